import { expect, test } from '../fixtures/app'
import { startPractice } from '../gate/gate-steps'

test('an item, a kit and a service are made, changed and set aside by keyboard', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const { page } = await launchApp()
  await startPractice(page)
  await page.getByRole('link', { name: 'Supplies' }).press('Enter')
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
  await detail.getByRole('combobox', { name: 'Add an item' }).fill('balm')
  const found = page.getByRole('option', { name: 'Arnica-free balm' })
  // Enter takes what is marked, and the mark comes a moment after the list.
  await expect(found).toHaveAttribute('data-combobox-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(lines).toHaveCount(5)
  await page.keyboard.press('Control+Enter')
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
  const { page } = await launchApp()
  await startPractice(page)
  await page.getByRole('link', { name: 'Supplies' }).click()
  await page.getByRole('option', { name: /Prenatal massage/ }).click()
  const session = page.getByLabel('Session, min')
  await session.fill('85')
  await page.getByRole('link', { name: 'Today' }).click()
  await page.getByRole('link', { name: 'Supplies' }).click()
  await page.getByRole('option', { name: /Prenatal massage/ }).click()
  await expect(session).toHaveValue('85')
})
