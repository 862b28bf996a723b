import { describe, expect, it } from 'vitest'
import { areaBound, pressureMost } from '#shared/domain/clinical/body/body-rules'
import { bodyRemarks } from '#shared/domain/clinical/body/body-standing'
import { changeBody } from '#shared/domain/clinical/body/change-body'
import { areaNames, readArea } from '#shared/domain/clinical/body/read-area'
import { bodySessionSchema } from '#shared/schema/body-session'
import { vitals } from '../gate-fixture'
import {
  answer,
  begun,
  body,
  cesarean,
  factsOf,
  id,
  overriding,
  pregnant,
  said,
  since,
  work,
  yes,
} from './body-fixture'

const prenatal = (days: number, gate = {}) =>
  factsOf({ chart: pregnant(days), serviceKind: 'prenatal', cleared: ['prenatal'], gate })

describe('after birth, by the day (rulebook 5)', () => {
  it.each([
    // T1: light until day 14.
    [13, { pressure: 2 }, 'ok'],
    [13, { pressure: 3 }, 'tooFirm'],
    [14, { pressure: 3 }, 'ok'],
    [15, { pressure: 3 }, 'ok'],
    // T3: face down.
    [13, { position: 'proneCushion' }, 'prone'],
    [14, { position: 'proneCushion' }, 'ok'],
    [14, { position: 'prone' }, 'ok'],
    // T5: abdomen.
    [41, { area: 'abdomenUpper' }, 'abdomen'],
    [42, { area: 'abdomenUpper' }, 'ok'],
    [43, { area: 'abdomenLower' }, 'ok'],
    // T7: legs.
    [42, { area: 'calfLeft', pressure: 2 }, 'ok'],
    [42, { area: 'calfLeft', pressure: 3 }, 'tooFirm'],
    [42, { area: 'thighInnerRight', technique: 'triggerPoint' }, 'tooDeepThere'],
    [43, { area: 'calfLeft', pressure: 3 }, 'ok'],
  ] as const)('vaginal, day %i, %o: %s', (day, row, is) => {
    expect(begun(row, factsOf({ chart: since(day) }))).toBe(is)
  })

  it.each([
    // T2: nothing, then light on the side, then free.
    [13, {}, 'allMassage'],
    [14, { pressure: 2 }, 'ok'],
    [41, { pressure: 3 }, 'tooFirm'],
    [41, { position: 'supine' }, 'supineFlat'],
    [42, { pressure: 3 }, 'ok'],
    [42, { position: 'supine' }, 'ok'],
    [41, { position: 'proneCushion' }, 'prone'],
    [42, { position: 'proneCushion' }, 'ok'],
    // T5: eight weeks.
    [55, { area: 'abdomenUpper' }, 'abdomen'],
    [56, { area: 'abdomenUpper' }, 'ok'],
    // T7: twelve weeks.
    [84, { area: 'shinRight', pressure: 3 }, 'tooFirm'],
    [85, { area: 'shinRight', pressure: 3 }, 'ok'],
  ] as const)('cesarean, day %i, %o: %s', (day, row, is) => {
    expect(begun(row, factsOf({ chart: cesarean(day) })).replace('doorStop', 'allMassage')).toBe(is)
  })

  it('waits for the provider’s word where one is asked for', () => {
    const uncleared = (scopes: Parameters<typeof factsOf>[0]) => factsOf(scopes)
    expect(begun({}, uncleared({ chart: since(13), cleared: [] }))).toBe('doorStop')
    expect(begun({}, uncleared({ chart: since(14), cleared: [] }))).toBe('ok')
    expect(begun({}, uncleared({ chart: cesarean(60), cleared: [] }))).toBe('doorStop')
    const noAbdomen = uncleared({ chart: since(60), cleared: ['body'] })
    expect(begun({ area: 'abdomenUpper' }, noAbdomen)).toBe('abdomen')
  })

  it('leaves the place of an epidural alone for seven days (T9)', () => {
    const on = (day: number) =>
      begun({ area: 'lowBack' }, factsOf({ chart: since(day), gate: yes('epidural') }))
    expect([on(6), on(7), on(8)]).toEqual(['epiduralSite', 'ok', 'ok'])
  })

  it('takes a cushion while she nurses (T3)', () => {
    const nursing = factsOf({ chart: since(20, { feeding: 'direct' }) })
    expect(begun({ position: 'prone' }, nursing)).toBe('proneWithoutCushion')
    expect(begun({ position: 'proneCushion' }, nursing)).toBe('ok')
  })
})

