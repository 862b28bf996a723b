import type { NoteContent } from '../../schema/note'
import { alsoWritten, partsOf } from '../../sync/merge/note'

/* One draft on two laptops, of which one shows it while what the other wrote arrives. */

const words = ['subjective', 'objective', 'assessment', 'plan', 'addendum'] as const
const figures = ['painBefore', 'painAfter', 'handsOnMin'] as const
export type TypedField = (typeof words)[number] | (typeof figures)[number]
export const typedFields: readonly TypedField[] = [...words, ...figures]

/** What is typed into a note by hand; its structured parts have drafts of their own. */
export type Typed = Pick<NoteContent, TypedField>

export interface Joined {
  readonly content: Typed
  /** Where both wrote: both texts stand in it, one under the other. */
  readonly both: readonly TypedField[]
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
  const both: TypedField[] = []
  const clashes: (typeof figures)[number][] = []
  for (const field of words) {
    const text = joinText(base[field], mine[field], theirs[field])
    if (text !== mine[field] && text !== theirs[field]) both.push(field)
    content[field] = text
  }
  for (const field of figures) {
    if (mine[field] === base[field]) content[field] = theirs[field]
    else if (theirs[field] !== base[field] && theirs[field] !== mine[field]) clashes.push(field)
  }
  return { content, both, clashes }
}

function joinText(base: string, mine: string, theirs: string): string {
  if (theirs === base || theirs === mine) return mine
  if (mine === base || theirs.includes(mine)) return theirs
  const known = partsOf(base)
  const fresh = partsOf(theirs).filter((part) => !known.includes(part) && !mine.includes(part))
  return [mine, ...fresh].filter((part) => part.trim() !== '').join(alsoWritten)
}

export const isSameTyped = (a: Typed, b: Typed): boolean =>
  typedFields.every((field) => a[field] === b[field])
