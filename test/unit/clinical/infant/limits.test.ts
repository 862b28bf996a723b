import { describe, expect, it } from 'vitest'
import type { InfantChange } from '#shared/domain/clinical/infant/change-infant'
import {
  homeTotal,
  mostMinutes,
  sessionMinutes,
  sessionMinutesWords,
} from '#shared/domain/clinical/infant/dose'
import { infantRemarks } from '#shared/domain/clinical/infant/infant-standing'
import { checkOil, type OilFacts } from '#shared/domain/clinical/infant/oil-rules'
import { readBabyTemperature } from '#shared/domain/clinical/infant/read-temperature'
import { areaOfStroke } from '#shared/domain/clinical/infant/strokes'
import type { AllergyHistory } from '#shared/domain/supplies/allergy-check'
import {
  infantSessionSchema,
  infantStateSchema,
  infantStrokeSchema,
} from '#shared/schema/infant-session'
import { after, ask, cue, held, id, minute, outcome, stroke, tool } from './infant-fixture'

const set = (part: Extract<InfantChange, { kind: 'set' }>['set']): InfantChange => ({
  kind: 'set',
  set: part,
})

describe('the baby is asked first', () => {
  it.each(infantStateSchema.options)('in the state %s', (state) => {
    const wanted = state === 'quietAlert' ? 'ok' : 'notReady'
    expect(outcome([ask(1, { state })])).toBe(wanted)
    expect(outcome([ask(1, { state, answer: 'notNow', instead: 'hold' })])).toBe('ok')
  })

  it('and its answer bounds every stroke and tool, but nothing on the doll', () => {
    expect(outcome([stroke(2)])).toBe('notAsked')
    expect(outcome([tool(2)])).toBe('notAsked')
    expect(outcome([ask(1, { answer: 'notNow' }), stroke(2)])).toBe('notNow')
    expect(outcome([ask(1), stroke(2)])).toBe('ok')
    expect(outcome([stroke(2, { by: 'doll' }), tool(3, { by: 'doll' })])).toBe('ok')
  })

  it('again after two cues in a row that say enough, or after a pause', () => {
    const away = (number: number) => cue(number, { cue: 'turnsAway' })
    expect(outcome([ask(1), away(2), stroke(3)])).toBe('ok')
    expect(outcome([ask(1), away(2), cue(3), away(4), stroke(5)])).toBe('ok')
    expect(outcome([ask(1), away(2), away(3), stroke(4)])).toBe('paused')
    expect(outcome([ask(1), cue(2, { response: 'paused' }), stroke(3)])).toBe('paused')
    expect(outcome([ask(1), away(2), away(3), ask(4, { at: minute(4) }), stroke(5)])).toBe('ok')
  })

  it('and a stop ends it for the day, whatever is asked later', () => {
    const stop = cue(2, { cue: 'cries', response: 'stopped' })
    expect(outcome([ask(1), stop, ask(3, { at: minute(3) }), stroke(4)])).toBe('stopped')
    expect(outcome([ask(1), stop, stroke(4, { by: 'doll' })])).toBe('ok')
  })

  it('ends the stroke that goes on when it says enough', () => {
    const session = held([
      ...[ask(1), stroke(2, { minutes: null })],
      ...[cue(4, { cue: 'frown' }), cue(5, { cue: 'arching' })],
    ])
    expect(session.strokes[0]?.minutes).toBe(3)
  })
})