describe('in pregnancy', () => {
  it.each([
    // T3: never face down from 14 weeks.
    [97, { position: 'proneCushion' }, 'ok'],
    [98, { position: 'proneCushion' }, 'prone'],
    [99, { position: 'prone' }, 'prone'],
    // T4: not flat from 20 weeks.
    [139, { position: 'supine' }, 'ok'],
    [140, { position: 'supine' }, 'supineFlat'],
    [141, { position: 'supine' }, 'supineFlat'],
    [250, { position: 'semiReclined' }, 'ok'],
    [250, { position: 'leftTilt' }, 'ok'],
    // T5: before 14 weeks not, then light only.
    [97, { area: 'abdomenUpper' }, 'abdomen'],
    [98, { area: 'abdomenUpper', pressure: 2 }, 'ok'],
    [98, { area: 'abdomenUpper', pressure: 3 }, 'tooFirm'],
    // T7.
    [200, { area: 'calfRight', pressure: 3 }, 'tooFirm'],
    [200, { area: 'shoulderRight', pressure: 3 }, 'ok'],
    // 1.0 row 0.4.
    [258, { technique: 'acupressure', points: ['sp6'] }, 'pointAvoided'],
    [259, { technique: 'acupressure', points: ['sp6'] }, 'ok'],
    [260, { technique: 'acupressure', points: ['li4', 'gb21'] }, 'ok'],
    [200, { technique: 'acupressure', points: ['other'] }, 'ok'],
  ] as const)('day %i, %o: %s', (days, row, is) => {
    expect(begun({ ...row, points: 'points' in row ? [...row.points] : [] }, prenatal(days))).toBe(
      is,
    )
  })

  it('lets nobody lie flat for more than five minutes, where lying flat was allowed at all', () => {
    const lifted = prenatal(200, overriding('T4-pregnant'))
    for (const [minutes, is] of [
      [4, 'ok'],
      [5, 'ok'],
      [6, 'flatTooLong'],
    ] as const) {
      expect(begun({ position: 'supine', minutes }, lifted)).toBe(is)
      const onSide = body({ rows: [work(1, { minutes })] }, lifted)
      const turned = { kind: 'setRow', id: id(1), set: { position: 'supine' } } as const
      expect(answer(turned, lifted, onSide)).toBe(is)
    }
    expect(begun({ position: 'supine', minutes: 30 }, prenatal(139))).toBe('ok')
  })

  it('takes the minutes flat that it was, and says before signing when they were too many', () => {
    const lifted = prenatal(200, overriding('T4-pregnant'))
    const lying = body({ rows: [work(1, { position: 'supine' })] }, lifted)
    const flat = (minutes: number) => {
      const set = { minutes, pressure: 2 }
      const done = changeBody(lying, { kind: 'setRow', id: id(1), set }, lifted)
      if (!done.ok) throw new Error('The minutes were not written')
      return bodyRemarks(done.value).find(({ kind }) => kind === 'flatLong')
    }
    expect([flat(5), flat(6), flat(12)]).toEqual([
      undefined,
      { kind: 'flatLong', count: 6 },
      { kind: 'flatLong', count: 12 },
    ])
    const early = body({ rows: [work(1, { position: 'supine', minutes: 30 })] }, prenatal(139))
    expect(bodyRemarks(early).map(({ kind }) => kind)).not.toContain('flatLong')
  })

  it('is over when the baby moves less, from 28 weeks on (A21)', () => {
    const moving = (days: number, babyMoves: 'usual' | 'less' | 'none') =>
      begun({}, prenatal(days), body({ babyMoves }, prenatal(days)))
    expect([moving(195, 'less'), moving(196, 'less'), moving(197, 'none')]).toEqual([
      ...['ok', 'babyMovesLess', 'babyMovesLess'],
    ])
    expect(moving(220, 'usual')).toBe('ok')
    const noDueDay = factsOf({
      chart: { stage: 'pregnant', birthOn: null, birthMode: null, dueOn: null },
      serviceKind: 'prenatal',
    })
    expect(begun({}, noDueDay, body({ babyMoves: 'less' }, noDueDay))).toBe('babyMovesLess')
  })

  it('never takes "not known" for "no": without a due date the careful bounds hold', () => {
    const unknown = factsOf({
      chart: { stage: 'pregnant', birthOn: null, birthMode: null, dueOn: null },
      serviceKind: 'prenatal',
    })
    expect(begun({ pressure: 3 }, unknown)).toBe('tooFirm')
    expect(begun({ technique: 'acupressure', points: ['li4'] }, unknown)).toBe('pointAvoided')
    for (const serviceKind of ['prenatal', 'postnatal', 'breast', 'cesareanScar'] as const) {
      const other = factsOf({
        chart: { stage: 'pregnant', birthOn: null, birthMode: null, dueOn: null },
        serviceKind,
      })
      const lying = (['supine', 'prone', 'proneCushion', 'sideLeft'] as const).map((position) =>
        begun({ position }, other),
      )
      expect([serviceKind, ...lying]).toEqual([serviceKind, 'supineFlat', 'prone', 'prone', 'ok'])
    }
    const noBirthDay = factsOf({ chart: { stage: 'postpartum', birthOn: null, birthMode: null } })
    expect(begun({ position: 'supine' }, noBirthDay)).toBe('supineFlat')
    expect(begun({ position: 'supine' }, prenatal(139))).toBe('ok')
    const nobody = factsOf({ chart: { stage: 'other', birthOn: null } })
    expect(begun({}, nobody)).toBe('ok')
    expect(begun({}, { ...nobody, stage: 'unknown' })).toBe('stageUnknown')
  })
})

