import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evaluateGate,
  gateRules,
  isMustAsk,
  urgencies,
} from '#shared/domain/clinical/gate/evaluate'
import { type GateSources, gateFacts } from '#shared/domain/clinical/gate/facts'
import { allQuestions, groupsFor } from '#shared/domain/clinical/gate/questions'
import { restrictions } from '#shared/domain/clinical/gate/restrictions'
import { usualThresholds } from '#shared/domain/clinical/gate/thresholds'
import { addDays } from '#shared/domain/time/calendar-day'
import type { GateAnswerValue } from '#shared/schema/door-gate'
import { isLockedGateRule, lockedGateRuleIds } from '#shared/schema/locked-gate-rules'
import { around, chart, clearance, infantChart, today, vitals } from './gate-fixture'

/** Everything found, by its row; and the outcome. */
function found(
  sources: Partial<GateSources>,
  yes: readonly string[] = [],
  rest: GateAnswerValue = 'no',
) {
  const facts = gateFacts({ ...around, ...sources })
  const answers = groupsFor(facts)
    .flatMap(({ questions }) => questions)
    .map(({ id }) => ({
      id,
      answer: yes.includes(id) ? ('yes' as const) : rest,
      at: '2026-11-21T15:00:00.000Z',
    }))
  const result = evaluateGate({ facts, thresholds: usualThresholds, answers, overrides: [] })
  return {
    ...result,
    ids: result.hits.map(({ rule }) => rule.id),
    all: new Set(result.hits.flatMap(({ rule }) => rule.doNot)),
  }
}

const measured = (values: Parameters<typeof vitals>[0]) => ({ vitals: vitals(values) })
const bp = (systolic: number, diastolic: number) => measured({ systolic, diastolic })

describe('blood pressure', () => {
  it.each<[number, number, readonly string[], string | null]>([
    [139, 89, [], null],
    [140, 89, [], 'D'],
    [139, 90, [], 'D'],
    [140, 90, ['headache'], 'E'],
    [139, 89, ['headache'], 'D'],
    [140, 90, ['faceSwelling'], 'E'],
    [159, 109, [], 'D'],
    [160, 109, [], 'E'],
    [159, 110, [], 'E'],
    [160, 100, [], 'E'],
  ])('%i/%i with %j is %s', (systolic, diastolic, yes, urgency) => {
    const { hits } = found(bp(systolic, diastolic), yes)
    const gravest = hits[0]?.rule.urgency
    expect(gravest === 'E' || gravest === 'D' ? gravest : null).toBe(urgency)
  })

  it.each([
    [149, 99, 'A6', 'A5'],
    [150, 99, 'A5', 'A3'],
    [149, 100, 'A5', 'A3'],
  ])('%i/%i holds %s and not %s', (systolic, diastolic, holds, not) => {
    const { ids } = found(bp(systolic, diastolic))
    expect(ids).toContain(holds)
    expect(ids).not.toContain(not)
  })

  it('counts the graver of two readings for an emergency, the later one for the rest', () => {
    const lower = { systolicAgain: 128, diastolicAgain: 80 }
    expect(found(measured({ systolic: 160, diastolic: 100, ...lower })).ids).toContain('A3')
    const settled = found(measured({ systolic: 144, diastolic: 88, ...lower }))
    expect(settled.ids).toContain('A6-first')
    expect(settled.ids).not.toContain('A6')
    expect(settled.outcome).toBe('modify')
  })
})

describe('what is measured', () => {
  it.each<[string, Parameters<typeof vitals>[0], Parameters<typeof vitals>[0], readonly string[]]>([
    ['A11', { temperatureC: 37.9 }, { temperatureC: 38 }, []],
    ['A1', { spo2: 95 }, { spo2: 94 }, []],
    ['A12', { temperatureC: 38, pulse: 110 }, { temperatureC: 38, pulse: 111 }, []],
    ['A12', { temperatureC: 38, breaths: 24 }, { temperatureC: 38, breaths: 25 }, []],
    ['A12', { temperatureC: 36, pulse: 111 }, { temperatureC: 35.9, pulse: 111 }, []],
    ['A12', { pulse: 110 }, { pulse: 111 }, ['confused']],
    ['A9b', { pulse: 110 }, { pulse: 111 }, ['padHour']],
    ['A9b', { systolic: 90, diastolic: 60 }, { systolic: 89, diastolic: 60 }, ['clot']],
    ['A10-E', { pulse: 110 }, { pulse: 111 }, ['lochiaFoul']],
    ['A25', { pulse: 100 }, { pulse: 101 }, ['faint']],
    ['B1', { pulse: 100 }, { pulse: 101 }, ['breastHot']],
    ['B1', { temperatureC: 37.9 }, { temperatureC: 38 }, ['breastHot']],
    ['B3', { temperatureC: 38.4 }, { temperatureC: 38.5 }, ['rigors']],
    ['B3', { pulse: 110 }, { pulse: 111 }, ['breastHot']],
  ])('%s is not found at %j and is at %j', (id, without, withIt, yes) => {
    expect(found(measured(without), yes).ids).not.toContain(id)
    expect(found(measured(withIt), yes).ids).toContain(id)
  })
})

