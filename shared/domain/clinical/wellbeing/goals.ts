import { addDays, type Day } from '#shared/domain/time/calendar-day'
import type { Goal, Wellbeing } from '#shared/schema/wellbeing'

export const goalWords: Readonly<Record<Goal, string>> = {
  pain: 'Less pain',
  tension: 'Looser muscles',
  swelling: 'Less swelling',
  circulation: 'Warm, light legs',
  abdomen: 'A stronger middle',
  scar: 'Comfort around a scar',
  stress: 'Less stress',
  sleep: 'Better rest',
  bodyConfidence: 'At home in my body',
  support: 'Feeling supported',
}

export const emptyWellbeing: Wellbeing = {
  sleepHours: null,
  sleepQuality: null,
  stress: null,
  pain: null,
  goals: [],
  words: '',
}

/** Nothing in it: not worth a record. */
export const isEmptyWellbeing = (one: Wellbeing): boolean =>
  one.sleepHours === null &&
  one.sleepQuality === null &&
  one.stress === null &&
  one.pain === null &&
  one.words.trim() === '' &&
  one.goals.every(({ trouble, measure }) => trouble === null && measure === '')

/** Gestation counts from 280 days before the due date; before it another episode lies. */
const gestationDays = 280

/** The first day of this pregnancy and the time after it; null while neither date is known. */
export function episodeStart(chart: {
  readonly birthOn: Day | null
  readonly dueOn: Day | null
}): Day | null {
  const anchor = chart.birthOn ?? chart.dueOn
  return anchor === null ? null : addDays(anchor, -gestationDays)
}

export interface WellbeingOnDay {
  readonly day: Day
  readonly wellbeing: Wellbeing
}

export interface GoalProgress {
  readonly goal: Goal
  readonly baseline: number
  readonly baselineOn: Day
  readonly latest: number
  readonly latestOn: Day
  /** Points of trouble since the baseline; below 0 is less trouble. */
  readonly change: number
}

/** Each goal of the episode against its first rating in it. */
export function goalProgress(
  entries: readonly WellbeingOnDay[],
  fromDay: Day | null,
): readonly GoalProgress[] {
  const inOrder = entries
    .filter(({ day }) => fromDay === null || day >= fromDay)
    .toSorted((a, b) => a.day.localeCompare(b.day))
  const progress = new Map<Goal, GoalProgress>()
  for (const { day, wellbeing } of inOrder) {
    for (const { goal, trouble } of wellbeing.goals) {
      if (trouble === null) continue
      const { baseline, baselineOn } = progress.get(goal) ?? { baseline: trouble, baselineOn: day }
      const change = trouble - baseline
      progress.set(goal, { goal, baseline, baselineOn, latest: trouble, latestOn: day, change })
    }
  }
  return [...progress.values()]
}
