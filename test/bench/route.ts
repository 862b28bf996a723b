import { parseArgs } from 'node:util'
import { planDay } from '#shared/domain/route/plan-day'
import { planPractice } from '#shared/domain/route/plan-practice'
import { planInOrder } from '#shared/domain/route/price-order'
import type { RoutePlan, RouteProblem } from '#shared/domain/route/problem'
import { replan } from '#shared/domain/route/replan'
import { faultsOfPlan } from '../support/check-route-plan'
import { madeUpDay } from '../support/made-up-days'
import { nearestFirst } from '../support/nearest-first'
import { type Figure, median, quantile } from './figure'
import { solveInstances } from './route-instances'

const usage =
  'npm run bench -- route [--instances DIR --budget-ms 1000 --seed 1 --json], e.g. for every instance file of a folder.'

/** Answers the figures of made-up days, or null after it has printed the answers of instance files. */
export async function benchRoute(args: readonly string[]): Promise<Figure[] | null> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      instances: { type: 'string' },
      'budget-ms': { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  })
  if (values.instances === undefined) return benchDays()
  const budgetMs = Number(values['budget-ms'])
  const seed = Number(values.seed)
  if (!(budgetMs > 0) || !Number.isInteger(seed)) throw new Error(usage)
  const answers = await solveInstances(values.instances, budgetMs, seed)
  if (values.json) process.stdout.write(`${JSON.stringify(answers)}\n`)
  else {
    for (const { name, feasible, cost, vehicles, proven, ms } of answers) {
      const words = feasible ? `${cost}, ${vehicles} vehicles` : 'not all in time'
      process.stdout.write(`${name}  ${words}${proven ? ', proven best' : ''}  ${ms} ms\n`)
    }
  }
  return null
}

const daysEach = 40
const usualDay = { spanKm: 14, sessionMin: [30, 30, 45], hoursMin: 840 }

function benchDays(): Figure[] {
  for (let day = 0; day < 5; day++) planDay(dayOf(1_000 + day, 10), 'therapist-0')
  return [
    ...[12, 14].flatMap((visits) => [
      timed(
        `a day of ${visits} visits, proven best (p95)`,
        exactTimes(visits),
        0.95,
        visits === 12 ? 60 : 150,
      ),
    ]),
    ...besideNearestFirst(),
    timed('the rest of a day, 8 visits, planned anew (p95)', replanTimes(), 0.95, 16),
    timed('a practice day, 60 visits and 10 therapists (p50)', practiceTimes(), 0.5, 2_000),
  ]
}

const dayOf = (seed: number, visits: number): RouteProblem =>
  madeUpDay(seed, { visits, ...usualDay, lunch: seed % 2 === 0 })

const timed = (
  figure: string,
  times: readonly number[],
  share: number,
  target: number,
): Figure => ({
  name: 'route',
  figure,
  unit: 'ms',
  ours: quantile(times, share),
  peer: null,
  peerIs: '',
  measure: 'ours',
  target,
})

function checked(problem: RouteProblem, plan: RoutePlan | null): RoutePlan {
  if (!plan) throw new Error('No plan')
  const faults = faultsOfPlan(problem, plan)
  if (faults.length > 0) throw new Error(faults.join('; '))
  return plan
}

/** The median of three runs of each: other programs run on this machine. */
function timeOf(run: () => void): number {
  return median(
    [1, 2, 3].map(() => {
      const startedAt = performance.now()
      run()
      return performance.now() - startedAt
    }),
  )
}

const exactTimes = (visits: number): number[] =>
  Array.from({ length: daysEach }, (_, seed) => {
    const problem = dayOf(seed, visits)
    checked(problem, planDay(problem, 'therapist-0'))
    return timeOf(() => planDay(problem, 'therapist-0'))
  })

function besideNearestFirst(): Figure[] {
  const sums = { drive: 0, late: 0, nearestDrive: 0, nearestLate: 0 }
  for (let seed = 0; seed < daysEach; seed++) {
    const problem = dayOf(seed, 10)
    const best = checked(problem, planDay(problem, 'therapist-0'))
    const nearest = planInOrder(problem, 'therapist-0', nearestFirst(problem))
    sums.drive += best.score.costMin
    sums.late += best.score.lateness / 4
    sums.nearestDrive += nearest?.score.costMin ?? 0
    sums.nearestLate += (nearest?.score.lateness ?? 0) / 4
  }
  const figure = (words: string, ours: number, peer: number): Figure => ({
    name: 'route',
    figure: `${words}, ${daysEach} days of 10 visits`,
    unit: 'min',
    ours,
    peer,
    peerIs: 'always on to the nearest door',
    measure: 'ratio',
    target: null,
  })
  return [
    figure('driven', sums.drive, sums.nearestDrive),
    figure('late', sums.late, sums.nearestLate),
  ]
}

const replanTimes = (): number[] =>
  Array.from({ length: daysEach }, (_, seed) => {
    const problem = dayOf(seed, 10)
    const plan = checked(problem, planDay(problem, 'therapist-0'))
    const [day] = plan.plans
    if (!day) throw new Error('No day')
    const visited = day.stops.filter(({ visitId }) => visitId !== null)
    const second = visited[1]
    const late = {
      freeMin: (second?.leaveMin ?? 0) + 25,
      place: problem.visits.find(({ id }) => id === second?.visitId)?.place ?? null,
      done: visited.slice(0, 2).map(({ visitId }) => visitId ?? ''),
      hadLunch: false,
    }
    const { best, keepOrder, problem: rest } = replan(problem, day, late)
    checked(rest, best)
    checked({ ...rest, orders: [] }, keepOrder)
    return timeOf(() => replan(problem, day, late))
  })

const practiceTimes = (): number[] =>
  [1, 2, 3].map((seed) => {
    const problem = madeUpDay(seed, { visits: 60, therapists: 10, odd: true, latenessLimitMin: 0 })
    const startedAt = performance.now()
    const limit = { budgetMs: 1_200, nowMs: () => performance.now() }
    const plan = planPractice(problem, { seed, limit })
    const ms = performance.now() - startedAt
    checked(problem, plan)
    return ms
  })
