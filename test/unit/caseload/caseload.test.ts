import { describe, expect, it } from 'vitest'
import { digestOf, type HouseholdRecords } from '#shared/domain/caseload/digest'
import { caseloadFrame } from '#shared/domain/caseload/frame'
import { freshnessOf, freshnessWords } from '#shared/domain/caseload/freshness'
import { byRisk, riskOf } from '#shared/domain/caseload/risks'
import { driveShare, hasNothing, meanOf, rowOf } from '#shared/domain/caseload/row'
import { withoutView, withView } from '#shared/domain/caseload/saved-views'
import { caseloadSheet, caseloadTable, riskTable } from '#shared/domain/caseload/table'
import { createTally } from '#shared/domain/caseload/tally'
import { csvChunks } from '#shared/domain/money/csv'
import { addMinutes } from '#shared/domain/time/calendar-day'
import type { GateCall } from '#shared/schema/door-gate'
import type { Screening } from '#shared/schema/screening'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import {
  chart,
  client,
  daysAgo,
  household,
  id,
  maya,
  note,
  now,
  painNote,
  rosa,
  screening,
  settings,
  sheet,
  timeZone,
  visit,
} from './made-up-household'

const frame = caseloadFrame({ now, timeZone, firstWeekday: 1 })
const ahead = visit(150, daysAgo(-2), { state: 'planned' })
const digest = (more: Partial<HouseholdRecords>) => digestOf(household(more), settings)
const tallyOf = (...households: Partial<HouseholdRecords>[]) => {
  const tally = createTally()
  for (const one of households) tally.put(digest(one))
  return tally
}
const row = (therapistId: string, ...households: Partial<HouseholdRecords>[]) =>
  tallyOf(...households)
    .view(frame)
    .rows.get(therapistId) ?? rowOf(therapistId, [], frame)
const rules = (more: Partial<HouseholdRecords>, at = frame) =>
  riskOf(digest(more), at)?.reasons.map(({ rule }) => rule) ?? []

const stop = (calls: Pick<GateCall, 'outcome'>[] = []) =>
  screening(310, daysAgo(1), {
    kind: 'doorGate',
    visitId: id(100),
    doorGate: {
      ...{ outcome: 'stop', stoppedAt: daysAgo(1), calls },
      findings: [{ id: 'x', urgency: 'E', effect: 'stop' }],
    } as never,
  })

