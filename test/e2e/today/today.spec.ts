import { expect, test } from '../fixtures/app'
import {
  addClient,
  fillBookingByKeyboard,
  leaveFields,
  submitByKeyboard,
} from '../schedule/schedule-steps'

test('an empty practice says what will stand here and offers the first step', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ founded: true })
  await expect(page.getByText('No visits today')).toBeVisible()
  await expect(page.locator('#page').getByRole('link')).toHaveText('Add your first client')
})

test('the next door leads the day, and its button says the next true step', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ founded: true })
  await addClient(page, 'Maya', 'Fernandez')
  await leaveFields(page)
  // The last minutes before midnight belong to today at any hour the test runs but the last.
  await fillBookingByKeyboard(page, { client: 'Maya', service: /./, time: '11:55p' })
  await submitByKeyboard(page)
  await expect(page.getByRole('button', { name: 'Maya' })).toBeVisible()
  await leaveFields(page)
  await page.keyboard.press('g')
  await page.keyboard.press('t')

  const door = page.getByRole('article', { name: 'Maya Fernandez' })
  await expect(door.getByText('Next door')).toBeVisible()
  await expect(door.getByText('No address', { exact: true })).toBeVisible()
  await expect(door.getByText('Allergies not asked')).toBeVisible()
  await door.getByRole('button', { name: 'Start travel' }).click()
  await expect(door.getByText('On the way')).toBeVisible()
  await door.getByRole('button', { name: 'At the door' }).click()
  await expect(door.getByRole('link', { name: 'Ask at the door' })).toBeVisible()
})

test('a visit on another day is named as the next one', async ({ launchApp }) => {
  const { page } = await launchApp({ founded: true })
  await addClient(page, 'Grace', 'Oyelaran')
  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Grace', service: /./, day: '+1', time: '9:00' })
  await submitByKeyboard(page)
  await expect(page.getByRole('button', { name: 'Grace' })).toBeVisible()
  await page.getByRole('link', { name: 'Today' }).click()
  await expect(page.getByText('No visits today')).toBeVisible()
  await expect(page.getByRole('button', { name: /Grace Oyelaran.*Tomorrow/i })).toBeVisible()
})
