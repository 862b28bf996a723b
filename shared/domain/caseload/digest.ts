import { cutOffsFor, type MoodBand, readScreen } from '#shared/domain/clinical/mood/score'
import { type SitesOnDay, siteTracks } from '#shared/domain/clinical/trends/site-history'
import { isCovered } from '#shared/domain/spaces/cover'
import { findTasks } from '#shared/domain/tasks/find-tasks'
import { zoneOf } from '#shared/domain/tasks/open-now'
import { type Task, taskAnswerId } from '#shared/domain/tasks/task'
import { type Day, dayOf, type Instant, minutesBetween } from '#shared/domain/time/calendar-day'
import { lastClearanceEnd } from '#shared/domain/today/what-is-missing'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { DoorGate } from '#shared/schema/door-gate'
import type { MoodRules } from '#shared/schema/mood-rules'
import type { Note } from '#shared/schema/note'
import type { Screening } from '#shared/schema/screening'
import type { Summary } from '#shared/schema/summary'
import type { Visit, VisitState } from '#shared/schema/visit'

/** Everything of one household that the caseload looks at, as it lies in the store. */
export interface HouseholdRecords {
  readonly parentId: string
  /** Parent and infants; the parent may be missing while it has not arrived. */
  readonly people: readonly Client[]
  readonly charts: readonly Chart[]
  readonly visits: readonly Visit[]
  readonly notes: readonly Note[]
  readonly screenings: readonly Screening[]
  readonly summaries: readonly Summary[]
}

export interface DigestSettings {
  /** Nothing that began before this instant is looked at: the same for every household. */
  readonly fromAt: Instant
  readonly moodRules: MoodRules | null
  /** Services that teach infant massage, as for the tasks of Today. */
  readonly courseServiceIds: ReadonlySet<string>
  /** The practice's zone, for households without a visit. */
  readonly timeZone: string
}

export interface VisitMark {
  readonly id: string
  readonly startAt: Instant
  readonly endAt: Instant
  readonly therapistId: string
  readonly state: VisitState
  /** Minutes from leaving to arriving, as logged; null where one of the two is not. */
  readonly driveMin: number | null
  /** Minutes in the home, as logged. */
  readonly homeMin: number | null
}

export interface DraftMark {
  readonly id: string
  readonly visitId: string
  readonly clientId: string
  readonly authorId: string
  readonly sessionAt: Instant
}

export interface PainMark {
  readonly noteId: string
  readonly visitId: string
  readonly by: string
  readonly at: Instant
  readonly before: number
  readonly after: number | null
}

export interface SizeMark {
  readonly by: string
  readonly at: Instant
  readonly cm2: number
}

export interface ScreenMark {
  readonly id: string
  readonly at: Instant
  readonly band: MoodBand
}

export interface StopMark {
  readonly id: string
  readonly visitId: string
  readonly clientId: string
  readonly at: Instant
}

export interface ClearanceMark {
  readonly chartId: string
  readonly clientId: string
  readonly endsOn: Day
}

/**
 * One household as the caseload needs it: a few hundred bytes instead of some fifty records. It holds
 * nothing that depends on the clock, so it stays right until one of the household's records changes.
 */
export interface HouseholdDigest {
  readonly parentId: string
  /** '' while the parent's record is not here. */
  readonly name: string
  /** The usual therapist; '' while the parent's record is not here. */
  readonly therapistId: string
  readonly active: boolean
  readonly timeZone: string
  readonly personIds: readonly string[]
  /** By start. */
  readonly visits: readonly VisitMark[]
  readonly drafts: readonly DraftMark[]
  /** Signed sessions of the parent, by time. */
  readonly pain: readonly PainMark[]
  readonly sizes: readonly SizeMark[]
  /** Places that a session found gone: the day, and after how many days. */
  readonly resolved: readonly { readonly on: Day; readonly days: number }[]
  readonly screens: readonly ScreenMark[]
  /** Not answered; which of them stand is the clock's to say. Clearances are told apart. */
  readonly tasks: readonly Task[]
  readonly stops: readonly StopMark[]
  readonly clearances: readonly ClearanceMark[]
  /** By person: the newest change of theirs that is here. */
  readonly heard: Readonly<Record<string, Instant>>
}

/** Long before any record: rules that let things lapse by the clock let nothing lapse here. */
const beforeEverything = '1970-01-01T00:00:00.000Z'