describe('a line of the caseload', () => {
  it('counts a client as active while somebody comes, and not once the file is closed', () => {
    const recent = [visit(100, daysAgo(20))]
    expect(row(maya, { visits: recent }).activeClients).toBe(1)
    expect(row(maya, { visits: [visit(100, daysAgo(92))] }).activeClients).toBe(0)
    expect(row(maya, { visits: [visit(100, daysAgo(92)), ahead] }).activeClients).toBe(1)
    const archived = [client(1, { status: 'archived' })]
    expect(row(maya, { people: archived, visits: recent }).activeClients).toBe(0)
  })

  it('counts the weeks by the practice’s calendar, without what was called off', () => {
    const visits = [
      visit(100, '2026-11-16T06:00:00.000Z'),
      visit(101, '2026-11-16T05:59:00.000Z'),
      visit(102, '2026-11-22T20:00:00.000Z', { state: 'planned' }),
      visit(103, '2026-11-20T20:00:00.000Z', { state: 'cancelled', stateReason: '' }),
      visit(104, '2026-11-23T20:00:00.000Z', { state: 'planned' }),
    ]
    const { visitsThisWeek, visitsNextWeek } = row(maya, { visits })
    expect([visitsThisWeek, visitsNextWeek]).toEqual([2, 1])
  })

  it('takes the drive share from visits that logged both the drive and the time in the home', () => {
    const startAt = daysAgo(3)
    const at = (kind: string, min: number) => ({ kind, at: addMinutes(startAt, min) })
    const timeline = [at('departed', -20), at('arrived', 0), at('left', 60)] as Visit['timeline']
    const half = [at('departed', -50), at('arrived', 0)] as Visit['timeline']
    const visits = [visit(100, startAt, { timeline }), visit(101, startAt, { timeline: half })]
    expect(driveShare(row(maya, { visits }))).toBe(0.25)
    expect(driveShare(row(maya, { visits: [visit(102, startAt)] }))).toBeNull()
  })

  it('lists the clients that it counts, of one therapist or of all', () => {
    const recent = [visit(100, daysAgo(20))]
    const other = client(2, { therapistId: rosa })
    const tally = tallyOf(
      { visits: recent },
      { parentId: id(2), people: [other], visits: [visit(101, daysAgo(5), { clientId: id(2) })] },
    )
    const of = (...whose: string[]) =>
      tally.clients(frame, ...whose).map(({ parentId }) => parentId)
    expect([of(maya), of(rosa), of().toSorted()]).toEqual([[id(1)], [id(2)], [id(1), id(2)]])
  })

  it('tells whose line may go: no client and nothing open', () => {
    const recent = [visit(100, daysAgo(20))]
    const draft = note(200, daysAgo(2), { state: 'draft', authorId: rosa })
    expect(hasNothing(row(maya, { visits: recent }))).toBe(false)
    expect(hasNothing(row(rosa, { visits: recent }))).toBe(true)
    expect(hasNothing(row(rosa, { visits: recent, notes: [draft] }))).toBe(false)
  })

  it('gives a draft to its author with the age of the oldest, however old', () => {
    const notes = [
      note(200, daysAgo(700), { state: 'draft', authorId: rosa }),
      note(201, daysAgo(2), { state: 'draft', authorId: rosa }),
    ]
    const { open, oldestUnsignedAt } = row(rosa, { notes })
    expect([open.unsigned, oldestUnsignedAt]).toEqual([2, daysAgo(700)])
    expect(row(maya, { notes }).open.unsigned).toBe(0)
  })

  it('holds a stop at the door open until somebody was reached', () => {
    const visits = [visit(100, daysAgo(1))]
    const flags = (...calls: GateCall['outcome'][]) =>
      row(maya, { visits, screenings: [stop(calls.map((outcome) => ({ outcome })))] }).open.redFlag
    expect([flags(), flags('notReached'), flags('notReached', 'reached')]).toEqual([1, 1, 0])
  })

  it('counts a family that was handed over once, and what is open is open on the new side alone', () => {
    const at = daysAgo(10)
    const handover = { staffId: rosa, clientId: id(2), at, by: maya, reason: 'Moves', isDone: true }
    const stopped = screening(300, daysAgo(20), {
      kind: 'doorGate',
      doorGate: {
        ...{ outcome: 'stop', calls: [], stoppedAt: null },
        findings: [{ id: 'x', urgency: 'D', effect: 'stop' }],
      } as unknown as Screening['doorGate'],
    })
    const screen = screening(301, daysAgo(20), { mood: sheet(0, 14) })
    const old = digest({
      people: [client(1, { status: 'archived', handedTo: handover })],
      ...{ visits: [visit(100, daysAgo(20))], notes: [painNote(200, daysAgo(20), 6, 2)] },
      screenings: [stopped, screen],
    })
    const copy = painNote(201, daysAgo(20), 6, 2)
    const signedFor = { clientId: id(1), visitId: id(100), addendumTo: '' }
    const went = digest({
      people: [client(1, { handedFrom: handover, therapistId: rosa })],
      visits: [visit(101, daysAgo(20), { copyOf: id(100) }), visit(102, daysAgo(2))],
      ...{ notes: [{ ...copy, signedFor }], screenings: [stopped, screen] },
    })
    const counts = ({ visits, pain, screens, stops }: typeof old) =>
      [visits, pain, screens, stops].map(({ length }) => length)
    expect(counts(old)).toEqual([1, 1, 1, 0])
    expect(counts(went)).toEqual([1, 0, 0, 1])
    expect(old.tasks).toEqual([])
    expect(went.tasks.length).toBeGreaterThan(0)
  })

  it('tells a clearance that ends only while a visit is planned', () => {
    const charts = [chart(400, id(1), '2026-11-30')]
    expect(row(maya, { charts, visits: [ahead] }).open.clearance).toBe(1)
    expect(row(maya, { charts, visits: [visit(100, daysAgo(2))] }).open.clearance).toBe(0)
  })

  it('counts continuity from the second visit on, for whoever held it', () => {
    const visits = [
      visit(100, daysAgo(30)),
      visit(101, daysAgo(20)),
      visit(102, daysAgo(10), { therapistId: rosa }),
    ]
    expect(row(maya, { visits }).continuity).toEqual({ same: 1, of: 1 })
    expect(row(rosa, { visits }).continuity).toEqual({ same: 0, of: 1 })
  })

  it('averages pain and screens by the month', () => {
    const notes = [painNote(200, daysAgo(2), 6, 3), painNote(201, daysAgo(4), 4, 2)]
    const screenings = [screening(300, daysAgo(3), { mood: sheet(0, 14) })]
    const month = row(maya, { notes, screenings }).months.at(-1)
    expect(month && [meanOf(month.painBefore), meanOf(month.painAfter), month.assess]).toEqual([
      ...[5, 2.5, 1],
    ])
  })
})

