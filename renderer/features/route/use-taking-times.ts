import { useState } from 'react'
import {
  putTimesBack,
  type TimesTaken,
  takePlannedTimes,
} from '#renderer/data/commands/take-planned-times'
import { useSession } from '#renderer/data/session'
import { useUndo } from '#renderer/ui/tell/undo'
import { breaksPromise, isMoved, type PlannedTime } from '#shared/domain/route/planned-times'
import type { Saying } from '#shared/domain/route/words'
import type { DayPlan } from '#shared/schema/day-plan'
import type { Visit } from '#shared/schema/visit'

const keptWords: Record<TimesTaken['kept'][number]['why'], string> = {
  begun: 'has begun and keeps its time',
  window: 'keeps the old time: the home says never outside of its window',
  promised: 'keeps the time that was promised',
  gone: 'is gone',
}

export interface TakingTimes {
  /** Promised times that would be moved: asked about first. */
  readonly asks: {
    readonly times: readonly PlannedTime[]
    readonly promised: readonly string[]
  } | null
  /** What kept its old time, in words. */
  readonly kept: readonly string[]
  readonly busy: boolean
  /** The times that differ from what is booked, of visits that may be moved. */
  changed(times: readonly PlannedTime[]): readonly PlannedTime[]
  /** Writes them, or asks first; answers whether they were written. */
  take(times: readonly PlannedTime[]): Promise<boolean>
  answer(movePromised: boolean | null): Promise<void>
}

/** "Use these times": asks before a promise is broken, and can be taken back as a whole. */
export function useTakingTimes(
  visits: readonly Visit[],
  promises: DayPlan['promises'],
  saying: Saying,
): TakingTimes {
  const session = useSession()
  const offerUndo = useUndo()
  const [asks, setAsks] = useState<TakingTimes['asks']>(null)
  const [kept, setKept] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const changed = (times: readonly PlannedTime[]) =>
    times.filter((planned) => {
      const visit = visits.find(({ id }) => id === planned.visitId)
      return visit?.state === 'planned' && isMoved(visit, planned)
    })
  const write = async (times: readonly PlannedTime[], movePromised: boolean) => {
    setBusy(true)
    const done = await takePlannedTimes(session, { times, promises, movePromised })
    setBusy(false)
    if (!done.ok) return
    const { before, kept: stayed } = done.value
    setKept(stayed.map(({ visitId, why }) => `${saying.clientOf(visitId)} ${keptWords[why]}.`))
    if (before.length === 0) return
    offerUndo({
      message: before.length === 1 ? '1 visit moved' : `${before.length} visits moved`,
      undo: async () => {
        await putTimesBack(session, before)
        setKept([])
      },
    })
  }
  return {
    asks,
    kept,
    busy,
    changed,
    async take(times) {
      const moved = changed(times)
      const promised = moved
        .filter(({ visitId, startAt }) =>
          promises.some((one) => one.visitId === visitId && breaksPromise(one.startAt, startAt)),
        )
        .map(({ visitId }) => visitId)
      if (promised.length > 0) {
        setAsks({ times: moved, promised })
        return false
      }
      await write(moved, false)
      return true
    },
    async answer(movePromised) {
      const asked = asks
      setAsks(null)
      if (asked && movePromised !== null) await write(asked.times, movePromised)
    },
  }
}
