import { firstValueFrom } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeLinkPlaces } from '#renderer/data/commands/make-link-places'
import { revokeLink } from '#renderer/data/commands/revoke-link'
import { sendAgain } from '#renderer/data/commands/send-again'
import { sendSummary } from '#renderer/data/commands/send-summary'
import { placesLeftHere } from '#renderer/data/queries/links'
import type { Session } from '#renderer/data/session'
import { tendLinks } from '#renderer/data/sync/keep-links'
import { linkTroubles$ } from '#renderer/data/sync/link-changes'
import { fromUtf8 } from '#shared/crypto/bytes'
import { openLinkFile } from '#shared/crypto/link-file'
import { nothingAgreed } from '#shared/domain/consents/give-consent'
import { disclosures } from '#shared/domain/share/disclosures'
import { newPlace } from '#shared/domain/share/link'
import { linkStanding, linksOf, type SentLink } from '#shared/domain/share/link-standing'
import { entriesOf, standingOf } from '#shared/domain/share/standing'
import { ok, refused } from '#shared/result'
import type { Client } from '#shared/schema/client'
import type { Summary } from '#shared/schema/summary'
import { mergeFinal } from '#shared/sync/merge/final'
import { sessionOver } from '../clinical/clinical-store'
import { idOf, parent, provider } from '../summary/summary-sources'
import { ids as visitIds } from '../visit/visit-fixture'
import { made, material, space, summary } from './summary-to-send'

const kept = vi.hoisted(() => new Map<string, { readonly bytes: Uint8Array<ArrayBuffer> }>())
vi.mock('#renderer/data/files/files', () => ({
  putFile: async (_keyring: unknown, _space: string, id: string, file: never) => {
    kept.set(id, file)
    return { ok: true, value: undefined }
  },
  readFile: async (_keyring: unknown, _space: string, id: string) => {
    const value = kept.get(id)
    return value ? { ok: true, value } : { ok: false, refusal: 'missing' }
  },
  removeFile: async (_space: string, id: string) => void kept.delete(id),
}))

const acts = vi.hoisted((): unknown[] => [])
vi.mock('#renderer/data/audit/record-act', async (original) => ({
  ...(await original<object>()),
  recordAct: async (_session: unknown, act: unknown) => acts.push(act) > 0,
}))

const places = [newPlace(), newPlace()]
const done = { reason: 'moves', isDone: true }

let session: Session
let now: string
/** The server as far as links know it: place by place what lies there; a place that is not in it is none. */
let server: Map<string, Uint8Array | 'empty' | 'removed'>
let online: boolean
/** Places that the server answers badly for, with the answer. */
let sick: Map<string, unknown>
let address: string | null

const bridge = async (channel: string, args: never): Promise<unknown> => {
  const asked = args as { place: string; file: Uint8Array; places: { place: string }[] }
  switch (channel) {
    case 'server.state':
      return { server: address === null ? null : { address, userName: 'laptop' } }
    case 'links.makePlaces':
      if (!online) return refused({ code: 'offline' })
      for (const { place } of asked.places) if (!server.has(place)) server.set(place, 'empty')
      return ok({ places: asked.places.map(({ place }) => place), browsers: 'notAsked' })
    case 'links.put': {
      if (!online) return refused({ code: 'offline' })
      if (sick.has(asked.place)) return sick.get(asked.place)
      const there = server.get(asked.place)
      if (there === undefined) return ok({ outcome: 'noPlace' })
      if (there === 'removed') return ok({ outcome: 'removed' })
      if (there !== 'empty' && Buffer.compare(there, asked.file) !== 0) {
        return ok({ outcome: 'taken' })
      }
      server.set(asked.place, asked.file)
      return ok({ outcome: 'live' })
    }
    case 'links.remove':
      if (!online) return refused({ code: 'offline' })
      if (sick.has(asked.place)) return sick.get(asked.place)
      if (server.has(asked.place)) server.set(asked.place, 'removed')
      return ok({ outcome: 'removed' })
    default:
      throw new Error(channel)
  }
}

beforeEach(async () => {
  kept.clear()
  acts.length = 0
  now = '2026-11-21T12:00:00.000Z'
  server = new Map(places.map((place) => [place, 'empty']))
  online = false
  sick = new Map()
  address = 'https://couch.example.org'
  linkTroubles$.next(new Map())
  const opened = await sessionOver([
    ...(['summaries', 'clients', 'providers', 'consents', 'catalog', 'staff'] as const),
  ])
  session = {
    ...{ ...opened, now: () => now, timeZone: () => 'America/Los_Angeles' },
    // Of what was opened a link asks only which laptop this is.
    opened: { deviceId: visitIds.space } as Session['opened'],
  }
  const { store, staffId } = session
  await store.insert('clients', { ...parent, space })
  await store.insert('providers', { ...provider, space })
  await store.insert('summaries', summary)
  const { deviceId } = session.opened
  const laptop = { deviceId, publicKey: 'key', addedAt: now, linkPlaces: places }
  await store.insert('staff', { ...made.therapist, space, id: staffId, signingKeys: [laptop] })
  vi.stubGlobal('window', { doorstep: { call: bridge } })
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await session.store.close()
})

