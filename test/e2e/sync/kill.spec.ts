import { startCouch } from '../../support/couch-server'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import {
  backUp,
  checkNumber,
  chooseBackup,
  expectOpen,
  passphrase,
  unlock,
} from '../gate/gate-steps'
import { toHarness, toScreens } from '../store/harness-page'
import { expectOnServer, setUpServer } from './sync-steps'

const rounds = process.env.DOORSTEP_LONG ? 10 : 1
/** For the rest of some ten thousand records, and to read them all on the second laptop. */
const allOfItMs = process.env.DOORSTEP_LONG ? 300_000 : 60_000

interface Point {
  readonly request: RegExp
  /** The nth such request since the program was started. */
  readonly nth: number
  readonly afterMs: number
  /** It comes with a second batch only, and a batch holds 500. */
  readonly many?: true
}

const writing = /^POST \/[^/]+\/_bulk_docs/
const allPoints: readonly Point[] = [
  { request: /^GET \/[^/]+$/, nth: 1, afterMs: 0 },
  { request: /^POST \/_session/, nth: 1, afterMs: 0 },
  { request: /^GET \/[^/]+$/, nth: 2, afterMs: 0 },
  { request: /^GET \/[^/]+\/_changes/, nth: 1, afterMs: 0 },
  { request: /^GET \/[^/]+\/_changes/, nth: 4, afterMs: 0, many: true },
  { request: writing, nth: 1, afterMs: 0 },
  { request: writing, nth: 2, afterMs: 0, many: true },
  { request: writing, nth: 1, afterMs: 5 },
  { request: writing, nth: 1, afterMs: 25 },
  { request: writing, nth: 1, afterMs: 80 },
  { request: writing, nth: 1, afterMs: 200 },
  { request: writing, nth: 2, afterMs: 60, many: true },
]
/** In full, what needs no second batch does with fewer: else the practice grows to 84,000 families. */
const newRecords = ({ many }: Point): number => (many || !process.env.DOORSTEP_LONG ? 700 : 250)
/** The daily run takes every second point. */
const points = allPoints.filter((_, index) => process.env.DOORSTEP_LONG || index % 2 === 1)

test(`killed at ${points.length} points of syncing, nothing is lost and nothing is there twice`, async ({
  launchApp,
}) => {
  test.setTimeout(points.length * rounds * 90_000)
  let watch: (line: string) => void = () => {}
  const couch = await startCouch({
    onRequest: (request) => {
      const { method, url } = request as { method: string; url: string }
      watch(`${method} ${url.split('?')[0]}`)
    },
  })
  let written = 0
  const killAt = async (launched: LaunchedApp, point: Point) => {
    await new Promise<void>((done, fail) => {
      const says = `No ${point.request} came a ${point.nth}. time, ${written} records`
      const never = setTimeout(() => fail(new Error(says)), 120_000)
      let seen = 0
      watch = (line) => {
        if (!point.request.test(line)) return
        seen++
        if (seen !== point.nth) return
        clearTimeout(never)
        setTimeout(() => void launched.kill().then(done, fail), point.afterMs)
      }
    })
    watch = () => {}
  }
  try {
    const first = await launchApp({ founded: true })
    const backup = await backUp(first)
    await setUpServer(first.page, couch)
    await expectOnServer(first.page)
    await first.close()
    const profileDir = first.userDataDir

    for (let round = 0; round < rounds; round++) {
      for (const point of points) {
        const launched = await launchApp({ profileDir })
        const count = newRecords(point)
        await fill(launched, written, count)
        written += count
        const killed = killAt(launched, point)
        // It may be killed before the screens stand.
        await Promise.all([killed, unlock(launched.page, passphrase).catch(() => {})])
      }
    }

    const last = await launchApp({ profileDir })
    await unlock(last.page, passphrase)
    await expectOpen(last.page)
    await expectOnServer(last.page, allOfItMs)
    const second = await launchApp()
    await second.page.getByRole('button', { name: 'Open an existing practice' }).click()
    await chooseBackup(second, backup, passphrase)
    await expectOpen(second.page)
    // The first reading of a laptop is cut in the middle, too.
    const cut = killAt(second, { request: /^GET \/[^/]+\/_all_docs/, nth: 5, afterMs: 0 })
    await Promise.all([cut, setUpServer(second.page, couch).catch(() => {})])
    const again = await launchApp({ profileDir: second.userDataDir })
    await unlock(again.page, passphrase)
    await expectOnServer(again.page, allOfItMs)
    const numbers = [
      await checkNumber(again.page, allOfItMs),
      await checkNumber(last.page, allOfItMs),
    ]
    expect(numbers[0]).toBe(numbers[1])
    await toHarness(last)
    await last.page.evaluate((words) => window.harness.open(words), passphrase)
    const clients = await last.page.evaluate(
      async () => (await window.harness.find('clients', {})).length,
    )
    expect(clients).toBe(written)
    console.log(
      `kill -9 while syncing: ${points.length * rounds} kills, ${written} records, 0 lost`,
    )
  } finally {
    await couch.stop()
  }
})

/** Records that are not on the server yet, written without syncing; then the gate, locked. */
async function fill(launched: LaunchedApp, from: number, count: number): Promise<void> {
  await toHarness(launched)
  expect(await launched.page.evaluate((words) => window.harness.open(words), passphrase)).toBe('ok')
  await launched.page.evaluate(([first, many]) => window.harness.insertNumbered(first, many), [
    from,
    count,
  ] as const)
  await launched.page.evaluate(() => window.harness.close())
  await toScreens(launched)
}
