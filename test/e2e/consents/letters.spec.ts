import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { makeCanary, searchFor } from '../campaigns/canaries'
import { expect, test } from '../fixtures/app'
import { expectOpen, unlock } from '../gate/gate-steps'
import { addClient } from '../schedule/schedule-steps'

/** A PDF of one page whose words are also in the clear: as many scanners write them. */
function pdfSaying(words: string): Buffer {
  const content = `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 6\n0000000000 65535 f \n${rows}`
  return Buffer.from(
    `${body}${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`,
  )
}

test('a scanned letter is kept encrypted, seen after a lock, replaced, and refused when it is none', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-letters-'))
  const canary = makeCanary()
  const letter = join(folder, 'scan.pdf')
  const page2 = join(folder, 'photo.png')
  const web = join(folder, 'letter.pdf')
  await writeFile(letter, pdfSaying(canary))
  await writeFile(page2, onePixel())
  await writeFile(web, `<html>${canary}</html>`)
  const launched = await launchApp({ founded: true })
  const { page } = launched
  await addClient(page, 'Maya', 'Fernandez')
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Add a clearance' }).first().click()
  await page.getByLabel('What is cleared').fill('Full body, from six weeks')
  await page.keyboard.press('Control+Enter')
  const add = page.getByRole('button', { name: /Add the letter/ })
  await expect(add).toBeVisible()

  await launched.chooseOpenPath(web)
  await add.click()
  await expect(page.getByText('That is no PDF, PNG or JPEG.')).toBeVisible()
  const refusedFiles = [
    ['empty.pdf', Buffer.alloc(0), 'That file is empty.'],
    ['film.pdf', Buffer.alloc(20 * 1024 * 1024, '%PDF-'), 'larger than 10 MB'],
    ['half.pdf', pdfSaying(canary).subarray(0, 200), 'That file is broken'],
    ['half.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 'That file is broken'],
  ] as const
  for (const [name, bytes, words] of refusedFiles) {
    const path = join(folder, name)
    await writeFile(path, bytes)
    await launched.chooseOpenPath(path)
    await add.click()
    await expect(page.locator('#page').getByText(words)).toBeVisible()
  }
  await launched.chooseOpenPath(letter)
  await add.click()
  await page.getByRole('button', { name: /Show the letter/ }).click()
  const drawn = page.getByRole('img', { name: /Letter: Full body.*page 1 of 1/ })
  await expect(drawn).toBeVisible()

  await launched.close()
  const again = await launchApp({ profileDir: launched.userDataDir })
  await unlock(again.page)
  await expectOpen(again.page)
  await again.page.getByRole('link', { name: 'Clients' }).click()
  await again.page.getByText('Maya Fernandez').first().click()
  await again.page.getByRole('button', { name: /Show the letter/ }).click()
  await expect(again.page.getByRole('img', { name: /page 1 of 1/ })).toBeVisible()
  await again.chooseOpenPath(page2)
  await again.page.getByRole('button', { name: /Replace the letter/ }).click()
  await expect(
    again.page.getByRole('img', { name: 'Letter: Full body, from six weeks' }),
  ).toBeVisible()
  // Nothing is thrown away: the letter before is looked at, and stands again with one tap.
  await again.page.getByRole('button', { name: /Take the letter off/ }).click()
  await expect(again.page.getByRole('button', { name: /Add the letter/ })).toBeVisible()
  await again.page.getByRole('button', { name: /Earlier letters, 2/ }).click()
  await again.page.getByRole('button', { name: /Let this letter stand again.*earlier 2/ }).click()
  await expect(again.page.getByRole('button', { name: /Earlier letters, 1/ })).toBeVisible()
  await expect(again.page.getByRole('img', { name: /page 1 of 1/ })).toBeVisible()
  const found = await searchFor({ letter: canary }, [launched.userDataDir])
  expect(found.findings).toEqual([])
  expect(found.files).toBeGreaterThan(10)
  await rm(folder, { recursive: true, force: true })
})

/** The smallest picture there is. */
function onePixel(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([0, 200, 200, 200]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}
