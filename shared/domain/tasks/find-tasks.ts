import { isSafetyOpen, tellBy } from '#shared/domain/clinical/mood/safety'
import {
  type CourseDays,
  nextScreen,
  type ScreenOnDay,
} from '#shared/domain/clinical/mood/schedule'
import { cutOffsFor, readScreen } from '#shared/domain/clinical/mood/score'
import { instrumentWords } from '#shared/domain/clinical/mood/words'
import { standingOffers } from '#shared/domain/clinical/triage/where-to'
import { targetWords } from '#shared/domain/clinical/triage/words'
import type { LetterStanding } from '#shared/domain/money/book'
import { letterTasks } from '#shared/domain/money/letters'
import { summaryTasks } from '#shared/domain/share/summary-tasks'
import { addDays, type Day, dayOf, type Instant } from '#shared/domain/time/calendar-day'
import { lastClearanceEnd } from '#shared/domain/today/what-is-missing'
import type { Chart } from '#shared/schema/chart'
import type { MoodRules } from '#shared/schema/mood-rules'
import type { MoodRisk, MoodScreen, MoodStep } from '#shared/schema/mood-screen'
import type { Note } from '#shared/schema/note'
import type { Screening } from '#shared/schema/screening'
import type { Summary } from '#shared/schema/summary'
import type { Visit } from '#shared/schema/visit'
import { callTasks } from './call-tasks'
import { blank, type Task } from './task'

/** Everything about one household that can raise a task; the rest of the practice is not needed. */
export interface TaskFacts {
  readonly parentId: string
  readonly charts: readonly Chart[]
  /** Of the parent, all states. */
  readonly visits: readonly Visit[]
  readonly notes: readonly Note[]
  readonly screenings: readonly Screening[]
  /** With what followed on them. */
  readonly summaries: readonly Summary[]
  readonly moodRules: MoodRules | null
  /** Services that teach infant massage: a series of them is framed by two screens. */
  readonly courseServiceIds?: ReadonlySet<string>
  /** Providers' letters that massage is needed, of the household. */
  readonly letters?: readonly LetterStanding[]
  /** The client's zone: days are theirs. */
  readonly timeZone: string
  readonly now: Instant
}

/** A referral offered or accepted is asked about again after this many days (default). */
export const referralAskAfterDays = 14
/** A clearance that ends within so many days can still be renewed. */
const clearanceSoonDays = 14
/** A week before it is due a screen can be planned into a visit. */
const rescreenAheadDays = 7

export const findTasks = (facts: TaskFacts): readonly Task[] => [
  ...moodTasks(facts),
  ...rescreenTask(facts),
  ...callTasks(facts),
  ...referralTasks(facts),
  ...summaryTasks(facts.summaries, facts),
  ...clearanceTasks(facts),
  ...letterTasks(facts.letters ?? [], dayOf(facts.now, facts.timeZone)),
]

interface KnownScreen {
  readonly record: Screening
  readonly screen: MoodScreen
}
const screensOf = ({ screenings, parentId }: TaskFacts): readonly KnownScreen[] =>
  screenings.flatMap((record) =>
    record.mood && record.clientId === parentId ? [{ record, screen: record.mood }] : [],
  )

const told: ReadonlySet<MoodStep> = new Set(['toldProvider', 'called988', 'called911', 'declined'])
const offered: ReadonlySet<MoodStep> = new Set([
  'askedProviderToScreen',
  'toldProvider',
  'declined',
])

/** What a screen asks for, until it is written down as done. */
function moodTasks(facts: TaskFacts): Task[] {
  return screensOf(facts).flatMap(({ record, screen }): Task[] => {
    const { timeZone } = facts
    const about = { ...blank, clientId: record.clientId, about: record.id, visitId: record.visitId }
    const fromOn = dayOf(record.startAt, timeZone)
    const name = instrumentWords[screen.instrument]
    const done = (steps: ReadonlySet<MoodStep>) =>
      screen.actions.some(({ step }) => steps.has(step))
    const tasks: Task[] = []
    if (isSafetyOpen(screen)) {
      const words = 'Stay in touch until somebody else has taken over.'
      tasks.push({
        ...about,
        kind: 'moodSafety',
        fromOn,
        dueOn: fromOn,
        dueAt: record.startAt,
        words,
      })
    }
    const { band } = readScreen(screen, cutOffsFor(facts.moodRules, screen.language))
    const dueAt = tellBy(band, record.startAt)
    if (dueAt === null) return tasks
    const due = { fromOn, dueOn: dayOf(dueAt, timeZone), dueAt }
    if (band === 'assess' && !done(told)) {
      tasks.push({ ...about, ...due, kind: 'moodTellProvider', words: `${name}: within 24 hours.` })
    }
    if (band === 'possible' && !done(offered)) {
      tasks.push({ ...about, ...due, kind: 'moodOffer', words: `${name}: within 72 hours.` })
    }
    return tasks
  })
}