/** Tasks that the caseload tells in its own way, or not at all. */
const toldElsewhere: ReadonlySet<Task['kind']> = new Set(['clearanceEnds', 'letterEnds'])

export function digestOf(all: HouseholdRecords, settings: DigestSettings): HouseholdDigest {
  const records = withinReach(all, settings.fromAt)
  const { parentId, people, notes } = records
  const parent = people.find(({ id }) => id === parentId)
  const timeZone = zoneOf(records.visits, settings.timeZone)
  // What came with a family from another therapist was theirs, and counts where it was done.
  // What a colleague wrote while covering is back here, and counts here.
  const covered = new Set(parent?.covers?.flatMap(({ visitIds }) => visitIds))
  const signed = notes.filter(
    ({ state, addendumTo, signedFor, visitId }) =>
      state === 'signed' &&
      addendumTo === '' &&
      (!signedFor || covered.has(visitId)) &&
      !parent?.covering?.isOver,
  )
  // Called off here alone while a colleague makes it.
  const held = records.visits.filter((one) => one.copyOf === undefined && !isCovered(one))
  // Of a family that another therapist goes on with, what is open is open there.
  const isHanded = parent?.handedTo?.isDone === true
  return {
    parentId,
    name: parent ? [parent.name.given, parent.name.family].filter(Boolean).join(' ') : '',
    therapistId: parent?.therapistId ?? '',
    active: parent?.status === 'active' && !parent.covering,
    timeZone,
    personIds: [parentId, ...people.flatMap(({ id }) => (id === parentId ? [] : [id])).sort()],
    visits: held.map(visitMark).sort((a, b) => order(a.startAt, b.startAt, a.id, b.id)),
    drafts: notes
      .filter(({ state }) => state === 'draft')
      .map(({ id, visitId, clientId, authorId, sessionAt }) => ({
        ...{ id, visitId, clientId, authorId, sessionAt },
      }))
      .sort((a, b) => order(a.sessionAt, b.sessionAt, a.id, b.id)),
    pain: painMarks(signed, parentId),
    ...sizesOf(signed, timeZone),
    screens: screenMarks(records, settings).filter(
      ({ at }) => at >= (parent?.handedFrom?.at ?? ''),
    ),
    // Summaries alone are not handed over.
    tasks: openOf(records, settings, timeZone).filter(({ summaryId }) => !isHanded || summaryId),
    stops: (isHanded ? [] : records.screenings)
      .flatMap(stopMarks)
      .sort((a, b) => order(a.at, b.at, a.id, b.id)),
    clearances: records.charts
      .flatMap((chart) => {
        const endsOn = lastClearanceEnd(chart)
        return endsOn === null ? [] : [{ chartId: chart.id, clientId: chart.clientId, endsOn }]
      })
      .sort((a, b) => order(a.endsOn, b.endsOn, a.chartId, b.chartId)),
    heard: heardFrom(records),
  }
}

const order = (a: string, b: string, idA: string, idB: string): number =>
  a < b ? -1 : a > b ? 1 : idA < idB ? -1 : idA > idB ? 1 : 0

function withinReach(records: HouseholdRecords, fromAt: Instant): HouseholdRecords {
  return {
    ...records,
    visits: records.visits.filter(({ startAt }) => startAt >= fromAt),
    // A draft is somebody's unfinished work however old it is.
    notes: records.notes.filter(({ state, sessionAt }) => state === 'draft' || sessionAt >= fromAt),
    screenings: records.screenings.filter(({ startAt }) => startAt >= fromAt),
    summaries: records.summaries.filter(({ createdAt }) => createdAt >= fromAt),
  }
}

function visitMark(visit: Visit): VisitMark {
  const { id, startAt, endAt, therapistId, state, timeline } = visit
  const first = (kind: string) => timeline.find((event) => event.kind === kind)?.at
  const last = (kind: string) => timeline.findLast((event) => event.kind === kind)?.at
  const between = (from: Instant | undefined, to: Instant | undefined): number | null => {
    const minutes = from && to ? Math.round(minutesBetween(from, to)) : -1
    // Logged the wrong way round, or left running over night: no drive and no visit is that.
    return minutes < 0 || minutes > longestMin ? null : minutes
  }
  const arrivedAt = first('arrived')
  return {
    ...{ id, startAt, endAt, therapistId, state },
    driveMin: between(first('departed'), arrivedAt),
    homeMin: between(arrivedAt, last('left') ?? last('finished')),
  }
}
const longestMin = 12 * 60

