import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HouseholdRecords } from '#shared/domain/caseload/digest'
import { caseloadFrame } from '#shared/domain/caseload/frame'
import { createOwners, recount } from '#shared/domain/caseload/owners'
import { createTally } from '#shared/domain/caseload/tally'
import { addMinutes } from '#shared/domain/time/calendar-day'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { Note } from '#shared/schema/note'
import type { Screening } from '#shared/schema/screening'
import type { Visit } from '#shared/schema/visit'
import {
  chart,
  client,
  daysAgo,
  id,
  maya,
  note,
  now,
  rosa,
  screening,
  settings,
  sheet,
  timeZone,
  visit,
} from './made-up-household'

type Stored = {
  clients: Client
  charts: Chart
  visits: Visit
  notes: Note
  screenings: Screening
}
type Name = keyof Stored
type Change = {
  [N in Name]: { readonly name: N; readonly id: string; readonly record: Stored[N] | null }
}[Name]

/** The store, and the tally kept beside it the way the program keeps it: one household a change. */
function practice() {
  const records: { [N in Name]: Map<string, Stored[N]> } = {
    ...{ clients: new Map(), charts: new Map(), visits: new Map() },
    ...{ notes: new Map(), screenings: new Map() },
  }
  const all = <N extends Name>(name: N) => [...records[name].values()] as Stored[N][]
  /** What the store answers for a person. */
  const read = (personId: string): HouseholdRecords => {
    const self = records.clients.get(personId)
    const parentId = self?.kind === 'infant' ? self.parentId : personId
    const people = all('clients').filter((one) => one.id === parentId || one.parentId === parentId)
    const ids = new Set([parentId, ...people.map((one) => one.id)])
    const of = <R extends { clientId: string }>(list: R[]) =>
      list.filter(({ clientId }) => ids.has(clientId))
    return {
      ...{ parentId, people, charts: of(all('charts')), notes: of(all('notes')), summaries: [] },
      visits: all('visits').filter(({ clientId }) => clientId === parentId),
      screenings: of(all('screenings')),
    }
  }
  const [tally, owners] = [createTally(), createOwners()]
  return {
    tally,
    change({ name, id: changedId, record }: Change) {
      const before = records[name].get(changedId)
      const touched = new Set<string>()
      if (record) (records[name] as Map<string, typeof record>).set(changedId, record)
      else records[name].delete(changedId)
      const now = record ?? (before ? { ...before, _deleted: true } : null)
      for (const one of [record ? before : undefined, now]) {
        if (one) for (const personId of owners.householdsOf(name, one)) touched.add(personId)
      }
      for (const personId of touched) recount(tally, owners, personId, read(personId), settings)
    },
    fromScratch() {
      const [whole, fresh] = [createTally(), createOwners()]
      const persons = new Set([
        ...records.clients.keys(),
        ...(['visits', 'notes', 'screenings'] as const).flatMap((name) =>
          all(name).map(({ clientId }) => clientId),
        ),
      ])
      for (const one of persons) recount(whole, fresh, one, read(one), settings)
      return whole
    },
  }
}

const person = fc.constantFrom(1, 2, 3, 11, 12)
const parent = fc.constantFrom(1, 2, 3)
const therapist = fc.constantFrom(maya, rosa)
const days = fc.integer({ min: -12, max: 400 })