describe('whom to look at', () => {
  it('names nobody without a reason, and each reason has its words, its day and its record', () => {
    expect(riskOf(digest({ visits: [ahead] }), frame)).toBeNull()
    const risk = riskOf(
      digest({ visits: [visit(100, daysAgo(1)), ahead], screenings: [stop()] }),
      frame,
    )
    expect(risk).toMatchObject({ level: 'now', name: 'June Row 1', therapistId: maya })
    expect(risk?.reasons).toMatchObject([
      { rule: 'doorStop', on: '2026-11-20', opens: { room: 'visit', id: id(100) } },
    ])
  })

  it('tells of pain that is high or rises, while the client is an active one', () => {
    const visits = [visit(100, daysAgo(2))]
    const notes = [5, 6, 8].map((pain, nth) => painNote(200 + nth, daysAgo(9 - 3 * nth), pain, 2))
    expect(rules({ visits, notes })).toEqual(['painRising', 'painHigh'])
    expect(rules({ visits, notes: notes.slice(0, 2) })).toEqual([])
    expect(rules({ visits: [], notes })).toEqual([])
  })

  it('tells of a gap, a visit that nobody held, and visits called off again and again', () => {
    expect(rules({ visits: [visit(100, daysAgo(22))] })).toContain('gapInCare')
    expect(rules({ visits: [visit(100, daysAgo(21))] })).not.toContain('gapInCare')
    expect(rules({ visits: [visit(100, daysAgo(61))] })).not.toContain('gapInCare')
    expect(rules({ visits: [visit(100, daysAgo(22)), ahead] })).not.toContain('gapInCare')
    expect(rules({ visits: [visit(100, daysAgo(1), { state: 'planned' }), ahead] })).toEqual([
      'visitNotHeld',
    ])
    const off = [1, 2].map((nth) => visit(nth + 100, daysAgo(nth), { state: 'noShow' }))
    expect(rules({ visits: [...off, ahead] })).toContain('calledOff')
    expect(rules({ visits: [...off.slice(1), ahead] })).not.toContain('calledOff')
  })

  it('puts safety before everything, then who has more reasons', () => {
    const safe = riskOf(
      digest({ screenings: [screening(300, daysAgo(1), { mood: sheet(1, 4) })] }),
      frame,
    )
    const gap = riskOf(digest({ visits: [visit(100, daysAgo(30))] }), frame)
    if (!safe || !gap) throw new Error('both stand on the list')
    expect([gap, safe].sort(byRisk).map(({ level }) => level)).toEqual(['now', 'watch'])
  })
})

describe('how fresh the figures are', () => {
  const laptop = (lastSyncedAt?: string) =>
    ({ id: rosa, name: 'Rosa Delgado', signingKeys: [{ lastSyncedAt }] }) as unknown as Staff
  const words = (person: Staff, visits: Visit[] = []) =>
    freshnessWords(
      freshnessOf(person, [digest({ visits })], { staffId: maya }, frame),
      person.name,
      frame,
    ).replaceAll(/\s/g, ' ')

  it('says when a laptop last synced, and how many visits since are not here', () => {
    const visits = [1, 2, 3].map((nth) =>
      visit(nth + 100, daysAgo(0, -2 * nth), { therapistId: rosa, state: 'planned' }),
    )
    expect(words(laptop('2026-11-20T23:40:00.000Z'), visits)).toBe(
      'Rosa’s laptop last synced yesterday, 5:40 PM. 3 visits since are not here.',
    )
    expect(words(laptop(daysAgo(0, -1)))).toBe('Rosa’s laptop last synced today, 1:00 PM.')
  })

  it('goes by the newest change that is here where no laptop told, and says when there is none', () => {
    const visits = [visit(100, daysAgo(3), { therapistId: rosa, updatedBy: rosa })]
    expect(words(laptop(), visits)).toBe('The newest change here by Rosa came yesterday, 5:40 PM.')
    expect(words(laptop())).toBe('Nothing of Rosa’s laptop has arrived here yet.')
    expect(words({ ...laptop(), id: maya })).toBe('Your own laptop: as of now.')
  })
})

