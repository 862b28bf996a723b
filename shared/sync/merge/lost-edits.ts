import { canonicalJson } from '../../crypto/canonical-json'
import type { LostEdit } from '../../schema/lost-edit'
import { compareText, textOf } from './json'
import type { Stamp } from './rules'

/** What the schema of a lost edit takes in one text, and a record in entries. */
export const longestJson = 250_000
export const mostLostEdits = 500

/** Entries folded into one are found under this path. */
export const foldedField = 'lostEdits'
const longestFold = 200_000

/** Characters that no screen shows and that JSON spells with six. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unseen = /[\u0000-\u0007\u000b\u000e-\u001f]/g

function jsonText(value: unknown): string {
  const text = textOf(value)
  if (text.length <= longestJson || typeof value !== 'string') return text
  return textOf(value.replaceAll(unseen, ''))
}

/** A new, unsettled entry. What stands is left out when it is too long: the record itself shows it. */
export function lostEdit(
  field: string,
  [kept, keptSide]: readonly [value: unknown, side: Stamp],
  [lost, lostSide]: readonly [value: unknown, side: Stamp],
): LostEdit {
  const keptText = jsonText(kept)
  return {
    field,
    kept: keptText.length > longestJson ? '' : keptText,
    lost: jsonText(lost),
    ...{ keptBy: keptSide.updatedBy, keptAt: keptSide.updatedAt },
    ...{ lostBy: lostSide.updatedBy, lostAt: lostSide.updatedAt },
    ...{ settledAt: null, settledBy: null },
  }
}

/** Two entries of one key tell of the same lost value. */
export const keyOf = ({ field, lostBy, lostAt, lost }: LostEdit): string =>
  JSON.stringify([field, lostBy, lostAt, lost])

/** Settled beats unsettled, the later decision the earlier; the rest only has to be the same everywhere. */
function rank(a: LostEdit, b: LostEdit): number {
  return (
    compareText(a.settledAt ?? '', b.settledAt ?? '') ||
    compareText(a.keptAt, b.keptAt) ||
    compareText(canonicalJson(a), canonicalJson(b))
  )
}

const inOrder = (a: LostEdit, b: LostEdit): number =>
  compareText(a.lostAt, b.lostAt) || compareText(keyOf(a), keyOf(b))

/** The entries of both, each once, newest last, as many as a record takes. */
export function unite(...sides: readonly (readonly LostEdit[])[]): LostEdit[] {
  const byKey = new Map<string, LostEdit>()
  for (const entry of sides.flat()) {
    const known = byKey.get(keyOf(entry))
    if (!known || rank(known, entry) < 0) byKey.set(keyOf(entry), entry)
  }
  return fitting([...byKey.values()].sort(inOrder))
}

/**
 * Over the limit the oldest settled entries go. Unsettled ones never do: were there more than the limit
 * of those alone, the oldest are folded into few, each holding the JSON of many.
 */
function fitting(entries: LostEdit[]): LostEdit[] {
  const tooMany = entries.length - mostLostEdits
  if (tooMany <= 0) return entries
  const settled = entries.filter(({ settledAt }) => settledAt !== null)
  const gone = new Set(
    settled
      .toSorted((a, b) => compareText(a.settledAt ?? '', b.settledAt ?? '') || inOrder(a, b))
      .slice(0, tooMany),
  )
  const left = entries.filter((entry) => !gone.has(entry))
  return left.length <= mostLostEdits ? left : folded(left)
}

function folded(entries: readonly LostEdit[]): LostEdit[] {
  const older = entries.slice(0, entries.length - mostLostEdits / 2)
  const small = older.filter((entry) => canonicalJson(entry).length <= longestFold / 2)
  const rest = entries.filter((entry) => !small.includes(entry))
  const folds: LostEdit[][] = []
  let room = 0
  for (const entry of small) {
    // A text inside a text: its quotes and backslashes are spelled with two characters at most.
    const size = canonicalJson(entry).length + 1
    if (size > room || folds.length === 0) {
      folds.push([])
      room = longestFold
    }
    folds.at(-1)?.push(entry)
    room -= size
  }
  const made = folds.map((group) => ({
    ...(group.at(-1) as LostEdit),
    ...{ field: foldedField, kept: '', lost: canonicalJson(group) },
  }))
  return [...rest, ...made].sort(inOrder).slice(-mostLostEdits)
}
