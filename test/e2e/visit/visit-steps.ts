import type { Page } from '@playwright/test'
import { expect } from '../../support/patient-expect'
import {
  addClient,
  fillBookingByKeyboard,
  leaveFields,
  submitByKeyboard,
} from '../schedule/schedule-steps'

/** What a person does around one visit, by labels and keys. */

/** A client and a visit today; ends on the page of that visit. */
export async function bookAndOpen(page: Page, service = /Postnatal body/): Promise<void> {
  await addClient(page, 'Maya', 'Fernandez')
  await leaveFields(page)
  // The last minutes before midnight belong to today at any hour the test runs but the last.
  await fillBookingByKeyboard(page, { client: 'Maya', service, time: '11:55p' })
  await submitByKeyboard(page)
  await expect(page.getByRole('button', { name: 'Maya' })).toBeVisible()
  await openVisit(page)
}

/** From anywhere: the visit of the day, found by the palette. */
export async function openVisit(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Maya Fernandez')
  const found = page.getByRole('option', { name: /Maya Fernandez.*today/i })
  await expect(found.first()).toBeVisible()
  await found.first().click()
  await expect(page.getByRole('navigation', { name: 'Stages of this visit' })).toBeVisible()
}

/** The whole session in four strokes. */
export async function runTimeline(page: Page): Promise<void> {
  for (const step of [
    'Start travel',
    'At the door',
    'Ask at the door',
    'Begin session',
    'Finish',
  ]) {
    await expect(page.getByRole('button', { name: step, exact: true }).first()).toBeVisible()
    await leaveFields(page)
    await page.keyboard.press('Control+Enter')
    if (step === 'Ask at the door') await askAllNo(page)
    await expect(nextButton(page, step)).toBeHidden()
  }
  await expect(nextButton(page, 'Write the note')).toBeVisible()
}

/** The door check of everybody who takes part, each group with one tap: nothing was answered with yes. */
export async function askAllNo(page: Page): Promise<void> {
  const check = page.getByRole('region', { name: 'Door check' })
  const who = check.getByRole('navigation', { name: 'Whose door check' }).getByRole('button')
  await expect(check.getByRole('button', { name: /^Asked, / }).first()).toBeVisible()
  const people = Math.max(1, await who.count())
  for (let person = 0; person < people; person++) {
    if (people > 1) await who.nth(person).click()
    const left = check.getByRole('button', { name: /^Asked, / })
    for (let groups = await left.count(); groups > 0; groups--) {
      await left.first().click()
      await expect(left).toHaveCount(groups - 1)
      // The button that was pressed is gone; whoever goes on by keyboard goes on from here.
      await expect(check.locator(':focus')).toHaveCount(1)
    }
  }
}

/** The one next step, above the stages. */
export const nextButton = (page: Page, name: string) =>
  page
    .getByRole('main')
    .locator('[aria-keyshortcuts="Control+Enter"]', { hasText: new RegExp(`^${name}$`) })

/** Of the note in the sign stage: the next step above the stages is called so too. */
export const signButton = (page: Page) =>
  page
    .getByRole('region', { name: /^Stage: Sign/ })
    .getByRole('button', { name: 'Sign', exact: true })
    .last()

export const stage = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Stages of this visit' }).getByRole('button', { name })

export async function writeNote(page: Page): Promise<void> {
  await nextButton(page, 'Write the note').click()
  const subjective = page.getByRole('textbox', { name: 'Subjective' })
  await expect(subjective).toBeFocused()
  await page.keyboard.type('Shoulders tight since Monday.')
  await page.getByRole('textbox', { name: 'Objective' }).fill('Softer after ten minutes.')
  await page.getByRole('textbox', { name: 'Assessment' }).fill('Tolerated the session well.')
  await page.getByRole('textbox', { name: 'Plan' }).fill('Next visit in a week.')
}

/** The note as it was written, and one addendum, both signed and verified. */
export async function signNoteAndAdd(page: Page, addendum: string): Promise<void> {
  await nextButton(page, 'Sign').click()
  await signButton(page).click()
  await expect(page.getByText(/: unchanged/)).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: ': unchanged' })).toBeFocused()
  await page.getByRole('button', { name: 'Add an addendum' }).press('Enter')
  await page.getByRole('textbox', { name: 'What to add' }).fill(addendum)
  await signButton(page).press('Enter')
  await expect(page.getByText(/: unchanged/)).toHaveCount(2)
}
