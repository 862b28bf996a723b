import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCouch } from '../../support/couch-server'
import { addClient } from '../clients/client-steps'
import { expect, test } from '../fixtures/app'
import {
  backUp,
  checkNumber,
  chooseBackup,
  expectOpen,
  passphrase,
  unlock,
} from '../gate/gate-steps'
import { toHarness, toScreens } from '../store/harness-page'
import {
  badge,
  changePhone,
  expectOnServer,
  goToSyncRoom,
  openClient,
  setUpServer,
} from './sync-steps'

test('two laptops work apart for a week, agree when the server is back, and a clash is settled by a person', async ({
  launchApp,
}) => {
  test.setTimeout(240_000)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-couch-'))
  let couch = await startCouch({ folder })
  try {
    const first = await launchApp({ founded: true })
    await addClient(first.page, { given: 'Ana', family: 'Quintero' })
    await expect(badge(first.page, /On this laptop only/)).toBeVisible()
    const backup = await backUp(first)
    await setUpServer(first.page, couch)
    await expectOnServer(first.page)

    const second = await launchApp()
    await second.page.getByRole('button', { name: 'Open an existing practice' }).click()
    await chooseBackup(second, backup, passphrase)
    await expectOpen(second.page)
    await setUpServer(second.page, couch)
    await expectOnServer(second.page)
    expect(await checkNumber(second.page)).toBe(await checkNumber(first.page))

    // What one laptop does, the other shows at once.
    await addClient(first.page, { given: 'Bea', family: 'Ruiz' })
    await openClient(second.page, 'Bea Ruiz')

    // No server for a week.
    const port = Number(new URL(couch.url).port)
    await couch.stop({ keep: true })
    for (const { page } of [first, second]) {
      await expect(badge(page, /server last reached|No connection|not reached/i)).toBeVisible({
        timeout: 30_000,
      })
    }
    await changePhone(first.page, 'Ana Quintero', '555 0101')
    await addClient(first.page, { given: 'Cora', family: 'Lindqvist' })
    await expect(badge(first.page, /changes? only here/)).toBeVisible()
    await changePhone(second.page, 'Ana Quintero', '555 0202')
    await addClient(second.page, { given: 'Dara', family: 'Okonkwo' })
    await expect(badge(second.page, /changes? only here/)).toBeVisible()

    couch = await startCouch({ folder, port })
    for (const { page } of [first, second]) await expectOnServer(page)
    await openClient(first.page, 'Dara Okonkwo')
    await openClient(second.page, 'Cora Lindqvist')
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
