import type { Page } from '@playwright/test'
import { expect } from '../../support/patient-expect'
import { runTimeline, signButton, writeNote } from '../visit/visit-steps'

/** What a person does around a summary, by labels. */
export async function addProvider(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Providers' }).click()
  await page.getByRole('link', { name: /Add the first provider|New provider/ }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save provider' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

/** On the client's own page: the provider joins the care team and may receive summaries. */
export async function agreeToShare(page: Page, provider: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a provider' }).click()
  await page.getByLabel('Choose from your providers').fill(provider)
  await page.getByRole('button', { name: provider }).click()
  await page.getByRole('combobox', { name: 'May receive summaries' }).click()
  await page.getByRole('option', { name: 'Agreed', exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeHidden()
  await expect(page.getByText('May receive summaries').first()).toBeVisible()
}

/** From the booked visit to its signed note. */
export async function holdAndSign(page: Page): Promise<void> {
  await runTimeline(page)
  await writeNote(page)
  const sign = page
    .getByRole('main')
    .locator('[aria-keyshortcuts="Control+Enter"]', { hasText: 'Sign' })
  await sign.click()
  await signButton(page).click()
  await expect(page.getByText(/: unchanged/)).toBeVisible()
}

/** The frame that shows the page as it leaves, once that page is known to be one. */
export async function settledPreview(page: Page) {
  await expect(page.getByText(/^One page/)).toBeVisible({ timeout: 20_000 })
  return page.frameLocator('iframe[title="Preview of the page"]').locator('main')
}

export const sendButton = (page: Page) => page.getByRole('button', { name: 'Send', exact: true })

/** Opens the panel of what leaves, with this way out. */
export async function sendAs(
  page: Page,
  way: 'PDF' | 'Encrypted page' | 'Link with QR',
): Promise<void> {
  await sendButton(page).click()
  await page.getByRole('radio', { name: way, exact: true }).check()
}
