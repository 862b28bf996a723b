import type { Page } from '@playwright/test'
import { expect } from './patient-expect'

/** Names that break layouts: as long as a form takes, from right to left, with an emoji. */
export const longName = {
  given: 'Wilhelmina-Alexandrina Konstantinopolskaya',
  family: 'Featherstonehaugh',
}
export const rightToLeftName = { given: 'مريم 👶🏽', family: 'عبد الرحمن الحسيني' }

export const hostileWords = [
  '<script>window.__x = 1</script>',
  '<img src=x onerror="window.__x = 1">',
  '"><svg onload="window.__x = 1">',
  'javascript:window.__x=1',
] as const

const babies = [
  { given: 'Maximiliana-Theodora Konstantinopolskaya-Feather', family: longName.family },
  { given: 'نور 🌙', family: rightToLeftName.family },
  { given: 'ゆき', family: '' },
]

/** Through the form, as a person would: the parent, where they live, and three babies. */
export async function addExtremeHousehold(
  page: Page,
  name: { readonly given: string; readonly family: string },
): Promise<void> {
  await openNewClient(page)
  await page.getByLabel('First name').first().fill(name.given)
  await page.getByLabel('Last name').first().fill(name.family)
  await page.getByRole('radio', { name: 'After birth' }).check()
  await page.getByLabel('Birth date').fill('10/30/26')
  await page.getByLabel('Street').fill(`${'Upper Saint Bartholomew '.repeat(3)}Crescent 1234`)
  await page.getByLabel('City').fill('Llanfairpwllgwyngyllgogerychwyrndrobwll')
  for (const [index, baby] of babies.entries()) {
    await page.getByRole('button', { name: /^Add (?:a|another) baby$/ }).click()
    await page.locator(`[id="field-babies-${index}-name-given"]`).fill(baby.given)
    await page.locator(`[id="field-babies-${index}-name-family"]`).fill(baby.family)
  }
}

export async function openNewClient(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('link', { name: 'Clients' })
    .click()
  await page.getByRole('link', { name: /^(?:New client|Add your first client)$/ }).click()
  await expect(page.getByRole('heading', { name: 'New client' })).toBeVisible()
}

export async function saveHousehold(page: Page, name: { readonly family: string }): Promise<void> {
  await page.getByRole('button', { name: 'Save client' }).click()
  await expect(page.getByRole('heading', { level: 2, name: name.family })).toBeVisible()
}
