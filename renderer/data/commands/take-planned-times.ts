import {
  type PlannedRefusal,
  type PlannedTime,
  takePlannedTime,
} from '#shared/domain/route/planned-times'
import { canBeMoved } from '#shared/domain/schedule/plan-visit'
import { setApart } from '#shared/domain/schedule/series'
import { ok, type Result, refused } from '#shared/result'
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
  const before: StoodAt[] = []
  const kept: { visitId: string; why: PlannedRefusal | 'gone' }[] = []
  for (const planned of times) {
    const { visitId } = planned
    const visit = await session.store.read('visits', visitId)
    const client = visit && (await session.store.read('clients', visit.clientId))
    if (visit && visit.startAt === planned.startAt && visit.therapistId === planned.therapistId) {
      continue
    }
    let stood: StoodAt | null = null
    const changed = await session.store.change<'visits', PlannedRefusal>(
      'visits',
      visitId,
      (current) => {
        stood = standing(current)
        const windows = client?.home?.windows ?? []
        const setting = { windows, promises, movePromised, touch: touch(session) }
        const there = takePlannedTime(current, planned, setting)
        return there.ok ? ok(setApart(there.value)) : there
      },
    )
    if (changed.ok && stood) before.push(stood)
    else if (!changed.ok) {
      const { refusal } = changed
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
  for (const { id, ...stood } of before) {
    await session.store.change<'visits', 'begun'>('visits', id, (current) =>
      canBeMoved(current) ? ok({ ...current, ...touch(session), ...stood }) : refused('begun'),
    )
  }
  return ok(undefined)
}
