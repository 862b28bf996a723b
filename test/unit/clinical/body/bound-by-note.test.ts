import { describe, expect, it } from 'vitest'
import { bodyRemarks } from '#shared/domain/clinical/body/body-standing'
import {
  boundByNote,
  breastBoundByNote,
  findingRemarks,
} from '#shared/domain/clinical/body/bound-by-note'
import { changeBody } from '#shared/domain/clinical/body/change-body'
import type { Restriction } from '#shared/domain/clinical/gate/restrictions'
import { changeScar } from '#shared/domain/clinical/scar/change-scar'
import { scarRemarks } from '#shared/domain/clinical/scar/scar-standing'
import type { BreastSite, TechniqueRow } from '#shared/schema/breast-session'
import { answer, cloth, event, row, session, siteAt, well } from '../breast/session-fixture'
import {
  begun,
  body,
  cesarean,
  clearSkin,
  factsOf,
  id,
  minute,
  said,
  scar,
  scarBegun,
  scarWork,
  work,
} from './body-fixture'

const facts = factsOf({ chart: cesarean(100) })
const stop = { ...said('stopSession', '', 901), at: minute(5) }

describe('what one part of a note says, in the other', () => {
  it('leaves the facts alone while nothing speaks against work', () => {
    expect(boundByNote(facts, {})).toBe(facts)
    const quiet = { body: body({ calfLeftCm: 35, calfRightCm: 37.9 }), scar: scar() }
    expect(boundByNote(facts, quiet)).toBe(facts)
  })

  it('her stop holds in both, whatever she says in the other part', () => {
    const inScar = boundByNote(facts, { scar: scar({ consents: [said('agreed'), stop] }) })
    expect([begun({}, facts), begun({}, inScar)]).toEqual(['ok', 'sessionStopped'])
    const inBody = boundByNote(facts, { body: body({ consents: [said('agreed'), stop] }) })
    expect([scarBegun({}, facts), scarBegun({}, inBody)]).toEqual(['ok', 'sessionStopped'])
    expect(boundByNote(inBody, {}).saidStop).toBe(true)
    // A stop of one area is no stop of the session.
    const area = body({ consents: [said('agreed'), said('stopArea', 'lowBack', 902)] })
    expect(scarBegun({}, boundByNote(facts, { body: area }))).toBe('ok')
  })

  it('leaves how it went to be written after her stop in the other part', () => {
    const stopped = boundByNote(facts, { scar: scar({ consents: [stop] }) })
    const done = body({ rows: [work(1)] })
    const minutes = { kind: 'setRow', id: id(1), set: { minutes: 4 } } as const
    expect(changeBody(done, minutes, stopped).ok).toBe(true)
    expect(changeBody(done, { ...minutes, set: { pressure: 2 } }, stopped).ok).toBe(false)
  })

  it.each([
    ['closed', 'no'],
    ['drainage', 'yes'],
    ['redness', 'yes'],
    ['warmth', 'yes'],
    ['odor', 'yes'],
    ['separation', 'yes'],
  ] as const)('an open wound (%s: %s) closes body work, and nobody lifts that', (sign, answer) => {
    const open = boundByNote(facts, { scar: scar({ look: { ...clearSkin, [sign]: answer } }) })
    for (const name of ['bodyMassage', 'nearScar', 'abdomen'] as const) {
      expect(open.forbidden.get(name)).toMatchObject({ locked: true })
    }
    for (const area of ['upperBack', 'abdomenLower', 'calfLeft'] as const) {
      expect(begun({ area }, open)).toBe('bodyMassage')
    }
  })

  it('calves that differ by 3 cm close the scar too, and nobody lifts that', () => {
    const with3 = (right: number) =>
      boundByNote(facts, { body: body({ calfLeftCm: 35, calfRightCm: right }) })
    expect([37.9, 38, 38.1].map((right) => scarBegun({}, with3(right)))).toEqual([
      ...['ok', 'allMassage', 'allMassage'],
    ])
    expect(with3(38).forbidden.get('allMassage')).toMatchObject({ locked: true })
  })

  it('takes the place of a bound that could be lifted', () => {
    const liftable = { reason: 'Early', locked: false }
    const early = { ...facts, forbidden: new Map([['bodyMassage', liftable] as const]) }
    const open = scar({ look: { ...clearSkin, odor: 'yes' } })
    expect(boundByNote(early, { scar: open }).forbidden.get('bodyMassage')?.locked).toBe(true)
    expect(early.forbidden.get('bodyMassage')?.locked).toBe(false)
  })
})

