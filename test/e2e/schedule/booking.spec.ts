import { expect, test } from '../fixtures/app'
import {
  addClient,
  fillBookingByKeyboard,
  leaveFields,
  openBookingByKeyboard,
  submitByKeyboard,
  visitBlock,
} from './schedule-steps'

test('from an empty practice a visit is booked, moved and cancelled, each with its undo', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ founded: true })
  await addClient(page, 'Maya', 'Fernandez')
  await leaveFields(page)
  await fillBookingByKeyboard(page, {
    client: 'Maya',
    service: /./,
    day: '+1',
    time: '10:00',
  })
  await submitByKeyboard(page)
  const visit = visitBlock(page, 'Maya Fernandez')
  await expect(visit).toContainText('10:00')

  await visit.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(visit).toContainText('10:15')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(visit).toContainText('10:10')
  await page.keyboard.press('Control+z')
  await expect(visit).toContainText('10:15')

  const day = await page.getByRole('heading', { level: 1 }).innerText()
  await visit.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(day)
  await expect(visit).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(day)

  await page.getByRole('button', { name: 'Cancel visit' }).click()
  await page.getByRole('button', { name: 'Cancel visit' }).click()
  await expect(page.getByText('Say why in a few words.').first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Why' }).fill('Fever at home')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Visit cancelled')).toBeVisible()
  await expect(page.getByText('Fever at home')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Fever at home')).toBeHidden()

  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(visit).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(visit).toBeVisible()
})

test('a second visit at the same time is told at once and booked only knowingly', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ founded: true })
  await addClient(page, 'Maya', 'Fernandez')
  await addClient(page, 'Grace', 'Oyelaran')
  const booking = { service: /./, day: '+1', time: '10:00' }
  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Maya', ...booking })
  await submitByKeyboard(page)
  await expect(visitBlock(page, 'Maya')).toBeVisible()

  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Grace', ...booking })
  await expect(page.getByText('At the same time as another visit').first()).toBeVisible()
  await expect(page.getByText(/ works\.$/)).toBeVisible()
  await submitByKeyboard(page)
  await expect(page.getByText('You have another visit at this time')).toBeVisible()
  await page.getByRole('textbox', { name: 'Why it is booked all the same' }).fill('Two of us go')
  await page.getByRole('button', { name: 'Book it anyway' }).click()
  await expect(visitBlock(page, 'Grace')).toBeVisible()
  await expect(visitBlock(page, 'Maya')).toBeVisible()
  await expect(visitBlock(page, 'Grace')).toContainText('At the same time as another visit')
})

test('the time offered is free, and what was typed outlasts a wrong turn', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ founded: true })
  await addClient(page, 'Maya', 'Fernandez')
  const booking = { client: 'Maya', service: /./, day: '+1', time: '10:00' }
  await leaveFields(page)
  await fillBookingByKeyboard(page, booking)
  await submitByKeyboard(page)
  await expect(visitBlock(page, 'Maya')).toBeVisible()

  await leaveFields(page)
  await fillBookingByKeyboard(page, booking)
  await page.getByLabel('What is planned').fill('Ask about sleep')
  await page.getByRole('link', { name: 'Clients' }).click()
  await expect(page.getByRole('heading', { name: 'Clients' }).first()).toBeVisible()
  await leaveFields(page)
  await openBookingByKeyboard(page)
  await expect(page.getByLabel('What is planned')).toHaveValue('Ask about sleep')
  await page.getByRole('textbox', { name: 'Day' }).fill('+1')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: /^Use / }).click()
  await page.getByRole('button', { name: 'Book visit' }).click()
  await expect(page.getByRole('button', { name: 'Maya' })).toHaveCount(2)
  await expect(page.getByText('At the same time as another visit')).toHaveCount(0)
})

test('an incomplete booking names what is missing and keeps what is there', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ founded: true })
  await addClient(page, 'Maya', 'Fernandez')
  await leaveFields(page)
  await openBookingByKeyboard(page)
  await page.getByRole('button', { name: 'Book visit' }).click()
  await expect(page.getByText('Choose who the visit is for.').first()).toBeVisible()
  await expect(page.getByText('Choose a service.').first()).toBeVisible()
  await expect(page.getByText('Enter when the session starts.').first()).toBeVisible()
})

test('a series is booked, one of it carried by keys, the following cancelled, hours kept', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ founded: true })
  await addClient(page, 'Maya', 'Fernandez')
  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Maya', service: /./, day: '+7', time: '10:00' })
  await page.getByRole('combobox', { name: 'How often' }).click()
  await page.getByRole('option', { name: 'Every week' }).click()
  await page.getByRole('textbox', { name: 'Visits' }).fill('3')
  await expect(page.getByText(/^3 visits, the last on /)).toBeVisible()
  await submitByKeyboard(page)
  await expect(page.getByText('3 visits booked')).toBeVisible()
  const visit = visitBlock(page, 'Maya Fernandez')

  await visit.focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(visit).toContainText('10:15')
  await page.keyboard.press('Escape')
  await expect(visit).toContainText('10:00')
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Visit moved to 10:15/)).toBeVisible()

  const views = page.getByRole('radiogroup', { name: 'Show' })
  await views.getByText('Month').click()
  await expect(visit).toBeVisible()
  await visit.focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Visit moved to 10:15/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await views.getByText('Agenda').click()
  await expect(page.getByRole('button', { name: /Maya Fernandez/ })).toHaveCount(3)

  await page.getByRole('link', { name: 'Your hours' }).click()
  await page.getByRole('button', { name: 'Save hours' }).click()
  await expect(page.getByText('Hours saved')).toBeVisible()
})
