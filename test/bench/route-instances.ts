import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { FleetProblem } from '#shared/domain/route/fleet'
import { proveTour } from '#shared/domain/route/prove-tour'
import { provableVisits } from '#shared/domain/route/solve-day'
import { solveFleet } from '#shared/domain/route/solve-fleet'
import { checkFleetAnswer } from '../support/check-fleet-answer'

const whole = z.number().int()
const instanceSchema = z.object({
  name: z.string(),
  vehicles: z.number().int().positive(),
  capacity: z.number().nullable(),
  matrix: z.array(z.array(whole)).min(1),
  windows: z.array(z.tuple([whole, whole])),
  service: z.array(whole),
  demand: z.array(z.number()),
})

/** As the contract of commands says; `cost` and `makespan` are null where no feasible plan was found. */
export interface InstanceAnswer {
  readonly name: string
  readonly feasible: boolean
  readonly cost: number | null
  readonly makespan: number | null
  readonly vehicles: number
  readonly proven: boolean
  readonly ms: number
  readonly routes: readonly (readonly number[])[]
}

/** Every instance file of a folder, by name, one after the other on one thread. */
export async function solveInstances(
  folder: string,
  budgetMs: number,
  seed: number,
): Promise<readonly InstanceAnswer[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  const answers: InstanceAnswer[] = []
  for (const file of files) {
    const { name, ...problem } = instanceSchema.parse(
      JSON.parse(await readFile(join(folder, file), 'utf8')),
    )
    answers.push(solveInstance(name, problem, budgetMs, seed))
  }
  return answers
}

function solveInstance(
  name: string,
  problem: FleetProblem,
  budgetMs: number,
  seed: number,
): InstanceAnswer {
  const startedAt = performance.now()
  const isDay = problem.vehicles === 1 && problem.matrix.length - 1 <= provableVisits
  const proven = isDay ? proveTour(problem) : null
  const found = proven ?? solveFleet(problem, seed, { budgetMs, nowMs: () => performance.now() })
  const ms = performance.now() - startedAt
  const checked = checkFleetAnswer(problem, found.routes)
  if (checked.faults.length === 0 && checked.cost !== found.cost) {
    throw new Error(`${name}: the search says ${found.cost}, adding up says ${checked.cost}`)
  }
  const feasible = checked.faults.length === 0
  return {
    name,
    feasible,
    cost: feasible ? checked.cost : null,
    makespan: feasible ? checked.makespan : null,
    vehicles: found.routes.length,
    proven: proven !== null,
    ms: Math.round(ms * 10) / 10,
    routes: found.routes,
  }
}
