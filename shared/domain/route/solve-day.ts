import type { DayAnswer } from './day-answer'
import { DayLabels } from './day-labels'
import type { DayModel } from './day-model'
import { lookOut } from './day-outlook'
import { DaySearch } from './day-search'

/** What the exact search is made for; it proves no more than this many visits. */
export const provableVisits = 14

/**
 * The best day by `compareScores`, and no other is better: dynamic programming over (what is done, where
 * one is) with Pareto labels (time, lateness, worst, cost, departure). What does not fit into the hours
 * stays out, least priority first. At most `provableVisits`; beyond that time and memory double each visit.
 */
export function solveDay(model: DayModel): DayAnswer {
  const outlook = lookOut(model)
  const labels = new DayLabels()
  // Asking for a perfect day first, then for one a little worse, is far less work than asking for any.
  for (const unassigned of outlook.sums) {
    const steps =
      unassigned < outlook.leastPriority ? latenessSteps : [0, 120, 960, Number.POSITIVE_INFINITY]
    for (const lateness of steps) {
      const found = new DaySearch(model, outlook, labels, unassigned, lateness).solve()
      if (found) return found
    }
  }
  throw new Error('An empty day is always possible')
}

/** Quarter minutes: on time, then one wish not waited for, and so on. */
const latenessSteps = [0, 60, 240, 600, 1_200, 2_400, 4_800, Number.POSITIVE_INFINITY]
