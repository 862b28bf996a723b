import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachLetter, withLetters } from '#shared/domain/clients/attach-letter'
import { largestLetterBytes, letterType } from '#shared/domain/clients/letter-type'
import { consentStanding, stoodAt } from '#shared/domain/consents/consent-standing'
import {
  currentVersion,
  editForm,
  hashOfWords,
  readFormOf,
  versionRead,
} from '#shared/domain/consents/form-versions'
import {
  giveConsent,
  isSigned,
  nothingAgreed,
  type SignedForm,
  tidyStroke,
  whatLacks,
} from '#shared/domain/consents/give-consent'
import { sharingAnswer } from '#shared/domain/consents/sharing-answer'
import { newForm, starterTexts } from '#shared/domain/consents/starter-forms'
import { endsWith, withdrawConsent } from '#shared/domain/consents/withdraw-consent'
import { mayBecome, mayBeRemoved } from '#shared/domain/may-change'
import { sendBlocks } from '#shared/domain/summary/summary-choices'
import type { Chart } from '#shared/schema/chart'
import type { Consent } from '#shared/schema/consent'
import { merge } from '#shared/sync/merge/merge'
import { ids, madeUpConsent, withdrawal } from './made-up-consent'

const when = { now: '2026-11-20T19:00:00.000Z', timeZone: 'America/Chicago' }
const touch = { updatedAt: when.now, updatedBy: ids.staff }
const stamp = {
  ...{ id: ids.consent, space: ids.other, createdAt: when.now, createdBy: ids.staff },
  ...touch,
}

const signed = (more: Partial<SignedForm> = {}): SignedForm => ({
  kind: 'treatment',
  clientId: ids.client,
  visitId: '',
  language: 'en',
  givenBy: { relation: 'client', name: 'Maya', authority: '' },
  shownBy: { how: 'typed', strokes: [], typedName: 'Maya', verbal: false, witnessName: '' },
  scope: nothingAgreed,
  sharing: null,
  expiresOn: null,
  expiresWith: '',
  askedBy: '',
  answers: [],
  note: '',
  ...more,
})
const sharing = (more: Partial<SignedForm> = {}) =>
  signed({
    kind: 'sharing',
    sharing: { providerId: ids.provider, parts: ['birth'], purpose: 'Care' },
    expiresOn: '2026-11-20',
    ...more,
  })

describe('a form that is signed', () => {
  it('lacks nothing, or says the first thing it lacks', () => {
    const lacks = (form: SignedForm) => whatLacks(form, '2026-11-20')
    expect(lacks(signed())).toBeNull()
    expect(lacks(signed({ givenBy: { relation: 'client', name: ' ', authority: '' } }))).toBe(
      'noName',
    )
    const byOther = { relation: 'representative', name: 'A', authority: ' ' } as const
    expect(lacks(signed({ givenBy: byOther }))).toBe('noAuthority')
    expect(lacks(signed({ kind: 'session' }))).toBe('noVisit')
    expect(lacks(signed({ scope: { ...nothingAgreed, nippleWork: true } }))).toBe(
      'nippleWithoutBreast',
    )
    expect(lacks(sharing())).toBeNull()
    expect(lacks(sharing({ expiresOn: '2026-11-19' }))).toBe('expired')
    expect(lacks(sharing({ expiresOn: null }))).toBe('noEnd')
    expect(lacks(sharing({ sharing: null }))).toBe('noRecipient')
    expect(lacks(sharing({ sharing: { providerId: ids.provider, parts: [], purpose: '' } }))).toBe(
      'noParts',
    )
  })

  it('takes a line for a signature, and a dot for none', () => {
    const drawn = (strokes: number[][]) =>
      isSigned({ how: 'drawn', strokes, typedName: 'Maya', verbal: false, witnessName: '' })
    expect(drawn([])).toBe(false)
    expect(drawn([[10, 10]])).toBe(false)
    expect(drawn([[0, 0, 119, 0]])).toBe(false)
    expect(drawn([[0, 0, 120, 0]])).toBe(true)
    expect(
      drawn([
        [0, 0, 60, 0],
        [0, 50, 60, 50],
      ]),
    ).toBe(true)
  })

  it('keeps a line of any length within what the record takes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            x: fc.double({ min: -5000, max: 5000, noNaN: true }),
            y: fc.double({ min: -5000, max: 5000, noNaN: true }),
          }),
          { maxLength: 4000 },
        ),
        (points) => {
          const line = tidyStroke(points)
          expect(line.length).toBeLessThanOrEqual(2000)
          expect(line.length % 2).toBe(0)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('keeps of a typed signature no stray lines, and which words were read', () => {
    const form = newForm('treatment', starterTexts.treatment, stamp)
    const version = currentVersion(form)
    if (!version) throw new Error('no version')
    const read = readFormOf(form.id, version, 'es')
    const shownBy = { ...signed().shownBy, strokes: [[0, 0, 500, 0]] }
    const given = giveConsent(signed({ shownBy, language: 'es' }), read, stamp, '2026-11-20')
    expect(given.ok && given.value.shownBy.strokes).toEqual([])
    expect(given.ok && given.value.form.sha256).toBe(hashOfWords(starterTexts.treatment, 'es'))
    expect(given.ok && given.value.startAt).toBe(when.now)
  })
})

