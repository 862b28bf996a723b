import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sendAgain } from '#renderer/data/commands/send-again'
import { type SummaryToSend, sendSummary } from '#renderer/data/commands/send-summary'
import type { Session } from '#renderer/data/session'
import { disclosures } from '#shared/domain/share/disclosures'
import { choicesOf } from '#shared/domain/summary/summary-choices'
import { ok } from '#shared/result'
import type { SendMethod, Summary } from '#shared/schema/summary'
import { sessionOver } from '../clinical/clinical-store'
import { parent, provider } from '../summary/summary-sources'
import { material, space, summary } from './summary-to-send'

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

let session: Session
/** What left this laptop: the names of files written whole, and pages printed. */
let out: string[]
/** What happens while the person looks for a place, or while the page goes out. */
let meanwhile: { choosing?: () => Promise<unknown>; leaving?: () => Promise<unknown> }

beforeEach(async () => {
  kept.clear()
  out = []
  meanwhile = {}
  const opened = await sessionOver([
    ...(['summaries', 'clients', 'providers', 'consents', 'catalog'] as const),
  ])
  session = { ...opened, timeZone: () => 'America/Los_Angeles' }
  const { store } = session
  await store.insert('clients', { ...parent, space })
  await store.insert('providers', { ...provider, space })
  await store.insert('summaries', summary)
  const call = async (channel: string) => {
    if (channel === 'file.create') {
      await meanwhile.choosing?.()
      return ok({ handle: 'handle', fileName: 'page.file' })
    }
    if (channel === 'file.commit' || channel === 'document.print') {
      out.push(channel)
      await meanwhile.leaving?.()
    }
    if (channel === 'file.discard') out.push(channel)
    return channel === 'document.put' ? { token: 'again' } : ok(undefined)
  }
  vi.stubGlobal('window', { doorstep: { call } })
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await session.store.close()
})

const send = (how: SendMethod = 'pdf', more: Partial<SummaryToSend> = {}) =>
  sendSummary(session, {
    ...{ summaryId: summary.id, updatedAt: summary.updatedAt, how, byFax: false, material },
    ...{ leftOut: '', today: '2026-11-21', ...more },
  })
const again = (how: 'pdf' | 'print') =>
  sendAgain(session, { summaryId: summary.id, how, byFax: false, today: '2026-11-21' })
const change = (more: Partial<Summary>) =>
  session.store.change('summaries', summary.id, (one) => ok({ ...one, ...more }))
const decline = () =>
  session.store.change('clients', parent.id, (one) =>
    ok({ ...one, careTeam: one.careTeam.map((each) => ({ ...each, sharing: 'declined' })) }),
  )
const allSummaries = async () =>
  (await session.store.collections.summaries.find().exec()).map((one) => one.toJSON() as Summary)
const saved = async () => {
  const found = await session.store.read('summaries', summary.id)
  if (!found) throw new Error('no summary')
  return found
}
const edited = { ask: 'Another question?', updatedAt: '2026-11-21T23:00:00.000Z' }

describe('while a place is chosen for a page', () => {
  it('nothing happens: it leaves, its copies are kept, and the record says what and to whom', async () => {
    expect(await send()).toEqual(ok({ fileName: 'page.file' }))
    expect(out).toEqual(['file.commit'])
    const sent = await saved()
    expect(sent).toMatchObject({ state: 'sent', sentHow: 'pdf', ask: summary.ask })
    expect(sent.disclosure).toMatchObject({ parts: summary.parts, authority: 'said' })
    expect(kept.has(sent.fileId ?? '')).toBe(true)
  })

  it.each([
    ['the client says no', 'notAllowed', () => decline()],
    ['the draft is changed', 'changedMeanwhile', () => change(edited)],
    ['it is sent elsewhere', 'final', () => change({ state: 'sent' })],
    ['it is removed', 'gone', () => session.store.remove('summaries', summary.id)],
  ] as const)('%s: it does not leave, and no copy stays', async (_what, refusal, happens) => {
    meanwhile.choosing = happens
    expect(await send()).toEqual({ ok: false, refusal })
    expect(out).toEqual(['file.discard'])
    expect(kept.size).toBe(0)
    expect(disclosures(await allSummaries(), [])).toEqual([])
  })

  it('the client says no: what was sent before does not leave again', async () => {
    await send()
    const before = kept.size
    meanwhile.choosing = decline
    expect(await again('pdf')).toEqual({ ok: false, refusal: 'notAllowed' })
    expect(await again('print')).toEqual({ ok: false, refusal: 'notAllowed' })
    expect(out).toEqual(['file.commit', 'file.discard'])
    expect(kept.size).toBe(before)
    expect(await allSummaries()).toHaveLength(1)
  })
})

describe('while a page goes out', () => {
  it('the draft is changed: the record says what left, and the change goes on as a draft', async () => {
    meanwhile.leaving = () => change({ ...edited, parts: ['vitals'], recipientRole: 'doula' })
    expect((await send('print')).ok).toBe(true)
    expect(choicesOf(await saved())).toEqual(choicesOf(summary))
    const drafts = (await allSummaries()).filter(({ state }) => state === 'draft')
    expect(drafts).toMatchObject([{ ask: edited.ask, parts: ['vitals'], recipientRole: 'doula' }])
  })

  it('the draft is removed: what was sent is there again', async () => {
    meanwhile.leaving = () => session.store.remove('summaries', summary.id)
    expect((await send('print')).ok).toBe(true)
    expect(await saved()).toMatchObject({ state: 'sent', sentHow: 'print', ask: summary.ask })
    expect(disclosures(await allSummaries(), [])).toHaveLength(1)
  })

  it('another laptop sends it: both are in the log, with the words of the encrypted page', async () => {
    meanwhile.leaving = () => change({ state: 'sent', sentAt: edited.updatedAt, sentHow: 'pdf' })
    expect((await send('page')).ok).toBe(true)
    const lines = disclosures(await allSummaries(), [])
    expect(lines.map(({ disclosure }) => disclosure.method).sort()).toEqual(['page', 'pdf'])
    const [entry] = (await allSummaries()).filter((one) => one.entry)
    expect(entry?.entry).toMatchObject({ kind: 'disclosed', summaryId: summary.id })
    expect(entry?.entry?.disclosure?.passphrase?.split(/[ -]/)).toHaveLength(7)
    expect(entry?.entry?.disclosure?.replyKey).not.toBe('')
    expect(kept.has(entry?.sentFileId ?? '')).toBe(true)
  })
})
