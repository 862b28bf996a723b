import { expect, test } from '../fixtures/app'
import {
  confirmRecoveryCode,
  expectOpen,
  goToSettings,
  passphrase,
  readRecoveryCode,
  startPractice,
  unlock,
} from '../gate/gate-steps'

test('the passphrase is changed: the new one opens, the old one does not', async ({
  launchApp,
}) => {
  const first = await launchApp({ founded: true })
  const { page } = first
  await goToSettings(page, 'Security')
  await page.getByRole('button', { name: 'Change the passphrase' }).click()
  await page.getByLabel('Passphrase now').fill('not it')
  await page.getByLabel('New passphrase').fill('maple drum silver ocean')
  await page.getByLabel('The new one again').fill('maple drum silver ocean')
  await page.getByRole('button', { name: 'Change it' }).click()
  await expect(page.getByText('That is not the passphrase you use now').first()).toBeVisible()
  await page.getByLabel('Passphrase now').fill(passphrase)
  await page.getByRole('button', { name: 'Change it' }).click()
  await expect(page.getByText('Backups made before open with')).toBeVisible()
  await page.getByRole('button', { name: 'Lock now' }).click()
  await unlock(page)
  await expect(page.getByText('That is not the passphrase')).toBeVisible()
  await unlock(page, 'maple drum silver ocean')
  await expectOpen(page)
})

test('a new recovery code takes the place of the old one', async ({ launchApp }) => {
  const { page } = await launchApp()
  const old = await startPractice(page)
  await goToSettings(page, 'Security')
  await page.getByRole('button', { name: 'Make a new code' }).click()
  await page.getByLabel('Your passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Make the code' }).click()
  await expect(page.getByRole('list', { name: 'Recovery code' })).toBeVisible()
  const code = await readRecoveryCode(page)
  expect(code).not.toBe(old)
  await confirmRecoveryCode(page, code)
  await page.getByRole('button', { name: 'It is put away' }).click()
  await expect(page.getByText('Put away and confirmed')).toBeVisible()
  await page.getByRole('button', { name: 'Lock now' }).click()
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await page.getByLabel('Recovery code').fill(old)
  await page.keyboard.press('Enter')
  await expect(page.getByText('belongs to another practice or to an older code')).toBeVisible()
})

test('details are saved, and typed ones survive a lock', async ({ launchApp }) => {
  const { page } = await launchApp({ founded: true })
  await goToSettings(page, 'You')
  await page.getByLabel('License number').fill('MA 60123')
  await page.getByRole('button', { name: 'Add a credential' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Infant massage instructor')
  const you = page.getByRole('form', { name: 'You', exact: true })
  await you.getByRole('button', { name: 'Save' }).click()
  await expect(you.getByText('Saved')).toBeVisible()
  await page.getByLabel('Phone').fill('206 555 0142')
  await page.waitForTimeout(1000)
  await goToSettings(page, 'Security')
  await page.getByRole('button', { name: 'Lock now' }).click()
  await unlock(page)
  await expectOpen(page)
  await goToSettings(page, 'You')
  await expect(page.getByLabel('License number')).toHaveValue('MA 60123')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Infant massage instructor')
  await expect(page.getByLabel('Phone')).toHaveValue(/206.*555.*0142/)
})

test('a license ends by the practice’s day, though the laptop is where it is another', async ({
  launchApp,
}) => {
  // The two ends of the world are 26 hours apart: one of them has another day than the practice.
  const now = new Date()
  const dayIn = (timeZone?: string) =>
    now.toLocaleDateString('en-US', { timeZone, dateStyle: 'medium' })
  const elsewhere = ['Etc/GMT+12', 'Etc/GMT-14'].find((zone) => dayIn(zone) !== dayIn())
  const { page } = await launchApp({ founded: true, env: { TZ: elsewhere ?? '' } })
  await goToSettings(page, 'You')
  const ends = page.getByLabel('Expires on')
  await ends.fill('today')
  await ends.press('Tab')
  await expect(ends).toHaveValue(new RegExp(dayIn()))
})

test('the look follows the choice and stays', async ({ launchApp }) => {
  const first = await launchApp({ founded: true })
  await goToSettings(first.page, 'Appearance')
  await first.page.getByText('Dark', { exact: true }).click()
  await expect(first.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await first.close()
  const { page } = await launchApp({ profileDir: first.userDataDir })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})
