import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { startCouch } from '../../support/couch-server'
import { addClient } from '../clients/client-steps'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { expectOnServer, goToSyncRoom, openClient, setUpServer } from '../sync/sync-steps'
import { backUp, expectOpen, heading, passphrase, startPractice, unlock } from './gate-steps'

type Couch = Awaited<ReturnType<typeof startCouch>>

const title = 'This practice is on another laptop'
const choose = (page: Page) => page.getByRole('button', { name: 'Choose the laptop file' })
const secret = (page: Page) => page.getByLabel('Passphrase or recovery code')

/** As “Add a laptop” does it, with or without an administrator's words. Answers the file's path. */
async function writeLaptopFile(
  launched: LaunchedApp,
  admin: Couch['admin'] | null,
): Promise<string> {
  const path = join(launched.userDataDir, 'second.doorstep-laptop')
  await launched.chooseSavePath(path)
  const answer = await launched.page.evaluate(
    (words) =>
      window.doorstep.call('laptop.add', {
        name: 'Van laptop',
        suggestedName: 'Doorstep second laptop',
        adminName: words?.name ?? '',
        adminPassword: words?.password ?? '',
      }),
    admin,
  )
  expect(answer.ok && answer.value.account).toBe(admin ? 'made' : 'none')
  return path
}

async function chooseFile(launched: LaunchedApp, path: string): Promise<void> {
  await launched.chooseOpenPath(path)
  const again = launched.page.getByRole('button', { name: 'Another file' })
  await choose(launched.page).or(again).click()
}

test('a second laptop opens the practice with the file, by the keyboard alone', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const couch = await startCouch()
  try {
    const first = await launchApp()
    await startPractice(first.page)
    await addClient(first.page, { given: 'Ana', family: 'Quintero' })
    await setUpServer(first.page, couch)
    await expectOnServer(first.page)
    const path = await writeLaptopFile(first, couch.admin)

    const second = await launchApp()
    const { page } = second
    await second.chooseOpenPath(path)
    await expect(heading(page, 'Welcome to Doorstep')).toBeFocused()
    for (let count = 0; count < 3; count++) await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: title })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(heading(page, title)).toBeFocused()
    const axe = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(axe.violations).toEqual([])
    await page.keyboard.press('Tab')
    await expect(choose(page)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(secret(page)).toBeFocused()
    await page.keyboard.type(passphrase)
    await page.keyboard.press('Enter')
    await expectOpen(page)
    await openClient(page, 'Ana Quintero')

    // And what is done on either is on both.
    await addClient(page, { given: 'Bea', family: 'Ruiz' })
    await openClient(first.page, 'Bea Ruiz')
  } finally {
    await couch.stop()
  }
})

test('started again before the records came, it goes on waiting for them and makes no second practice', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const couch = await startCouch()
  const { port } = new URL(couch.url)
  const first = await launchApp()
  await startPractice(first.page)
  await setUpServer(first.page, couch)
  await expectOnServer(first.page)
  const path = await writeLaptopFile(first, couch.admin)
  await first.close()
  await couch.stop()

  const second = await launchApp()
  await second.page.getByRole('button', { name: title }).click()
  await chooseFile(second, path)
  await secret(second.page).fill(passphrase)
  await second.page.keyboard.press('Enter')
  await expect(heading(second.page, 'Bringing your records to this laptop')).toBeVisible()
  await expect(second.page.getByRole('button', { name: 'Try now' })).toBeVisible()
  await expect(second.page.getByText('The laptop file is not needed any more')).toBeVisible()
  await second.kill()

  const again = await launchApp({ profileDir: second.userDataDir })
  await unlock(again.page)
  await expect(heading(again.page, 'Bringing your records to this laptop')).toBeVisible()
  await expect(again.page.getByRole('button', { name: 'Another server or account' })).toBeVisible()
  expect(port).not.toBe('')
})

