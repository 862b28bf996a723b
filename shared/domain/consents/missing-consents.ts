import type { ServiceKind, StateRule } from '../../schema/catalog-entry'
import type { Consent } from '../../schema/consent'
import type { Staff } from '../../schema/staff'
import type { Visit } from '../../schema/visit'
import { addMinutes, type Day, dayOf, type Instant } from '../time/calendar-day'
import { type ConsentStanding, consentStanding } from './consent-standing'
import { regionKey, ruleFor } from './state-rules'
import { therapistSigns } from './therapist-signature'

/**
 * Something that stands between this visit and its session.
 * - noState: nobody has said in which state the home is
 * - stateNotConfirmed: the practice has not confirmed what this state's law says
 * - notAllowedHere: it has, and breast massage is not allowed
 * - noOrder: only with a provider's order, and no current clearance for the breast is recorded
 * - noTraining: the rule asks for more hours of training than are recorded
 * - treatment, breast: no current consent; `standing` says what became of the last one
 * - notSaidAloud: the rule asks for the spoken yes beside the signature
 * - witnessNotOffered: the rule gives the client a right to a witness, and it was not offered
 * - therapistNotSigned: the rule asks for both signatures, and the therapist's own is not there
 * - signedByAnother: it does, and somebody signed who does not give this session; that one stays final
 * - ageUnknown: the rule has an age, and no date of birth is recorded
 * - parentMustSign: too young to agree alone
 */
export type MissingConsent =
  | { readonly kind: 'therapistNotSigned'; readonly consentId: string }
  | { readonly kind: 'signedByAnother'; readonly signedAs: string }
  | { readonly kind: 'noState' | 'ageUnknown' | 'witnessNotOffered' | 'notSaidAloud' }
  | { readonly kind: 'stateNotConfirmed' | 'notAllowedHere' | 'noOrder'; readonly region: string }
  | { readonly kind: 'noTraining'; readonly hours: number; readonly needed: number }
  | { readonly kind: 'parentMustSign'; readonly underAge: number }
  | {
      readonly kind: 'treatment' | 'breast'
      readonly standing: Exclude<ConsentStanding, 'current'> | 'missing'
    }

export interface ConsentFacts {
  readonly visit: Pick<Visit, 'id' | 'clientId' | 'therapistId' | 'startAt' | 'endAt' | 'timeZone'>
  readonly serviceKind: ServiceKind | null
  /** Of the client, of every visit. */
  readonly consents: readonly Consent[]
  readonly rules: readonly StateRule[] | undefined
  /** The state of the home, as its address says. */
  readonly region: string
  readonly dateOfBirth: Day | null
  readonly training: Staff['breastTraining']
  /** Last days of current clearances that cover the breast. */
  readonly breastClearedUntil: readonly Day[]
  readonly now: Instant
}

/** What a consent may be for, as the law of a state is asked before it (clinical rulebook 2.8, T20). */
export function missingConsents(facts: ConsentFacts): readonly MissingConsent[] {
  return facts.serviceKind === 'breast' ? missingForBreast(facts) : missingTreatment(facts)
}

/** Without these a breast session may not begin; other sessions are told of a missing signature. */
export const blocksSession = (facts: ConsentFacts): boolean =>
  facts.serviceKind === 'breast' && missingConsents(facts).length > 0

function missingTreatment(facts: ConsentFacts): readonly MissingConsent[] {
  const standing = bestStanding(
    facts,
    (one) => one.kind === 'treatment' || forThisSession(one, facts),
  )
  return standing === 'current' ? [] : [{ kind: 'treatment', standing }]
}

function missingForBreast(facts: ConsentFacts): readonly MissingConsent[] {
  const region = regionKey(facts.region)
  if (region === '') return [{ kind: 'noState' }]
  const rule = ruleFor(facts.rules, region)
  if (!rule) return [{ kind: 'stateNotConfirmed', region }]
  if (rule.breastMassage === 'notAllowed') return [{ kind: 'notAllowedHere', region }]
  return [
    ...missingOrder(rule, facts),
    ...missingTraining(rule, facts),
    ...missingAgreement(rule, facts),
  ]
}

function missingOrder(rule: StateRule, facts: ConsentFacts): MissingConsent[] {
  if (rule.breastMassage !== 'withOrder') return []
  const today = dayOf(facts.now, facts.visit.timeZone)
  const ordered = facts.breastClearedUntil.some((until) => until >= today)
  return ordered ? [] : [{ kind: 'noOrder', region: rule.region }]
}

function missingTraining(rule: StateRule, { training }: ConsentFacts): MissingConsent[] {
  const hours = training?.hours ?? 0
  const needed = rule.trainingHours
  return hours < needed ? [{ kind: 'noTraining', hours, needed }] : []
}

function missingAgreement(rule: StateRule, facts: ConsentFacts): MissingConsent[] {
  const counts = (one: Consent) => agreesToBreast(one, rule, facts)
  const standing = bestStanding(facts, counts)
  if (standing !== 'current') return [{ kind: 'breast', standing }, ...missingAge(rule, facts)]
  const current = facts.consents.filter((one) => counts(one) && isCurrent(one, facts))
  // One signature must answer all that the rule asks: the best of them is told about.
  const gaps = current.map((one) => gapsOf(one, rule, facts))
  return gaps.toSorted((a, b) => a.length - b.length)[0] ?? []
}

function agreesToBreast(one: Consent, rule: StateRule, facts: ConsentFacts): boolean {
  if (!one.scope.breastMassage) return false
  if (forThisSession(one, facts)) return true
  return rule.consentMode === 'standing' && one.kind === 'treatment'
}

