import type { Page } from '@playwright/test'
import { type Figure, median, quantile } from './figure'
import { launch, passphrase, toHarness, unlock } from './launch'
import type { Profiles } from './profiles'

const saves = 40

/** A form of the real screens, saved again and again in a practice of 20,000 records. */
export async function benchSave(profiles: Profiles): Promise<Figure[]> {
  const running = await launch(await profiles.full())
  try {
    const { page } = running
    await unlock(page)
    await page.getByRole('link', { name: 'Settings' }).click()
    const sections = page.getByRole('navigation', { name: 'Sections of Settings' })
    await sections.getByRole('link', { name: 'Practice' }).click()
    await page.getByLabel('Practice name').waitFor()
    const times: SaveTimes[] = []
    for (let number = 0; number <= saves; number++) {
      const one = await timeSave(page, `Lantern Home Massage ${number}`)
      if (one.durableMs === 0) throw new Error('The form was not seen to be written')
      if (number > 0) times.push(one)
    }
    await toHarness(running)
    await page.evaluate((words) => window.harness.open(words), passphrase)
    const { oursMs, plainMs } = await page.evaluate(
      (count) => window.harness.timeSingleWrites(count),
      saves + 20,
    )
    const [ours, plain] = [oursMs.slice(20), plainMs.slice(20)]
    const common = { name: 'save', unit: 'ms', peerIs: 'plain RxDB insert' } as const
    return [
      {
        ...common,
        figure: 'form submitted to durable (p95)',
        ours: quantile(
          times.map(({ durableMs }) => durableMs),
          0.95,
        ),
        peer: quantile(plain, 0.95),
        measure: 'ours',
        target: 60,
      },
      {
        ...common,
        figure: 'form submitted to "Saved" on the screen (p95)',
        ours: quantile(
          times.map(({ toldMs }) => toldMs),
          0.95,
        ),
        peer: null,
        measure: 'ours',
        target: null,
      },
      {
        ...common,
        figure: 'one record to durable, through the store (median)',
        ours: median(ours),
        peer: median(plain),
        measure: 'ratio',
        target: null,
      },
    ]
  } finally {
    await running.close()
  }
}

interface SaveTimes {
  readonly durableMs: number
  /** Until "Saved" stands on the screen. */
  readonly toldMs: number
}

async function timeSave(page: Page, name: string): Promise<SaveTimes> {
  await page.getByLabel('Practice name').fill(name)
  await page.waitForTimeout(150)
  const saved = page.evaluate(
    () =>
      new Promise<SaveTimes>((done) => {
        let startedAt = 0
        let durableMs = 0
        const begin = () => {
          startedAt = performance.now()
        }
        addEventListener('submit', begin, { capture: true, once: true })
        // The database itself says when the record is on the disk: its transactions are strict.
        const rows = IDBObjectStore.prototype
        const { put, add } = rows
        const watched = (write: typeof put): typeof put =>
          function (this: IDBObjectStore, ...asked) {
            const { transaction } = this
            if (transaction.db.name.endsWith('--catalog') && startedAt > 0) {
              transaction.addEventListener('complete', () => {
                durableMs = performance.now() - startedAt
              })
            }
            return write.apply(this, asked)
          }
        Object.assign(rows, { put: watched(put), add: watched(add) })
        const observer = new MutationObserver(() => {
          if (startedAt === 0 || !document.querySelector('[data-state="saved"]')) return
          observer.disconnect()
          Object.assign(rows, { put, add })
          done({ durableMs, toldMs: performance.now() - startedAt })
        })
        observer.observe(document.body, { childList: true, subtree: true, attributes: true })
      }),
  )
  await page.waitForTimeout(20)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  return saved
}