describe('a form’s text', () => {
  it('becomes a new version when it is edited, and the old words are found by their hash', () => {
    const form = newForm('treatment', starterTexts.treatment, stamp)
    const first = currentVersion(form)
    if (!first) throw new Error('no version')
    const read = readFormOf(form.id, first, 'en')
    const words = { ...starterTexts.treatment, textEn: 'Shorter.' }
    const edited = editForm(form, words, touch)
    if (!edited.ok) throw new Error(edited.refusal)
    expect(currentVersion(edited.value)?.version).toBe(2)
    expect(currentVersion(edited.value)?.textEn).toBe('Shorter.')
    expect(versionRead(edited.value, read)?.textEn).toBe(starterTexts.treatment.textEn)
    expect(editForm(edited.value, words, touch)).toEqual({ ok: false, refusal: 'unchanged' })
    expect(editForm(form, { ...words, textEs: ' ' }, touch)).toEqual({
      ok: false,
      refusal: 'emptyText',
    })
  })
})

describe('a withdrawal', () => {
  it('is written down once, between the giving and now', () => {
    const said = { id: ids.other, byName: 'Maya', how: 'verbal', reason: '' } as const
    const at = (moment: string) => withdrawConsent(madeUpConsent(), { ...said, at: moment }, touch)
    expect(at('2026-11-20T18:00:00.000Z').ok).toBe(true)
    expect(at('2026-11-20T17:59:59.999Z')).toEqual({ ok: false, refusal: 'beforeGiven' })
    expect(at('2026-11-20T19:00:00.000Z').ok).toBe(true)
    expect(at('2026-11-20T19:00:00.001Z')).toEqual({ ok: false, refusal: 'future' })
    const done = at('2026-11-20T18:30:00.000Z')
    if (!done.ok) throw new Error(done.refusal)
    expect(withdrawConsent(done.value, { ...said, at: when.now }, touch)).toEqual({
      ok: false,
      refusal: 'alreadyWithdrawn',
    })
    expect(stoodAt(done.value, '2026-11-20T18:29:59.999Z', when.timeZone)).toBe(true)
    expect(stoodAt(done.value, '2026-11-20T18:30:00.000Z', when.timeZone)).toBe(false)
  })

  it('ends what was signed before it to the same end, and nothing else', () => {
    const signed = (name: string, more: Partial<Consent>): Consent =>
      madeUpConsent({ kind: 'treatment', visitId: '', ...more, id: name })
    const newest = signed('newest', {})
    const all = [
      newest,
      signed('lastYear', { startAt: '2025-11-20T18:00:00.000Z' }),
      signed('later', { startAt: '2026-11-20T18:30:00.000Z' }),
      signed('gone', { withdrawals: [withdrawal('2026-11-20T18:10:00.000Z')] }),
      signed('session', { kind: 'session', visitId: ids.visit }),
      signed('other', { clientId: ids.other }),
    ]
    const ending = (one: Consent) => endsWith(one, all).map(({ id }) => id)
    expect(ending(newest)).toEqual(['lastYear'])
    expect(endsWith(madeUpConsent({ kind: 'intake' }), all)).toEqual([])
    const shared = (providerId: string, id: string) =>
      signed(id, { kind: 'sharing', sharing: { providerId, parts: ['pain'], purpose: '' } })
    const [first, twice, elsewhere] = [
      shared(ids.provider, 'first'),
      shared(ids.provider, 'twice'),
      shared(ids.other, 'elsewhere'),
    ]
    expect(endsWith(twice, [first, twice, elsewhere]).map(({ id }) => id)).toEqual(['first'])
  })

  it('ends it whatever another laptop’s clock says', () => {
    const ahead = madeUpConsent({ withdrawals: [withdrawal('2027-01-01T00:00:00.000Z')] })
    expect(consentStanding(ahead, when)).toBe('withdrawn')
  })

  it('stands after a merge in either order, whatever both sides did', () => {
    const side = fc.record({
      withdrawn: fc.boolean(),
      reviewed: fc.boolean(),
      minute: fc.integer({ min: 1, max: 50 }),
    })
    const made = (
      base: Consent,
      { withdrawn, reviewed, minute }: typeof side extends fc.Arbitrary<infer T> ? T : never,
      id: string,
    ): Consent => {
      const at = `2026-11-20T18:${String(minute).padStart(2, '0')}:00.000Z`
      return {
        ...base,
        updatedAt: at,
        withdrawals: withdrawn ? [withdrawal(at, id)] : [],
        review: reviewed ? { at, by: ids.staff, taken: [] } : null,
      }
    }
    fc.assert(
      fc.property(side, side, fc.boolean(), (a, b, hasBase) => {
        const base = madeUpConsent()
        const mine = { record: made(base, a, ids.other), deleted: false }
        const theirs = { record: made(base, b, ids.provider), deleted: false }
        const from = hasBase ? { record: base, deleted: false } : null
        const one = merge('consents', from, mine, theirs).record
        const two = merge('consents', from, theirs, mine).record
        const withdrawn = a.withdrawn || b.withdrawn
        expect(consentStanding(one, when) === 'withdrawn').toBe(withdrawn)
        expect(consentStanding(two, when) === 'withdrawn').toBe(withdrawn)
        // And again with a side that never heard of it.
        const again = merge(
          'consents',
          from,
          { record: one, deleted: false },
          { record: base, deleted: false },
        ).record
        expect(consentStanding(again, when) === 'withdrawn').toBe(withdrawn)
      }),
    )
  })
})

