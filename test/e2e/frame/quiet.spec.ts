import { expect, type LaunchedApp, test } from '../fixtures/app'
import { expectOpen, secretField, unlock } from '../gate/gate-steps'
import { expectRoom, openSample, roomLink, rooms } from './frame-steps'

const windowTitles = ({ app }: LaunchedApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getTitle()))

test('no title and no address holds a name', async ({ launchApp }) => {
  const launched = await launchApp()
  const page = await openSample(launched)
  const name = await page.getByRole('article').getByRole('heading').innerText()
  const words = name.toLowerCase().split(' ')
  const seen: string[] = []
  const look = async () => {
    seen.push(await page.title(), page.url(), ...(await windowTitles(launched)))
  }
  for (const room of rooms) {
    await roomLink(page, room).click()
    await expectRoom(page, room)
    await look()
  }
  await roomLink(page, 'Today').click()
  await page.getByRole('article').getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
  await look()
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Edit client' })).toBeVisible()
  await look()
  await roomLink(page, 'Today').click()
  await page.getByRole('article').getByRole('link', { name: 'Open visit' }).click()
  await expect(page.getByRole('navigation', { name: 'Stages of this visit' })).toBeVisible()
  await look()
  for (const text of seen) {
    for (const word of words) expect(text.toLowerCase()).not.toContain(word)
  }
})

test('a walk through every room asks nothing of any network', async ({ launchApp }) => {
  const launched = await launchApp()
  // By the browser's own book as well: a listener could miss what is asked before it stands.
  await launched.app.evaluate(({ session }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    for (const name of ['', 'persist:practice', 'persist:sample']) {
      const one = name === '' ? session.defaultSession : session.fromPartition(name)
      one.webRequest.onSendHeaders(({ url }) => void asked.push(url))
    }
  })
  const page = await openSample(launched)
  for (const room of rooms) {
    await roomLink(page, room).click()
    await expectRoom(page, room)
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeAttached()
  }
  const asked = await launched.app.evaluate(
    () => (globalThis as unknown as { asked: string[] }).asked,
  )
  expect(asked.filter((url) => /^(?:https?|wss?|ftp):/.test(url))).toEqual([])
  expect(launched.watched.requestsOutside()).toEqual([])
})

test('only a hand keeps Doorstep open: made-up events do not put off the lock', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ founded: true })
  await page.evaluate(() => localStorage.setItem('doorstep-lock-after-min', '1'))
  await page.reload()
  await page.clock.install()
  await unlock(page)
  await expectOpen(page)
  await page.evaluate(() => {
    setInterval(() => {
      const bubbles = { bubbles: true }
      for (const place of [window, document.body]) {
        for (const name of ['pointerdown', 'pointermove']) {
          place.dispatchEvent(new PointerEvent(name, bubbles))
        }
        place.dispatchEvent(new MouseEvent('mousemove', bubbles))
        place.dispatchEvent(new WheelEvent('wheel', bubbles))
        place.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', ...bubbles }))
      }
    }, 500)
  })
  // A minute and more, with every timer in it: the page goes away while it runs.
  await page.clock.runFor('01:10').catch(() => undefined)
  await expect(secretField(page)).toBeVisible()
  expect(await page.evaluate(() => window.doorstep.call('vault.state'))).toMatchObject({
    kind: 'locked',
  })
})

test('the look chosen in the palette stays after a start anew', async ({ launchApp }) => {
  const first = await launchApp({ founded: true })
  await first.page.emulateMedia({ colorScheme: 'light' })
  await first.page.keyboard.press('Control+k')
  await first.page.keyboard.type('look')
  await first.page.getByRole('option', { name: 'Use the dark look' }).click()
  await expect(first.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await first.close()
  const { page } = await launchApp({ profileDir: first.userDataDir })
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})
