import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import { toBase64Url } from '#shared/crypto/base64-url'
import { randomBytes, toBase64 } from '#shared/crypto/bytes'
import { openLinkFile, sealLinkFile } from '#shared/crypto/link-file'
import { fhirDocument, fhirText } from '#shared/domain/fhir/document'
import { fileBytes, type Letter, openLetter, sealLetter } from '#shared/domain/share/letter'
import { fhirType, makeLetter } from '#shared/domain/share/make-letter'
import { type PageShell, pageFile } from '#shared/domain/share/page-file'
import { makeReplyKey } from '#shared/domain/share/sealed-reply'
import type { FittedComposition } from '#shared/domain/summary/composition'
import { paperSize } from '#shared/domain/summary/summary-style'
import { evened } from './print-page'

const run = promisify(execFile)

/** The same as the program makes of one composition and its PDF, and what stands in each, readable. */
export interface FourForms {
  readonly fhir: string
  /** The words of the letter, without its key and without what stands in its files. */
  readonly letter: string
  /** The files of the letter as they are saved, in its order. */
  readonly files: readonly Uint8Array[]
  readonly pageFile: string | null
  readonly linkFile: string
  readonly linkContent: string
}

const passphrase = 'orange river velvet cabin lunar oxygen zebra'

/** `shell`: seals the encrypted page as well; its key from the words takes a processor a while. */
export async function otherForms(
  fitted: FittedComposition,
  pdf: Uint8Array,
  shell: PageShell | null,
): Promise<FourForms> {
  const fhir = fhirText(fhirDocument(fitted, pdf))
  const letter = makeLetter(fitted, pdf, toBase64(makeReplyKey()), '2026-11-21')
  const key = toBase64Url(randomBytes(32))
  const linkFile = await sealLinkFile(fhir, fhirType, key)
  const opened = await openLinkFile(linkFile, key)
  return {
    ...{ fhir, letter: wordsOf(letter), linkFile },
    files: letter.files.map((file) => fileBytes(file, letter.files)),
    linkContent: opened.ok ? opened.value.content : '',
    pageFile: shell && (await sealedPage(letter, shell)),
  }
}

/** A key and packed bytes say anything of four letters sooner or later: files are looked through unpacked. */
const wordsOf = (letter: Letter): string =>
  JSON.stringify({
    ...{ ...letter, replyKey: '' },
    files: letter.files.map(({ content: _content, ...file }) => file),
  })

async function sealedPage(letter: Letter, shell: PageShell): Promise<string> {
  const sealed = await sealLetter(letter, passphrase)
  const opened = await openLetter(sealed, passphrase)
  if (!opened.ok || JSON.stringify(opened.value) !== JSON.stringify(letter)) {
    throw new Error('The encrypted page does not open to what was put in')
  }
  return pageFile(shell, sealed)
}

/** Every byte of a PDF that a reader could make words of: as it stands, and unpacked. */
export function pdfBytes(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1')
  const parts = [text]
  for (const found of text.matchAll(/stream\r?\n/g)) {
    const from = found.index + found[0].length
    const end = text.indexOf('endstream', from)
    try {
      const packed = Buffer.from(text.slice(from, end), 'latin1')
      parts.push(inflateSync(packed, { finishFlush: 2 }).toString('latin1'))
    } catch {
      // A stream that is not packed stands in the text already.
    }
  }
  return parts.join('\n')
}

/** As PDF writes words outside of its pages: plain, or as UTF-16 in hex. */
export const asPdfWrites = (word: string): readonly string[] => [
  word,
  Buffer.from(word, 'utf16le').swap16().toString('hex').toUpperCase(),
  Buffer.from(word, 'utf16le').swap16().toString('hex'),
]

export interface PdfFacts {
  readonly pages: number
  readonly paper: 'Letter' | 'A4' | null
  readonly words: string
  /** What the file says of itself beside its page: its title, its maker. */
  readonly about: string
  /** Words that reach over the margins of the sheet. */
  readonly outside: readonly string[]
  readonly allFontsEmbedded: boolean
  readonly tagged: boolean
}

const pointsOf = (mm: number): number => (mm * 72) / 25.4
/** Of ascenders and of rounding, in points. */
const slack = 3
const margin = 12

/** What stands in a PDF, by poppler: nothing of ours. */
export async function pdfFacts(path: string): Promise<PdfFacts> {
  const [info, words, boxes, fonts] = await Promise.all([
    run('pdfinfo', [path]),
    run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']),
    run('pdftotext', ['-bbox', '-enc', 'UTF-8', path, '-'], { maxBuffer: 1 << 24 }),
    run('pdffonts', [path]),
  ])
  const [, wide = '0', high = '0'] = /^Page size:\s+([\d.]+) x ([\d.]+)/m.exec(info.stdout) ?? []
  const [width, height] = [Number(wide), Number(high)]
  const least = pointsOf(margin) - slack
  const all = [...boxes.stdout.matchAll(wordBox)]
  const outside = all.filter(([, left, top, right, bottom]) => {
    const inside = Number(left) >= least && Number(right) <= width - least
    return !inside || Number(top) < least || Number(bottom) > height - least
  })
  return {
    pages: Number(/^Pages:\s+(\d+)/m.exec(info.stdout)?.[1]),
    paper: paperOf(width, height),
    words: evened(words.stdout),
    about: evened(info.stdout),
    outside: all.length === 0 ? ['no word at all'] : outside.map(([, , , , , word]) => word ?? ''),
    allFontsEmbedded: fontRows(fonts.stdout).every((row) => embedded.test(row)),
    tagged: /^Tagged:\s+yes/m.test(info.stdout),
  }
}

const wordBox =
  /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g

/** Embedded, in part or whole, and with a way back to letters; then the number of its object. */
const embedded = / yes +(yes|no) +(yes|no) +\d+ +\d+$/

const fontRows = (table: string): string[] => table.trim().split('\n').slice(2)

function paperOf(width: number, height: number): PdfFacts['paper'] {
  const is = (paper: 'Letter' | 'A4') =>
    Math.abs(width - pointsOf(paperSize[paper].widthMm)) < 2 &&
    Math.abs(height - pointsOf(paperSize[paper].heightMm)) < 2
  if (is('Letter')) return 'Letter'
  return is('A4') ? 'A4' : null
}

/** The file of one client and role, so that checks go on while the next one is printed. */
export const fileOf = (folder: string, name: string): string =>
  join(folder, `${name.replaceAll(/\W+/g, '-')}.pdf`)
