// The rooms of the app over a made-up practice, with states of syncing that the engine would make:
//   DOORSTEP_GALLERY_OUT=out-gallery npx vite build -c test/ui-gallery/vite.config.ts
//   node test/ui-gallery/look-rooms.mjs out-gallery FOLDER [path of a Chromium]

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright'

const [folder, into, executablePath = '/usr/bin/chromium'] = process.argv.slice(2)
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const server = createServer(async (request, response) => {
  const name = request.url.split(/[?#]/)[0]
  const body = await readFile(join(folder, name)).catch(() => null)
  response.writeHead(body ? 200 : 404, {
    'Content-Type': types[extname(name)] ?? 'application/octet-stream',
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-gallery'; font-src 'self'; img-src 'self' data:",
  })
  response.end(body ?? '')
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const heading = (page, name) => page.getByRole('heading', { name, exact: true }).waitFor()
const room = (name, state, path, act = async () => {}) => ({ name, state, path, act })
const test = async (page, userName) => {
  await page.getByLabel('Address of the server').fill(' records.example.org ')
  await page.getByLabel('User name').fill(userName)
  await page.getByRole('textbox', { name: 'Password' }).fill(' pass word ')
  await page.getByRole('button', { name: 'Test' }).click()
}
const screens = [
  room('off', 'off', 'sync'),
  ...['fine', 'connecting', 'offline', 'receiving', 'password', 'aside', 'alerts'].map((state) =>
    room(state, state, 'sync'),
  ),
  room('clashes', 'fine&clashes', 'sync', async (page) => {
    await page
      .getByRole('button', { name: /^Use the other/ })
      .first()
      .waitFor()
    // The badge counts a while after the first screen.
    await page.getByText('to decide', { exact: false }).nth(1).waitFor()
  }),
  room('decided', 'fine&clashes', 'sync', async (page) => {
    await page
      .getByRole('button', { name: /^Use the other/ })
      .first()
      .click()
    await page.getByText(/^(One change|\d+ changes)$/).click()
  }),
  room('tooltip', 'offline', 'sync', (page) =>
    page.getByRole('link', { name: /only here/ }).focus(),
  ),
  room('server-none', 'off', 'settings/server', (page) => heading(page, 'Server')),
  room('server-empty', 'off', 'settings/server', (page) =>
    page.getByRole('button', { name: 'Test' }).click(),
  ),
  room('server-refused', 'off', 'settings/server', async (page) => {
    await test(page, 'nobody')
    await page.getByRole('alert').first().waitFor()
  }),
  room('server-admin', 'off', 'settings/server', async (page) => {
    await test(page, 'admin')
    await page.getByRole('button', { name: 'Set up and start syncing' }).waitFor()
  }),
  room('server-member', 'off', 'settings/server', async (page) => {
    await test(page, 'member')
    await page.getByText('may not use your practice').waitFor()
  }),
  room('server-done', 'off', 'settings/server', async (page) => {
    await test(page, 'admin')
    await page.getByRole('button', { name: 'Set up and start syncing' }).click()
    await heading(page, 'What was set up')
  }),
  room('server-set', 'offline', 'settings/server', (page) => heading(page, 'This laptop’s server')),
  room('server-stop', 'offline', 'settings/server', (page) =>
    page.getByRole('button', { name: 'Stop syncing on this laptop' }).click(),
  ),
  room('server-again', 'password', 'settings/server', (page) =>
    page.getByRole('button', { name: 'Set up again' }).click(),
  ),
  room('client', 'offline', 'clients', async (page) => {
    await page.getByRole('option').first().click()
    await page.getByText('Changed since').first().waitFor()
  }),
]
const only = process.env.ONLY?.split(',')
const sizes = [
  [1280, 800],
  [1024, 700],
  [640, 400],
]
let violations = 0
for (const scheme of ['light', 'dark']) {
  for (const [width, height] of sizes) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(`${scheme} ${width}: ${message.text()}`)
    })
    page.on('pageerror', (error) => console.log(String(error)))
    for (const { name, state, path, act } of screens) {
      if (only && !only.includes(name)) continue
      await page.goto('about:blank')
      await page.goto(`http://127.0.0.1:${port}/rooms.html?state=${state}#/${path}`)
      await page.locator('[data-page-heading]').first().waitFor({ state: 'attached' })
      await act(page)
      await page.evaluate(() => document.fonts.ready)
      await page.waitForTimeout(500)
      await page.screenshot({ path: join(into, `${name}-${scheme}-${width}.png`) })
      const { violations: found } = await new AxeBuilder({ page }).analyze()
      for (const { id, nodes } of found) {
        violations += 1
        console.log(
          `${scheme} ${width} ${name}: ${id}`,
          nodes.map(({ html }) => html.slice(0, 160)),
        )
      }
    }
    await context.close()
  }
}
await browser.close()
server.close()
console.log(`${violations} violations`)
process.exitCode = violations ? 1 : 0