describe('what is locked', () => {
  it('cannot be lifted at the door: previa, bleeding, belly pain (T5), fever (A11)', () => {
    for (const question of ['previa', 'pregnancyBleeding', 'severeBelly']) {
      const facts = prenatal(200, {
        ...yes(question),
        ...overriding('T5-early', 'T5-pregnant'),
      })
      expect([question, areaBound('abdomenUpper', facts)?.locked]).toEqual([question, true])
    }
    const at = (temperatureC: number) =>
      begun({}, factsOf({ chart: since(20), gate: { vitals: vitals({ temperatureC }) } }))
    expect([at(37.9), at(38), at(38.1)]).toEqual(['ok', 'doorStop', 'doorStop'])
  })

  it('calves that differ by 3 cm end it (A13), floats and half-typed numbers notwithstanding', () => {
    const facts = factsOf({ chart: since(30) })
    for (const [left, right, is] of [
      [35, 37.9, 'ok'],
      [35.1, 38.1, 'calvesDiffer'],
      [38.2, 35.1, 'calvesDiffer'],
      [35, 3, 'ok'],
      [35, null, 'ok'],
    ] as const) {
      const session = body({ calfLeftCm: left, calfRightCm: right }, facts)
      expect([left, right, begun({}, facts, session)]).toEqual([left, right, is])
    }
  })

  it('has no place to write hands on the perineum or the breast, and no pressure beyond 5', () => {
    const whole = body({ rows: [work(1)] })
    expect(bodySessionSchema.safeParse(whole).success).toBe(true)
    for (const area of ['perineum', 'breastLeft', 'nipple']) {
      const crafted = { ...whole, rows: [{ ...work(1), area }] }
      expect([area, bodySessionSchema.safeParse(crafted).success]).toEqual([area, false])
    }
    expect(
      bodySessionSchema.safeParse({ ...whole, rows: [work(1, { pressure: 6 })] }).success,
    ).toBe(false)
  })

  it('keeps an allergen away, from the catalog and in words', () => {
    const allergic = factsOf({
      people: [
        {
          ...{ clientId: id(1), subject: 'infant', history: 'some' },
          allergies: [{ substance: 'Almond', allergenClass: 'almond' }],
        },
      ],
    })
    const oil = (itemId: string, name: string) =>
      answer({ kind: 'set', set: { oil: { itemId, name } } }, allergic)
    expect(oil(id(70), 'Sunflower oil')).toBe('ok')
    expect(oil(id(71), 'Sweet almond oil')).toBe('oilAllergen')
    // The name that is sent does not hide what the item is.
    expect(oil(id(71), 'Something mild')).toBe('oilAllergen')
    expect(oil('', 'Organic almond oil')).toBe('oilAllergen')
  })
})