describe('the store’s own rule', () => {
  const given = madeUpConsent()
  const back = { ...given, ...touch, withdrawals: [withdrawal(when.now)] }
  it('lets a withdrawal be added to a consent and nothing else be changed', () => {
    expect(mayBeRemoved('consents')).toBe(false)
    expect(mayBecome('consents', given, back)).toBe(true)
    expect(mayBecome('consents', back, given)).toBe(false)
    expect(mayBecome('consents', back, { ...back, withdrawals: [withdrawal(given.startAt)] })).toBe(
      false,
    )
    const more: Partial<Consent>[] = [
      { expiresOn: '2030-01-01' },
      { scope: { ...given.scope, nippleWork: true } },
      { visitId: ids.other },
      { clientId: ids.other },
      { note: 'x' },
    ]
    for (const part of more) expect(mayBecome('consents', given, { ...given, ...part })).toBe(false)
    const review = { at: when.now, by: ids.staff, taken: [] }
    expect(mayBecome('consents', given, { ...given, review })).toBe(true)
    expect(mayBecome('consents', { ...given, review }, { ...given, review: null })).toBe(false)
  })
})

describe('sharing', () => {
  const member = {
    ...{ id: ids.other, providerId: ids.provider, role: 'obgyn' as const },
    ...{ sharing: 'agreed' as const, sharingOn: '2026-11-01' },
  }
  const parent = { id: ids.client, careTeam: [member] }
  const permission = (more: Partial<Consent> = {}) =>
    madeUpConsent({
      kind: 'sharing',
      visitId: '',
      sharing: { providerId: ids.provider, parts: ['birth', 'plan'], purpose: 'Care' },
      expiresOn: '2026-11-20',
      ...more,
    })
  const choices = {
    ...{ ask: 'May I?', message: '', parts: ['birth' as const] },
    recipientRole: 'obgyn' as const,
  }
  const blocks = (consents: Consent[], now = when.now, parts = choices.parts) =>
    sendBlocks(
      { ...choices, parts },
      sharingAnswer(parent, consents, ids.provider, { ...when, now }),
      true,
      'parent',
    )

  it('counts the old answer where nothing is signed, and the signature where something is', () => {
    expect(blocks([])).toEqual([])
    expect(blocks([permission()])).toEqual([])
    expect(blocks([permission()], when.now, ['pain' as never])).toEqual(['partNotAgreed'])
    expect(blocks([permission()], '2026-11-21T06:00:00.000Z')).toEqual(['sharingExpired'])
    const back = permission({ withdrawals: [withdrawal('2026-11-20T18:30:00.000Z')] })
    expect(blocks([back])).toEqual(['sharingWithdrawn'])
    const anew = permission({ id: ids.other, startAt: '2026-11-20T18:45:00.000Z' })
    expect(blocks([back, anew])).toEqual([])
  })

  it('lets a “no” on the care team stand above a signature', () => {
    const no = { id: ids.client, careTeam: [{ ...member, sharing: 'declined' as const }] }
    expect(sharingAnswer(no, [permission()], ids.provider, when)?.sharing).toBe('declined')
  })

  it('is for one recipient and one family', () => {
    const other = permission({ sharing: { providerId: ids.other, parts: ['plan'], purpose: '' } })
    const stranger = permission({ clientId: ids.other })
    const asked = { id: ids.client, careTeam: [] }
    expect(sharingAnswer(asked, [other, stranger], ids.provider, when)).toBeNull()
  })
})

