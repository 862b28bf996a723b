import { expect, type LaunchedApp, test } from '../fixtures/app'
import { freshPractice, passphrase, toHarness } from '../store/harness-page'

const rounds = process.env.DOORSTEP_LONG === '1' ? 30 : 4
const longestRunMs = 3000

interface Acknowledged {
  /** Numbers of the new records, in the order their writes were acknowledged. */
  readonly inserts: readonly number[]
  /** The last acknowledged value of the one record that changes over and over. */
  readonly change: number
}

/** Lets the page write until the whole program is killed; answers what it was told is kept. */
async function writeAndKill(
  launched: LaunchedApp,
  from: number,
  afterMs: number,
): Promise<Acknowledged> {
  const inserts: number[] = []
  let change = -1
  launched.page.on('console', (message) => {
    const [, kind, number] = /^ack (insert|change) (\d+)$/.exec(message.text()) ?? []
    if (kind === 'insert') inserts.push(Number(number))
    if (kind === 'change') change = Number(number)
  })
  const writing = launched.page
    .evaluate((first) => window.harness.writeLoop(first), from)
    .catch((error: Error) => error.message)
  await launched.page.waitForTimeout(afterMs)
  await launched.kill()
  expect(await writing, 'it wrote until it was killed').toMatch(/closed|crashed/)
  return { inserts, change }
}

/** Rows by their numbers, every one of them truly opened, and the value of the changed record. */
const rowsIn = ({ page }: LaunchedApp) =>
  page.evaluate(async () => {
    const all = await window.harness.find('clients', {})
    const zero = all.find(({ id }) => id === window.harness.numberedId(0))
    const rows = all
      .filter((row) => row !== zero)
      .map((row) => Number((row.name as { family: string }).family))
    return { rows, change: zero ? Number(zero.pronouns) : -1 }
  })

test('killed over and over while it writes, it loses nothing it acknowledged', async ({
  launchApp,
}) => {
  test.setTimeout(rounds * 60_000)
  const first = await freshPractice(launchApp)
  await first.page.evaluate(() =>
    window.harness.insert('clients', window.harness.numberedClient(0)),
  )
  await first.close()

  const acknowledged = new Set<number>()
  let lastChange = -1
  let rowsBefore = 0
  let lost = 0
  let roundsWithWrites = 0
  for (let round = 0; round <= rounds; round++) {
    const launched = await launchApp({ profileDir: first.userDataDir })
    await toHarness(launched)
    expect(await launched.page.evaluate((words) => window.harness.open(words), passphrase)).toBe(
      'ok',
    )
    const { rows, change } = await rowsIn(launched)
    const there = new Set(rows)
    lost += [...acknowledged].filter((number) => !there.has(number)).length
    lost += change < lastChange ? 1 : 0
    expect(there.size, 'rows present are at least those acknowledged').toBeGreaterThanOrEqual(
      acknowledged.size,
    )
    expect(there.size, 'no row is there twice').toBe(rows.length)
    if (round === rounds) {
      await launched.close()
      break
    }
    const writes = await writeAndKill(launched, there.size + 1, Math.random() * longestRunMs)
    const [firstAcknowledged] = writes.inserts
    if (firstAcknowledged !== undefined) {
      roundsWithWrites += 1
      expect(
        firstAcknowledged,
        'a round goes on where the one before ended',
      ).toBeGreaterThanOrEqual(rowsBefore)
    }
    rowsBefore = there.size
    for (const number of writes.inserts) acknowledged.add(number)
    lastChange = Math.max(lastChange, writes.change)
  }
  console.log(`kill -9: ${rounds} rounds, ${acknowledged.size} acknowledged, ${lost} lost`)
  expect(roundsWithWrites).toBeGreaterThan(0)
  expect(lost).toBe(0)
})
