import type { Summary, SummaryEntry, SummaryEntryKind } from '../../schema/summary'
import { addMinutes, type Day, dayOf, type Instant } from '../time/calendar-day'
import { type LinkStanding, linkStanding, linksOf } from './link-standing'

/** A record of what followed on a sent summary. */
export type EntryRecord = Summary & { readonly entry: SummaryEntry }

export const isEntry = (record: Summary): record is EntryRecord => record.entry !== undefined

/** Pages without what followed on them. */
export const pagesAmong = (records: readonly Summary[]): Summary[] =>
  records.filter((record) => !isEntry(record))

/** One answer, though two people or two laptops read it in. */
const sameAnswer = (one: EntryRecord, other: EntryRecord): boolean =>
  one.id === other.id ||
  (one.entry.sealedHash !== '' && one.entry.sealedHash === other.entry.sealedHash)

/**
 * The decisions on one answer, on whichever copy of it they were made, oldest first; `counts` is the one a
 * screen goes by. Nobody decides twice, but two laptops apart can: then the more careful one counts, because
 * a clearance wrongly held back costs a call, and one wrongly relied on may hurt. `apart`: they disagree.
 */
export function decisionsOn(
  records: readonly Summary[],
  answer: EntryRecord,
): {
  readonly all: readonly EntryRecord[]
  readonly counts: EntryRecord | null
  readonly apart: boolean
} {
  const entries = records.filter(isEntry)
  const copies = new Set(entries.filter((one) => sameAnswer(one, answer)).map(({ id }) => id))
  const all = entries
    .filter(({ entry }) => entry.kind === 'decided' && copies.has(entry.entryId))
    .toSorted((a, b) => a.entry.at.localeCompare(b.entry.at) || a.id.localeCompare(b.id))
  const careful = all.find(({ entry }) => entry.decision === 'notTaken')
  const apart = careful !== undefined && all.some(({ entry }) => entry.decision === 'taken')
  return { all, counts: careful ?? all[0] ?? null, apart }
}

/** The pages that went as each link. A page that two laptops sent became two, and what was said names one. */
function pagesByLink(records: readonly Summary[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { id, disclosure } of records) {
    if (disclosure?.link)
      found.set(disclosure.link.id, [...(found.get(disclosure.link.id) ?? []), id])
  }
  return found
}

/**
 * What followed on each summary, as it happened; of a link, on the page that went as it. An answer that was
 * read in twice counts once, with the decisions on either copy.
 */
export function entriesBySummary(records: readonly Summary[]): ReadonlyMap<string, EntryRecord[]> {
  const seen = new Map<string, string>()
  const shownAs = new Map<string, string>()
  const found = new Map<string, EntryRecord[]>()
  const byLink = pagesByLink(records)
  const inOrder = records
    .filter(isEntry)
    .toSorted((a, b) => a.entry.at.localeCompare(b.entry.at) || a.id.localeCompare(b.id))
  for (const { id, entry } of inOrder) {
    if (entry.sealedHash === '') continue
    const first = seen.get(entry.sealedHash)
    if (first === undefined) seen.set(entry.sealedHash, id)
    else shownAs.set(id, first)
  }
  for (const one of inOrder) {
    if (shownAs.has(one.id)) continue
    const shown = shownAs.get(one.entry.entryId)
    const record = shown ? { ...one, entry: { ...one.entry, entryId: shown } } : one
    const { summaryId, link } = record.entry
    for (const pageId of (link && byLink.get(link.linkId)) ?? [summaryId]) {
      const before = found.get(pageId)
      if (before) before.push(record)
      else found.set(pageId, [record])
    }
  }
  return found
}

/** Of one summary. */
export const entriesOf = (records: readonly Summary[], summaryId: string): EntryRecord[] =>
  entriesBySummary(records).get(summaryId) ?? []

/**
 * - held: a draft that may not go any more, since a permission ended
 * - notLive: it went as nothing but a link, and nobody can open that yet
 * - opened: they said so; a file that was given away cannot tell
 * - closed: nothing more is expected
 */
