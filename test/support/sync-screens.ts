import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { addClient } from '../e2e/clients/client-steps'
import { type LaunchedApp, launch } from '../e2e/fixtures/app'
import {
  backUp,
  chooseBackup,
  expectOpen,
  goToSettings,
  passphrase,
  startPractice,
} from '../e2e/gate/gate-steps'
import { addProvider, agreeToShare, sendAs, settledPreview } from '../e2e/summaries/summary-steps'
import {
  badge,
  changePhone,
  expectOnServer,
  goToSyncRoom,
  setUpServer,
} from '../e2e/sync/sync-steps'
import { type CouchServer, startCouch } from './couch-server'
import { expect } from './patient-expect'
import { startClockAt, tourStart, tourZone } from './screen-clock'
import type { Screen } from './screens'

const room = 'Laptop and server'

/** A second laptop and the server, beside the laptop that the walk goes through. */
export async function openSyncScreens(): Promise<{
  readonly screens: readonly Screen[]
  close(): Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-tour-sync-'))
  let couch: CouchServer = await startCouch({ folder: join(folder, 'server') })
  const port = Number(new URL(couch.url).port)
  let second: LaunchedApp | null = null
  const other = () => {
    if (!second) throw new Error('The second laptop is not open yet')
    return second
  }

  const screens: readonly Screen[] = [
    {
      name: 'sync-here-only',
      room,
      caption: 'Without a server: what there is lies on this laptop only',
      async reach({ page }) {
        await startPractice(page)
        await addClient(page, { given: 'Ana', family: 'Quintero' })
        await goToSyncRoom(page)
      },
    },
    {
      name: 'sync-set-up',
      room,
      caption: 'What the server is, before anything is changed on it',
      async reach({ page }) {
        await goToSettings(page, 'Server')
        await page.getByLabel('Address of the server').fill(couch.url)
        await page.getByLabel('User name').fill(couch.admin.name)
        await page.getByRole('textbox', { name: 'Password' }).fill(couch.admin.password)
        await page.keyboard.press('Enter')
        await expect(page.getByRole('button', { name: 'Set up and start syncing' })).toBeVisible()
      },
    },
    {
      name: 'sync-on-server',
      room,
      caption: 'Everything is on the server: safe to close the laptop',
      async reach({ page, launched }) {
        const backup = await backUp(launched)
        await setUpServer(page, couch)
        second = await launch(await mkdtemp(join(folder, 'second-')), { env: { TZ: tourZone } })
        await startClockAt(second.app, tourStart)
        await second.page.getByRole('button', { name: 'Open an existing practice' }).click()
        await chooseBackup(second, backup, passphrase)
        await expectOpen(second.page)
        await setUpServer(second.page, couch)
        await expectOnServer(second.page)
        await goToSyncRoom(page)
        await expectOnServer(page)
      },
    },
    {
      name: 'sync-add-laptop',
      room,
      caption: 'One file for a second laptop',
      async reach({ page }) {
        await page.getByRole('button', { name: 'Add a laptop' }).click()
      },
    },
    {
      name: 'summary-link',
      room: 'Summaries',
      caption: 'The same as a link with a code, live on the practice’s own server',
      async reach({ page, launched, folder: tour }) {
        await page.keyboard.press('Escape')
        await makePlaces(page, couch)
        await addProvider(page, 'Ana Ruiz')
        await page.getByRole('link', { name: 'Clients' }).click()
        await page.getByRole('option', { name: /Ana Quintero/ }).click()
        await page.getByRole('link', { name: 'Edit' }).first().click()
        await agreeToShare(page, 'Ana Ruiz')
        await page.getByRole('link', { name: 'Write a summary' }).first().click()
        await page.getByRole('button', { name: 'Write the summary' }).click()
        await page.getByLabel('What do you ask?').fill('May she lie face down again?')
        await settledPreview(page)
        await sendAs(page, 'Link with QR')
        await page.getByRole('button', { name: 'Make the link' }).click()
        const link = page.getByRole('article', { name: 'Summary for you' })
        await expect(link.getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 })
        await link.getByRole('button', { name: 'Copy link' }).click()
        const read = () => launched.app.evaluate(({ clipboard }) => clipboard.readText())
        await expect.poll(read).toContain('shlink:/')
        await writeFile(join(tour, 'summary-link.txt'), `${await read()}\n`)
        await link.getByRole('img').screenshot({ path: join(tour, 'summary-link.png') })
      },
    },
    {
      name: 'sync-no-connection',
      room,
      caption: 'No network is a normal state: the work goes on',
      async reach({ page }) {
        await page.keyboard.press('Escape')
        await couch.stop({ keep: true })
        await changePhone(page, 'Ana Quintero', '555 0101')
        await changePhone(other().page, 'Ana Quintero', '555 0202')
        await expect(badge(page, /changes? only here/)).toBeVisible({ timeout: 60_000 })
        await goToSyncRoom(page)
      },
    },
    {
      name: 'sync-to-decide',
      room,
      caption: 'Two laptops changed one thing: both are shown, a person decides',
      async reach({ page }) {
        couch = await startCouch({ folder: join(folder, 'server'), port })
        await expect(badge(page, /1 to decide/)).toBeVisible({ timeout: 60_000 })
        await expect(page.getByText('555 0101')).toBeVisible()
        await expect(page.getByText('555 0202')).toBeVisible()
      },
    },
    {
      name: 'sync-set-aside',
      room,
      caption: 'Somebody altered a record on the server: it is not taken, and said',
      async reach({ page }) {
        await page
          .getByRole('button', { name: /^Keep this/ })
          .first()
          .click()
        await expectOnServer(page)
        await alterOneClient(couch)
        await expect(badge(page, /set aside/)).toBeVisible({ timeout: 30_000 })
      },
    },
    {
      name: 'sync-needs-you',
      room,
      caption: 'The account of this laptop was closed on the server: what is safe, and what to do',
      async reach({ page }) {
        const { server } = await page.evaluate(() => window.doorstep.call('server.state'))
        const path = `_users/org.couchdb.user:${server?.userName}`
        const { json } = await couch.call('GET', path)
        await couch.call('DELETE', `${path}?rev=${(json as { _rev: string })._rev}`)
        // A session that is open outlives its account; a server that begins anew knows none.
        await couch.stop({ keep: true })
        couch = await startCouch({ folder: join(folder, 'server'), port })
        await expect(badge(page, /Password refused/)).toBeVisible({ timeout: 60_000 })
      },
    },
  ]
  return {
    screens,
    async close() {
      await second?.close()
      await couch.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A client's sealed words with one letter of them changed, as whoever runs the server could do it. */
async function alterOneClient(couch: CouchServer): Promise<void> {
  for (const name of (await couch.call('GET', '_all_dbs')).json as string[]) {
    if (!name.startsWith('doorstep-') || name.endsWith('-files')) continue
    const all = (await couch.call('GET', `${name}/_all_docs?include_docs=true`)).json as {
      rows: { doc: { _id: string; ct?: string } }[]
    }
    const found = all.rows.find(({ doc }) => doc._id.startsWith('clients:') && doc.ct)?.doc
    if (!found?.ct) continue
    const ct = `${found.ct[0] === 'A' ? 'B' : 'A'}${found.ct.slice(1)}`
    const put = await couch.call('PUT', `${name}/${encodeURIComponent(found._id)}`, {
      ...found,
      ct,
    })
    expect(put.status).toBe(201)
    return
  }
  throw new Error('There is no client on the server')
}

/** With the words of the server's administrator: room for the links of each laptop. */
async function makePlaces(page: Page, { admin }: CouchServer): Promise<void> {
  await goToSettings(page, 'Server')
  const links = page.getByRole('region', { name: 'Links with QR' })
  await links.getByRole('button', { name: 'Make places for links' }).click()
  await links.getByLabel('User name of the server’s administrator').fill(admin.name)
  await links.getByRole('textbox', { name: 'Password' }).fill(admin.password)
  await links.getByRole('button', { name: 'Make them' }).click()
  await expect(links.getByRole('status')).toContainText('places were made', { timeout: 60_000 })
}