describe('what keeps hands off', () => {
  it.each([
    [37.9, 'ok'],
    [38, 'fever'],
    [38.1, 'fever'],
  ])('a temperature of %s °C, LOCKED: %s', (temperatureC, wanted) => {
    expect(outcome([ask(1), stroke(2)], { temperatureC })).toBe(wanted)
    expect(outcome([ask(1), set({ temperatureC }), stroke(2)])).toBe(wanted)
    expect(outcome([ask(1), set({ temperatureC }), tool(2)])).toBe(wanted)
  })

  it.each([
    [36.4, 36.5, 'cool'],
    [36.5, 36.5, 'ok'],
    [36.6, 36.8, 'cool'],
    [36.8, 36.8, 'ok'],
  ])('%s °C in the session where %s °C is cool: %s', (temperatureC, coolBelowC, wanted) => {
    const measured = set({ temperatureC })
    expect(outcome([ask(1), measured, stroke(2)], { coolBelowC })).toBe(wanted)
    expect(outcome([ask(1), measured, tool(2)], { coolBelowC })).toBe(wanted)
    expect(outcome([measured, stroke(2, { by: 'doll' })], { coolBelowC })).toBe('ok')
  })

  it('reads 100.4 °F as the 38.0 °C that it is, and refuses the other scale', () => {
    expect(readBabyTemperature(100.4, 'F')).toEqual({ ok: true, value: 38 })
    expect(readBabyTemperature(100.3, 'F')).toMatchObject({ value: 37.9 })
    expect(readBabyTemperature(37, 'F').ok).toBe(false)
    expect(readBabyTemperature(99, 'C').ok).toBe(false)
    expect(readBabyTemperature(null, 'C').ok).toBe(false)
  })

  it('a stop at the door, and a word that is still waited for, LOCKED', () => {
    expect(outcome([ask(1), stroke(2)], { door: 'stop' })).toBe('doorStop')
    expect(outcome([ask(1), stroke(2)], { doNot: ['infantMassage'] })).toBe('doorStop')
    expect(outcome([ask(1), stroke(2)], { waitsForWord: true })).toBe('waitsForWord')
    expect(outcome([stroke(2, { by: 'doll' })], { waitsForWord: true, door: 'stop' })).toBe('ok')
  })

  it('skin that has reacted', () => {
    expect(outcome([ask(1), set({ skin: 'dry' }), stroke(2)])).toBe('ok')
    expect(outcome([ask(1), set({ skin: 'reaction' }), stroke(2)])).toBe('reaction')
    const oiled = (reaction: 'none' | 'redness' | 'rash' | 'hives' | null) =>
      set({ oil: { name: 'Sunflower oil', itemId: null, patchTested: true, reaction } })
    for (const reaction of ['redness', 'rash', 'hives'] as const) {
      expect(outcome([ask(1), oiled(reaction), stroke(2)])).toBe('reaction')
      expect(outcome([oiled(reaction), stroke(2, { by: 'doll' })])).toBe('ok')
    }
    for (const reaction of ['none', null] as const) {
      expect(outcome([ask(1), oiled(reaction), stroke(2)])).toBe('ok')
    }
  })

  it.each([
    ['clear', 'ok'],
    ['cradleCap', 'ok'],
    ['rash', 'skin'],
    ['broken', 'skin'],
  ] as const)('skin that looks %s: %s', (skin, wanted) => {
    expect(outcome([ask(1), set({ skin }), stroke(2)])).toBe(wanted)
    expect(outcome([ask(1), set({ skin }), tool(2)])).toBe(wanted)
    expect(outcome([set({ skin }), stroke(2, { by: 'doll' })])).toBe('ok')
  })

  it.each([
    [29, 'fed'],
    [30, 'ok'],
    [31, 'ok'],
  ])('%s minutes after a feed: %s', (minutes, wanted) => {
    const fed = set({ fedAt: minute(0) })
    expect(outcome([ask(1), fed, stroke(2, { startedAt: minute(minutes) })])).toBe(wanted)
  })

  it('a feed that the door check knows of and nobody wrote down, and a longer wait of the practice', () => {
    expect(outcome([ask(1), stroke(2)], { doNot: ['infantYet'] })).toBe('feedNotKnown')
    const fed = set({ fedAt: minute(0) })
    const later = stroke(2, { startedAt: minute(45) })
    expect(outcome([ask(1), fed, later], { doNot: ['infantYet'] })).toBe('ok')
    expect(outcome([ask(1), fed, later], { fedMin: 60 })).toBe('fed')
  })

  it('a navel that has not healed: no tummy, by hand or tool, and not through the knees', () => {
    const tummy = infantStrokeSchema.options.filter((one) => areaOfStroke[one] === 'tummy')
    for (const one of tummy) {
      expect(outcome([ask(1), stroke(2, { stroke: one })], { doNot: ['infantTummy'] })).toBe(
        'navel',
      )
      expect(outcome([ask(1), set({ navel: 'notYet' }), stroke(2, { stroke: one })])).toBe('navel')
      expect(outcome([ask(1), set({ navel: 'healed' }), stroke(2, { stroke: one })])).toBe('ok')
    }
    expect(outcome([ask(1), set({ navel: 'notYet' }), stroke(2, { stroke: 'butterfly' })])).toBe(
      'ok',
    )
    expect(outcome([ask(1), set({ navel: 'notYet' }), tool(2, { place: 'tummy' })])).toBe('navel')
  })

  it('a vaccine within two days: no limb and no movement of one', () => {
    const vaccine = set({ vaccineWithin48h: true })
    for (const one of ['legMilking', 'toeRoll', 'armpit', 'kneesUp', 'gentleMovements'] as const) {
      expect(outcome([ask(1), vaccine, stroke(2, { stroke: one })])).toBe('vaccine')
    }
    expect(outcome([ask(1), vaccine, stroke(2, { stroke: 'backSweep' })])).toBe('ok')
    expect(outcome([ask(1), stroke(2)], { doNot: ['vaccineLimb'] })).toBe('vaccine')
  })

  it('changing who did it or which stroke asks anew; how it went is always written down', () => {
    const doll = [stroke(2, { by: 'doll' })]
    const change = (set: object) => ({ kind: 'setStroke', id: id(2), set }) as InfantChange
    expect(outcome([...doll, change({ by: 'parent' })])).toBe('notAsked')
    expect(outcome([...doll, change({ teachBack: 'demonstrated', minutes: 3 })])).toBe('ok')
    expect(outcome([change({ minutes: 3 })])).toBe('gone')
  })
})

