import { describe, expect, it } from 'vitest'
import type { TaskFacts } from '#shared/domain/tasks/find-tasks'
import { openNow } from '#shared/domain/tasks/open-now'
import { taskAnswerId } from '#shared/domain/tasks/task'
import { addDays, addMinutes, dayOf, instantAt } from '#shared/domain/time/calendar-day'
import type { Chart } from '#shared/schema/chart'
import type { MoodScreen } from '#shared/schema/mood-screen'
import type { Note } from '#shared/schema/note'
import type { Screening } from '#shared/schema/screening'
import type { Summary } from '#shared/schema/summary'
import type { Visit } from '#shared/schema/visit'

const zones = ['America/Vancouver', 'Africa/Monrovia', 'Pacific/Auckland'] as const
const parentId = '00000000-0000-4000-8000-000000000001'
let made = 0
const newId = () => `00000000-0000-4000-8000-${String(++made + 100).padStart(12, '0')}`

const noFacts: Omit<TaskFacts, 'now' | 'timeZone'> = {
  ...{ parentId, charts: [], visits: [], notes: [], screenings: [], summaries: [] },
  moodRules: null,
}
const open = (
  facts: Partial<TaskFacts>,
  now: string,
  timeZone: string = zones[0],
  answered: ReadonlySet<string> = new Set(),
) => openNow({ ...noFacts, ...facts }, answered, { now, timeZone })
const kinds = (...given: Parameters<typeof open>) => open(...given).map(({ task }) => task.kind)

const sheet = (total: number, item10 = 0, more: Partial<MoodScreen> = {}): MoodScreen => {
  let left = total - item10
  const items = Array.from({ length: 9 }, () => {
    const score = Math.min(3, left)
    left -= score
    return score
  })
  return {
    ...{ instrument: 'epds', items: [...items, item10], readAs: 'score', filledBy: 'client' },
    ...{ language: '', form: '', risks: [], note: '', actions: [], ...more },
  }
}
const screening = (startAt: string, part: Partial<Screening>): Screening =>
  ({
    id: newId(),
    clientId: parentId,
    visitId: '',
    startAt,
    mood: null,
    triage: null,
    ...part,
  }) as Screening
const visit = (startAt: string, more: Partial<Visit> = {}): Visit =>
  ({
    ...{ id: newId(), clientId: parentId, startAt, endAt: addMinutes(startAt, 60) },
    ...{ state: 'finished', timeline: [], timeZone: zones[0], ...more },
  }) as Visit
const noteOf = (of: Visit, painBefore: number | null, painAfter: number | null): Note =>
  ({
    visitId: of.id,
    clientId: parentId,
    addendumTo: '',
    content: { painBefore, painAfter },
  }) as Note
const chart = (expiresOn: string | null): Chart =>
  ({
    ...{ id: 'chart', clientId: parentId, parent: null, infant: null },
    clearances: [{ expiresOn }],
  }) as Chart
const done = (step: MoodScreen['actions'][number]['step']) => [
  { id: newId(), step, at: '2026-11-21T20:00:00.000Z', by: newId(), words: '' },
]

describe('tasks from a mood screen', () => {
  const at = '2026-11-21T20:00:00.000Z'
  const tasksOf = (mood: MoodScreen, now = at) =>
    kinds({ screenings: [screening(at, { mood })] }, now)

  it.each([
    [9, []],
    [10, ['moodOffer']],
    [12, ['moodOffer']],
    [13, ['moodTellProvider']],
  ])('an EPDS of %i asks for %j the same day', (total, tasks) => {
    expect(tasksOf(sheet(total))).toEqual(tasks)
  })

  it('a safety answer with a total of 1 asks first, and until it is handed over', () => {
    expect(tasksOf(sheet(1, 1))).toEqual(['moodSafety'])
    expect(tasksOf(sheet(1, 1, { actions: done('called988') }))).toEqual(['moodSafety'])
    expect(tasksOf(sheet(1, 1, { actions: done('handedOver') }))).toEqual([])
    expect(tasksOf(sheet(14, 1))).toEqual(['moodSafety', 'moodTellProvider'])
  })

  it('is settled by what was written down', () => {
    expect(tasksOf(sheet(13, 0, { actions: done('toldProvider') }))).toEqual([])
    expect(tasksOf(sheet(10, 0, { actions: done('askedProviderToScreen') }))).toEqual([])
    expect(tasksOf(sheet(10, 0, { actions: done('gaveNumbers') }))).toEqual(['moodOffer'])
  })

  it('is overdue after 24 hours at 13, after 72 at 10', () => {
    const standing = (total: number, hours: number) =>
      open({ screenings: [screening(at, { mood: sheet(total) })] }, addMinutes(at, hours * 60))[0]
        ?.standing
    expect([standing(13, 23.9), standing(13, 24)]).toEqual(['today', 'overdue'])
    expect([standing(10, 71.9), standing(10, 72)]).toEqual(['today', 'overdue'])
  })

  it('asks to screen again two weeks later, shown from a week before', () => {
    const facts = {
      screenings: [screening(at, { mood: sheet(10, 0, { actions: done('declined') }) })],
    }
    const on = (day: string) =>
      open(facts, instantAt(day, '12:00', zones[0])).map(({ task, standing }) => [
        task.kind,
        standing,
      ])
    expect(on('2026-11-27')).toEqual([])
    expect(on('2026-11-28')).toEqual([['rescreen', 'soon']])
    expect(on('2026-12-05')).toEqual([['rescreen', 'today']])
    expect(on('2026-12-06')).toEqual([['rescreen', 'overdue']])
  })

  it('asks nobody for a first screen whose practice holds no sheet', () => {
    const facts = { visits: [visit('2026-11-01T20:00:00.000Z')] }
    const rules = { copyConfirmedAt: at, copyConfirmedBy: null, form: '', cutOffs: [] }
    expect(kinds(facts, at)).not.toContain('rescreen')
    expect(kinds({ ...facts, moodRules: rules }, at)).toContain('rescreen')
  })
})

