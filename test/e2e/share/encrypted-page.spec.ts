import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { startPractice } from '../gate/gate-steps'
import { addProvider, agreeToShare, sendAs, settledPreview } from '../summaries/summary-steps'
import { bookAndOpen } from '../visit/visit-steps'
import { openBrowser } from './browser'

const ask = 'May I work near the scar?'

/** A household with a provider who may read of it, and a summary that asks for clearance. */
async function writeSummary(page: Page): Promise<void> {
  await startPractice(page)
  await addProvider(page, 'Ana Ruiz')
  await bookAndOpen(page)
  await page.getByRole('link', { name: 'Clients' }).click()
  await page.getByRole('option', { name: /Maya Fernandez/ }).click()
  await page.getByRole('link', { name: 'Edit' }).first().click()
  await agreeToShare(page, 'Ana Ruiz')
  await page.getByRole('link', { name: 'Summaries' }).click()
  await page.getByRole('link', { name: 'Write a summary' }).click()
  await page.getByRole('combobox', { name: 'Client' }).click()
  await page.getByRole('option', { name: /Maya Fernandez/ }).click()
  await page.getByRole('button', { name: 'Write the summary' }).click()
  await page.getByLabel('What do you ask?').fill(ask)
  await settledPreview(page)
}

test('a provider opens the encrypted page offline, answers, and the clearance stands after a yes', async ({
  launchApp,
}) => {
  test.setTimeout(180_000)
  const launched = await launchApp()
  const { page } = launched
  await writeSummary(page)

  const path = join(launched.userDataDir, 'for-dr-ruiz.html')
  await sendAs(page, 'Encrypted page')
  await expect(page.locator('#page')).toContainText('No phone number is recorded for them')
  await launched.chooseSavePath(path)
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  const told = await page.locator('[data-passphrase]').innerText()
  expect(told.split(' ')).toHaveLength(7)
  expect((await stat(path)).size).toBeLessThan(400 * 1024)
  const bytes = await readFile(path, 'utf8')
  for (const hidden of ['Fernandez', 'Ruiz', ask]) expect(bytes).not.toContain(hidden)

  const answer = await answerInBrowser(path, told)

  const readIn = async (text: string) => {
    await page.getByRole('textbox', { name: 'The answer' }).fill(text)
    await page.getByRole('button', { name: 'Read it in' }).click()
  }
  await page.getByRole('link', { name: 'Read in an answer' }).click()
  const lines = answer.split('\n')
  await readIn(lines.slice(0, -3).join('\n'))
  await expect(page.getByRole('alert')).toContainText('The end is missing')
  const bent = answer.replace(/:\n./, (start) => (start.endsWith('7') ? ':\n8' : ':\n7'))
  await readIn(bent)
  await expect(page.getByRole('alert')).toContainText('Group 1 is not right')
  // What was typed so far is there again after a way out of the page.
  await page.getByRole('button', { name: 'Summary', exact: true }).click()
  await page.getByRole('link', { name: 'Read in an answer' }).click()
  await expect(page.getByRole('textbox', { name: 'The answer' })).toHaveValue(bent)
  await readIn(`Dear Jordan,\n\n> ${lines.join('\n> ')}\n\nBest, Ana`)
  const came = page.getByRole('article', { name: 'Clearance given' })
  await expect(came).toContainText('Scar')
  await expect(came).toContainText('<img src=x onerror=alert(1)>')
  await expect(page.getByText('Answered', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Today' }).click()
  await page
    .getByRole('button', { name: /An answer to read/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Yes, put it in the chart' }).click()
  await expect(page.getByText(/Taken into the chart/)).toBeVisible()
  await page.getByRole('link', { name: 'Read in an answer' }).click()
  await expect(page.getByRole('textbox', { name: 'The answer' })).toHaveValue('')
  await readIn(answer)
  await expect(page.getByRole('alert')).toContainText('read in before')

  await page.getByRole('link', { name: 'Clients' }).click()
  await page.getByRole('option', { name: /Maya Fernandez/ }).click()
  await expect(page.getByText(/Scar\. Light work only/).first()).toBeVisible()
  await page.getByRole('link', { name: 'What was shared' }).click()
  await expect(page.getByRole('list', { name: 'What was shared' })).toContainText('Ana Ruiz')
  await expect(page.getByRole('list', { name: 'What was shared' })).toContainText('Encrypted page')
})

/** What the provider does; answers with the text to mail back. */
async function answerInBrowser(path: string, told: string): Promise<string> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ acceptDownloads: true })
    const asked: string[] = []
    const errors: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(pathToFileURL(path).href)
    const words = page.getByLabel('The 7 words')
    await words.fill('zoo zoo zoo zoo zoo zoo zoo')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('do not open it')
    // As somebody types what was read out: capitals, hyphens, spaces too many.
    await words.fill(`  ${told.toUpperCase().replaceAll(' ', ' - ')} `)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Summary for a provider' })).toBeFocused()
    await expect(page.getByText(ask)).toBeVisible()
    await expect(page.getByText('Maya Fernandez')).toBeVisible()
    await expect(page.getByText(/^Update on care · /)).toBeVisible()
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])

    const pdf = await downloaded(page, 'Save the PDF')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const fhir = JSON.parse(
      (await downloaded(page, 'Save for your record system (FHIR)')).toString('utf8'),
    )
    expect(fhir.resourceType).toBe('Bundle')
    expect(JSON.stringify(fhir)).toContain(pdf.toString('base64'))

    await page.getByRole('radio', { name: 'Cleared', exact: true }).check()
    await page.getByRole('checkbox', { name: 'Scar' }).check()
    await page.getByLabel('Limits or conditions (optional)').fill('Light work only.')
    await page.getByRole('button', { name: 'Make the answer' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Enter your name.' })).toBeVisible()
    // What a stranger types is shown in the app: as words.
    await page.getByLabel('Your name').fill('Ana Ruiz, MD <img src=x onerror=alert(1)>')
    await page.getByRole('button', { name: 'Make the answer' }).click()
    const answer = page.getByLabel(/^To mail it/)
    await expect(answer).toHaveValue(/^Doorstep answer:/)
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([])
    expect(errors).toEqual([])
    return await answer.inputValue()
  } finally {
    await browser.close()
  }
}

async function downloaded(page: Page, label: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: label }).click()
  return readFile(await (await waiting).path())
}
