import type { Phrase } from '../../schema/catalog-entry'

type Snippet = Pick<Phrase, 'part' | 'text' | 'short'>

/** Where a short form stands in a text, and what takes its place. */
export interface Expansion {
  /** Of the semicolon. */
  readonly from: number
  /** After the space that was typed. */
  readonly until: number
  readonly text: string
}

/** `;ok` at the beginning or after white space, and the space just typed after it. */
const typedShort = /(?:^|\s)(;([a-z0-9]{1,12}) )$/i

/**
 * What `;short` and a space become; null where the text before the caret names no phrase. Of two with one
 * short form the one of this part of the note is taken. Nothing else in the text is looked at: what was
 * pasted or dictated stays as it is.
 */
export function expandShort(
  text: string,
  caret: number,
  snippets: readonly Snippet[],
  part: string,
): Expansion | null {
  const match = typedShort.exec(text.slice(0, caret))
  const [, typed, name] = match ?? []
  if (!typed || !name) return null
  const named = snippets.filter(({ short }) => short === name.toLowerCase())
  const found = named.find((one) => one.part === part) ?? named[0]
  return found ? { from: caret - typed.length, until: caret, text: `${found.text} ` } : null
}

/** Whether another phrase of the practice has this short form already. */
export const isShortTaken = (
  phrases: readonly Phrase[],
  { id, short }: Pick<Phrase, 'id' | 'short'>,
): boolean =>
  short !== undefined && short !== '' && phrases.some((one) => one.id !== id && one.short === short)