describe('a series of infant massage', () => {
  const rules = {
    copyConfirmedAt: '2026-11-01T20:00:00.000Z',
    ...{ copyConfirmedBy: null, form: '', cutOffs: [] },
  }
  const series = { id: newId(), day: '2026-11-22', apart: false, rule: {} } as never
  const six = (serviceId: string) =>
    [22, 29, 36, 43, 50, 57].map((day) =>
      visit(instantAt(addDays('2026-11-01', day - 1), '10:00', zones[0]), {
        ...{ state: 'planned', serviceId, series },
      }),
    )
  const before = screening('2026-11-20T20:00:00.000Z', { mood: sheet(9) })
  const tasksAt = (day: string, serviceId: string) =>
    open(
      {
        ...{ moodRules: rules, visits: six(serviceId), screenings: [before] },
        courseServiceIds: new Set(['infant']),
      },
      instantAt(day, '09:00', zones[0]),
    ).map(({ task }) => [task.kind, task.dueOn, task.words])

  it('asks for the second score at the last session, from a week before, and for no other service', () => {
    const ends = ['rescreen', '2026-12-27', 'At the end of the series of infant massage.']
    expect(tasksAt('2026-12-19', 'infant')).toEqual([])
    expect(tasksAt('2026-12-20', 'infant')).toEqual([ends])
    expect(tasksAt('2026-12-27', 'infant')).toEqual([ends])
    expect(tasksAt('2026-12-27', 'other')).toEqual([])
  })
})

