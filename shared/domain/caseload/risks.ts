import { addDays, addMinutes, type Day, dayOf, daysBetween } from '#shared/domain/time/calendar-day'
import type { HouseholdDigest } from './digest'
import type { CaseloadFrame } from './frame'
import { isActive, isAhead, isHeld, itemsOf, type OpenItem, type Opens } from './items'

/** now: safety, today. soon: this week. watch: look at it in the review. */
export type RiskLevel = 'now' | 'soon' | 'watch'

export type RiskRule =
  | 'safetyOpen'
  | 'doorStop'
  | 'tellProvider'
  | 'moreOffered'
  | 'referralWaits'
  | 'summaryWaits'
  | 'replyUnread'
  | 'clearanceGone'
  | 'clearanceSoon'
  | 'painHigh'
  | 'painRising'
  | 'screenDue'
  | 'callMissed'
  | 'noteOld'
  | 'visitNotHeld'
  | 'gapInCare'
  | 'calledOff'

export interface RiskReason {
  readonly rule: RiskRule
  readonly level: RiskLevel
  /** One sentence. */
  readonly words: string
  /** The day of the record that it rests on. */
  readonly on: Day
  readonly opens: Opens
}

/** One household on the list: its place follows from its reasons and from nothing else. */
export interface Risk {
  readonly parentId: string
  readonly name: string
  readonly therapistId: string
  readonly level: RiskLevel
  /** The gravest first, then the oldest; never empty. */
  readonly reasons: readonly RiskReason[]
}

const levels: readonly RiskLevel[] = ['now', 'soon', 'watch']

/*
 * The thresholds are the practice-management defaults of Doorstep, none of them clinical: a list of whom
 * to look at, not of who is ill.
 */
/** NRS before a session from which on pain is high. */
const highPain = 7
/** Points that pain before the session rose from the third last to the last session. */
const risingPain = 2
/** An unsigned note is told after so many days. */
const noteDays = 3
/** No visit for so long, and none planned: care has a gap. */
const gapDays = 21
/** A gap so old is an end. */
const gapEndsDays = 60
/** Called off twice in so many days. */
const calledOffDays = 30
const calledOffTimes = 2

/** How each rule reads, for the page that explains the list. */
export const riskRuleWords: Readonly<Record<RiskRule, string>> = {
  safetyOpen: 'A safety answer on a mood screen, and nobody else has taken over yet',
  doorStop: 'The door check said stop and call, and nobody was reached',
  tellProvider:
    'A mood screen at the higher cut-off; a provider is to be told within 24 hours and was not yet',
  moreOffered: 'A mood screen at the lower cut-off, and no full screen was offered within 72 hours',
  referralWaits: 'A referral of more than 14 days without a word of what came of it',
  summaryWaits: 'A summary that asked for an answer, overdue',
  replyUnread: 'A provider’s answer that nobody has decided on',
  clearanceGone: 'A clearance that has ended, with a visit planned',
  clearanceSoon: 'A clearance that ends within 14 days, with a visit planned',
  painHigh: `Pain of ${highPain} or more before the last session`,
  painRising: `Pain before the session has risen by ${risingPain} or more over the last three sessions`,
  screenDue: 'A mood screen that is overdue',
  callMissed: 'The call after a first or hard session, not made in time',
  noteOld: `A note that has not been signed for more than ${noteDays} days`,
  visitNotHeld: 'A visit whose time has gone by and that was neither held nor called off',
  gapInCare: `No visit for more than ${gapDays} days, none planned, and the file is open`,
  calledOff: `${calledOffTimes} visits or more called off within ${calledOffDays} days`,
}

export const riskLevelWords: Readonly<Record<RiskLevel, string>> = {
  now: 'Today',
  soon: 'This week',
  watch: 'To look at',
}

const levelOf: Readonly<Record<RiskRule, RiskLevel>> = {
  safetyOpen: 'now',
  doorStop: 'now',
  tellProvider: 'now',
  moreOffered: 'soon',
  referralWaits: 'soon',
  summaryWaits: 'soon',
  replyUnread: 'soon',
  clearanceGone: 'soon',
  clearanceSoon: 'watch',
  painHigh: 'soon',
  painRising: 'soon',
  screenDue: 'watch',
  callMissed: 'watch',
  noteOld: 'watch',
  visitNotHeld: 'watch',
  gapInCare: 'watch',
  calledOff: 'watch',
}

const ruleOfItem: Readonly<Partial<Record<OpenItem['rule'], RiskRule>>> = {
  moodSafety: 'safetyOpen',
  doorStop: 'doorStop',
  moodTellProvider: 'tellProvider',
  moodOffer: 'moreOffered',
  referralUnanswered: 'referralWaits',
  summaryUnanswered: 'summaryWaits',
  summaryReply: 'replyUnread',
  clearanceGone: 'clearanceGone',
  clearanceSoon: 'clearanceSoon',
  rescreen: 'screenDue',
  callAfterSession: 'callMissed',
}

type Found = Omit<RiskReason, 'level'>

