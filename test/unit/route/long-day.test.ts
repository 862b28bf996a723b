import { describe, expect, it } from 'vitest'
import { reasonsLeftOut, workOnDay } from '#shared/domain/route/work-on-day'
import { faultsOfPlan } from '../../support/check-route-plan'
import { madeUpDay } from '../../support/made-up-days'

describe('a day too long to prove', () => {
  it.each([
    [15, 30],
    [20, 20],
    [60, 5],
    [200, 40],
  ])(
    'of %i visits of %i minutes is planned as far as possible, without a fault',
    (visits, sessionMin) => {
      const problem = madeUpDay(3, { visits, lunch: true, sessionMin: [sessionMin] })
      const { plan, mine, reasons } = workOnDay(problem, 'therapist-0')
      expect(faultsOfPlan(problem, plan)).toEqual([])
      expect(plan.proven).toBe(false)
      expect(mine?.stops.length).toBeGreaterThan(8)
      expect(reasons).toHaveLength(mine?.stops.length ?? 0)
      const left = reasonsLeftOut(problem, plan)
      expect(left.map(({ visitId }) => visitId)).toEqual(plan.unassigned)
      expect(left.every((one) => one.reasons.length === 1)).toBe(true)
    },
  )
})
