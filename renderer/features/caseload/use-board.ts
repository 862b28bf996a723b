import { useMemo } from 'react'
import { type CaseloadBook, suppliesSince } from '#renderer/data/queries/caseload'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import type { CaseloadFrame } from '#shared/domain/caseload/frame'
import { freshnessOf, freshnessWords, isStale } from '#shared/domain/caseload/freshness'
import { isAhead } from '#shared/domain/caseload/items'
import type { Risk } from '#shared/domain/caseload/risks'
import { type CaseloadRow, hasNothing, rowOf } from '#shared/domain/caseload/row'
import { suppliesUsed } from '#shared/domain/caseload/supplies'
import type { ShownRow } from '#shared/domain/caseload/table'
import { hasLeft } from '#shared/domain/tasks/papers'
import type { Staff } from '#shared/schema/staff'

export interface BoardRow extends ShownRow {
  readonly row: CaseloadRow
  readonly stale: boolean
}

export interface Board {
  readonly rows: readonly BoardRow[]
  readonly risks: readonly Risk[]
  readonly staffById: ReadonlyMap<string, Staff>
  /** Items that were used and whose cost nobody told. */
  readonly withoutCost: number
}

/** Everybody who visits, each with their figures and how fresh those are. */
export function useBoard(book: CaseloadBook, frame: CaseloadFrame): Board {
  const { staffId } = useSession()
  const supplies = useLive(suppliesSince, frame.lookBackAt)
  const used = useMemo(() => {
    if (!supplies.value) return null
    const ofVisit = new Map<string, string>()
    for (const { visits } of book.tally.digests().values()) {
      for (const { id, startAt, therapistId } of visits) {
        if (startAt >= frame.lookBackAt) ofVisit.set(id, therapistId)
      }
    }
    const { records, items } = supplies.value
    return suppliesUsed(records, items, (visitId) => ofVisit.get(visitId), frame)
  }, [supplies.value, book, frame])
  return useMemo(() => {
    const { rows, risks } = book.tally.view(frame)
    const digests = [...book.tally.digests().values()]
    const staffById = new Map(book.staff.map((one) => [one.id, one] as const))
    // Who left the practice keeps a line for as long as something of theirs is open.
    const ahead = new Set(
      digests.flatMap(({ visits }) =>
        visits.flatMap((visit) => (isAhead(visit, frame.now) ? [visit.therapistId] : [])),
      ),
    )
    const shown = book.staff.filter((person) => {
      const row = rows.get(person.id)
      const isDone = !ahead.has(person.id) && (!row || hasNothing(row))
      return person.role !== 'office' && !(hasLeft(person) && isDone)
    })
    return {
      rows: shown.map((person): BoardRow => {
        const fresh = freshnessOf(person, digests, { staffId }, frame)
        return {
          name: person.name,
          row: rows.get(person.id) ?? rowOf(person.id, [], frame),
          freshness: freshnessWords(fresh, person.name, frame),
          stale: isStale(fresh, frame),
          suppliesCents: used?.cents.get(person.id) ?? null,
        }
      }),
      risks,
      staffById,
      withoutCost: used?.withoutCost ?? 0,
    }
  }, [book, frame, used, staffId])
}
