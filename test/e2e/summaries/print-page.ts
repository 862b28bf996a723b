import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { nextTry, pageWithout } from '#shared/domain/summary/fit-page'
import type { SummaryContent, SummaryPage } from '#shared/domain/summary/summary-content'
import { summaryHtml } from '#shared/domain/summary/summary-html'
import type { PrintFont } from '#shared/domain/summary/summary-style'

const run = promisify(execFile)

export interface PrintedPage {
  readonly page: SummaryPage
  readonly html: string
  readonly prints: number
  readonly pages: number
}

/** The page's own way to one sheet, through the same calls; writes the PDF to `path`. */
export async function printOnePage(
  page: Page,
  content: SummaryContent,
  path: string,
): Promise<PrintedPage> {
  const fonts = await ownFonts(page)
  const measured = new Map<number, number>()
  const tried = new Map<number, { readonly pdf: string; readonly one: PrintedPage }>()
  for (;;) {
    const next = nextTry(content, measured)
    if (next.kind !== 'measure') {
      const found = tried.get(next.count)
      if (!found) throw new Error('Settled on a page that was never printed')
      await writeFile(path, Buffer.from(found.pdf, 'base64'))
      return { ...found.one, prints: measured.size }
    }
    const made = pageWithout(content, next.count)
    const html = summaryHtml(made, fonts)
    const { pdf, pages } = await printHtml(page, html, content.paper)
    measured.set(next.count, pages)
    tried.set(next.count, { pdf, one: { page: made, html, prints: measured.size, pages } })
  }
}

const printHtml = (page: Page, html: string, paper: 'Letter' | 'A4') =>
  page.evaluate(
    async ([text, size]) => {
      const { token } = await window.doorstep.call('document.put', { html: text })
      const answer = await window.doorstep.call('document.pdf', { token, paper: size })
      await window.doorstep.call('document.release', { token })
      if (!answer.ok) throw new Error('not printed')
      let binary = ''
      for (const byte of answer.value.pdf) binary += String.fromCharCode(byte)
      return { pdf: btoa(binary), pages: answer.value.pages }
    },
    [html, paper] as const,
  )

const ownFonts = (page: Page): Promise<PrintFont[]> =>
  page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules].flatMap((rule) => {
        if (!(rule instanceof CSSFontFaceRule)) return []
        const file = /url\("?([^")]+\.woff2)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
        if (!file) return []
        const url = new URL(file, sheet.href ?? location.href).href
        return [{ url, unicodeRange: rule.style.getPropertyValue('unicode-range') }]
      }),
    ),
  )

/** The words of a PDF in reading order, spaces evened out. */
export async function pdfWords(path: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'])
  return evened(stdout)
}

export async function pdfPages(path: string): Promise<number> {
  const { stdout } = await run('pdfinfo', [path])
  return Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1])
}

/** Without spaces and marks of direction: where a line breaks is not a difference in words. */
export const evened = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]+/gu, '')
