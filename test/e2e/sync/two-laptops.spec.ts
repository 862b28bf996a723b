import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startCouchProcess } from '../../support/couch-process'
import type { CouchServer } from '../../support/couch-server'
import { addClient } from '../clients/client-steps'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { checkNumber, expectOpen, passphrase, unlock } from '../gate/gate-steps'
import { toHarness, toScreens } from '../store/harness-page'
import {
  bookAndOpen,
  openVisit,
  runTimeline,
  signNoteAndAdd,
  writeNote,
} from '../visit/visit-steps'
import {
  badge,
  changePhone,
  expectOnServer,
  goToSyncRoom,
  openClient,
  setUpServer,
} from './sync-steps'

/** A port that was free a moment ago. */
const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** As docs/server.md says: one file for the other laptop, made in the room of laptop and server. */
async function addLaptop(
  { page, chooseSavePath }: LaunchedApp,
  { admin }: Pick<CouchServer, 'admin'>,
  path: string,
): Promise<void> {
  await goToSyncRoom(page)
  await chooseSavePath(path)
  await page.getByRole('button', { name: 'Add a laptop' }).click()
  await page.getByLabel('User name of the server’s administrator').fill(admin.name)
  await page.getByRole('textbox', { name: 'Password' }).fill(admin.password)
  await page.getByRole('button', { name: 'Save the laptop file' }).click()
  await expect(page.getByText('The laptop file is written', { exact: true })).toBeVisible()
}

async function openFromFile({ page, chooseOpenPath }: LaunchedApp, path: string): Promise<void> {
  await page.getByRole('button', { name: 'This practice is on another laptop' }).click()
  await chooseOpenPath(path)
  await page.getByRole('button', { name: 'Choose the laptop file' }).click()
  await page.getByLabel('Passphrase or recovery code').fill(passphrase)
  await page.getByRole('button', { name: 'Open on this laptop' }).click()
  await expectOpen(page)
}

/** Remembers everything that the badge says from now on. */
const watchBadge = (page: Page) =>
  page.evaluate(() => {
    const link = document.querySelector('header a[data-tone]')
    if (!(link instanceof HTMLElement)) throw new Error('There is no badge')
    const said: string[] = [link.innerText]
    Object.assign(window, { badgeSaid: said })
    const look = () =>
      void said.push(document.querySelector<HTMLElement>('header a[data-tone]')?.innerText ?? '')
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })

/** Nothing of all this time was said to be safe; the watching itself worked. */
async function expectNeverSafe(page: Page): Promise<void> {
  const said = await page.evaluate(() => Reflect.get(window, 'badgeSaid') as readonly string[])
  const words = said.map((each) => each.replace(/\s+/g, ' '))
  expect(words.some((each) => /only here/.test(each))).toBe(true)
  expect(words.filter((each) => /On the server|safe/i.test(each))).toEqual([])
}

const markOf = (page: Page, words: string) =>
  page.locator('#page').getByText(words, { exact: true }).first()

