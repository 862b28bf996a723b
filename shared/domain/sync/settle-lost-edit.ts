import { ok, type Result, refused } from '../../result'
import { type CollectionName, collections, type RecordOf } from '../../schema/collections'
import type { LostEdit } from '../../schema/lost-edit'
import { descriptions } from '../../sync/merge/descriptions'
import { same, textOf } from '../../sync/merge/json'
import { foldedField, keyOf, longestJson, unite } from '../../sync/merge/lost-edits'
import { isFinal } from '../may-change'
import { at, put } from './put-at-path'

export type Choice = 'keep' | 'useOther'

/** What to do with the record: write it as it now is, or remove it. */
export type Settled<C extends CollectionName> =
  | { readonly kind: 'write'; readonly record: RecordOf<C> }
  | { readonly kind: 'remove' }

/**
 * - gone: the entry, or the item of a list it speaks of, is not there any more
 * - notFitting: the other value cannot stand where it came from (a full list, an end before its start)
 * - final: a signed note or a sent summary
 */
export type SettleRefusal = 'gone' | 'notFitting' | 'final'

/** Also in `lostEdits` when nobody has to decide any more: the value that was replaced stays readable. */
function replaced(entry: LostEdit, current: unknown, record: Touched, touch: Touch): LostEdit {
  const asThen = textOf(current) === entry.kept
  return {
    field: entry.field,
    ...{ kept: entry.lost, keptBy: touch.by, keptAt: touch.at },
    lost: textOf(current),
    lostBy: asThen ? entry.keptBy : record.updatedBy,
    lostAt: asThen ? entry.keptAt : record.updatedAt,
    ...{ settledAt: touch.at, settledBy: touch.by },
  }
}

interface Touch {
  readonly by: string
  /** UTC instant. */
  readonly at: string
}
type Touched = Pick<RecordOf<CollectionName>, 'updatedAt' | 'updatedBy'>

/**
 * A person's decision on one edit that lost: `keep` what stands, or `useOther`, which puts the lost value
 * in its place and keeps the one that stood as a settled entry. Pure.
 */
export function settleLostEdit<C extends CollectionName>(
  collection: C,
  record: RecordOf<C>,
  entry: LostEdit,
  choice: Choice,
  touch: Touch,
): Result<Settled<C>, SettleRefusal> {
  if (isFinal(collection, record)) return refused('final')
  const entries = record.lostEdits ?? []
  const known = entries.find((other) => keyOf(other) === keyOf(entry))
  if (!known) return refused('gone')
  if (choice === 'useOther' && known.field === '') return ok({ kind: 'remove' })
  const settled = { ...known, settledAt: touch.at, settledBy: touch.by }
  const rest = entries.filter((other) => other !== known)
  const stamp = { updatedAt: touch.at, updatedBy: touch.by }
  if (choice === 'keep') {
    const lostEdits = unite([...rest, settled])
    return ok({ kind: 'write', record: { ...record, ...stamp, lostEdits } })
  }
  const changed = withOther(collection, record, known)
  if (!changed.ok) return changed
  const { value, current } = changed.value
  const more = changed.value.same ? [] : [replaced(known, current, record, touch)]
  if (more.some(({ lost }) => lost.length > longestJson)) return refused('notFitting')
  const lostEdits = unite([...rest, settled, ...more])
  const parsed = collections[collection].record.safeParse({ ...value, ...stamp, lostEdits })
  if (!parsed.success) return refused('notFitting')
  return ok({ kind: 'write', record: parsed.data as RecordOf<C> })
}

/** Undefined: nothing stood there. */
function lostValue({ lost }: LostEdit): Result<unknown, 'notFitting'> {
  try {
    return ok(lost === '' ? undefined : JSON.parse(lost))
  } catch {
    return refused('notFitting')
  }
}

function withOther<C extends CollectionName>(
  collection: C,
  record: RecordOf<C>,
  entry: LostEdit,
): Result<{ value: object; current: unknown; same: boolean }, 'gone' | 'notFitting'> {
  if (entry.field === foldedField) return refused('notFitting')
  const place = at(descriptions[collection], record, entry.field)
  if (place === null) return refused('gone')
  const isItem = place.inList && place.current === undefined
  // An item that found no room in its list may come back; one that was taken out since may not.
  if (isItem && (entry.lost === '' || entry.kept !== '')) return refused('gone')
  const other = lostValue(entry)
  if (!other.ok) return other
  const value = put(descriptions[collection], record, entry.field, other.value) as object
  return ok({ value, current: place.current, same: same(place.current, other.value) })
}
