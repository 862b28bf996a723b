import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, passphrase, toHarness } from './launch'

/** Practices on disk, each made once for a run and thrown away at its end. */
export interface Profiles {
  /** Set up, and nothing in it. */
  empty(): Promise<string>
  /** 20,000 records of one therapist, with visits today. */
  full(): Promise<string>
  /** 5,000 households: parents, infants, charts. */
  manyClients(): Promise<string>
  /** Ten therapists and their families of so many years. */
  tenTherapists(years: 1 | 10): Promise<string>
  /** 2,000 visits in this month. */
  busyMonth(): Promise<string>
  removeAll(): Promise<void>
}

const fullCount = 20_000
const manyParents = 5_000
const busyVisits = 2_000
const manyRecords = 100_000

export function createProfiles(say: (line: string) => void): Profiles {
  const root = mkdtemp(join(tmpdir(), 'doorstep-bench-'))
  const made = new Map<string, Promise<string>>()
  const once = (name: string, make: (folder: string) => Promise<void>) => {
    const known = made.get(name)
    if (known) return known
    const making = root.then(async (folder) => {
      const profile = join(folder, name)
      await make(profile)
      return profile
    })
    made.set(name, making)
    return making
  }
  return {
    empty: () =>
      once('empty', async (folder) => {
        await makePractice(folder, false)
      }),
    full: () =>
      once('full', async (folder) => {
        // About 5 records a day of one diary; the newest families are taken until there are enough.
        const count = await makePractice(folder, true, {
          days: 3_650,
          diaries: 2,
          atLeast: fullCount,
        })
        say(`  a practice of ${count} records is ready`)
        if (count < fullCount) throw new Error(`Only ${count} records were made`)
      }),
    manyClients: () =>
      once('many-clients', async (folder) => {
        const size = { days: 3_650, diaries: 5, only: ['catalog', 'staff', 'clients', 'charts'] }
        const count = await makePractice(folder, true, size as Size)
        say(`  a practice of ${count} records, clients only, is ready`)
      }),
    tenTherapists: (years) =>
      once(`ten-therapists-${years}`, async (folder) => {
        const count = await makeTherapists(folder, years, say)
        say(`  ten therapists and ${years} ${years === 1 ? 'year' : 'years'}: ${count} records`)
        if (years === 10 && count < manyRecords) throw new Error(`Only ${count} records were made`)
      }),
    busyMonth: () =>
      once('busy-month', async (folder) => {
        await makePractice(folder, true, { days: 60, diaries: 2 }, busyVisits)
      }),
    async removeAll() {
      await rm(await root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export const householdsWanted = manyParents

type Size = Parameters<typeof window.harness.seedPractice>[0]

async function makeTherapists(
  folder: string,
  years: number,
  say: (line: string) => void,
): Promise<number> {
  const running = await launch(folder)
  running.page.on('console', (message) => {
    const seeded = /^seeded (\d+)$/.exec(message.text())?.[1]
    if (seeded) say(`  ${seeded} records of ten therapists written`)
  })
  try {
    await toHarness(running)
    await running.page.evaluate(
      (words) => window.harness.createPractice(words, { bare: true }),
      passphrase,
    )
    const size = { days: years * 365, therapists: 10 }
    return await running.page.evaluate((wanted) => window.harness.seedTherapists(wanted), size)
  } finally {
    await running.close()
  }
}

async function makePractice(
  folder: string,
  bare: boolean,
  size?: Size,
  crowd = 0,
): Promise<number> {
  const running = await launch(folder)
  try {
    await toHarness(running)
    await running.page.evaluate(
      ([words, options]) => window.harness.createPractice(words, options),
      [passphrase, { bare }] as const,
    )
    if (!size) return 0
    const count = await running.page.evaluate((wanted) => window.harness.seedPractice(wanted), size)
    if (crowd > 0) await running.page.evaluate((most) => window.harness.crowdMonth(most), crowd)
    return count
  } finally {
    await running.close()
  }
}
