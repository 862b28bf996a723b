import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
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

/** A server of web pages, as a hotel's Wi-Fi or a wrong address has. */
async function startWebPages(): Promise<{
  readonly port: number
  stop(): void
  asked(): string[]
}> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
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
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, stop: () => void server.close(), asked: () => asked }
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

test('a wrong address, a closed one and a web page are told apart', async ({ launchApp }) => {
  const { page } = await launchApp()
  const pages = await startWebPages()
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
    await expect(password(page)).toHaveValue(' four words and spaces ')
    await expect(badge(page)).toBeVisible()
  } finally {
    pages.stop()
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
