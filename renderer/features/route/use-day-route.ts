import { useMemo } from 'react'
import type { RouteDay } from '#renderer/data/queries/route-day'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { visitFacts } from '#renderer/data/visit-facts'
import { openDay } from '#shared/domain/route/day-decisions'
import { type DayProblem, type DayRecords, instantOfMinute } from '#shared/domain/route/day-problem'
import { type PresentOfDay, presentOfDay, restFrom } from '#shared/domain/route/present-of-day'
import type { Saying } from '#shared/domain/route/words'
import type { DayOutcome } from '#shared/domain/route/work-on-day'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { Day } from '#shared/domain/time/calendar-day'
import type { DayPlan } from '#shared/schema/day-plan'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import { type ReadyProblem, useDayProblem } from './use-day-problem'
import { type Search, useSearch } from './use-search'

/** What is planned is looked at anew that often while the day goes on. */
const presentStepMs = 5 * 60_000

export interface DayRouteInput {
  readonly clock: PracticeClock
  readonly day: Day
  readonly therapist: Staff
  readonly data: RouteDay
  readonly allTheSame: boolean
  readonly hadLunch: boolean
}

export interface DayRoute extends DayRouteInput {
  readonly visits: readonly Visit[]
  readonly decisions: DayPlan
  readonly ready: ReadyProblem | null
  /** Where today stands; null on other days. */
  readonly present: PresentOfDay | null
  /** What is still to be planned: the whole day, or the rest of today. */
  readonly toPlan: DayProblem | null
  readonly outcome: Search<DayOutcome>
  readonly saying: Saying
}

/** One therapist's day on its way from the records to the best order. */
export function useDayRoute(input: DayRouteInput): DayRoute {
  const { clock, day, therapist, data, allTheSame, hadLunch } = input
  const { timeZone, today } = clock
  const isToday = day === today
  const decisions = data.decisions.get(therapist.id) ?? openDay
  const visits = useMemo(
    () =>
      data.visits.filter(
        (visit) => visit.therapistId === therapist.id && (isToday || visit.state === 'planned'),
      ),
    [data.visits, therapist.id, isToday],
  )
  const records = useMemo(
    (): DayRecords => ({
      day,
      timeZone,
      therapists: [{ staff: therapist, decisions }],
      visits,
      people: data.book.people,
      services: data.book.services,
      allTheSame,
      acrossTherapists: false,
    }),
    [day, timeZone, therapist, decisions, visits, data.book, allTheSame],
  )
  const ready = useDayProblem(records)
  const nowStep = new Date(
    Math.ceil(Date.parse(clock.now) / presentStepMs) * presentStepMs,
  ).toISOString()
  const present = useMemo(
    () =>
      ready && isToday
        ? presentOfDay(visits, ready.problem, ready.places, therapist.id, nowStep, hadLunch)
        : null,
    [ready, isToday, visits, therapist.id, nowStep, hadLunch],
  )
  const toPlan = useMemo(() => {
    if (!ready) return null
    return present ? restFrom(ready.problem, present, therapist.id) : ready.problem
  }, [ready, present, therapist.id])
  const outcome = useSearch(
    toPlan && {
      kind: 'day',
      problem: plain(toPlan),
      therapistId: therapist.id,
      givenOrders: toPlan.orders.filter(({ before }) => before === present?.headingTo),
      booked: asBooked(visits, toPlan).filter((id) => id !== present?.headingTo),
    },
  )
  return {
    ...input,
    visits,
    decisions,
    ready,
    present,
    toPlan,
    outcome,
    saying: useSaying(data, toPlan, timeZone),
  }
}

/** What is to be planned, in the order of its times. */
const asBooked = (visits: readonly Visit[], { visits: toPlan }: DayProblem): readonly string[] =>
  visits
    .filter(({ id }) => toPlan.some((one) => one.id === id))
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
    .map(({ id }) => id)

/** Without what the search does not need: maps do not travel into its question. */
export const plain = ({ hours: _hours, ...problem }: DayProblem) => problem

export function useSaying(
  data: RouteDay,
  problem: Pick<DayProblem, 'originAt'> | null,
  timeZone: string,
): Saying {
  return useMemo(() => {
    const names = new Map(
      data.visits.map((visit) => [
        visit.id,
        visitFacts(visit, data.book, timeZone).name || 'A client without a name',
      ]),
    )
    const staff = new Map(data.staff.map(({ id, name }) => [id, name]))
    return {
      clientOf: (id) => names.get(id) ?? 'A visit that is gone',
      therapistOf: (id) => staff.get(id) ?? 'Somebody who left',
      skillOf: (id) => data.book.services.get(id)?.name ?? 'this service',
      timeOf: (minute) => (problem ? timeWords(instantOfMinute(problem, minute), timeZone) : ''),
    }
  }, [data, problem, timeZone])
}
