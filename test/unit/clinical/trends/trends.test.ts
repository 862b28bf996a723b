import { describe, expect, it } from 'vitest'
import { personTrends, xWords } from '#shared/domain/clinical/trends/person-trends'
import {
  type SeenSite,
  type SiteTrack,
  siteTracks,
} from '#shared/domain/clinical/trends/site-history'
import { siteTrends } from '#shared/domain/clinical/trends/site-trends'
import { episodeStart, goalProgress } from '#shared/domain/clinical/wellbeing/goals'
import type { Note } from '#shared/schema/note'
import type { Screening } from '#shared/schema/screening'
import type { Goal, Wellbeing } from '#shared/schema/wellbeing'

const site = (more: Partial<SeenSite> = {}): SeenSite => ({
  ...{ side: 'left', clock: 2, distanceCm: 4, status: null, lengthCm: 3, widthCm: 2 },
  ...{ painBefore: 6, painAfter: 3, ...more },
})
const onDay = (day: string, ...sites: SeenSite[]) => ({ day, sites })

describe('the history of a place', () => {
  it('is one over the sessions, however little it moved, and another on the other side', () => {
    const tracks = siteTracks([
      onDay('2026-11-01', site()),
      onDay('2026-11-03', site({ clock: 3, distanceCm: 5 }), site({ side: 'right' })),
    ])
    expect(tracks.map(({ side, points }) => [side, points.length])).toEqual([
      ['left', 2],
      ['right', 1],
    ])
    expect(tracks[0]?.points[0]).toMatchObject({ areaCm2: 6, painBefore: 6, painAfter: 3 })
  })

  it.each([
    ['an hour on', { clock: 3 }, 1],
    ['two hours on', { clock: 4 }, 2],
    ['2 cm out', { distanceCm: 6 }, 1],
    ['2.5 cm out', { distanceCm: 6.5 }, 2],
  ])('%s is the same place or another', (_words, moved, count) => {
    expect(
      siteTracks([onDay('2026-11-01', site()), onDay('2026-11-03', site(moved))]),
    ).toHaveLength(count)
  })

  it('goes round the clock, and behind the nipple every hour is one place', () => {
    const twelve = [
      onDay('2026-11-01', site({ clock: 12 })),
      onDay('2026-11-03', site({ clock: 1 })),
    ]
    expect(siteTracks(twelve)).toHaveLength(1)
    const behind = { distanceCm: 0.5 }
    expect(
      siteTracks([
        onDay('2026-11-01', site({ ...behind, clock: 3 })),
        onDay('2026-11-03', site({ ...behind, clock: 9 })),
      ]),
    ).toHaveLength(1)
  })

  it('is gone when a session says so, measures nothing, or finds it no more', () => {
    const first = onDay('2026-11-01', site())
    for (const later of [
      onDay('2026-11-08', site({ status: 'resolved' })),
      onDay('2026-11-08', site({ lengthCm: 0 })),
      onDay('2026-11-08'),
    ]) {
      expect(siteTracks([first, later])[0]).toMatchObject({ daysToResolve: [7], recurrences: 0 })
    }
  })

  it('counts each time that it comes back, with its own time to go', () => {
    const [track] = siteTracks([
      onDay('2026-11-20', site()),
      onDay('2026-11-01', site()),
      onDay('2026-11-05'),
      onDay('2026-11-10', site()),
      onDay('2026-11-12', site({ status: 'resolved' })),
    ])
    expect(track).toMatchObject({ recurrences: 2, daysToResolve: [4, 2] })
  })

  it('has come back once already when the therapist first meets it as recurrent', () => {
    expect(siteTracks([onDay('2026-11-01', site({ status: 'recurrent' }))])[0]?.recurrences).toBe(1)
  })
})

