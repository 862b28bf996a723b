import { describe, expect, it } from 'vitest'
import { type DayBounds, dayRefusal } from '#shared/domain/clinical/breast/day-bounds'
import { blankGate, evaluate, type GateAround } from '#shared/domain/clinical/gate/change-gate'
import { restrictionLine } from '#shared/domain/clinical/gate/restrictions'
import type { BreastTechnique } from '#shared/schema/breast-session'
import { factsOf, overriding, pregnant, since, yes } from '../body/body-fixture'
import { around, chart, clearance } from '../gate-fixture'

const sides = ['left', 'right', 'both'] as const
const no = (id: string) => ({ id, answer: 'no' as const, at: '2026-11-21T10:00:00.000Z' })

/** At the door: these have a yes, and it is on the left alone. */
const onLeft = (...ids: string[]) => ({
  answers: [...(yes(...ids, 'breastLeft').answers ?? []), no('breastRight')],
})

const refusedOn = (technique: BreastTechnique, bounds: DayBounds) =>
  sides.filter((side) => dayRefusal({ technique, side }, bounds) !== null)

const factsAt = (her: Parameters<typeof factsOf>[0]) => factsOf({ serviceKind: 'breast', ...her })

describe('a side said at the door', () => {
  it('leaves the other breast open where the soreness alone speaks against it (4.B B7)', () => {
    const sore = factsAt({ chart: since(60), gate: onLeft('nipple') })
    expect(refusedOn('nippleRoll', sore)).toEqual(['left', 'both'])
    expect(refusedOn('nippleRoll', factsAt({ chart: since(60), gate: yes('nipple') }))).toEqual([
      ...sides,
    ])
  })

  it('lifts nothing that pregnancy forbids on both, which nobody can lift (5 T14)', () => {
    const her = factsAt({ chart: pregnant(266), gate: onLeft('nipple') })
    expect(refusedOn('nippleRoll', her)).toEqual([...sides])
    expect(dayRefusal({ technique: 'nippleRoll', side: 'right' }, her)).toMatchObject({
      restriction: 'nipple',
      locked: true,
    })
  })

  it('lifts no compression of the first days (5 T14)', () => {
    const early: GateAround = {
      ...around,
      serviceKind: 'breast',
      thresholds: { ...around.thresholds, compressionDays: 5 },
      chart: chart(since(3), [clearance(['body'])]),
    }
    const result = evaluate({ ...blankGate('parent', '1.0'), ...onLeft('breastHot') }, early)
    expect(result.oneSided.has('affectedBreast')).toBe(true)
    expect(result.oneSided.has('breastCompression')).toBe(false)
    // "Not on the sore breast (left)" says nothing of compression on the right.
    expect(result.doNot.map((name) => restrictionLine(name, result))).toEqual(
      expect.arrayContaining(['Not on the sore breast (left)', 'No compression of the breast']),
    )
  })

  it('is no side of hands that turn white in the cold (4.B B7)', () => {
    const white = factsAt({ chart: since(60), gate: onLeft('raynaud', 'lumpOld') })
    expect(refusedOn('nippleRoll', white)).toEqual([...sides])
    const both = factsAt({ chart: since(60), gate: onLeft('raynaud', 'nipple') })
    expect(refusedOn('nippleRoll', both)).toEqual([...sides])
    // What was gone on with for a reason binds neither side.
    const lifted = { ...onLeft('raynaud', 'nipple'), ...overriding('B7') }
    expect(refusedOn('nippleRoll', factsAt({ chart: since(60), gate: lifted }))).toEqual([])
  })
})
