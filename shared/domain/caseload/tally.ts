import type { HouseholdDigest } from './digest'
import type { CaseloadFrame } from './frame'
import { isActive, itemsOf, type OpenItem } from './items'
import { byRisk, type Risk, riskOf } from './risks'
import { type CaseloadRow, type KnownHousehold, rowOf, therapistsOf } from './row'

export interface Caseload {
  readonly frame: CaseloadFrame
  /** By therapist id; only of those who have anything to do with a household. */
  readonly rows: ReadonlyMap<string, CaseloadRow>
  /** Ranked. */
  readonly risks: readonly Risk[]
}

/**
 * The running tally of a practice. A change costs one household and the lines of those who visit it; a
 * minute gone by costs every household's digest, and no record.
 */
export interface Tally {
  put(digest: HouseholdDigest): void
  remove(parentId: string): void
  digests(): ReadonlyMap<string, HouseholdDigest>
  /** Everything open, of one therapist or of all; with the household's name. */
  items(frame: CaseloadFrame, therapistId?: string): readonly NamedItem[]
  /** Active clients, of one therapist or of all, by name. */
  clients(frame: CaseloadFrame, therapistId?: string): readonly HouseholdDigest[]
  view(frame: CaseloadFrame): Caseload
}

export interface NamedItem extends OpenItem {
  readonly name: string
}

interface Counted extends KnownHousehold {
  readonly risk: Risk | null
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Namesakes and what is open twice of one household stand by their ids: a list never jumps when it is counted anew. */
const byDayThenName = (a: NamedItem, b: NamedItem): number =>
  byText(a.on, b.on) ||
  a.name.localeCompare(b.name) ||
  byText(a.parentId, b.parentId) ||
  byText(a.id, b.id) ||
  byText(a.rule, b.rule)

export function createTally(): Tally {
  const digests = new Map<string, HouseholdDigest>()
  const householdsOf = new Map<string, Set<string>>()
  const counted = new Map<string, Counted>()
  const rows = new Map<string, CaseloadRow>()
  let risks: readonly Risk[] | null = null
  let framed: CaseloadFrame | null = null

  const forget = (parentId: string) => {
    const old = digests.get(parentId)
    if (!old) return
    for (const therapistId of therapistsOf(old)) {
      const households = householdsOf.get(therapistId)
      households?.delete(parentId)
      if (households?.size === 0) householdsOf.delete(therapistId)
      rows.delete(therapistId)
    }
    if (counted.get(parentId)?.risk) risks = null
    digests.delete(parentId)
    counted.delete(parentId)
  }

  const count = (digest: HouseholdDigest, frame: CaseloadFrame): Counted => {
    const known = counted.get(digest.parentId)
    if (known) return known
    const items = itemsOf(digest, frame)
    const one = { digest, items, risk: riskOf(digest, frame, items) }
    counted.set(digest.parentId, one)
    return one
  }

  /** Another minute: what is open may have changed everywhere. */
  const frameBy = (frame: CaseloadFrame) => {
    if (framed?.now === frame.now && framed.timeZone === frame.timeZone) return
    framed = frame
    counted.clear()
    rows.clear()
    risks = null
  }

  const known = (ids: Iterable<string>, frame: CaseloadFrame): Counted[] =>
    [...ids].flatMap((id) => {
      const digest = digests.get(id)
      return digest ? [count(digest, frame)] : []
    })

  const idsOf = (therapistId?: string): Iterable<string> =>
    therapistId === undefined ? digests.keys() : (householdsOf.get(therapistId) ?? [])

  return {
    put(digest) {
      forget(digest.parentId)
      digests.set(digest.parentId, digest)
      for (const therapistId of therapistsOf(digest)) {
        const households = householdsOf.get(therapistId) ?? new Set()
        householdsOf.set(therapistId, households.add(digest.parentId))
        rows.delete(therapistId)
      }
      risks = null
    },
    remove: forget,
    digests: () => digests,
    items(frame, therapistId) {
      frameBy(frame)
      return known(idsOf(therapistId), frame)
        .flatMap(({ digest, items }) => items.map((item) => ({ ...item, name: digest.name })))
        .filter((item) => therapistId === undefined || item.therapistId === therapistId)
        .sort(byDayThenName)
    },
    clients(frame, therapistId) {
      frameBy(frame)
      return known(idsOf(therapistId), frame)
        .map(({ digest }) => digest)
        .filter(
          (digest) =>
            (therapistId === undefined || digest.therapistId === therapistId) &&
            isActive(digest, frame),
        )
        .sort((a, b) => a.name.localeCompare(b.name) || byText(a.parentId, b.parentId))
    },
    view(frame) {
      frameBy(frame)
      for (const [therapistId, ids] of householdsOf) {
        if (rows.has(therapistId)) continue
        rows.set(therapistId, rowOf(therapistId, known(ids, frame), frame))
      }
      for (const therapistId of rows.keys()) {
        if (!householdsOf.has(therapistId)) rows.delete(therapistId)
      }
      risks ??= known(digests.keys(), frame)
        .flatMap(({ risk }) => (risk ? [risk] : []))
        .sort(byRisk)
      return { frame, rows: new Map(rows), risks }
    },
  }
}
