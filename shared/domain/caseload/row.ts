import type { Instant } from '#shared/domain/time/calendar-day'
import type { HouseholdDigest } from './digest'
import type { CaseloadFrame, MonthFrame } from './frame'
import { type ItemKind, isActive, isHeld, isWork, type OpenItem } from './items'

/** An average with what it is of: small numbers are to be seen as such. */
export interface Mean {
  readonly sum: number
  readonly count: number
}

export interface OutcomeMonth {
  /** `2026-11` */
  readonly month: string
  /** NRS 0 to 10, as said before and after the sessions of the month. */
  readonly painBefore: Mean
  readonly painAfter: Mean
  /** cm² of each place that was measured. */
  readonly sizeCm2: Mean
  /** EPDS by band. */
  readonly low: number
  readonly possible: number
  readonly assess: number
  /** Days until a place was gone, of those that went in the month. */
  readonly daysToResolve: Mean
}

export interface CaseloadRow {
  readonly therapistId: string
  readonly activeClients: number
  readonly visitsThisWeek: number
  readonly visitsNextWeek: number
  /** Logged minutes on the road and in the homes of the last 28 days. */
  readonly driveMin: number
  readonly homeMin: number
  readonly open: Readonly<Record<ItemKind, number>>
  /** Of the oldest unsigned note's session; null where all are signed. */
  readonly oldestUnsignedAt: Instant | null
  /** Visits held in the last 13 weeks that followed another one, and how many of them by the same person. */
  readonly continuity: { readonly same: number; readonly of: number }
  readonly months: readonly OutcomeMonth[]
}

export interface KnownHousehold {
  readonly digest: HouseholdDigest
  readonly items: readonly OpenItem[]
}

/** No client is theirs and nothing of theirs is open. */
export const hasNothing = ({ activeClients, open }: CaseloadRow): boolean =>
  activeClients === 0 && Object.values(open).every((count) => count === 0)

interface Adding {
  sum: number
  count: number
}
const nothing = (): Adding => ({ sum: 0, count: 0 })
const add = (to: Adding, value: number): void => {
  to.sum += value
  to.count += 1
}

type AddingMonth = {
  -readonly [K in keyof OutcomeMonth]: OutcomeMonth[K] extends Mean ? Adding : OutcomeMonth[K]
}

/** One therapist's line, from the households that they have anything to do with. */
export function rowOf(
  therapistId: string,
  households: Iterable<KnownHousehold>,
  frame: CaseloadFrame,
): CaseloadRow {
  const open = { unsigned: 0, redFlag: 0, unanswered: 0, clearance: 0, followUp: 0 }
  const continuity = { same: 0, of: 0 }
  const months = frame.months.map(({ month }) => emptyMonth(month))
  const row = { activeClients: 0, visitsThisWeek: 0, visitsNextWeek: 0, driveMin: 0, homeMin: 0 }
  let oldestUnsignedAt: Instant | null = null
  for (const { digest, items } of households) {
    if (digest.therapistId === therapistId && isActive(digest, frame)) row.activeClients += 1
    for (const item of items) if (item.therapistId === therapistId) open[item.kind] += 1
    for (const { authorId, sessionAt } of digest.drafts) {
      if (authorId !== therapistId) continue
      if (oldestUnsignedAt === null || sessionAt < oldestUnsignedAt) oldestUnsignedAt = sessionAt
    }
    addVisits(row, continuity, digest, therapistId, frame)
    addOutcome(months, digest, therapistId, frame)
  }
  return { therapistId, ...row, open, oldestUnsignedAt, continuity, months }
}

const emptyMonth = (month: string): AddingMonth => ({
  ...{ month, low: 0, possible: 0, assess: 0 },
  painBefore: nothing(),
  painAfter: nothing(),
  sizeCm2: nothing(),
  daysToResolve: nothing(),
})

function addVisits(
  row: { visitsThisWeek: number; visitsNextWeek: number; driveMin: number; homeMin: number },
  continuity: { same: number; of: number },
  { visits }: HouseholdDigest,
  therapistId: string,
  frame: CaseloadFrame,
): void {
  let before: string | null = null
  for (const visit of visits) {
    const { startAt, driveMin, homeMin } = visit
    const held = isHeld(visit)
    if (visit.therapistId === therapistId) {
      if (isWork(visit) && startAt >= frame.thisWeekAt && startAt < frame.nextWeekAt)
        row.visitsThisWeek += 1
      if (isWork(visit) && startAt >= frame.nextWeekAt && startAt < frame.weekAfterAt)
        row.visitsNextWeek += 1
      // Only where both are known: a drive without its visit would tip the share.
      if (held && startAt >= frame.lookBackAt && driveMin !== null && homeMin !== null) {
        row.driveMin += driveMin
        row.homeMin += homeMin
      }
      if (held && before !== null && startAt >= frame.activeSinceAt) {
        continuity.of += 1
        if (before === therapistId) continuity.same += 1
      }
    }
    if (held) before = visit.therapistId
  }
}

function addOutcome(
  months: readonly AddingMonth[],
  digest: HouseholdDigest,
  therapistId: string,
  frame: CaseloadFrame,
): void {
  const at = (instant: Instant) => months[monthIndex(frame.months, instant)]
  for (const { by, at: when, before, after } of digest.pain) {
    const month = by === therapistId ? at(when) : undefined
    if (!month) continue
    add(month.painBefore, before)
    if (after !== null) add(month.painAfter, after)
  }
  for (const { by, at: when, cm2 } of digest.sizes) {
    const month = by === therapistId ? at(when) : undefined
    if (month) add(month.sizeCm2, cm2)
  }
  if (digest.therapistId !== therapistId) return
  for (const { at: when, band } of digest.screens) {
    const month = at(when)
    if (month) month[band] += 1
  }
  for (const { on, days } of digest.resolved) {
    const month = months.find((one) => one.month === on.slice(0, 7))
    if (month) add(month.daysToResolve, days)
  }
}

/** -1 outside of all months. */
const monthIndex = (months: readonly MonthFrame[], at: Instant): number =>
  months.findLastIndex(({ fromAt, untilAt }) => fromAt <= at && at < untilAt)

/** Everybody who has anything to do with a household: whose lines it can change. */
export function therapistsOf(digest: HouseholdDigest): ReadonlySet<string> {
  const ids = new Set<string>()
  if (digest.therapistId) ids.add(digest.therapistId)
  for (const { therapistId } of digest.visits) ids.add(therapistId)
  for (const { authorId } of digest.drafts) ids.add(authorId)
  for (const { by } of digest.pain) ids.add(by)
  for (const { by } of digest.sizes) ids.add(by)
  return ids
}

/** Null where nothing was counted. */
export const meanOf = ({ sum, count }: Mean): number | null =>
  count === 0 ? null : Math.round((sum / count) * 10) / 10

/** 0 to 1; null where nothing was logged. */
export const driveShare = ({
  driveMin,
  homeMin,
}: Pick<CaseloadRow, 'driveMin' | 'homeMin'>): number | null =>
  driveMin + homeMin === 0 ? null : driveMin / (driveMin + homeMin)
