import { firstValueFrom } from 'rxjs'
import type { MarginsByService } from '#shared/domain/schedule/find-overlaps'
import {
  type PlanRefusal,
  planVisit,
  replanVisit,
  type Surroundings,
  type VisitWanted,
} from '#shared/domain/schedule/plan-visit'
import { checklistFor } from '#shared/domain/supplies/checklist'
import { addMinutes } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { Client } from '#shared/schema/client'
import { marginsOf } from '../queries/day-book'
import { catalogOf } from '../queries/practice'
import { visitsBetween } from '../queries/visits'
import { type Session, stamp, touch } from '../session'
import type { ChangeRefusal, Store } from '../store/store'

export interface Booking {
  /** The visit to change; null books a new one. */
  readonly visitId: string | null
  readonly clientId: string
  readonly infantIds: readonly string[]
  readonly serviceId: string
  readonly startAt: string
  readonly durationMin: number
  /** The practice's zone. */
  readonly timeZone: string
  readonly plan: string
  /** The person has seen what stands against the time and wants it all the same. */
  readonly knowingly: boolean
}

export type BookingRefusal =
  | PlanRefusal
  | { readonly kind: 'begun' }
  | { readonly kind: 'gone'; readonly what: 'client' | 'service' | 'visit' }

/** Books or re-plans a visit; answers with its id. The checklist is made from the service's kits. */
export async function bookVisit(
  session: Session,
  booking: Booking,
): Promise<Result<string, BookingRefusal>> {
  const { store } = session
  const [client, services, kits, items] = await Promise.all([
    store.read('clients', booking.clientId),
    firstValueFrom(catalogOf(store, 'service')),
    firstValueFrom(catalogOf(store, 'kit')),
    firstValueFrom(catalogOf(store, 'item')),
  ])
  const service = services.find((entry) => entry.id === booking.serviceId)
  if (!client) return refused({ kind: 'gone', what: 'client' })
  if (!service?.service) return refused({ kind: 'gone', what: 'service' })
  const margins = marginsOf(new Map(services.map((entry) => [entry.id, entry])))
  const around = await surroundings(session, booking.startAt, client, margins)
  const { visitId, knowingly, ...asked } = booking
  const checklist = checklistFor(service, kits, items, session.newId)
  if (visitId !== null) {
    return replan(session, visitId, { ...asked, checklist }, around, knowingly)
  }
  const planned = planVisit(
    { ...asked, checklist, therapistId: session.staffId },
    around,
    stamp(session, client.space),
    knowingly,
  )
  if (!planned.ok) return planned
  await store.insert('visits', planned.value)
  return ok(planned.value.id)
}

async function replan(
  session: Session,
  visitId: string,
  asked: Omit<VisitWanted, 'therapistId'>,
  around: Surroundings,
  knowingly: boolean,
): Promise<Result<string, BookingRefusal>> {
  const changed = await session.store.change<'visits', BookingRefusal>(
    'visits',
    visitId,
    (visit) => {
      const wanted = { ...asked, therapistId: visit.therapistId }
      return replanVisit(visit, wanted, around, touch(session), knowingly)
    },
  )
  if (changed.ok) return ok(visitId)
  return refused(toBookingRefusal(changed.refusal))
}

const toBookingRefusal = (refusal: BookingRefusal | ChangeRefusal): BookingRefusal =>
  refusal === 'missing' || refusal === 'final' ? { kind: 'gone', what: 'visit' } : refusal

async function surroundings(
  session: Session,
  startAt: string,
  client: Client,
  margins: MarginsByService,
): Promise<Surroundings> {
  return {
    visits: await visitsAround(session.store, startAt),
    margins,
    windows: client.home?.windows ?? [],
    now: session.now(),
  }
}

/** A day and a half to either side holds the whole day of `startAt` in any zone, and its edges. */
const visitsAround = (store: Store, startAt: string) =>
  firstValueFrom(visitsBetween(store, addMinutes(startAt, -2160), addMinutes(startAt, 2160)))
