import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'

const passphrase = 'violet harbor canyon lantern'

/** Writes a row of the given text in a database of its own, and closes it. */
const write = (page: Page, text: string) =>
  page.evaluate(
    (value) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('rows', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const work = opening.result.transaction('rows', 'readwrite', { durability: 'strict' })
          for (let index = 0; index < 500; index++) {
            work.objectStore('rows').put(`${value} ${'x'.repeat(2000)}`, index)
          }
          work.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
    text,
  )

const read = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((done, fail) => {
        const opening = indexedDB.open('rows', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const asking = opening.result.transaction('rows').objectStore('rows').get(499)
          asking.onsuccess = () => {
            opening.result.close()
            done(String(asking.result).split(' ')[0] ?? '')
          }
        }
      }),
  )

test('the copy from before an upgrade is put back, and the practice ends locked', async ({
  launchApp,
}) => {
  const launched = await launchApp()
  const { page } = launched
  expect(await page.evaluate(() => window.doorstep.call('store.putBackCopy'))).toEqual({
    ok: false,
    refusal: { code: 'none' },
  })
  expect(await page.evaluate(() => window.doorstep.call('store.keepCopy'))).toEqual({
    ok: false,
    refusal: { code: 'locked' },
  })
  await page.evaluate(
    (words) => window.doorstep.call('vault.create', { passphrase: words }),
    passphrase,
  )
  await write(page, 'before')
  expect(await page.evaluate(() => window.doorstep.call('store.keepCopy'))).toMatchObject({
    ok: true,
  })
  await write(page, 'after')
  expect(await read(page)).toBe('after')

  const loaded = page.waitForEvent('load')
  const put = await page.evaluate(() => window.doorstep.call('store.putBackCopy'))
  expect(put).toMatchObject({ ok: true })
  await loaded
  expect((await page.evaluate(() => window.doorstep.call('vault.state'))).kind).toBe('locked')
  expect(await read(page)).toBe('before')

  await write(page, 'later')
  await launched.kill()
  const again = await launchApp({ profileDir: launched.userDataDir })
  expect(await read(again.page)).toBe('later')
  const opened = await again.page.evaluate(
    (words) => window.doorstep.call('vault.unlock', { passphrase: words }),
    passphrase,
  )
  expect(opened.ok).toBe(true)
  // The copy stays for another time.
  expect(await readdir(join(launched.userDataDir, 'profiles/practice'))).toContain('before-upgrade')
})

test('a store thrown away is gone for good, the vault stays', async ({ launchApp }) => {
  const launched = await launchApp()
  const { page } = launched
  await page.evaluate(
    (words) => window.doorstep.call('vault.create', { passphrase: words }),
    passphrase,
  )
  await write(page, 'half')
  expect(await page.evaluate(() => window.doorstep.call('store.discard'))).toMatchObject({
    ok: true,
  })
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await write(page, 'new')
  expect(await read(page)).toBe('new')
  await launched.close()
  const again = await launchApp({ profileDir: launched.userDataDir })
  expect(await read(again.page)).toBe('new')
  expect((await again.page.evaluate(() => window.doorstep.call('vault.state'))).kind).toBe('locked')
})