describe('the days after a birth', () => {
  const born = (days: number, mode: 'vaginal' | 'cesareanPlanned' = 'vaginal') => ({
    chart: chart({ birthOn: addDays(today, -days), birthMode: mode }),
  })
  it.each<[string, number, number, 'vaginal' | 'cesareanPlanned', readonly string[]]>([
    ['T1', 13, 14, 'vaginal', []],
    ['T1-clearance', 13, 14, 'vaginal', []],
    ['T2-early', 13, 14, 'cesareanPlanned', []],
    ['T2-light', 41, 42, 'cesareanPlanned', []],
    ['T3-vaginal', 13, 14, 'vaginal', []],
    ['T6-none', 13, 14, 'cesareanPlanned', []],
    ['T6-deep', 83, 84, 'cesareanPlanned', []],
    ['T7', 42, 43, 'vaginal', []],
    ['T7-risk', 84, 85, 'cesareanPlanned', []],
    ['T9', 6, 7, 'vaginal', ['epidural']],
    ['B9', 6, 7, 'vaginal', ['breastHot', 'fluLike']],
  ])('%s holds on day %i and no more on day %i (%s)', (id, last, first, mode, yes) => {
    expect(found(born(last, mode), yes).ids).toContain(id)
    expect(found(born(first, mode), yes).ids).not.toContain(id)
  })

  it.each([
    ['T5-vaginal', 41, 42, 'vaginal'],
    ['T5-cesarean', 55, 56, 'cesareanPlanned'],
    ['T3-cesarean', 41, 42, 'cesareanPlanned'],
    ['T6-around', 41, 42, 'cesareanPlanned'],
  ] as const)('%s ends after day %i only with a provider’s word', (id, last, first, birthMode) => {
    const on = (days: number, cleared: boolean) =>
      found({
        chart: chart({ birthOn: addDays(today, -days), birthMode }, [
          ...(cleared ? [clearance(['body', 'abdomen', 'scar', 'lyingFlat'])] : []),
        ]),
      }).ids
    expect(on(last, true)).toContain(id)
    expect(on(first, true)).not.toContain(id)
    expect(on(first, false)).toContain(id)
  })

  it('ask for a checkup and for a longer low mood once they are due', () => {
    expect(found(born(42)).ids).not.toContain('T16')
    expect(found(born(43)).ids).toContain('T16')
    expect(found(born(14), ['lowMood']).ids).not.toContain('D-blues-14')
    expect(found(born(15), ['lowMood']).ids).toContain('D-blues-14')
  })

  it('ask for a word with the provider after 21 days, and for the whole visit after 84', () => {
    const on = (days: number, more: object = {}) =>
      found({ chart: chart({ birthOn: addDays(today, -days), ...more }) }).ids
    expect(on(21)).not.toContain('T16-contact')
    expect(on(22)).toContain('T16-contact')
    expect(on(22, { contactOn: addDays(today, -3) })).not.toContain('T16-contact')
    expect(on(22, { checkupOn: addDays(today, -3) })).not.toContain('T16-contact')
    expect(on(84)).not.toContain('T16-comprehensive')
    expect(on(85)).toContain('T16-comprehensive')
    expect(on(85, { contactOn: addDays(today, -70) })).toContain('T16-comprehensive')
    expect(on(85, { checkupOn: addDays(today, -40) })).not.toContain('T16-comprehensive')
  })

  it('do not compress a breast before day 3', () => {
    const at = (days: number) => found({ ...born(days), serviceKind: 'breast' }).ids
    expect(at(2)).toContain('T14-early')
    expect(at(3)).not.toContain('T14-early')
  })

  it('a birth that is not recorded, or that lies ahead, forbids what hangs on it', () => {
    for (const birthOn of [null, addDays(today, 1)]) {
      const { ids, all } = found({ chart: chart({ birthOn }) })
      expect(ids).toContain('T0')
      expect(all.has('abdomen')).toBe(true)
    }
  })

  it('a provider’s word ends on its day, and the usual one after 90 days', () => {
    const stands = (givenOn: string, expiresOn: string | null) =>
      !found({
        chart: chart({ birthOn: addDays(today, -5), birthMode: 'vaginal' }, [
          { ...clearance(['body']), givenOn, expiresOn },
        ]),
      }).ids.includes('T1-clearance')
    expect(stands(addDays(today, -4), today)).toBe(true)
    expect(stands(addDays(today, -4), addDays(today, -1))).toBe(false)
    expect(stands(addDays(today, -90), null)).toBe(true)
    expect(stands(addDays(today, -91), null)).toBe(false)
    expect(stands(addDays(today, 1), null)).toBe(false)
  })
})