const wish = { days: 7, label: 'Summary for you' } as const
const send = () =>
  sendSummary(session, {
    ...{ summaryId: summary.id, updatedAt: summary.updatedAt, how: 'link', byFax: false, material },
    ...{ leftOut: '', today: '2026-11-21', wish },
  })
const again = () =>
  sendAgain(session, {
    ...{ summaryId: summary.id, how: 'link', byFax: false, today: '2026-11-21', wish },
  })
const records = async () =>
  (await session.store.collections.summaries.find().exec()).map((one) => one.toJSON() as Summary)
const links = async (): Promise<SentLink[]> => {
  const all = await records()
  const sent = all.find(({ id }) => id === summary.id)
  return sent ? linksOf(sent, entriesOf(all, summary.id)) : []
}
const newest = async (): Promise<SentLink> => {
  const [link] = await links()
  if (!link) throw new Error('no link')
  return link
}
const states = async () => (await links()).map((one) => linkStanding(one, now).state)
const sync = async () => {
  online = true
  await tendLinks(session)
}
const left = () =>
  firstValueFrom(placesLeftHere(session.store, session.staffId, session.opened.deviceId))
const answer = (sharing: 'agreed' | 'declined') =>
  session.store.change('clients', parent.id, (one) =>
    ok({ ...one, careTeam: one.careTeam.map((each) => ({ ...each, sharing })) }),
  )
const lies = async () => server.get((await newest()).link.place)

describe('a link that is made with no network', () => {
  it('is kept with its file, stands in the log, and uses one place up', async () => {
    expect(await send()).toEqual(ok({ fileName: '' }))
    expect(await states()).toEqual(['waiting'])
    expect(await left()).toBe(1)
    const { link, fileId } = await newest()
    const file = kept.get(fileId ?? '')
    const opened = await openLinkFile(fromUtf8(file?.bytes ?? new Uint8Array()), link.key)
    expect(opened).toMatchObject({ ok: true, value: { type: 'application/fhir+json' } })
    expect(JSON.parse(opened.ok ? opened.value.content : '{}').resourceType).toBe('Bundle')
    expect(disclosures(await records(), [])).toMatchObject([
      { summaryId: summary.id, disclosure: { method: 'link', parts: summary.parts } },
    ])
    const all = await records()
    const sent = all.find(({ id }) => id === summary.id)
    if (!sent) throw new Error('gone')
    const clock = { now, timeZone: 'UTC' }
    expect(standingOf(sent, entriesOf(all, summary.id), clock).status).toBe('notLive')
  })

  it('goes live with the next sync, is told once, and stays as it is', async () => {
    await send()
    await tendLinks(session)
    expect(await states()).toEqual(['waiting'])
    await sync()
    await sync()
    expect(await states()).toEqual(['live'])
    expect((await newest()).events).toHaveLength(1)
    const all = await records()
    const sent = all.find(({ id }) => id === summary.id)
    if (!sent) throw new Error('gone')
    const clock = { now, timeZone: 'UTC' }
    expect(standingOf(sent, entriesOf(all, summary.id), clock)).toMatchObject({
      status: 'sent',
      link: { state: 'live' },
    })
  })

  it.each([
    ['no server', 'noServer', () => (address = null)],
    ['an address too long', 'addressTooLong', () => (address = `https://${'x'.repeat(60)}`)],
  ])('%s: nothing is made and nothing used up', async (_what, refusal, happens) => {
    happens()
    expect(await send()).toEqual(refused(refusal))
    expect(await links()).toEqual([])
    expect(await left()).toBe(2)
    expect(kept.size).toBe(0)
  })

  it('no place left: it says so, and the next is made once there is one', async () => {
    await send()
    expect((await again()).ok).toBe(true)
    expect(await again()).toEqual(refused('noPlace'))
    expect(new Set((await links()).map(({ link }) => link.place)).size).toBe(2)
    const asked = { adminName: 'a', adminPassword: 'b', forBrowsers: false, onProgress: () => {} }
    const { signal } = new AbortController()
    expect(await makeLinkPlaces(session, { ...asked, signal })).toEqual(refused('offline'))
    expect(await left()).toBe(0)
    online = true
    expect(await makeLinkPlaces(session, { ...asked, signal })).toMatchObject(
      ok({ made: 12, browsers: 'notAsked' }),
    )
    expect(await left()).toBe(12)
    expect((await again()).ok).toBe(true)
  })
})