export type SummaryStatus =
  | 'draft'
  | 'held'
  | 'sent'
  | 'notLive'
  | 'opened'
  | 'acknowledged'
  | 'answered'
  | 'overdue'
  | 'closed'

export interface SummaryStanding {
  readonly status: SummaryStatus
  /** When an answer is or was due: the day, and the instant where hours count. Null when none is. */
  readonly dueOn: Day | null
  readonly dueAt: Instant | null
  /** Of the newest link; null where it never went as one. */
  readonly link?: LinkStanding | null
}

const answers: ReadonlySet<SummaryEntryKind> = new Set([
  'question',
  'clearance',
  'notCleared',
  'result',
  'other',
])

/** A summary that asks for something is overdue after 4 h (same day) or 3 days (rulebook 9.4). */
const answerWithinMin: Readonly<Record<Summary['urgency'], number>> = {
  sameDay: 4 * 60,
  soon: 3 * 1440,
  // No clock stands in the rulebook for what is not urgent: a week (default).
  routine: 7 * 1440,
}

/** When an answer is due that nobody has given yet. */
export function firstDue(
  { sentAt, urgency, requestBy }: Pick<Summary, 'sentAt' | 'urgency' | 'requestBy'>,
  timeZone: string,
): { readonly dueOn: Day; readonly dueAt: Instant | null } | null {
  if (sentAt === null) return null
  if (urgency === 'routine' && requestBy !== null) return { dueOn: requestBy, dueAt: null }
  const dueAt = addMinutes(sentAt, answerWithinMin[urgency])
  return { dueOn: dayOf(dueAt, timeZone), dueAt }
}

/** It went as links alone, and none of them can be opened yet. */
function isOnlyWaiting(
  summary: Summary,
  entries: readonly EntryRecord[],
  standings: readonly LinkStanding[],
): boolean {
  const others = [summary.disclosure, ...entries.map(({ entry }) => entry.disclosure)].some(
    (one) => one && !one.link,
  )
  return !others && standings.length > 0 && standings.every(({ state }) => state === 'waiting')
}

/**
 * Where one summary stands. Who said only that they have it is asked again once the day is over that an
 * answer was wanted by.
 */
export function standingOf(
  summary: Summary,
  entries: readonly EntryRecord[],
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): SummaryStanding {
  const standings = linksOf(summary, entries).map((sent) => linkStanding(sent, now))
  const none = { dueOn: null, dueAt: null, link: standings[0] ?? null }
  if (summary.state === 'draft') return { status: 'draft', ...none }
  const kinds = new Set(entries.map(({ entry }) => entry.kind))
  if (kinds.has('closed')) return { status: 'closed', ...none }
  if ([...kinds].some((kind) => answers.has(kind))) return { status: 'answered', ...none }
  const today = dayOf(now, timeZone)
  if (kinds.has('acknowledged')) {
    const dueOn = summary.requestBy
    const late = dueOn !== null && today > dueOn
    return { ...none, status: late ? 'overdue' : 'acknowledged', dueOn }
  }
  const opened = kinds.has('opened')
  // Whoever cannot open it yet is not late with an answer.
  if (!opened && isOnlyWaiting(summary, entries, standings)) return { status: 'notLive', ...none }
  const due = firstDue(summary, timeZone)
  const reached = due && (due.dueAt === null ? today > due.dueOn : now >= due.dueAt)
  const waiting = opened ? 'opened' : 'sent'
  return { ...none, status: reached ? 'overdue' : waiting, ...due }
}

/** What came back and waits for a person: a question, a clearance, a result that nobody has decided on. */
export function undecided(entries: readonly EntryRecord[]): EntryRecord[] {
  const decided = new Set(
    entries.filter(({ entry }) => entry.kind === 'decided').map(({ entry }) => entry.entryId),
  )
  return entries.filter(({ id, entry }) => {
    if (decided.has(id)) return false
    if (entry.kind === 'question' || entry.kind === 'clearance') return true
    // What the therapist wrote down herself she has read.
    return entry.how === 'page' && (entry.kind === 'result' || entry.kind === 'notCleared')
  })
}
