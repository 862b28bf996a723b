import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app'
import {
  backUp,
  checkNumber,
  chooseBackup,
  expectOpen,
  goToSettings,
  heading,
  passphrase,
  startPractice,
} from '../gate/gate-steps'

test('a backup brings everything back on a fresh laptop, by passphrase and by code', async ({
  launchApp,
}) => {
  const first = await launchApp()
  const code = await startPractice(first.page, { practiceName: 'Zoë’s 👶 مريم' })
  const number = await checkNumber(first.page)
  const backup = await backUp(first)

  const byPassphrase = await launchApp()
  await byPassphrase.page.getByRole('button', { name: 'Open an existing practice' }).click()
  await chooseBackup(byPassphrase, backup, passphrase)
  await expectOpen(byPassphrase.page)
  expect(await checkNumber(byPassphrase.page)).toBe(number)

  const byCode = await launchApp()
  await byCode.page.getByRole('button', { name: 'Open an existing practice' }).click()
  await chooseBackup(byCode, backup, code)
  await expect(heading(byCode.page, 'Choose a new passphrase')).toBeVisible({ timeout: 20_000 })
  await byCode.page.getByRole('button', { name: 'Later' }).click()
  await expectOpen(byCode.page)
  expect(await checkNumber(byCode.page)).toBe(number)
})

test('replacing a practice is asked for by a word and puts the older state back', async ({
  launchApp,
}) => {
  const launched = await launchApp({ founded: true })
  const { page } = launched
  const number = await checkNumber(page)
  const backup = await backUp(launched)
  await goToSettings(page, 'Practice')
  await page.getByLabel('Practice name').fill('Another name')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
  expect(await checkNumber(page)).not.toBe(number)
  await page.getByRole('button', { name: 'Lock and restore a backup' }).click()
  await expect(heading(page, 'Restore a backup')).toBeVisible({ timeout: 20_000 })
  await chooseBackup(launched, backup, passphrase)
  await expect(page.getByText('This backup is whole')).toBeVisible()
  const replace = page.getByRole('button', { name: 'Replace it by the backup' })
  await expect(replace).toBeDisabled()
  await page.getByLabel('Type “replace” to go on').fill('replace')
  await replace.click()
  await expectOpen(page)
  expect(await checkNumber(page)).toBe(number)
})

test('changed, cut and foreign files and wrong secrets are refused, and nothing is here afterwards', async ({
  launchApp,
}) => {
  const first = await launchApp({ founded: true })
  const whole = await readFile(await backUp(first))
  await first.close()

  const launched = await launchApp()
  const { page } = launched
  await page.getByRole('button', { name: 'Open an existing practice' }).click()
  const path = join(launched.userDataDir, 'changed.doorstep')
  const flipped = (offset: number) => {
    const changed = Uint8Array.from(whole)
    changed[offset] = (changed[offset] as number) ^ 4
    return changed
  }
  const headLength = 24 + whole.readUInt32BE(20) + 48
  const refusedAtOnce: [Uint8Array, string][] = [
    [flipped(3), 'This backup is damaged'],
    [flipped(200), 'This backup is damaged'],
    [whole.subarray(0, 100), 'This backup is damaged'],
    [Buffer.from('%PDF-1.7 something else altogether'), 'This is not a Doorstep backup'],
    [Buffer.alloc(0), 'This backup is damaged'],
  ]
  for (const [bytes, title] of refusedAtOnce) {
    await writeFile(path, bytes)
    await chooseBackup(launched, path)
    await expect(page.getByText(title)).toBeVisible()
  }
  for (const bytes of [
    flipped(headLength + 60),
    flipped(whole.length - 1),
    whole.subarray(0, whole.length - 1),
  ]) {
    await writeFile(path, bytes)
    await chooseBackup(launched, path, passphrase)
    await expect(page.getByText('This backup is damaged')).toBeVisible()
  }
  await writeFile(path, whole)
  await chooseBackup(launched, path, 'not the passphrase')
  await expect(page.getByText('That does not open this backup')).toBeVisible()
  const state = await page.evaluate(() => window.doorstep.call('vault.state'))
  expect(state.kind).toBe('none')
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})

test('cancelling the choice of a place leaves everything as it was', async ({ launchApp }) => {
  const launched = await launchApp({ founded: true })
  await goToSettings(launched.page, 'Backup')
  await launched.chooseSavePath(null)
  await launched.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(launched.page.getByText('There is no backup from this laptop yet')).toBeVisible()
  await expect(launched.page.getByRole('button', { name: 'Back up now' })).toBeEnabled()
})
