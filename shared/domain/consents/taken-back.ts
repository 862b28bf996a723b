import type { Consent } from '../../schema/consent'
import type { Instant } from '../time/calendar-day'
import {
  bestStanding,
  type ConsentFacts,
  forThisSession,
  missingConsents,
} from './missing-consents'

type SessionFacts = Omit<ConsentFacts, 'now'>

/** Everything of these is agreed to before a baby is massaged, whoever's home it is. */
const isOfBabies = ({ serviceKind }: SessionFacts): boolean =>
  serviceKind === 'infant' || serviceKind === 'group'

/** As the facts stood when the session ended: what is taken back later does not reach back. */
function asItEnded(facts: SessionFacts, finishedAt: Instant | null): ConsentFacts {
  const consents = facts.consents.map((one) => ({
    ...one,
    withdrawals: one.withdrawals.filter(({ at }) => finishedAt === null || at <= finishedAt),
  }))
  return { ...facts, consents, now: finishedAt ?? facts.visit.endAt }
}

const counts = (one: Consent, facts: SessionFacts): boolean =>
  one.kind === 'treatment' || forThisSession(one, facts)

/**
 * The client took back what this session rests on, and nothing else stands for it (4.E: no consent, no hands).
 * `finishedAt`: when the session ended, null while it goes on.
 */
export function takenBack(facts: SessionFacts, finishedAt: Instant | null): boolean {
  if (isOfBabies(facts)) return coachingTakenBack(facts, finishedAt)
  return missingConsents(asItEnded(facts, finishedAt)).some(
    (one) => (one.kind === 'treatment' || one.kind === 'breast') && one.standing === 'withdrawn',
  )
}

/**
 * She took back that her baby is massaged, and nothing that she signed since says yes to it: a new form that
 * leaves it out is a no. Beside her own session it is asked apart from that: the one can stand without the
 * other.
 */
export function coachingTakenBack(facts: SessionFacts, finishedAt: Instant | null): boolean {
  const then = asItEnded(facts, finishedAt)
  const asked = then.consents.filter((one) => counts(one, then) && one.scope.infantCoaching)
  const named = bestStanding(then, (one) => asked.includes(one))
  if (named !== 'missing') return named === 'withdrawn'
  // No form ever named it: it rests on the consent as a whole.
  return bestStanding(then, (one) => counts(one, then)) === 'withdrawn'
}

type IsTaken = typeof takenBack

/** When that was; null when nobody took anything back. */
export const takenBackAt = (facts: SessionFacts, finishedAt: Instant | null): Instant | null =>
  since(takenBack, facts, finishedAt)

export const coachingTakenBackAt = (
  facts: SessionFacts,
  finishedAt: Instant | null,
): Instant | null => since(coachingTakenBack, facts, finishedAt)

/** The withdrawal from which on it was so: what she took back beside it or after it moves nothing. */
function since(isTaken: IsTaken, facts: SessionFacts, finishedAt: Instant | null): Instant | null {
  if (!isTaken(facts, finishedAt)) return null
  const times = asItEnded(facts, finishedAt)
    .consents.filter((one) => counts(one, facts))
    .flatMap(({ withdrawals }) => withdrawals.map(({ at }) => at))
    .toSorted()
  const before = times.findLastIndex((at) => !isTaken(facts, at))
  return times[before + 1] ?? times.at(-1) ?? null
}
