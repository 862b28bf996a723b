import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { sealLetter } from '#shared/domain/share/letter'
import { pageFile } from '#shared/domain/share/page-file'
import type { Block, BlockBody } from '#shared/domain/summary/summary-content'
import { bundle } from '../../../electron/commands/lib/bundled-script.mjs'
import { hostileStrings } from '../../support/hostile-strings'
import { letter, page as made } from '../../unit/share/share-sources'
import { repository } from '../fixtures/app-under-test'
import { openBrowser } from './browser'

const passphrase = 'orange river velvet cabin lunar oxygen zebra'
const all = hostileStrings.join('\n')
const items = [...hostileStrings]

const block = (body: BlockBody): Block => ({
  ...{ topic: 'observed', group: all, leaving: null, body },
})

/** Every text field of a page holds all of them. */
const everywhere = () =>
  letter({
    replyTo: { name: all, phone: all, email: all },
    files: [{ name: all, type: 'text/plain', label: all, content: { kind: 'bytes', base64: '' } }],
    page: made({
      ...{ mark: all, date: all, purpose: all, ask: all, urgency: all, replyBy: all, reply: all },
      ...{ consent: all, leftOut: all },
      practice: { name: all, lines: items },
      recipient: { name: all, lines: items },
      therapist: { name: all, lines: items },
      facts: items.map((text) => ({ label: text, value: text })),
      sections: [
        {
          title: all,
          blocks: [
            block({ kind: 'text', label: all, text: all }),
            block({ kind: 'text', label: '', text: all }),
            block({ kind: 'list', label: all, items }),
            block({
              ...{ kind: 'pain', label: all },
              ratings: items.map((text) => ({ day: text, before: text, after: text })),
            }),
            block({ kind: 'table', label: all, columns: items, rows: [items, items] }),
          ],
        },
      ],
    }),
  })

test('an encrypted page full of hostile strings shows them as words: nothing runs, nothing is fetched', async () => {
  test.setTimeout(90_000)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-hostile-'))
  const alias = { '#shared': join(repository, 'shared'), '#renderer': join(repository, 'renderer') }
  const { code: script } = await bundle(join(repository, 'renderer/reply-page/main.ts'), alias)
  const style = await readFile(join(repository, 'renderer/reply-page/page.css'), 'utf8')
  const path = join(folder, 'page.html')
  await writeFile(
    path,
    await pageFile({ script, style }, await sealLetter(everywhere(), passphrase)),
  )
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const asked: string[] = []
    const said: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    page.on('dialog', (dialog) => {
      said.push(dialog.message())
      void dialog.dismiss()
    })
    await page.goto(pathToFileURL(path).href)
    await page.getByLabel('The 7 words').fill(passphrase)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Summary for a provider' })).toBeVisible()
    await page.getByRole('radio', { name: 'We have it' }).check()
    await page.getByLabel('Your name').fill((items[0] ?? '').slice(0, 90))
    await page.getByRole('button', { name: 'Make the answer' }).click()
    await expect(page.getByLabel(/^To mail it/)).toHaveValue(/^Doorstep answer:/)
    expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined()
    expect(await page.locator('script, img, iframe, svg, object, embed, link, video').count()).toBe(
      2,
    )
    const shown = await page.locator('article').evaluate((article) => article.textContent ?? '')
    // A NUL is no character of a page.
    for (const text of items) expect(shown).toContain(text)
    expect(asked.filter((url) => url !== pathToFileURL(path).href)).toEqual([])
    expect(said).toEqual([])
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
})
