import { canonicalJson } from '../crypto/canonical-json'
import type { CatalogEntry } from '../schema/catalog-entry'
import type { CollectionName, RecordOf } from '../schema/collections'
import type { Consent } from '../schema/consent'
import type { ReceiptRecord } from '../schema/receipt'
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
  if (collection === 'receipts')
    return isLetterStill(before as ReceiptRecord, after as ReceiptRecord)
  return true
}

/** A consent is taken back by a withdrawal, a receipt by voiding it: never by taking the record away. */
export const mayBeRemoved = (collection: CollectionName): boolean =>
  collection !== 'consents' && collection !== 'receipts'

/** What was issued, paid, given back or made void stands; only a letter is written on. */
const isLetterStill = (before: ReceiptRecord, after: ReceiptRecord): boolean =>
  before.letter !== null && after.letter !== null && before.clientId === after.clientId

/**
 * A consent once given: a withdrawal may be added, one review, and one signature of the therapist; all
 * else stays as it was.
 */
function onlyAddsTo(before: Consent, after: Consent): boolean {
  const { therapistSigned } = before
  const kept = after.withdrawals.slice(0, before.withdrawals.length)
  return (
    canonicalJson(given(before)) === canonicalJson(given(after)) &&
    canonicalJson(kept) === canonicalJson(before.withdrawals) &&
    (before.review === null || canonicalJson(before.review) === canonicalJson(after.review)) &&
    (!therapistSigned ||
      canonicalJson(therapistSigned) === canonicalJson(after.therapistSigned ?? null))
  )
}

/** What was given, without what may follow it. */
function given(consent: Consent) {
  const { updatedAt: _at, updatedBy: _by, lostEdits: _lost, ...rest } = consent
  const { therapistSigned: _signed, ...whole } = rest
  return { ...whole, withdrawals: [], review: null }
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

/** Who moved a clinical default, or said what the practice is, when and why is kept for good. */
const keepsRuleChanges = (
  { practice: before }: CatalogEntry,
  { practice: after }: CatalogEntry,
): boolean =>
  startsWith(after?.clinicalRules?.changes ?? [], before?.clinicalRules?.changes ?? []) &&
  holdsAll(after?.hipaa ?? [], before?.hipaa ?? []) &&
  holdsAll(after?.interest ?? [], before?.interest ?? [])

/** In any order: a statement from another laptop is put in its time. */
function holdsAll(all: readonly unknown[], kept: readonly unknown[]): boolean {
  const held = new Set(all.map(canonicalJson))
  return kept.every((one) => held.has(canonicalJson(one)))
}

const startsWith = (all: readonly unknown[], first: readonly unknown[]): boolean =>
  canonicalJson(all.slice(0, first.length)) === canonicalJson(first)
