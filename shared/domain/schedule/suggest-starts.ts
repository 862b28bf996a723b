import type { ServiceKind } from '#shared/schema/catalog-entry'
import type { TimeWindow } from '#shared/schema/client'
import type { Visit } from '#shared/schema/visit'
import { addMinutes, type Day, type Instant, instantAt, weekdayOf } from '../time/calendar-day'
import { type MarginsByService, nearestFreeStart } from './find-overlaps'
import { type Margins, noMargins, type Span } from './occupied-time'
import { windowsOn } from './window-fit'

interface Wish {
  readonly day: Day
  readonly timeZone: string
  readonly durationMin: number
  readonly serviceId: string
  readonly therapistId: string
  readonly visitId: string | null
}

interface Around {
  readonly visits: readonly Visit[]
  readonly margins: MarginsByService
  readonly windows: readonly TimeWindow[]
  readonly now: Instant
}

/** Where homes without windows are usually visited. */
const usualParts = [
  ['09:00', '12:00'],
  ['12:00', '15:00'],
  ['15:00', '18:00'],
] as const

/** Up to three starts that are free and suit the home, earliest first: one for each of its windows. */
export function suggestStarts(wish: Wish, around: Around): readonly Instant[] {
  const margins: Margins = around.margins.get(wish.serviceId) ?? noMargins
  const found = partsOf(wish, around.windows).flatMap((part) => {
    const soonest = addMinutes(around.now, margins.setupMin)
    const startAt = part.startAt > soonest ? part.startAt : soonest
    const within = { startAt, endAt: part.endAt }
    const endAt = addMinutes(startAt, wish.durationMin)
    const asked = { ...wish, startAt, endAt, margins }
    const start = nearestFreeStart(asked, around.visits, around.margins, within)
    return start === null ? [] : [onFiveMinutes(start)]
  })
  return [...new Set(found)].toSorted().slice(0, 3)
}

/** "From now" is no five-minute mark; the next one is as free in practice and can be said. */
const onFiveMinutes = (instant: Instant): Instant => {
  const stepMs = 5 * 60_000
  return new Date(Math.ceil(Date.parse(instant) / stepMs) * stepMs).toISOString()
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
