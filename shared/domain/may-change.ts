import type { CollectionName, RecordOf } from '../schema/collections'

/**
 * The one rule that the store itself keeps, whoever asks: a signed note and a sent summary are never
 * changed or removed again. Addenda and new summaries follow them.
 */
export function isFinal<C extends CollectionName>(collection: C, record: RecordOf<C>): boolean {
  if (collection === 'notes') return (record as RecordOf<'notes'>).state === 'signed'
  if (collection === 'summaries') return (record as RecordOf<'summaries'>).state === 'sent'
  return false
}
