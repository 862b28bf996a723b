import type { Page } from '@playwright/test'
import type { CouchServer } from '../../support/couch-server'
import { expect } from '../fixtures/app'
import { goToSettings, passphrase } from '../gate/gate-steps'

/** What two people do when one lets the other into the practice. */

/** Answers the code. `role` as the choice is called; a therapist where it is not said. */
export async function inviteSomebody(
  page: Page,
  name: string,
  couch: Pick<CouchServer, 'admin'>,
  role?: string,
): Promise<string> {
  await goToSettings(page, 'Practice')
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await page.getByLabel('Their name').fill(name)
  if (role) await page.getByRole('radio', { name: role }).check()
  return makeInvitation(page, couch)
}

/** Whom it is for stands there; the administrator's words are asked for each time. */
export async function makeInvitation(
  page: Page,
  couch: Pick<CouchServer, 'admin'>,
): Promise<string> {
  await page.getByLabel('User name of the server’s administrator').fill(couch.admin.name)
  await page.getByRole('textbox', { name: 'Password' }).fill(couch.admin.password)
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const code = page.getByText(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
  await expect(code).toBeVisible({ timeout: 20_000 })
  return (await code.textContent()) ?? ''
}

/** On the new laptop, from the first screen or with another code. */
export async function lookAt(page: Page, code: string, address: string): Promise<void> {
  const begin = page.getByRole('button', { name: 'Join a practice' })
  await expect(begin.or(page.getByLabel('Code'))).toBeVisible()
  if (await begin.isVisible()) await begin.click()
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Server').fill(address)
  await page.getByRole('button', { name: 'Look at the invitation' }).click()
}

export async function typePassphrase(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Joining/ })).toBeVisible()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
  await page.getByRole('button', { name: 'Next' }).click()
}

const numberOn = async (page: Page) => {
  const number = page.getByLabel(/^Check number/)
  await expect(number).toBeVisible({ timeout: 20_000 })
  return number.textContent()
}

/** Both compare the number; the other laptop then shows its recovery code. */
export async function letIn(owner: Page, joining: Page, name: string): Promise<void> {
  expect(await numberOn(joining)).toBe(await numberOn(owner))
  await owner.getByRole('button', { name: 'Same number: let them in' }).click()
  await expect(joining.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(owner.getByText(`${name} has joined the practice`)).toBeVisible({ timeout: 30_000 })
  await owner.getByRole('button', { name: 'Done' }).click()
}
