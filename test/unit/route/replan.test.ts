import { expect, test } from 'vitest'
import { planDay } from '#shared/domain/route/plan-day'
import { compareScores } from '#shared/domain/route/problem'
import { replan } from '#shared/domain/route/replan'
import { faultsOfPlan } from '../../support/check-route-plan'
import { madeUpDay } from '../../support/made-up-days'
import { street, visitOf } from './small-days'

test('running late, the rest of the day is planned from here and never worse than keeping the order', () => {
  for (let seed = 0; seed < 40; seed++) {
    const problem = madeUpDay(seed, { visits: 8, spanKm: 14, sessionMin: [30, 45], lunch: true })
    const [day] = planDay(problem, 'therapist-0')?.plans ?? []
    if (!day) continue
    const [first, ...later] = day.stops.filter(({ visitId }) => visitId !== null)
    if (!first || later.length === 0) continue
    const again = replan(problem, day, {
      freeMin: first.leaveMin + 40,
      place: problem.visits.find(({ id }) => id === first.visitId)?.place ?? null,
      done: [first.visitId ?? ''],
      hadLunch: false,
    })
    expect(faultsOfPlan(again.problem, again.best), `day ${seed}`).toEqual([])
    expect(faultsOfPlan(again.problem, again.keepOrder), `day ${seed}`).toEqual([])
    expect(compareScores(again.best.score, again.keepOrder.score)).toBeLessThanOrEqual(0)
    const kept = again.keepOrder.plans[0]?.stops.flatMap(({ visitId }) => visitId ?? []) ?? []
    const promised = later.map(({ visitId }) => visitId).filter((id) => kept.includes(id ?? ''))
    expect(kept).toEqual(promised)
  }
})

test('on time, promises keep the order and nobody is told anything', () => {
  const problem = street([visitOf('anna', 1), visitOf('berta', 2), visitOf('carla', 3)])
  const [day] = planDay(problem, 'rosa')?.plans ?? []
  if (!day) throw new Error('Nobody drives')
  const [first] = day.stops
  const place = problem.visits.find(({ id }) => id === first?.visitId)?.place ?? null
  const done = [first?.visitId ?? '']
  const again = replan(problem, day, { freeMin: first?.leaveMin ?? 0, place, done, hadLunch: true })
  expect(again.sameOrder).toBe(true)
  expect(again.keepOrderLateness).toEqual([])
})
