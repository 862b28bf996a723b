import { answerOf, newDrive } from '../domain/mileage/log-drive'
import { suggestDrives } from '../domain/mileage/suggest-drives'
import type { LoggedTrip } from '../domain/mileage/totals'
import type { Place } from '../domain/schedule/travel-estimate'
import { addDays, addMinutes, type Day, dayOf, instantAt } from '../domain/time/calendar-day'
import type { WaitingWish } from '../schema/client'
import type { MileageSettings } from '../schema/mileage-settings'
import type { Staff, TimeOff } from '../schema/staff'
import type { Visit } from '../schema/visit'
import { idFrom } from '../sync/merge/id-from'
import type { Random } from './random'

/** The mileage book goes back so many days: what is told of every year would fill the sample. */
const bookDays = 75

/** A rate that nobody set but this made-up practice: Doorstep brings no real ones along. */
export const sampleMileage = (today: Day, setBy: string): MileageSettings => ({
  unit: 'mi',
  homeLegs: 'business',
  rates: [0, 1].map((yearsAgo) => {
    const fromDay = `${Number(today.slice(0, 4)) - yearsAgo}-01-01`
    return {
      id: idFrom(['sample', 'rate', fromDay]),
      ...{ fromDay, tenthsOfCent: 600 - yearsAgo * 15, source: 'Made up for the sample', setBy },
      setAt: instantAt(fromDay, '09:00', 'UTC'),
    }
  }),
})

interface RoadSetting {
  readonly random: Random
  readonly staff: Staff
  readonly visits: readonly Visit[]
  /** By client id. */
  readonly places: ReadonlyMap<string, Place | null>
  readonly today: Day
  readonly timeZone: string
  readonly settings: MileageSettings
}

/** The drives of a therapist's finished visits; today's are still to be logged, one was put right. */
export function* roadBook(setting: RoadSetting): Generator<LoggedTrip> {
  const { random, staff, visits, places, today, timeZone, settings } = setting
  const since = addDays(today, -bookDays)
  const days = new Map<Day, Visit[]>()
  for (const visit of visits) {
    const day = dayOf(visit.startAt, timeZone)
    if (day < since || day >= today || visit.state !== 'finished') continue
    days.set(day, [...(days.get(day) ?? []), visit])
  }
  for (const [day, held] of [...days].toSorted(([a], [b]) => a.localeCompare(b))) {
    const homeBase = staff.homeLocation ?? null
    const driven = {
      visits: held,
      therapistId: staff.id,
      day,
      timeZone,
      places,
      homeBase,
      settings,
    }
    for (const drive of suggestDrives(driven, new Set())) {
      const answer = answerOf(drive)
      if (!answer) continue
      const at = addMinutes(drive.startAt, 240)
      const who = { createdBy: staff.id, updatedBy: staff.id, createdAt: at, updatedAt: at }
      const typed = random.chance(0.3)
      yield newDrive(
        typed
          ? {
              ...answer,
              known: 'typed',
              distanceTenths: Math.max(1, answer.distanceTenths + random.int(-6, 12)),
            }
          : answer,
        staff.id,
        { id: drive.id, space: staff.clientSpace, ...who },
      )
    }
  }
}

/** A dentist and a week away: beyond the visits that are planned, so that none is in the way. */
export function sampleTimeOff(staffId: string, today: Day, timeZone: string): TimeOff[] {
  const id = (what: string) => idFrom(['sample', what, staffId])
  const dentist = addDays(today, 24)
  const away = addDays(today, 31)
  return [
    {
      id: id('dentist'),
      ...{ kind: 'busy', wholeDays: false, reason: 'Dentist', sourceId: '' },
      startAt: instantAt(dentist, '09:00', timeZone),
      endAt: instantAt(dentist, '10:30', timeZone),
    },
    {
      id: id('away'),
      ...{ kind: 'off', wholeDays: true, reason: 'Away', sourceId: '' },
      startAt: instantAt(away, '00:00', timeZone),
      endAt: instantAt(addDays(away, 7), '00:00', timeZone),
    },
  ]
}

/** Somebody who would like their next visit earlier. */
export const sampleWish = (next: Visit, today: Day, askedAt: string): WaitingWish => ({
  id: idFrom(['sample', 'wish', next.id]),
  ...{ serviceId: next.serviceId, visitId: next.id, fromDay: today, untilDay: null, askedAt },
  note: 'Mornings are best',
})