describe('the call after a session', () => {
  const first = visit('2026-11-18T20:00:00.000Z')
  const callOn = (facts: Partial<TaskFacts>, now: string) =>
    open(facts, now).filter(({ task }) => task.kind === 'callAfterSession')

  it('is due 24 to 48 hours after a first session', () => {
    const ended = first.endAt
    const standing = (hours: number) =>
      callOn({ visits: [first] }, addMinutes(ended, hours * 60))[0]?.standing
    expect([standing(0), standing(24), standing(47.9), standing(48)]).toEqual([
      ...[undefined, 'soon', 'today', 'overdue'],
    ])
  })

  it.each([
    [5, 5, 0],
    [5, 6, 1],
    [null, 6, 0],
    [null, 7, 1],
    [8, 7, 1],
  ])('follows a later one with pain %s before and %s after: %i', (before, after, count) => {
    const later = visit('2026-11-25T20:00:00.000Z')
    const notes = [noteOf(later, before, after)]
    const facts = { visits: [first, later], notes }
    const calls = callOn(facts, '2026-11-27T12:00:00.000Z').filter(
      ({ task }) => task.visitId === later.id,
    )
    expect(calls).toHaveLength(count)
  })

  it('is made to each family of a group, by its own note: after the first, and not to who did not come', () => {
    const guestNote = (day: number, ticked: 'whole' | 'absent' | null, state: Note['state']) =>
      ({
        ...noteOf({ id: newId() } as Visit, null, null),
        sessionAt: `2026-11-${day}T20:00:00.000Z`,
        state,
        content: {
          ...{ painBefore: null, painAfter: null },
          group: { minutesA: 40, minutesB: 20, attendedA: ticked, attendedB: ticked },
        },
      }) as Note
    const came = guestNote(18, 'whole', 'draft')
    const calls = (notes: Note[], visits: Visit[] = []) =>
      callOn({ notes, visits }, '2026-11-20T21:00:00.000Z').map(({ task }) => [
        ...[task.clientId, task.visitId, task.dueAt],
      ])
    expect(calls([came])).toEqual([[parentId, came.visitId, '2026-11-20T21:00:00.000Z']])
    expect(calls([guestNote(18, null, 'signed')])).toHaveLength(1)
    expect(calls([guestNote(18, null, 'draft')])).toEqual([])
    expect(calls([guestNote(18, 'absent', 'signed')])).toEqual([])
    expect(calls([guestNote(11, 'whole', 'signed'), came])).toEqual([])
    // Of the host the visit itself says it, once.
    expect(calls([{ ...came, visitId: first.id }], [first])).toHaveLength(1)
  })

  it('is not needed when she was seen again meanwhile', () => {
    const again = visit('2026-11-20T20:00:00.000Z')
    expect(callOn({ visits: [first, again] }, '2026-11-20T23:00:00.000Z')).toEqual([])
  })

  it('lapses a week after it was due', () => {
    const standing = (day: string) =>
      callOn({ visits: [first] }, instantAt(day, '12:00', zones[0]))[0]?.standing
    expect([standing('2026-11-27'), standing('2026-11-28')]).toEqual(['overdue', undefined])
  })

  it('counts from when the session was really finished', () => {
    const late = {
      ...first,
      timeline: [{ kind: 'finished', at: '2026-11-19T01:00:00.000Z' }],
    } as Visit
    const [call] = callOn({ visits: [late] }, '2026-11-20T23:00:00.000Z')
    expect(call?.task.dueAt).toBe('2026-11-21T01:00:00.000Z')
  })
})

describe('referrals, summaries and clearances', () => {
  const now = '2026-11-21T20:00:00.000Z'
  const referral = (answer: string, at: string) => ({
    screenings: [
      screening(at, {
        triage: { offers: [{ id: 'o', to: 'pelvicFloorPt', answer, at }] } as never,
      }),
    ],
  })

  it('a referral without an answer is asked about after 14 days', () => {
    expect(kinds(referral('accepted', '2026-11-07T20:00:00.000Z'), now)).toEqual([
      'referralUnanswered',
    ])
    expect(kinds(referral('accepted', '2026-11-08T20:00:00.000Z'), now)).toEqual([])
    expect(kinds(referral('declined', '2026-11-01T20:00:00.000Z'), now)).toEqual([])
    expect(kinds(referral('heard', '2026-11-01T20:00:00.000Z'), now)).toEqual([])
  })

  it.each([
    ['sameDay', 4],
    ['soon', 72],
    ['routine', 168],
  ] as const)('a summary sent as %s is overdue after %i hours', (urgency, hours) => {
    const sentAt = '2026-11-10T12:00:00.000Z'
    const summary = {
      ...{ id: newId(), clientId: parentId, state: 'sent', sentAt, ask: 'Please look', urgency },
      requestBy: null,
    } as Summary
    const at = (minutes: number) =>
      open({ summaries: [summary] }, addMinutes(sentAt, hours * 60 + minutes))[0]?.standing
    expect(at(0)).toBe('overdue')
    expect(at(-1)).not.toBe('overdue')
    expect(open({ summaries: [{ ...summary, ask: '' }] }, now)).toEqual([])
  })

  it('a clearance is named from 14 days before its last day, while somebody still comes', () => {
    const coming = [visit('2026-12-20T20:00:00.000Z', { state: 'planned' })]
    const of = (expiresOn: string | null) =>
      kinds({ charts: [chart(expiresOn)], visits: coming }, now)
    expect(['2026-11-20', '2026-11-21', '2026-12-05', '2026-12-06', null].map(of)).toEqual([
      ...[[], ['clearanceEnds'], ['clearanceEnds'], [], []],
    ])
    expect(kinds({ charts: [chart('2026-11-25')] }, now)).toEqual([])
  })
})

describe('an answer', () => {
  const at = '2026-11-21T20:00:00.000Z'
  it('takes its own task off, on every laptop under the same id, and no other', () => {
    const facts = { screenings: [screening(at, { mood: sheet(13, 1) })] }
    const [safety, tell] = open(facts, at).map(({ task }) => task)
    if (!safety || !tell) throw new Error('two tasks stand')
    expect(taskAnswerId({ ...safety })).toBe(taskAnswerId(safety))
    expect(kinds(facts, at, zones[0], new Set([taskAnswerId(safety)]))).toEqual([
      'moodTellProvider',
    ])
  })
})

