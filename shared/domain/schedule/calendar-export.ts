import { generateIcsCalendar } from 'ts-ics'
import type { Visit } from '#shared/schema/visit'
import { isCalledOff } from './occupied-time'

export interface ExportedVisit {
  readonly visit: Visit
  /** Used only where names are wanted. */
  readonly name: string
  readonly address: string
}

/**
 * The visits as an iCalendar file (RFC 5545, times in UTC); called-off ones are left out. Without names
 * an entry says "Visit" and nothing else: calendars are copied to phones and shown on lock screens.
 */
export function exportCalendar(
  visits: readonly ExportedVisit[],
  options: { readonly withNames: boolean; readonly now: string },
): string {
  const stamp = { date: new Date(options.now) }
  return generateIcsCalendar({
    version: '2.0',
    prodId: '-//Doorstep//Schedule//EN',
    events: visits
      .filter(({ visit }) => !isCalledOff(visit))
      .map(({ visit, name, address }) => ({
        uid: `${visit.id}@doorstep`,
        stamp,
        start: { date: new Date(visit.startAt) },
        end: { date: new Date(visit.endAt) },
        summary: options.withNames && name ? `Visit: ${name}` : 'Visit',
        ...(options.withNames && address ? { location: address } : {}),
      })),
  })
}