test('two laptops work apart for a week, agree when the server is back, and a clash is settled by a person', async ({
  launchApp,
}) => {
  test.setTimeout(240_000)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-couch-'))
  const port = await freePort()
  let couch = await startCouchProcess({ folder, port })
  try {
    let first = await launchApp({ founded: true })
    await addClient(first.page, { given: 'Ana', family: 'Quintero' })
    await expect(badge(first.page, /On this laptop only/)).toBeVisible()
    await setUpServer(first.page, couch)
    await expectOnServer(first.page)
    const file = join(first.userDataDir, 'second.doorstep-laptop')
    await addLaptop(first, couch, file)

    const second = await launchApp()
    await openFromFile(second, file)
    await expectOnServer(second.page)
    expect(await checkNumber(second.page)).toBe(await checkNumber(first.page))

    // What one laptop does, the other shows at once.
    await addClient(first.page, { given: 'Bea', family: 'Ruiz' })
    await openClient(second.page, 'Bea Ruiz')
    await expect(markOf(second.page, 'On the server')).toBeVisible()

    // No server for a week.
    await couch.stop({ keep: true })
    for (const { page } of [first, second]) {
      await expect(badge(page, /server last reached|No connection|not reached/i)).toBeVisible({
        timeout: 30_000,
      })
      await watchBadge(page)
    }
    await changePhone(first.page, 'Ana Quintero', '555 0101')
    await expect(markOf(first.page, 'Changed since it was last on the server')).toBeVisible()
    await bookAndOpen(first.page)
    await runTimeline(first.page)
    await writeNote(first.page)
    await signNoteAndAdd(first.page, 'She called in the evening: better.')
    await expect(markOf(first.page, 'Only on this laptop yet')).toBeVisible()
    await changePhone(second.page, 'Ana Quintero', '555 0202')
    await addClient(second.page, { given: 'Dara', family: 'Okonkwo' })
    for (const { page } of [first, second]) {
      await expect(badge(page, /changes? only here/)).toBeVisible()
      await expectNeverSafe(page)
    }
    // Closed and opened in between, it knows the same.
    await first.close()
    first = await launchApp({ profileDir: first.userDataDir })
    await unlock(first.page)
    await expectOpen(first.page)
    await expect(badge(first.page, /changes? only here/)).toBeVisible()
    await addClient(first.page, { given: 'Cora', family: 'Lindqvist' })

    couch = await startCouchProcess({ folder, port })
    for (const { page } of [first, second]) await expectOnServer(page)
    await openClient(first.page, 'Dara Okonkwo')
    await openClient(second.page, 'Cora Lindqvist')
    await openVisit(second.page)
    await expect(second.page.getByText(/Signed by Maria Esposito.*: unchanged/)).toHaveCount(2)
    await expect
      .poll(async () => (await checkNumber(first.page)) === (await checkNumber(second.page)), {
        timeout: 30_000,
      })
      .toBe(true)

    // Both see both numbers; one of them decides, by keyboard.
    for (const { page } of [first, second]) {
      await expect(badge(page, /1 to decide/)).toBeVisible({ timeout: 20_000 })
      await goToSyncRoom(page)
      await expect(page.getByText('555 0101')).toBeVisible()
      await expect(page.getByText('555 0202')).toBeVisible()
    }
    await second.page.getByRole('button', { name: /^Use the other/ }).press('Enter')
    await expect(first.page.getByRole('button', { name: /^Use the other/ })).toBeHidden()
    for (const { page } of [first, second]) await expectOnServer(page)
    expect(await checkNumber(second.page)).toBe(await checkNumber(first.page))

    // A letter kept on the one laptop, sent when the practice is next opened, opens on the other.
    const letter = crypto.randomUUID()
    await toHarness(first)
    await first.page.evaluate(
      async ([words, id]) => {
        await window.harness.open(words)
        await window.harness.putFile(id, 'letter.txt', 'Cleared for side-lying work')
      },
      [passphrase, letter] as const,
    )
    await toScreens(first)
    await unlock(first.page, passphrase)
    await expectOpen(first.page)
    await expectOnServer(first.page)
    await expect
      .poll(async () => {
        const names = (await couch.call('GET', '_all_dbs')).json as string[]
        const files = names.filter((name) => name.endsWith('-files'))
        const found = await Promise.all(files.map((name) => couch.call('GET', `${name}/${letter}`)))
        return found.filter(({ status }) => status === 200).length
      })
      .toBe(1)
    await expectOnServer(second.page)
    await toHarness(second)
    const read = await second.page.evaluate(
      async ([words, id]) => {
        await window.harness.open(words)
        return window.harness.readFile(id)
      },
      [passphrase, letter] as const,
    )
    expect(typeof read === 'string' ? read : String.fromCharCode(...read.bytes)).toBe(
      'Cleared for side-lying work',
    )
  } finally {
    await couch.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
