import { existsSync } from 'node:fs'
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { collections } from '#shared/schema/collections'
import { databaseOf } from '../../support/harness/disk'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { freshPractice, passphrase, startAgain, toHarness, toScreens } from './harness-page'

const rows = 400
const copyFolder = ({ userDataDir }: LaunchedApp) =>
  join(userDataDir, 'profiles/practice/before-upgrade')

type Launch = Parameters<typeof freshPractice>[0]

/** A practice with records in two collections that the next layout changes. */
async function practiceToUpgrade(launchApp: Launch): Promise<LaunchedApp> {
  const launched = await freshPractice(launchApp)
  await launched.page.evaluate(async (count) => {
    await window.harness.seedPractice({ days: 1, only: ['providers'] })
    await window.harness.insertNumbered(1, count)
  }, rows)
  return launched
}

const openNext = (
  launched: LaunchedApp,
  options: { msARecord?: number; failAfter?: number } = {},
) =>
  launched.page.evaluate(([words, how]) => window.harness.openWithNextLayout(words, how), [
    passphrase,
    options,
  ] as const)

async function startNext(launchApp: Launch, before: LaunchedApp): Promise<LaunchedApp> {
  const again = await launchApp({ profileDir: before.userDataDir })
  await toHarness(again)
  return again
}

const counts = ({ page }: LaunchedApp) => page.evaluate(() => window.harness.counts())

async function expectAllGrown(launched: LaunchedApp) {
  const found = await launched.page.evaluate(async () => {
    const all = await window.harness.find('clients', {})
    return all.map(({ id, addedLater, note }) => ({ id, addedLater, note }))
  })
  expect(found.length).toBe(rows)
  for (const { id, addedLater, note } of found) {
    expect(addedLater).toBe(`grown ${id}`)
    expect(note).toBe('A row of a test.')
  }
}

test('an upgrade keeps a copy first, brings every record over, and leaves them sealed', async ({
  launchApp,
}) => {
  const first = await practiceToUpgrade(launchApp)
  const before = await counts(first)
  await first.close()
  expect(existsSync(copyFolder(first))).toBe(false)

  const again = await startNext(launchApp, first)
  expect(await openNext(again)).toBe('ok')
  expect(await readdir(join(copyFolder(again), 'IndexedDB'))).not.toEqual([])
  expect(await counts(again)).toEqual(before)
  await expectAllGrown(again)
  const onDisk = await again.page.evaluate(() => window.harness.clearPartOfEverything())
  const moved = onDisk[databaseOf('clients', collections.clients.version + 1)] ?? []
  expect(moved.length).toBe(rows)
  expect(moved.every((row) => row.isSealed === true && row.addedLater === undefined)).toBe(true)
  for (const [database, found] of Object.entries(onDisk)) {
    if (database.includes('_rxdb_internal')) continue
    expect(
      found.every((row) => row.isSealed === true),
      `${database} is sealed`,
    ).toBe(true)
  }

  // The Doorstep from before does not touch what is newer than itself.
  await again.close()
  const older = await launchApp({ profileDir: first.userDataDir })
  await expect(
    older.page.getByRole('heading', { name: 'These records belong to a newer Doorstep' }),
  ).toBeVisible()
  await expect(older.page.getByRole('button', { name: 'Start a practice' })).toHaveCount(0)
})

for (const { name, killAfterMs } of [
  { name: 'in the first collection', killAfterMs: 300 },
  { name: 'in the second', killAfterMs: 1500 },
]) {
  test(`an upgrade killed ${name} is carried through by the next start`, async ({ launchApp }) => {
    const first = await practiceToUpgrade(launchApp)
    const before = await counts(first)
    await first.close()
    const second = await startNext(launchApp, first)
    const opening = openNext(second, { msARecord: 1500 }).catch(() => 'killed')
    await expect.poll(() => existsSync(join(copyFolder(second), 'vault'))).toBe(true)
    await second.page.waitForTimeout(killAfterMs)
    await second.kill()
    expect(await opening).toBe('killed')

    const third = await startNext(launchApp, first)
    expect(await openNext(third)).toBe('ok')
    expect(await counts(third)).toEqual(before)
    await expectAllGrown(third)
  })
}

test('after a killed upgrade the copy is still the state from before, and goes back whole', async ({
  launchApp,
}) => {
  const first = await practiceToUpgrade(launchApp)
  const before = await counts(first)
  const hash = await first.page.evaluate(() => window.harness.exportHash())
  await first.close()

  // Providers are through, clients in the middle: the worst moment to copy again.
  const second = await startNext(launchApp, first)
  const opening = openNext(second, { msARecord: 1500 }).catch(() => 'killed')
  await expect.poll(() => existsSync(join(copyFolder(second), 'vault'))).toBe(true)
  await second.page.waitForTimeout(1800)
  await second.kill()
  await opening
  const third = await startNext(launchApp, first)
  third.watched.expectErrors(/./)
  expect(await openNext(third, { failAfter: 1 })).toBe('upgradeFailed')

  const loaded = third.page.waitForEvent('load')
  const put = await third.page.evaluate(() => window.doorstep.call('store.putBackCopy'))
  expect(put).toMatchObject({ ok: true })
  await loaded
  await third.close()
  const fourth = await startAgain(launchApp, first)
  expect(await counts(fourth)).toEqual(before)
  expect(await fourth.page.evaluate(() => window.harness.exportHash())).toBe(hash)
})

test('records gone from the disk are told, never replaced by an empty practice', async ({
  launchApp,
}) => {
  const first = await freshPractice(launchApp)
  await first.page.evaluate(() => window.harness.insertNumbered(1, 3))
  await first.close()
  await rm(join(first.userDataDir, 'Partitions/practice/IndexedDB'), { recursive: true })
  const again = await launchApp({ profileDir: first.userDataDir })
  await toHarness(again)
  for (let count = 0; count < 2; count++) {
    const outcome = await again.page.evaluate((words) => window.harness.open(words), passphrase)
    expect(outcome).toBe('missing')
  }
  expect(await again.page.evaluate(() => window.harness.databaseNames())).toEqual([])
  await toScreens(again)
  await expect(again.page.getByRole('button', { name: 'Start a practice' })).toHaveCount(0)
})

test('the records of another practice in this folder are told, not opened', async ({
  launchApp,
}) => {
  const [mine, other] = [await freshPractice(launchApp), await freshPractice(launchApp)]
  await mine.close()
  await other.close()
  const folder = ({ userDataDir }: LaunchedApp) =>
    join(userDataDir, 'Partitions/practice/IndexedDB')
  await rm(folder(mine), { recursive: true })
  await cp(folder(other), folder(mine), { recursive: true })
  const again = await launchApp({ profileDir: mine.userDataDir })
  await toHarness(again)
  const outcome = await again.page.evaluate((words) => window.harness.open(words), passphrase)
  expect(outcome).toBe('foreign')
})
