import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withCopyConfirmed, withCutOffs } from '#shared/domain/clinical/mood/rules'
import { isSafetyOpen, tellBy, withAction } from '#shared/domain/clinical/mood/safety'
import { milestones, nextScreen, type ScreenOnDay } from '#shared/domain/clinical/mood/schedule'
import {
  changeSince,
  cutOffsFor,
  defaultCutOffs,
  isSafetyConcern,
  moodTotal,
  positionOfScore,
  readScreen,
  scoreOfPosition,
} from '#shared/domain/clinical/mood/score'
import { topicWords } from '#shared/domain/clinical/mood/words'
import {
  mayTakeOut,
  newScreening,
  whyNot,
  withPart,
} from '#shared/domain/clinical/screening-record'
import type { Client } from '#shared/schema/client'
import { type MoodScreen, moodScreenSchema } from '#shared/schema/mood-screen'
import type { Screening } from '#shared/schema/screening'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const screen = (items: readonly (number | null)[], more: Partial<MoodScreen> = {}): MoodScreen => ({
  instrument: items.length === 2 ? 'phq2' : 'epds',
  items: [...items],
  readAs: 'score',
  filledBy: 'client',
  language: 'English',
  form: '',
  risks: [],
  note: '',
  actions: [],
  ...more,
})

/** An EPDS of this total with item 10 at 0. */
const epds = (total: number, more: Partial<MoodScreen> = {}): MoodScreen => {
  let left = total
  const items = Array.from({ length: 9 }, () => {
    const score = Math.min(3, left)
    left -= score
    return score
  })
  return screen([...items, 0], more)
}

describe('the total of a sheet', () => {
  it.each([
    [0, 'low'],
    [9, 'low'],
    [10, 'possible'],
    [12, 'possible'],
    [13, 'assess'],
    [27, 'assess'],
  ])('an EPDS of %i is %s', (total, band) => {
    expect(readScreen(epds(total))).toMatchObject({
      band,
      safety: false,
      total: { kind: 'total', total },
    })
  })

  it.each([
    [[0, 0], 'low'],
    [[1, 1], 'low'],
    [[3, 0], 'possible'],
    [[1, 2], 'possible'],
    [[3, 3], 'possible'],
  ])('a PHQ-2 of %j is %s, and clears no safety', (items, band) => {
    expect(readScreen(screen(items))).toMatchObject({ band, safety: false })
  })

  it('is none where one answer is missing: only what it lies between', () => {
    expect(moodTotal(screen([1, 1, null, 1, 1, 1, 1, 1, 1, 0]))).toEqual({
      ...{ kind: 'partial', least: 8, most: 11, missing: [3] },
    })
    expect(readScreen(screen([1, 1, null, 1, 1, 1, 1, 1, 1, 0])).band).toBeNull()
    expect(readScreen(screen([1, null])).total).toEqual({
      ...{ kind: 'partial', least: 1, most: 4, missing: [2] },
    })
  })

  it('with answers missing names a band only when every possible total reaches it', () => {
    const of = (nine: number) => {
      const { items } = epds(nine)
      return readScreen(screen([...items.slice(0, 8), null, 0])).band
    }
    expect([of(9), of(10), of(12), of(13)]).toEqual([null, 'possible', 'possible', 'assess'])
  })

  it('is never stored beside its answers', () => {
    expect(moodScreenSchema.safeParse({ ...epds(3), total: 3 }).success).toBe(false)
    expect(moodScreenSchema.safeParse(epds(3)).success).toBe(true)
  })

  it('takes ten answers of 0 to 3 for an EPDS and two for a PHQ-2, and no other', () => {
    const fits = (items: readonly (number | null)[], instrument: MoodScreen['instrument']) =>
      moodScreenSchema.safeParse(screen(items, { instrument })).success
    expect(fits([0, 0], 'epds')).toBe(false)
    expect(fits(epds(1).items, 'phq2')).toBe(false)
    expect(fits([4, 0], 'phq2')).toBe(false)
    expect(fits([-1, 0], 'phq2')).toBe(false)
    expect(fits([null, null], 'phq2')).toBe(true)
  })

  it('lies between what any answers still to come could make of it', () => {
    const answer = fc.option(fc.integer({ min: 0, max: 3 }))
    fc.assert(
      fc.property(
        fc.array(answer, { minLength: 10, maxLength: 10 }),
        fc.integer({ min: 0, max: 3 }),
        (items, rest) => {
          const partial = moodTotal(screen(items))
          const whole = moodTotal(screen(items.map((item) => item ?? rest)))
          if (whole.kind !== 'total') throw new Error('every answer is there')
          const [least, most] =
            partial.kind === 'total'
              ? [partial.total, partial.total]
              : [partial.least, partial.most]
          expect(whole.total).toBeGreaterThanOrEqual(least)
          expect(whole.total).toBeLessThanOrEqual(most)
        },
      ),
    )
  })
})