const painMarks = (signed: readonly Note[], parentId: string): PainMark[] =>
  signed
    .flatMap(({ id, visitId, clientId, authorId, sessionAt, content }): PainMark[] =>
      clientId === parentId && content.painBefore !== null
        ? [
            {
              ...{ noteId: id, visitId, by: authorId, at: sessionAt },
              ...{ before: content.painBefore, after: content.painAfter },
            },
          ]
        : [],
    )
    .sort((a, b) => order(a.at, b.at, a.noteId, b.noteId))

function sizesOf(
  signed: readonly Note[],
  timeZone: string,
): Pick<HouseholdDigest, 'sizes' | 'resolved'> {
  const sessions = signed
    .flatMap((note) => (note.content.breast ? [{ note, sites: note.content.breast.sites }] : []))
    .sort((a, b) => order(a.note.sessionAt, b.note.sessionAt, a.note.id, b.note.id))
  const sizes = sessions.flatMap(({ note, sites }) =>
    sites.flatMap(({ lengthCm, widthCm }) =>
      lengthCm === null || widthCm === null
        ? []
        : [
            {
              by: note.authorId,
              at: note.sessionAt,
              cm2: Math.round(lengthCm * widthCm * 10) / 10,
            },
          ],
    ),
  )
  const days: SitesOnDay[] = sessions.map(({ note, sites }) => ({
    day: dayOf(note.sessionAt, timeZone),
    sites,
  }))
  const resolved = siteTracks(days).flatMap(({ points, daysToResolve }) => {
    // A place is found gone for the first time after each time it was there.
    const ends = points.filter(({ gone }, at) => gone && points[at - 1]?.gone === false)
    return ends.flatMap(({ day: on }, nth) => {
      const took = daysToResolve[nth]
      return took === undefined ? [] : [{ on, days: took }]
    })
  })
  return { sizes, resolved: resolved.sort((a, b) => order(a.on, b.on, '', '') || a.days - b.days) }
}

const screenMarks = (
  { screenings, parentId }: HouseholdRecords,
  { moodRules }: DigestSettings,
): ScreenMark[] =>
  screenings
    .flatMap(({ id, clientId, startAt, mood }): ScreenMark[] => {
      if (mood?.instrument !== 'epds' || clientId !== parentId) return []
      const { band } = readScreen(mood, cutOffsFor(moodRules, mood.language))
      return band === null ? [] : [{ id, at: startAt, band }]
    })
    .sort((a, b) => order(a.at, b.at, a.id, b.id))

function openOf(
  records: HouseholdRecords,
  { moodRules, courseServiceIds }: DigestSettings,
  timeZone: string,
): readonly Task[] {
  const answered = new Set(records.screenings.flatMap(({ id, task }) => (task ? [id] : [])))
  return findTasks({
    ...{ ...records, moodRules, courseServiceIds, timeZone },
    now: beforeEverything,
  })
    .filter((task) => !toldElsewhere.has(task.kind) && !answered.has(taskAnswerId(task)))
    .toSorted((a, b) => order(a.dueOn, b.dueOn, taskAnswerId(a), taskAnswerId(b)))
}

/** Somebody was reached, or the client would not have it: a call nobody took leaves it open. */
const isHeard = ({ calls }: DoorGate): boolean =>
  calls.some(({ outcome }) => outcome !== 'notReached')

/** A stop that asks for a call, not one of timing alone: nobody has been reached about it. */
const stopMarks = ({ id, visitId, clientId, startAt, doorGate }: Screening): StopMark[] => {
  if (doorGate?.outcome !== 'stop' || isHeard(doorGate)) return []
  const asks = doorGate.findings.some(
    ({ effect, urgency }) => effect === 'stop' && urgency !== 'gate',
  )
  return asks ? [{ id, visitId, clientId, at: doorGate.stoppedAt ?? startAt }] : []
}

function heardFrom(records: HouseholdRecords): Record<string, Instant> {
  const heard: Record<string, Instant> = {}
  const { people, charts, visits, notes, screenings, summaries } = records
  for (const list of [people, charts, visits, notes, screenings, summaries]) {
    for (const { updatedBy, updatedAt } of list) {
      if (updatedAt > (heard[updatedBy] ?? '')) heard[updatedBy] = updatedAt
    }
  }
  return Object.fromEntries(Object.entries(heard).sort(([a], [b]) => order(a, b, '', '')))
}
