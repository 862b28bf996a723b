import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app'
import {
  confirmRecoveryCode,
  expectOpen,
  goToSettings,
  heading,
  passphrase,
  readRecoveryCode,
  secretField,
  startPractice,
} from './gate-steps'

test('the first run leads from the three choices to an open practice', async ({ launchApp }) => {
  const { page } = await launchApp()
  await expect(heading(page, 'Welcome to Doorstep')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open an existing practice' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Explore a sample practice' })).toBeVisible()
  await startPractice(page)
  await goToSettings(page, 'Practice')
  await expect(page.getByLabel('Practice name')).toHaveValue('Juniper Home Massage')
  await goToSettings(page, 'You')
  await expect(page.getByLabel('Your name')).toHaveValue('Maria Esposito')
})

test('what was typed survives a wrong turn', async ({ launchApp }) => {
  const { page } = await launchApp()
  await page.getByRole('button', { name: 'Start a practice' }).click()
  await page.getByLabel('Practice name').fill('Juniper')
  await page.getByLabel('Your name').fill('Maria Esposito')
  await page.getByLabel('Expires on').fill('3/14/27')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'Open an existing practice' }).click()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'Start a practice' }).click()
  await expect(page.getByLabel('Practice name')).toHaveValue('Juniper')
  await expect(page.getByLabel('Your name')).toHaveValue('Maria Esposito')
  await page.getByRole('button', { name: 'Next' }).click()
  await secretField(page).fill(passphrase)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(page.getByLabel('Expires on')).toHaveValue(/Mar 14, 2027/)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(secretField(page)).toHaveValue(passphrase)
})

test('names are asked for, weak and mistyped passphrases are not taken', async ({ launchApp }) => {
  const { page } = await launchApp()
  await page.getByRole('button', { name: 'Start a practice' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('2 things to put right')).toBeVisible()
  await page.getByLabel('Practice name').fill('Juniper')
  await page.getByLabel('Your name').fill('Maria')
  await page.getByRole('button', { name: 'Next' }).click()
  await secretField(page).fill('massage1')
  await page.getByLabel('The same again').fill('massage1')
  await page.getByRole('button', { name: 'Start the practice' }).click()
  await expect(page.getByText('would be guessed too soon').first()).toBeVisible()
  await secretField(page).fill(passphrase)
  await page.getByRole('button', { name: 'Start the practice' }).click()
  await expect(page.getByText('The two are not the same').first()).toBeVisible()
  const state = await page.evaluate(() => window.doorstep.call('vault.state'))
  expect(state.kind).toBe('none')
})

test('the recovery code is saved as one page and confirmed by its last group', async ({
  launchApp,
}) => {
  const launched = await launchApp()
  const { page } = launched
  await page.getByRole('button', { name: 'Start a practice' }).click()
  await page.getByLabel('Practice name').fill('<script>alert(1)</script> مريم 👶')
  await page.getByLabel('Your name').fill('x'.repeat(60))
  await page.getByRole('button', { name: 'Next' }).click()
  await secretField(page).fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
  await page.getByRole('button', { name: 'Start the practice' }).click()
  await expect(heading(page, 'Your recovery code')).toBeVisible({ timeout: 20_000 })
  const pdf = join(launched.userDataDir, 'code.pdf')
  await launched.chooseSavePath(pdf)
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByText('Saved. Move it off this laptop.').first()).toBeVisible()
  expect((await stat(pdf)).size).toBeGreaterThan(5000)

  const code = await readRecoveryCode(page)
  expect(code).toMatch(/^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/)
  await confirmRecoveryCode(page, '0000')
  await page.getByRole('button', { name: 'Open my practice' }).click()
  await expect(page.getByText('That is not group 9')).toBeVisible()
  await confirmRecoveryCode(page, code)
  await page.getByRole('button', { name: 'Open my practice' }).click()
  await expectOpen(page)
  await goToSettings(page, 'Security')
  await expect(page.getByText('Put away and confirmed')).toBeVisible()
})

test('a first start that was killed before its records are written is finished later', async ({
  launchApp,
}) => {
  const launched = await launchApp()
  const create = (words: string) => window.doorstep.call('vault.create', { passphrase: words })
  expect(await launched.page.evaluate(create, passphrase)).toMatchObject({ ok: true })
  await launched.kill()
  const { page } = await launchApp({ profileDir: launched.userDataDir })
  await secretField(page).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The first start was interrupted')).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('Practice name').fill('Juniper')
  await page.getByLabel('Your name').fill('Maria')
  await page.getByRole('button', { name: 'Open my practice' }).click()
  await expectOpen(page)
  await goToSettings(page, 'Security')
  await expect(page.getByText('Nobody has confirmed that a recovery code')).toBeVisible()
})

test('the sample practice opens by itself, apart from the own one', async ({ launchApp }) => {
  const { app, page } = await launchApp()
  const opening = app.waitForEvent('window')
  await page.getByRole('button', { name: 'Explore a sample practice' }).click()
  const sample = await opening
  await expect(sample.getByRole('link', { name: 'Settings' })).toBeVisible({ timeout: 60_000 })
  await goToSettings(sample, 'Security')
  await expect(sample.getByText('The sample has no secrets to set')).toBeVisible()
})
