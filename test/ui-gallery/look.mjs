// Builds nothing: opens the built gallery in a Chromium, writes screenshots to the given folder, runs axe.
//   DOORSTEP_GALLERY_OUT=out-gallery npx vite build -c test/ui-gallery/vite.config.ts
//   node test/ui-gallery/look.mjs out-gallery FOLDER [path of a Chromium]

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright'

const [folder, into, executablePath = '/usr/bin/chromium'] = process.argv.slice(2)
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const server = createServer(async (request, response) => {
  const name = request.url === '/' ? 'index.html' : request.url.split(/[?#]/)[0]
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
const sheets = { show: '', list: 'clients', form: 'schedule' }
const sizes = [
  [1280, 800],
  [1024, 700],
  [640, 400],
]
const states = {
  palette: (page) => page.keyboard.press('Control+k'),
  shortcuts: (page) => page.keyboard.press('?'),
  wrong: (page) => page.getByRole('button', { name: 'Save client' }).click(),
  calendar: (page) =>
    page
      .getByRole('button', { name: /Calendar/ })
      .first()
      .click(),
  choose: (page) => page.getByRole('combobox', { name: 'Service' }).click(),
  undo: async (page) => {
    await page.keyboard.press('Alt+1')
    await page.getByRole('button', { name: 'Remove something' }).click()
  },
}
let violations = 0
const check = async (page, where) => {
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  for (const one of found) {
    violations += 1
    console.log(
      `${where}: ${one.id}`,
      one.nodes.map((node) => node.html.slice(0, 160)),
    )
  }
}
for (const scheme of ['light', 'dark']) {
  for (const [width, height] of sizes) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(`${scheme} ${width}: ${message.text()}`)
    })
    page.on('pageerror', (error) => console.log(String(error)))
    for (const [sheet, path] of Object.entries(sheets)) {
      await page.goto(`http://127.0.0.1:${port}/#/${path}`)
      await page.locator('[data-page-heading]').first().waitFor({ state: 'attached' })
      await page.evaluate(() => document.fonts.ready)
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(into, `${sheet}-${scheme}-${width}.png`) })
      const scrolled = await page.evaluate(() => {
        const main = document.querySelector('main')
        main.scrollTop = main.scrollHeight
        return main.scrollTop > 0
      })
      if (scrolled)
        await page.screenshot({ path: join(into, `${sheet}-${scheme}-${width}-end.png`) })
      await check(page, `${scheme} ${width} ${sheet}`)
    }
    for (const [name, act] of Object.entries(states)) {
      await page.goto(`http://127.0.0.1:${port}/#/schedule`)
      await page.reload()
      await page.getByRole('heading', { name: 'New client' }).waitFor()
      await act(page)
      await page.waitForTimeout(500)
      await page.screenshot({ path: join(into, `${name}-${scheme}-${width}.png`) })
      await check(page, `${scheme} ${width} ${name}`)
    }
    await context.close()
  }
}
await browser.close()
server.close()
console.log(`${violations} violations`)
process.exitCode = violations ? 1 : 0
