import type { Visit } from '#shared/schema/visit'
import { addMinutes, minutesBetween } from '../time/calendar-day'
import { shiftedStart } from './plan-visit'

/** A visit picked up and not put down yet: how far it was carried, and how much longer it was drawn. */
export interface Hold {
  readonly visitId: string
  readonly byMin: number
  /** To the same time by the clock on another day. */
  readonly byDays: number
  /** Negative: shorter. */
  readonly longerMin: number
}

export const pickUp = (visitId: string): Hold => ({ visitId, byMin: 0, byDays: 0, longerMin: 0 })

export const isCarried = ({ byMin, byDays, longerMin }: Hold): boolean =>
  byMin !== 0 || byDays !== 0 || longerMin !== 0

/** Nobody is visited for less. */
const leastMin = 5

/** Where the visit would stand if it were put down now. */
export function whereHeld(visit: Visit, hold: Hold, timeZone: string) {
  const onDay = shiftedStart(visit.startAt, { byDays: hold.byDays, timeZone })
  const startAt = addMinutes(onDay, hold.byMin)
  const length = minutesBetween(visit.startAt, visit.endAt) + hold.longerMin
  return { startAt, endAt: addMinutes(startAt, Math.max(leastMin, length)) }
}

const stepMin = 15
const arrows: Record<string, { readonly byMin?: number; readonly byDays?: number }> = {
  ArrowUp: { byMin: -stepMin },
  ArrowDown: { byMin: stepMin },
  ArrowLeft: { byDays: -1 },
  ArrowRight: { byDays: 1 },
}
const monthArrows: Record<string, { readonly byMin?: number; readonly byDays?: number }> = {
  ...arrows,
  ArrowUp: { byDays: -7 },
  ArrowDown: { byDays: 7 },
}

/** A held visit after an arrow key; with Shift up and down make it shorter and longer. Null: no such key. */
export function carryByKey(
  hold: Hold,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  view: 'hours' | 'month',
): Hold | null {
  if (shiftKey && view === 'hours') {
    if (key === 'ArrowUp') return { ...hold, longerMin: hold.longerMin - stepMin }
    if (key === 'ArrowDown') return { ...hold, longerMin: hold.longerMin + stepMin }
  }
  const by = (view === 'month' ? monthArrows : arrows)[key]
  if (!by) return null
  return {
    ...hold,
    byMin: hold.byMin + (by.byMin ?? 0),
    byDays: hold.byDays + (by.byDays ?? 0),
  }
}
