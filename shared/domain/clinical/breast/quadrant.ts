import { ok, type Result, refused } from '../../../result'
import type { BreastSide, BreastSite } from '../../../schema/breast-session'

/** Where a site lies: side, whole hour of the clock as seen from in front, cm from the nipple. */
export type Place = Pick<BreastSite, 'side' | 'clock' | 'distanceCm'>

/** A quadrant; on the lines between two of them only the half that is certain; `central` at the nipple. */
export type Quadrant =
  | 'upperOuter'
  | 'upperInner'
  | 'lowerOuter'
  | 'lowerInner'
  | 'upper'
  | 'lower'
  | 'inner'
  | 'outer'
  | 'central'

/** Hours towards the arm. Mirrored: right 9 is lateral, left 3 is lateral (clinical rulebook 2.2). */
const outerHours: Record<BreastSide, readonly number[]> = {
  right: [7, 8, 9, 10, 11],
  left: [1, 2, 3, 4, 5],
}
const upperHours = [10, 11, 12, 1, 2]
const lowerHours = [4, 5, 6, 7, 8]

/** Worked out anew each time: it is never stored beside the clock. */
export function quadrantOf({ side, clock, distanceCm }: Place): Quadrant {
  if (distanceCm === 0) return 'central'
  const height = upperHours.includes(clock) ? 'upper' : lowerHours.includes(clock) ? 'lower' : ''
  const isMiddle = clock === 12 || clock === 6
  const width = isMiddle ? '' : outerHours[side].includes(clock) ? 'outer' : 'inner'
  if (height === '') return width as 'outer' | 'inner'
  if (width === '') return height
  return `${height}${width === 'outer' ? 'Outer' : 'Inner'}`
}

/** The hour that lies in the same place on the other side. */
export const mirrorHour = (clock: number): number => (clock === 12 ? 12 : 12 - clock)

export const quadrantWords: Record<Quadrant, string> = {
  upperOuter: 'upper outer',
  upperInner: 'upper inner',
  lowerOuter: 'lower outer',
  lowerInner: 'lower inner',
  upper: 'upper middle',
  lower: 'lower middle',
  inner: 'inner middle',
  outer: 'outer middle',
  central: 'behind the nipple',
}

/** What somebody may call a place besides its clock. */
export type SaidQuadrant = Extract<
  Quadrant,
  'upperOuter' | 'upperInner' | 'lowerOuter' | 'lowerInner' | 'central'
>

/** Does a quadrant that was said fit? On a line between two quadrants either of them does. */
export function fitsQuadrant(place: Place, said: SaidQuadrant): boolean {
  const derived = quadrantOf(place)
  if (said === derived) return true
  if (said === 'central' || derived === 'central') return false
  const parts: Partial<Record<Quadrant, string>> = {
    ...{ upper: 'upper', lower: 'lower', inner: 'Inner', outer: 'Outer' },
  }
  const certain = parts[derived]
  return certain !== undefined && said.includes(certain)
}

export const sideWords: Record<BreastSide, string> = { left: 'Left', right: 'Right' }

/** `Left, 2 o’clock, 4 cm (upper outer)`. */
export function placeWords(place: Place): string {
  const where = quadrantWords[quadrantOf(place)]
  if (place.distanceCm === 0) return `${sideWords[place.side]}, ${where}`
  return `${sideWords[place.side]}, ${place.clock} o’clock, ${place.distanceCm} cm (${where})`
}

export type PlaceRefusal =
  /** Not three parts that could be read. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'noSuchHour' }
  | { readonly kind: 'tooFar' }
  | { readonly kind: 'quadrantMismatch'; readonly place: Place; readonly said: SaidQuadrant }

const saidBy: Readonly<Record<string, SaidQuadrant>> = {
  uo: 'upperOuter',
  uoq: 'upperOuter',
  ui: 'upperInner',
  uiq: 'upperInner',
  lo: 'lowerOuter',
  loq: 'lowerOuter',
  li: 'lowerInner',
  liq: 'lowerInner',
  'upper outer': 'upperOuter',
  'upper inner': 'upperInner',
  'lower outer': 'lowerOuter',
  'lower inner': 'lowerInner',
  central: 'central',
}

/**
 * A place as a hand types it: `L 2 4`, `right 10 3.5cm`, `l 2 4 uoq`. A quadrant that is said with it
 * must be the one that the clock makes.
 */
export function readPlace(text: string): Result<Place, PlaceRefusal> {
  const words = text.trim().toLowerCase().replace(/,/g, ' ')
  const shape =
    /^(l|left|r|right)\s*(\d{1,2})(?:\s*(?:o['’]?clock|h))?\s+(\d+(?:\.\d+)?)\s*(?:cm)?(?:\s+(.+))?$/
  const [, sideText = '', hour = '', distance = '', rest = ''] = shape.exec(words) ?? []
  if (sideText === '') return refused({ kind: 'unreadable' })
  const place: Place = {
    side: sideText.startsWith('l') ? 'left' : 'right',
    clock: Number(hour),
    distanceCm: Math.round(Number(distance) * 2) / 2,
  }
  if (place.clock < 1 || place.clock > 12) return refused({ kind: 'noSuchHour' })
  if (place.distanceCm > 15) return refused({ kind: 'tooFar' })
  if (rest.trim() === '') return ok(place)
  const said = saidBy[rest.trim()]
  if (!said) return refused({ kind: 'unreadable' })
  return fitsQuadrant(place, said) ? ok(place) : refused({ kind: 'quadrantMismatch', place, said })
}

export function placeRefusalWords(refusal: PlaceRefusal): string {
  switch (refusal.kind) {
    case 'unreadable':
      return 'Write side, hour and distance: L 2 4 is left, 2 o’clock, 4 cm from the nipple.'
    case 'noSuchHour':
      return 'The clock has the hours 1 to 12.'
    case 'tooFar':
      return 'At most 15 cm from the nipple. Check the distance.'
    case 'quadrantMismatch': {
      const { place, said } = refusal
      const is = quadrantWords[quadrantOf(place)]
      return `${place.clock} o’clock on the ${place.side} is ${is}, not ${quadrantWords[said]}. Check the side and the hour.`
    }
  }
}
