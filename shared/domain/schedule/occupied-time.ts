import type { Service } from '#shared/schema/catalog-entry'
import type { Visit } from '#shared/schema/visit'
import { addMinutes, type Instant } from '../time/calendar-day'

/** Minutes in the home before the session (set-up) and after it (pack-up). */
export type Margins = Pick<Service, 'setupMin' | 'packupMin'>

export const noMargins: Margins = { setupMin: 0, packupMin: 0 }

export interface Span {
  readonly startAt: Instant
  /** Not part of the span. */
  readonly endAt: Instant
}

/** A visit's times say when the session begins and ends; the therapist is in the home longer. */
export const inTheHome = (visit: Span, margins: Margins): Span => ({
  startAt: addMinutes(visit.startAt, -margins.setupMin),
  endAt: addMinutes(visit.endAt, margins.packupMin),
})

export const spansMeet = (a: Span, b: Span): boolean => a.startAt < b.endAt && b.startAt < a.endAt

/** Called off: the time is free again. */
export const isCalledOff = (visit: Pick<Visit, 'state'>): boolean =>
  visit.state === 'cancelled' || visit.state === 'noShow'