describe('the weeks of a pregnancy', () => {
  const weeks = (days: number) => ({
    serviceKind: 'prenatal' as const,
    chart: chart({ stage: 'pregnant', birthOn: null, dueOn: addDays(today, 280 - days) }),
  })
  it.each([
    ['T3-pregnant', 97, 98],
    ['T4-pregnant', 139, 140],
  ])('%s begins after day %i', (id, before, from) => {
    expect(found(weeks(before)).ids).not.toContain(id)
    expect(found(weeks(from)).ids).toContain(id)
  })
  it.each([
    ['T5-early', 97, 98],
    ['T-points', 258, 259],
  ])('%s ends after day %i', (id, last, after) => {
    expect(found(weeks(last)).ids).toContain(id)
    expect(found(weeks(after)).ids).not.toContain(id)
  })
  it('ask for the baby’s movements from 28 weeks on', () => {
    const asked = (days: number) =>
      found(weeks(days)).groups.some(({ questions }) =>
        questions.some(({ id }) => id === 'movement'),
      )
    expect([asked(195), asked(196)]).toEqual([false, true])
  })
})

describe('a baby', () => {
  const baby = (ageDays: number, values: Parameters<typeof vitals>[0] = {}, yes: string[] = []) =>
    found(
      {
        subject: 'infant',
        serviceKind: 'infant',
        chart: infantChart({}),
        bornOn: addDays(today, -ageDays),
        vitals: vitals(values),
      },
      yes,
    )
  it('with a fever is an emergency to the 89th day, and straight to the hospital to the 27th', () => {
    expect(baby(27, { temperatureC: 38 }).ids[0]).toBe('C1-28')
    expect(baby(28, { temperatureC: 38 }).ids).not.toContain('C1-28')
    expect(baby(89, { temperatureC: 38 }).urgency).toBe('E')
    expect(baby(90, { temperatureC: 38 }).urgency).toBe('D')
    expect(baby(89, { temperatureC: 37.9 }).ids).not.toContain('C1')
  })
  it.each<[string, Parameters<typeof vitals>[0], Parameters<typeof vitals>[0]]>([
    ['C2', { temperatureC: 36.5 }, { temperatureC: 36.4 }],
    ['C2-E', { temperatureC: 36 }, { temperatureC: 35.9 }],
    ['C3', { breaths: 60 }, { breaths: 61 }],
    // Born at 3,500 g: 10.0 % is 350 g, 10.1 % is 353.5 g.
    ['C8', { weightG: 3150 }, { weightG: 3146 }],
    ['C8-W', { weightG: 3256 }, { weightG: 3255 }],
  ])('%s is not found at %j and is at %j', (id, without, withIt) => {
    expect(baby(5, without).ids).not.toContain(id)
    expect(baby(5, withIt).ids).toContain(id)
  })
  it('yellow on the first day is an emergency; for more than two weeks it is seen the same day', () => {
    expect(baby(0, {}, ['babyYellow']).urgency).toBe('E')
    expect(baby(1, {}, ['babyYellow']).urgency).toBe('W')
    expect(baby(14, {}, ['babyYellow']).ids).not.toContain('C7-late')
    expect(baby(15, {}, ['babyYellow']).urgency).toBe('D')
  })
  it('is not massaged on the tummy before a week, nor at all when born early without a word', () => {
    expect(baby(6).ids).toContain('T13-cord')
    expect(baby(7).ids).not.toContain('T13-cord')
    const early = (gestationAtBirthDays: number) =>
      found({
        ...{ subject: 'infant', serviceKind: 'infant', bornOn: addDays(today, -40) },
        chart: infantChart({ gestationAtBirthDays }),
      }).ids
    expect(early(258)).toContain('T13-clearance')
    expect(early(259)).not.toContain('T13-clearance')
  })
})

