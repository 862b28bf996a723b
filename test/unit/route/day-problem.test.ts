import { describe, expect, it } from 'vitest'
import { remarksOnProblem } from '#shared/domain/route/check-problem'
import { decideOnDay, openDay } from '#shared/domain/route/day-decisions'
import { type DayRecords, dayProblem, placesOfDay } from '#shared/domain/route/day-problem'
import { plannedTimes, takePlannedTime } from '#shared/domain/route/planned-times'
import { bookedPlan, presentOfDay, restFrom } from '#shared/domain/route/present-of-day'
import { estimatedDrives, usualTravel } from '#shared/domain/route/travel-model'
import {
  type PracticeOutcome,
  reasonsLeftOut,
  workLate,
  workOnDay,
  workOnPractice,
} from '#shared/domain/route/work-on-day'
import { fitWindows } from '#shared/domain/schedule/window-fit'
import { addMinutes, dayOf, minutesBetween } from '#shared/domain/time/calendar-day'
import { generatePractice } from '#shared/sample/generate-practice'
import { createRandom } from '#shared/sample/random'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Client } from '#shared/schema/client'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import { faultsOfPlan } from '../../support/check-route-plan'

const timeZone = 'America/Chicago'
const day = '2026-11-18'
const touch = { updatedAt: '2026-11-17T12:00:00.000Z', updatedBy: 'x' }

/** The sample practice's Wednesday, all of its visits still ahead. */
function sampleDay(): DayRecords & { readonly staff: Staff } {
  const random = createRandom(5)
  const therapist = {
    staffId: random.uuid(),
    clientSpace: random.uuid(),
    deviceId: random.uuid(),
    signingPublicKey: new Uint8Array(32),
  }
  const people = new Map<string, Client>()
  const services = new Map<string, CatalogEntry>()
  const visits: Visit[] = []
  const staff: Staff[] = []
  const options = {
    seed: 20,
    days: 91,
    now: '2026-11-18T12:00:00.000Z',
    timeZone,
    practiceSpace: random.uuid(),
    therapists: [therapist],
  }
  for (const { collection, record } of generatePractice(options)) {
    if (collection === 'clients') people.set(record.id, record)
    if (collection === 'catalog' && record.kind === 'service') services.set(record.id, record)
    if (collection === 'visits' && dayOf(record.startAt, timeZone) === day) visits.push(record)
    if (collection === 'staff') staff.push(record)
  }
  const one = staff[0] as Staff
  return {
    ...{ day, timeZone, people, services, allTheSame: false, acrossTherapists: false, staff: one },
    therapists: [{ staff: one, decisions: null }],
    visits: visits.filter(({ state }) => state === 'planned'),
  }
}

function problemOf(records: DayRecords) {
  const places = placesOfDay(records)
  return {
    places,
    problem: dayProblem(records, places, estimatedDrives(places.places, usualTravel)),
  }
}

const withHours = (records: ReturnType<typeof sampleDay>, change: Partial<Staff>): DayRecords => ({
  ...records,
  therapists: [{ staff: { ...records.staff, ...change }, decisions: null }],
})