describe('a tool', () => {
  it.each(['softSpot', 'spine'] as const)(
    'never lies on the %s, LOCKED, not even to show it',
    (place) => {
      expect(outcome([ask(1), tool(2, { place })])).toBe('neverThere')
      expect(outcome([tool(2, { place, by: 'doll' })])).toBe('neverThere')
      const moved = { kind: 'setTool', id: id(2), set: { place } } as const
      expect(outcome([ask(1), tool(2), moved])).toBe('neverThere')
      const stored = { ...held([ask(1), tool(2)]) }
      const bent = { ...stored, tools: [{ ...stored.tools[0], place }] }
      expect(infantSessionSchema.safeParse(bent).success).toBe(false)
    },
  )

  it('never lies on a navel that has not healed, LOCKED', () => {
    const navel = tool(2, { place: 'navel' })
    expect(outcome([ask(1), set({ navel: 'notYet' }), navel])).toBe('neverThere')
    expect(outcome([ask(1), navel], { doNot: ['infantTummy'] })).toBe('neverThere')
    expect(outcome([ask(1), set({ navel: 'healed' }), navel])).toBe('ok')
  })

  it('is clean, fits the age that the maker says, and rests where nothing may vibrate', () => {
    expect(outcome([ask(1), tool(2, { cleanedBefore: false })])).toBe('notCleaned')
    const maker = tool(2, { fromAgeWeeks: 12 })
    expect(outcome([ask(1), maker], { ageDays: 83 })).toBe('tooYoungForTool')
    expect(outcome([ask(1), maker], { ageDays: 84 })).toBe('ok')
    expect(outcome([ask(1), maker], { ageDays: null })).toBe('tooYoungForTool')
    expect(outcome([ask(1), tool(2)], { doNot: ['vibration'] })).toBe('noVibration')
    expect(outcome([ask(1), tool(2, { intensity: 'off' })], { doNot: ['vibration'] })).toBe('ok')
  })
})

