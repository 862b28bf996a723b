import type { Practice } from '../../schema/catalog-entry'
import type { LegalHold } from '../../schema/client'
import type { RetentionSettings } from '../../schema/retention'
import { regionKey, ruleFor } from '../consents/state-rules'
import { addMonths, type Day } from '../time/calendar-day'

/*
 * How long a family's records are kept (clinical rulebook 8.8). Nothing is ever removed by itself: this only
 * says from which day a person may.
 */

/** Without an answer of the practice: years from the last visit, and the age a child's record is kept to. */
export const defaultYears = 7
export const defaultMinorAge = 21
/** Consents, disclosures and what else the privacy rule asks to be documented (45 CFR 164.316(b)(2), 164.530(j)). */
export const documentYears = 6

export interface StateYears {
  readonly years: number
  /** A child's record, where the state says until which age. */
  readonly minorAge?: number
  /** Where it is known from; nobody has confirmed it. */
  readonly source: string
}

/** What the rulebook knows of states (8.8), as secondary copies gave it: never shorter than these. */
export const knownStates: Readonly<Record<string, StateYears>> = {
  DC: { years: 3, source: 'District of Columbia, 3 years' },
  TX: { years: 4, source: 'Texas, 4 years' },
  WA: { years: 3, source: 'Washington, 3 years' },
  NY: { years: 6, minorAge: 22, source: 'New York, 6 years; of a child until 22' },
  FL: { years: 4, source: 'Florida, 4 years' },
}

export interface RetentionRule {
  readonly years: number
  readonly minorAge: number
  /** What each stands on, in words. */
  readonly sources: readonly string[]
}

type PracticeFacts = Pick<Practice, 'address' | 'stateRules' | 'retention'>

/**
 * The rule that is in force: the practice's own years, and never fewer than the state's, as the practice has
 * confirmed it or the rulebook knows it.
 */
export function retentionRule({ address, stateRules, retention }: PracticeFacts): RetentionRule {
  const region = regionKey(address.region)
  const confirmed = ruleFor(stateRules, region)?.keepYears ?? null
  const known = knownStates[region]
  const own = retention?.years ?? defaultYears
  const ownAge = retention?.minorUntilAge ?? defaultMinorAge
  const least = Math.max(confirmed ?? 0, known?.years ?? 0)
  const leastAge = known?.minorAge ?? 0
  return {
    years: Math.max(own, least),
    minorAge: Math.max(ownAge, leastAge),
    sources: [
      retention
        ? `The practice keeps records ${own} years, a child’s until ${ownAge}`
        : `Doorstep’s careful default: ${defaultYears} years, a child’s until ${defaultMinorAge}`,
      ...(confirmed ? [`Your state’s rule as you confirmed it: ${confirmed} years`] : []),
      ...(known ? [`${known.source} (check with your board)`] : []),
      `Consents and disclosures: ${documentYears} years (45 CFR 164.530(j))`,
    ],
  }
}

/** What of one home says how long it is kept. Days by the practice's clock. */
export interface HomeFacts {
  readonly parentBornOn: Day | null
  readonly infants: readonly { readonly name: string; readonly bornOn: Day | null }[]
  /** Of a visit held or planned, a note, a check, a payment: the latest; null for none. */
  readonly lastOn: Day | null
  /** Of a consent, a disclosure or a copy: the latest; null for none. */
  readonly lastDocumentOn: Day | null
  /** When the client was entered: the least there is. */
  readonly enteredOn: Day
  /** A visit that is still to come. */
  readonly hasVisitAhead: boolean
  /** A draft that nobody signed. */
  readonly unsignedNotes: number
  readonly unpaid: boolean
  readonly hold: LegalHold | null
}

export interface KeepReason {
  readonly until: Day
  readonly words: string
}

export type KeepBlock =
  | { readonly kind: 'hold'; readonly words: string }
  | { readonly kind: 'ahead'; readonly words: string }
  | { readonly kind: 'open'; readonly words: string }

export interface Keeping {
  /** From this day on it may be removed, if nothing else stands against it. */
  readonly dueOn: Day
  /** Each reason, the longest first. */
  readonly reasons: readonly KeepReason[]
  /** What stands against it whatever the day. */
  readonly blocks: readonly KeepBlock[]
}

const later = (day: Day, years: number): Day => addMonths(day, years * 12)

/**
 * Until when a home's records are kept and why. A family goes as one, because its visits were of one home:
 * the longest of its reasons stands. A baby without a birthday counts as born on the day it was entered.
 */
export function keepUntil(facts: HomeFacts, rule: RetentionRule): Keeping {
  const last = facts.lastOn ?? facts.enteredOn
  const reasons: KeepReason[] = [
    {
      until: later(last, rule.years),
      words: facts.lastOn
        ? `${rule.years} years after the last visit or entry`
        : `${rule.years} years after it was entered`,
    },
    ...(facts.lastDocumentOn
      ? [
          {
            until: later(facts.lastDocumentOn, documentYears),
            words: `${documentYears} years after the last consent or disclosure`,
          },
        ]
      : []),
    ...minors(facts).map(({ name, bornOn }) => ({
      until: later(bornOn, rule.minorAge),
      words: `${name} is ${rule.minorAge}`,
    })),
  ]
  const sorted = reasons.toSorted((a, b) => b.until.localeCompare(a.until))
  return {
    dueOn: sorted[0]?.until ?? later(last, rule.years),
    reasons: sorted,
    blocks: blocksOf(facts),
  }
}

function minors({ infants, parentBornOn, lastOn, enteredOn }: HomeFacts) {
  const children = infants.map(({ name, bornOn }) => ({
    ...{ name: name || 'The baby', bornOn: bornOn ?? enteredOn },
  }))
  // A mother who was a minor herself when she was last seen.
  const wasMinor = parentBornOn !== null && later(parentBornOn, 18) > (lastOn ?? enteredOn)
  return wasMinor ? [{ name: 'The parent', bornOn: parentBornOn }, ...children] : children
}

function blocksOf({ hold, hasVisitAhead, unsignedNotes, unpaid }: HomeFacts): KeepBlock[] {
  return [
    ...(hold ? [{ kind: 'hold' as const, words: hold.reason }] : []),
    ...(hasVisitAhead ? [{ kind: 'ahead' as const, words: 'A visit is booked' }] : []),
    ...(unsignedNotes > 0
      ? [
          {
            kind: 'open' as const,
            words:
              unsignedNotes === 1
                ? '1 note is not signed'
                : `${unsignedNotes} notes are not signed`,
          },
        ]
      : []),
    ...(unpaid ? [{ kind: 'open' as const, words: 'A receipt is not paid' }] : []),
  ]
}

/** May a person remove it today? */
export const mayBeErased = ({ dueOn, blocks }: Keeping, today: Day): boolean =>
  blocks.length === 0 && today >= dueOn

/** What the practice may set: never fewer years than are known to be asked. */
export function leastYears(practice: PracticeFacts): {
  readonly years: number
  readonly minorAge: number
} {
  const region = regionKey(practice.address.region)
  const confirmed = ruleFor(practice.stateRules, region)?.keepYears ?? 0
  const known = knownStates[region]
  return {
    years: Math.max(confirmed, known?.years ?? 0, 1),
    minorAge: Math.max(known?.minorAge ?? 0, 18),
  }
}

export const startingSettings: RetentionSettings = {
  years: defaultYears,
  minorUntilAge: defaultMinorAge,
  removals: [],
}
