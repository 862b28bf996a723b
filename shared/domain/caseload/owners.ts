import type { CollectionName } from '#shared/schema/collections'
import {
  type DigestSettings,
  digestOf,
  type HouseholdDigest,
  type HouseholdRecords,
} from './digest'
import type { Tally } from './tally'

/** As much of a stored record as says whose it is. */
export interface OwnedRecord {
  readonly id: string
  readonly kind?: string
  readonly parentId?: string
  readonly clientId?: string
  readonly _deleted?: boolean
}

/**
 * Which households a changed record belongs to, and belonged to before: those are counted again and no
 * others. Whose a person is, and whose a visit was, is learned from the digests.
 */
export interface Owners {
  learn(digest: HouseholdDigest): void
  forget(parentId: string): void
  clear(): void
  householdsOf(name: CollectionName, record: OwnedRecord): readonly string[]
}

export function createOwners(): Owners {
  const parentOf = new Map<string, string>()
  const ofVisit = new Map<string, string>()
  return {
    learn({ parentId, personIds, visits }) {
      for (const id of personIds) parentOf.set(id, parentId)
      for (const { id } of visits) ofVisit.set(id, parentId)
    },
    forget(parentId) {
      parentOf.delete(parentId)
    },
    clear() {
      parentOf.clear()
      ofVisit.clear()
    },
    householdsOf(name, { id, kind, parentId = '', clientId = '', _deleted }) {
      const both = (before: string | undefined, after: string) =>
        before === undefined || before === after ? [after] : [before, after]
      if (name === 'clients') {
        const before = parentOf.get(id)
        const after = kind === 'infant' ? parentId : id
        if (_deleted) parentOf.delete(id)
        else parentOf.set(id, after)
        // What came of a baby before the baby was known stood for a household of its own.
        return [...new Set([...both(before, after), id])]
      }
      const after = parentOf.get(clientId) ?? clientId
      return both(name === 'visits' ? ofVisit.get(id) : undefined, after)
    },
  }
}

const isNothing = (records: HouseholdRecords): boolean => {
  const { people, visits, notes, screenings, summaries } = records
  return [people, visits, notes, screenings, summaries].every(({ length }) => length === 0)
}

/** Puts one household as it now lies in the store into the tally, in the place of what stood for `personId`. */
export function recount(
  tally: Tally,
  owners: Owners,
  personId: string,
  records: HouseholdRecords,
  settings: DigestSettings,
): void {
  // A baby's id, told before the baby was known.
  if (personId !== records.parentId) tally.remove(personId)
  if (isNothing(records)) {
    owners.forget(records.parentId)
    tally.remove(records.parentId)
    return
  }
  const digest = digestOf(records, settings)
  owners.learn(digest)
  tally.put(digest)
}
