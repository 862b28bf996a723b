import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { expectOpen, unlock } from '../gate/gate-steps'
import { freshPractice, passphrase, toScreens } from './harness-page'

/** Whether record `number` of a collection can be read. */
const opens = (page: Page, number: number, collection: 'clients' | 'charts' = 'clients') =>
  page.evaluate(
    ([one, name]) =>
      window.harness.read(name, window.harness.numberedId(one)).then(
        (record) => record !== null,
        () => false,
      ),
    [number, collection] as const,
  )

const reopen = (page: Page) =>
  page.evaluate(async (words) => {
    await window.harness.close()
    return window.harness.open(words)
  }, passphrase)

/** Closes the store, changes the files behind its back, opens it again. */
async function tamper(page: Page, change: () => Promise<void>): Promise<void> {
  await page.evaluate(() => window.harness.close())
  await page.evaluate(change)
  expect(await page.evaluate((words) => window.harness.open(words), passphrase)).toBe('ok')
}

test('a record whose clear fields were changed on the disk does not open', async ({
  launchApp,
}) => {
  const { page } = await freshPractice(launchApp)
  await page.evaluate(() => window.harness.insertNumbered(1, 6))
  await tamper(page, async () => {
    const { harness } = window
    await harness.editRow('clients', harness.numberedId(1), { parentId: harness.numberedId(2) })
    await harness.editRow('clients', harness.numberedId(2), {
      updatedAt: '2020-01-01T00:00:00.000Z',
    })
    await harness.editRow('clients', harness.numberedId(3), {
      createdAt: '2020-01-01T00:00:00.000Z',
    })
    await harness.editRow('clients', harness.numberedId(4), { space: harness.numberedId(4) })
    // The same row under another id: a record renamed.
    await harness.editRow('clients', harness.numberedId(5), { id: harness.numberedId(55) })
  })
  for (const number of [1, 2, 3, 4, 55]) expect(await opens(page, number), `${number}`).toBe(false)
  // Renaming made a second row; the first stands as it was.
  for (const number of [5, 6]) expect(await opens(page, number), `${number}`).toBe(true)
})

test('two records that changed places do not open', async ({ launchApp }) => {
  const { page } = await freshPractice(launchApp)
  await page.evaluate(() => window.harness.insertNumbered(1, 3))
  await tamper(page, async () => {
    const { harness } = window
    const database = harness.databaseOf('clients')
    const [one, two] = [
      await harness.rawRow(database, harness.numberedId(1)),
      await harness.rawRow(database, harness.numberedId(2)),
    ]
    await harness.putRawRow(database, { ...one, sealed: two.sealed })
    await harness.putRawRow(database, { ...two, sealed: one.sealed })
  })
  expect(await opens(page, 1)).toBe(false)
  expect(await opens(page, 2)).toBe(false)
  expect(await opens(page, 3)).toBe(true)
})

test('a deleted record cannot be brought back, nor a live one buried, by its flag', async ({
  launchApp,
}) => {
  const { page } = await freshPractice(launchApp)
  await page.evaluate(async () => {
    await window.harness.insertNumbered(1, 2)
    await window.harness.remove('clients', window.harness.numberedId(2))
  })
  await tamper(page, async () => {
    const { harness } = window
    const row = await harness.rawRow(harness.databaseOf('clients'), harness.numberedId(1))
    const flags = Object.keys(row).filter((field) => /deleted/.test(field))
    if (flags.length === 0) throw new Error('no flag on the row')
    for (const [number, dead] of [
      [1, true],
      [2, false],
    ] as const) {
      const patch = Object.fromEntries(
        flags.map((flag) => [flag, typeof row[flag] === 'string' ? (dead ? '1' : '0') : dead]),
      )
      await harness.editRow('clients', harness.numberedId(number), patch)
    }
  })
  expect(await opens(page, 2)).toBe(false)
})

test('a row of one collection does not open in another, nor with one changed byte', async ({
  launchApp,
}) => {
  const { page } = await freshPractice(launchApp)
  await page.evaluate(async () => {
    const { harness } = window
    await harness.insertNumbered(1, 2)
    await harness.seedPractice({ days: 14, only: ['charts'] })
  })
  await page.evaluate(() => window.harness.close())
  const chartId = await page.evaluate(async () => {
    const { harness } = window
    const clients = harness.databaseOf('clients')
    const charts = harness.databaseOf('charts')
    const client = await harness.rawRow(clients, harness.numberedId(1))
    const chart = (await harness.rawRows(charts))[0]
    if (!chart) throw new Error('no chart')
    // All that is bound stays as it should be for a chart; only the key and the collection differ.
    await harness.putRawRow(charts, { ...chart, sealed: client.sealed })
    const sealed = String((await harness.rawRow(clients, harness.numberedId(2))).sealed)
    const middle = sealed.length >> 1
    const other = sealed[middle] === 'A' ? 'B' : 'A'
    await harness.editRow('clients', harness.numberedId(2), {
      sealed: sealed.slice(0, middle) + other + sealed.slice(middle + 1),
    })
    return String(chart.id)
  })
  expect(await page.evaluate((words) => window.harness.open(words), passphrase)).toBe('ok')
  const chartOpens = await page.evaluate(
    (id) =>
      window.harness.read('charts', id).then(
        () => true,
        () => false,
      ),
    chartId,
  )
  expect(chartOpens).toBe(false)
  expect(await opens(page, 1)).toBe(true)
  expect(await opens(page, 2)).toBe(false)
  expect(await reopen(page)).toBe('ok')
})

test('a screen says what it cannot read and offers to try again; the others go on', async ({
  launchApp,
}) => {
  const launched = await freshPractice(launchApp)
  const { page } = launched
  await page.evaluate(() => window.harness.insertNumbered(1, 2))
  await tamper(page, () =>
    window.harness.editRow('clients', window.harness.numberedId(1), {
      updatedAt: '2020-01-01T00:00:00.000Z',
    }),
  )
  await page.evaluate(() => window.harness.close())
  await toScreens(launched)
  await unlock(page, passphrase)
  await expectOpen(page)

  const rooms = page.getByRole('navigation', { name: 'Rooms' })
  await rooms.getByRole('link', { name: 'Summaries', exact: true }).click()
  const trouble = page.locator('#page').getByRole('alert')
  await expect(trouble).toContainText('The summaries could not be read')
  await expect(trouble).toContainText('Nothing was changed.')
  await page.getByRole('button', { name: 'Try again' }).click()
  // Asked again in its place: nothing was locked for it.
  await expect(trouble).toContainText('The summaries could not be read')
  await rooms.getByRole('link', { name: 'Providers', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Add the first provider' })).toBeVisible()
})
