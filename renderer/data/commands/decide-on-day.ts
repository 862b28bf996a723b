import {
  type DayDecision,
  decideOnDay,
  openDay,
  planStartAt,
} from '#shared/domain/route/day-decisions'
import { ok, type Result, refused } from '#shared/result'
import type { DayPlan } from '#shared/schema/day-plan'
import { idFrom } from '#shared/sync/merge/id-from'
import { type Session, stamp, touch } from '../session'

export interface DayOfTherapist {
  readonly therapistId: string
  readonly day: string
  /** The practice's zone. */
  readonly timeZone: string
}

/** `notHere`: the plan would lie with clients that this laptop holds no key for. */
export type DecisionRefusal = 'notHere' | 'gone'

/** One plan a day and therapist, the same on every laptop. */
const planIdOf = ({ therapistId, day }: DayOfTherapist): string =>
  idFrom(['plan', therapistId, day])

/** Writes what a person decided about a day; answers with what stood before, for undo. */
export async function decideDay(
  session: Session,
  { of, decisions }: { readonly of: DayOfTherapist; readonly decisions: readonly DayDecision[] },
): Promise<Result<DayPlan, DecisionRefusal>> {
  const at = session.now()
  return changePlan(session, of, (plan) =>
    decisions.reduce((next, decision) => decideOnDay(next, decision, at), plan),
  )
}

/** As it stood before. */
export const putDecisionsBack = (
  session: Session,
  { of, plan }: { readonly of: DayOfTherapist; readonly plan: DayPlan },
): Promise<Result<DayPlan, DecisionRefusal>> => changePlan(session, of, () => plan)

async function changePlan(
  session: Session,
  of: DayOfTherapist,
  change: (plan: DayPlan) => DayPlan,
): Promise<Result<DayPlan, DecisionRefusal>> {
  const { store } = session
  const id = planIdOf(of)
  const therapist = await store.read('staff', of.therapistId)
  const space = therapist?.clientSpace ?? session.clientSpace
  if (!session.opened.spaces.some((one) => one.id === space)) return refused('notHere')
  if ((await store.read('trips', id)) === null) {
    await store.insert('trips', {
      ...stamp(session, space, id),
      kind: 'plan',
      therapistId: of.therapistId,
      day: of.day,
      startAt: planStartAt(of.day, of.timeZone),
      plan: change(openDay),
      drive: null,
    })
    return ok(openDay)
  }
  let before = openDay
  const changed = await store.change('trips', id, (trip) => {
    before = trip.plan ?? openDay
    return ok({ ...trip, ...touch(session), plan: change(before) })
  })
  return changed.ok ? ok(before) : refused('gone')
}
