import { expect, test } from 'vitest'
import { planDay } from '#shared/domain/route/plan-day'
import { bruteForceDay } from '../../support/brute-force-day'
import { faultsOfPlan } from '../../support/check-route-plan'
import { madeUpDay } from '../../support/made-up-days'

test('on 500 small days the exact search finds what trying every order finds', () => {
  for (let seed = 0; seed < 500; seed++) {
    const lunch = seed % 3 === 0
    const visits = lunch ? 3 + (seed % 2) : 3 + (seed % 3)
    const problem = madeUpDay(seed, {
      visits,
      lunch,
      odd: seed % 2 === 0,
      latenessLimitMin: seed % 5 === 0 ? 0 : null,
      hoursMin: seed % 7 === 0 ? 240 : 600,
      spanKm: seed % 4 === 0 ? 60 : 25,
      sessionMin: seed % 2 === 0 ? [60, 90, 120] : [30, 45],
    })
    const plan = planDay(problem, 'therapist-0')
    expect(plan, `day ${seed}`).not.toBeNull()
    if (!plan) continue
    expect(faultsOfPlan(problem, plan), `day ${seed}`).toEqual([])
    expect(plan.score, `day ${seed}`).toEqual(bruteForceDay(problem))
    expect(plan.proven).toBe(true)
  }
})
