import type { BodyAreaName } from '#shared/schema/body-session'

/*
 * Our own drawing of a body, front and back, as areas to tap. A side is drawn once and mirrored. Units are
 * those of the drawing; x counts from the middle line, outward.
 */

export type BodyView = 'front' | 'back'

export interface BodyShape {
  readonly view: BodyView
  readonly area: BodyAreaName
  readonly path: string
  readonly mirrored: boolean
  /** About its middle, in the whole drawing. */
  readonly x: number
  readonly y: number
}

export const drawing = { width: 360, height: 452, middle: { front: 90, back: 270 } } as const

interface Drawn {
  readonly path: string
  readonly x: number
  readonly y: number
}
const drawn = (path: string, x: number, y: number): Drawn => ({ path, x, y })

/** In the middle, on one view. */
const middles: Readonly<Record<BodyView, Partial<Record<BodyAreaName, Drawn>>>> = {
  front: {
    head: drawn('M0 4C17 4 24 18 22 34L-22 34C-24 18 -17 4 0 4Z', 0, 21),
    jaw: drawn('M-22 36L22 36C20 52 12 62 0 62C-12 62 -20 52 -22 36Z', 0, 47),
    neckFront: drawn('M-11 64L11 64L15 79L-15 79Z', 0, 72),
    chest: drawn('M-18 82L18 82L20 98L40 108L42 133L-42 133L-40 108L-20 98Z', 0, 112),
    abdomenUpper: drawn('M-41 136L41 136L37 168L-37 168Z', 0, 152),
    abdomenLower: drawn('M-30 171L30 171L32 190L12 206L-12 206L-32 190Z', 0, 187),
  },
  back: {
    head: drawn('M0 4C26 4 27 40 16 58L-16 58C-27 40 -26 4 0 4Z', 0, 31),
    neckBack: drawn('M-13 61L13 61L16 79L-16 79Z', 0, 70),
    upperBack: drawn('M-17 82L17 82L15 140L-15 140Z', 0, 112),
    midBack: drawn('M-42 143L42 143L38 168L-38 168Z', 0, 156),
    lowBack: drawn('M-38 171L38 171L41 196L-41 196Z', 0, 184),
    sacrum: drawn('M-13 199L13 199L6 223L-6 223Z', 0, 209),
  },
}

type SideName = BodyAreaName extends infer A ? (A extends `${infer S}Left` ? S : never) : never

const arm: Partial<Record<SideName, Drawn>> = {
  shoulder: drawn('M18 81C32 82 47 85 55 95L52 112L40 106L21 96Z', 40, 93),
  upperArm: drawn('M56 97C64 107 66 124 66 142L66 166L51 166L51 140L53 114Z', 59, 139),
  forearm: drawn('M51 169L66 169L69 196L70 226L58 226L53 198Z', 62, 197),
  hand: drawn('M58 229L70 229C79 242 79 260 71 268C62 268 58 256 58 229Z', 67, 248),
}

/** On her left as seen on that view; her right is its mirror. */
const sides: Readonly<Record<BodyView, Partial<Record<SideName, Drawn>>>> = {
  front: {
    ...arm,
    hip: drawn('M33 171L39 171L45 190L49 219L16 208L35 192Z', 42, 200),
    thighFront: drawn('M21 212L49 222C51 250 48 280 44 304L27 304C24 270 21 240 21 212Z', 36, 258),
    thighInner: drawn('M3 212L18 211C19 245 21 272 24 304L14 304C8 276 4 250 3 212Z', 14, 258),
    knee: drawn('M14 307L44 307L42 332L15 332Z', 29, 320),
    shin: drawn('M15 335L42 335C44 355 40 380 36 404L20 404C14 380 12 356 15 335Z', 28, 368),
    foot: drawn('M20 407L36 407C40 420 46 428 46 438L18 438C16 426 18 416 20 407Z', 30, 424),
  },
  back: {
    ...arm,
    shoulderBlade: drawn('M20 99L40 108L42 140L18 140Z', 30, 123),
    buttock: drawn('M16 199L42 199C48 212 50 226 48 240L4 240L9 224Z', 29, 221),
    thighBack: drawn('M4 243L48 243C50 266 47 288 44 313L14 313C8 290 4 266 4 243Z', 27, 278),
    calf: drawn('M14 317L44 317C46 342 42 374 35 404L21 404C12 376 10 344 14 317Z', 29, 358),
    foot: drawn('M21 407L35 407C38 418 40 428 40 438L17 438C15 426 18 416 21 407Z', 28, 424),
  },
}

/** Seen from in front her left is on the right; from behind it is on the left. */
const leftIsMirrored: Readonly<Record<BodyView, boolean>> = { front: false, back: true }

function shapesOf(view: BodyView): BodyShape[] {
  const middle = drawing.middle[view]
  const central = Object.entries(middles[view]).map(([area, { path, x, y }]) => ({
    ...{ view, area: area as BodyAreaName, path, mirrored: false, x: middle + x, y },
  }))
  const paired = Object.entries(sides[view]).flatMap(([name, { path, x, y }]) =>
    (['Left', 'Right'] as const).map((side) => {
      const mirrored = leftIsMirrored[view] === (side === 'Left')
      const area = `${name}${side}` as BodyAreaName
      return { view, area, path, mirrored, x: middle + (mirrored ? -x : x), y }
    }),
  )
  return [...central, ...paired]
}

export const bodyShapes: readonly BodyShape[] = [...shapesOf('front'), ...shapesOf('back')]

const reach = 26

/** The area at a point of the drawing, or the nearest one within a finger's width. */
export function areaNear(x: number, y: number): BodyAreaName | null {
  const [nearest] = bodyShapes
    .map((shape) => ({ shape, away: Math.hypot(shape.x - x, shape.y - y) }))
    .toSorted((a, b) => a.away - b.away)
  return nearest && nearest.away <= reach ? nearest.shape.area : null
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/** The next shape in a direction, nearest first; the same one at the edge. */
export function nextShape(from: BodyShape, direction: Direction): BodyShape {
  const ahead = bodyShapes.flatMap((shape) => {
    const [dx, dy] = [shape.x - from.x, shape.y - from.y]
    const along = { up: -dy, down: dy, left: -dx, right: dx }[direction]
    const across = Math.abs(direction === 'up' || direction === 'down' ? dx : dy)
    const sameView = shape.view === from.view || direction === 'left' || direction === 'right'
    return along > 3 && sameView ? [{ shape, cost: along + across * 2.5 }] : []
  })
  return ahead.toSorted((a, b) => a.cost - b.cost)[0]?.shape ?? from
}
