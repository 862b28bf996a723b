import { useCallback } from 'react'
import {
  type Cancellation,
  cancelFollowing,
  cancelVisit,
  reinstateCancelledVisit,
} from '#renderer/data/commands/cancel-visit'
import { moveVisit } from '#renderer/data/commands/move-visit'
import { putVisitBack, removeVisit } from '#renderer/data/commands/remove-visit'
import { addWish, removeWish } from '#renderer/data/commands/waiting-list'
import { useSession } from '#renderer/data/session'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { announce } from '#renderer/ui/tell/announce'
import { useUndo } from '#renderer/ui/tell/undo'
import { type Hold, whereHeld } from '#shared/domain/schedule/hold-visit'
import type { Shift } from '#shared/domain/schedule/plan-visit'
import { nearDayWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf, minutesBetween } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'

const begun = 'This visit has begun, so its time stays. Nothing was changed.'

export interface VisitChanges {
  /** Answers with the day the visit then stands on; null when it stayed. */
  moveByMinutes(visit: Visit, minutes: number): Promise<string | null>
  /** To the same time by the clock on another day. */
  moveByDays(visit: Visit, days: number): Promise<string | null>
  /** Where it was carried to; with its length. */
  place(visit: Visit, hold: Hold): Promise<string | null>
  /** Says why not; null when it was called off. */
  callOff(cancellation: Cancellation): Promise<string | null>
  /** A visit of a series and those that follow it. */
  callOffFollowing(cancellation: Cancellation): Promise<string | null>
  /** Puts the household on the waiting list for an earlier time. */
  wantEarlier(visit: Visit): Promise<void>
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
    async (visitId: string, shift: Shift, durationMin?: number): Promise<string | null> => {
      const length = durationMin === undefined ? {} : { durationMin }
      const moved = await moveVisit(session, { visitId, shift, ...length })
      if (!moved.ok) {
        announce(moved.refusal === 'begun' ? begun : 'This visit is gone.')
        return null
      }
      const { fromStartAt, toStartAt, fromMin } = moved.value
      const day = dayOf(toStartAt, timeZone)
      const onDay = day === dayOf(fromStartAt, timeZone) ? '' : ` ${nearDayWords(day, today)}`
      offerUndo({
        message: `Visit moved to ${timeWords(toStartAt, timeZone)}${onDay}`,
        undo: async () => {
          await moveVisit(session, {
            visitId,
            shift: { startAt: fromStartAt },
            durationMin: fromMin,
          })
        },
      })
      return day
    },
    [session, offerUndo, timeZone, today],
  )

  return {
    moveByMinutes: (visit, byMin) => move(visit.id, { byMin }),
    moveByDays: (visit, byDays) => move(visit.id, { byDays, timeZone }),
    place(visit, hold) {
      const { startAt, endAt } = whereHeld(visit, hold, timeZone)
      return move(visit.id, { startAt }, minutesBetween(startAt, endAt))
    },
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
    async callOffFollowing({ visitId, reason }) {
      const done = await cancelFollowing(session, { visitId, reason })
      if (!done.ok) return callOffRefusals[done.refusal]
      offerUndo({
        message:
          done.value.length === 1 ? 'Visit cancelled' : `${done.value.length} visits cancelled`,
        undo: async () => {
          for (const id of done.value) {
            await reinstateCancelledVisit(session, { visitId: id, to: 'planned' })
          }
        },
      })
      return null
    },
    async wantEarlier({ id, clientId, serviceId, startAt }) {
      const untilDay = dayOf(startAt, timeZone)
      const wish = {
        serviceId,
        visitId: id,
        fromDay: today,
        untilDay,
        note: 'Would like it earlier',
      }
      const added = await addWish(session, { clientId, wish })
      if (!added.ok) return announce('This household waits for too many things already.')
      offerUndo({
        message: 'On the waiting list',
        undo: async () => {
          await removeWish(session, { clientId, wishId: added.value })
        },
      })
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
