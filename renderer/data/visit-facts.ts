import { type Day, dayOf } from '#shared/domain/time/calendar-day'
import { perinatalClock, perinatalLabel } from '#shared/domain/time/perinatal-clock'
import type { Chart } from '#shared/schema/chart'
import type { Client, Home } from '#shared/schema/client'
import type { Visit } from '#shared/schema/visit'
import { fullName } from './queries/client-directory'
import type { DayBook } from './queries/day-book'

/** A visit as it is shown: the words of its people and service, already looked up. */
export interface VisitFacts {
  readonly name: string
  readonly infantNames: readonly string[]
  readonly serviceName: string
  /** Where the parent stands before or after birth on the day of the visit; '' when not known. */
  readonly perinatal: string
  /** `12 Alder St, Unit 4, Vancouver`; '' when not known. */
  readonly address: string
  readonly home: Home | null
}

export function visitFacts(visit: Visit, book: DayBook, timeZone: string): VisitFacts {
  const client = book.people.get(visit.clientId)
  return {
    name: client ? fullName(client.name) : '',
    infantNames: visit.infantIds.flatMap((id) => {
      const infant = book.people.get(id)
      return infant ? [fullName(infant.name) || 'Baby'] : []
    }),
    serviceName: book.services.get(visit.serviceId)?.name ?? 'Service no longer offered',
    perinatal: perinatalOn(book.charts.get(visit.clientId), dayOf(visit.startAt, timeZone)),
    address: addressLine(client),
    home: client?.home ?? null,
  }
}

/** The perinatal label of a person on a day; '' when the chart does not say. */
export function perinatalOn(chart: Chart | undefined, day: Day): string {
  const clock = chart?.parent ? perinatalClock(chart.parent, day) : null
  return clock ? perinatalLabel(clock) : ''
}

export function addressLine(client: Client | undefined): string {
  const address = client?.home?.address
  return address ? [address.street, address.unit, address.city].filter(Boolean).join(', ') : ''
}