const before37Weeks = 37 * 7

/** Nobody was to screen before the practice could. */
const laterOf = (first: Instant, confirmedAt: Instant | null | undefined): Instant =>
  confirmedAt && confirmedAt > first ? confirmedAt : first

function rescreenTask(facts: TaskFacts): Task[] {
  const { parentId, timeZone, moodRules } = facts
  const screens = screensOf(facts)
  // Without a sheet of its own a practice does not screen, and nobody is told to.
  if (screens.length === 0 && !moodRules?.copyConfirmedAt) return []
  const parent = facts.charts.find(({ clientId }) => clientId === parentId)?.parent
  const early = facts.charts.some(
    ({ infant }) =>
      infant !== null && (infant.gestationAtBirthDays ?? before37Weeks) < before37Weeks,
  )
  const risks: MoodRisk[] = early ? ['bornEarly'] : []
  const held = facts.visits.filter(({ state }) => state !== 'cancelled' && state !== 'noShow')
  const first = held.map(({ startAt }) => startAt).sort()[0]
  const onDays: ScreenOnDay[] = screens.map(({ record, screen }) => ({
    day: dayOf(record.startAt, timeZone),
    screen,
  }))
  const next = nextScreen({
    birthOn: parent?.birthOn ?? null,
    dueOn: parent?.dueOn ?? null,
    screens: onDays,
    risks,
    intakeOn: first ? dayOf(laterOf(first, moodRules?.copyConfirmedAt), timeZone) : null,
    courses: coursesOf(held, facts),
    cutOffsOf: ({ language }) => cutOffsFor(moodRules, language),
  })
  if (!next) return []
  const words: Record<typeof next.why, string> = {
    first: 'The first screen is offered at intake.',
    raised: 'Two weeks after a screen at the cut-off.',
    incomplete: 'The last one had answers missing.',
    milestone:
      next.milestoneDay === null
        ? 'Four weeks after the last.'
        : `Day ${next.milestoneDay} after birth.`,
    courseBegins: 'Before the series of infant massage.',
    courseEnds: 'At the end of the series of infant massage.',
  }
  return [
    {
      ...blank,
      kind: 'rescreen',
      clientId: parentId,
      about: next.why === 'first' ? 'first' : `${next.why} ${next.dueOn}`,
      fromOn: addDays(next.dueOn, -rescreenAheadDays),
      dueOn: next.dueOn,
      words: words[next.why],
    },
  ]
}

/** Fewer are no series to measure from end to end (default). */
const leastInCourse = 3

/** Each series of infant massage, by the sessions that were held or are planned. */
function coursesOf(
  held: readonly Visit[],
  { courseServiceIds, timeZone }: TaskFacts,
): CourseDays[] {
  const bySeries = new Map<string, Day[]>()
  for (const { series, serviceId, startAt } of held) {
    if (!series || !courseServiceIds?.has(serviceId)) continue
    const days = bySeries.get(series.id) ?? []
    bySeries.set(series.id, [...days, dayOf(startAt, timeZone)])
  }
  return [...bySeries.values()].flatMap((days) => {
    const inOrder = days.toSorted()
    const [firstOn] = inOrder
    const lastOn = inOrder.at(-1)
    return firstOn && lastOn && days.length >= leastInCourse ? [{ firstOn, lastOn }] : []
  })
}

function referralTasks({ screenings, timeZone }: TaskFacts): Task[] {
  return screenings.flatMap(({ id, clientId, visitId, triage }) => {
    if (!triage) return []
    return [...standingOffers(triage.offers).values()].flatMap((offer): Task[] => {
      const waits = offer.answer === 'offered' || offer.answer === 'accepted'
      if (offer.to === 'massage' || !waits) return []
      const dueOn = addDays(dayOf(offer.at, timeZone), referralAskAfterDays)
      const about = `${id} ${offer.to}`
      return [
        {
          ...blank,
          ...{ kind: 'referralUnanswered', clientId, about, visitId, fromOn: dueOn, dueOn },
          words: `${targetWords[offer.to]}: ${offer.answer}, nothing heard since.`,
        },
      ]
    })
  })
}

function clearanceTasks({ charts, visits, now, timeZone }: TaskFacts): Task[] {
  const today = dayOf(now, timeZone)
  // It matters while somebody comes: a client who is done needs none.
  if (!visits.some(({ state, startAt }) => state === 'planned' && startAt >= now)) return []
  return charts.flatMap((chart): Task[] => {
    const dueOn: Day | null = lastClearanceEnd(chart)
    if (dueOn === null || dueOn < today) return []
    return [
      {
        ...blank,
        kind: 'clearanceEnds',
        clientId: chart.clientId,
        about: `${chart.id} ${dueOn}`,
        fromOn: addDays(dueOn, -clearanceSoonDays),
        dueOn,
        words: 'Ask for a new one before the next visit.',
      },
    ]
  })
}
