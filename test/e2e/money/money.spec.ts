import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { openSample, roomLink } from '../frame/frame-steps'
import { pdfWords } from '../summaries/print-page'

const moneyView = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Money' }).getByText(name, { exact: true }).click()

test('a finished visit is charged, paid, put right and handed to the accountant', async ({
  launchApp,
}, info) => {
  test.setTimeout(150_000)
  const launched = await launchApp()
  const page = await openSample(launched)
  await roomLink(page, 'Money').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Money' })).toBeVisible()
  await page.getByRole('link', { name: 'Take payment', exact: true }).first().click()
  await expect(page.getByRole('form', { name: 'Take payment' })).toBeVisible()

  // A card's number is refused; what was typed outlives a way to another page and back.
  await page.getByLabel('Tip').fill('20')
  await page.getByLabel('Reference').fill('4242 4242 4242 4242')
  await page.getByRole('button', { name: 'Take payment' }).click()
  await expect(page.getByRole('alert')).toContainText('This looks like a card number')
  await page.getByRole('button', { name: 'Keep for later' }).click()
  await expect(page.getByRole('navigation', { name: 'Stages of this visit' })).toBeVisible()
  await page.getByRole('link', { name: 'Take payment', exact: true }).click()
  await expect(page.getByLabel('Tip')).toHaveValue('20.00')
  await page.getByLabel('Reference').fill('Check 1042')
  await page.getByRole('button', { name: 'Take payment' }).click()
  const receipt = page.getByRole('heading', { level: 2, name: /^Receipt [2-9A-Z]{5}-0001$/ })
  await expect(receipt).toBeVisible()
  await expect(page.getByText('Check 1042')).toBeVisible()

  const pdf = info.outputPath('receipt.pdf')
  await launched.chooseSavePath(pdf)
  await page.getByRole('button', { name: 'Save as PDF: receipt' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const words = await pdfWords(pdf)
  for (const said of ['TaxID00-0000000', 'MT-04100', 'noteligibleforFSAorHSA']) {
    expect(words).toContain(said)
  }

  // Void, never removed: the corrected one takes the next number and what was paid.
  await page.getByRole('button', { name: 'Make void' }).click()
  await page.getByLabel('Why it is void').fill('Wrong price')
  await page.getByRole('button', { name: 'Make void' }).click()
  await expect(page.getByText(/^Void since/)).toBeVisible()
  await page.getByRole('link', { name: 'Make a corrected receipt' }).click()
  await page.getByLabel('Price').fill('120')
  await page.getByRole('button', { name: 'Issue unpaid' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /-0002$/ })).toBeVisible()
  await expect(page.getByText(/to give back$/).first()).toBeVisible()

  await moneyView(page, 'Year')
  await expect(page.getByText('None missing').first()).toBeVisible()
  const csv = info.outputPath('payments.csv')
  await launched.chooseSavePath(csv)
  await page.getByRole('button', { name: /^Payments \(CSV\)/ }).click()
  await expect(page.getByText(/lines saved$/)).toBeVisible()
  const lines = (await readFile(csv, 'utf8')).trim().split('\r\n')
  expect(lines[0]).toContain('Date,Receipt,What,How,Reference')
  expect(lines.some((line) => line.includes('Check 1042'))).toBe(true)
})

test('a receipt without a license number is refused, names where it is entered, and keeps what was typed', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const launched = await launchApp()
  const page = await openSample(launched)
  await roomLink(page, 'Settings').click()
  await page.getByRole('link', { name: 'You', exact: true }).click()
  const you = page.getByRole('form', { name: 'You', exact: true })
  await page.getByLabel('License number').fill('')
  await you.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(you.getByText('Saved', { exact: true })).toBeVisible()
  await roomLink(page, 'Money').click()
  await page.getByRole('link', { name: 'Take payment', exact: true }).first().click()
  await page.getByLabel('Tip').fill('7')
  await expect(page.getByText('No license number yet')).toBeVisible()
  await page.getByRole('button', { name: 'Take payment' }).click()
  await expect(page.getByText('Nothing was issued. What you typed is kept.')).toBeVisible()
  await page.getByRole('link', { name: 'Settings, You' }).click()
  await page.getByLabel('License number').fill('MT-04100')
  await you.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(you.getByText('Saved', { exact: true })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Tip')).toHaveValue('7.00')
  await page.getByRole('button', { name: 'Take payment' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /-0001$/ })).toBeVisible()
})
