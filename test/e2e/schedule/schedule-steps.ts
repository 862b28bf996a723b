import type { Page } from '@playwright/test'
import { expect } from '../../support/patient-expect'

/** What a person does with the schedule, by labels and keys. */
export interface BookingAnswers {
  /** Letters that find the client. */
  readonly client: string
  readonly service: RegExp
  /** As typed: `today`, `+1`, `3/14/26`. */
  readonly day?: string
  readonly time: string
}

/** From any page, without the mouse: the schedule, `n`, then every field by typing. */
export async function fillBookingByKeyboard(page: Page, answers: BookingAnswers): Promise<void> {
  await openBookingByKeyboard(page)
  const client = page.getByRole('combobox', { name: 'Client' })
  await expect(client).toBeFocused()
  await page.keyboard.type(answers.client)
  await expect(page.getByRole('option').first()).toContainText(answers.client)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const service = page.getByRole('combobox', { name: 'Service' })
  await expect(service).toBeFocused()
  await chooseByArrows(page, answers.service)
  const day = page.getByRole('textbox', { name: 'Day' })
  if (answers.day) {
    await day.focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(answers.day)
    await page.keyboard.press('Tab')
  }
  const time = page.getByLabel('Session starts')
  await time.focus()
  await page.keyboard.type(answers.time)
  await page.keyboard.press('Tab')
  await expect(page.getByText(/^Ends /)).toBeVisible()
}

export async function openBookingByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page.getByRole('group', { name: 'Days shown' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Book a visit' })).toBeVisible()
}

async function chooseByArrows(page: Page, wanted: RegExp): Promise<void> {
  await page.keyboard.press('ArrowDown')
  const options = page.getByRole('option')
  await expect(options.first()).toBeVisible()
  const labels = await options.allInnerTexts()
  const steps = labels.findIndex((label) => wanted.test(label))
  expect(steps, `a service like ${wanted}`).toBeGreaterThanOrEqual(0)
  // The list opens with nothing chosen or with its first line: Home settles it.
  await page.keyboard.press('Home')
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Service' })).toHaveValue(wanted)
}

export const submitByKeyboard = (page: Page) => page.keyboard.press('Control+Enter')

export const visitBlock = (page: Page, name: string) => page.getByRole('button', { name }).first()

/** A client with a name and nothing else. */
export async function addClient(page: Page, given: string, family: string): Promise<void> {
  await page.getByRole('link', { name: 'Clients', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Clients' }).first()).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'New client' })).toBeVisible()
  await page.getByLabel('First name').first().fill(given)
  await page.getByLabel('Last name').first().fill(family)
  await page.getByRole('button', { name: 'Save client' }).click()
  await expect(page.getByRole('heading', { name: given }).first()).toBeVisible()
}

/** The page that stands is done with: the keys go to it, not to a field. */
export async function leaveFields(page: Page): Promise<void> {
  await page.getByRole('main').focus()
}
