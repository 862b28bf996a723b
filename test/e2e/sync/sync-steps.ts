import type { Page } from '@playwright/test'
import type { CouchServer } from '../../support/couch-server'
import { expect } from '../../support/patient-expect'
import { goToSettings } from '../gate/gate-steps'

/** The badge in the rail: where everything is. */
export const badge = (page: Page, words: RegExp) =>
  page.getByRole('banner').getByRole('link', { name: words })

/** Everything is on the server, says the badge; or it waits for a decision with everything there. */
export const expectOnServer = (page: Page, withinMs = 30_000) =>
  expect(badge(page, /On the server|to decide.*on the server/)).toBeVisible({ timeout: withinMs })

/** Settings, Server, with the administrator's words, as a therapist would type them. */
export async function setUpServer(
  page: Page,
  { url, admin }: Pick<CouchServer, 'url' | 'admin'>,
): Promise<void> {
  await goToSettings(page, 'Server')
  await page.getByLabel('Address of the server').fill(url)
  await page.getByLabel('User name').fill(admin.name)
  await page.getByRole('textbox', { name: 'Password' }).fill(admin.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Set up and start syncing' }).click()
  await expect(page.getByRole('heading', { name: 'This laptop’s server' })).toBeVisible({
    timeout: 30_000,
  })
}

export const goToSyncRoom = async (page: Page): Promise<void> => {
  await page
    .getByRole('banner')
    .getByRole('link', { name: /server|laptop|here|decide|only/i })
    .last()
    .press('Enter')
  await expect(page.getByRole('heading', { name: 'Laptop and server', level: 1 })).toBeVisible()
}

/** Opens a client from the list by its name. */
export async function openClient(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Clients', exact: true }).click()
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

export async function changePhone(page: Page, name: string, phone: string): Promise<void> {
  await openClient(page, name)
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: 'Edit client' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Phone' }).first().fill(phone)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name })).toBeVisible()
}
