import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { bookAndOpen, openVisit } from '../visit/visit-steps'
import { evened, pdfPages, pdfWords } from './print-page'
import {
  addProvider,
  agreeToShare,
  holdAndSign,
  sendAs,
  sendButton,
  settledPreview,
} from './summary-steps'

const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

const openClient = async (page: Page) => {
  await page.getByRole('link', { name: 'Clients' }).click()
  await page.getByRole('option', { name: /Maya Fernandez/ }).click()
  await expect(page.getByRole('heading', { name: 'Maya Fernandez' }).first()).toBeVisible()
}

test('from a signed note to the PDF: one page, its words those of the preview', async ({
  launchApp,
}) => {
  test.setTimeout(150_000)
  const launched = await launchApp({ founded: true })
  const { page } = launched
  await addProvider(page, 'Ana Ruiz')
  await bookAndOpen(page)
  await holdAndSign(page)

  // The provider is not on the care team: written, looked at, not sent.
  await page.getByRole('link', { name: 'Write a summary' }).click()
  await page.getByRole('combobox', { name: 'To' }).click()
  await page.getByRole('option', { name: /Ana Ruiz/ }).click()
  await page.getByRole('button', { name: 'Write the summary' }).click()
  const preview = await settledPreview(page)
  await expect(preview).toContainText('Shoulders tight since Monday.')
  await expect(preview).toContainText('Not agreed yet')
  await expect(page.getByText('Sharing is not agreed yet')).toBeVisible()
  await expect(sendButton(page)).toBeDisabled()
  await page.getByLabel('What do you ask?').fill('May I work near the incision?')
  await page.getByLabel('Why do you write?').fill('She asks about scar work.')

  await page.getByRole('link', { name: 'Open the care team' }).click()
  await agreeToShare(page, 'Ana Ruiz')
  await page.getByRole('link', { name: 'Summaries' }).click()
  await expect(page.getByRole('heading', { name: 'Summaries', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: /Maya Fernandez/ }).click()
  await expect(page.getByLabel('What do you ask?')).toHaveValue('May I work near the incision?')
  await settledPreview(page)
  await expect(preview).toContainText('May I work near the incision?')
  await expect(preview).not.toContainText('Not agreed yet')
  const shown = evened(await preview.innerText())

  // Cancel first: nothing left, and it is still a draft.
  await sendAs(page, 'PDF')
  await launched.chooseSavePath(null)
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await expect(page.getByRole('button', { name: 'Choose where to save' })).toBeEnabled()
  await expect(sendButton(page)).toBeVisible()

  const path = join(launched.userDataDir, 'summary.pdf')
  await launched.chooseSavePath(path)
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await expect(page.getByRole('heading', { name: 'What was sent' })).toBeVisible()
  expect(await pdfPages(path)).toBe(1)
  expect(await pdfWords(path)).toBe(shown)

  const left = page.frameLocator('iframe[title="Preview of the page"]').locator('main')
  await expect(left).toContainText('May I work near the incision?')
  expect(evened(await left.innerText())).toBe(shown)
  await expect(page.getByLabel('What do you ask?')).toHaveCount(0)

  const again = join(launched.userDataDir, 'again.pdf')
  await launched.chooseSavePath(again)
  await page.getByRole('button', { name: 'Send the same again' }).click()
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await expect.poll(() => hashOf(again).catch(() => '')).toBe(await hashOf(path))

  await page.getByRole('link', { name: 'Summaries' }).click()
  await expect(page.getByRole('button', { name: /Maya Fernandez.*Sent/s })).toBeVisible()
})

test('a draft starts from nothing signed, can be thrown away and put back', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const launched = await launchApp({ founded: true })
  const { page } = launched
  await page.getByRole('link', { name: 'Summaries' }).click()
  await expect(page.getByText('No summaries yet')).toBeVisible()
  await page.getByRole('link', { name: 'Write a summary' }).click()
  await expect(page.getByText('No clients yet')).toBeVisible()
  await bookAndOpen(page)
  await openVisit(page)
  await openClient(page)
  await page.getByRole('link', { name: 'Write a summary' }).click()
  await expect(page.getByText('No provider in your directory')).toBeVisible()
  await addProvider(page, 'Ana Ruiz')
  await openClient(page)
  await page.getByRole('link', { name: 'Write a summary' }).click()
  await expect(page.getByText(/Nothing is signed/)).toBeVisible()
  await page.getByRole('combobox', { name: 'To' }).click()
  await page.getByRole('option', { name: /Ana Ruiz/ }).click()
  await page.getByRole('button', { name: 'Write the summary' }).click()
  await expect(page.getByText('No signed note to draw from')).toBeVisible()
  await page.getByLabel('What do you ask?').fill('Is it fine to begin?')
  const preview = await settledPreview(page)
  await expect(preview).toContainText('Is it fine to begin?')
  await expect(preview).toContainText('Not asked')
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByText('No summaries yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: /Is it fine to begin/ })).toBeVisible()
})
