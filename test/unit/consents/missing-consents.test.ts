import { describe, expect, it } from 'vitest'
import {
  ageOn,
  agreedScope,
  type ConsentFacts,
  missingConsents,
  missingWords,
} from '#shared/domain/consents/missing-consents'
import { seedFor } from '#shared/domain/consents/state-rules'
import {
  coachingTakenBack,
  coachingTakenBackAt,
  takenBack,
  takenBackAt,
} from '#shared/domain/consents/taken-back'
import type { StateRule } from '#shared/schema/catalog-entry'
import type { Consent } from '#shared/schema/consent'
import { ids, madeUpConsent as unsigned, withdrawal } from './made-up-consent'

const confirmed = (region: string, more: Partial<StateRule> = {}): StateRule => ({
  ...seedFor(region),
  breastMassage: 'allowed',
  confirmedAt: '2026-11-01T12:00:00.000Z',
  confirmedBy: ids.staff,
  ...more,
})

/** By the therapist, before the session; what stands in it is not looked at here. */
const bySelf = (
  signedAt = '2026-11-20T18:02:00.000Z',
): NonNullable<Consent['therapistSigned']> => ({
  ...{ algorithm: 'Ed25519', publicKey: '', value: '', deviceId: ids.other },
  ...{ signedAs: 'Ana Ruiz, LMT', signedAt, by: ids.staff },
})
const madeUpConsent = (more: Partial<Consent> = {}): Consent =>
  unsigned({ therapistSigned: bySelf(), ...more })

const facts = (more: Partial<ConsentFacts> = {}): ConsentFacts => ({
  visit: {
    id: ids.visit,
    clientId: ids.client,
    therapistId: ids.staff,
    startAt: '2026-11-20T18:00:00.000Z',
    endAt: '2026-11-20T19:00:00.000Z',
    timeZone: 'America/Chicago',
  },
  serviceKind: 'breast',
  consents: [madeUpConsent()],
  rules: [confirmed('TX')],
  region: 'TX',
  dateOfBirth: '1994-05-02',
  training: null,
  breastClearedUntil: [],
  now: '2026-11-20T18:05:00.000Z',
  ...more,
})
const kinds = (more: Partial<ConsentFacts> = {}) =>
  missingConsents(facts(more)).map(({ kind }) => kind)

