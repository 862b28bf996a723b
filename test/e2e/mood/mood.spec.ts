import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../fixtures/app'
import { bookAndOpen, stage } from '../visit/visit-steps'

test('an EPDS by ten keys: item 10 opens the safety steps at once, and a task waits on Today until it is handed over', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await bookAndOpen(page)
  await stage(page, /Session/).press('Enter')
  await page.getByRole('link', { name: 'EPDS' }).press('Enter')

  // No sheet comes along: the practice says first that it holds its own.
  await page.getByRole('button', { name: 'My practice uses its own copy' }).press('Enter')
  const first = page.getByRole('radio', { name: 'Finding amusement: 0' })
  await expect(first).toBeVisible()
  await first.focus()
  await page.keyboard.type('012301230', { delay: 10 })
  await expect(page.getByText('9 of 10 answered')).toBeVisible()
  const safety = page.getByRole('region', { name: 'Safety steps' })
  await expect(safety).toBeHidden()
  await page.keyboard.press('1')
  await expect(safety).toBeVisible()
  await expect(safety.getByRole('alert')).toBeFocused()
  await expect(safety.getByText('988', { exact: true })).toBeVisible()
  await expect(page.getByText('Total 13 of 30')).toBeVisible()
  const axe = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])

  // Left without another key: the answers are on the disk, and Today says what is open.
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  const waiting = page.getByRole('list', { name: 'Waiting' })
  await expect(waiting.getByText('Safety: not handed over')).toBeVisible()
  await expect(waiting.getByText('Tell her provider')).toBeVisible()

  await waiting.getByRole('button', { name: 'Answer: Tell her provider' }).press('Enter')
  await page.keyboard.type('Dr. Ng, called back at four')
  await page.keyboard.press('Enter')
  await expect(waiting.getByText('Tell her provider')).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(waiting.getByText('Tell her provider')).toBeVisible()

  await waiting.getByRole('button', { name: 'Open: Safety: not handed over' }).press('Enter')
  await page.getByRole('button', { name: /^Open the EPDS/ }).press('Enter')
  await safety.getByLabel('Whom, and what was said').fill('Her sister')
  await safety.getByRole('button', { name: 'Done: Handed over' }).press('Enter')
  await expect(safety.getByText(/Her sister/)).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(waiting.getByText('Tell her provider')).toBeVisible()
  await expect(waiting.getByText('Safety: not handed over')).toBeHidden()
})