describe('a day as it is stored', () => {
  it('becomes a plan without a fault, proven best, with a reason for each stop', () => {
    const records = sampleDay()
    const { problem } = problemOf(records)
    const { plan, reasons } = workOnDay(problem, records.staff.id)
    expect(records.visits.length).toBeGreaterThan(2)
    expect(faultsOfPlan(problem, plan)).toEqual([])
    expect(plan.proven).toBe(true)
    expect(plan.unassigned).toEqual([])
    expect(reasons).toHaveLength(records.visits.length)
  })

  it('of no visits is an empty plan', () => {
    const records = { ...sampleDay(), visits: [] }
    const { problem } = problemOf(records)
    expect(workOnDay(problem, records.staff.id).plan.unassigned).toEqual([])
  })

  it('says whose home is not on the map, and plans the others', () => {
    const records = sampleDay()
    const lost = records.visits[0] as Visit
    const client = records.people.get(lost.clientId) as Client
    const people = new Map(records.people).set(client.id, {
      ...client,
      home: client.home && { ...client.home, location: null },
    })
    const { problem } = problemOf({ ...records, people })
    const { plan } = workOnDay(problem, records.staff.id)
    expect(plan.unassigned).toEqual([lost.id])
    expect(reasonsLeftOut(problem, plan)[0]?.reasons[0]?.reason).toEqual({ kind: 'noPlace' })
    expect(plan.plans[0]?.stops).toHaveLength(records.visits.length - 1)
  })

  it('with a home on another continent says how far it is, and plans the others', () => {
    const records = sampleDay()
    const far = records.visits[0] as Visit
    const client = records.people.get(far.clientId) as Client
    const location = { latitude: -33.9, longitude: 151.2, source: 'pasted' as const }
    const people = new Map(records.people).set(client.id, {
      ...client,
      home: client.home && { ...client.home, location },
    })
    const { problem } = problemOf({ ...records, people })
    expect(remarksOnProblem(problem).map(({ kind }) => kind)).toContain('farAway')
    expect(workOnDay(problem, records.staff.id).plan.unassigned).toEqual([far.id])
  })

  it('without hours is not planned until the person says to plan it all the same', () => {
    const records = sampleDay()
    const workdays = (records.staff.workdays ?? []).filter(({ weekday }) => weekday !== 3)
    const closed = withHours(records, { workdays })
    const none = problemOf(closed).problem
    expect(workOnDay(none, records.staff.id).mine).toBeNull()
    expect(remarksOnProblem(none).map(({ kind }) => kind)).toContain('noHours')
    const anyway = problemOf({ ...closed, allTheSame: true }).problem
    expect(workOnDay(anyway, records.staff.id).plan.unassigned).toEqual([])
  })

  it('keeps time off inside of the day free of visits', () => {
    const records = sampleDay()
    const off = {
      ...{ id: records.staff.id, kind: 'off' as const, wholeDays: false, reason: '', sourceId: '' },
      startAt: '2026-11-18T18:00:00.000Z',
      endAt: '2026-11-18T20:00:00.000Z',
    }
    const { problem } = problemOf(withHours(records, { timeOff: [off] }))
    const { plan } = workOnDay(problem, records.staff.id)
    expect(faultsOfPlan(problem, plan)).toEqual([])
    const [from, to] = [12 * 60, 14 * 60]
    for (const stop of plan.plans[0]?.stops ?? []) {
      if (stop.visitId === null || stop.lateMin > 0) continue
      expect(stop.leaveMin <= from || stop.beginMin >= to).toBe(true)
    }
  })

  it.each([
    ['2026-03-08', 23],
    ['2026-11-01', 25],
  ])('on %s, when the clocks change, keeps the times of the clock (%i hours)', (changed, hours) => {
    const records = sampleDay()
    const visits = records.visits.map((visit) => ({
      ...visit,
      startAt: visit.startAt.replace(day, changed),
      endAt: visit.endAt.replace(day, changed),
    }))
    const workdays = [{ weekday: 7, startTime: '08:00', endTime: '19:00', breaks: [] }]
    const { problem } = problemOf({ ...withHours(records, { workdays }), day: changed, visits })
    const times = problem.therapists[0]?.hours
    expect(times).toEqual({ fromMin: (hours - 16) * 60, toMin: (hours - 5) * 60 })
    const { plan } = workOnDay(problem, records.staff.id)
    expect(faultsOfPlan(problem, plan)).toEqual([])
  })

  it('keeps what a person decided: the order, a locked time, a promise', () => {
    const records = sampleDay()
    const ids = records.visits.map(({ id }) => id).toReversed()
    const decided = [
      { kind: 'keepOrder', visitIds: ids } as const,
      { kind: 'promise', visitId: ids[0] as string, startAt: '2026-11-18T15:00:00.000Z' } as const,
    ].reduce((plan, decision) => decideOnDay(plan, decision, touch.updatedAt), openDay)
    const therapists = [{ staff: records.staff, decisions: decided }]
    const { problem } = problemOf({ ...records, therapists })
    const { plan, mine, price } = workOnDay(problem, records.staff.id)
    expect(faultsOfPlan(problem, plan)).toEqual([])
    const order = mine?.stops.flatMap(({ visitId }) => visitId ?? []) ?? []
    expect(order).toEqual(ids.filter((id) => order.includes(id)))
    expect(price).not.toBeNull()
    expect(problem.visits.find(({ id }) => id === ids[0])?.promised?.fromMin).toBe(9 * 60)
  })
})

describe('the search of a practice', () => {
  it('that is stopped at once answers the best plan it has, without a fault', () => {
    const records = sampleDay()
    const colleague = { ...records.staff, id: '00000000-0000-4000-8000-00000000000c' }
    const { problem } = problemOf({
      ...records,
      therapists: [records.staff, colleague].map((staff) => ({ staff, decisions: null })),
      acrossTherapists: true,
    })
    const budgetMs = Number.POSITIVE_INFINITY
    const steps = workOnPractice(problem, { seed: 1, budgetMs, clock: () => 0 })
    expect(steps.next().done).toBe(false)
    const { done, value } = steps.next(false)
    expect(done).toBe(true)
    const { plan } = value as PracticeOutcome
    expect(faultsOfPlan(problem, plan)).toEqual([])
    expect(plan.unassigned).toEqual([])
  })
})