describe('before a breast session', () => {
  it('asks for the state, and for the practice’s word about its law', () => {
    expect(kinds({ region: '' })).toEqual(['noState'])
    expect(kinds({ rules: undefined })).toEqual(['stateNotConfirmed'])
    expect(kinds({ region: 'OR' })).toEqual(['stateNotConfirmed'])
    expect(kinds({ rules: [confirmed('TX', { breastMassage: 'notAllowed' })] })).toEqual([
      'notAllowedHere',
    ])
  })

  it('knows a state however its address writes it', () => {
    for (const region of ['tx', ' TX ', 'Tx.', 'Texas']) expect(kinds({ region })).toEqual([])
  })

  it('wants in Texas the therapist’s own signature too, before the session and not after it', () => {
    expect(kinds({ consents: [unsigned()] })).toEqual(['therapistNotSigned'])
    const late = unsigned({ therapistSigned: bySelf('2026-11-20T18:08:00.000Z') })
    expect(kinds({ consents: [late] })).toEqual(['therapistNotSigned'])
    expect(kinds({ consents: [late], now: '2026-11-20T18:06:00.000Z' })).toEqual([])
    // A rule that was confirmed before it was asked goes by what was read of its state.
    const { therapistSigns: _, ...before } = confirmed('TX')
    expect(kinds({ rules: [before], consents: [unsigned()] })).toEqual(['therapistNotSigned'])
    const read = [confirmed('TX', { therapistSigns: false })]
    expect(kinds({ rules: read, consents: [unsigned()] })).toEqual([])
    const oregon = [confirmed('OR', { offersWitness: false })]
    expect(kinds({ rules: oregon, region: 'OR', consents: [unsigned()] })).toEqual([])
  })

  it('takes in Texas nobody else’s signature for the therapist’s, and says that a new consent is needed', () => {
    const other = { ...bySelf(), by: ids.other, signedAs: 'Eva Stone' }
    const theirs = unsigned({ therapistSigned: other })
    const [gap, ...more] = missingConsents(facts({ consents: [theirs] }))
    expect(gap).toEqual({ kind: 'signedByAnother', signedAs: 'Eva Stone' })
    expect(more).toEqual([])
    expect(gap && missingWords(gap)).toMatch(/Eva Stone.*Take a new consent/)
    const own = madeUpConsent({ id: ids.provider })
    expect(kinds({ consents: [theirs, own] })).toEqual([])
    const read = [confirmed('TX', { therapistSigns: false })]
    expect(kinds({ rules: read, consents: [theirs] })).toEqual([])
  })

  it('wants in Texas a signature for each session', () => {
    expect(kinds()).toEqual([])
    expect(kinds({ consents: [] })).toEqual(['breast'])
    expect(kinds({ consents: [madeUpConsent({ visitId: ids.other })] })).toEqual(['breast'])
    const standing = madeUpConsent({ kind: 'treatment', visitId: '' })
    expect(kinds({ consents: [standing] })).toEqual(['breast'])
    const ofAnother = madeUpConsent({ clientId: ids.other })
    expect(kinds({ consents: [ofAnother] })).toEqual(['breast'])
    const withoutBreast = madeUpConsent({
      scope: { ...madeUpConsent().scope, breastMassage: false },
    })
    expect(kinds({ consents: [withoutBreast] })).toEqual(['breast'])
  })

  it('takes a signed treatment form where the practice confirmed that as enough', () => {
    const standing = madeUpConsent({ kind: 'treatment', visitId: '' })
    const rules = [confirmed('TX', { consentMode: 'standing' })]
    expect(kinds({ consents: [standing], rules })).toEqual([])
  })

  it('wants in Washington the spoken yes, the offer of a witness and the training', () => {
    const washington = { region: 'WA', rules: [confirmed('WA')] }
    const training = { hours: 16, completedOn: '2025-03-01', issuer: 'School' }
    expect(kinds({ ...washington, training })).toEqual([])
    expect(kinds({ ...washington, training: { ...training, hours: 15.9 } })).toEqual(['noTraining'])
    expect(kinds({ ...washington, training: undefined })).toEqual(['noTraining'])
    const silent = madeUpConsent({ shownBy: { ...madeUpConsent().shownBy, verbal: false } })
    expect(kinds({ ...washington, training, consents: [silent] })).toEqual(['notSaidAloud'])
    const alone = madeUpConsent({ scope: { ...madeUpConsent().scope, witness: 'notOffered' } })
    expect(kinds({ ...washington, training, consents: [alone] })).toEqual(['witnessNotOffered'])
  })

  it('lets one signature answer for all: two halves are no whole', () => {
    const washington = { region: 'WA', rules: [confirmed('WA')] }
    const training = { hours: 40, completedOn: null, issuer: '' }
    const silent = madeUpConsent({ shownBy: { ...madeUpConsent().shownBy, verbal: false } })
    const alone = madeUpConsent({
      id: ids.other,
      scope: { ...madeUpConsent().scope, witness: 'notOffered' },
    })
    expect(kinds({ ...washington, training, consents: [silent, alone] })).toHaveLength(1)
  })

  it('wants a parent to sign below eighteen, and a date of birth to know it', () => {
    // Eighteen on the day of the session.
    expect(kinds({ dateOfBirth: '2008-11-20' })).toEqual([])
    expect(kinds({ dateOfBirth: '2008-11-21' })).toEqual(['parentMustSign'])
    expect(kinds({ dateOfBirth: null })).toEqual(['ageUnknown'])
    for (const relation of ['parent', 'guardian'] as const) {
      const given = madeUpConsent({ givenBy: { ...madeUpConsent().givenBy, relation } })
      expect(kinds({ dateOfBirth: '2010-01-01', consents: [given] })).toEqual([])
    }
    const byOther = madeUpConsent({
      givenBy: { relation: 'representative', name: 'A', authority: 'letter' },
    })
    expect(kinds({ dateOfBirth: '2010-01-01', consents: [byOther] })).toEqual(['parentMustSign'])
    expect(kinds({ dateOfBirth: null, rules: [confirmed('TX', { parentUnderAge: 0 })] })).toEqual(
      [],
    )
  })

  it('wants an order where the law does, to its last day', () => {
    const rules = [confirmed('TX', { breastMassage: 'withOrder' })]
    expect(kinds({ rules })).toEqual(['noOrder'])
    expect(kinds({ rules, breastClearedUntil: ['2026-11-19'] })).toEqual(['noOrder'])
    expect(kinds({ rules, breastClearedUntil: ['2026-11-20'] })).toEqual([])
  })

  it('counts to the last day, and says what became of the last one', () => {
    const standing = (consent: Consent, now: string) =>
      missingConsents(facts({ consents: [consent], now }))[0]
    const until = madeUpConsent({ expiresOn: '2026-11-20' })
    // Midnight in Chicago is 06:00 UTC.
    expect(standing(until, '2026-11-21T05:59:59.999Z')).toBeUndefined()
    expect(standing(until, '2026-11-21T06:00:00.000Z')).toEqual({
      kind: 'breast',
      standing: 'expired',
    })
    const back = madeUpConsent({ withdrawals: [withdrawal('2026-11-20T18:02:00.000Z')] })
    expect(standing(back, '2026-11-20T18:05:00.000Z')).toEqual({
      kind: 'breast',
      standing: 'withdrawn',
    })
    // Signed at noon; the session was said to begin a minute before.
    expect(standing(madeUpConsent(), '2026-11-20T17:59:00.000Z')).toEqual({
      kind: 'breast',
      standing: 'notYet',
    })
  })
})