describe('days are the client’s own', () => {
  // The night in which the clocks change, and a night in which they do not.
  it.each([
    ['America/Vancouver', '2026-03-07', '2026-03-09', 47],
    ['America/Vancouver', '2026-10-31', '2026-11-02', 49],
    ['Pacific/Auckland', '2026-09-26', '2026-09-28', 47],
    ['Pacific/Auckland', '2026-04-04', '2026-04-06', 49],
    ['Africa/Monrovia', '2026-03-07', '2026-03-09', 48],
  ])('in %s from %s: 14:00 two days later is %s', (zone, day, dayAfter, hours) => {
    const endAt = instantAt(day, '14:00', zone)
    const held = visit(addMinutes(endAt, -60), { endAt, timeZone: zone })
    const sameWall = instantAt(dayAfter, '14:00', zone)
    expect((Date.parse(sameWall) - Date.parse(endAt)) / 3_600_000).toBe(hours)
    const [call] = open({ visits: [held] }, addMinutes(endAt, 24 * 60), 'America/Chicago')
    // 48 hours are 48 hours: an hour sooner or later by the clock, the same day.
    expect(call?.task.dueAt).toBe(addMinutes(endAt, 48 * 60))
    expect(call?.task.dueOn).toBe(dayAfter)
    expect(call?.today).toBe(dayOf(addMinutes(endAt, 24 * 60), zone))
  })

  it.each(zones)('in %s a screen again is due on the 14th day of her calendar', (zone) => {
    const at = instantAt('2026-03-01', '23:30', zone)
    const facts = {
      screenings: [screening(at, { mood: sheet(10, 0, { actions: done('declined') }) })],
      visits: [visit(at, { timeZone: zone, state: 'cancelled' })],
    }
    const [again] = open(facts, instantAt('2026-03-14', '00:10', zone), 'Asia/Tokyo')
    expect(again?.task).toMatchObject({ kind: 'rescreen', dueOn: '2026-03-15' })
  })

  // The clocks change within the days that count: by the calendar nothing moves.
  it.each([
    ['America/Vancouver', '2026-03-01', '2026-03-15'],
    ['America/Vancouver', '2026-10-25', '2026-11-08'],
    ['Pacific/Auckland', '2026-09-20', '2026-10-04'],
    ['Pacific/Auckland', '2026-03-29', '2026-04-12'],
    ['Africa/Monrovia', '2026-03-01', '2026-03-15'],
  ])('in %s a referral of %s, late in her evening, is asked about on %s', (zone, day, dueOn) => {
    const offered = instantAt(day, '23:40', zone)
    const facts = {
      visits: [visit(offered, { timeZone: zone, state: 'cancelled' })],
      screenings: [
        screening(offered, {
          triage: {
            offers: [{ id: 'o', to: 'pelvicFloorPt', answer: 'accepted', at: offered }],
          } as never,
        }),
      ],
    }
    // The laptop is on the other side of the world: her day begins with her midnight, and not before.
    const at = (on: string, time: string) => open(facts, instantAt(on, time, zone), 'Asia/Tokyo')
    expect(at(addDays(dueOn, -1), '23:59')).toEqual([])
    expect(
      at(dueOn, '00:01').map(({ task, standing }) => [task.kind, task.dueOn, standing]),
    ).toEqual([['referralUnanswered', dueOn, 'today']])
    expect(at(addDays(dueOn, 1), '00:01')[0]?.standing).toBe('overdue')
  })

  it.each([
    ['America/Vancouver', '2026-03-08'],
    ['America/Vancouver', '2026-11-01'],
    ['Pacific/Auckland', '2026-09-27'],
    ['Pacific/Auckland', '2026-04-05'],
    ['Africa/Monrovia', '2026-03-08'],
  ])(
    'in %s a clearance holds through its last day %s, the day on which the clocks change',
    (zone, last) => {
      const coming = visit(instantAt(addDays(last, 3), '10:00', zone), {
        ...{ timeZone: zone, state: 'planned' },
      })
      const at = (on: string, time: string) =>
        open(
          { charts: [chart(last)], visits: [coming] },
          instantAt(on, time, zone),
          'Asia/Tokyo',
        ).map(({ task, standing }) => [task.kind, standing])
      expect(at(addDays(last, -15), '23:59')).toEqual([])
      expect(at(addDays(last, -14), '00:01')).toEqual([['clearanceEnds', 'soon']])
      expect(at(last, '00:01')).toEqual([['clearanceEnds', 'today']])
      expect(at(last, '23:59')).toEqual([['clearanceEnds', 'today']])
      expect(at(addDays(last, 1), '00:01')).toEqual([])
    },
  )
})
