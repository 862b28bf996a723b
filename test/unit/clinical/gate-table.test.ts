import { describe, expect, it } from 'vitest'
import { evaluateGate, gateRules } from '#shared/domain/clinical/gate/evaluate'
import { type GateSources, gateFacts } from '#shared/domain/clinical/gate/facts'
import { groupsFor } from '#shared/domain/clinical/gate/questions'
import { usualThresholds } from '#shared/domain/clinical/gate/thresholds'
import { addDays } from '#shared/domain/time/calendar-day'
import type { Chart, ParentChart } from '#shared/schema/chart'
import { around, chart, clearance, infantChart, someId, today, vitals } from './gate-fixture'

/*
 * Each row of the clinical rulebook, 4 to 7, with what just sets it off and the nearest that does not. Written from
 * the rulebook, not from the rules.
 */

type Case = readonly [Partial<GateSources>, ...string[]]

const well: Case = [{}]
const m = (values: Parameters<typeof vitals>[0]) => ({ vitals: vitals(values) })
const bp = (systolic: number, diastolic: number) => m({ systolic, diastolic })
const after = (
  days: number,
  birthMode: ParentChart['birthMode'] = 'vaginal',
  more: Partial<GateSources> = {},
): Partial<GateSources> => ({
  chart: chart({ birthOn: addDays(today, -days), birthMode }),
  ...more,
})
const cesarean = (days: number, more: Partial<GateSources> = {}) =>
  after(days, 'cesareanPlanned', more)
const cleared = (days: number, scopes: Parameters<typeof clearance>[0], mode = 'vaginal') => ({
  chart: chart({ birthOn: addDays(today, -days), birthMode: mode as ParentChart['birthMode'] }, [
    clearance(scopes),
  ]),
})
const pregnant = (gestationDays: number): Partial<GateSources> => ({
  serviceKind: 'prenatal',
  chart: chart({
    ...{ stage: 'pregnant', birthOn: null, birthMode: null },
    dueOn: addDays(today, 280 - gestationDays),
  }),
})
const breast = (days = 20) => after(days, 'vaginal', { serviceKind: 'breast' })
const baby = (
  ageDays: number,
  infant: Parameters<typeof infantChart>[0] = {},
  more: Partial<GateSources> = {},
): Partial<GateSources> => ({
  ...{ subject: 'infant', serviceKind: 'infant', bornOn: addDays(today, -ageDays) },
  chart: infantChart(infant),
  ...more,
})
const kid = baby(100)
const allergic = (base: Chart): Chart => ({
  ...base,
  allergyHistory: 'some',
  allergies: [
    { id: someId, substance: 'Almond', classes: ['almond'], reaction: '', severity: null },
  ] as never,
})
const notAsked = (base: Chart): Chart => ({ ...base, allergyHistory: 'notAsked' })
const unborn = { ...kid, bornOn: null }