describe('the dose', () => {
  it.each([
    [0, 10],
    [55, 10],
    [56, 10],
    [57, 15],
    [400, 15],
    [null, 10],
  ])('at %s days is at most %s minutes a day', (ageDays, most) => {
    expect(mostMinutes(ageDays)).toBe(most)
    const home = (minutes: number, timesADay = 1) => set({ home: { minutes, timesADay } })
    expect(outcome([home(most)], { ageDays })).toBe('ok')
    expect(outcome([home(most + 1)], { ageDays })).toBe('tooLong')
    expect(outcome([home(6, 3)], { ageDays })).toBe('tooLong')
  })

  it('is added up at the next visit, with the days that were more', () => {
    const told = (day: string, massageMin: number | null) => ({
      ...{ day, massageMin, sleepHours: null, cryingMin: null },
    })
    const days = [told('2026-11-18', 15), told('2026-11-19', 16), told('2026-11-20', 0)]
    const asked = [...days, told('2026-11-17', null)]
    expect(homeTotal(asked, { minutes: 5, timesADay: 2 }, 100)).toEqual({
      ...{ days: 3, minutes: 31, agreedADay: 10, over: 1 },
    })
    expect(homeTotal([], null, 100)).toEqual({ days: 0, minutes: 0, agreedADay: null, over: 0 })
  })

  it('keeps one entry a day, and refuses a day of 25 hours', () => {
    const day = (set: object) => ({ kind: 'setDay', day: '2026-11-20', set }) as InfantChange
    const session = held([day({ massageMin: 5 }), day({ sleepHours: 14.5 })])
    expect(session.days).toEqual([
      { day: '2026-11-20', massageMin: 5, sleepHours: 14.5, cryingMin: null },
    ])
    expect(outcome([day({ sleepHours: 24.5 })])).toBe('notPossible')
  })

  it('on a page is what was on the baby; without strokes or tools what was typed', () => {
    const infant = held([ask(1), stroke(2, { minutes: 4 }), stroke(3, { by: 'doll', minutes: 9 })])
    expect(sessionMinutes({ infant, handsOnMin: 60 })).toBe(4)
    expect(sessionMinutesWords({ infant, handsOnMin: 60 })).toBe('4 min on the baby')
    expect(sessionMinutesWords({ infant: held([ask(1)]), handsOnMin: 20 })).toBe('20 min hands-on')
    expect(sessionMinutesWords({ handsOnMin: null })).toBe('hands-on time not recorded')
  })

  it('of a session counts what was on the baby, and a long one is told before signing', () => {
    const minutes = (count: number, ageDays: number | null) =>
      infantRemarks(
        held([ask(1), stroke(2, { minutes: count }), stroke(30, { by: 'doll', minutes: 9 })]),
        ageDays,
      ).filter(({ kind }) => kind === 'overDose')
    expect(minutes(15, 57)).toEqual([])
    expect(minutes(16, 57)).toEqual([{ kind: 'overDose', minutes: 16 }])
    expect(minutes(10, 56)).toEqual([])
    expect(minutes(11, 56)).toEqual([{ kind: 'overDose', minutes: 11 }])
    expect(minutes(11, null)).toEqual([{ kind: 'overDose', minutes: 11 }])
  })
})

const person = (more: Partial<AllergyHistory>): AllergyHistory => ({
  ...{ clientId: id(50), subject: 'infant', history: 'none', allergies: [], ...more },
})
const oilFacts = (more: Partial<OilFacts> = {}): OilFacts => ({
  ...{ ageDays: 200, people: [person({})], allergensOf: new Map(), ...more },
})
const oilOutcome = (name: string, facts: Partial<OilFacts> = {}, itemId: string | null = null) => {
  const done = checkOil({ name, itemId }, oilFacts(facts))
  return done.ok ? 'ok' : done.refusal.kind
}

