import {
  type Choice,
  type SettleRefusal,
  settleLostEdit as settled,
} from '#shared/domain/sync/settle-lost-edit'
import { ok, type Result, refused } from '#shared/result'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { LostEditOf } from '../queries/lost-edits'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'

export interface Settling extends LostEditOf {
  readonly choice: Choice
}

/** A decision, to be taken back with `takeBackSettling`. */
export interface SettlingDone {
  readonly collection: CollectionName
  /** The record before it was decided. */
  readonly before: RecordOf<CollectionName>
  /** The instant of the decision; null when it removed the record. */
  readonly settledAt: string | null
}

/** A person decides which of two values stands; the other stays readable in the record's history. */
export async function settleLostEdit(
  session: Session,
  { collection, recordId, entry, choice }: Settling,
): Promise<Result<SettlingDone, SettleRefusal | 'notYours'>> {
  const { store } = session
  if (collection === 'catalog') {
    // Which of two values of the practice's own entry stands is as good as changing it.
    const entry = await store.read('catalog', recordId)
    const asked = entry?.practice ? await askRole(session, 'practiceDetails') : ok(undefined)
    if (!asked.ok) return asked
  }
  const at = session.now()
  const decide = (record: RecordOf<CollectionName>) =>
    settled(collection, record, entry, choice, { by: session.staffId, at })
  const found = await store.read(collection, recordId)
  if (!found) return refused('gone')
  const decision = decide(found)
  if (!decision.ok) return decision
  if (decision.value.kind === 'remove') {
    const removed = await store.remove(collection, recordId)
    if (!removed.ok) return refused(removed.refusal === 'final' ? 'final' : 'gone')
    return ok({ collection, before: removed.value, settledAt: null })
  }
  let before = found
  // Decided once more on what is there at the moment of writing: something may have come meanwhile.
  const changed = await store.change<CollectionName, SettleRefusal>(
    collection,
    recordId,
    (record) => {
      const now = decide(record)
      if (!now.ok) return now
      if (now.value.kind === 'remove') return refused('gone')
      before = record
      return ok(now.value.record)
    },
  )
  if (!changed.ok) return refused(changed.refusal === 'missing' ? 'gone' : changed.refusal)
  return ok({ collection, before, settledAt: at })
}

/** Puts the question again, with the value that stood before. Refused when the record changed since. */
export async function takeBackSettling(
  session: Session,
  { collection, before, settledAt }: SettlingDone,
): Promise<Result<null, 'changedSince'>> {
  const { store } = session
  const back = { ...before, ...touch(session) }
  if (settledAt === null) {
    if (await store.read(collection, before.id)) return refused('changedSince')
    await store.insert(collection, back)
    return ok(null)
  }
  const changed = await store.change<CollectionName, 'changedSince'>(
    collection,
    before.id,
    (record) => (record.updatedAt === settledAt ? ok(back) : refused('changedSince')),
  )
  return changed.ok ? ok(null) : refused('changedSince')
}