describe('on paper and in a spreadsheet', () => {
  const hostile = '=HYPERLINK("http://x")<script>'
  const tally = tallyOf({
    people: [client(1, { name: { given: hostile, family: '', preferred: '' } })],
    visits: [visit(100, daysAgo(22))],
  })
  const { risks } = tally.view(frame)
  const rows = [
    { name: hostile, row: rowOf(maya, [], frame), freshness: 'As of now.', suppliesCents: 1250 },
  ]

  it('defuses names in CSV', () => {
    const text = (table: ReturnType<typeof caseloadTable>) =>
      [...csvChunks(table.headings, table.lines)].map((chunk) => chunk.text).join('')
    expect(text(caseloadTable(rows, frame))).toContain(`"'=HYPERLINK(""http://x"")<script>",0,0,0`)
    expect(text(riskTable(risks, () => hostile))).toContain(`"'=HYPERLINK(""http://x"")<script>"`)
  })

  it.each([
    ['Asia/Tokyo', '2026-11-20'],
    ['America/Chicago', '2026-11-19'],
    ['Pacific/Apia', '2026-11-20'],
  ])('tells the day of the oldest unsigned session as it was in %s', (zone, day) => {
    const drafts = { ...rowOf(maya, [], frame), oldestUnsignedAt: '2026-11-19T23:30:00.000Z' }
    const one = { name: 'Maya', row: drafts, freshness: '', suppliesCents: null }
    const { headings, lines } = caseloadTable([one], { timeZone: zone })
    expect([...lines][0]?.[headings.indexOf('Oldest unsigned session')]).toBe(day)
  })

  it('prints no markup of a name', () => {
    const html = caseloadSheet({ rows, risks, frame, practiceName: hostile, paper: 'Letter' })
    expect(html).not.toContain('<script>')
    expect(html).toContain('The last visit was 22 days ago and none is planned.')
  })
})

describe('saved views', () => {
  it('keeps one of a name, at most twenty, and takes one out', () => {
    const view = (number: number, name: string) => ({ id: id(number), name })
    const two = withView(withView([], view(1, 'Chase')), view(2, 'chase'))
    expect(two).toEqual([view(2, 'chase')])
    const many = Array.from({ length: 25 }, (_, nth) => view(nth, `View ${nth}`))
    expect(many.reduce<ReturnType<typeof withView>>(withView, [])).toHaveLength(20)
    expect(withoutView(two, id(2))).toEqual([])
  })
})

describe('a screen at the end of a series of infant massage', () => {
  const days = [35, 28, 21, 14, 7]
  const series = { id: id(700), day: '2026-10-17', apart: false, rule: {} } as never
  const held = days.map((ago, at) =>
    visit(100 + at, daysAgo(ago), { series, serviceId: 'infant' as never }),
  )
  const before = screening(320, daysAgo(36), { mood: sheet(0, 9) })
  const moodRules = { copyConfirmedAt: daysAgo(90), copyConfirmedBy: null, form: '', cutOffs: [] }
  const dueAt = (courses: readonly string[]) =>
    digestOf(household({ visits: held, screenings: [before] }), {
      ...{ ...settings, moodRules, courseServiceIds: new Set(courses) },
    }).tasks.flatMap(({ kind, dueOn, words }) => (kind === 'rescreen' ? [[dueOn, words]] : []))

  it('is asked for in the caseload as on Today, and of no other service', () => {
    const ends = ['2026-11-14', 'At the end of the series of infant massage.']
    expect(dueAt(['infant'])).toEqual([ends])
    expect(dueAt([])).not.toContainEqual(ends)
  })
})