/** The rule; what sets it off, each alone; what is next to it and does not. */
const table: readonly (readonly [string, readonly Case[], readonly Case[]])[] = [
  ['A1', [[m({ spo2: 94 })], [{}, 'chestBreath']], [[m({ spo2: 95 })]]],
  ['A2', [[{}, 'seizureStroke']], [well]],
  ['A3', [[bp(160, 70)], [bp(120, 110)]], [[bp(159, 109)]]],
  [
    'A4',
    [
      ...['headache', 'headacheSudden', 'vision', 'severeBelly', 'chestBreath'].map(
        (one): Case => [bp(140, 80), one],
      ),
      ...['faceSwelling', 'nausea', 'confused'].map((one): Case => [bp(120, 90), one]),
    ],
    [[bp(139, 89), 'headache'], [bp(140, 90)]],
  ],
  ['A5', [[bp(150, 80)], [bp(120, 100)]], [[bp(149, 99)]]],
  ['A6', [[bp(140, 80)], [bp(120, 90)]], [[bp(139, 89)]]],
  [
    'A6-first',
    [[m({ systolic: 140, diastolic: 80, systolicAgain: 120, diastolicAgain: 70 })]],
    [[bp(139, 89)]],
  ],
  [
    'A7-E',
    [
      [{}, 'headacheSudden'],
      [bp(140, 80), 'headache'],
    ],
    [[bp(139, 89), 'headache']],
  ],
  [
    'A7-D',
    [
      [{}, 'headache'],
      [{}, 'vision'],
    ],
    [well],
  ],
  ['A8', [[{}, 'headacheUpright']], [well]],
  [
    'A9a',
    [
      [{}, 'padHour'],
      [{}, 'clot'],
    ],
    [[{}, 'lochia']],
  ],
  [
    'A9b',
    [
      [{}, 'padMore'],
      [{}, 'padHour', 'faint'],
      [{}, 'clot', 'confused'],
      [m({ pulse: 111 }), 'padHour'],
      [bp(89, 60), 'clot'],
    ],
    [[m({ pulse: 110 }), 'padHour'], [bp(90, 60), 'padHour'], [m({ pulse: 111 })]],
  ],
  [
    'A10',
    [
      [{}, 'lochiaFoul'],
      [m({ temperatureC: 38 }), 'severeBelly'],
    ],
    [[m({ temperatureC: 37.9 }), 'severeBelly']],
  ],
  [
    'A10-E',
    [
      [{}, 'lochiaFoul', 'rigors'],
      [{}, 'lochiaFoul', 'confused'],
      [m({ pulse: 111 }), 'lochiaFoul'],
      [m({ breaths: 25 }), 'lochiaFoul'],
      [bp(89, 60), 'lochiaFoul'],
    ],
    [
      [m({ pulse: 110, breaths: 24, systolic: 90, diastolic: 60 }), 'lochiaFoul'],
      [{}, 'rigors'],
    ],
  ],
  ['A11', [[m({ temperatureC: 38 })], [{}, 'fever']], [[m({ temperatureC: 37.9 })]]],
  [
    'A12',
    [
      [m({ temperatureC: 38, pulse: 111 })],
      [m({ temperatureC: 35.9, breaths: 25 })],
      [m({ pulse: 111, breaths: 25 })],
      [m({ breaths: 25, systolic: 89, diastolic: 60 })],
      [m({ temperatureC: 38 }), 'confused'],
    ],
    [
      [m({ temperatureC: 37.9, pulse: 111 })],
      [m({ temperatureC: 36, breaths: 25 })],
      [m({ temperatureC: 38, pulse: 110, breaths: 24 })],
      [{}, 'confused'],
    ],
  ],
  ['A13', [[{}, 'leg']], [well]],
  [
    'A13-E',
    [
      [{}, 'leg', 'chestBreath'],
      [m({ spo2: 94 }), 'leg'],
    ],
    [[m({ spo2: 95 }), 'leg']],
  ],
  ['A14', [[{}, 'incision']], [well]],
  ['A14-E', [[{}, 'incisionBurst']], [[{}, 'incision']]],
  ['A15', [[{}, 'severeBelly']], [well]],
  ['A16', [[{}, 'harm']], [[{}, 'lowMood']]],
  [
    'A17',
    [
      [{}, 'faint'],
      [{}, 'faceSwelling'],
    ],
    [well],
  ],
  ['A18', [[{}, 'urine']], [well]],
  ['A19', [[{}, 'allergic']], [well]],
  ['A20', [[{}, 'violence']], [well]],
  [
    'A21',
    [
      ...['pregnancyBleeding', 'pregnancyFluid', 'contractions', 'bellyTrauma'].map(
        (one): Case => [pregnant(120), one],
      ),
      [pregnant(196), 'movement'],
    ],
    [[pregnant(195), 'movement'], [pregnant(120)]],
  ],
  ['A21-E', [[pregnant(120), 'pregnancyEmergency']], [[pregnant(120), 'pregnancyFluid']]],
  ['A22', [[pregnant(196), 'itching']], [[pregnant(195), 'itching']]],
  ['A23', [[{}, 'pelvicFloor']], [well]],
  [
    'A25',
    [
      [{}, 'nightBreath'],
      [m({ pulse: 101 }), 'faint'],
    ],
    [[m({ pulse: 100 }), 'faint'], [m({ pulse: 101 })]],
  ],
  [
    'A25-E',
    [
      [{}, 'nightBreath', 'chestBreath'],
      [m({ spo2: 94 }), 'nightBreath'],
    ],
    [[m({ spo2: 95 }), 'nightBreath']],
  ],
  ['A26', [[{}, 'spine']], [well]],
  ['D-psychosis', [[{}, 'psychosis']], [[{}, 'panic']]],
  ['D-panic', [[{}, 'panic']], [well]],
  ['D-blues', [[after(14), 'lowMood']], [well]],
  ['D-blues-14', [[after(15), 'lowMood']], [[after(14), 'lowMood'], [after(15)]]],
  [
    'B1',
    [
      [{}, 'breastHot', 'fluLike'],
      [{}, 'breastHot', 'rigors'],
      [m({ temperatureC: 38 }), 'breastHot'],
      [m({ pulse: 101 }), 'breastHot'],
    ],
    [
      [m({ temperatureC: 37.9, pulse: 100 }), 'breastHot'],
      [{}, 'fluLike'],
    ],
  ],
  ['B1-local', [[{}, 'breastHot']], [[{}, 'fluLike']]],
  [
    'B-inflamed',
    [
      [{}, 'breastHot'],
      [{}, 'breastSpreading'],
      [{}, 'abscess'],
    ],
    [[{}, 'lumpOld']],
  ],
  [
    'B2',
    [[{}, 'breastHot', 'breastDay']],
    [
      [{}, 'breastHot'],
      [{}, 'breastDay'],
    ],
  ],
  [
    'B3',
    [
      [{}, 'breastSpreading'],
      [m({ temperatureC: 38.5 }), 'rigors'],
      [m({ pulse: 111 }), 'breastHot'],
      [bp(89, 60), 'breastHot'],
      [{}, 'breastHot', 'confused'],
    ],
    [
      [m({ temperatureC: 38.4 }), 'rigors'],
      [m({ pulse: 110 }), 'breastHot'],
      [bp(90, 60), 'breastHot'],
      [m({ temperatureC: 38.5 })],
    ],
  ],
  ['B4', [[{}, 'abscess']], [[{}, 'breastHot']]],
  ['B5', [[breast(), 'lumpUnresolved']], [[breast()]]],
  ['B6', [[{}, 'lumpOld']], [well]],
  ['B6-skin', [[{}, 'breastSkin']], [[{}, 'lumpOld']]],
  [
    'B7',
    [
      [breast(), 'nipple'],
      [{}, 'raynaud'],
    ],
    [[breast()]],
  ],
  ['B8', [[{}, 'antibiotics']], [well]],
  [
    'B9',
    [
      [{}, 'breastHot', 'mastitisRisk'],
      [after(6), 'breastHot', 'fluLike'],
    ],
    [
      [after(7), 'breastHot', 'fluLike'],
      [after(6), 'breastHot'],
      [{}, 'mastitisRisk'],
    ],
  ],
  ['B10', [[breast(), 'breastSurgery']], [[breast()]]],
  ['B11', [[breast(), 'oversupply']], [[breast()]]],
  ['N-contagious', [[{}, 'contagious']], [well]],
  ['N-wound', [[{}, 'openWound']], [well]],
  ['N-intoxicated', [[{}, 'intoxicated']], [well]],
  ['N-consent', [[{}, 'noConsent']], [well]],
  [
    'X-clearance',
    [
      ...['clotHistory', 'pressureHistory', 'infection', 'chronic', 'psychiatricStay', 'minor'].map(
        (one): Case => [{}, one],
      ),
      ...['hemorrhage', 'tear', 'bloodThinner'].map((one): Case => [{}, one]),
      [pregnant(120), 'pregnancyRisk'],
      [cleared(20, ['body']), 'bloodThinner'],
    ],
    [
      [cleared(20, ['body']), 'chronic'],
      [cleared(20, ['body', 'anticoagulant']), 'bloodThinner'],
      [{}, 'aspirin'],
    ],
  ],
  ['L-skin', [[{}, 'skin']], [well]],
  ['H-fever', [[m({ temperatureC: 38 })]], [[m({ temperatureC: 37.9 })]]],
  [
    'H-numb',
    [
      [{}, 'numb'],
      [{}, 'intoxicated'],
    ],
    [well],
  ],
  ['H-pregnant', [[pregnant(100)]], [well]],
  ['H-cold', [[{}, 'raynaud']], [well]],
  ['P-unknown', [[{ chart: notAsked(chart()) }]], [well, [{ chart: allergic(chart()) }]]],
  ['P-known', [[{ chart: allergic(chart()) }]], [well]],
  [
    'T0',
    [
      [{ chart: chart({ birthOn: null }) }],
      [{ chart: chart({ birthOn: addDays(today, 1) }) }],
      [{ chart: chart({ stage: 'pregnant', birthOn: null, dueOn: null }) }],
    ],
    [[after(0)], [pregnant(100)]],
  ],
  ['T1', [[after(13)]], [[after(14)], [cesarean(13)]]],
  ['T1-clearance', [[after(13)]], [[after(14)], [cleared(13, ['body'])]]],
  ['T2-early', [[cesarean(13)]], [[cesarean(14)], [after(13)]]],
  ['T2-clearance', [[cesarean(20)]], [[cleared(20, ['body'], 'cesareanPlanned')], [after(20)]]],
  ['T2-light', [[cesarean(41)]], [[cesarean(42)], [after(41)]]],
  [
    'T3-cesarean',
    [[cleared(41, ['body'], 'cesareanPlanned')], [cesarean(42)]],
    [[cleared(42, ['body'], 'cesareanPlanned')]],
  ],
  ['T3-vaginal', [[after(13)]], [[after(14)]]],
  ['T3-lactating', [[{ chart: chart({ feeding: 'mixed' }) }]], [[{ chart: chart() }]]],
  ['T3-pregnant', [[pregnant(98)]], [[pregnant(97)]]],
  ['T4-pregnant', [[pregnant(140)]], [[pregnant(139)]]],
  ['T4-cesarean', [[cesarean(90)]], [[cleared(90, ['lyingFlat'], 'cesareanPlanned')], [after(90)]]],
  [
    'T5-vaginal',
    [[cleared(41, ['abdomen'])], [after(42)], [cleared(42, ['abdomen']), 'lochia']],
    [[cleared(42, ['abdomen'])]],
  ],
  [
    'T5-cesarean',
    [
      [cleared(55, ['abdomen'], 'cesareanPlanned')],
      [cesarean(56)],
      [cleared(56, ['abdomen'], 'cesareanPlanned'), 'lochia'],
    ],
    [[cleared(56, ['abdomen'], 'cesareanPlanned')]],
  ],
  ['T5-pregnant', [[pregnant(100)]], [well]],
  ['T5-early', [[pregnant(97)]], [[pregnant(98)]]],
  [
    'T5-previa',
    [
      [pregnant(200), 'previa'],
      [pregnant(200), 'pregnancyBleeding'],
      [pregnant(200), 'severeBelly'],
    ],
    [[pregnant(200)], [{}, 'severeBelly']],
  ],
  ['T6-none', [[cesarean(13)]], [[cesarean(14)], [after(13)]]],
  [
    'T6-around',
    [[cleared(41, ['scar'], 'cesareanPlanned')], [cesarean(42)]],
    [[cleared(42, ['scar'], 'cesareanPlanned')]],
  ],
  ['T6-deep', [[cesarean(83)]], [[cesarean(84)]]],
  [
    'T6-open',
    [
      [{}, 'incision'],
      [{}, 'incisionBurst'],
    ],
    [[{}, 'openWound']],
  ],
  ['T7', [[after(42)], [pregnant(100)]], [[after(43)]]],
  [
    'T7-risk',
    [[cesarean(84)], [after(84), 'clotHistory']],
    [[cesarean(85)], [after(84)], [after(85), 'clotHistory']],
  ],
  ['T8', [[{}, 'bloodThinner']], [[{}, 'aspirin']]],
  ['T8-aspirin', [[{}, 'aspirin']], [well]],
  ['T9', [[after(6), 'epidural']], [[after(7), 'epidural'], [after(6)]]],
  ['T11', [[{}, 'tear']], [well]],
  ['T12', [[{}, 'painMedicine']], [well]],
  ['T14-early', [[breast(2)]], [[breast(3)], [after(2)]]],
  ['T14-nipple', [[pregnant(270)]], [well]],
  [
    'T16',
    [[after(43)]],
    [[after(42)], [{ chart: chart({ birthOn: addDays(today, -43), checkupOn: today }) }]],
  ],
  [
    'T16-contact',
    [[after(22)]],
    [[after(21)], [{ chart: chart({ birthOn: addDays(today, -22), contactOn: today }) }]],
  ],
  [
    'T16-comprehensive',
    [[after(85)]],
    [[after(84)], [{ chart: chart({ birthOn: addDays(today, -85), checkupOn: today }) }]],
  ],
  ['T-points', [[pregnant(258)]], [[pregnant(259)], well]],
  [
    'C1-28',
    [[baby(27, {}, m({ temperatureC: 38 }))], [baby(27), 'babyFever']],
    [[baby(28, {}, m({ temperatureC: 38 }))], [baby(27, {}, m({ temperatureC: 37.9 }))]],
  ],
  [
    'C1',
    [[baby(89, {}, m({ temperatureC: 38 }))], [unborn, 'babyFever']],
    [[baby(90, {}, m({ temperatureC: 38 }))], [baby(89, {}, m({ temperatureC: 37.9 }))]],
  ],
  ['C1-90', [[baby(90, {}, m({ temperatureC: 38 }))]], [[baby(90, {}, m({ temperatureC: 37.9 }))]]],
  [
    'C2',
    [[{ ...kid, ...m({ temperatureC: 36.4 }) }], [kid, 'babyCold']],
    [[{ ...kid, ...m({ temperatureC: 36.5 }) }]],
  ],
  [
    'C2-E',
    [[{ ...kid, ...m({ temperatureC: 35.9 }) }]],
    [[{ ...kid, ...m({ temperatureC: 36 }) }]],
  ],
  [
    'C3',
    [[{ ...kid, ...m({ breaths: 61 }) }], [kid, 'babyBreath']],
    [[{ ...kid, ...m({ breaths: 60 }) }]],
  ],
  ['C4', [[kid, 'babyLimp']], [[kid]]],
  ['C5', [[kid, 'babyFeeds']], [[kid]]],
  ['C6', [[kid, 'babyDiapers']], [[kid]]],
  ['C7-E', [[baby(0), 'babyYellow']], [[baby(1), 'babyYellow'], [baby(0)]]],
  [
    'C7',
    [
      [baby(5), 'babyYellowMore'],
      [baby(5), 'babyYellow', 'babyFeeds'],
      [baby(22, { gestationAtBirthDays: 258 }), 'babyYellow'],
      [unborn, 'babyYellow'],
    ],
    [
      [baby(21, { gestationAtBirthDays: 258 }), 'babyYellow'],
      [baby(5), 'babyYellow'],
    ],
  ],
  [
    'C7-late',
    [[baby(15, { gestationAtBirthDays: 259 }), 'babyYellow']],
    [
      [baby(14, { gestationAtBirthDays: 259 }), 'babyYellow'],
      [baby(15, { gestationAtBirthDays: 258 }), 'babyYellow'],
    ],
  ],
  ['C7-seen', [[baby(5), 'babyYellow']], [[baby(5)]]],
  [
    'C8',
    [[baby(5, { birthWeightG: 1000 }, m({ weightG: 899 }))]],
    [[baby(5, { birthWeightG: 1000 }, m({ weightG: 900 }))]],
  ],
  [
    'C8-W',
    [[baby(5, { birthWeightG: 1000 }, m({ weightG: 930 }))]],
    [[baby(5, { birthWeightG: 1000 }, m({ weightG: 931 }))]],
  ],
  [
    'C8-14',
    [[baby(14, { birthWeightG: 3500 }, m({ weightG: 3499 }))]],
    [
      [baby(13, { birthWeightG: 3500 }, m({ weightG: 3499 }))],
      [baby(14, { birthWeightG: 3500 }, m({ weightG: 3500 }))],
    ],
  ],
  ['C9-E', [[kid, 'babyGreen']], [[kid, 'babyProjectile']]],
  ['C9', [[kid, 'babyProjectile']], [[kid]]],
  [
    'C10',
    [
      [kid, 'babyDry'],
      [kid, 'babySunken'],
    ],
    [[kid]],
  ],
  [
    'C10-E',
    [
      [kid, 'babySunken', 'babyDry'],
      [kid, 'babySunken', 'babyFeeds'],
    ],
    [
      [kid, 'babySunken'],
      [kid, 'babyDry', 'babyFeeds'],
    ],
  ],
  ['C11', [[kid, 'babyCord']], [[kid]]],
  [
    'C11-E',
    [
      [kid, 'babyCordSpread'],
      [{ ...kid, ...m({ temperatureC: 38 }) }, 'babyCord'],
    ],
    [[{ ...kid, ...m({ temperatureC: 37.9 }) }, 'babyCord']],
  ],
  ['C12', [[kid, 'babyPurple']], [[kid]]],
  ['C13', [[kid, 'babyInconsolable']], [[kid]]],
  ['C14', [[kid, 'babyFall']], [[kid]]],
  ['C14-E', [[kid, 'babyAbuse']], [[kid, 'babyFall']]],
  ['C15', [[kid, 'babyScald']], [[kid]]],
  ['C15-E', [[kid, 'babyReaction']], [[kid, 'babyScald']]],
  [
    'T13-clearance',
    [[baby(60, { gestationAtBirthDays: 258 })], [baby(60, { nicu: 'yes' })]],
    [
      [baby(60, { gestationAtBirthDays: 259 })],
      [
        baby(
          60,
          {},
          {
            chart: {
              ...infantChart({ gestationAtBirthDays: 258 }),
              clearances: [clearance(['infant'])],
            },
          },
        ),
      ],
    ],
  ],
  ['T13-vaccine', [[kid, 'babyVaccine']], [[kid]]],
  ['T13-fed', [[kid, 'babyFed']], [[kid]]],
  ['T13-cord', [[baby(6)], [baby(7, { cordHealed: 'no' })]], [[baby(7)]]],
  ['T13-age', [[unborn]], [[baby(0)]]],
  ['T13-heat', [[kid]], [well]],
  ['N-baby-consent', [[kid, 'babyNoConsent']], [[kid]]],
  ['N-baby-contagious', [[kid, 'babyContagious']], [[kid]]],
  ['P-baby-unknown', [[{ ...kid, chart: notAsked(infantChart({})) }]], [[kid]]],
  ['P-baby-known', [[{ ...kid, chart: allergic(infantChart({})) }]], [[kid]]],
]

function idsFound([sources, ...yes]: Case): readonly string[] {
  const facts = gateFacts({ ...around, ...sources })
  const questions = groupsFor(facts).flatMap((group) => group.questions)
  const answers = questions.map(({ id }) => ({
    ...{ id, at: '2026-11-21T15:00:00.000Z' },
    answer: yes.includes(id) ? ('yes' as const) : ('no' as const),
  }))
  return evaluateGate({
    ...{ facts, thresholds: usualThresholds, answers, overrides: [] },
  }).hits.map(({ rule }) => rule.id)
}

describe('each row of sections 4 to 7', () => {
  it('stands in this table once', () => {
    const rows = table.map(([id]) => id)
    expect(rows.toSorted()).toEqual(gateRules.map(({ id }) => id).toSorted())
  })

  it.each(table)('%s holds at its bound and not beside it', (id, at, beside) => {
    expect(at.map((one) => idsFound(one).includes(id))).toEqual(at.map(() => true))
    expect(beside.map((one) => idsFound(one).includes(id))).toEqual(beside.map(() => false))
  })
})
