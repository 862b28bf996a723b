import { areaWords } from '#shared/domain/clinical/body/words'
import { moodTotal } from '#shared/domain/clinical/mood/score'
import { scaleTotal } from '#shared/domain/clinical/scar/scar-rules'
import { goalWords } from '#shared/domain/clinical/wellbeing/goals'
import { type Day, dayOf, daysBetween } from '#shared/domain/time/calendar-day'
import type { BodyAreaName } from '#shared/schema/body-session'
import type { Note } from '#shared/schema/note'
import type { Screening } from '#shared/schema/screening'
import type { Goal } from '#shared/schema/wellbeing'
import { type SitesOnDay, type SiteTrack, siteTracks } from './site-history'

/** One number a day; null: not taken that day. `x` is the day after birth where the birth is known. */
export interface TrendPoint {
  readonly day: Day
  readonly x: number
  readonly values: Readonly<Record<string, number | null>>
}

export interface TrendLine {
  readonly id: string
  readonly name: string
  readonly unit: string
}

/** One chart: one meaning, one scale. */
export interface Trend {
  readonly id:
    | 'epds'
    | 'pain'
    | 'sleep'
    | 'stress'
    | 'tired'
    | 'scar'
    | `goal-${Goal}`
    | `area-${BodyAreaName}`
    | `site-${number}-${'pain' | 'size'}`
  readonly title: string
  readonly lines: readonly TrendLine[]
  readonly points: readonly TrendPoint[]
  /** The scale's ends. */
  readonly range: readonly [number, number]
  /** A line across the chart, such as a cut-off. */
  readonly mark: { readonly at: number; readonly label: string } | null
}

export interface TrendFacts {
  readonly notes: readonly Note[]
  readonly screenings: readonly Screening[]
  readonly birthOn: Day | null
  readonly timeZone: string
  /** The EPDS total from which on a provider is told. */
  readonly epdsMark: number
}

export interface PersonTrends {
  readonly trends: readonly Trend[]
  readonly sites: readonly SiteTrack[]
  /** Whether x counts days after birth; else days since the first entry. */
  readonly afterBirth: boolean
}

interface Taken {
  readonly day: Day
  readonly line: string
  readonly value: number | null
}

const epdsTaken = ({ screenings, timeZone }: TrendFacts): Taken[] =>
  screenings.flatMap(({ mood, startAt }) => {
    if (mood?.instrument !== 'epds') return []
    const total = moodTotal(mood)
    if (total.kind !== 'total') return []
    return [{ day: dayOf(startAt, timeZone), line: 'epds', value: total.total }]
  })

const painTaken = ({ notes, screenings, timeZone }: TrendFacts): Taken[] => [
  ...notes.flatMap(({ addendumTo, content, sessionAt }): Taken[] => {
    if (addendumTo !== '') return []
    const day = dayOf(sessionAt, timeZone)
    return [
      { day, line: 'before', value: content.painBefore },
      { day, line: 'after', value: content.painAfter },
    ]
  }),
  ...screenings.map(({ wellbeing, startAt }) => ({
    day: dayOf(startAt, timeZone),
    line: 'said',
    value: wellbeing?.pain ?? null,
  })),
]

const wellbeingTaken = (
  { screenings, timeZone }: TrendFacts,
  line: 'sleepHours' | 'sleepQuality' | 'stress',
): Taken[] =>
  screenings.map(({ wellbeing, startAt }) => ({
    day: dayOf(startAt, timeZone),
    line,
    value: wellbeing?.[line] ?? null,
  }))

const notesTaken = (
  { notes, timeZone }: TrendFacts,
  line: string,
  numberOf: (content: Note['content']) => number | null,
): Taken[] =>
  notes.flatMap(({ addendumTo, content, sessionAt }) =>
    addendumTo === '' ? [{ day: dayOf(sessionAt, timeZone), line, value: numberOf(content) }] : [],
  )

/** Points a day, the last entry of a day standing; days on which nothing was taken are left out. */
function pointsOf(
  taken: readonly Taken[],
  originOn: Day,
  lines: readonly TrendLine[],
): TrendPoint[] {
  const days = new Map<Day, Record<string, number | null>>()
  for (const { day, line, value } of taken) {
    if (value === null) continue
    const values = days.get(day) ?? Object.fromEntries(lines.map(({ id }) => [id, null]))
    values[line] = value
    days.set(day, values)
  }
  return [...days]
    .map(([day, values]) => ({ day, x: daysBetween(originOn, day), values }))
    .toSorted((a, b) => a.x - b.x)
}

interface Plan extends Omit<Trend, 'points'> {
  readonly taken: readonly Taken[]
}