describe('a link that is taken back', () => {
  it('while live: its file goes, and the place stays empty', async () => {
    await send()
    await sync()
    const { link } = await newest()
    online = false
    await revokeLink(session, { summaryId: summary.id, linkId: link.id })
    expect(await states()).toEqual(['ending'])
    expect(acts.at(-1)).toEqual({
      ...{ what: 'changedAccess', collection: 'summaries', recordId: summary.id },
      ...{ clientId: parent.id, how: 'link' },
    })
    await sync()
    expect(await states()).toEqual(['revoked'])
    expect(await lies()).toBe('removed')
  })

  it('before it was live: it never goes there', async () => {
    await send()
    const { link } = await newest()
    await revokeLink(session, { summaryId: summary.id, linkId: link.id })
    await sync()
    expect(await lies()).toBe('removed')
    expect(await states()).toEqual(['revoked'])
  })
})

describe('a link whose time or permission ended', () => {
  it('expired: its file goes with the next sync', async () => {
    await send()
    await sync()
    now = '2026-11-28T12:00:00.000Z'
    expect(await states()).toEqual(['expired'])
    await sync()
    expect(await lies()).toBe('removed')
    expect(linkStanding(await newest(), now)).toMatchObject({ state: 'expired', removed: true })
  })

  it('the client says no: what waits never goes there, and it is not made again by a later yes', async () => {
    await send()
    await answer('declined')
    await sync()
    expect(await lies()).toBe('removed')
    expect(linkStanding(await newest(), now)).toMatchObject({
      state: 'revoked',
      why: 'permissionEnded',
    })
    await answer('agreed')
    await sync()
    expect(await lies()).toBe('removed')
  })

  const careTeam = (change: (one: Client) => Client) =>
    session.store.change('clients', parent.id, (one) => ok(change(one)))
  const signs = (parts: Summary['parts'], startAt: string) => {
    const { store, staffId } = session
    return store.insert('consents', {
      ...{ id: idOf(880), space, createdAt: now, createdBy: staffId, updatedAt: now },
      ...{ updatedBy: staffId, kind: 'sharing', clientId: parent.id, startAt, visitId: '' },
      form: { formId: idOf(884), version: 1, language: 'en', sha256: 'a'.repeat(64) },
      givenBy: { relation: 'client', name: 'Ines', authority: '' },
      shownBy: { how: 'typed', strokes: [], typedName: 'Ines', verbal: true, witnessName: '' },
      ...{ scope: nothingAgreed, expiresOn: null, expiresWith: '', askedBy: '', answers: [] },
      ...{ withdrawals: [], review: null, note: '' },
      sharing: { providerId: summary.providerId, parts, purpose: 'Care' },
    })
  }
  it.each([
    ['the provider leaves the care team', () => careTeam((one) => ({ ...one, careTeam: [] }))],
    [
      'the answer is set back to not asked',
      () =>
        careTeam((one) => ({
          ...one,
          careTeam: one.careTeam.map((each) => ({ ...each, sharing: 'notAsked', sharingOn: null })),
        })),
    ],
    ['a smaller permission is signed', () => signs(['birth'], now)],
    [
      'the family is handed to another therapist',
      () =>
        careTeam((one) => ({
          ...{ ...one, status: 'archived' },
          handedTo: { staffId: idOf(881), clientId: idOf(882), at: now, by: idOf(883), ...done },
        })),
    ],
  ])('a live link goes when %s', async (_what, happens) => {
    await send()
    await sync()
    await happens()
    await sync()
    expect(await lies()).toBe('removed')
    expect(linkStanding(await newest(), now)).toMatchObject({
      ...{ state: 'revoked', why: 'permissionEnded' },
    })
    expect(linkTroubles$.value.size).toBe(0)
  })

  it('a permission that begins later by this laptop’s clock ends none', async () => {
    await send()
    await sync()
    await signs(summary.parts, '2026-11-21T12:05:00.000Z')
    await sync()
    expect(await states()).toEqual(['live'])
  })

  it('whom it is for has not come here: what waits is held back, and what is open is said to be', async () => {
    await send()
    await session.store.remove('providers', provider.id)
    await sync()
    const { link } = await newest()
    expect(linkTroubles$.value.get(link.id)).toBe('notAllowed')
    expect(await lies()).toBe('empty')
    await session.store.insert('providers', { ...provider, space })
    await sync()
    await session.store.remove('providers', provider.id)
    await sync()
    expect(linkTroubles$.value.get(link.id)).toBe('unknownWhose')
    expect(await states()).toEqual(['live'])
  })

  it('the client says no: no new one is made', async () => {
    await send()
    await answer('declined')
    expect(await again()).toEqual(refused('notAllowed'))
    expect(await left()).toBe(1)
  })
})

