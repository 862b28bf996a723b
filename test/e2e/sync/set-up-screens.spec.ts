import type { Page } from '@playwright/test'
import { startCouch } from '../../support/couch-server'
import { expect, test } from '../fixtures/app'
import { goToSettings } from '../gate/gate-steps'

const badge = (page: Page, words: RegExp) =>
  page.getByRole('banner').getByRole('link', { name: words })

test('with an administrator’s account a server is set up, used, checked and given up', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const couch = await startCouch({})
  try {
    const { page } = await launchApp({ founded: true })
    await goToSettings(page, 'Server')
    await page.getByLabel('Address of the server').fill(couch.url)
    await page.getByLabel('User name').fill(couch.admin.name)
    const password = page.getByRole('textbox', { name: 'Password' })
    await password.fill(`${couch.admin.password} `)
    await password.press('Enter')
    await expect(page.getByRole('alert')).toContainText('does not take this user name')
    await password.fill(couch.admin.password)
    await password.press('Enter')
    await expect(
      page.locator('#page').getByText('This is the administrator of the server.'),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Set up and start syncing' }).click()
    await expect(page.getByRole('heading', { name: 'What was set up' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'This laptop’s server' })).toBeVisible()
    await expect(badge(page, /On the server.*safe to close/)).toBeVisible({ timeout: 30_000 })
    await badge(page, /On the server/).press('Enter')
    await expect(page.getByText('Safe to close the laptop.')).toBeVisible()
    await goToSettings(page, 'Server')
    await page.getByRole('button', { name: 'Stop syncing on this laptop' }).click()
    await page.getByRole('button', { name: 'Stop syncing', exact: true }).click()
    await expect(page.getByLabel('Address of the server')).toBeVisible()
    await expect(badge(page, /On this laptop only/)).toBeVisible()
  } finally {
    await couch.stop()
  }
})
