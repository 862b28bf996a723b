/*
 * A therapist reports and observes, and names no disease (clinical rulebook 9.1). What reads like a diagnosis
 * is told beside the field; nothing that somebody typed is ever changed.
 */

/** Claims a cause or a disease by its very form: a page that says it does not leave. */
const refused: readonly RegExp[] = [
  /\bconsistent\s+with\b/giu,
  /(?<![\p{L}\p{N}])c\/w(?![\p{L}\p{N}])/giu,
  /\bdiagnostic\s+of\b/giu,
  /\bi\s+diagnos(?:e|ed)\b/giu,
]

/** May be a provider's word that is passed on, or a guess of one's own: the person knows which. */
const doubtful: readonly RegExp[] = [
  /\b(?:suggest(?:s|ive)\s+of|indicat(?:es|ive)\s+of|suspicious\s+for|signs?\s+of|symptoms?\s+of)\b/giu,
  /\b(?:suspect(?:s|ed)?|probabl[ey]|most\s+likely|rule\s+out|ruled\s+out|r\/o)\b/giu,
  /\bdiagnos(?:is|es|ed|tic)\b/giu,
  /\b(?:mastitis|abscess|phlegmon|engorgement|plugged\s+ducts?|galactocele)\b/giu,
  /\b(?:dvt|thrombosis|embolism|pre-?eclampsia|eclampsia|sepsis|endometritis|hemorrhage)\b/giu,
  /\b(?:infection|infected|diastasis(?:\s+recti)?|prolapse|hernia|sciatica|symphysis\s+pubis)\b/giu,
  /\b(?:depression|depressed|ppd|psychosis|anxiety\s+disorder|ptsd|ocd)\b/giu,
  /\b(?:thrush|jaundice|colic|reflux|tongue[\s-]?tie|torticollis|plagiocephaly|eczema)\b/giu,
]

export interface CarelessWords {
  readonly words: string
  readonly weight: 'refused' | 'doubtful'
}

const found = (text: string, patterns: readonly RegExp[], weight: CarelessWords['weight']) =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ words, index, weight })),
  )

/** What in a text reads like a diagnosis, each once, in the order of the text. */
export function carelessWords(text: string): readonly CarelessWords[] {
  const all = [...found(text, refused, 'refused'), ...found(text, doubtful, 'doubtful')]
  const seen = new Set<string>()
  return all
    .toSorted((a, b) => a.index - b.index)
    .filter(({ words }) => {
      const key = words.toLowerCase().replace(/\s+/g, ' ')
      return !seen.has(key) && seen.add(key)
    })
    .map(({ words, weight }) => ({ words: words.replace(/\s+/g, ' '), weight }))
}

/** Whether a text claims what a therapist does not: it has to be said otherwise before it leaves. */
export const claimsDiagnosis = (text: string): boolean =>
  carelessWords(text).some(({ weight }) => weight === 'refused')
