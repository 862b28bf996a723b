import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { fillBookingByKeyboard, leaveFields, submitByKeyboard } from '../schedule/schedule-steps'
import { askAllNo, nextButton, openVisit, stage } from './visit-steps'

/** From wherever the keys are: the field or button of that name, reached as Tab would. */
const at = (
  page: Page,
  role: 'textbox' | 'radio' | 'checkbox' | 'combobox' | 'button',
  name: string | RegExp,
) => page.getByRole('main').getByRole(role, { name, exact: typeof name === 'string' })

/** A client 21 weeks and 3 days pregnant, booked for today; ends on the page of the visit. */
async function bookPrenatal(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Clients' }).click()
  await expect(page.getByRole('heading', { name: 'Clients' }).first()).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'New client' })).toBeVisible()
  await page.getByLabel('First name').first().fill('Maya')
  await page.getByLabel('Last name').first().fill('Fernandez')
  await page.getByRole('radio', { name: 'Pregnant' }).check()
  await page.getByRole('textbox', { name: 'Due date' }).fill('+130')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Maya' }).first()).toBeVisible()
  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Maya', service: /Prenatal/, time: '11:55p' })
  await submitByKeyboard(page)
  await expect(page.getByRole('button', { name: 'Maya' })).toBeVisible()
  await openVisit(page)
}

/** The next step of the visit by its key; the door check is answered with no. */
async function takeStep(page: Page, name: string): Promise<void> {
  await expect(nextButton(page, name)).toBeVisible()
  await leaveFields(page)
  await page.keyboard.press('Control+Enter')
  if (name === 'Ask at the door') await askAllNo(page)
  await expect(nextButton(page, name)).toBeHidden()
}

test('a prenatal session is noted area by area, kept within its bounds and signed by keyboard', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await bookPrenatal(page)
  for (const step of ['Start travel', 'At the door', 'Ask at the door', 'Begin session']) {
    await takeStep(page, step)
  }
  await stage(page, /Session/).press('Enter')
  const session = page.getByRole('region', { name: 'Prenatal body work' })
  await expect(session).toContainText('21 weeks 3 days pregnant')

  // An area by its first letters, another on the map by its keys.
  await at(page, 'combobox', 'Add an area').focus()
  await page.keyboard.type('lower b')
  await page.keyboard.press('Enter')
  const lowBack = session.getByRole('region', { name: 'Lower back' })
  await lowBack
    .getByRole('group', { name: 'Pain before, 0 to 10' })
    .getByRole('radio', { name: '6', exact: true })
    .press('Space')
  await lowBack.getByRole('radio', { name: 'Tight' }).first().press('Space')
  await session.getByRole('application', { name: /^Body map/ }).focus()
  for (const key of ['ArrowUp', 'Enter']) await page.keyboard.press(key)
  await expect(session.getByRole('list', { name: 'Areas' }).getByRole('listitem')).toHaveCount(2)
  await session.getByRole('button', { name: /^Lower back/ }).press('Enter')

  const axe = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])

  // Nothing begins before she agrees; nobody lies flat from 20 weeks.
  await leaveFields(page)
  await page.keyboard.press(']')
  await at(page, 'button', 'Begin here').press('Enter')
  await expect(page.getByText(/She has not agreed yet/)).toBeVisible()
  await leaveFields(page)
  await page.keyboard.press('o')
  await expect(page.getByText(/1 noted; last .*Agrees to begin/)).toBeVisible()
  await expect(page.getByText(/Not today: flat on the back/)).toBeVisible()
  await at(page, 'combobox', 'Technique').focus()
  await page.keyboard.type('Acu')
  await expect(page.getByText(/LI4, SP6, BL60, BL67, GB21 are left out before 37/)).toBeVisible()
  await at(page, 'button', 'Begin here').press('Enter')
  const done = session.getByRole('list', { name: 'What was done' })
  await expect(done.getByRole('listitem')).toHaveCount(1)
  await expect(done).toContainText('lower back, pressure 2, on the left side')
  const minutes = done.getByRole('textbox', { name: 'Work 1: minutes' })
  await minutes.focus()
  // A refused number leaves none of its digits behind, and stays in sight to be put right.
  await page.keyboard.type('9999')
  await expect(session.getByText('Not written down: still empty.')).toBeVisible()
  await expect(page.getByText(/This value is not possible \(minutes\)/)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(minutes).toHaveValue('9999')
  await minutes.fill('12')
  await expect(session.getByText(/Not written down/)).toBeHidden()

  await leaveFields(page)
  await page.keyboard.press('[')
  await lowBack
    .getByRole('group', { name: 'Pain after, 0 to 10' })
    .getByRole('radio', { name: '3', exact: true })
    .press('Space')
  await leaveFields(page)
  await page.keyboard.press('[')
  await at(page, 'checkbox', 'Less pain').press('Space')
  await session
    .getByRole('group', { name: 'How it is now' })
    .getByRole('radio', { name: 'Better' })
    .press('Space')
  await expect(session.getByText('Saved', { exact: true })).toBeVisible()

  await takeStep(page, 'Finish')
  await page.keyboard.press('4')
  await page.getByRole('textbox', { name: 'Subjective' }).focus()
  await page.keyboard.type('Sore after standing.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(nextButton(page, 'Sign')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row', { name: /Lower back .*6 → 3/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Sign', exact: true }).last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Signed by Maria Esposito.*: unchanged/)).toBeVisible()
  await expect(
    page.getByText(/Acupressure, lower back, pressure 2 .*on the left side, 12 min/),
  ).toBeVisible()
  const stamp = page.getByRole('region', { name: 'How far along' })
  await expect(stamp).toContainText('21 weeks 3 days pregnant')
})