describe('taking over the planned times', () => {
  it('is done once: the day as it is booked then stays, also where driving it backwards is as good', () => {
    const records = { ...sampleDay(), people: new Map<string, Client>() }
    for (const [id, client] of sampleDay().people) {
      records.people.set(id, { ...client, home: client.home && { ...client.home, windows: [] } })
    }
    let { visits } = records
    for (const turn of ['first', 'second']) {
      const { problem } = problemOf({ ...records, visits })
      const booked = visits
        .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
        .map(({ id }) => id)
      const { plan } = workOnDay(problem, records.staff.id, [], booked)
      const times = new Map(
        plannedTimes(plan, problem).map(({ visitId, startAt }) => [visitId, startAt]),
      )
      if (turn === 'second') {
        expect(visits.map(({ id, startAt }) => times.get(id) === startAt)).not.toContain(false)
      }
      visits = visits.map((visit) => ({
        ...visit,
        startAt: times.get(visit.id) as string,
        endAt: addMinutes(
          times.get(visit.id) as string,
          minutesBetween(visit.startAt, visit.endAt),
        ),
      }))
    }
    expect(visits.length).toBeGreaterThan(2)
  })

  it('moves visits, keeps hard windows and promises unless told otherwise', () => {
    const records = sampleDay()
    const { problem } = problemOf(records)
    const { plan } = workOnDay(problem, records.staff.id)
    for (const planned of plannedTimes(plan, problem)) {
      const visit = records.visits.find(({ id }) => id === planned.visitId) as Visit
      const windows = records.people.get(visit.clientId)?.home?.windows ?? []
      const setting = { windows, promises: [], movePromised: false, touch }
      const taken = takePlannedTime(visit, planned, setting)
      if (!taken.ok) continue
      expect(taken.value.startAt).toBe(planned.startAt)
      expect(fitWindows(windows, taken.value, timeZone).verdict).not.toBe('unsuitable')
    }
    const visit = records.visits[0] as Visit
    const planned = {
      visitId: visit.id,
      therapistId: visit.therapistId,
      startAt: '2026-11-18T20:00:00.000Z',
    }
    const promises = [{ visitId: visit.id, startAt: visit.startAt, toldAt: touch.updatedAt }]
    const asked = { windows: [], promises, movePromised: false, touch }
    expect(takePlannedTime(visit, planned, asked)).toEqual({ ok: false, refusal: 'promised' })
    expect(takePlannedTime(visit, planned, { ...asked, movePromised: true }).ok).toBe(true)
    const begun = { ...visit, state: 'inSession' as const }
    expect(takePlannedTime(begun, planned, asked)).toEqual({ ok: false, refusal: 'begun' })
  })
})

describe('running late', () => {
  it('plans the rest from the last door, leaves out what is over, and shows both orders', () => {
    const records = sampleDay()
    const first = records.visits.toSorted((a, b) => a.startAt.localeCompare(b.startAt))[0] as Visit
    const at = (minutes: number) =>
      new Date(Date.parse(first.endAt) + minutes * 60_000).toISOString()
    const event = (kind: 'began' | 'finished' | 'left', minutes: number) => ({
      ...{ id: first.id, kind, at: at(minutes), recordedAt: at(minutes) },
    })
    const done: Visit = {
      ...first,
      state: 'finished',
      timeline: [event('began', -60), event('finished', 40), event('left', 50)],
    }
    const visits = records.visits.map((visit) => (visit.id === first.id ? done : visit))
    const { problem, places } = problemOf({ ...records, visits })
    const present = presentOfDay(visits, problem, places, records.staff.id, at(55), false)
    expect(present.hereVisitId).toBe(first.id)
    expect(present.place).toBe(places.ofVisit.get(first.id))
    const booked = bookedPlan(visits, problem, records.staff.id)
    const answer = workLate(problem, booked, present, () => 0)
    expect(faultsOfPlan(answer.problem, answer.best)).toEqual([])
    expect(faultsOfPlan(answer.problem, answer.keepOrder)).toEqual([])
    for (const stop of answer.best.plans[0]?.stops ?? []) {
      expect(stop.visitId).not.toBe(first.id)
      expect(stop.beginMin).toBeGreaterThanOrEqual(present.freeMin)
    }
    const rest = restFrom(problem, present, records.staff.id)
    expect(faultsOfPlan(rest, workOnDay(rest, records.staff.id).plan)).toEqual([])
  })

  it('goes first to the door that one is on the way to', () => {
    const records = sampleDay()
    const heading = records.visits.at(-1) as Visit
    const departed = '2026-11-18T14:40:00.000Z'
    const visits = records.visits.map((visit) =>
      visit.id === heading.id
        ? {
            ...visit,
            state: 'travelling' as const,
            timeline: [
              { id: visit.id, kind: 'departed' as const, at: departed, recordedAt: departed },
            ],
          }
        : visit,
    )
    const { problem, places } = problemOf({ ...records, visits })
    const now = '2026-11-18T14:45:00.000Z'
    const present = presentOfDay(visits, problem, places, records.staff.id, now, false)
    const rest = restFrom(problem, present, records.staff.id)
    const { plan, mine } = workOnDay(rest, records.staff.id)
    expect(faultsOfPlan(rest, plan)).toEqual([])
    expect(mine?.stops.find(({ visitId }) => visitId !== null)?.visitId).toBe(heading.id)
  })
})
