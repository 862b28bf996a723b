import { expect, test } from '../fixtures/app'
import {
  addClient,
  fillBookingByKeyboard,
  leaveFields,
  submitByKeyboard,
} from '../schedule/schedule-steps'
import { askAllNo } from '../visit/visit-steps'
import { openView } from './supplies-steps'

test('an item, a kit and a service are made, changed and set aside by keyboard', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await page.getByRole('link', { name: 'Supplies' }).press('Enter')
  await openView(page, 'Lists')
  await expect(page.getByRole('option', { name: /Postnatal body massage/ })).toBeVisible()
  const openList = async (from: string, key: string, name: string) => {
    await page.getByRole('radio', { name: from }).focus()
    await page.keyboard.press(key)
    await expect(page.getByRole('radio', { name })).toBeChecked()
  }
  const detail = page.getByRole('region', { name: 'Supplies: detail' })

  await openList('Services', 'ArrowLeft', 'Items')
  await page.getByRole('button', { name: 'New item' }).press('Enter')
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('Arnica-free balm')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('option', { name: /Arnica-free balm/ })).toBeVisible()

  await openList('Items', 'ArrowLeft', 'Kits')
  await page.getByRole('option', { name: /Prenatal/ }).click()
  const lines = detail.getByRole('textbox', { name: /^How many/ })
  await expect(lines).toHaveCount(4)
  const names = () =>
    lines.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''))
  const before = await names()
  await lines.first().focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(names).toEqual([before[1], before[0], ...before.slice(2)])
  await expect(lines.nth(1)).toHaveValue('1')
  // Enter takes what is marked, and the mark comes a moment after the list.
  await expect(async () => {
    await detail.getByRole('combobox', { name: 'Add an item' }).fill('balm')
    const found = page.getByRole('option', { name: 'Arnica-free balm' })
    await expect(found).toHaveAttribute('data-combobox-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(lines).toHaveCount(5, { timeout: 1000 })
  }).toPass()
  // With Control it saves, and takes nothing more, whatever is marked.
  await detail.getByRole('combobox', { name: 'Add an item' }).fill('mirror')
  await expect(page.locator('[data-combobox-selected]')).toContainText(/mirror/i)
  await page.keyboard.press('Control+Enter')
  // The next entry is opened while the one before is still being saved, and stays open.
  await page.getByRole('option', { name: /Cesarean scar/ }).click()
  await expect(page.getByRole('option', { name: /Prenatal 5 items/ })).toBeVisible()
  await expect(detail.getByRole('heading', { name: 'Cesarean scar' })).toBeVisible()
  await page.getByRole('option', { name: /Prenatal/ }).click()
  await expect.poll(async () => (await names()).at(-1)).toBe('How many: Arnica-free balm')

  await openList('Kits', 'ArrowLeft', 'Services')
  await page.getByRole('option', { name: /Infant massage group/ }).click()
  await expect(detail.getByText(/Visits already booked keep the checklist/)).toBeVisible()
  await detail.getByRole('button', { name: 'Set aside' }).press('Enter')
  await expect(page.getByRole('option', { name: /Infant massage group/ })).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('option', { name: /Infant massage group/ })).toBeVisible()
})

test('a form that was left half way is there again', async ({ launchApp }) => {
  const { page } = await launchApp({ founded: true })
  await page.getByRole('link', { name: 'Supplies' }).click()
  await openView(page, 'Lists')
  await page.getByRole('option', { name: /Prenatal massage/ }).click()
  const session = page.getByLabel('Session, min')
  await session.fill('85')
  await page.getByRole('link', { name: 'Today' }).click()
  await page.getByRole('link', { name: 'Supplies' }).click()
  await openView(page, 'Lists')
  await page.getByRole('option', { name: /Prenatal massage/ }).click()
  await expect(session).toHaveValue('85')
})

test('a delivery is booked, packed for the day, used in the visit and bought again', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const { page } = await launchApp({ founded: true })
  await addClient(page, 'Maya', 'Fernandez')
  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Maya', service: /Prenatal/, time: '11:55p' })
  await submitByKeyboard(page)
  await expect(page.getByRole('button', { name: 'Maya' })).toBeVisible()
  await leaveFields(page)

  await page.getByRole('link', { name: 'Supplies' }).click()
  await openView(page, 'Stock')
  await page.getByRole('searchbox', { name: 'Find an item or a lot' }).fill('lotion')
  await page.getByRole('option', { name: /Unscented lotion/ }).click()
  await page.getByRole('button', { name: 'New lot' }).press('Enter')
  await expect(page.getByLabel('Lot number')).toBeFocused()
  await page.keyboard.type('UL-7')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Lot UL-7')).toBeVisible()
  await page.getByLabel('Found, ml').fill('270')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('form', { name: 'Book' }).getByText('Booked')).toBeVisible()

  await openView(page, 'Pack list')
  const lotion = page.getByRole('checkbox', { name: /Unscented lotion/ })
  await lotion.press('Space')
  await expect(lotion).toBeChecked()
  await expect(page.getByText('Packed, and booked into your bag')).toBeVisible()

  await page.getByRole('link', { name: 'Today' }).click()
  const door = page.getByRole('article', { name: 'Maya Fernandez' })
  await door.getByRole('button', { name: 'Start travel' }).click()
  await door.getByRole('button', { name: 'At the door' }).click()
  await door.getByRole('link', { name: 'Ask at the door' }).click()
  await askAllNo(page)
  const next = page.getByRole('main').locator('[aria-keyshortcuts="Control+Enter"]')
  await next.click()
  await expect(next).toHaveText('Finish')
  await page.getByRole('button', { name: 'Write down a temperature' }).press('Enter')
  await page.getByLabel('Temperature', { exact: true }).fill('141.8')
  await page.getByLabel('Minutes on skin').fill('5')
  await page.getByLabel('Tried on the inside of my wrist').check()
  await page.getByRole('button', { name: 'Write down', exact: true }).press('Enter')
  // 141.8 °F is 61 °C: whatever is typed beside it, it stays off the skin.
  await expect(page.getByRole('alert').getByText(/Above 43 °C .* it burns/)).toBeVisible()
  await page.getByLabel('Temperature', { exact: true }).fill('104')
  await page.getByRole('button', { name: 'Write down', exact: true }).press('Enter')
  await expect(page.getByText('Warm cloth, 40 °C (104 °F)')).toBeVisible()
  await next.press('Enter')
  await page
    .getByRole('navigation', { name: 'Stages of this visit' })
    .getByRole('button', { name: /Session/ })
    .click()
  const used = page.getByRole('list', { name: 'Supplies used' })
  await expect(used.getByText('40 ml')).toBeVisible()

  await page.getByRole('link', { name: 'Supplies' }).click()
  await openView(page, 'What to buy')
  const toBuy = page.getByRole('list', { name: 'What to buy' })
  await expect(toBuy.getByText('230 ml on hand')).toBeVisible()
  await expect(toBuy.getByText('770 ml')).toBeVisible()
})