describe('a server that treats one link badly', () => {
  const both = async () => {
    await send()
    now = '2026-11-21T12:01:00.000Z'
    await again()
    const [newer, older] = await links()
    if (!newer || !older) throw new Error('two links')
    return { newer: newer.link, older: older.link }
  }

  it.each([
    ['does not take its file', ok({ outcome: 'notTaken' })],
    ['answers with another page', refused({ code: 'portal' })],
  ])('%s: the others go live, and that is said', async (_what, answers) => {
    const { newer, older } = await both()
    sick.set(newer.place, answers)
    await sync()
    expect(await states()).toEqual(['waiting', 'live'])
    expect([...linkTroubles$.value]).toEqual([[newer.id, 'notTaken']])
    expect(server.get(older.place)).toBeInstanceOf(Uint8Array)
    sick.clear()
    await sync()
    expect(await states()).toEqual(['live', 'live'])
    expect(linkTroubles$.value.size).toBe(0)
  })

  it('keeps the file of one: the others that were taken back go, and it is tried again', async () => {
    const { newer, older } = await both()
    await sync()
    for (const { id } of [newer, older]) {
      await revokeLink(session, { summaryId: summary.id, linkId: id })
    }
    sick.set(newer.place, ok({ outcome: 'stillThere' }))
    await sync()
    expect(await states()).toEqual(['ending', 'revoked'])
    expect(linkTroubles$.value.get(newer.id)).toBe('stillThere')
    sick.clear()
    await sync()
    expect(await states()).toEqual(['revoked', 'revoked'])
  })

  it('falls silent over a file: what was taken back has gone before', async () => {
    const { newer, older } = await both()
    await revokeLink(session, { summaryId: summary.id, linkId: older.id })
    sick.set(newer.place, refused({ code: 'silent' }))
    await sync()
    expect(server.get(older.place)).toBe('removed')
    expect(await states()).toEqual(['waiting', 'revoked'])
  })
})

describe('one draft that two laptops sent by link', () => {
  it('is taken back on one of them, and stays so when its page becomes a second one', async () => {
    await send()
    const { link } = await newest()
    await revokeLink(session, { summaryId: summary.id, linkId: link.id })
    const before = await records()
    const mine = before.find(({ id }) => id === summary.id)
    if (!mine) throw new Error('gone')
    const theirs = { ...mine, sentAt: '2026-11-21T11:00:00.000Z', disclosure: undefined }
    const version = (record: Summary) => ({ record, deleted: false })
    const merged = mergeFinal('summaries', null, version(mine), version(theirs))
    const [second] = merged?.extras ?? []
    if (!second) throw new Error('no second page')
    const all = [theirs, second, ...before.filter(({ id }) => id !== summary.id)]
    const [kept] = linksOf(second, entriesOf(all, second.id))
    expect(kept && linkStanding(kept, now).state).toBe('ending')
  })
})

describe('a server that is not as it was', () => {
  it('replaced: its places are made again, and what is live goes back', async () => {
    await send()
    await sync()
    server = new Map()
    await sync()
    const { link } = await newest()
    expect(linkTroubles$.value.get(link.id)).toBe('noPlace')
    const asked = { adminName: 'a', adminPassword: 'b', forBrowsers: false, onProgress: () => {} }
    await makeLinkPlaces(session, { ...asked, signal: new AbortController().signal })
    await sync()
    expect(linkTroubles$.value.size).toBe(0)
    expect(await lies()).toBeInstanceOf(Uint8Array)
    // The empty places came back with it.
    expect(server.has(places[1] ?? '') && server.has(places[0] ?? '')).toBe(true)
  })

  it('at another address: nothing is sent there, and that is said', async () => {
    await send()
    address = 'https://other.example.org'
    await sync()
    expect(linkTroubles$.value.get((await newest()).link.id)).toBe('elsewhere')
    expect(await lies()).toBe('empty')
  })

  it('another file in its place: it can never work, and that is said', async () => {
    await send()
    const { link } = await newest()
    server.set(link.place, new Uint8Array([1]))
    await sync()
    expect(await states()).toEqual(['failed'])
  })

  it('taken back on another laptop whose word has not come: it is left as it is', async () => {
    await send()
    const { link } = await newest()
    server.set(link.place, 'removed')
    await sync()
    expect(await lies()).toBe('removed')
    expect((await newest()).events).toEqual([])
  })

  it('its file not on this laptop yet: that is said, and nothing else is put there', async () => {
    await send()
    const { link, fileId } = await newest()
    kept.delete(fileId ?? '')
    await sync()
    expect(linkTroubles$.value.get(link.id)).toBe('noFile')
    expect(await lies()).toBe('empty')
  })
})
