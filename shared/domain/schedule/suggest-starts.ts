import type { ServiceKind } from '#shared/schema/catalog-entry'
import type { TimeWindow } from '#shared/schema/client'
import { addMinutes, type Day, type Instant, instantAt, weekdayOf } from '../time/calendar-day'
import { firstStartThatWorks, type Surroundings } from './check-time'
import { type Margins, noMargins, type Span } from './occupied-time'
import { windowsOn } from './window-fit'

interface Wish {
  readonly day: Day
  readonly timeZone: string
  readonly durationMin: number
  readonly clientId: string
  readonly serviceId: string
  readonly therapistId: string
  readonly visitId: string | null
}

/** Where homes without windows are usually visited. */
const usualParts = [
  ['09:00', '12:00'],
  ['12:00', '15:00'],
  ['15:00', '18:00'],
] as const

/** Up to three starts that nothing stands against, drives counted, and that suit the home, earliest first: one for each of its windows. */
export function suggestStarts(wish: Wish, around: Surroundings): readonly Instant[] {
  const margins: Margins = around.margins.get(wish.serviceId) ?? noMargins
  const found = partsOf(wish, around.windows).flatMap((part) => {
    const soonest = addMinutes(around.now, margins.setupMin)
    const startAt = part.startAt > soonest ? part.startAt : soonest
    const start = firstStartThatWorks(wish, around, { startAt, endAt: part.endAt })
    return start === null ? [] : [start]
  })
  return [...new Set(found)].toSorted().slice(0, 3)
}

function partsOf({ day, timeZone }: Wish, windows: readonly TimeWindow[]): readonly Span[] {
  const hardOnes = windows.filter((window) => window.strength === 'hard')
  const that = windowsOn(hardOnes.length > 0 ? hardOnes : windows, weekdayOf(day))
  const parts =
    windows.length === 0
      ? usualParts
      : that.map(({ startTime, endTime }) => [startTime, endTime] as const)
  return parts.map(([from, to]) => ({
    startAt: instantAt(day, from, timeZone),
    endAt: instantAt(day, to, timeZone),
  }))
}

/** Who takes part when nothing else is said: infants in what is done with or around them. */
export const usualInfants = (kind: ServiceKind, infantIds: readonly string[]): readonly string[] =>
  kind === 'infant' || kind === 'breast' || kind === 'group' ? infantIds : []
