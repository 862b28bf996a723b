import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type DayRecords, dayProblem, placesOfDay } from '#shared/domain/route/day-problem'
import type { RouteProblem } from '#shared/domain/route/problem'
import { estimatedDrives, usualTravel } from '#shared/domain/route/travel-model'
import type { PracticeOutcome } from '#shared/domain/route/work-on-day'
import { dayOf, instantAt, minutesBetween } from '#shared/domain/time/calendar-day'
import { generatePractice } from '#shared/sample/generate-practice'
import { createRandom } from '#shared/sample/random'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Client } from '#shared/schema/client'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import { appFolder } from '../e2e/fixtures/app-under-test'
import { faultsOfPlan } from '../support/check-route-plan'
import { type Figure, quantile } from './figure'
import { launch, unlock } from './launch'
import type { Profiles } from './profiles'

const timeZone = 'America/Chicago'
const day = '2026-11-18'
const [visitsWanted, therapistsWanted] = [60, 10]
const budgetMs = 1_500

/** A whole practice's day in its worker, and the page's frames meanwhile. */
export async function benchPracticeDay(profiles: Profiles): Promise<Figure[]> {
  const problem = practiceDay()
  const { outcome, wholeMs, frames } = await inTheApp(profiles, problem)
  const faults = faultsOfPlan(problem, outcome.plan)
  if (faults.length > 0) throw new Error(`The plan is wrong: ${faults.slice(0, 3).join('; ')}`)
  return [
    figure('60 visits × 10 therapists in the worker', wholeMs, 2_000),
    figure('a frame of the page meanwhile (p95)', quantile(frames, 0.95), 20),
  ]
}

const figure = (name: string, ours: number, target: number): Figure => ({
  ...{ name: 'practice-day', figure: name, unit: 'ms', ours, peer: null, peerIs: '' },
  ...{ measure: 'ours', target },
})

/** Visits of the sample's days, all brought onto one; half of the therapists offer half of the services. */
function practiceDay(): RouteProblem {
  const random = createRandom(11)
  const people = new Map<string, Client>()
  const services = new Map<string, CatalogEntry>()
  const visits: Visit[] = []
  const staff: Staff[] = []
  const options = {
    ...{
      seed: 20,
      days: 60,
      now: '2026-11-18T12:00:00.000Z',
      timeZone,
      practiceSpace: random.uuid(),
    },
    therapists: Array.from({ length: therapistsWanted }, () => ({
      ...{ staffId: random.uuid(), clientSpace: random.uuid(), deviceId: random.uuid() },
      signingPublicKey: new Uint8Array(32),
    })),
  }
  for (const { collection, record } of generatePractice(options)) {
    if (collection === 'clients') people.set(record.id, record)
    if (collection === 'catalog' && record.kind === 'service') services.set(record.id, record)
    if (collection === 'staff') staff.push(record)
    if (collection === 'visits' && dayOf(record.startAt, timeZone) >= day) visits.push(record)
  }
  const ids = [...services.keys()]
  const onTheDay = visits
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt) || a.id.localeCompare(b.id))
    .slice(0, visitsWanted)
    .map((visit): Visit => {
      const startAt = instantAt(day, '10:00', timeZone)
      const lengthMs = minutesBetween(visit.startAt, visit.endAt) * 60_000
      const endAt = new Date(Date.parse(startAt) + lengthMs).toISOString()
      return { ...visit, startAt, endAt, state: 'planned' }
    })
  const records: DayRecords = {
    ...{ day, timeZone, people, services, allTheSame: false, acrossTherapists: true },
    visits: onTheDay,
    therapists: staff.map((one, index) => ({
      staff: index % 2 === 0 ? one : { ...one, offers: ids.filter((_, at) => at % 2 === 0) },
      decisions: null,
    })),
  }
  const places = placesOfDay(records)
  const { hours: _hours, ...problem } = dayProblem(
    records,
    places,
    estimatedDrives(places.places, usualTravel),
  )
  return problem
}

interface Measured {
  readonly outcome: PracticeOutcome
  readonly wholeMs: number
  readonly frames: readonly number[]
}

/** The worker that the app ships, in the app's own page. */
async function inTheApp(profiles: Profiles, problem: RouteProblem): Promise<Measured> {
  const assets = await readdir(join(appFolder(), 'renderer/assets'))
  const file = assets.find((name) => /^route-worker-.*\.js$/.test(name))
  if (!file) throw new Error('The app was built without its route worker')
  const running = await launch(await profiles.empty())
  try {
    const { page } = running
    await unlock(page)
    await page.waitForTimeout(1_500)
    return await page.evaluate(
      async ({ url, work }): Promise<Measured> => {
        const frames: number[] = []
        let last = performance.now()
        let over = false
        const frame = () => {
          const now = performance.now()
          frames.push(now - last)
          last = now
          if (!over) requestAnimationFrame(frame)
        }
        const beganAt = performance.now()
        const worker = new Worker(url, { type: 'module' })
        requestAnimationFrame(frame)
        const outcome = await new Promise<PracticeOutcome>((resolve, reject) => {
          worker.onerror = () => reject(new Error('The worker did not start'))
          worker.onmessage = ({ data }) => {
            if (data.kind === 'answer') resolve(data.answer)
            if (data.kind === 'broken') reject(new Error(data.message))
          }
          worker.postMessage(work)
        })
        over = true
        worker.terminate()
        return { outcome, wholeMs: performance.now() - beganAt, frames }
      },
      { url: `./assets/${file}`, work: { kind: 'practice', problem, seed: 1, budgetMs } },
    )
  } finally {
    await running.close()
  }
}
