import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { clientCopySchema } from '#shared/domain/export/client-copy'
import { expect, test } from '../fixtures/app'
import { openSample, roomLink } from '../frame/frame-steps'

async function opened(path: string, password?: string): Promise<Map<string, string>> {
  const bytes = new Uint8Array(await readFile(path))
  const zip = new ZipReader(new Uint8ArrayReader(bytes), {
    ...(password ? { password } : {}),
    useWebWorkers: false,
  })
  const found = new Map<string, string>()
  for (const entry of await zip.getEntries()) {
    if (!entry.directory) found.set(entry.filename, await entry.getData(new TextWriter()))
  }
  return found
}

test('a client’s record leaves locked or plain, and an export of everything leaves nothing when it is stopped or killed', async ({
  launchApp,
}, info) => {
  test.setTimeout(240_000)
  const launched = await launchApp()
  const page = await openSample(launched)
  const main = page.locator('#page')
  await roomLink(page, 'Clients').click()
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByRole('button', { name: 'More for this client' }).click()
  await page.getByRole('menuitem', { name: 'Copy of everything' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Copy of everything' })).toBeVisible()

  const locked = info.outputPath('locked.zip')
  await launched.chooseSavePath(locked)
  await page.getByRole('button', { name: 'Save the copy' }).click()
  await expect(main.getByText('is written and whole')).toBeVisible({ timeout: 60_000 })
  const words = await page.getByRole('status', { name: 'The words that open it' }).innerText()
  expect(words.split(' ')).toHaveLength(7)
  await expect(opened(locked)).rejects.toThrow()
  await expect(opened(locked, `${words}x`)).rejects.toThrow()
  const parts = await opened(locked, words)
  const copy = clientCopySchema.parse(JSON.parse(parts.get('record.json') ?? ''))
  expect(parts.get('record.pdf')?.startsWith('%PDF-')).toBe(true)
  expect([...parts.keys()]).toContain('tables/visits.csv')
  // What nobody may read without the words stands nowhere in the file, and its names name nobody.
  const raw = await readFile(locked, 'latin1')
  expect(raw).not.toContain(copy.person.name.family)

  await page.getByRole('button', { name: 'Make another copy' }).click()
  await main.getByText('Not locked', { exact: true }).first().click()
  const plain = info.outputPath('plain.zip')
  await launched.chooseSavePath(plain)
  await page.getByRole('button', { name: 'Save the copy' }).click()
  await expect(main.getByText('This file is not locked')).toBeVisible({ timeout: 60_000 })
  const again = clientCopySchema.parse(JSON.parse((await opened(plain)).get('record.json') ?? ''))
  expect(again.person.id).toBe(copy.person.id)
  expect(again.person.copies).toHaveLength(1)

  await roomLink(page, 'Settings').click()
  await page.getByRole('link', { name: 'Export', exact: true }).click()
  const folder = info.outputPath('stick')
  await mkdir(folder)
  const all = join(folder, 'all.zip')
  await writeFile(all, 'an older one')
  await launched.chooseSavePath(all)
  await page.getByRole('button', { name: 'Export everything' }).click()
  await expect(main.getByText('Writing the people')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stop' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(main.getByText('Stopped. No file was kept.')).toBeVisible({ timeout: 30_000 })
  expect(await readdir(folder)).toEqual(['all.zip'])
  expect(await readFile(all, 'utf8')).toBe('an older one')

  // A kill leaves a part that anybody could read; the next start removes it.
  await page.getByRole('button', { name: 'Export everything' }).click()
  await expect(main.getByText('Writing the people')).toBeVisible()
  await expect.poll(() => readdir(folder)).toHaveLength(2)
  await launched.kill()
  expect(await readdir(folder)).toHaveLength(2)
  await launchApp({ profileDir: launched.userDataDir })
  await expect.poll(() => readdir(folder)).toEqual(['all.zip'])
})
