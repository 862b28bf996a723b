import type { NoteContent } from '../../schema/note'
import { alsoWritten, holdsWords, partsOf } from '../../sync/merge/note'

/* One draft on two laptops, of which one shows it while what the other wrote arrives. */

const words = ['subjective', 'objective', 'assessment', 'plan', 'addendum'] as const
const figures = ['painBefore', 'painAfter', 'handsOnMin'] as const
export type WordField = (typeof words)[number]
type TypedField = WordField | (typeof figures)[number]
export const typedFields: readonly TypedField[] = [...words, ...figures]

/** What is typed into a note by hand; its structured parts have drafts of their own. */
export type Typed = Pick<NoteContent, TypedField>

export interface Joined {
  readonly content: Typed
  /** Figures of which two stand against each other: `mine` stays, the other one is told. */
  readonly clashes: readonly (typeof figures)[number][]
}

/**
 * What is typed here (`mine`) with what is stored now (`theirs`), held against what was known when the typing began
 * (`base`). What only one of them changed is taken; of words changed by both nothing goes, and mine stand first: a
 * cursor may be in them.
 */
export function joinWords(base: Typed, mine: Typed, theirs: Typed): Joined {
  const content: Typed = { ...mine }
  const clashes: (typeof figures)[number][] = []
  for (const field of words) {
    content[field] = joinText(base[field], mine[field], theirs[field])
  }
  for (const field of figures) {
    if (mine[field] === base[field]) content[field] = theirs[field]
    else if (theirs[field] !== base[field] && theirs[field] !== mine[field]) clashes.push(field)
  }
  return { content, clashes }
}

/** Where two texts stand one under the other, until somebody has made them one; whichever laptop joined them. */
export const fieldsWithBothTexts = (content: Pick<Typed, WordField>): WordField[] =>
  words.filter((field) => content[field].includes(alsoWritten.trim()))

function joinText(base: string, mine: string, theirs: string): string {
  if (theirs === base || theirs === mine) return mine
  if (mine === base) return theirs
  // What was only shortened here stands in theirs because the longer text does.
  if (holdsWords(theirs, mine) && !holdsWords(base, mine)) return theirs
  const [known, here, there] = [partsOf(base), partsOf(mine), partsOf(theirs)]
  // Of two texts that stand in one field already, each may be gone on with on the laptop that wrote it.
  const gone = (part: string) => known.includes(part) && !there.includes(part)
  const kept = here.some(gone) ? here.filter((part) => !gone(part)) : [mine]
  const fresh = there.filter((part) => !known.includes(part) && !holdsWords(mine, part))
  return [...kept, ...fresh].filter((part) => part.trim() !== '').join(alsoWritten)
}

/**
 * Where a cursor that stood at `at` in the text `before` stands in the text `after`: between the same words, or
 * behind everything where they are no longer there.
 */
export function cursorAfter(before: string, at: number, after: string): number {
  if (after.startsWith(before.slice(0, at))) return at
  const behind = before.slice(0, at).lastIndexOf(alsoWritten)
  const start = behind < 0 ? 0 : behind + alsoWritten.length
  const end = before.indexOf(alsoWritten, at)
  const found = after.indexOf(before.slice(start, end < 0 ? undefined : end))
  return found < 0 ? after.length : found + at - start
}

export const isSameTyped = (a: Typed, b: Typed): boolean =>
  typedFields.every((field) => a[field] === b[field])