describe('the trends of a person', () => {
  const note = (sessionAt: string, painBefore: number | null, painAfter: number | null) =>
    ({ sessionAt, addendumTo: '', content: { painBefore, painAfter } }) as Note
  const felt = (startAt: string, wellbeing: Partial<Wellbeing>) =>
    ({ startAt, mood: null, wellbeing }) as Screening
  const facts = {
    notes: [],
    screenings: [],
    birthOn: '2026-11-01',
    timeZone: 'America/Vancouver',
    epdsMark: 13,
  }

  it('lie over the days after birth, by the client’s clock', () => {
    const notes = [
      note('2026-11-11T05:00:00.000Z', 6, 2),
      note('2026-11-04T20:00:00.000Z', 8, null),
    ]
    const { trends } = personTrends({ ...facts, notes })
    expect(trends).toHaveLength(1)
    expect(trends[0]?.points).toEqual([
      { day: '2026-11-04', x: 3, values: { before: 8, after: null, said: null } },
      { day: '2026-11-10', x: 9, values: { before: 6, after: 2, said: null } },
    ])
    expect(trends[0]?.lines.map(({ id }) => id)).toEqual(['before', 'after'])
    expect([xWords(3, true), xWords(-10, true)]).toEqual(['Day 3', '10 days before birth'])
  })

  it('are none of what was never taken, and leave out sheets without a total', () => {
    expect(personTrends(facts).trends).toEqual([])
    const mood = { instrument: 'epds', items: [...Array(9).fill(1), null] }
    const screenings = [{ startAt: '2026-11-04T20:00:00.000Z', mood } as Screening]
    expect(personTrends({ ...facts, screenings }).trends).toEqual([])
  })

  it('take the last entry of a day', () => {
    const screenings = [
      felt('2026-11-04T18:00:00.000Z', { stress: 7 }),
      felt('2026-11-04T20:00:00.000Z', { stress: 4 }),
    ]
    expect(personTrends({ ...facts, screenings }).trends[0]?.points).toMatchObject([
      { values: { stress: 4 } },
    ])
  })
})

describe('the charts of a place', () => {
  const track = (...seen: Parameters<typeof onDay>[]) =>
    siteTracks(seen.map((one) => onDay(...one)))[0] as SiteTrack
  it('draw pain and size each on a scale of its own, and what is gone as nothing left', () => {
    const large = site({ lengthCm: 6, widthCm: 4 })
    const found = siteTrends(
      track(['2026-11-01', large], ['2026-11-08', site({ status: 'resolved' })]),
      2,
      '2026-10-22',
    )
    expect(found.map(({ id, range }) => [id, range])).toEqual([
      ['site-2-pain', [0, 10]],
      ['site-2-size', [0, 24]],
    ])
    expect(found[1]?.points.map(({ x, values }) => [x, values.size])).toEqual([
      [10, 24],
      [17, 0],
    ])
  })

  it('leave out what was never taken', () => {
    const bare = site({ lengthCm: null, painBefore: null, painAfter: null })
    expect(siteTrends(track(['2026-11-01', bare]), 0, '2026-11-01')).toEqual([])
    const pain = siteTrends(track(['2026-11-01', site({ lengthCm: null })]), 0, '2026-11-01')
    expect(pain.map(({ id }) => id)).toEqual(['site-0-pain'])
  })
})

describe('the charts of the goals', () => {
  it('are one a goal that was rated, over all sessions', () => {
    const on = (day: string, ...goals: readonly (readonly [Goal, number | null])[]) =>
      ({
        startAt: `${day}T20:00:00.000Z`,
        wellbeing: {
          ...{ sleepHours: null, sleepQuality: null, stress: null, pain: null, words: '' },
          goals: goals.map(([goal, trouble]) => ({ goal, trouble, measure: '' })),
        },
      }) as unknown as Screening
    const { trends } = personTrends({
      ...{ notes: [], birthOn: '2026-10-05', timeZone: 'America/Chicago', epdsMark: 13 },
      screenings: [
        on('2026-11-01', ['sleep', 8], ['support', null]),
        on('2026-11-08', ['sleep', 6]),
        on('2026-11-15', ['sleep', 3]),
      ],
    })
    expect(trends.map(({ id, title }) => [id, title])).toEqual([
      ['goal-sleep', 'Goal: better rest'],
    ])
    expect(trends[0]?.points.map(({ x, values }) => [x, values.trouble])).toEqual([
      [27, 8],
      [34, 6],
      [41, 3],
    ])
  })
})

describe('a goal', () => {
  const entry = (day: string, trouble: number | null) => ({
    day,
    wellbeing: { goals: [{ goal: 'pain', trouble, measure: '' }] } as unknown as Wellbeing,
  })
  it('is held against its first rating in this pregnancy and after', () => {
    const fromDay = episodeStart({ birthOn: '2026-11-01', dueOn: null })
    expect(fromDay).toBe('2026-01-25')
    const entries = [
      entry('2026-11-20', 3),
      entry('2025-06-01', 9),
      entry('2026-11-05', 7),
      entry('2026-11-10', null),
    ]
    expect(goalProgress(entries, fromDay)).toEqual([
      {
        ...{ goal: 'pain', baseline: 7, baselineOn: '2026-11-05' },
        ...{ latest: 3, latestOn: '2026-11-20', change: -4 },
      },
    ])
    expect(episodeStart({ birthOn: null, dueOn: null })).toBeNull()
  })
})
