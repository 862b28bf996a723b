import { canonicalJson } from '../crypto/canonical-json'
import type { CatalogEntry } from '../schema/catalog-entry'
import type { CollectionName, RecordOf } from '../schema/collections'
import type { Consent } from '../schema/consent'
import type { Screening } from '../schema/screening'

/**
 * The one rule that the store itself keeps, whoever asks: a signed note and a sent summary are never
 * changed or removed again. Addenda and new summaries follow them.
 */
export function isFinal<C extends CollectionName>(collection: C, record: RecordOf<C>): boolean {
  if (collection === 'notes') return (record as RecordOf<'notes'>).state === 'signed'
  if (collection === 'summaries') return (record as RecordOf<'summaries'>).state === 'sent'
  return false
}

/** Whether a change of a record that is not final leaves standing what must stand. */
export function mayBecome<C extends CollectionName>(
  collection: C,
  before: RecordOf<C>,
  after: RecordOf<C>,
): boolean {
  if (collection === 'consents') return onlyAddsTo(before as Consent, after as Consent)
  if (collection === 'screenings') return keepsCalls(before as Screening, after as Screening)
  if (collection === 'catalog')
    return keepsRuleChanges(before as CatalogEntry, after as CatalogEntry)
  return true
}

/** A consent is taken back by a withdrawal, never by taking the record away. */
export const mayBeRemoved = (collection: CollectionName): boolean => collection !== 'consents'

/** A consent once given: a withdrawal may be added, and one review; all else stays as it was. */
function onlyAddsTo(before: Consent, after: Consent): boolean {
  const given = ({ updatedAt: _at, updatedBy: _by, lostEdits: _lost, ...rest }: Consent) =>
    canonicalJson({ ...rest, withdrawals: [], review: null })
  const kept = after.withdrawals.slice(0, before.withdrawals.length)
  return (
    given(before) === given(after) &&
    canonicalJson(kept) === canonicalJson(before.withdrawals) &&
    (before.review === null || canonicalJson(before.review) === canonicalJson(after.review))
  )
}

/** A call for help and a reason for going on are added at the door, never changed or taken away. */
function keepsCalls({ doorGate: before }: Screening, { doorGate: after }: Screening): boolean {
  if (!before) return true
  return (
    after !== null &&
    startsWith(after.calls, before.calls) &&
    startsWith(after.overrides, before.overrides)
  )
}

/** Who moved a clinical default, when and why is kept for good. */
const keepsRuleChanges = (before: CatalogEntry, after: CatalogEntry): boolean =>
  startsWith(
    after.practice?.clinicalRules?.changes ?? [],
    before.practice?.clinicalRules?.changes ?? [],
  )

const startsWith = (all: readonly unknown[], first: readonly unknown[]): boolean =>
  canonicalJson(all.slice(0, first.length)) === canonicalJson(first)