/** A consent to this one session. */
export const forThisSession = (one: Consent, { visit }: Pick<ConsentFacts, 'visit'>): boolean =>
  one.kind === 'session' && one.visitId === visit.id

const clockBehindMin = 2

function gapsOf(one: Consent, rule: StateRule, facts: ConsentFacts): MissingConsent[] {
  const gaps: MissingConsent[] = []
  if (rule.consentMode === 'writtenAndVerbal' && !one.shownBy.verbal) {
    gaps.push({ kind: 'notSaidAloud' })
  }
  if (rule.offersWitness && one.scope.witness === 'notOffered') {
    gaps.push({ kind: 'witnessNotOffered' })
  }
  // Before the session, not after it: seen from its beginning, a later one is not there yet. The clock
  // on a screen is up to a minute behind the one that signs.
  const own = one.therapistSigned
  if (therapistSigns(rule)) {
    if (own && own.by !== facts.visit.therapistId) {
      gaps.push({ kind: 'signedByAnother', signedAs: own.signedAs })
    } else if (!own || own.signedAt > addMinutes(facts.now, clockBehindMin)) {
      gaps.push({ kind: 'therapistNotSigned', consentId: one.id })
    }
  }
  const byParent = one.givenBy.relation === 'parent' || one.givenBy.relation === 'guardian'
  return byParent ? gaps : [...gaps, ...missingAge(rule, facts)]
}

function missingAge(rule: StateRule, facts: ConsentFacts): MissingConsent[] {
  if (rule.parentUnderAge === 0) return []
  if (facts.dateOfBirth === null) return [{ kind: 'ageUnknown' }]
  const age = ageOn(facts.dateOfBirth, dayOf(facts.now, facts.visit.timeZone))
  return age < rule.parentUnderAge
    ? [{ kind: 'parentMustSign', underAge: rule.parentUnderAge }]
    : []
}

/** Completed years; born on Feb 29, the birthday of a common year is March 1. */
export function ageOn(bornOn: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}

const isCurrent = (one: Consent, { now, visit }: ConsentFacts): boolean =>
  consentStanding(one, { now, timeZone: visit.timeZone }) === 'current'

/** `current` when any counts; else what became of the newest. */
export function bestStanding(
  facts: ConsentFacts,
  counts: (one: Consent) => boolean,
): ConsentStanding | 'missing' {
  const asked = facts.consents
    .filter((one) => one.clientId === facts.visit.clientId && counts(one))
    .toSorted((a, b) => b.startAt.localeCompare(a.startAt))
  if (asked.some((one) => isCurrent(one, facts))) return 'current'
  const last = asked[0]
  return last
    ? consentStanding(last, { now: facts.now, timeZone: facts.visit.timeZone })
    : 'missing'
}

type AgreedName = 'breastMassage' | 'nippleWork' | 'abdomen' | 'scar' | 'infantCoaching' | 'photos'
export type AgreedScope = Pick<Consent['scope'], AgreedName>

/** What the client has agreed to for this session, all consents that count taken together. */
export function agreedScope(facts: Pick<ConsentFacts, 'visit' | 'consents' | 'now'>): AgreedScope {
  const current = facts.consents.filter(
    (one) =>
      one.clientId === facts.visit.clientId &&
      (one.kind === 'treatment' || (one.kind === 'session' && one.visitId === facts.visit.id)) &&
      consentStanding(one, { now: facts.now, timeZone: facts.visit.timeZone }) === 'current',
  )
  const agreed = (name: AgreedName) => current.some(({ scope }) => scope[name])
  return {
    breastMassage: agreed('breastMassage'),
    nippleWork: agreed('nippleWork'),
    abdomen: agreed('abdomen'),
    scar: agreed('scar'),
    infantCoaching: agreed('infantCoaching'),
    photos: agreed('photos'),
  }
}

/** What is missing, in a therapist's words, with the one thing to do. */
export function missingWords(missing: MissingConsent): string {
  switch (missing.kind) {
    case 'noState':
      return 'The home has no state in its address. Breast massage is asked for by state law.'
    case 'stateNotConfirmed':
      return `What the law of ${missing.region} asks for breast massage is not confirmed yet. Confirm it in Settings, Your state’s rules.`
    case 'notAllowedHere':
      return `Your rules say that breast massage is not allowed in ${missing.region}.`
    case 'noOrder':
      return `${missing.region} asks for a provider’s order. Add a current clearance for the breast.`
    case 'noTraining':
      return `The rule asks for ${missing.needed} hours of in-person training; ${missing.hours} are recorded. Enter yours in Settings, Your state’s rules.`
    case 'treatment':
      return standingWords('Consent to treatment', missing.standing)
    case 'breast':
      return standingWords('Consent to breast massage', missing.standing)
    case 'notSaidAloud':
      return 'The consent is signed, but was not said aloud. Take it again, and ask for the spoken yes.'
    case 'witnessNotOffered':
      return 'A witness was not offered. Take the consent again, and offer one.'
    case 'therapistNotSigned':
      return 'The client has signed; your own signature is still missing. Sign it here before you begin.'
    case 'signedByAnother':
      return `It was signed as ${missing.signedAs}, who does not give this session. Take a new consent, and sign it yourself.`
    case 'ageUnknown':
      return 'No date of birth is recorded, so who must sign is not known. Enter it, or let a parent or guardian sign.'
    case 'parentMustSign':
      return `The client is under ${missing.underAge}: a parent or guardian must sign.`
  }
}

const standingWords = (
  what: string,
  standing: 'missing' | 'expired' | 'withdrawn' | 'notYet',
): string =>
  ({
    missing: `${what} is not signed yet.`,
    expired: `${what} has expired.`,
    withdrawn: `${what} was taken back.`,
    notYet: `${what} begins later.`,
  })[standing]