test('without an account in the file, the second laptop asks for the server', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const couch = await startCouch()
  try {
    const first = await launchApp()
    await startPractice(first.page)
    await setUpServer(first.page, couch)
    await expectOnServer(first.page)
    const path = await writeLaptopFile(first, null)

    const second = await launchApp()
    const { page } = second
    await page.getByRole('button', { name: title }).click()
    await chooseFile(second, path)
    await secret(page).fill(passphrase)
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Where are your records?')).toBeVisible()
    await page.getByLabel('Address of the server').fill('http://127.0.0.1:9')
    await page.getByLabel('User name').fill(couch.admin.name)
    await page.getByRole('textbox', { name: 'Password' }).fill(couch.admin.password)
    await page.keyboard.press('Enter')
    await expect(page.getByText('Nobody answers at that address.')).toBeVisible()
    await page.getByLabel('Address of the server').fill(couch.url)
    await page.keyboard.press('Enter')
    await expectOpen(page)
  } finally {
    await couch.stop()
  }
})

test('other files, damage and a wrong passphrase are told, and nothing is here afterwards', async ({
  launchApp,
}) => {
  const first = await launchApp()
  await startPractice(first.page)
  const path = await writeLaptopFile(first, null)
  const backup = await backUp(first)
  const whole = await readFile(path)
  await first.close()

  const launched = await launchApp()
  const { page } = launched
  await page.getByRole('button', { name: title }).click()
  await launched.chooseOpenPath(null)
  await choose(page).click()
  await expect(page.getByRole('alert')).toHaveCount(0)

  const bad = join(launched.userDataDir, 'bad.doorstep-laptop')
  const flipped = Uint8Array.from(whole)
  flipped[600] = (flipped[600] as number) ^ 4
  const refused: [Uint8Array, string][] = [
    [flipped, 'This file is damaged'],
    [whole.subarray(0, whole.length - 1), 'This file is damaged'],
    [await readFile(backup), 'This is a backup'],
    [Buffer.from('%PDF-1.7 something else'), 'This is not a laptop file from Doorstep'],
    [Buffer.alloc(0), 'This is not a laptop file from Doorstep'],
  ]
  for (const [bytes, words] of refused) {
    await writeFile(bad, bytes)
    await chooseFile(launched, bad)
    await expect(page.getByText(words)).toBeVisible()
  }
  await chooseFile(launched, path)
  await secret(page).fill('not the passphrase')
  await page.keyboard.press('Enter')
  await expect(page.getByText('That does not open this file')).toBeVisible()
  expect((await page.evaluate(() => window.doorstep.call('vault.state'))).kind).toBe('none')
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(heading(page, 'Welcome to Doorstep')).toBeVisible()
})

test('from the sync room a laptop is added, and both stand in the list', async ({ launchApp }) => {
  test.setTimeout(120_000)
  const couch = await startCouch()
  try {
    const first = await launchApp()
    const { page } = first
    await startPractice(page)
    await addClient(page, { given: 'Ana', family: 'Quintero' })
    await setUpServer(page, couch)
    await expectOnServer(page)
    await goToSyncRoom(page)
    const list = page.getByRole('list', { name: 'Your laptops' })
    await expect(list.getByRole('listitem')).toHaveCount(1)
    await expect(list).toContainText('This laptop')

    const path = join(first.userDataDir, 'van.doorstep-laptop')
    await first.chooseSavePath(path)
    const add = page.getByRole('button', { name: 'Add a laptop' })
    await add.press('Enter')
    await page.getByLabel('What to call it').fill('Van laptop')
    await page.getByLabel('User name of the server’s administrator').fill(couch.admin.name)
    const password = page.getByRole('textbox', { name: 'Password' })
    await password.fill('not the password')
    await password.press('Enter')
    await expect(page.getByRole('alert')).toContainText('does not take this user name')
    await password.fill(couch.admin.password)
    const axe = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(axe.violations).toEqual([])
    await password.press('Enter')
    await expect(page.getByText('The laptop file is written', { exact: true })).toBeVisible()
    await expect(page.getByText('The file is good until')).toBeVisible()
    await page.getByRole('button', { name: 'Done' }).press('Enter')
    await expect(add).toBeFocused()

    const second = await launchApp()
    await second.page.getByRole('button', { name: title }).click()
    await chooseFile(second, path)
    await secret(second.page).fill(passphrase)
    await second.page.keyboard.press('Enter')
    await expectOpen(second.page)
    await expect(list).toContainText('Van laptop')
    await goToSyncRoom(second.page)
    const there = second.page.getByRole('list', { name: 'Your laptops' })
    await expect(there.getByRole('listitem')).toHaveCount(2)
    await expect(there.getByRole('listitem').filter({ hasText: 'Van laptop' })).toContainText(
      'This laptop',
    )
  } finally {
    await couch.stop()
  }
})
