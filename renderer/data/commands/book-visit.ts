import { firstValueFrom } from 'rxjs'
import { objectionsTo, type Surroundings } from '#shared/domain/schedule/check-time'
import {
  canBeMoved,
  type PlanRefusal,
  planVisit,
  replanVisit,
  type VisitWanted,
} from '#shared/domain/schedule/plan-visit'
import {
  changeFollowing,
  following,
  repeatVisit,
  ruleFrom,
  seriesChangeOf,
  setApart,
} from '#shared/domain/schedule/series'
import { fitWindows } from '#shared/domain/schedule/window-fit'
import { therapistTime } from '#shared/domain/schedule/working-time'
import { checklistFor } from '#shared/domain/supplies/checklist'
import { addMinutes, clockTimeOf, dayOf, minutesBetween } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { Client } from '#shared/schema/client'
import type { SeriesRule, Visit } from '#shared/schema/visit'
import { dayBook, surroundingsOf } from '../queries/day-book'
import { catalogOf, staffMember } from '../queries/practice'
import { visitsOfClient } from '../queries/visits'
import { type Session, stamp, touch } from '../session'
import type { ChangeRefusal } from '../store/store'

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
  /** Why the person books it all the same, having seen what stands against the time; null otherwise. */
  readonly overruling: string | null
  /** How a new visit repeats; null books it once. */
  readonly repeat: Pick<SeriesRule, 'everyWeeks' | 'weekdays' | 'untilDay' | 'count'> | null
  /** Of a visit in a series: whether those after it are changed alike. */
  readonly scope: 'this' | 'following'
}

/** The visit, and every one that was made or changed with it. */
export interface Booked {
  readonly visitId: string
  readonly visitIds: readonly string[]
}

export type BookingRefusal =
  | PlanRefusal
  | { readonly kind: 'begun' }
  /** Days of the series, after the first, that something stands against. */
  | { readonly kind: 'seriesObjections'; readonly days: readonly string[] }
  | { readonly kind: 'gone'; readonly what: 'client' | 'service' | 'visit' }

/** Books or re-plans a visit, or a series of them. The checklist is made from the service's kits. */
export async function bookVisit(
  session: Session,
  booking: Booking,
): Promise<Result<Booked, BookingRefusal>> {
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
  const { visitId, overruling, repeat, scope, ...asked } = booking
  const held = visitId === null ? null : await store.read('visits', visitId)
  const therapistId = held?.therapistId ?? client.therapistId
  const around = await surroundings(session, booking.startAt, client, therapistId)
  const checklist = checklistFor(service, kits, items, session.newId)
  if (visitId !== null) {
    return replan(session, visitId, { ...asked, checklist }, around, overruling, scope)
  }
  const planned = planVisit(
    { ...asked, checklist, therapistId },
    around,
    stamp(session, client.space),
    overruling,
  )
  if (!planned.ok) return planned
  if (repeat === null) {
    await store.insert('visits', planned.value)
    return ok({ visitId: planned.value.id, visitIds: [planned.value.id] })
  }
  return bookSeries(session, client, planned.value, repeat, overruling)
}

async function bookSeries(
  session: Session,
  client: Client,
  first: Visit,
  repeat: NonNullable<Booking['repeat']>,
  overruling: string | null,
): Promise<Result<Booked, BookingRefusal>> {
  const { timeZone, startAt } = first
  const durationMin = minutesBetween(startAt, first.endAt)
  const clock = clockTimeOf(startAt, timeZone)
  const rule = ruleFrom(dayOf(startAt, timeZone), clock, durationMin, repeat)
  const visits = repeatVisit(first, rule, session.newId(), session.newId)
  const lastAt = visits.at(-1)?.startAt ?? startAt
  const around = await surroundings(session, startAt, client, first.therapistId, lastAt)
  const checked = visits.map((visit) => {
    const objections = objectionsTo({ ...visit, visitId: visit.id }, around).map(({ kind }) => kind)
    return { visit, objections }
  })
  const against = checked.slice(1).filter(({ objections }) => objections.length > 0)
  if (against.length > 0 && overruling === null) {
    const days = against.map(({ visit }) => dayOf(visit.startAt, timeZone))
    return refused({ kind: 'seriesObjections', days })
  }
  const records = checked.map(({ visit, objections }) => ({
    ...visit,
    window: fitWindows(around.windows, visit, timeZone).chosen,
    overruled: objections.length > 0 ? { objections, reason: overruling?.trim() ?? '' } : null,
  }))
  await session.store.insertMany('visits', records)
  return ok({ visitId: first.id, visitIds: records.map(({ id }) => id) })
}

async function replan(
  session: Session,
  visitId: string,
  asked: Omit<VisitWanted, 'therapistId'>,
  around: Surroundings,
  overruling: string | null,
  scope: Booking['scope'],
): Promise<Result<Booked, BookingRefusal>> {
  const before = await session.store.read('visits', visitId)
  const changed = await session.store.change<'visits', BookingRefusal>(
    'visits',
    visitId,
    (visit) => {
      const wanted = { ...asked, therapistId: visit.therapistId }
      const replanned = replanVisit(visit, wanted, around, touch(session), overruling)
      return replanned.ok && scope === 'this' ? ok(setApart(replanned.value)) : replanned
    },
  )
  if (!changed.ok) return refused(toBookingRefusal(changed.refusal))
  if (scope === 'this' || !before?.series) return ok({ visitId, visitIds: [visitId] })
  return ok({ visitId, visitIds: await changeThoseAfter(session, before, changed.value) })
}

/** The same change for the visit and those that follow; exceptions and what has begun stay. */
async function changeThoseAfter(session: Session, before: Visit, after: Visit): Promise<string[]> {
  const change = seriesChangeOf(before, after)
  const all = await firstValueFrom(visitsOfClient(session.store, before.clientId))
  const visits = following(before, [before, ...all.filter(({ id }) => id !== before.id)])
  const ids = visits.map(({ id }) => id)
  await session.store.changeMany('visits', ids, (visit) =>
    canBeMoved(visit)
      ? ok({
          ...changeFollowing(visit, change),
          // The one in hand is where it was put already, to the minute of a doubtful hour.
          ...(visit.id === before.id ? { startAt: after.startAt, endAt: after.endAt } : {}),
          ...touch(session),
        })
      : ok(visit),
  )
  return ids
}

const toBookingRefusal = (refusal: BookingRefusal | ChangeRefusal): BookingRefusal =>
  refusal === 'missing' || refusal === 'final' ? { kind: 'gone', what: 'visit' } : refusal

/** A day and a half to either side holds the whole day of `startAt` in any zone, and its edges. */
export async function surroundings(
  session: Session,
  startAt: string,
  client: Client,
  therapistId: string,
  lastAt = startAt,
): Promise<Surroundings> {
  const { store } = session
  const [book, staff] = await Promise.all([
    firstValueFrom(dayBook(store, addMinutes(startAt, -2160), addMinutes(lastAt, 2160))),
    firstValueFrom(staffMember(store, therapistId)),
  ])
  // Two therapists are at two doors at one time.
  const visits = book.visits.filter((visit) => visit.therapistId === therapistId)
  return surroundingsOf({ ...book, visits }, client, therapistTime(staff), session.now())
}
