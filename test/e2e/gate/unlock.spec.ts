import { expect, test } from '../fixtures/app'
import {
  expectOpen,
  goToSettings,
  heading,
  passphrase,
  secretField,
  startPractice,
  unlock,
} from './gate-steps'

test('after a restart the passphrase opens, a wrong one is told kindly', async ({ launchApp }) => {
  const first = await launchApp({ founded: true })
  await first.close()
  const { page } = await launchApp({ profileDir: first.userDataDir })
  await expect(heading(page, 'Unlock your practice')).toBeVisible()
  await expect(secretField(page)).toBeFocused()
  await unlock(page, 'something else')
  await expect(page.getByText('That is not the passphrase')).toBeVisible()
  await unlock(page)
  await expectOpen(page)
})

test('many wrong tries make one wait, with the seconds counted down', async ({ launchApp }) => {
  const first = await launchApp({ founded: true })
  await first.close()
  const { page } = await launchApp({ profileDir: first.userDataDir })
  for (let count = 0; count < 6; count++) {
    await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled()
    await unlock(page, `wrong ${count}`)
    await expect(page.getByText('That is not the passphrase')).toBeVisible()
  }
  await expect(page.getByRole('timer')).toContainText('your records are safe')
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled()
  await unlock(page)
  await expectOpen(page)
})

test('the recovery code opens and leads to a new passphrase', async ({ launchApp }) => {
  const first = await launchApp()
  const code = await startPractice(first.page)
  await first.close()
  const second = await launchApp({ profileDir: first.userDataDir })
  const { page } = second
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await page.getByLabel('Recovery code').fill(code.slice(0, -1))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Part of the code is missing or mistyped')).toBeVisible()
  await page.getByLabel('Recovery code').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Choose a new passphrase')).toBeVisible({ timeout: 20_000 })
  await secretField(page).fill('maple drum silver ocean')
  await page.getByLabel('The same again').fill('maple drum silver ocean')
  await page.getByRole('button', { name: 'Set and go on' }).click()
  await expectOpen(page)
  await second.close()
  const third = await launchApp({ profileDir: first.userDataDir })
  await unlock(third.page)
  await expect(third.page.getByText('That is not the passphrase')).toBeVisible()
  await unlock(third.page, 'maple drum silver ocean')
  await expectOpen(third.page)
})

test('a clock ten years off is shown with both dates, and does not lock anyone out', async ({
  launchApp,
}) => {
  const first = await launchApp({ founded: true })
  await first.close()
  const { page } = await launchApp({ profileDir: first.userDataDir })
  await page.clock.setFixedTime(new Date('2016-01-05T10:00:00Z'))
  await unlock(page)
  await expect(heading(page, 'Is this laptop’s clock right?')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('January 5, 2016')).toBeVisible()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expectOpen(page)
})

test('locks by itself when no hand touches the laptop', async ({ launchApp }) => {
  const { page } = await launchApp({ founded: true })
  await page.evaluate(() => localStorage.setItem('doorstep-lock-after-min', '1'))
  await page.reload()
  await page.clock.install()
  await unlock(page)
  await expectOpen(page)
  await page.clock.fastForward('02:00')
  await expect(heading(page, 'Unlock your practice')).toBeVisible({ timeout: 20_000 })
  const state = await page.evaluate(() => window.doorstep.call('vault.state'))
  expect(state.kind).toBe('locked')
})

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`locks on ${event}, and nothing of the practice stays on the page`, async ({
    launchApp,
  }) => {
    const { app, page } = await launchApp({ founded: true })
    await goToSettings(page, 'You')
    await expect(page.getByLabel('Your name')).toHaveValue('Maria Esposito')
    await app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)
    await expect(heading(page, 'Unlock your practice')).toBeVisible({ timeout: 20_000 })
    expect(await page.content()).not.toContain('Maria Esposito')
    await unlock(page, passphrase)
    await expectOpen(page)
  })
}
