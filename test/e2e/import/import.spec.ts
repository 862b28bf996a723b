import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { goToClients, save } from '../clients/client-steps'
import { expect, test } from '../fixtures/app'
import { expectOpen, startPractice, unlock } from '../gate/gate-steps'

const columns = ['Client Name', 'Cell', 'Email', 'Due Date', 'Baby', 'Allergies', 'Referred by']

/** 30 made-up families; rows 30 and 31 are Ana again, once by her phone and once by her name. */
function thirtyRows(): string {
  const rows = Array.from({ length: 28 }, (_, at) => [
    ...[`Person${String.fromCharCode(65 + (at % 26))}${at} Moss`, `503555${1000 + at}`],
    ...[`p${at}@example.com`, '', at % 3 === 0 ? 'Leo & Mia' : '', at % 5 === 0 ? 'latex' : ''],
    'Dr. Cole',
  ])
  const again = [
    ['Ana R.', '(503) 555-0142', 'ana@example.com', '2030-13-01', '', '', ''],
    ['Ana Ruiz', '', '', '', '', 'almond oil', 'a friend'],
  ]
  return [columns, ...rows, ...again].map((cells) => `${cells.join(';')}\r\n`).join('')
}

const column = (page: Page, name: string) => page.getByLabel(`“${name}” goes to`)
async function openClient(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Find a client' }).fill(name)
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
}
const inPage = (page: Page) => page.locator('#page')

test('30 rows with two of a client who is there, by keyboard: filled in, then taken back as a whole after a restart', async ({
  launchApp,
}) => {
  test.slow()
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-import-'))
  const file = join(folder, 'clients.csv')
  await writeFile(file, thirtyRows(), 'utf16le')
  const profileDir = await mkdtemp(join(tmpdir(), 'doorstep-import-profile-'))
  const first = await launchApp({ profileDir })
  const { page } = first
  await startPractice(page)
  await goToClients(page)
  await page.getByRole('link', { name: 'Add your first client' }).click()
  await page.getByLabel('First name').first().fill('Ana')
  await page.getByLabel('Last name').first().fill('Ruiz')
  await page.getByRole('textbox', { name: 'Phone', exact: true }).fill('503-555-0142')
  await page.getByRole('button', { name: 'Save client' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Ruiz' })).toBeVisible()

  await page.getByRole('link', { name: 'Import clients' }).press('Enter')
  await first.chooseOpenPath(file)
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter')

  // The columns, as they are guessed, and one that a person keeps.
  await expect(
    page.getByRole('heading', { level: 1, name: 'Where each column goes' }),
  ).toBeVisible()
  await expect(column(page, 'Cell')).toHaveValue('phone')
  await expect(column(page, 'Referred by')).toHaveValue('leaveOut')
  await column(page, 'Referred by').focus()
  await page.keyboard.type('Keep in')
  await expect(column(page, 'Referred by')).toHaveValue('keepInNote')
  await page.getByRole('button', { name: 'Look at the rows' }).press('Enter')

  // Two look like Ana: skipped unless somebody says otherwise.
  await expect(inPage(page)).toContainText('28 families are added. 2 rows are skipped.')
  const both = page.getByText('Like another (2)')
  await both.click()
  await expect(inPage(page)).toContainText('same phone')
  await expect(inPage(page)).toContainText('“2030-13-01”. It is not a date that exists.')
  await first.chooseSavePath(join(folder, 'left.csv'))
  await page.getByRole('button', { name: 'Save the rows that stay out (2)' }).click()
  await expect(inPage(page).getByText('Saved', { exact: true })).toBeVisible()
  expect(await readFile(join(folder, 'left.csv'), 'utf8')).toContain('like a client (same phone)')
  await page.getByRole('button', { name: 'Fill in what is missing there' }).click()
  await expect(inPage(page)).toContainText('For 1 client gaps are filled in.')
  await page.getByRole('button', { name: 'Import 29 clients' }).press('Enter')
  await expect(inPage(page)).toContainText('28 families added · 1 filled in')
  await page.getByRole('link', { name: 'See the clients' }).click()
  await openClient(page, 'Ana Ruiz')
  await expect(inPage(page)).toContainText('ana@example.com')
  await expect(inPage(page)).toContainText('almond oil')
  // One of the families is worked with.
  await openClient(page, 'PersonB1 Moss')
  await page.getByRole('link', { name: /^Edit/ }).first().click()
  await page.getByLabel('What to say at the door').fill('Bee')
  await save(page)
  await expect(page.getByRole('heading', { level: 2, name: 'PersonB1 Moss' })).toBeVisible()
  await expect(inPage(page)).toContainText('Bee')
  await first.close()

  const second = await launchApp({ profileDir })
  await unlock(second.page)
  await expectOpen(second.page)
  await goToClients(second.page)
  await second.page.getByRole('link', { name: 'Import clients' }).click()
  await second.page.getByRole('button', { name: 'Take back' }).click()
  const back = inPage(second.page)
  await expect(back).toContainText('27 families removed · 2 records emptied again')
  await expect(back).toContainText('PersonB1 Moss: changed since')
  await second.page.getByRole('button', { name: 'Clients', exact: true }).click()
  await expect(second.page.getByRole('option')).toHaveCount(2)
  await openClient(second.page, 'Ana Ruiz')
  await expect(back).toContainText('(503) 555-0142')
  await expect(back).not.toContainText('ana@example.com')
  await expect(back).not.toContainText('almond oil')
})
