import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { toBase64, utf8 } from '#shared/crypto/bytes'
import { fhirDocument, fhirText } from '#shared/domain/fhir/document'
import { type Letter, sealLetter, textAround } from '#shared/domain/share/letter'
import { mostPageBytes, pageFile } from '#shared/domain/share/page-file'
import { makeReplyKey } from '#shared/domain/share/sealed-reply'
import { compose, fitted } from '#shared/domain/summary/composition'
import { firstGuess } from '#shared/domain/summary/fit-page'
import { partsFor } from '#shared/domain/summary/part-rules'
import { summaryHtml } from '#shared/domain/summary/summary-html'
import { bundle } from '../../electron/commands/lib/bundled-script.mjs'
import { breastNoteOf, manyNotes, screenings, sources } from '../unit/summary/summary-sources'
import { type Figure, quantile } from './figure'

const visits = 100
const rounds = 40
/** As large as the PDF of a full page is. */
const pdf = new Uint8Array(90_000).fill(37)

/** The whole file as it is mailed: its program, and the letter with both files sealed in it. */
async function lockedPage(made: Parameters<typeof compose>[0]) {
  const root = resolve(import.meta.dirname, '../..')
  const { code: script } = await bundle(resolve(root, 'renderer/reply-page/main.ts'), {
    '#shared': resolve(root, 'shared'),
    '#renderer': resolve(root, 'renderer'),
  })
  const style = await readFile(resolve(root, 'renderer/reply-page/page.css'), 'utf8')
  const words = 'abandon ability able about above absent absorb'
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round < 5; round++) {
    const began = performance.now()
    const composed = compose(made)
    if (!composed.ok) throw new Error(composed.refusal.join())
    const page = fitted(composed.value, firstGuess(composed.value.content))
    const base64 = toBase64(pdf)
    const letter: Letter = {
      ...{ version: 1, summaryId: page.summaryId, replyKey: toBase64(makeReplyKey()) },
      ...{ page: page.page, about: page.kind, replyTo: { name: '', phone: '', email: '' } },
      files: [
        {
          ...{ name: 'page.pdf', type: 'application/pdf', label: 'Save the PDF' },
          content: { kind: 'bytes', base64 },
        },
        {
          ...{ name: 'page.json', type: 'application/fhir+json', label: 'Save FHIR' },
          content: textAround(fhirText(fhirDocument(page, pdf)), base64),
        },
      ],
    }
    const file = await pageFile({ script, style }, await sealLetter(letter, words))
    bytes = utf8(file).length
    times.push(performance.now() - began)
  }
  return { ms: quantile(times, 0.95), bytes }
}

/**
 * The page, and the FHIR document with the page inside, of a client with 100 visits, every category chosen;
 * beside reading the same records as JSON once.
 */
export async function benchShare(): Promise<Figure[]> {
  const notes = manyNotes(visits).map(breastNoteOf)
  const gates = notes.flatMap((note, index) =>
    screenings
      .filter(({ kind }) => kind === 'doorGate')
      .map((one) => ({ ...one, id: `${one.id}${index}`, visitId: note.visitId })),
  )
  const made = sources({
    notes,
    screenings: [...gates, ...screenings.filter(({ kind }) => kind !== 'doorGate')],
    choices: {
      parts: [...partsFor('parent')],
      noteIds: notes.slice(0, 20).map(({ id }) => id),
    },
  })
  let bytes = 0
  const forms = () => {
    const composed = compose(made)
    if (!composed.ok) throw new Error(composed.refusal.join())
    const page = fitted(composed.value, firstGuess(composed.value.content))
    bytes = utf8(summaryHtml(page.page, [])).length + utf8(fhirText(fhirDocument(page, pdf))).length
  }
  const time = (work: () => unknown): number[] =>
    Array.from({ length: rounds }, () => {
      const from = performance.now()
      work()
      return performance.now() - from
    })
  const json = JSON.stringify(made)
  const ours = quantile(time(forms), 0.95)
  const peer = quantile(
    time(() => JSON.parse(json)),
    0.95,
  )
  if (bytes === 0) throw new Error('Nothing was composed')
  const locked = await lockedPage(made)
  return [
    {
      ...{ name: 'share', figure: 'encrypted page, key from its words included', unit: 'ms' },
      ...{ ours: locked.ms, peer: null, peerIs: '', measure: 'ours', target: 1500 },
    },
    {
      ...{ name: 'share', figure: 'encrypted page with PDF and FHIR inside, the file', unit: 'MB' },
      ...{
        ours: locked.bytes / 1e6,
        peer: mostPageBytes / 1e6,
        peerIs: 'the most that is allowed',
      },
      ...{ measure: 'ratio', target: 1 },
    },
    {
      ...{ name: 'share', figure: `page and FHIR, client with ${visits} visits (p95)`, unit: 'ms' },
      ...{ ours, peer, peerIs: 'reading the records', measure: 'ours', target: 300 },
    },
  ]
}