describe('every rule', () => {
  it('has an id of its own, a source, a reason, and known bounds; what is called about says what to say', () => {
    expect(new Set(gateRules.map(({ id }) => id)).size).toBe(gateRules.length)
    for (const rule of gateRules) {
      expect(rule.source).toMatch(/^\d/)
      expect(rule.reason.length).toBeGreaterThan(8)
      expect(rule.doNot.every((name) => restrictions.includes(name))).toBe(true)
      if (rule.urgency !== 'gate') expect([rule.id, rule.sign]).not.toEqual([rule.id, ''])
      if (rule.urgency === 'E' || rule.urgency === 'D') {
        expect(rule.effect).toBe('stop')
        expect(rule.contacts.length).toBeGreaterThan(0)
      }
      expect(rule.urgency !== 'E' || isLockedGateRule(rule.id)).toBe(true)
    }
    const ids = new Set(gateRules.map(({ id }) => id))
    expect(lockedGateRuleIds.filter((id) => !ids.has(id))).toEqual([])
  })

  it('has a yes of each question that finds something', () => {
    // Which side it is finds nothing more: it leaves the other one open.
    for (const { id, afterYes } of allQuestions) {
      if (afterYes) continue
      const subjects = [
        { serviceKind: 'breast' as const, chart: chart({ birthOn: addDays(today, -5) }) },
        { chart: chart({ birthOn: addDays(today, -100) }, [clearance(['body', 'abdomen'])]) },
        { serviceKind: 'prenatal' as const, chart: chart({ stage: 'pregnant', birthOn: null }) },
        {
          ...{ subject: 'infant' as const, serviceKind: 'infant' as const },
          ...{ bornOn: addDays(today, -20), chart: infantChart({}) },
        },
      ]
      const more = ['breastHot', 'incision', 'babyCord', 'lochiaFoul']
      const finds = subjects.some(
        (sources) =>
          found(sources, [...more, id]).ids.length >
            found(
              sources,
              more.filter((one) => one !== id),
            ).ids.length || found({ ...sources, ...bp(142, 88) }, [id]).urgency === 'E',
      )
      expect([id, finds]).toEqual([id, true])
    }
  })
})

describe('the whole door', () => {
  it('is open until every urgent question has a yes or a no: not asked and not sure are not no', () => {
    const calm = {
      chart: chart({ birthOn: addDays(today, -100) }, [clearance(['body', 'abdomen'])]),
    }
    expect(found(calm, [], 'unknown').outcome).toBe('open')
    expect(found(calm).outcome).toBe('clear')
    const facts = gateFacts({ ...around, ...calm })
    const none = evaluateGate({ facts, thresholds: usualThresholds, answers: [], overrides: [] })
    expect(none.outcome).toBe('open')
    expect(none.open.every(isMustAsk)).toBe(true)
  })

  it('never becomes less urgent by one more yes', () => {
    const ids = allQuestions.map(({ id }) => id)
    const rank = (urgency: (typeof urgencies)[number] | null) =>
      urgency === null ? urgencies.length : urgencies.indexOf(urgency)
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.constantFrom(...ids),
        fc.record({
          systolic: fc.option(fc.integer({ min: 60, max: 200 })),
          pulse: fc.option(fc.integer({ min: 50, max: 160 })),
          temperatureC: fc.option(fc.integer({ min: 350, max: 400 }).map((tenths) => tenths / 10)),
        }),
        fc.constantFrom('parent' as const, 'infant' as const),
        (yes, more, values, subject) => {
          const sources: Partial<GateSources> =
            subject === 'parent'
              ? { vitals: vitals(values), chart: chart({ birthOn: addDays(today, -20) }) }
              : {
                  ...{ subject, serviceKind: 'infant', vitals: vitals(values) },
                  ...{ chart: infantChart({}), bornOn: addDays(today, -20) },
                }
          const before = found(sources, yes)
          const after = found(sources, [...yes, more])
          expect(rank(after.urgency)).toBeLessThanOrEqual(rank(before.urgency))
          expect(before.ids.filter((id) => !after.ids.includes(id))).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })
})
