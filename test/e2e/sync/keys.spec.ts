import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startCouch } from '../../support/couch-server'
import { addClient } from '../clients/client-steps'
import { expect, test } from '../fixtures/app'
import { expectOpen, passphrase, startPractice, unlock } from '../gate/gate-steps'
import { expectOnServer, openClient, setUpServer } from './sync-steps'

/** New keys for the laptops whose pages are given; the page takes them up as it is unlocked again. */
async function rotateFor(page: Page, others: readonly Page[]): Promise<void> {
  const recipients = await Promise.all(
    others.map((other) =>
      other.evaluate(async (words) => {
        const opened = await window.doorstep.call('vault.unlock', { passphrase: words })
        if (!opened.ok) throw new Error(opened.refusal.code)
        const { deviceId, sealingPublicKey } = opened.value
        return { deviceId, sealing: [...sealingPublicKey] }
      }, passphrase),
    ),
  )
  const rotated = await page.evaluate(async (all) => {
    const answer = await window.doorstep.call('vault.rotateSpaceKeys', {
      recipients: all.map(({ deviceId, sealing }) => ({
        deviceId,
        sealingPublicKey: new Uint8Array(sealing),
      })),
    })
    if (answer.ok) await window.doorstep.call('vault.lock')
    return answer.ok
  }, recipients)
  expect(rotated).toBe(true)
  await page.evaluate(() => window.doorstep.call('vault.lock'))
  await page.reload()
  await unlock(page)
  await expectOpen(page)
  await expectOnServer(page)
}

test('a new key reaches the other laptop, and both go on reading what was under the old one', async ({
  launchApp,
}) => {
  test.setTimeout(180_000)
  const couch = await startCouch()
  try {
    const first = await launchApp()
    await startPractice(first.page)
    await addClient(first.page, { given: 'Ana', family: 'Quintero' })
    await setUpServer(first.page, couch)
    await expectOnServer(first.page)
    const path = join(first.userDataDir, 'second.doorstep-laptop')
    await first.chooseSavePath(path)
    await first.page.evaluate(
      ({ name, password }) =>
        window.doorstep.call('laptop.add', {
          name: '',
          suggestedName: 'second',
          adminName: name,
          adminPassword: password,
        }),
      couch.admin,
    )
    const second = await launchApp()
    await second.chooseOpenPath(path)
    await second.page.getByRole('button', { name: 'This practice is on another laptop' }).click()
    await second.page.getByRole('button', { name: 'Choose the laptop file' }).click()
    await second.page.getByLabel('Passphrase or recovery code').fill(passphrase)
    await second.page.keyboard.press('Enter')
    await expectOpen(second.page)
    await expectOnServer(second.page)

    await rotateFor(first.page, [second.page])
    await addClient(first.page, { given: 'Bea', family: 'Ruiz' })
    await openClient(second.page, 'Bea Ruiz')
    await openClient(second.page, 'Ana Quintero')
    // Written under the new key there, read here.
    await addClient(second.page, { given: 'Dora', family: 'Lind' })
    await openClient(first.page, 'Dora Lind')
  } finally {
    await couch.stop()
  }
})
