import type { Page } from '@playwright/test'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { openSample } from './frame-steps'

const found = (page: Page) => page.getByRole('listbox', { name: 'Found' }).getByRole('option')

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /^Find a client/ })).toBeFocused()
  await page.keyboard.type(words)
}

/** The name of somebody who is visited today, as it stands on Today. */
const nextDoor = (page: Page) => page.getByRole('article').getByRole('heading').innerText()

let launched: LaunchedApp

test.beforeEach(async ({ launchApp }) => {
  launched = await launchApp()
})

test('Ctrl+K finds a client by the first letters of each name', async () => {
  const page = await openSample(launched)
  const name = await nextDoor(page)
  const letters = name.split(' ').map((word) => word.slice(0, 3).toLowerCase())
  await find(page, letters.join(' '))
  await expect(found(page).first()).toContainText(name)
  await expect(found(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
})

test('Ctrl+K finds a visit by whose it is', async () => {
  const page = await openSample(launched)
  const name = await nextDoor(page)
  await find(page, name)
  await found(page).filter({ hasText: name }).filter({ hasText: /today/i }).first().click()
  await expect(page.getByRole('navigation', { name: 'Stages of this visit' })).toBeVisible()
  expect(page.url()).toMatch(/#\/visits\/[0-9a-f-]{36}$/)
})

test('Ctrl+K finds a command, by arrows and Enter', async () => {
  const page = await openSample(launched)
  await find(page, 'book a')
  const commands = found(page)
  await expect(commands.first()).toContainText('Book a visit')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Book a visit' })).toBeVisible()
})

test('nothing found is said, and Escape gives the focus back', async () => {
  const page = await openSample(launched)
  const booking = page.getByRole('link', { name: 'Book a visit' })
  await booking.focus()
  await find(page, 'zzzz qqqq')
  await expect(page.getByText('Nothing by that name')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(booking).toBeFocused()
})
