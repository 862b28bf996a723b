import { expect, test } from 'vitest'
import { planPractice } from '#shared/domain/route/plan-practice'
import { faultsOfPlan } from '../../support/check-route-plan'
import { madeUpDay } from '../../support/made-up-days'

test('a practice day keeps skills, hours, lunch, locks and windows, and is the same for the same seed', () => {
  for (let day = 0; day < 4; day++) {
    const problem = madeUpDay(day, {
      visits: 60,
      therapists: 10,
      odd: day % 2 === 1,
      latenessLimitMin: day < 2 ? 0 : null,
    })
    const search = { seed: 1, limit: { rounds: 1_500 } }
    const plan = planPractice(problem, search)
    expect(faultsOfPlan(problem, plan), `day ${day}`).toEqual([])
    expect(plan.proven).toBe(false)
    expect(planPractice(problem, search)).toEqual(plan)
  }
})
