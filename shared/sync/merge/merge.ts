import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../crypto/bytes'
import { canonicalJson } from '../../crypto/canonical-json'
import type { CollectionName, RecordOf } from '../../schema/collections'
import type { LostEdit } from '../../schema/lost-edit'
import type { Merge, Merged, Version } from '../version'
import { descriptions } from './descriptions'
import { mergeFinal } from './final'
import { compareText, type Fields, pick, same, without } from './json'
import { lostEdit, unite } from './lost-edits'
import type { Meeting, Stamp } from './rules'
import { noBase, threeWay } from './three-way'

/** 20 hex of the SHA-256 of a version: tells versions apart and names their ancestors. */
export const versionHash = ({ record, deleted }: Version<unknown>): string =>
  toHex(sha256(utf8(canonicalJson({ record, deleted }))).subarray(0, 10))

const fixed = ['id', 'space', 'createdAt', 'createdBy']
const stamps = ['updatedAt', 'updatedBy']
const own = [...fixed, ...stamps, 'lostEdits']

type AnyVersion = Version<Fields & Stamp & { readonly lostEdits?: readonly LostEdit[] | undefined }>

/**
 * Two versions of one record, merged (see `Merge`). Pure and the same on every laptop; never throws on
 * records that fit their schema. What loses is written into the record's own `lostEdits`.
 */
export const merge: Merge = (collection, base, mine, theirs) =>
  mergeFinal(collection, base, mine, theirs) ?? mergeOpen(collection, base, mine, theirs)

function mergeOpen<C extends CollectionName>(
  collection: C,
  base: Version<RecordOf<C>> | null,
  mine: Version<RecordOf<C>>,
  theirs: Version<RecordOf<C>>,
): Merged<C> {
  if (mine.deleted === theirs.deleted && same(mine.record, theirs.record)) {
    return { ...theirs, extras: [] }
  }
  const [b, m, t] = [base, mine, theirs] as unknown as [AnyVersion | null, AnyVersion, AnyVersion]
  const meeting: Meeting = { mine: m.record, theirs: t.record, lost: [] }
  const content = threeWay(
    descriptions[collection],
    b ? without(b.record, own) : noBase,
    without(m.record, own),
    without(t.record, own),
    '',
    meeting,
  )
  const deleted = mergeRemoval(b, m, t, meeting)
  const lostEdits = mergeLostEdits(b, m, t, meeting.lost)
  const record = {
    ...(content as Fields),
    ...mergeFixed(b?.record ?? null, m.record, t.record),
    ...mergeStamp(b?.record ?? null, m.record, t.record),
    ...(lostEdits ? { lostEdits } : {}),
  } as Fields & Stamp
  const stamped = isOneOf(record, m.record, t.record) ? record : later(record)
  return { record: stamped as unknown as RecordOf<C>, deleted, extras: [] }
}

/** Is it, word for word, the side whose stamp it bears? */
const isOneOf = (record: Fields & Stamp, ...sides: readonly Fields[]): boolean =>
  sides.some((side) => same(record, side))

/**
 * What nobody wrote like this bears a stamp of its own, a thousandth of a second later: whoever was
 * shown one side and signs or sends it must notice that it is not what stands here now.
 */
const later = (record: Fields & Stamp): Fields => ({
  ...record,
  updatedAt: new Date(Date.parse(record.updatedAt) + 1).toISOString(),
})

/** Ids and origins never change: a difference is a bug or an attack, and what was there first stands. */
const mergeFixed = (base: Fields | null, mine: Fields, theirs: Fields): Fields =>
  Object.fromEntries(
    fixed.map((name) => {
      const [a, b] = [mine[name] as string, theirs[name] as string]
      return [name, base ? base[name] : compareText(a, b) < 0 ? a : b]
    }),
  )

function mergeStamp(base: Stamp | null, mine: Stamp, theirs: Stamp): Fields {
  const [was, here, there] = [base ?? {}, mine, theirs].map((side) => pick({ ...side }, stamps))
  if (same(was, here)) return there as Fields
  if (same(was, there)) return here as Fields
  const later =
    compareText(mine.updatedAt, theirs.updatedAt) || compareText(mine.updatedBy, theirs.updatedBy)
  return (later > 0 ? here : there) as Fields
}

const contentOf = ({ record }: AnyVersion): Fields => without(record, [...fixed, ...stamps])

/**
 * Removed against untouched is removed. Removed against changed stands, and says who removed it: an
 * entry for the whole record, whose two texts are empty.
 */
function mergeRemoval(
  base: AnyVersion | null,
  mine: AnyVersion,
  theirs: AnyVersion,
  { lost }: Meeting,
): boolean {
  if (mine.deleted === theirs.deleted) return mine.deleted
  const [alive, gone] = mine.deleted ? [theirs, mine] : [mine, theirs]
  const untouched = (side: AnyVersion) => base !== null && same(contentOf(side), contentOf(base))
  if (base && !base.deleted && untouched(alive)) return true
  // Put back by one side, left where it was by the other.
  if (base?.deleted && untouched(gone)) return false
  lost.push(lostEdit('', [undefined, alive.record], [undefined, gone.record]))
  return false
}

function mergeLostEdits(
  base: AnyVersion | null,
  mine: AnyVersion,
  theirs: AnyVersion,
  fresh: readonly LostEdit[],
): readonly LostEdit[] | undefined {
  const [was, here, there] = [base, mine, theirs].map((side) => side?.record.lostEdits)
  if (fresh.length === 0) {
    if (same(here, there)) return there
    if (base && same(here, was)) return there
    if (base && same(there, was)) return here
  }
  return unite(here ?? [], there ?? [], fresh)
}