describe('a letter', () => {
  const bytes = (...start: number[]) => Uint8Array.from([...start, 0, 0, 0])
  it('is what its bytes say, up to ten megabytes', () => {
    expect(letterType(bytes(0x25, 0x50, 0x44, 0x46, 0x2d))).toEqual({
      ok: true,
      value: 'application/pdf',
    })
    expect(letterType(bytes(0xff, 0xd8, 0xff))).toEqual({ ok: true, value: 'image/jpeg' })
    expect(letterType(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)).ok).toBe(true)
    const web = new TextEncoder().encode('<html>%PDF-')
    expect(letterType(web)).toEqual({ ok: false, refusal: 'notALetter' })
    expect(letterType(new Uint8Array())).toEqual({ ok: false, refusal: 'empty' })
    const large = (size: number) => {
      const file = new Uint8Array(size)
      file.set([0xff, 0xd8, 0xff])
      return letterType(file).ok
    }
    expect(large(largestLetterBytes)).toBe(true)
    expect(large(largestLetterBytes + 1)).toBe(false)
  })

  it('takes the place of the one before, which is kept', () => {
    const clearance = {
      ...{ id: ids.other, providerId: null, scope: 'Full body', givenOn: '2026-11-01' },
      ...{ expiresOn: null, fileId: null },
    }
    const chart = { clearances: [clearance] } as unknown as Chart
    const first = attachLetter(chart, { clearanceId: ids.other, fileId: ids.form }, touch)
    if (!first.ok) throw new Error(first.refusal)
    const second = attachLetter(first.value, { clearanceId: ids.other, fileId: ids.visit }, touch)
    if (!second.ok) throw new Error(second.refusal)
    expect(second.value.clearances[0]).toMatchObject({
      fileId: ids.visit,
      earlierFileIds: [ids.form],
    })
    // Taken off, it stays to be read, and can stand again; no letter is listed twice.
    const off = attachLetter(second.value, { clearanceId: ids.other, fileId: null }, touch)
    if (!off.ok) throw new Error(off.refusal)
    expect(off.value.clearances[0]).toMatchObject({
      ...{ fileId: null, earlierFileIds: [ids.form, ids.visit] },
    })
    const again = attachLetter(off.value, { clearanceId: ids.other, fileId: ids.form }, touch)
    expect(again.ok && again.value.clearances[0]).toMatchObject({
      ...{ fileId: ids.form, earlierFileIds: [ids.visit] },
    })
    // A form that was opened before the letters came.
    expect(
      withLetters(second.value.clearances, [{ ...clearance, scope: 'Belly' }])[0],
    ).toMatchObject({ scope: 'Belly', fileId: ids.visit, earlierFileIds: [ids.form] })
  })
})
