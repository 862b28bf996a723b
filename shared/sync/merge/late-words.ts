import { partLines } from '../../domain/notes/note-parts'
import type { LostEdit } from '../../schema/lost-edit'
import type { Note } from '../../schema/note'
import { idFrom } from './id-from'
import { compareText } from './json'
import { keyOf } from './lost-edits'
import { partsOf, wordFields } from './note'

const longestText = 120_000
const heading = 'Written on another laptop before the signed note arrived there.'

const minutes = (value: number | null) => (value === null ? 'none' : `${value} minutes`)
const rating = (value: number | null) => (value === null ? 'none' : `${value} of 10`)

/** Figures in words, as an addendum holds them. */
const figures: readonly (readonly [title: string, read: (note: Note) => string])[] = [
  ['Kind of session', ({ content }) => content.serviceKind],
  ['Pain before', ({ content }) => rating(content.painBefore)],
  ['Pain after', ({ content }) => rating(content.painAfter)],
  ['Hands-on time', ({ content }) => minutes(content.handsOnMin)],
  ['Session at', ({ sessionAt }) => `${sessionAt.slice(0, 10)} ${sessionAt.slice(11, 16)} UTC`],
]

function lateText(base: Note | null, signed: Note, draft: Note): string {
  const words = Object.entries(wordFields).flatMap(([field, title]) => {
    const name = field as keyof typeof wordFields
    const before = base?.content[name] ?? ''
    const known = [before, ...partsOf(before)]
    const fresh = partsOf(draft.content[name]).filter(
      (part) => !known.includes(part) && !signed.content[name].includes(part),
    )
    return fresh.length > 0 ? [`${title}: ${fresh.join('\n\n')}`] : []
  })
  const numbers = figures.flatMap(([title, read]) => {
    const said = read(draft)
    return (base && said === read(base)) || said === read(signed) ? [] : [`${title}: ${said}`]
  })
  return [
    ...words,
    ...numbers,
    ...lateParts(base, signed, draft),
    ...lateClashes(base, signed, draft),
  ].join('\n\n')
}

/** Lines of the structured parts that neither what was known nor the signed note has. */
function lateParts(base: Note | null, signed: Note, draft: Note): string[] {
  const timeOf = (instant: string) => `${instant.slice(11, 16)} UTC`
  const linesOf = (note: Note | null) => (note ? partLines(note.content, timeOf) : [])
  const known = new Set([...linesOf(base), ...linesOf(signed)].flatMap(({ lines }) => lines))
  return linesOf(draft).flatMap(({ title, lines }) => {
    const fresh = lines.filter((line) => !known.has(line))
    return fresh.length > 0 ? [`${title}:\n${fresh.join('\n')}`] : []
  })
}

/** Values that lost in the draft and that nobody has decided on: the signed note has no room for them. */
function lateClashes(base: Note | null, signed: Note, draft: Note): string[] {
  const known = new Set([...(base?.lostEdits ?? []), ...(signed.lostEdits ?? [])].map(keyOf))
  return (draft.lostEdits ?? [])
    .filter((entry: LostEdit) => entry.settledAt === null && !known.has(keyOf(entry)))
    .toSorted((a, b) => compareText(keyOf(a), keyOf(b)))
    .map(({ field, lost }) => `Also entered (${field.split('.').at(-1)}): ${lost}`)
}

/** In pieces that a text takes, never through the middle of one character. */
function pieces(text: string, size: number): string[] {
  const found: string[] = []
  for (let from = 0; from < text.length; ) {
    const cut = Math.min(from + size, text.length)
    const middle = /[\uD800-\uDBFF]/.test(text.charAt(cut - 1)) && cut < text.length
    const end = middle ? cut - 1 : cut
    found.push(text.slice(from, end))
    from = end
  }
  return found
}

/**
 * What a draft says and a signed note of the same id does not: draft addenda to it, by who wrote the
 * draft, with ids made from their words. Empty when there is nothing besides.
 */
export function lateWords(base: Note | null, signed: Note, draft: Note): Note[] {
  const text = lateText(base, signed, draft)
  if (text === '') return []
  const { createdBy, authorId, updatedAt, updatedBy } = draft
  return pieces(text, longestText - heading.length - 2).map((piece, index) => ({
    id: idFrom(['addendum', signed.id, authorId, index, piece]),
    space: signed.space,
    ...{ createdAt: updatedAt, createdBy, updatedAt, updatedBy, authorId },
    ...{ visitId: signed.visitId, clientId: signed.clientId, sessionAt: signed.sessionAt },
    state: 'draft',
    // Never an addendum to an addendum.
    addendumTo: signed.addendumTo || signed.id,
    content: {
      serviceKind: signed.content.serviceKind,
      ...{ subjective: '', objective: '', assessment: '', plan: '' },
      addendum: `${heading}\n\n${piece}`,
      ...{ painBefore: null, painAfter: null, handsOnMin: null },
    },
    signature: null,
  }))
}
