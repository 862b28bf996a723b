import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { backUp, goToSettings } from '../gate/gate-steps'
import { addClient } from '../schedule/schedule-steps'
import {
  bookAndOpen,
  openVisit,
  runTimeline,
  signButton,
  stage,
  writeNote,
} from '../visit/visit-steps'

/** The system has a printer, and a person who says yes to its dialog. */
const withPrinter = ({ app }: LaunchedApp) =>
  app.evaluate(({ app: electron }) => {
    electron.on('web-contents-created', (_event, contents) => {
      contents.getPrintersAsync = async () => [
        { name: 'made-up', displayName: 'made-up', description: '', options: {} } as never,
      ]
      contents.print = (_options, done) => done?.(true, '')
    })
  })

/** Changes one byte of every sealed file on the disk, as somebody with the laptop's disk could. */
const spoilFiles = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    let spoiled = 0
    for (const { name } of databases) {
      if (!name?.startsWith('_pouch_files-')) continue
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => done(request.result)
        request.onerror = () => fail(request.error)
      })
      const rows = await new Promise<{ body: Blob | string }[]>((done) => {
        const request = database
          .transaction('attach-store')
          .objectStore('attach-store')
          .getAll() as IDBRequest<{ body: Blob | string }[]>
        request.onsuccess = () => done(request.result)
      })
      for (const row of rows) {
        if (typeof row.body === 'string') continue
        const bytes = new Uint8Array(await row.body.arrayBuffer())
        bytes[40] = (bytes[40] ?? 0) ^ 1
        const changed = { ...row, body: new Blob([bytes], { type: row.body.type }) }
        await new Promise<void>((done) => {
          const write = database.transaction('attach-store', 'readwrite')
          write.objectStore('attach-store').put(changed)
          write.oncomplete = () => done()
        })
        spoiled++
      }
      database.close()
    }
    return spoiled
  })

test('what was looked at, printed and saved is listed and verified; a piece changed on the disk is told', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const launched = await launchApp({ founded: true })
  const { page } = launched
  await withPrinter(launched)
  await addClient(page, 'Maya', 'Fernandez')
  await expect(page.getByRole('heading', { name: 'Maya Fernandez' }).first()).toBeVisible()
  await goToSettings(page, 'You')
  const print = page.getByRole('button', { name: 'Print', exact: true })
  await print.click()
  await expect(print).toBeEnabled()
  await backUp(launched)

  await goToSettings(page, 'Who did what')
  const journals = page.getByRole('region', { name: 'Journals', exact: true })
  const acts = page.getByRole('region', { name: 'List of acts' })
  await expect(journals.getByText('Verified')).toBeVisible()
  await expect(journals.getByText(/^Complete and unbroken from its first act up to/)).toBeVisible()
  await expect(acts.getByRole('row', { name: /Looked at.*Client: Maya Fernandez/ })).toBeVisible()
  await expect(acts.getByRole('row', { name: /Printed/ })).toBeVisible()
  await expect(acts.getByRole('row', { name: /Made a backup/ })).toBeVisible()

  await page.getByRole('combobox', { name: 'What' }).click()
  await page.getByRole('option', { name: 'Looked at' }).click()
  await expect(acts.getByRole('row', { name: /Printed/ })).toBeHidden()
  const table = join(launched.userDataDir, 'acts.csv')
  await launched.chooseSavePath(table)
  await page.getByRole('button', { name: 'Save as a table' }).click()
  await expect(page.locator('#page').getByText('Saved', { exact: true })).toBeVisible()
  const lines = (await readFile(table, 'utf8')).trim().split('\r\n')
  expect(lines[0]).toContain('When,Who,Laptop,What,About')
  expect(lines[1]).toContain('Looked at,Client: Maya Fernandez')
  expect(lines).toHaveLength(2)

  expect(await spoilFiles(page)).toBe(1)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(journals.getByText('Not whole')).toBeVisible()
  await expect(
    journals.getByText('A piece is damaged and cannot be read at its beginning.'),
  ).toBeVisible()
})

test('a license that ended is told on Today, and stops signing where the practice says so', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await goToSettings(page, 'You')
  await page.getByLabel('License number').fill('MT-4471')
  await page
    .getByRole('textbox', { name: /Expires on/ })
    .first()
    .fill('-1')
  await page.getByRole('button', { name: 'Save', exact: true }).first().click()
  await expect(page.locator('#page').getByText('Saved', { exact: true }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Today', exact: true }).click()
  await page.getByRole('button', { name: /License LMT MT-4471.*Ended yesterday/ }).click()
  const rule = page.getByLabel('A license that has ended stops its holder from signing notes')
  await expect(page.getByText('Ended yesterday')).toBeVisible()
  await expect(rule).not.toBeChecked()
  await rule.click()
  await expect(rule).toBeChecked()

  await bookAndOpen(page)
  await runTimeline(page)
  await writeNote(page)
  await stage(page, /Sign/).click()
  await expect(page.getByText(/^Needed: Your license has ended/)).toBeVisible()
  await expect(signButton(page)).toBeDisabled()

  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Licenses', exact: true }).click()
  await rule.click()
  await expect(rule).not.toBeChecked()
  await openVisit(page)
  await stage(page, /Sign/).click()
  await expect(page.getByText(/^Needed: Your license has ended/)).toBeHidden()
  await signButton(page).click()
  await expect(page.getByText(/^Signed by .*: unchanged$/)).toBeVisible()
})
