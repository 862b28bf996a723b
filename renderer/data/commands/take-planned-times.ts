import {
  type PlannedRefusal,
  type PlannedTime,
  takePlannedTime,
} from '#shared/domain/route/planned-times'
import { canBeMoved } from '#shared/domain/schedule/plan-visit'
import { setApart } from '#shared/domain/schedule/series'
import { ok, type Result, refused } from '#shared/result'
import type { Client } from '#shared/schema/client'
import type { DayPlan } from '#shared/schema/day-plan'
import type { Visit } from '#shared/schema/visit'
import { type Session, touch } from '../session'

export interface TimesToTake {
  readonly times: readonly PlannedTime[]
  readonly promises: DayPlan['promises']
  /** Whether clients who were told a time are moved as well. */
  readonly movePromised: boolean
}

/** Where a visit stood. */
export type StoodAt = Pick<Visit, 'id' | 'therapistId' | 'startAt' | 'endAt' | 'window' | 'series'>

export interface TimesTaken {
  /** What was moved, as it stood before: for undo. */
  readonly before: readonly StoodAt[]
  readonly kept: readonly { readonly visitId: string; readonly why: PlannedRefusal | 'gone' }[]
}

/** Writes the times and therapists of a plan into its visits; each that may not be moved is told. */
export async function takePlannedTimes(
  session: Session,
  { times, promises, movePromised }: TimesToTake,
): Promise<Result<TimesTaken, never>> {
  const { store } = session
  const visits = await Promise.all(times.map(({ visitId }) => store.read('visits', visitId)))
  const planned = new Map(times.map((time) => [time.visitId, time]))
  const windows = new Map<string, NonNullable<Client['home']>['windows']>()
  for (const { clientId } of visits.filter((visit) => visit !== null)) {
    const client = await store.read('clients', clientId)
    windows.set(clientId, client?.home?.windows ?? [])
  }
  const stood = new Map<string, StoodAt>()
  // In one step: a day of which half is moved is nobody's plan.
  const changed = await store.changeMany<'visits', PlannedRefusal | 'there'>(
    'visits',
    times.map(({ visitId }) => visitId),
    (visit) => {
      const time = planned.get(visit.id) as PlannedTime
      if (visit.startAt === time.startAt && visit.therapistId === time.therapistId) {
        return refused('there')
      }
      stood.set(visit.id, standing(visit))
      const setting = { promises, movePromised, touch: touch(session) }
      const moved = takePlannedTime(visit, time, {
        ...setting,
        windows: windows.get(visit.clientId) ?? [],
      })
      return moved.ok ? ok(setApart(moved.value)) : moved
    },
  )
  const before: StoodAt[] = []
  const kept: { visitId: string; why: PlannedRefusal | 'gone' }[] = []
  for (const [visitId, outcome] of changed) {
    if (outcome.ok) before.push(stood.get(visitId) as StoodAt)
    else if (outcome.refusal !== 'there') {
      const { refusal } = outcome
      kept.push({ visitId, why: refusal === 'missing' || refusal === 'final' ? 'gone' : refusal })
    }
  }
  return ok({ before, kept })
}

const standing = ({ id, therapistId, startAt, endAt, window, series }: Visit): StoodAt => ({
  id,
  therapistId,
  startAt,
  endAt,
  window,
  ...(series === undefined ? {} : { series }),
})

/** All of them back to where they stood; what has begun meanwhile stays. */
export async function putTimesBack(
  session: Session,
  before: readonly StoodAt[],
): Promise<Result<undefined, never>> {
  const stood = new Map(before.map((one) => [one.id, one]))
  await session.store.changeMany<'visits', 'begun'>('visits', [...stood.keys()], (current) =>
    canBeMoved(current)
      ? ok({ ...current, ...touch(session), ...stood.get(current.id) })
      : refused('begun'),
  )
  return ok(undefined)
}