describe('an oil', () => {
  it('that the baby or the parent reacts to is refused, LOCKED', () => {
    const reacts = [{ substance: 'Coconut', allergenClass: 'coconut' as const }]
    const parent = person({ subject: 'parent', history: 'some', allergies: reacts })
    expect(oilOutcome('Fractionated coconut oil')).toBe('ok')
    expect(oilOutcome('Fractionated coconut oil', { people: [parent, person({})] })).toBe('allergy')
    expect(oilOutcome('Sunflower oil', { people: [parent, person({})] })).toBe('ok')
    const allergensOf = new Map([[id(60), ['coconut' as const]]])
    expect(oilOutcome('House blend', { people: [parent], allergensOf }, id(60))).toBe('allergy')
    expect(oilOutcome('', { people: [parent] })).toBe('ok')
  })

  it('of nuts waits until somebody has asked about this baby', () => {
    const people = [person({ history: 'notAsked' })]
    expect(oilOutcome('Sweet almond oil', { people })).toBe('allergiesNotAsked')
    expect(oilOutcome('Sunflower oil', { people })).toBe('ok')
  })

  it.each([
    ...['Mustard oil', 'Peanut oil', 'Arachis oil', 'Mineral oil', 'Perfumed baby oil'],
    ...['Peppermint drops', 'Eucalyptus balm', 'Camphor rub', 'Wintergreen oil', 'Rosemary oil'],
  ])('%s is none for babies, LOCKED', (name) => {
    expect(oilOutcome(name)).toBe('notForBabies')
  })

  it.each([
    [89, 'scentedTooEarly'],
    [90, 'ok'],
    [91, 'ok'],
    [null, 'scentedTooEarly'],
  ])('with lavender at %s days: %s', (ageDays, wanted) => {
    expect(oilOutcome('Lavender oil', { ageDays })).toBe(wanted)
  })
})

describe('before signing', () => {
  const kinds = (...changes: InfantChange[]) =>
    infantRemarks(held(changes), 100).map(({ kind }) => kind)

  it('says nothing of a part that was opened and left, and what a session lacks', () => {
    expect(kinds()).toEqual([])
    expect(kinds(ask(1), stroke(2, { minutes: null }))).toEqual([
      ...['noStateAfter', 'noMinutes', 'noTeachBack', 'noCues', 'noHome'],
    ])
    expect(kinds(ask(1), tool(2, { minutes: 2 }), set({ stateAfter: 'drowsy' }), cue(3))).toEqual([
      'toolNotCleaned',
    ])
  })

  it('says a stroke begun after a stop, as two laptops wrote it', () => {
    const stopped = held([ask(1), stroke(9), cue(4)])
    const merged = {
      ...stopped,
      cues: stopped.cues.map((one) => ({ ...one, response: 'stopped' as const })),
    }
    expect(infantRemarks(merged, 100)).toContainEqual({ kind: 'afterStop', count: 1 })
  })
})

describe('what may be written at all', () => {
  it('has no room for a word about the mother', () => {
    const canaries = ['mood', 'epds', 'phq2', 'consent', 'consents', 'body', 'painBefore', 'breast']
    for (const name of canaries) {
      const planted = set({ [name]: 'canary' } as never)
      expect(outcome([planted])).toBe('notPossible')
      expect(outcome([ask(1, { [name]: 'canary' } as never)])).toBe('notPossible')
      expect(outcome([cue(1, { [name]: 'canary' } as never)])).toBe('notPossible')
      expect(outcome([ask(1), stroke(2, { [name]: 'canary' } as never)])).toBe('notPossible')
      expect(outcome([ask(1), tool(2, { [name]: 'canary' } as never)])).toBe('notPossible')
    }
    const lists = set({ strokes: [], cues: [], asks: [] } as never)
    expect(outcome([lists])).toBe('notPossible')
  })

  it('has no value for a therapist’s hands on a baby', () => {
    expect(outcome([ask(1), stroke(2, { by: 'therapist' as never })])).toBe('notPossible')
  })

  it('is the same written once or twice', () => {
    const once = held([ask(1), stroke(2), cue(3)])
    expect(after([ask(1), stroke(2), cue(3)], {}, once)).toEqual(once)
  })
})