describe('her word', () => {
  const facts = factsOf({ chart: since(30) })
  it('comes first, closes one area, and ends the session for good', () => {
    expect(begun({}, facts, body({ consents: [] }, facts))).toBe('notAgreed')
    const stoppedArea = body({ consents: [said('agreed'), said('stopArea', 'upperBack', 901)] })
    expect(begun({}, facts, stoppedArea)).toBe('areaStopped')
    expect(begun({ area: 'neckBack' }, facts, stoppedArea)).toBe('ok')
    const stopped = body({
      consents: [said('agreed'), said('stopSession', '', 901), said('agreed', '', 902)],
    })
    expect(begun({}, facts, stopped)).toBe('sessionStopped')
  })

  it('ends what is going on, and how it went can still be written', () => {
    const stop = { kind: 'consent', event: { ...said('stopArea', 'upperBack', 901) } } as const
    const going = body({ rows: [work(0, { startedAt: said('agreed').at })] }, facts)
    expect(answer(stop, facts, going)).toBe('ok')
    const stopped = body({ rows: [work(1)], consents: [said('agreed'), stop.event] }, facts)
    expect(answer({ kind: 'setRow', id: id(1), set: { minutes: 4 } }, facts, stopped)).toBe('ok')
    expect(answer({ kind: 'setRow', id: id(1), set: { pressure: 2 } }, facts, stopped)).toBe(
      'areaStopped',
    )
  })

  it('keeps hands off broken skin, a rash and what the therapist leaves alone', () => {
    for (const [set, is] of [
      [{ bodySkin: 'broken' }, 'skinNotWhole'],
      [{ bodySkin: 'rash' }, 'skinNotWhole'],
      [{ leaveAlone: 'A fresh bruise' }, 'leaveAlone'],
      [{ bodySkin: 'pink' }, 'ok'],
    ] as const) {
      const there = changeBody(body({}, facts), { kind: 'setArea', area: 'upperBack', set }, facts)
      if (!there.ok) throw new Error('The area was not written')
      expect([set, begun({}, facts, there.value)]).toEqual([set, is])
      expect(begun({ area: 'neckBack' }, facts, there.value)).toBe('ok')
    }
  })
})

describe('pressure and names', () => {
  it('is one step less after a pain killer (T12), and 2 with a blood thinner (T8)', () => {
    const mostWith = (gate: Parameters<typeof yes>) =>
      pressureMost('upperBack', factsOf({ chart: since(30), gate: yes(...gate) }))
    expect(mostWith([])).toBe(5)
    expect(mostWith(['painMedicine'])).toBe(4)
    expect(mostWith(['aspirin'])).toBe(3)
    expect(mostWith(['bloodThinner'])).toBe(2)
    expect(mostWith(['bloodThinner', 'painMedicine'])).toBe(1)
  })

  it('finds an area by the first letters of its name', () => {
    expect(readArea('l calf')).toEqual(['calfLeft'])
    expect(readArea('Lower back')).toEqual(['lowBack'])
    expect(readArea('shoulder')).toHaveLength(4)
    expect(readArea('left shoulder')).toEqual(['shoulderLeft'])
    expect(readArea('')).toEqual([])
    expect(readArea('wing')).toEqual([])
    expect(new Set(areaNames).size).toBe(areaNames.length)
  })
})