describe('item 10', () => {
  it.each([1, 2, 3])('at %i is a safety concern, with a total of that much', (answer) => {
    const sheet = screen([0, 0, 0, 0, 0, 0, 0, 0, 0, answer])
    expect(readScreen(sheet)).toMatchObject({ safety: true, band: 'low', total: { total: answer } })
  })

  it('counts before the total: also alone on an empty sheet, whatever the cut-offs', () => {
    const alone = screen([null, null, null, null, null, null, null, null, null, 1])
    const never = { epdsPossible: 30, epdsAssess: 30, phq2Positive: 6 }
    expect(readScreen(alone, never)).toMatchObject({ safety: true, band: null })
  })

  it('is none at 0 or unanswered, however high the rest', () => {
    expect(isSafetyConcern(epds(27))).toBe(false)
    expect(isSafetyConcern(screen([3, 3, 3, 3, 3, 3, 3, 3, 3, null]))).toBe(false)
  })

  it('stays open until somebody else has taken over, whatever else was done', () => {
    const sheet = screen([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    const act = (to: MoodScreen, step: MoodScreen['actions'][number]['step'], n: number) =>
      withAction(to, { id: id(n), step, at: '2026-11-21T20:00:00.000Z', by: id(9), words: '' })
    const asked = act(act(sheet, 'askedSafety', 1), 'called988', 2)
    expect(isSafetyOpen(asked)).toBe(true)
    expect(isSafetyOpen(act(asked, 'handedOver', 3))).toBe(false)
  })
})

describe('reading off the sheet', () => {
  it('the first answer from the top is 0 for items 1, 2 and 4 and 3 for the others', () => {
    const first = Array.from({ length: 10 }, (_, index) => scoreOfPosition('epds', index, 1))
    expect(first).toEqual([0, 0, 3, 0, 3, 3, 3, 3, 3, 3])
    const last = Array.from({ length: 10 }, (_, index) => scoreOfPosition('epds', index, 4))
    expect(last).toEqual([3, 3, 0, 3, 0, 0, 0, 0, 0, 0])
    expect([1, 4].map((place) => scoreOfPosition('phq2', 1, place))).toEqual([0, 3])
  })

  it('place and score lead to one another', () => {
    for (let index = 0; index < 10; index++) {
      for (const score of [0, 1, 2, 3]) {
        expect(scoreOfPosition('epds', index, positionOfScore('epds', index, score))).toBe(score)
      }
    }
  })

  it('names topics only, one an answer', () => {
    expect([topicWords.epds.length, topicWords.phq2.length]).toEqual([10, 2])
    for (const topic of [...topicWords.epds, ...topicWords.phq2]) {
      expect(topic.split(' ').length).toBeLessThanOrEqual(4)
      expect(topic).not.toMatch(/\b(I|my|me|you)\b/i)
    }
  })
})

describe('a change between two sheets', () => {
  it.each([
    [10, 7, { points: -3, counts: false }],
    [10, 6, { points: -4, counts: true }],
    [10, 13, { points: 3, counts: false }],
    [10, 14, { points: 4, counts: true }],
  ])('from %i to %i', (before, now, change) => {
    expect(changeSince(epds(before), epds(now))).toEqual(change)
  })

  it('is none between different sheets or without both totals', () => {
    expect(changeSince(null, epds(4))).toBeNull()
    expect(changeSince(screen([1, 1]), epds(4))).toBeNull()
    expect(changeSince(screen([1, 1, 1, 1, 1, 1, 1, 1, 1, null]), epds(4))).toBeNull()
  })
})

describe('the practice’s cut-offs', () => {
  const change = (more: object) => ({
    ...{ id: id(1), language: '', epdsPossible: 9, epdsAssess: 11, phq2Positive: 2 },
    ...{ changedAt: '2026-11-01T08:00:00.000Z', changedBy: id(2), why: 'Our OB group asks for it' },
    ...more,
  })
  it('are the usual ones until somebody changes them, with a reason', () => {
    expect(cutOffsFor(null, 'English')).toEqual(defaultCutOffs)
    expect(withCutOffs(null, change({ why: ' ' }))).toMatchObject({ refusal: 'why' })
    expect(withCutOffs(null, change({ epdsPossible: 12 }))).toMatchObject({ refusal: 'order' })
    expect(withCutOffs(null, change({ epdsAssess: 31 }))).toMatchObject({ refusal: 'range' })
    expect(withCutOffs(null, change({ epdsPossible: 0 }))).toMatchObject({ refusal: 'range' })
  })

  it('hold for a language before those for all, the latest change standing, the older kept', () => {
    const known = withCopyConfirmed(null, { form: '', at: '2026-10-01T08:00:00.000Z', by: id(2) })
    const first = withCutOffs(known, change({}))
    if (!first.ok) throw new Error(first.refusal)
    const second = withCutOffs(
      first.value,
      change({ id: id(3), language: 'Spanish', epdsAssess: 12 }),
    )
    if (!second.ok) throw new Error(second.refusal)
    expect(second.value.cutOffs).toHaveLength(2)
    expect(cutOffsFor(second.value, ' spanish')).toMatchObject({ epdsAssess: 12 })
    expect(cutOffsFor(second.value, 'English')).toMatchObject({ epdsAssess: 11 })
    expect(readScreen(epds(11), cutOffsFor(second.value, 'English')).band).toBe('assess')
  })
})

describe('by when a provider is told', () => {
  it('is 24 h after an assess, 72 h after a possible, and never after a low', () => {
    const at = '2026-03-07T20:00:00.000Z'
    expect(tellBy('assess', at)).toBe('2026-03-08T20:00:00.000Z')
    expect(tellBy('possible', at)).toBe('2026-03-10T20:00:00.000Z')
    expect([tellBy('low', at), tellBy(null, at)]).toEqual([null, null])
  })
})

describe('when a screen is offered next', () => {
  const birthOn = '2026-06-01'
  const facts = { birthOn, dueOn: null, risks: [], intakeOn: '2026-06-10', screens: [] }
  const on = (day: string, sheet: MoodScreen): ScreenOnDay => ({ day, screen: sheet })
  const next = (screens: readonly ScreenOnDay[], more: object = {}) =>
    nextScreen({ ...facts, screens, ...more })

  it('the first time at intake, unless birth is more than a year ago', () => {
    expect(next([])).toMatchObject({ why: 'first', dueOn: '2026-06-10' })
    expect(next([], { intakeOn: '2027-06-01' })).toMatchObject({ why: 'first' })
    expect(next([], { intakeOn: '2027-06-02' })).toBeNull()
    expect(next([], { intakeOn: null })).toBeNull()
  })

  it.each([
    [9, '2026-06-29', 'milestone'],
    [10, '2026-06-24', 'raised'],
    [13, '2026-06-24', 'raised'],
  ])('after an EPDS of %i on day 9: %s', (total, dueOn, why) => {
    expect(next([on('2026-06-10', epds(total))])).toMatchObject({ dueOn, why })
  })

  it('two weeks after any safety answer, also with a low total', () => {
    const sheet = screen([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(next([on('2026-06-10', sheet)])).toMatchObject({ dueOn: '2026-06-24', why: 'raised' })
  })

  it('a week after one with answers missing', () => {
    const sheet = screen([0, 0, 0, 0, 0, 0, 0, 0, 0, null])
    expect(next([on('2026-06-10', sheet)])).toMatchObject({ dueOn: '2026-06-17' })
  })

  it.each([
    // One of two weeks before the first session is the one before it; a day earlier is not.
    ['2026-07-13', ['2026-07-27', '2026-08-28'], '2026-08-28', 'courseEnds'],
    ['2026-07-12', ['2026-07-27', '2026-08-28'], '2026-07-27', 'courseBegins'],
    // Asked late in the series is asked.
    ['2026-08-21', ['2026-07-27', '2026-08-28'], '2026-08-28', 'courseEnds'],
    // Six days before the last session it stands for the one after it.
    ['2026-08-22', ['2026-07-27', '2026-08-28'], '2026-08-31', 'milestone'],
    ['2026-07-12', [], '2026-08-31', 'milestone'],
  ] as const)('last asked on %s with a series of %j: on %s (%s)', (last, days, dueOn, why) => {
    const [firstOn, lastOn] = days
    const courses = firstOn && lastOn ? [{ firstOn, lastOn }] : []
    expect(next([on(last, epds(0))], { courses })).toMatchObject({ dueOn, why })
  })

  it('a series does not put off what was raised, and none is asked a year after birth', () => {
    const courses = [{ firstOn: '2026-06-12', lastOn: '2026-07-17' }]
    expect(next([on('2026-06-10', epds(13))], { courses })).toMatchObject({ why: 'raised' })
    const late = [{ firstOn: '2027-06-10', lastOn: '2027-07-15' }]
    expect(next([on('2027-06-01', epds(0))], { courses: late })).toBeNull()
  })

  it('at 4 and 6 weeks, 3, 6 and 12 months after birth, and then no more', () => {
    const days = [28, 42, 91, 182, 365]
    expect(milestones(false)).toEqual(days)
    expect(next([on('2026-06-29', epds(0))])).toMatchObject({ milestoneDay: 42 })
    expect(next([on('2026-12-01', epds(0))])).toMatchObject({ milestoneDay: 365 })
    expect(next([on('2027-06-01', epds(0))])).toBeNull()
  })

  it('counts a screen in the week before a milestone for it: not more often than every 7 days', () => {
    // Day 28 is June 29.
    expect(next([on('2026-06-21', epds(0))])).toMatchObject({ milestoneDay: 28 })
    expect(next([on('2026-06-22', epds(0))])).toMatchObject({ milestoneDay: 42 })
  })

  it('more often with a risk, named on a sheet or known from a baby born early', () => {
    const told = epds(0, { risks: ['limitedSupport'] })
    expect(next([on('2026-07-20', epds(0))])).toMatchObject({ milestoneDay: 91 })
    expect(next([on('2026-07-20', told)])).toMatchObject({ milestoneDay: 61 })
    expect(next([on('2026-07-20', epds(0))], { risks: ['bornEarly'] })).toMatchObject({
      milestoneDay: 61,
    })
  })

  it('in pregnancy again after four weeks with a risk, and not past the due date', () => {
    const pregnant = { birthOn: null, dueOn: '2026-08-01' }
    const told = epds(0, { risks: ['familyHistory'] })
    expect(next([on('2026-06-01', epds(0))], pregnant)).toBeNull()
    expect(next([on('2026-06-01', told)], pregnant)).toMatchObject({ dueOn: '2026-06-29' })
    expect(next([on('2026-07-10', told)], pregnant)).toBeNull()
  })
})

describe('a screening as a record', () => {
  const stamp = {
    ...{ id: id(1), space: id(2), createdBy: id(3), updatedBy: id(3) },
    ...{ createdAt: '2026-11-21T20:00:00.000Z', updatedAt: '2026-11-21T20:00:00.000Z' },
  }
  const target = { visitId: '', startAt: '2026-11-21T20:00:00.000Z' }
  const known = { now: '2026-11-21T20:00:00.000Z', moodRules: null }
  const person = (kind: Client['kind']) => ({ id: id(4), kind }) as Client
  const confirmed = {
    ...known,
    moodRules: withCopyConfirmed(null, { form: '', at: known.now, by: id(3) }),
  }
  const made = (): Screening => {
    const record = newScreening(stamp, id(4), target, { mood: epds(3) })
    if (!record.ok) throw new Error(record.refusal)
    return record.value
  }

  it('is never written for a baby', () => {
    for (const part of [{ mood: screen([0, 0]) }, { triage: undefined, wellbeing: null }]) {
      expect(whyNot(person('infant'), part, target, known)).toBe('infant')
    }
    expect(whyNot(person('parent'), { mood: screen([0, 0]) }, target, known)).toBeNull()
  })

  it('holds no EPDS before the practice’s own copy is confirmed; a PHQ-2 asks nobody’s leave', () => {
    expect(whyNot(person('parent'), { mood: epds(3) }, target, known)).toBe('noCopy')
    expect(whyNot(person('parent'), { mood: epds(3) }, target, confirmed)).toBeNull()
  })

  it('is not of the future', () => {
    const later = { startAt: '2026-11-21T20:01:00.000Z' }
    expect(whyNot(person('parent'), { mood: screen([0, 0]) }, later, known)).toBe('ahead')
  })

  it('keeps what was done, whatever the editor writes, and stays once something was done', () => {
    const action = { id: id(5), step: 'toldProvider', at: known.now, by: id(3), words: '' } as const
    const acted = { ...made(), mood: withAction(epds(3), action) }
    const written = withPart(acted, { mood: epds(7) }, target.startAt, stamp)
    if (!written.ok) throw new Error(written.refusal)
    expect(written.value.mood).toMatchObject({ actions: [action], items: epds(7).items })
    expect([mayTakeOut(made()), mayTakeOut(written.value)]).toEqual([true, false])
  })
})