describe('other sessions', () => {
  it('are told of a missing treatment form, whatever the state', () => {
    const body = { serviceKind: 'postnatal' as const, rules: undefined, region: '' }
    expect(kinds({ ...body, consents: [] })).toEqual(['treatment'])
    const treatment = madeUpConsent({ kind: 'treatment', visitId: '' })
    expect(kinds({ ...body, consents: [treatment] })).toEqual([])
    const intake = madeUpConsent({ kind: 'intake', visitId: '' })
    expect(kinds({ ...body, consents: [intake] })).toEqual(['treatment'])
  })
})

it('agrees to the nipple only where it is named', () => {
  const scope = { ...madeUpConsent().scope, nippleWork: true }
  const named = madeUpConsent({ scope })
  expect(agreedScope(facts()).nippleWork).toBe(false)
  expect(agreedScope(facts({ consents: [named] })).nippleWork).toBe(true)
  const back = madeUpConsent({ scope, withdrawals: [withdrawal('2026-11-20T18:02:00.000Z')] })
  expect(agreedScope(facts({ consents: [back] })).nippleWork).toBe(false)
  const coached = madeUpConsent({ scope: { ...madeUpConsent().scope, infantCoaching: true } })
  expect(agreedScope(facts()).infantCoaching).toBe(false)
  expect(agreedScope(facts({ consents: [coached] })).infantCoaching).toBe(true)
})

it('counts years in days of the calendar', () => {
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
})

describe('a consent that is taken back while the session goes on', () => {
  const at = (instant: string) => ({ withdrawals: [withdrawal(instant)] })
  const back = (consents: Consent[], finishedAt: string | null, serviceKind = 'breast') =>
    takenBack(
      facts({ consents, serviceKind: serviceKind as ConsentFacts['serviceKind'] }),
      finishedAt,
    )
  const during = madeUpConsent(at('2026-11-20T18:30:00.000Z'))

  it('ends the hands at once, and only for the session that it was for', () => {
    expect(back([during], null)).toBe(true)
    expect(back([during], '2026-11-20T18:45:00.000Z')).toBe(true)
    expect(back([madeUpConsent()], null)).toBe(false)
    // Never signed is told at the door; nobody took anything back.
    expect(back([], null)).toBe(false)
  })

  it('does not reach back into a session that had ended', () => {
    expect(back([during], '2026-11-20T18:29:59.000Z')).toBe(false)
  })

  it('counts for body work by the treatment consent, unless another one stands', () => {
    const treatment = madeUpConsent({
      ...{ kind: 'treatment', visitId: '' },
      ...at('2026-11-20T18:30:00.000Z'),
    })
    expect(back([treatment], null, 'postnatal')).toBe(true)
    const anew = madeUpConsent({ kind: 'treatment', visitId: '', id: ids.other })
    expect(back([treatment, anew], null, 'postnatal')).toBe(false)
  })

  describe('where a baby is massaged', () => {
    const treatment = (more: Partial<Consent>, coaching = true) =>
      madeUpConsent({
        ...{ kind: 'treatment', visitId: '', ...more },
        scope: { ...madeUpConsent().scope, breastMassage: false, infantCoaching: coaching },
      })
    const backAt = at('2026-11-20T18:30:00.000Z')
    const later = { id: ids.other, startAt: '2026-11-20T18:40:00.000Z' }

    it.each(['infant', 'group'])('ends it in a session of the kind %s', (kind) => {
      expect(back([treatment(backAt)], null, kind)).toBe(true)
      expect(back([treatment({})], null, kind)).toBe(false)
      expect(back([treatment(backAt, false)], null, kind)).toBe(true)
      expect(back([treatment(backAt)], '2026-11-20T18:29:59.000Z', kind)).toBe(false)
      expect(back([], null, kind)).toBe(false)
    })

    it('a new form opens it only when it names the baby’s massage', () => {
      expect(back([treatment(backAt), treatment(later, false)], null, 'infant')).toBe(true)
      expect(back([treatment(backAt), treatment(later)], null, 'infant')).toBe(false)
    })

    it('ended when she took back what it rests on, whatever else she takes back after that', () => {
      const photosToo = madeUpConsent({ id: ids.other, ...at('2026-11-20T18:50:00.000Z') })
      const consents = [treatment(backAt), photosToo]
      const when = '2026-11-20T18:30:00.000Z'
      expect(coachingTakenBackAt(facts({ consents }), null)).toBe(when)
      expect(takenBackAt(facts({ consents, serviceKind: 'infant' }), null)).toBe(when)
    })

    it('a form that never named it, and still stands, is told at the door and binds nothing', () => {
      expect(back([treatment({}, false)], null, 'infant')).toBe(false)
    })

    it('stands or falls apart from the parent’s own session', () => {
      const coaching = (consents: Consent[]) => coachingTakenBack(facts({ consents }), null)
      const breast = madeUpConsent()
      // The breast session rests on its own signature: the baby's consent can be taken back alone.
      expect(coaching([breast, treatment(backAt)])).toBe(true)
      expect(back([breast, treatment(backAt)], null)).toBe(false)
      // And the other way round.
      expect(coaching([madeUpConsent(backAt), treatment({})])).toBe(false)
      expect(back([madeUpConsent(backAt), treatment({})], null)).toBe(true)
    })
  })
})
