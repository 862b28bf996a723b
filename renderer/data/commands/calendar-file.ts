import { firstValueFrom } from 'rxjs'
import { exportCalendar } from '#shared/domain/schedule/calendar-export'
import {
  type CalendarPreview,
  type CalendarRefusal,
  calendarLimits,
  type ImportOptions,
  readCalendar,
} from '#shared/domain/schedule/calendar-import'
import { addMinutes } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import { recordAct } from '../audit/record-act'
import { dayBook } from '../queries/day-book'
import type { Session } from '../session'
import { visitFacts } from '../visit-facts'

const dayMin = 24 * 60

/** Asks where, and writes this therapist's visits there: four weeks back, a year ahead. */
export async function saveCalendarFile(
  session: Session,
  { withNames, timeZone }: { readonly withNames: boolean; readonly timeZone: string },
): Promise<Result<{ readonly fileName: string; readonly visits: number }, 'cancelled' | 'disk'>> {
  const { call } = window.doorstep
  const now = session.now()
  const from = addMinutes(now, -28 * dayMin)
  const book = await firstValueFrom(dayBook(session.store, from, addMinutes(now, 366 * dayMin)))
  const own = book.visits
    .filter((visit) => visit.therapistId === session.staffId)
    .map((visit) => {
      const { name, address } = visitFacts(visit, book, timeZone)
      return { visit, name, address }
    })
  const file = await call('file.create', { kind: 'calendar', suggestedName: 'visits.ics' })
  if (!file.ok) return refused(file.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, fileName } = file.value
  const chunk = new TextEncoder().encode(exportCalendar(own, { withNames, now }))
  const written = await call('file.append', { handle, chunk })
  const whole = written.ok && (await call('file.commit', { handle })).ok
  if (whole) {
    await recordAct(session, { what: 'exported', collection: 'visits', how: 'calendar' })
    return ok({ fileName, visits: own.length })
  }
  await call('file.discard', { handle })
  return refused('disk')
}

export interface ChosenCalendar {
  readonly fileName: string
  readonly text: string
}

/** Asks which file, and reads it as text when it is not larger than a calendar can be. */
export async function chooseCalendarFile(): Promise<
  Result<ChosenCalendar, 'cancelled' | 'disk' | CalendarRefusal>
> {
  const { call } = window.doorstep
  const chosen = await call('file.choose', { kind: 'calendar' })
  if (!chosen.ok) return refused(chosen.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, size, fileName } = chosen.value
  try {
    if (size > calendarLimits.bytes) return refused('tooLarge')
    if (size === 0) return refused('notACalendar')
    const read = await call('file.read', { handle, offset: 0, length: size })
    if (!read.ok) return refused('disk')
    return ok({ fileName, text: new TextDecoder('utf-8').decode(read.value.chunk) })
  } finally {
    await call('file.release', { handle })
  }
}

export const previewCalendar = (
  session: Session,
  { text }: ChosenCalendar,
  options: Omit<ImportOptions, 'now' | 'newId'>,
): Result<CalendarPreview, CalendarRefusal> =>
  readCalendar(text, { ...options, now: session.now(), newId: session.newId })
