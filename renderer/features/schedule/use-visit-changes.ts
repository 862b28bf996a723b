import { useCallback } from 'react'
import {
  type Cancellation,
  cancelVisit,
  reinstateCancelledVisit,
} from '#renderer/data/commands/cancel-visit'
import { moveVisit } from '#renderer/data/commands/move-visit'
import { putVisitBack, removeVisit } from '#renderer/data/commands/remove-visit'
import { useSession } from '#renderer/data/session'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { announce } from '#renderer/ui/tell/announce'
import { useUndo } from '#renderer/ui/tell/undo'
import type { Shift } from '#shared/domain/schedule/plan-visit'
import { nearDayWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'

const begun = 'This visit has begun, so its time stays. Nothing was changed.'

export interface VisitChanges {
  /** Answers with the day the visit then stands on; null when it stayed. */
  moveByMinutes(visit: Visit, minutes: number): Promise<string | null>
  /** To the same time by the clock on another day. */
  moveByDays(visit: Visit, days: number): Promise<string | null>
  /** Says why not; null when it was called off. */
  callOff(cancellation: Cancellation): Promise<string | null>
  reinstate(visit: Visit): Promise<void>
  /** Says why not; null when it was removed. */
  remove(visit: Visit): Promise<string | null>
}

/** Every change of a visit on the schedule, each with its undo. */
export function useVisitChanges(clock: PracticeClock): VisitChanges {
  const session = useSession()
  const offerUndo = useUndo()
  const { timeZone, today } = clock

  const move = useCallback(
    async (visitId: string, shift: Shift): Promise<string | null> => {
      const moved = await moveVisit(session, { visitId, shift })
      if (!moved.ok) {
        announce(moved.refusal === 'begun' ? begun : 'This visit is gone.')
        return null
      }
      const { fromStartAt, toStartAt } = moved.value
      const day = dayOf(toStartAt, timeZone)
      const onDay = day === dayOf(fromStartAt, timeZone) ? '' : ` ${nearDayWords(day, today)}`
      offerUndo({
        message: `Visit moved to ${timeWords(toStartAt, timeZone)}${onDay}`,
        undo: async () => {
          await moveVisit(session, { visitId, shift: { startAt: fromStartAt } })
        },
      })
      return day
    },
    [session, offerUndo, timeZone, today],
  )

  return {
    moveByMinutes: (visit, byMin) => move(visit.id, { byMin }),
    moveByDays: (visit, byDays) => move(visit.id, { byDays, timeZone }),
    async callOff(cancellation) {
      const done = await cancelVisit(session, cancellation)
      if (!done.ok) return callOffRefusals[done.refusal]
      const { visitId } = cancellation
      offerUndo({
        message: cancellation.to === 'noShow' ? 'Kept as nobody home' : 'Visit cancelled',
        undo: async () => {
          await reinstateCancelledVisit(session, { visitId, to: done.value })
        },
      })
      return null
    },
    async reinstate(visit) {
      const { id, state, stateReason } = visit
      const done = await reinstateCancelledVisit(session, { visitId: id, to: 'planned' })
      if (!done.ok) return
      offerUndo({
        message: 'Visit planned again',
        undo: async () => {
          if (state !== 'cancelled' && state !== 'noShow') return
          await cancelVisit(session, { visitId: id, to: state, reason: stateReason })
        },
      })
    },
    async remove(visit) {
      const removed = await removeVisit(session, visit.id)
      if (!removed.ok) {
        return removed.refusal === 'happened'
          ? 'Something is written down for this visit, so it stays. Cancel it instead.'
          : 'This visit is gone already.'
      }
      offerUndo({
        message: 'Visit removed',
        undo: async () => {
          await putVisitBack(session, removed.value)
        },
      })
      return null
    },
  }
}

const callOffRefusals = {
  begun: 'The session has begun, so it can be finished but not cancelled. Nothing was changed.',
  noReason: 'Say why in a few words.',
  gone: 'This visit is gone already.',
} as const