describe('what two laptops brought together is said before signing', () => {
  it('work begun after her stop in the other part', () => {
    const late = body({ rows: [work(4), work(6)] })
    const count = (kind: string, remarks: readonly { readonly kind: string }[]) =>
      remarks.find((remark) => remark.kind === kind)
    expect(count('afterStop', bodyRemarks(late))).toBeUndefined()
    expect(count('afterStop', bodyRemarks(late, [stop]))).toMatchObject({ count: 1 })
    const atScar = scar({ rows: [scarWork(6)] })
    expect(count('afterStop', scarRemarks(atScar))).toBeUndefined()
    expect(count('afterStop', scarRemarks(atScar, [stop]))).toMatchObject({ count: 1 })
    const area = { ...said('stopArea', '', 903), at: minute(5) }
    expect(count('afterStop', scarRemarks(atScar, [area]))).toBeUndefined()
  })

  it('work beside an open wound or calves that differ', () => {
    const open = scar({ look: { ...clearSkin, drainage: 'yes' } })
    const swollen = body({ calfLeftCm: 35, calfRightCm: 39, rows: [work(1), work(2)] })
    expect(findingRemarks({ body: swollen, scar: open })).toEqual([
      { kind: 'besideWound', count: 2 },
      { kind: 'besideCalves', count: 2 },
    ])
    expect(findingRemarks({ body: body({ rows: [work(1)] }), scar: scar() })).toEqual([])
    expect(findingRemarks({ body: { ...swollen, rows: [] }, scar: open })).toEqual([])
  })
})

describe('the stamp of how far along', () => {
  const unknown = factsOf({ chart: { birthOn: null, birthMode: null, stage: 'postpartum' } })
  const agreed = { kind: 'consent', event: said('agreed') } as const

  it('is that of the chart when hands begin, and then stays', () => {
    const uncleared = factsOf({ chart: cesarean(100), cleared: [] })
    const first = changeBody(body({ consents: [] }, uncleared), agreed, uncleared)
    if (!first.ok) throw new Error('not written')
    expect(first.value.timing).toMatchObject({ clearedOn: null, days: 100 })
    const row = changeBody(first.value, { kind: 'addRow', row: work(1) }, facts)
    if (!row.ok) throw new Error('not begun')
    expect(row.value.timing.clearedOn).toBe(facts.bodyClearedOn)
    expect(facts.bodyClearedOn).not.toBeNull()
    const later = changeBody(row.value, { kind: 'set', set: { responseWords: 'Well' } }, unknown)
    expect(later.ok && later.value.timing).toEqual(row.value.timing)
    const again = changeBody(row.value, { kind: 'addRow', row: work(2) }, factsOf())
    expect(again.ok && again.value.timing.days).not.toBe(100)
  })

  it('is so for the scar', () => {
    const uncleared = factsOf({ chart: cesarean(100), cleared: ['body'] })
    const first = changeScar(scar({ consents: [] }, uncleared), agreed, uncleared)
    if (!first.ok) throw new Error('not written')
    expect(first.value.timing.clearedOn).toBeNull()
    const row = changeScar(first.value, { kind: 'addRow', row: scarWork(1) }, facts)
    if (!row.ok) throw new Error('not begun')
    expect(row.value.timing.clearedOn).toBe(facts.scarClearedOn)
    expect(facts.scarClearedOn).not.toBeNull()
    const later = changeScar(row.value, { kind: 'set', set: { painAfter: 1 } }, unknown)
    expect(later.ok && later.value.timing).toEqual(row.value.timing)
  })
})