const clientChange = fc.record({ number: person, parent, therapist, archived: fc.boolean() }).map(
  ({ number, parent: of, therapist: therapistId, archived }): Change => ({
    ...{ name: 'clients', id: id(number) },
    record: client(number, {
      therapistId,
      status: archived ? 'archived' : 'active',
      ...(number > 10 ? { kind: 'infant' as const, parentId: id(of) } : {}),
    }),
  }),
)
const visitChange = fc
  .record({
    number: fc.integer({ min: 100, max: 106 }),
    ...{ of: parent, therapist, days },
    state: fc.constantFrom<Visit['state']>('planned', 'finished', 'cancelled', 'arrived'),
    drove: fc.option(fc.integer({ min: 1, max: 90 })),
  })
  .map(({ number, of, therapist: therapistId, days: ago, state, drove }): Change => {
    const startAt = daysAgo(ago)
    const event = (kind: string, at: string) => ({ kind, at }) as Visit['timeline'][number]
    const timeline =
      drove === null
        ? []
        : [
            ...[event('departed', addMinutes(startAt, -drove)), event('arrived', startAt)],
            event('left', addMinutes(startAt, 70)),
          ]
    const more = { clientId: id(of), therapistId, state, stateReason: '', timeline }
    return { name: 'visits', id: id(number), record: visit(number, startAt, more) }
  })
const noteChange = fc
  .record({
    number: fc.integer({ min: 200, max: 205 }),
    ...{ of: person, therapist, days },
    draft: fc.boolean(),
    pain: fc.option(fc.integer({ min: 0, max: 10 })),
  })
  .map(
    ({ number, of, therapist: authorId, days: ago, draft, pain }): Change => ({
      ...{ name: 'notes', id: id(number) },
      record: note(number, daysAgo(ago), {
        ...{ clientId: id(of), authorId, state: draft ? 'draft' : 'signed' },
        content: { painBefore: pain, painAfter: pain } as Note['content'],
      }),
    }),
  )
const screenChange = fc
  .record({ number: fc.integer({ min: 300, max: 304 }), of: person, days, total: fc.nat(20) })
  .map(
    ({ number, of, days: ago, total }): Change => ({
      ...{ name: 'screenings', id: id(number) },
      record: screening(number, daysAgo(ago), {
        ...{ clientId: id(of), mood: sheet(total > 18 ? 1 : 0, total) },
      }),
    }),
  )
const chartChange = fc.record({ of: person, days: fc.integer({ min: -40, max: 20 }) }).map(
  ({ of, days: ago }): Change => ({
    ...{ name: 'charts', id: id(400 + of) },
    record: chart(400 + of, id(of), daysAgo(ago).slice(0, 10)),
  }),
)
const removal = fc
  .constantFrom<readonly [Name, number]>(
    ...([1, 2, 11, 12].map((number) => ['clients', number]) as [Name, number][]),
    ...([100, 101, 102].map((number) => ['visits', number]) as [Name, number][]),
    ...([200, 201].map((number) => ['notes', number]) as [Name, number][]),
    ...([300, 301].map((number) => ['screenings', number]) as [Name, number][]),
  )
  .map(([name, number]): Change => ({ name, id: id(number), record: null }) as Change)

const history = fc.array(
  fc.oneof(clientChange, visitChange, noteChange, screenChange, chartChange, removal),
  { minLength: 1, maxLength: 40 },
)

const frameAt = (at: string) => caseloadFrame({ now: at, timeZone, firstWeekday: 1 })
const seen = (tally: ReturnType<typeof createTally>, at: string) => {
  const { rows, risks } = tally.view(frameAt(at))
  return { rows: new Map([...rows].sort()), risks, items: tally.items(frameAt(at)) }
}

describe('the running tally', () => {
  it('says after every change what counting everything anew would say', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const { tally, change, fromScratch } = practice()
        for (const one of changes) {
          change(one)
          expect(seen(tally, now)).toEqual(seen(fromScratch(), now))
        }
      }),
      { numRuns: process.env.DOORSTEP_LONG ? 2000 : 20 },
    )
  })

  it('says the same at any minute, whatever it was asked before', () => {
    fc.assert(
      fc.property(history, fc.array(days, { minLength: 1, maxLength: 4 }), (changes, moments) => {
        const { tally, change, fromScratch } = practice()
        for (const one of changes) change(one)
        for (const ago of moments) {
          expect(seen(tally, daysAgo(ago))).toEqual(seen(fromScratch(), daysAgo(ago)))
        }
      }),
      { numRuns: process.env.DOORSTEP_LONG ? 2000 : 12 },
    )
  })
})