/** Why somebody should look at this household; null when no rule says so. */
export function riskOf(
  digest: HouseholdDigest,
  frame: CaseloadFrame,
  items: readonly OpenItem[] = itemsOf(digest, frame),
): Risk | null {
  const found = [
    ...itemReasons(items, frame),
    ...painReasons(digest, frame),
    ...visitReasons(digest, frame),
  ]
  const reasons = found
    .map((one): RiskReason => ({ ...one, level: levelOf[one.rule] }))
    .sort(
      (a, b) =>
        levels.indexOf(a.level) - levels.indexOf(b.level) ||
        a.on.localeCompare(b.on) ||
        a.words.localeCompare(b.words),
    )
  const [first] = reasons
  if (!first) return null
  const { parentId, name, therapistId } = digest
  return { parentId, name, therapistId, level: first.level, reasons }
}

function itemReasons(items: readonly OpenItem[], { today }: CaseloadFrame): Found[] {
  return items.flatMap(({ rule, words, on, opens }): Found[] => {
    if (rule === 'draft') {
      const days = daysBetween(on, today)
      if (days <= noteDays) return []
      return [{ rule: 'noteOld', words: `A note has waited ${days} days to be signed.`, on, opens }]
    }
    const known = ruleOfItem[rule]
    return known ? [{ rule: known, words, on, opens }] : []
  })
}

function painReasons(digest: HouseholdDigest, frame: CaseloadFrame): Found[] {
  const [third, , last] = digest.pain.slice(-3)
  const newest = digest.pain.at(-1)
  if (!newest || !isActive(digest, frame)) return []
  const on = dayOf(newest.at, digest.timeZone)
  const opens: Opens = newest.visitId
    ? { room: 'visit', id: newest.visitId }
    : { room: 'client', id: digest.parentId }
  const reasons: Found[] = []
  if (newest.before >= highPain) {
    const words = `Pain was ${newest.before} of 10 before the last session.`
    reasons.push({ rule: 'painHigh', words, on, opens })
  }
  if (third && last && last.before - third.before >= risingPain) {
    const words = `Pain before the session went from ${third.before} to ${last.before} over three sessions.`
    reasons.push({ rule: 'painRising', words, on, opens })
  }
  return reasons
}

function visitReasons(digest: HouseholdDigest, frame: CaseloadFrame): Found[] {
  if (!digest.active) return []
  const { visits, timeZone, parentId } = digest
  const reasons: Found[] = []
  const hourAgo = addMinutes(frame.now, -60)
  for (const { id, endAt, startAt, state } of visits) {
    if (state !== 'planned' || endAt >= hourAgo) continue
    reasons.push({
      ...{ rule: 'visitNotHeld', on: dayOf(startAt, timeZone), opens: { room: 'visit', id } },
      words: 'A planned visit has gone by and was neither held nor called off.',
    })
  }
  const gap = gapOf(digest, frame)
  if (gap) reasons.push(gap)
  const since = addDays(frame.today, -calledOffDays)
  const called = visits.filter(
    ({ state, startAt }) => (state === 'cancelled' || state === 'noShow') && startAt <= frame.now,
  )
  const off =
    called.length < calledOffTimes
      ? []
      : called.filter(({ startAt }) => dayOf(startAt, timeZone) >= since)
  const lastOff = off.at(-1)
  if (lastOff && off.length >= calledOffTimes) {
    reasons.push({
      ...{ rule: 'calledOff', on: dayOf(lastOff.startAt, timeZone) },
      words: `${off.length} visits were called off within ${calledOffDays} days.`,
      opens: { room: 'client', id: parentId },
    })
  }
  return reasons
}

function gapOf(
  digest: HouseholdDigest,
  { now, today, activeSinceAt }: CaseloadFrame,
): Found | null {
  const { visits, timeZone } = digest
  const last = visits.findLast(isHeld)
  // An ended gap is told by its instant: days are dear, and most households are long done.
  if (!last || last.startAt < activeSinceAt) return null
  if (visits.some((visit) => isAhead(visit, now))) return null
  const on = dayOf(last.startAt, timeZone)
  const days = daysBetween(on, today)
  if (days <= gapDays || days > gapEndsDays) return null
  const words = `The last visit was ${days} days ago and none is planned.`
  return { rule: 'gapInCare', words, on, opens: { room: 'client', id: digest.parentId } }
}

/** The gravest first; among equals, who has more reasons, then whose oldest reason is older. */
export const byRisk = (a: Risk, b: Risk): number =>
  levels.indexOf(a.level) - levels.indexOf(b.level) ||
  graveOf(b) - graveOf(a) ||
  b.reasons.length - a.reasons.length ||
  (a.reasons[0]?.on ?? '').localeCompare(b.reasons[0]?.on ?? '') ||
  (a.parentId < b.parentId ? -1 : 1)

/** How many of the reasons are as grave as the gravest. */
const graveOf = ({ level, reasons }: Risk): number =>
  reasons.filter((one) => one.level === level).length