describe('the session at the breast and the rest of the note', () => {
  const stroke = (more: Partial<TechniqueRow>) =>
    ({ kind: 'addTechnique', row: row(50, more) }) as const
  const at = (parts: Parameters<typeof breastBoundByNote>[1], more: Partial<TechniqueRow> = {}) =>
    answer(session(), stroke(more), breastBoundByNote(well, parts))

  it('her stop in body work or scar care stops hands and warmth at the breast', () => {
    for (const parts of [
      { body: body({ consents: [said('agreed'), stop] }) },
      { scar: scar({ consents: [said('agreed'), stop] }) },
    ]) {
      expect(at(parts)).toBe('sessionStopped')
      expect(
        answer(session(), { kind: 'addWarmUp', warmUp: cloth(51) }, breastBoundByNote(well, parts)),
      ).toBe('sessionStopped')
    }
    expect(at({})).toBe('ok')
  })

  it('her stop at the breast stops body work and scar care; of one site it closes that site alone', () => {
    const stopped = session({ consents: [event(900, 'agreed'), event(901, 'stopSession')] })
    const bound = boundByNote(facts, { breast: stopped })
    expect([begun({}, bound), scarBegun({}, bound)]).toEqual(['sessionStopped', 'sessionStopped'])
    const site = session({
      sites: [siteAt(1)],
      consents: [event(900, 'agreed'), event(901, 'stopSite', minute(1), id(1))],
    })
    expect(boundByNote(facts, { breast: site })).toBe(facts)
  })

  it('leaves milk and aftercare to be written after her stop in another part', () => {
    const bound = breastBoundByNote(well, { body: body({ consents: [stop] }) })
    const taught = { kind: 'teach', topic: 'rest', teachBack: 'shown', at: minute(9) } as const
    expect(answer(session(), taught, bound)).toBe('ok')
  })

  it('a place she stopped stays closed wherever hands would pass over it', () => {
    const arm = { body: body({ consents: [said('stopArea', 'upperArmLeft', 902)] }) }
    expect(at(arm, { technique: 'lymphArm', side: 'left' })).toBe('areaStopped')
    expect(at(arm, { technique: 'lymphArm', side: 'both' })).toBe('areaStopped')
    expect(at(arm, { technique: 'lymphArm', side: 'right' })).toBe('ok')
    const belly = body({ consents: [said('agreed'), said('stopArea', 'abdomenLower', 902)] })
    expect(scarBegun({}, boundByNote(facts, { body: belly }))).toBe('areaStopped')
    const atScar = scar({ consents: [said('agreed'), said('stopArea', 'abdomenLower', 902)] })
    const bound = boundByNote(facts, { scar: atScar })
    expect(begun({ area: 'abdomenLower' }, bound)).toBe('areaStopped')
    expect(begun({ area: 'upperBack' }, bound)).toBe('ok')
  })

  it('an open wound leaves the breast open and body work beside it closed (A14)', () => {
    const open = { scar: scar({ look: { ...clearSkin, drainage: 'yes' } }) }
    expect(at(open)).toBe('ok')
    expect(at(open, { technique: 'neckShoulder' })).toBe('forbidden')
  })

  it('a swollen leg, or a baby that moves less, leaves nothing open (A13, A21)', () => {
    expect(at({ body: body({ calfLeftCm: 35, calfRightCm: 38 }) })).toBe('forbidden')
    const early = { stage: 'pregnant', days: 230, clearedOn: null } as const
    const still = { body: body({ timing: early, babyMoves: 'less' }) }
    expect(at(still)).toBe('forbidden')
    expect(at({ body: body({ timing: { ...early, days: 195 }, babyMoves: 'less' }) })).toBe('ok')
  })

  it('is held to the side that the door names; to both while it names none', () => {
    const hot = (name: Restriction, affectedSides?: readonly ('left' | 'right')[]) => ({
      ...well,
      forbidden: new Map([[name, { reason: 'Found at the door.', locked: true }]]),
      ...(affectedSides ? { affectedSides, oneSided: new Set([name]) } : {}),
    })
    const on = (side: 'left' | 'right' | 'both', more: Partial<TechniqueRow> = {}) =>
      stroke({ technique: 'butterfly', side, ...more })
    const sides = ['left', 'right', 'both'] as const
    const under = (facts: ReturnType<typeof hot>) =>
      sides.map((side) => answer(session(), on(side), facts))
    expect(under(hot('affectedBreast', ['left']))).toEqual(['forbidden', 'ok', 'forbidden'])
    expect(under(hot('affectedBreast', ['left', 'right']))).toEqual(sides.map(() => 'forbidden'))
    expect(under(hot('affectedBreast'))).toEqual(sides.map(() => 'forbidden'))
    // Beside the breast it says nothing.
    expect(answer(session(), stroke({ side: 'left' }), hot('affectedBreast'))).toBe('ok')
    const deep = hot('breastDeep', ['right'])
    expect(answer(session(), on('right', { pressure: 3 }), deep)).toBe('tooFirm')
    expect(answer(session(), on('right', { pressure: 2 }), deep)).toBe('ok')
    expect(answer(session(), on('left', { pressure: 3 }), deep)).toBe('ok')
  })

  it('leaves out the lump that stays, and a place that may be it (B6)', () => {
    const facts = {
      ...well,
      affectedSides: ['left'] as const,
      oneSided: new Set(['breastSite' as const]),
      forbidden: new Map([['breastSite' as const, { reason: 'A lump.', locked: false }]]),
    }
    const at336 = (hours: number | null, more: Partial<BreastSite> = {}) =>
      answer(
        session({ sites: [siteAt(1, { presentHours: hours, ...more })] }),
        stroke({ technique: 'butterfly', side: more.side ?? 'left', siteId: id(1) }),
        facts,
      )
    expect([at336(336), at336(337), at336(null)]).toEqual(['ok', 'forbidden', 'forbidden'])
    expect(at336(337, { consistency: 'soft' })).toBe('ok')
    expect(at336(337, { side: 'right', clock: 10 })).toBe('ok')
  })

  it('is held to the door as body work is: the nipple, compression, warmth, vibration, pressure', () => {
    const forbidding = (name: Restriction) => ({
      ...well,
      forbidden: new Map([[name, { reason: 'Found at the door.', locked: true }]]),
    })
    const warm = { kind: 'addWarmUp', warmUp: cloth(51) } as const
    expect(answer(session(), warm, forbidding('heat'))).toBe('forbidden')
    expect(answer(session(), warm, forbidding('cold'))).toBe('ok')
    const massager = { kind: 'addWarmUp', warmUp: cloth(52, { method: 'heatedMassager' }) } as const
    expect(answer(session(), massager, forbidding('vibration'))).toBe('forbidden')
    for (const [technique, name] of [
      ['nippleRoll', 'nipple'],
      ['compression', 'breastCompression'],
    ] as const) {
      expect(answer(session(), stroke({ technique }), forbidding(name))).toBe('forbidden')
    }
    const pressed = (pressure: 1 | 2 | 3, name: Restriction) =>
      answer(session(), stroke({ pressure }), forbidding(name))
    expect([pressed(3, 'pressureOver3'), pressed(3, 'pressureOver2')]).toEqual(['ok', 'tooFirm'])
    expect([pressed(2, 'pressureOver2'), pressed(3, 'lessPressure')]).toEqual(['ok', 'tooFirm'])
  })
})
