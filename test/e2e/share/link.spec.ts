import { createDecipheriv } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import type { ElectronApplication, Page } from '@playwright/test'
import { startCouch } from '../../support/couch-server'
import { expect, test } from '../fixtures/app'
import { goToSettings } from '../gate/gate-steps'
import { addProvider, agreeToShare, sendAs, settledPreview } from '../summaries/summary-steps'
import { badge, expectOnServer, setUpServer } from '../sync/sync-steps'
import { bookAndOpen } from '../visit/visit-steps'

const ask = 'May I work near the scar?'

/** What a reader written from the specification does with a link; nothing of ours. */
function readerOf(link: string) {
  const payload = link.slice(link.indexOf('shlink:/') + 'shlink:/'.length)
  const { url, flag, key, exp, label } = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const open = async () => {
    const answer = await fetch(`${url}?recipient=Riverside%20Obstetrics`)
    const file = await answer.text()
    return { status: answer.status, type: answer.headers.get('content-type'), file }
  }
  const unseal = (file: string) => {
    const [header = '', , iv = '', text = '', tag = ''] = file.split('.')
    const bytes = (part: string) => Buffer.from(part, 'base64url')
    const said = JSON.parse(bytes(header).toString())
    const decipher = createDecipheriv('aes-256-gcm', bytes(key), bytes(iv))
    decipher.setAAD(Buffer.from(header))
    decipher.setAuthTag(bytes(tag))
    const packed = Buffer.concat([decipher.update(bytes(text)), decipher.final()])
    return { said, content: JSON.parse(inflateRawSync(packed).toString('utf8')) }
  }
  return { url, flag, exp, label, open, unseal }
}

async function writeSummary(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Summaries' }).click()
  await page.getByRole('link', { name: 'Write a summary' }).click()
  await page.getByRole('combobox', { name: 'Client' }).click()
  await page.getByRole('option', { name: /Maya Fernandez/ }).click()
  await page.getByRole('button', { name: 'Write the summary' }).click()
  await page.getByLabel('What do you ask?').fill(ask)
  await settledPreview(page)
}

async function copied({ app }: { readonly app: ElectronApplication }, page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy link' }).click()
  const read = () => app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(read).toContain('shlink:/')
  return read()
}

test('a link made with no network goes live with the next sync, opens anywhere, and is taken back', async ({
  launchApp,
}) => {
  test.setTimeout(240_000)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-couch-'))
  let couch = await startCouch({ folder })
  try {
    const launched = await launchApp({ founded: true })
    const { page } = launched
    await addProvider(page, 'Ana Ruiz')
    await bookAndOpen(page)
    await page.getByRole('link', { name: 'Clients' }).click()
    await page.getByRole('option', { name: /Maya Fernandez/ }).click()
    await page.getByRole('link', { name: 'Edit' }).first().click()
    await agreeToShare(page, 'Ana Ruiz')
    await setUpServer(page, couch)
    await expectOnServer(page)

    const links = page.getByRole('region', { name: 'Links with QR' })
    await expect(links).toContainText('A laptop has no places left')
    await links.getByRole('button', { name: 'Make places for links' }).click()
    await links.getByLabel('User name of the server’s administrator').fill(couch.admin.name)
    await links.getByRole('textbox', { name: 'Password' }).fill(couch.admin.password)
    await links.getByRole('button', { name: 'Make them' }).click()
    await expect(links.getByRole('status')).toContainText('12 places were made', {
      timeout: 30_000,
    })
    await expect(links).toContainText('12 places left')
    await expectOnServer(page)

    const port = Number(new URL(couch.url).port)
    await couch.stop({ keep: true })
    await expect(badge(page, /server last reached|No connection|not reached/i)).toBeVisible({
      timeout: 30_000,
    })
    await writeSummary(page)
    await sendAs(page, 'Link with QR')
    await expect(page.locator('#page')).toContainText('opens after the next sync')
    await page.getByRole('button', { name: 'Make the link' }).click()
    const link = page.getByRole('article', { name: 'Summary for you' })
    await expect(link).toContainText('Not live until synced')
    await expect(link.getByRole('img', { name: /Code of the link/ })).toBeVisible()
    await expect(page.getByText('Link not live yet', { exact: true })).toBeVisible()
    const reader = readerOf(await copied(launched, page))
    expect(reader).toMatchObject({ flag: 'U', label: 'Summary for you' })
    expect(reader.url.length).toBeLessThanOrEqual(128)
    expect(reader.exp * 1000).toBeGreaterThan(Date.now() + 6 * 86_400_000)

    couch = await startCouch({ folder, port })
    await expect(link.getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 })
    const opened = await reader.open()
    expect(opened).toMatchObject({ status: 200, type: expect.stringMatching(/^application\/jose/) })
    const { said, content } = reader.unseal(opened.file)
    expect(said).toMatchObject({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' })
    expect(content).toMatchObject({ resourceType: 'Bundle', type: 'document' })
    expect(JSON.stringify(content)).toContain(ask)
    // The server has neither the words nor the key.
    const held = (await couch.bytesOnDisk()) ?? new Uint8Array()
    expect(Buffer.from(held).includes('Fernandez')).toBe(false)

    await link.getByRole('button', { name: 'Take it back' }).click()
    await link.getByRole('button', { name: 'Take it back' }).click()
    await expect(link.getByText('Taken back', { exact: true })).toBeVisible({ timeout: 30_000 })
    expect((await reader.open()).status).toBe(404)
    await page.getByRole('link', { name: 'Clients' }).click()
    await page.getByRole('option', { name: /Maya Fernandez/ }).click()
    await page.getByRole('link', { name: 'What was shared' }).click()
    await expect(page.getByRole('list', { name: 'What was shared' })).toContainText('Link with QR')
    await goToSettings(page, 'Server')
    await expect(page.getByRole('region', { name: 'Links with QR' })).toContainText(
      '11 places left',
    )
  } finally {
    await couch.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
