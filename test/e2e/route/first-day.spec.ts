import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startClockAt } from '../../support/screen-clock'
import { goToClients } from '../clients/client-steps'
import { expect, test } from '../fixtures/app'
import { startPractice } from '../gate/gate-steps'
import { fillBookingByKeyboard, leaveFields, submitByKeyboard } from '../schedule/schedule-steps'
import { evened, pdfPages, pdfWords } from '../summaries/print-page'

/** Six homes around a made-up home base, in an order nobody would drive. */
const families = [
  { given: 'Amina', family: 'Okafor', place: '45.5120, -122.6200', time: '8:30a' },
  { given: 'Beatriz', family: 'Lima', place: '45.5600, -122.6900', time: '10:00a' },
  { given: 'Chloe', family: 'Martin', place: '45.5160, -122.6240', time: '11:30a' },
  { given: 'Dalia', family: 'Haddad', place: '45.5630, -122.6850', time: '1:15p' },
  { given: 'Emi', family: 'Tanaka', place: '45.5200, -122.6300', time: '2:45p' },
  { given: 'Freya', family: 'Lund', zip: '97212', time: '4:15p' },
] as const

test('from an empty practice to a printed day of six visits in their best order, all without a network', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const launched = await launchApp({ env: { TZ: 'America/Los_Angeles' } })
  const { page, app, userDataDir } = launched
  await startClockAt(app, '2026-11-18T17:00:00-08:00')
  await app.context().setOffline(true)
  await startPractice(page)

  await test.step('home base and hours', async () => {
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'You', exact: true }).click()
    await putOnMap(page, '45.5230, -122.6700')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Saved').first()).toBeVisible()
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.getByRole('link', { name: 'Your hours' }).click()
    const thursday = page.getByRole('group', { name: 'Thursday' })
    for (const [label, time] of [
      ['From', '8a'],
      ['To', '6p'],
    ] as const) {
      await thursday.getByLabel(label).first().fill(time)
      await page.keyboard.press('Tab')
    }
    await page.getByRole('button', { name: 'Save hours' }).press('Enter')
    await expect(page.getByText('Hours saved')).toBeVisible()
  })

  for (const family of families) {
    await addFamily(page, family)
    await leaveFields(page)
    await fillBookingByKeyboard(page, {
      client: family.given,
      service: /Cesarean scar care/,
      day: '11/19/26',
      time: family.time,
    })
    await submitByKeyboard(page)
    await expect(page.getByRole('button', { name: family.given }).first()).toBeVisible()
  }
  let order: string[] = []
  await test.step('the best order of that day, taken over once and for all', async () => {
    await page.getByRole('link', { name: 'Route', exact: true }).press('Enter')
    await expect(page.getByText('Proven best')).toBeVisible()
    const take = page.getByRole('button', { name: 'Use these times' })
    const stops = page.getByRole('list', { name: 'Stops in driving order' })
    await expect(stops.locator('bdi')).toHaveCount(families.length)
    order = await stops.locator('bdi').allInnerTexts()
    expect(order).not.toEqual(families.map(({ given, family }) => `${given} ${family}`))
    await take.press('Enter')
    await expect(page.getByText(/visits? moved/)).toBeVisible()
    // What was taken over is the best day now, not one of two that are as good.
    await expect(take).toBeHidden()
    await expect(stops.locator('bdi')).toHaveText(order)
  })
  await test.step('the pack list of that day', async () => {
    const main = page.getByRole('main')
    await main.getByRole('link', { name: 'Pack list' }).press('Enter')
    await expect(main.getByText(/November 19: 6 stops$/)).toBeVisible()
    const lines = page.getByRole('list', { name: 'To pack' }).getByRole('checkbox')
    const count = await lines.count()
    expect(count).toBeGreaterThan(10)
    await lines.first().press('Space')
    await expect(page.getByText(`1 of ${count} packed`)).toBeVisible()
    await page.goBack()
  })
  await test.step('the day sheet on paper', async () => {
    const path = join(userDataDir, 'day sheet.pdf')
    await page.getByRole('main').getByRole('link', { name: 'Day sheet' }).press('Enter')
    const preview = page.frameLocator('iframe[title="Preview of the day sheet"]')
    await expect(preview.getByRole('heading', { name: order[0] as string })).toBeVisible()
    await launched.chooseSavePath(path)
    await page.getByRole('button', { name: 'Save as PDF' }).press('Enter')
    await expect(page.getByText('Saved as')).toBeVisible()
    expect(await pdfPages(path)).toBeLessThanOrEqual(2)
    const words = await pdfWords(path)
    const places = order.map((name) => words.indexOf(evened(name)))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(words).toContain(evened('To pack'))
    expect(words).toContain(evened('Allergies not asked yet'))
  })
})

const putOnMap = async (page: Page, coordinates: string) => {
  const place = page.getByRole('group', { name: 'Place on the map' })
  const line = place.getByRole('textbox', { name: /^Paste coordinates/ })
  await line.fill(coordinates)
  await line.press('Enter')
  await expect(place).toContainText('From pasted coordinates')
}

async function addFamily(page: Page, family: (typeof families)[number]): Promise<void> {
  await leaveFields(page)
  await goToClients(page)
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'New client' })).toBeVisible()
  await page.getByLabel('First name').first().fill(family.given)
  await page.getByLabel('Last name').first().fill(family.family)
  if ('zip' in family) {
    await page.getByLabel('ZIP').fill(family.zip)
    await page.getByRole('button', { name: `Use the middle of ZIP ${family.zip}` }).press('Enter')
    await expect(page.getByRole('group', { name: 'Place on the map' })).toContainText('approximate')
  } else {
    await putOnMap(page, family.place)
  }
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: family.given }).first()).toBeVisible()
}
