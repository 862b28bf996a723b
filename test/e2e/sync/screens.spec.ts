import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { issue } from '../../unit/road/certificate'
import { expect, test } from '../fixtures/app'
import { expectOpen, goToSettings, startPractice, unlock } from '../gate/gate-steps'

/* Settings, Server and the room of laptop and server, where no server is: as a person walks into it. */

const badge = (page: Page) => page.getByRole('banner').getByRole('link', { name: /laptop only/ })
const address = (page: Page) => page.getByLabel('Address of the server')
const userName = (page: Page) => page.getByLabel('User name')
const password = (page: Page) => page.getByRole('textbox', { name: 'Password' })

async function fillIn(page: Page, at: string): Promise<void> {
  await address(page).fill(at)
  await userName(page).fill('maria')
  await password(page).fill(' four words and spaces ')
}

/** Everything by keyboard: the button is the last of the form. */
async function testByKeys(page: Page): Promise<void> {
  await password(page).focus()
  await page.keyboard.press('Enter')
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** On a port of its own; what it made of a request is its own affair. */
async function start(server: Server): Promise<{ readonly port: number; stop(): void }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, stop: () => void server.close() }
}

/** A server of web pages, as a hotel's Wi-Fi or a wrong address has. */
async function startWebPages(): Promise<{
  readonly port: number
  stop(): void
  asked(): string[]
}> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      asked.push(`${request.headers.authorization ?? ''} ${body}`)
      response.writeHead(200, { 'Content-Type': 'text/html' })
      response.end('<!doctype html><title>Welcome</title><p>Please sign in')
    })
  })
  return { ...(await start(server)), asked: () => asked }
}

/** What a CouchDB of that version says of itself; all else on it is not there. */
const couchOf =
  (version: string): RequestListener =>
  ({ url }, response) => {
    response.writeHead(url === '/' ? 200 : 404, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(url === '/' ? { couchdb: 'Welcome', version } : { error: '?' }))
  }

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const { port, stop } = await startWebPages()
  stop()
  return port
}

test('without a server the badge says so, and leads to the room', async ({ launchApp }) => {
  const { page } = await launchApp({ founded: true })
  await expect(badge(page)).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).focus()
  await page.keyboard.press('Tab')
  await expect(badge(page)).toBeFocused()
  await expect(page.getByRole('tooltip')).toContainText('a backup is what is left')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Laptop and server' })).toBeVisible()
  await expect(page.getByText('Everything is on this laptop only.').first()).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('link', { name: 'Set up a server' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Server', exact: true })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('laptop and')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Laptop and server' })).toBeVisible()
})

test('an empty form says what is missing', async ({ launchApp }) => {
  const { page } = await launchApp({ founded: true })
  await goToSettings(page, 'Server')
  await address(page).press('Enter')
  await expect(page.getByRole('alert').first()).toContainText('Type the address of the server.')
  await expect(page.getByRole('link', { name: 'Type the password.' })).toBeVisible()
  expect(await findings(page)).toEqual([])
})

test('what answers at the address, and is no server for a practice, is told apart', async ({
  launchApp,
}) => {
  const { page } = await launchApp()
  const pages = await startWebPages()
  const [old, newer] = [
    await start(createServer(couchOf('2.3.1'))),
    await start(createServer(couchOf('3.5.0'))),
  ]
  const own = issue({ name: 'localhost', fromDays: -1, toDays: 1 })
  const selfSigned = await start(
    createSecureServer({ cert: own.cert, key: own.key }, couchOf('3.5.0')),
  )
  try {
    await startPractice(page)
    await goToSettings(page, 'Server')
    const alert = page.getByRole('alert')
    await fillIn(page, 'http://records.example.org')
    await testByKeys(page)
    await expect(alert).toContainText('begins with http instead of https')
    await fillIn(page, 'https://maria:secret@records.example.org')
    await testByKeys(page)
    await expect(alert).toContainText('not an address of a server')
    await fillIn(page, `  127.0.0.1:${await closedPort()}/ `)
    await testByKeys(page)
    await expect(alert).toContainText('Nobody answers at that address.')
    await expect(alert).toContainText('your records are as they were')
    expect(await findings(page)).toEqual([])
    await fillIn(page, `localhost:${pages.port}`)
    await testByKeys(page)
    await expect(alert).toContainText(/web page answers there|not the kind of server/)
    expect(pages.asked().join('')).not.toContain('four words')
    await expect(address(page)).toHaveValue(`http://localhost:${pages.port}`)
    for (const [at, words] of [
      [`localhost:${old.port}`, 'too old for Doorstep'],
      // As it stands in the browser of whoever set it up.
      [`http://localhost:${newer.port}/_utils/#login`, 'The address goes too far'],
      [`https://localhost:${selfSigned.port}`, 'cannot prove that it is yours'],
    ] as const) {
      await fillIn(page, at)
      await testByKeys(page)
      await expect(alert).toContainText(words)
    }
    await expect(password(page)).toHaveValue(' four words and spaces ')
    await expect(badge(page)).toBeVisible()
  } finally {
    for (const each of [pages, old, newer, selfSigned]) each.stop()
  }
})

test('what was typed outlives a lock, but for the password', async ({ launchApp }) => {
  const { page } = await launchApp({ founded: true })
  await goToSettings(page, 'Server')
  await fillIn(page, 'https://records.example.org')
  await page.waitForTimeout(1000)
  await goToSettings(page, 'Security')
  await page.getByRole('button', { name: 'Lock now' }).click()
  await unlock(page)
  await expectOpen(page)
  await goToSettings(page, 'Server')
  await expect(address(page)).toHaveValue('https://records.example.org')
  await expect(userName(page)).toHaveValue('maria')
  await expect(password(page)).toHaveValue('')
})

test('every button of the form is reached with the keyboard', async ({ launchApp }) => {
  const { page } = await launchApp({ founded: true })
  await goToSettings(page, 'Server')
  const reached: string[] = []
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab')
    reached.push(
      await page.evaluate(() => {
        const { activeElement } = document
        const label = activeElement?.getAttribute('aria-label')
        return (
          label || (activeElement as HTMLInputElement)?.name || activeElement?.textContent || ''
        )
      }),
    )
  }
  expect(reached.join(' > ')).toMatch(/address > userName > password > .*Test/)
})
