import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partitionRoutes } from '#shared/domain/route/partition-routes'
import { createRandom } from '#shared/sample/random'

const stops = 8

function madeUpRoutes(seed: number, count: number) {
  const random = createRandom(seed)
  const sets = Array.from({ length: count }, () => random.int(1, 2 ** stops - 1))
  const routes = sets.map((set) =>
    Int32Array.from(
      Array.from({ length: stops }, (_, k) => k + 1).filter((stop) => set & (1 << (stop - 1))),
    ),
  )
  return { sets, routes, costs: routes.map(({ length }) => random.int(5, 20) + 6 * length) }
}

/** By number of routes, then by set of stops visited: the least cost. */
function cheapestByHand(sets: readonly number[], costs: readonly number[], most: number): number {
  const all = 2 ** stops - 1
  let least = new Map([[0, 0]])
  let best = Number.POSITIVE_INFINITY
  for (let used = 0; used < most; used++) {
    const next = new Map<number, number>()
    for (const [done, cost] of least) {
      sets.forEach((set, index) => {
        if ((done & set) !== 0) return
        const sum = cost + (costs[index] ?? 0)
        if (sum < (next.get(done | set) ?? Number.POSITIVE_INFINITY)) next.set(done | set, sum)
      })
    }
    least = next
    best = Math.min(best, least.get(all) ?? Number.POSITIVE_INFINITY)
  }
  return best
}

test('of a small pool the cheapest routes that visit everybody once are found', () => {
  let found = 0
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 5, max: 60 }),
      fc.integer({ min: 1, max: 5 }),
      (seed, count, most) => {
        const { sets, routes, costs } = madeUpRoutes(seed, count)
        const best = cheapestByHand(sets, costs, most)
        const below = 150
        const chosen = partitionRoutes(routes, costs, stops + 1, most, below)
        if (best >= below) {
          expect(chosen).toBeNull()
          return
        }
        found++
        expect(chosen?.length).toBeLessThanOrEqual(most)
        expect(chosen?.flatMap((index) => [...(routes[index] ?? [])]).toSorted()).toEqual([
          1, 2, 3, 4, 5, 6, 7, 8,
        ])
        expect(chosen?.reduce((sum, index) => sum + (costs[index] ?? 0), 0)).toBe(best)
      },
    ),
    { seed: 1, numRuns: 150 },
  )
  expect(found).toBeGreaterThan(40)
})
