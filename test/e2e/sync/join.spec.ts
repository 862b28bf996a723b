import type { Page } from '@playwright/test'
import { type CouchServer, startCouch } from '../../support/couch-server'
import { addClient } from '../clients/client-steps'
import { expect, test } from '../fixtures/app'
import { expectOpen, goToSettings, passphrase, startPractice, unlock } from '../gate/gate-steps'
import { expectOnServer, openClient, setUpServer } from './sync-steps'

const inviteSomebody = async (page: Page, name: string, couch: CouchServer) => {
  await goToSettings(page, 'Practice')
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await page.getByLabel('Their name').fill(name)
  await page.getByLabel('User name of the server’s administrator').fill(couch.admin.name)
  await page.getByRole('textbox', { name: 'Password' }).fill(couch.admin.password)
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const code = page.getByText(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
  await expect(code).toBeVisible({ timeout: 20_000 })
  return (await code.textContent()) ?? ''
}

const lookAt = async (page: Page, code: string, address: string) => {
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Server').fill(address)
  await page.getByRole('button', { name: 'Look at the invitation' }).click()
}

const numberOn = async (page: Page) => {
  const number = page.getByLabel(/^Check number/)
  await expect(number).toBeVisible({ timeout: 20_000 })
  return number.textContent()
}

test('a therapist joins by a code: both compare a number, and what they enter reaches the owner; a wrong, taken-back or used code opens nothing', async ({
  launchApp,
}) => {
  test.setTimeout(240_000)
  const couch = await startCouch()
  try {
    const owner = await launchApp()
    await startPractice(owner.page)
    await setUpServer(owner.page, couch)
    await expectOnServer(owner.page)
    const takenBack = await inviteSomebody(owner.page, 'Maya Okafor', couch)
    await owner.page.getByRole('button', { name: 'Take the invitation back' }).click()
    await expect(owner.page.getByRole('button', { name: 'Invite somebody' })).toBeVisible()
    const code = await inviteSomebody(owner.page, 'Maya Okafor', couch)

    const joining = await launchApp()
    await joining.page.getByRole('button', { name: 'Join a practice' }).click()
    const last = code.endsWith('7') ? '8' : '7'
    await lookAt(joining.page, `${code.slice(0, -1)}${last}`, couch.url)
    await expect(joining.page.getByText('That is not the code')).toBeVisible()
    await lookAt(joining.page, takenBack, couch.url)
    await expect(joining.page.getByText('This code opens nothing there')).toBeVisible()
    await lookAt(joining.page, `doorstep-join ${code} ${couch.url}`, '')
    await expect(joining.page.getByRole('heading', { name: /^Joining/ })).toBeVisible()
    await joining.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await joining.page.getByLabel('The same again').fill(passphrase)
    await joining.page.getByRole('button', { name: 'Next' }).click()

    expect(await numberOn(joining.page)).toBe(await numberOn(owner.page))
    await owner.page.getByRole('button', { name: 'Same number: let them in' }).click()
    await expect(joining.page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({
      timeout: 30_000,
    })
    await expect(owner.page.getByText('Maya Okafor has joined the practice')).toBeVisible({
      timeout: 30_000,
    })
    await owner.page.getByRole('button', { name: 'Done' }).click()
    await expect(owner.page.getByRole('listitem').filter({ hasText: 'Maya Okafor' })).toContainText(
      'Therapist',
    )
    // Nothing of the meeting is left.
    const names = (await couch.call('GET', '_all_dbs')).json as string[]
    expect(names.filter((name) => name.includes('meet'))).toEqual([])

    const third = await launchApp()
    await third.page.getByRole('button', { name: 'Join a practice' }).click()
    await lookAt(third.page, code, couch.url)
    await expect(third.page.getByText('This code opens nothing there')).toBeVisible()

    await joining.page.getByRole('button', { name: 'Later' }).click()
    await expectOpen(joining.page)
    await addClient(joining.page, { given: 'Ines', family: 'Duarte' })
    await expectOnServer(joining.page)
    await openClient(owner.page, 'Ines Duarte')

    // Let go, she reads nothing new; what she has stays hers to open.
    await owner.page.getByRole('link', { name: 'Settings' }).first().click()
    await owner.page.getByRole('link', { name: 'People', exact: true }).click()
    await owner.page.getByRole('button', { name: 'Change: Maya Okafor' }).click()
    await owner.page.getByRole('button', { name: 'Leaves the practice…' }).click()
    await owner.page.getByRole('button', { name: 'They leave' }).click()
    await owner.page.getByLabel('User name of the server’s administrator').fill(couch.admin.name)
    await owner.page.getByRole('textbox', { name: 'Password' }).fill(couch.admin.password)
    await owner.page.getByRole('button', { name: 'Close their accounts' }).click()
    await expect(owner.page.getByText('Maya Okafor is out of the practice')).toBeVisible({
      timeout: 20_000,
    })
    // Looked at again, nothing is left to do, and nobody's words are asked for.
    await owner.page.getByRole('button', { name: 'Done' }).click()
    await owner.page.getByRole('button', { name: 'Change: Maya Okafor' }).click()
    await expect(owner.page.getByText('Maya Okafor is out of the practice')).toBeVisible()
    await joining.page.reload()
    await unlock(joining.page, passphrase)
    await openClient(joining.page, 'Ines Duarte')
  } finally {
    await couch.stop()
  }
})
