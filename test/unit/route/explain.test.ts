import { expect, test } from 'vitest'
import { remarksOnProblem } from '#shared/domain/route/check-problem'
import { explainDay } from '#shared/domain/route/explain-day'
import { explainUnassigned } from '#shared/domain/route/explain-unassigned'
import { planDay } from '#shared/domain/route/plan-day'
import { planPractice } from '#shared/domain/route/plan-practice'
import { priceOrder } from '#shared/domain/route/price-order'
import type { RoutePlan, RouteProblem } from '#shared/domain/route/problem'
import { failingWords, priceWords, relaxationWords, type Saying } from '#shared/domain/route/words'
import { faultsOfPlan } from '../../support/check-route-plan'
import { madeUpDay } from '../../support/made-up-days'
import { nap, rosa, street, visitOf } from './small-days'

const saying: Saying = {
  clientOf: (id) => `${id[0]?.toUpperCase()}${id.slice(1)}`,
  therapistOf: (id) => `${id[0]?.toUpperCase()}${id.slice(1)}`,
  skillOf: (skill) => skill,
  timeOf: (minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`,
}

const planned = (problem: RouteProblem): RoutePlan => {
  const plan = planDay(problem, problem.therapists[0]?.id ?? '')
  if (!plan) throw new Error('Too long to prove')
  expect(faultsOfPlan(problem, plan)).toEqual([])
  return plan
}

const dayOf = (plan: RoutePlan) => {
  const [day] = plan.plans
  if (!day) throw new Error('Nobody drives')
  return day
}

test('each stop says its slack, what binds it and why it is not earlier', () => {
  const problem = street([visitOf('anna', 1, { windows: [nap(600, 700)] }), visitOf('berta', 2)])
  const reasons = explainDay(problem, dayOf(planned(problem)))
  const [first, second] = reasons
  expect(reasons.map(({ visitId }) => visitId)).toEqual(['anna', 'berta'])
  expect(first).toMatchObject({ beginMin: 595, slackMin: 40, binding: { kind: 'window' } })
  // The departure was moved to the window, so that nobody waits at the door.
  expect(first).toMatchObject({ waitMin: 0, whyNotEarlier: { kind: 'waits' } })
  expect(second?.whyNotEarlier).toEqual({ kind: 'afterPrevious', visitId: 'anna' })
  expect(second?.binding).toEqual({ kind: 'hours', minute: 1_020 })
})

test('a stop as late as its slack allows makes nobody later and keeps the hours', () => {
  for (let seed = 0; seed < 30; seed++) {
    const problem = madeUpDay(seed, { visits: 5, lunch: seed % 2 === 0 })
    const plan = planned(problem)
    const day = dayOf(plan)
    for (const [index, reason] of explainDay(problem, day).entries()) {
      expect(reason.slackMin).toBeGreaterThanOrEqual(0)
      let delay = reason.slackMin
      for (const stop of day.stops.slice(index + 1)) {
        delay = Math.max(0, delay - (stop.beginMin - stop.arriveMin))
      }
      expect(day.returnMin + delay, `day ${seed}`).toBeLessThanOrEqual(420 + 600)
    }
  }
})

test('a dragged order says what it costs in driving and in lateness', () => {
  const problem = street([
    visitOf('anna', 2),
    visitOf('berta', 1, { windows: [nap(490, 560)] }),
    visitOf('carla', 3),
  ])
  const beside = planned(problem)
  const price = priceOrder(problem, 'rosa', ['anna', 'berta'], beside)
  expect(price).not.toBeNull()
  if (!price) return
  expect(faultsOfPlan(problem, price.plan)).toEqual([])
  expect(priceWords(['anna', 'berta'], price, saying)).toBe(
    'Anna before Berta adds 20 min and makes Berta 1 h 25 min late.',
  )
})

test('a visit nobody can take says the first reason for each therapist and the least that would help', () => {
  const lena = { ...rosa, id: 'lena', skills: ['scar'], hours: { fromMin: 480, toMin: 570 } }
  const away = { ...rosa, id: 'away', skills: ['scar'], hours: null }
  const problem = street(
    [visitOf('anna', 1, { skills: ['scar'] }), visitOf('berta', 2, { skills: ['scar'] })],
    { therapists: [rosa, lena, away], latenessLimitMin: 0 },
  )
  const plan = planPractice(problem, { seed: 1, limit: { rounds: 200 } })
  expect(faultsOfPlan(problem, plan)).toEqual([])
  expect(plan.unassigned).toEqual(['berta'])
  const [told] = explainUnassigned(problem, plan)
  expect(told?.reasons.map(({ reason }) => reason)).toEqual([
    { kind: 'lacksSkill', skill: 'scar' },
    { kind: 'longerThanHours', needsMin: 110 },
    { kind: 'noHours' },
  ])
  expect(told?.relaxation).toEqual({ kind: 'longerDay', therapistId: 'lena', minutes: 90 })
  expect(relaxationWords(told?.relaxation ?? null, saying)).toBe(
    'It fits if Lena works 1 h 30 min longer.',
  )
  const words = told?.reasons.map(({ therapistId, reason }) =>
    failingWords(therapistId, reason, saying),
  )
  expect(words?.[0]).toBe('Rosa does not offer scar.')
})

test('what cannot be planned is said before, and the rest is planned', () => {
  const problem = street(
    [
      visitOf('anna', 1, { place: null }),
      visitOf('berta', 2, { windows: [nap(600, 630)] }),
      visitOf('carla', 3),
    ],
    {
      orders: [
        { before: 'berta', after: 'carla' },
        { before: 'carla', after: 'berta' },
      ],
    },
  )
  expect(remarksOnProblem(problem).map(({ kind }) => kind)).toEqual([
    'noPlace',
    'windowTooShort',
    'ordersInCircle',
  ])
  const plan = planDay(problem, 'rosa')
  expect(plan?.unassigned).toHaveLength(2)
})

test('no visits, and a therapist without hours, are an empty day', () => {
  expect(planned(street([])).score.costMin).toBe(0)
  const problem = street([visitOf('anna', 1)], { therapists: [{ ...rosa, hours: null }] })
  expect(planned(problem).unassigned).toEqual(['anna'])
})
