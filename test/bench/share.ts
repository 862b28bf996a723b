import { utf8 } from '#shared/crypto/bytes'
import { fhirDocument, fhirText } from '#shared/domain/fhir/document'
import { compose, fitted } from '#shared/domain/summary/composition'
import { firstGuess } from '#shared/domain/summary/fit-page'
import { partsFor } from '#shared/domain/summary/part-rules'
import { summaryHtml } from '#shared/domain/summary/summary-html'
import { breastNoteOf, manyNotes, screenings, sources } from '../unit/summary/summary-sources'
import { type Figure, quantile } from './figure'

const visits = 100
const rounds = 40
/** As large as the PDF of a full page is. */
const pdf = new Uint8Array(90_000).fill(37)

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
  return [
    {
      ...{ name: 'share', figure: `page and FHIR, client with ${visits} visits (p95)`, unit: 'ms' },
      ...{ ours, peer, peerIs: 'reading the records', measure: 'ours', target: 300 },
    },
  ]
}
