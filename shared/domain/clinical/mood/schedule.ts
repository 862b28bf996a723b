import { addDays, type Day, daysBetween } from '#shared/domain/time/calendar-day'
import type { MoodRisk, MoodScreen } from '#shared/schema/mood-screen'
import { defaultCutOffs, isSafetyConcern, type MoodCutOffs, readScreen } from './score'

/** Screens are offered from pregnancy until so many days after birth (rulebook 2.5). */
export const windowDays = 365
/** 4 and 6 weeks, 3, 6 and 12 months after birth (rulebook 6). */
const usualDays: readonly number[] = [28, 42, 91, 182, 365]
/** A risk adds the infant's 1, 2, 4 and 6 months and 2 weeks, when the blues should be over (rulebook 3.2, 6). */
const riskDays: readonly number[] = [14, 30, 61, 122, 183]
/** Again after anything at a cut-off (rulebook 6, 4.D). */
export const afterRaisedDays = 14
/** The sheet asks about seven days: not more often, unless something was raised. */
export const leastGapDays = 7
/** With a risk in pregnancy: once a month (default). */
const pregnancyRiskGapDays = 28

export interface ScreenOnDay {
  /** In the client's zone. */
  readonly day: Day
  readonly screen: MoodScreen
}

/** A series of infant massage: the days of its first and its last session, in the client's zone. */
export interface CourseDays {
  readonly firstOn: Day
  readonly lastOn: Day
}

export interface RescreenFacts {
  readonly birthOn: Day | null
  readonly dueOn: Day | null
  /** In any order. */
  readonly screens: readonly ScreenOnDay[]
  /** Known apart from the screens, such as a baby born before 37 weeks. */
  readonly risks: readonly MoodRisk[]
  /** The day of the first visit: the first screen is offered at intake. */
  readonly intakeOn: Day | null
  /** Screened before and after (rulebook 3.7). */
  readonly courses?: readonly CourseDays[]
  readonly cutOffsOf?: (screen: MoodScreen) => MoodCutOffs
}

export interface Rescreen {
  readonly dueOn: Day
  readonly why: 'first' | 'raised' | 'milestone' | 'incomplete' | 'courseBegins' | 'courseEnds'
  /** Of a milestone: days after birth. */
  readonly milestoneDay: number | null
}

/** Every risk that any screen or the chart names. */
export const risksOf = ({
  screens,
  risks,
}: Pick<RescreenFacts, 'screens' | 'risks'>): MoodRisk[] => [
  ...new Set([...risks, ...screens.flatMap(({ screen }) => screen.risks)]),
]

/** Days after birth on which a screen is offered, earliest first. */
export const milestones = (hasRisk: boolean): readonly number[] =>
  hasRisk ? [...new Set([...usualDays, ...riskDays])].toSorted((a, b) => a - b) : usualDays

/** When a screen is to be offered next, whichever reason is due first; null when nothing is left of the window. */
export function nextScreen(facts: RescreenFacts): Rescreen | null {
  const usual = nextByAge(facts)
  // The first of all is the one before the series too.
  if (facts.screens.length === 0) return usual
  return [...(usual ? [usual] : []), ...courseScreens(facts)].reduce<Rescreen | null>(
    (first, one) => (first === null || one.dueOn < first.dueOn ? one : first),
    null,
  )
}

/** Before a series one of two weeks ago still tells where she begins (default). */
const beforeCourseDays = 14

/** Six sessions were framed by a score before and after; a year after the birth is a milestone anyway (rulebook 3.7). */
function courseScreens({ courses = [], screens, birthOn }: RescreenFacts): Rescreen[] {
  const within = (from: Day, until: Day) => screens.some(({ day }) => day >= from && day <= until)
  const isOver = (on: Day) => birthOn !== null && daysBetween(birthOn, on) > windowDays
  return courses.flatMap(({ firstOn, lastOn }): Rescreen[] => {
    const due: Rescreen[] = []
    // Asked late is asked: what stands after the beginning is the first of the two.
    if (!within(addDays(firstOn, -beforeCourseDays), lastOn)) {
      due.push({ dueOn: firstOn, why: 'courseBegins', milestoneDay: null })
    }
    if (!screens.some(({ day }) => day > addDays(lastOn, -leastGapDays))) {
      due.push({ dueOn: lastOn, why: 'courseEnds', milestoneDay: null })
    }
    return due.filter(({ dueOn }) => !isOver(dueOn))
  })
}

function nextByAge(facts: RescreenFacts): Rescreen | null {
  const last = facts.screens.toSorted((a, b) => a.day.localeCompare(b.day)).at(-1)
  if (!last) return firstScreen(facts)
  const cutOffs = facts.cutOffsOf?.(last.screen) ?? defaultCutOffs
  const { band, total } = readScreen(last.screen, cutOffs)
  if (isSafetyConcern(last.screen) || (band !== null && band !== 'low')) {
    return { dueOn: addDays(last.day, afterRaisedDays), why: 'raised', milestoneDay: null }
  }
  if (total.kind === 'partial') {
    return { dueOn: addDays(last.day, leastGapDays), why: 'incomplete', milestoneDay: null }
  }
  return nextMilestone(facts, last.day)
}

function firstScreen({ birthOn, intakeOn }: RescreenFacts): Rescreen | null {
  if (intakeOn === null) return null
  if (birthOn !== null && daysBetween(birthOn, intakeOn) > windowDays) return null
  return { dueOn: intakeOn, why: 'first', milestoneDay: null }
}

function nextMilestone(facts: RescreenFacts, lastDay: Day): Rescreen | null {
  const hasRisk = risksOf(facts).length > 0
  const { birthOn } = facts
  if (birthOn === null) {
    if (!hasRisk || facts.dueOn === null) return null
    const dueOn = addDays(lastDay, pregnancyRiskGapDays)
    return dueOn > facts.dueOn ? null : { dueOn, why: 'milestone', milestoneDay: null }
  }
  // A screen up to a week before a milestone stands for it: the gap would be too short for another.
  const covered = addDays(lastDay, leastGapDays)
  const next = milestones(hasRisk).find((day) => addDays(birthOn, day) > covered)
  if (next === undefined) return null
  return { dueOn: addDays(birthOn, next), why: 'milestone', milestoneDay: next }
}
