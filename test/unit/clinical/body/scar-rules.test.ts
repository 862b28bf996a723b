import { describe, expect, it } from 'vitest'
import { scaleTotal } from '#shared/domain/clinical/scar/scar-rules'
import { scarRemarks } from '#shared/domain/clinical/scar/scar-standing'
import { type ScarRow, scarSessionSchema } from '#shared/schema/scar-session'
import {
  cesarean,
  clearSkin,
  factsOf,
  id,
  overriding,
  said,
  scar,
  scarAnswer,
  scarBegun,
  scarWork,
  since,
  yes,
} from './body-fixture'

const at = (day: number, more: Parameters<typeof factsOf>[0] = {}) =>
  factsOf({ chart: cesarean(day), serviceKind: 'cesareanScar', ...more })

describe('a cesarean scar, by the day (rulebook 5 T6)', () => {
  it.each([
    [13, 'around', 'doorStop'],
    [14, 'around', 'ok'],
    [15, 'desensitize', 'ok'],
    [41, 'directLight', 'directScar'],
    [42, 'directLight', 'ok'],
    [43, 'directLight', 'ok'],
    [83, 'directMobilize', 'deepScar'],
    [84, 'directMobilize', 'ok'],
    [85, 'directMobilize', 'ok'],
  ] as const)('day %i, %s: %s', (day, scarTechnique, is) => {
    const texture = scarTechnique === 'desensitize' ? 'silk' : null
    expect(scarBegun({ scarTechnique, texture }, at(day))).toBe(is)
  })

  it('takes a provider’s word for the scar itself, whatever was lifted at the door', () => {
    const general = at(60, { cleared: ['body'] })
    expect(scarBegun({}, general)).toBe('ok')
    expect(scarBegun({ scarTechnique: 'directLight' }, general)).toBe('directScar')
    const lifted = at(60, { cleared: ['body'], gate: overriding('T6-around') })
    expect(scarBegun({ scarTechnique: 'directLight' }, lifted)).toBe('noClearance')
  })

  it('has no day to count from after another birth, or without its day', () => {
    expect(scarBegun({}, factsOf({ chart: since(60), serviceKind: 'cesareanScar' }))).toBe(
      'noCesarean',
    )
    const noDay = { ...cesarean(60), birthOn: null }
    expect(scarBegun({}, factsOf({ chart: noDay, serviceKind: 'cesareanScar' }))).toBe('dayUnknown')
  })
})

describe('a wound that is not closed and clear (LOCKED)', () => {
  const facts = at(100)
  it.each(['drainage', 'redness', 'warmth', 'odor', 'separation'] as const)(
    'with %s no hand comes near it, and not looked at is not "no"',
    (sign) => {
      for (const scarTechnique of ['around', 'directLight', 'directMobilize'] as const) {
        const open = scar({ look: { ...clearSkin, [sign]: 'yes' } }, facts)
        expect(scarBegun({ scarTechnique }, facts, open)).toBe('openWound')
        const unseen = scar({ look: { ...clearSkin, [sign]: null } }, facts)
        expect(scarBegun({ scarTechnique }, facts, unseen)).toBe('notLooked')
      }
    },
  )

  it('nor while it is open, nor with a yes at the door, whatever is overridden there', () => {
    const open = scar({ look: { ...clearSkin, closed: 'no' } }, facts)
    expect(scarBegun({}, facts, open)).toBe('openWound')
    const atDoor = at(100, { gate: { ...yes('incision'), ...overriding('A14') } })
    expect(scarBegun({}, atDoor)).toBe('nearScar')
  })

  it('keeps scabs away from the scar itself alone', () => {
    const scabs = scar({ look: { ...clearSkin, scabs: 'yes' } }, facts)
    expect(scarBegun({}, facts, scabs)).toBe('ok')
    expect(scarBegun({ scarTechnique: 'directLight' }, facts, scabs)).toBe('scabs')
    const unseen = scar({ look: { ...clearSkin, scabs: null } }, facts)
    expect([
      scarBegun({}, facts, unseen),
      scarBegun({ scarTechnique: 'directLight' }, facts, unseen),
    ]).toEqual(['ok', 'notLooked'])
  })

  it('the schema holds no row over it, and no pressure beyond 2', () => {
    const whole = scar({ rows: [scarWork(1)] }, facts)
    expect(scarSessionSchema.safeParse(whole).success).toBe(true)
    for (const crafted of [
      { skinClosed: false },
      { skinClosed: undefined },
      { pressure: 3 },
      { scarTechnique: 'perineum' },
    ]) {
      const rows = [{ ...scarWork(1), ...crafted }]
      expect([crafted, scarSessionSchema.safeParse({ ...whole, rows }).success]).toEqual([
        crafted,
        false,
      ])
    }
    const row = { ...scarWork(1), skinClosed: false as true }
    expect(scarAnswer({ kind: 'addRow', row }, facts)).toBe('notPossible')
  })
})

describe('while it is worked on', () => {
  const facts = at(100)
  const nextAfter = (row: Partial<ScarRow>, painBefore: number | null = 2) =>
    scarBegun(
      { id: id(2) },
      facts,
      scar({ painBefore, rows: [scarWork(1, { minutes: 3, ...row })] }, facts),
    )

  it('stops when pain rises by more than 3, and with new redness', () => {
    expect([4, 5, 6].map((painDuring) => nextAfter({ painDuring }))).toEqual([
      'ok',
      'ok',
      'painRose',
    ])
    // Not asked before: from 0.
    expect([3, 4].map((painDuring) => nextAfter({ painDuring }, null))).toEqual(['ok', 'painRose'])
    expect([nextAfter({ skinAfter: 'pink' }), nextAfter({ skinAfter: 'red' })]).toEqual([
      ...['ok', 'newRedness'],
    ])
    expect(nextAfter({ skinAfter: 'broken' })).toBe('newRedness')
  })

  it('comes after her word, and ends with it', () => {
    expect(scarBegun({}, facts, scar({ consents: [] }, facts))).toBe('notAgreed')
    const stopped = scar({ consents: [said('agreed'), said('stopSession', '', 901)] }, facts)
    expect(scarBegun({}, facts, stopped)).toBe('sessionStopped')
  })

  it('is one step lighter after a pain killer, and textures are named', () => {
    const numbed = at(100, { gate: yes('painMedicine') })
    expect([1, 2].map((pressure) => scarBegun({ pressure }, numbed))).toEqual(['ok', 'tooFirm'])
    expect(scarBegun({ scarTechnique: 'desensitize' }, facts)).toBe('noTexture')
  })

  it('says more than ten minutes before it is signed, and a missing number afterwards', () => {
    const kinds = (minutes: number) =>
      scarRemarks(
        scar({ rows: [scarWork(1, { minutes })], painBefore: 3, response: 'better' }, facts),
      ).map(({ kind }) => kind)
    expect([kinds(10), kinds(11)]).toEqual([['noAfter'], ['noAfter', 'longScar']])
  })

  it('has a total of the scale only when all four are answered', () => {
    const scale = { vascularity: 3, pigmentation: 2, pliability: 5, height: 3 }
    expect(scaleTotal(scale)).toBe(13)
    expect(scaleTotal({ ...scale, height: 0 })).toBe(10)
    expect(scaleTotal({ ...scale, pliability: null })).toBeNull()
  })
})
