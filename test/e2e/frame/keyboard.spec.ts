import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { addClient } from '../schedule/schedule-steps'
import { expectRoom, openSample, roomLink, rooms } from './frame-steps'

const focusedTag = (page: Page) =>
  page.evaluate(() => document.activeElement?.tagName.toLowerCase() ?? '')

test('Alt with a number and g with a letter go to each room, and the focus lands on its heading', async ({
  launchApp,
}) => {
  const page = await openSample(await launchApp())
  const letters = ['t', 's', 'c', 'p', 'u', 'm', 'y', 'l', 'e']
  for (const [index, room] of rooms.entries()) {
    await page.keyboard.press(`Alt+${index + 1}`)
    await expectRoom(page, room)
    await expect
      .poll(() => focusedTag(page), { message: `the focus in ${room}` })
      .toMatch(/^h[12]$/)
  }
  for (const [index, room] of rooms.entries()) {
    await page.keyboard.press('g')
    await page.keyboard.press(letters[index] ?? '')
    await expectRoom(page, room)
  }
})

test('? lists the keys of the page, and letters typed into a field are only letters', async ({
  launchApp,
}) => {
  const page = await openSample(await launchApp())
  await roomLink(page, 'Clients').click()
  await expect(page.getByRole('listbox', { name: 'Clients' })).toBeVisible()
  await page.getByRole('main').focus()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list.getByText('Add a client')).toBeVisible()
  await expect(list.getByText('Go to Schedule')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Find a client' }).focus()
  await page.keyboard.type('n?gs')
  await expect(page.getByRole('searchbox', { name: 'Find a client' })).toHaveValue('n?gs')
  await expectRoom(page, 'Clients')
})

test('the first stop of the Tab key skips the rail', async ({ launchApp }) => {
  const page = await openSample(await launchApp())
  // The first stop of all stands before the rail.
  await page.getByRole('button', { name: 'Find', exact: true }).focus()
  await page.keyboard.press('Shift+Tab')
  const skip = page.getByRole('link', { name: 'Skip to the page' })
  await expect(skip).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('a removal is taken back by keyboard', async ({ launchApp }) => {
  const { page } = await launchApp({ founded: true })
  await addClient(page, 'Maya', 'Fernandez')
  const entry = page.getByRole('option', { name: /Maya Fernandez/ })
  await expect(entry).toBeVisible()
  await page.getByRole('button', { name: 'More for this client' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Remove' }).focus()
  await page.keyboard.press('Enter')
  await expect(entry).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(entry).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('a list is one stop for Tab: arrows choose, Enter reads on, Escape comes back', async ({
  launchApp,
}) => {
  const page = await openSample(await launchApp())
  await roomLink(page, 'Clients').click()
  const list = page.getByRole('listbox', { name: 'Clients' })
  await expect(list).toBeVisible()
  await page.getByRole('link', { name: 'Import clients' }).focus()
  await page.keyboard.press('Tab')
  await expect(list).toBeFocused()
  await page.keyboard.press('End')
  await expect(list.getByRole('option', { selected: true })).toBeVisible()
  await page.keyboard.press('Home')
  const first = list.getByRole('option').first()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect.poll(() => focusedTag(page)).toBe('h2')
  await page.keyboard.press('Escape')
  await expect(list).toBeFocused()
})
