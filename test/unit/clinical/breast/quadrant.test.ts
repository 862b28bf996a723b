import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fitsQuadrant,
  mirrorHour,
  placeRefusalWords,
  quadrantOf,
  quadrantWords,
  readPlace,
} from '#shared/domain/clinical/breast/quadrant'

const place = (side: 'left' | 'right', clock: number, distanceCm = 4) => ({
  side,
  clock,
  distanceCm,
})

describe('the quadrant of a place', () => {
  it.each([
    ['right', 9, 'outer'],
    ['right', 3, 'inner'],
    ['left', 3, 'outer'],
    ['left', 9, 'inner'],
    ['right', 10, 'upperOuter'],
    ['right', 2, 'upperInner'],
    ['left', 2, 'upperOuter'],
    ['left', 10, 'upperInner'],
    ['right', 8, 'lowerOuter'],
    ['left', 8, 'lowerInner'],
    ['left', 4, 'lowerOuter'],
    ['right', 4, 'lowerInner'],
    ['left', 12, 'upper'],
    ['right', 6, 'lower'],
  ] as const)('%s at %i is %s', (side, clock, quadrant) =>
    expect(quadrantOf(place(side, clock))).toBe(quadrant),
  )

  it('is the same at the mirrored hour of the other side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 30 }),
        (clock, half) => {
          const distanceCm = half / 2
          const here = quadrantOf(place('left', clock, distanceCm))
          expect(quadrantOf(place('right', mirrorHour(clock), distanceCm))).toBe(here)
          const across = { Outer: 'Inner', Inner: 'Outer', outer: 'inner', inner: 'outer' }
          const turned = here.replace(/outer|inner/i, (part) => across[part as keyof typeof across])
          expect(quadrantOf(place('right', clock, distanceCm))).toBe(turned)
        },
      ),
    )
  })

  it('behind the nipple has no hour', () =>
    expect(quadrantWords[quadrantOf(place('left', 7, 0))]).toBe('behind the nipple'))

  it('that was said must fit the clock; on a line both neighbors do', () => {
    expect(fitsQuadrant(place('left', 2), 'upperOuter')).toBe(true)
    expect(fitsQuadrant(place('left', 2), 'upperInner')).toBe(false)
    expect(fitsQuadrant(place('left', 12), 'upperInner')).toBe(true)
    expect(fitsQuadrant(place('left', 12), 'lowerInner')).toBe(false)
    expect(fitsQuadrant(place('left', 3), 'lowerOuter')).toBe(true)
    expect(fitsQuadrant(place('left', 3, 0), 'central')).toBe(true)
    expect(fitsQuadrant(place('left', 3), 'central')).toBe(false)
  })
})

describe('a typed place', () => {
  it.each([
    ['L 2 4', place('left', 2)],
    ['right 10 3.5cm', place('right', 10, 3.5)],
    ['r10 3', place('right', 10, 3)],
    ['l, 12 o’clock, 15 cm', place('left', 12, 15)],
    ['l 2 4 UOQ', place('left', 2)],
  ])('%s is read', (text, read) => expect(readPlace(text)).toEqual({ ok: true, value: read }))

  it.each([
    ['', 'unreadable'],
    ['2 4', 'unreadable'],
    ['L 13 4', 'noSuchHour'],
    ['L 0 4', 'noSuchHour'],
    ['L 2 15.5', 'tooFar'],
    ['L 2 4 somewhere', 'unreadable'],
    ['L 10 4 upper outer', 'quadrantMismatch'],
  ])('%s is refused: %s', (text, kind) => {
    const read = readPlace(text)
    expect(read.ok ? 'ok' : read.refusal.kind).toBe(kind)
    if (!read.ok) expect(placeRefusalWords(read.refusal).length).toBeGreaterThan(20)
  })

  it('says which quadrant the clock makes', () => {
    const read = readPlace('L 10 4 uoq')
    expect(read.ok ? '' : placeRefusalWords(read.refusal)).toBe(
      '10 o’clock on the left is upper inner, not upper outer. Check the side and the hour.',
    )
  })
})
