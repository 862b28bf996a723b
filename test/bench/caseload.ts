import type { Page } from '@playwright/test'
import { type Figure, median } from './figure'
import { launch, passphrase, type Running, toHarness, unlock } from './launch'
import { groupKb } from './memory'
import type { Profiles } from './profiles'

const rounds = 3
const arrivals = 15
const restMs = 8_000
/** Counting ten years for the first time. */
const patienceMs = 600_000

interface Times {
  readonly firstMs: number
  readonly openMs: number
  readonly arriveMs: number
  readonly memoryMb: number
}

/** The owner's room over ten therapists: ten years beside one year, in the same run. */
export async function benchCaseload(
  profiles: Profiles,
  say: (line: string) => void,
): Promise<Figure[]> {
  const small = await measure(await profiles.tenTherapists(1), say)
  const large = await measure(await profiles.tenTherapists(10), say)
  const common = { name: 'caseload', peerIs: 'one year', measure: 'ours' } as const
  return [
    {
      ...{ ...common, figure: 'unlocked to the caseload, 10 therapists × 10 years (median)' },
      ...{ unit: 'ms', ours: large.openMs, peer: small.openMs, target: 1000 },
    },
    {
      ...{ ...common, figure: 'a record arrives to the figures with it (median)' },
      ...{ unit: 'ms', ours: large.arriveMs, peer: small.arriveMs, target: 200 },
    },
    {
      ...{ ...common, figure: 'memory of all processes with the caseload open (median)' },
      ...{ unit: 'MB', ours: large.memoryMb, peer: small.memoryMb, target: 900 },
    },
    {
      ...{ ...common, figure: 'counted for the first time on a laptop', measure: 'ratio' },
      // Ten times the years: at most ten times the work.
      ...{ unit: 'ms', ours: large.firstMs, peer: small.firstMs, target: 10 },
    },
  ]
}

async function measure(profile: string, say: (line: string) => void): Promise<Times> {
  const firstMs = await withApp(profile, async ({ page }) => {
    await unlock(page)
    const ms = await openCaseload(page)
    // What it came to is kept for the next opening.
    await page.waitForTimeout(3_000)
    return ms
  })
  say(`  counted for the first time in ${Math.round(firstMs)} ms`)
  const openMs: number[] = []
  const memoryMb: number[] = []
  for (let round = 0; round < rounds; round++) {
    await withApp(profile, async ({ page, pid }) => {
      await unlock(page)
      openMs.push(await openCaseload(page))
      await page.waitForTimeout(restMs)
      memoryMb.push((await groupKb(pid)) / 1024)
      say(
        `  opened in ${Math.round(openMs.at(-1) ?? 0)} ms, ${Math.round(memoryMb.at(-1) ?? 0)} MB`,
      )
    })
  }
  const arriveMs = await withApp(profile, async (running) => {
    await toHarness(running)
    return running.page.evaluate(
      async ([words, count]) => {
        await window.harness.open(words)
        return window.harness.timeArrivals(count)
      },
      [passphrase, arrivals] as const,
    )
  })
  say(`  arrivals: ${arriveMs.map((ms) => Math.round(ms)).join(' ')} ms`)
  return {
    firstMs,
    openMs: median(openMs),
    arriveMs: median(arriveMs),
    memoryMb: median(memoryMb),
  }
}

async function withApp<T>(profile: string, work: (running: Running) => Promise<T>): Promise<T> {
  const running = await launch(profile)
  try {
    return await work(running)
  } finally {
    await running.close()
  }
}

/** From the press on the room's door to the painted table; watched from within the page. */
const openCaseload = (page: Page): Promise<number> =>
  page.evaluate(
    (patience) =>
      new Promise<number>((done, failed) => {
        const door = document.querySelector<HTMLElement>('a[href$="/caseload"]')
        if (!door) return failed(new Error('There is no door to the caseload'))
        const pressedAt = performance.now()
        setTimeout(() => failed(new Error('The caseload did not come')), patience)
        const look = () => {
          if (!document.querySelector('section[aria-label="Therapists"] tbody tr')) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressedAt)))
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { childList: true, subtree: true })
        door.click()
      }),
    patienceMs,
  )
