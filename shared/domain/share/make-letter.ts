import { toBase64 } from '../../crypto/bytes'
import { fhirDocument, fhirText } from '../fhir/document'
import type { FittedComposition } from '../summary/composition'
import { fhirFileName, summaryFileName } from '../summary/summary-choices'
import type { SummaryPage } from '../summary/summary-content'
import type { Day } from '../time/calendar-day'
import { type Letter, textAround } from './letter'

export const fhirType = 'application/fhir+json'

/**
 * What is sealed in the encrypted page: the words of the page, where an answer goes, and both files.
 * `replyKey`: 32 bytes as base64, made for this page alone.
 */
export function makeLetter(
  fitted: FittedComposition,
  pdf: Uint8Array,
  replyKey: string,
  today: Day,
): Letter {
  const base64 = toBase64(pdf)
  const { therapist, practice } = fitted
  return {
    ...{ version: 1, summaryId: fitted.summaryId, replyKey },
    ...{ page: onlyWords(fitted.page), about: fitted.kind },
    replyTo: {
      name: practice.name,
      phone: therapist.phone || practice.phone,
      email: therapist.email || practice.email,
    },
    files: [
      {
        ...{ name: summaryFileName(today), type: 'application/pdf', label: 'Save the PDF' },
        content: { kind: 'bytes', base64 },
      },
      {
        ...{ name: fhirFileName(today), type: fhirType, label: savedFor },
        content: textAround(fhirText(fhirDocument(fitted, pdf)), base64),
      },
    ],
  }
}

const savedFor = 'Save for your record system (FHIR)'

/** The page shows words; the same as values stay out of it. */
const onlyWords = (page: SummaryPage): SummaryPage => ({
  ...page,
  sections: page.sections.map(({ title, blocks }) => ({
    title,
    blocks: blocks.map(({ facts: _facts, ...block }) => block),
  })),
})
