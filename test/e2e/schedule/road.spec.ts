import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app'
import { bookAndOpen, nextButton } from '../visit/visit-steps'
import { leaveFields } from './schedule-steps'

test('a drive is logged with one key, changed with a reason, taken out and back, saved as a table; the day goes on paper', async ({
  launchApp,
}) => {
  const launched = await launchApp({ founded: true })
  const { page } = launched
  await bookAndOpen(page)
  await nextButton(page, 'Start travel').click()
  await expect(nextButton(page, 'Start travel')).toBeHidden()
  await nextButton(page, 'At the door').click()

  // No home is on the map yet: the key leads to where the distance is told.
  await expect(page.getByRole('region', { name: 'Drive to log' })).toBeVisible()
  await leaveFields(page)
  await page.keyboard.press('l')
  await page.getByLabel('Distance', { exact: true }).fill('7.4')
  await page.getByRole('button', { name: 'Log the drive', exact: true }).last().click()
  const row = page.getByRole('button', { name: /Home base to Maya Fernandez/ })
  await expect(row).toContainText('7.4 mi')
  await expect(row).toContainText('no rate')

  await page.getByRole('button', { name: 'Rates' }).click()
  await page.getByLabel('Cents a mile').fill('65.5')
  await page.getByLabel('Where it comes from').fill('The tax office, January')
  await page.getByRole('button', { name: 'Add the rate' }).click()
  await expect(row).toContainText('$4.85')

  await row.click()
  await page.getByLabel('Distance', { exact: true }).fill('8.1')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Write why it is changed')).toBeVisible()
  await page.getByLabel('Why it is changed').fill('=detour')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(row).toContainText('8.1 mi')
  await row.click()
  await expect(page.getByText('Distance: 7.4 mi → 8.1 mi')).toBeVisible()
  await page.getByRole('button', { name: 'Take out' }).click()
  await expect(row).toContainText('Taken out')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toContainText('8.1 mi')

  const file = join(launched.userDataDir, 'mileage.csv')
  await launched.chooseSavePath(file)
  await page.getByRole('button', { name: 'Save as a table (CSV)' }).click()
  await expect(page.getByText('1 drive saved')).toBeVisible()
  const table = await readFile(file, 'utf8')
  expect(table).toContain('Home base,Client visit,Business,8.1,mi,Typed in,,,0.655,5.3055')
  expect(table).not.toContain('Maya')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('day sheet')
  await page.getByRole('option', { name: /day sheet/ }).click()
  await expect(page.getByText('Names, addresses and health facts go on paper')).toBeVisible()
  const sheet = page.frameLocator('iframe')
  await expect(sheet.getByRole('heading', { name: 'Maya Fernandez' })).toBeVisible()
  await expect(sheet.getByText('Shred it when the day is over')).toBeVisible()
  await expect(sheet.getByText('To pack')).toBeVisible()
})
