import type { Visit } from '#shared/schema/visit'
import {
  inTheHome,
  isCalledOff,
  type Margins,
  noMargins,
  type Span,
  spansMeet,
} from './occupied-time'

export type MarginsByService = ReadonlyMap<string, Margins>

export interface TimeAsked extends Span {
  readonly therapistId: string
  readonly margins: Margins
  /** The visit that is being moved; it does not stand in its own way. */
  readonly visitId: string | null
}

const inTheWay = (asked: TimeAsked, visits: readonly Visit[]): Visit[] =>
  visits.filter(
    (visit) =>
      visit.id !== asked.visitId && visit.therapistId === asked.therapistId && !isCalledOff(visit),
  )

const occupied = (visit: Visit, margins: MarginsByService): Span =>
  inTheHome(visit, margins.get(visit.serviceId) ?? noMargins)

/** The therapist's other visits that would be going on, set-up and pack-up counted; earliest first. */
export function findOverlaps(
  asked: TimeAsked,
  visits: readonly Visit[],
  margins: MarginsByService,
): readonly Visit[] {
  const wanted = inTheHome(asked, asked.margins)
  return inTheWay(asked, visits)
    .filter((visit) => spansMeet(wanted, occupied(visit, margins)))
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
}
