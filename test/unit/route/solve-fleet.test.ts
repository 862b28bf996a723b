import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proveTour } from '#shared/domain/route/prove-tour'
import { solveFleet } from '#shared/domain/route/solve-fleet'
import { createRandom } from '#shared/sample/random'
import { checkFleetAnswer } from '../../support/check-fleet-answer'

const madeUpFleet = (seed: number, stops: number, vehicles: number) => {
  const random = createRandom(seed)
  const matrix = Array.from({ length: stops + 1 }, (_, a) =>
    Array.from({ length: stops + 1 }, (_, b) => (a === b ? 0 : random.int(5, 60))),
  )
  const windows = matrix.map((_, stop): [number, number] => {
    const from = random.int(0, 500)
    return stop === 0 ? [0, 1_500] : [from, from + random.int(60, 700)]
  })
  const service = matrix.map((_, stop) => (stop === 0 ? 0 : random.int(0, 20)))
  const demand = matrix.map((_, stop) => (stop === 0 ? 0 : random.int(1, 10)))
  return { matrix, windows, service, demand, vehicles, capacity: vehicles === 1 ? null : 40 }
}

test('every answer keeps windows, loads and vehicles, in matrices that break the triangle', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 8 }),
      (seed, stops, vehicles) => {
        const problem = madeUpFleet(seed, stops, vehicles)
        const { routes, left, cost } = solveFleet(problem, seed, { rounds: 200 })
        const checked = checkFleetAnswer(problem, routes)
        const missing = left.map((stop) => `stop ${stop} visited 0 times`).toSorted()
        expect(checked.faults.toSorted()).toEqual(missing)
        expect(checked.cost).toBe(cost)
      },
    ),
    { seed: 1, numRuns: 60 },
  )
})

test('on small tours it finds what is proven best, and finds the same again', () => {
  let solvable = 0
  for (let seed = 1; seed <= 30; seed++) {
    const problem = madeUpFleet(seed, 9, 1)
    const proven = proveTour(problem)
    const found = solveFleet(problem, seed, { rounds: 3_000 })
    expect(found.left.length === 0, `tour ${seed}`).toBe(proven !== null)
    if (!proven) continue
    solvable++
    expect(found.cost, `tour ${seed}`).toBe(proven.cost)
    expect(solveFleet(problem, seed, { rounds: 3_000 })).toEqual(found)
  }
  expect(solvable).toBeGreaterThan(5)
})
