import type { Page } from '@playwright/test'
import { setClock, startClockAt, tourStart } from '../../support/screen-clock'
import { expect, type LaunchedApp, test } from '../fixtures/app'

/** The sample practice, in the middle of its Wednesday morning. */
async function exploreSample(launched: LaunchedApp): Promise<Page> {
  await startClockAt(launched.app, tourStart)
  await launched.page.getByRole('button', { name: 'Explore a sample practice' }).click()
  const page = await launched.pageOf('sample')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({
    timeout: 30_000,
  })
  return page
}

const stops = (page: Page) =>
  page.getByRole('list', { name: 'Stops in driving order' }).locator('li[draggable]')
const namesOf = async (page: Page) =>
  (await stops(page).locator('bdi').allInnerTexts()).map((name) => name.trim())

test('a day is planned, overruled with its price, taken over and planned anew when it runs late', async ({
  launchApp,
}) => {
  const launched = await launchApp({ env: { TZ: 'America/Chicago' } })
  const page = await exploreSample(launched)
  await page.getByRole('main').getByRole('link', { name: 'Route', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Route' })).toBeVisible()
  await expect(page.getByText('Proven best')).toBeVisible()
  await expect(stops(page).nth(1)).toBeVisible()
  const best = await namesOf(page)
  expect(best.length).toBeGreaterThan(1)

  await stops(page).first().getByRole('button').first().focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByText(/^This order (adds|saves|makes|costs|leaves)/)).toBeVisible()
  await expect.poll(() => namesOf(page)).toEqual([best[1], best[0], ...best.slice(2)])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => namesOf(page)).toEqual(best)

  // Forty minutes after the second visit should have begun.
  await setClock(page, '2026-11-18T11:40:00-06:00')
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.getByRole('button', { name: 'Running late' }).click()
  const kept = page.getByRole('region', { name: 'Keep the order' })
  await expect(page.getByRole('region', { name: 'Best from here' })).toBeVisible()
  await expect(kept.getByText(/later than expected$/).first()).toBeVisible()
  await kept.getByRole('button', { name: 'Use the same order' }).click()
  const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem')
  await expect(messages.first()).toContainText(/I am running about \d+ minutes late today/)
  const told = (await messages.first().locator('bdi').innerText()).trim()
  for (const name of best.filter((one) => one !== told)) {
    await expect(messages.first()).not.toContainText(name)
  }
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(kept.getByText(/later than expected$/).first()).toBeVisible()
})

test('the day of the practice is planned beside the page and taken over as a whole', async ({
  launchApp,
}) => {
  const launched = await launchApp({ env: { TZ: 'America/Chicago' } })
  const page = await exploreSample(launched)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Route of the practice')
  await page.getByRole('option', { name: /Route of the practice/ }).click()
  await page.getByRole('button', { name: 'Plan the day' }).click()
  const route = page.getByRole('region', { name: /^Route of / })
  await expect(route.getByRole('listitem').first()).toBeVisible()
  await page.getByRole('button', { name: 'Use this plan' }).click()
  await expect(page.getByText('as it is booked')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Use this plan' })).toBeVisible()
})