const plansOf = (facts: TrendFacts): readonly Plan[] => [
  {
    id: 'epds',
    title: 'EPDS',
    lines: [{ id: 'epds', name: 'Total', unit: 'of 30' }],
    range: [0, 30],
    mark: { at: facts.epdsMark, label: `Tell a provider from ${facts.epdsMark}` },
    taken: epdsTaken(facts),
  },
  {
    id: 'pain',
    title: 'Pain',
    lines: [
      { id: 'before', name: 'Before the session', unit: 'of 10' },
      { id: 'after', name: 'After the session', unit: 'of 10' },
      { id: 'said', name: 'In daily life', unit: 'of 10' },
    ],
    range: [0, 10],
    mark: null,
    taken: painTaken(facts),
  },
  {
    id: 'sleep',
    title: 'Sleep',
    lines: [
      { id: 'sleepHours', name: 'Hours in 24', unit: 'h' },
      { id: 'sleepQuality', name: 'How good', unit: 'of 10' },
    ],
    range: [0, 12],
    mark: null,
    taken: [...wellbeingTaken(facts, 'sleepHours'), ...wellbeingTaken(facts, 'sleepQuality')],
  },
  {
    id: 'stress',
    title: 'Stress',
    lines: [{ id: 'stress', name: 'Stress', unit: 'of 10' }],
    range: [0, 10],
    mark: null,
    taken: wellbeingTaken(facts, 'stress'),
  },
  {
    id: 'tired',
    title: 'Tiredness',
    lines: [{ id: 'tired', name: 'Tired', unit: 'of 10' }],
    range: [0, 10],
    mark: null,
    taken: notesTaken(facts, 'tired', ({ body }) => body?.fatigue ?? null),
  },
  {
    id: 'scar',
    title: 'Scar, Vancouver scale',
    lines: [{ id: 'scar', name: 'Total', unit: 'of 13' }],
    range: [0, 13],
    mark: null,
    taken: notesTaken(facts, 'scar', ({ scar }) => (scar ? scaleTotal(scar.scale) : null)),
  },
]

/** What she came for, by how much it still troubles her; a goal that was never rated has no chart. */
const goalPlans = ({ screenings, timeZone }: TrendFacts): Plan[] => {
  const rated = screenings.flatMap(({ wellbeing, startAt }) =>
    (wellbeing?.goals ?? []).map((one) => ({ ...one, day: dayOf(startAt, timeZone) })),
  )
  return [...new Set(rated.map(({ goal }) => goal))].map((name) => ({
    id: `goal-${name}`,
    title: `Goal: ${goalWords[name].charAt(0).toLowerCase()}${goalWords[name].slice(1)}`,
    lines: [{ id: 'trouble', name: 'How much it troubles', unit: 'of 10' }],
    range: [0, 10],
    mark: null,
    taken: rated
      .filter(({ goal }) => goal === name)
      .map(({ day, trouble }): Taken => ({ day, line: 'trouble', value: trouble })),
  }))
}

/** Pain before and after in one area of the body, over the sessions that looked at it. */
const areaPlans = ({ notes, timeZone }: TrendFacts): Plan[] => {
  const seen = notes.flatMap(({ addendumTo, content, sessionAt }) =>
    addendumTo === '' && content.body
      ? content.body.areas.map((area) => ({ day: dayOf(sessionAt, timeZone), area }))
      : [],
  )
  return [...new Set(seen.map(({ area }) => area.area))].map((name) => ({
    id: `area-${name}`,
    title: `Pain, ${areaWords[name].toLowerCase()}`,
    lines: [
      { id: 'before', name: 'Before the session', unit: 'of 10' },
      { id: 'after', name: 'After the session', unit: 'of 10' },
    ],
    range: [0, 10],
    mark: null,
    taken: seen
      .filter(({ area }) => area.area === name)
      .flatMap(({ day, area }): Taken[] => [
        { day, line: 'before', value: area.painBefore },
        { day, line: 'after', value: area.painAfter },
      ]),
  }))
}

/** Charts with at least one number, and the places on the breasts; of one person, over all sessions. */
export function personTrends(facts: TrendFacts): PersonTrends {
  const plans = [...plansOf(facts), ...goalPlans(facts), ...areaPlans(facts)]
  const days = plans.flatMap(({ taken }) => taken.map(({ day }) => day)).sort()
  const originOn = facts.birthOn ?? days[0]
  const trends =
    originOn === undefined
      ? []
      : plans
          .map(({ taken, ...plan }) => ({ ...plan, points: pointsOf(taken, originOn, plan.lines) }))
          .map((trend) => ({
            ...trend,
            lines: trend.lines.filter(({ id }) =>
              trend.points.some(({ values }) => (values[id] ?? null) !== null),
            ),
          }))
          .filter(({ points }) => points.length > 0)
  return { trends, sites: siteTracks(sitesOf(facts)), afterBirth: facts.birthOn !== null }
}

const sitesOf = ({ notes, timeZone }: TrendFacts): SitesOnDay[] =>
  notes.flatMap(({ addendumTo, content, sessionAt }) =>
    addendumTo === '' && content.breast
      ? [{ day: dayOf(sessionAt, timeZone), sites: content.breast.sites }]
      : [],
  )

/** The x-axis: day 0 is the birth. Days before it are in pregnancy. */
export const xWords = (x: number, afterBirth: boolean): string => {
  if (!afterBirth) return x === 0 ? 'First day' : `Day ${x}`
  return x < 0 ? `${-x} days before birth` : `Day ${x}`
}
