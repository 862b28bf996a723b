import { ok, type Result, refused } from '#shared/result'
import type { Store } from '../store/store'
import type { BackOff } from './back-off'
import { markLost, recordOf } from './compare'
import { type Failure, toldTrouble } from './couch'
import type { Receive } from './receive'
import type { SendOut } from './send-out'
import type { SetAside } from './set-aside'
import type { Trouble } from './status'

interface SendLoopNeeds {
  readonly space: string
  readonly store: Store
  readonly receive: Pick<Receive, 'fetch'>
  readonly sendOut: Pick<SendOut, 'sendSome' | 'rest' | 'setRefusedAside' | 'hold'>
  readonly setAside: Pick<SetAside, 'has'>
  readonly backOff: BackOff
  /** Before the first reading is done, much that seems pending is on the server already. */
  readonly maySend: () => boolean
  /** Null: it works. */
  readonly onTrouble: (trouble: Trouble | null) => void
  /** It threw: what is to be said of it. */
  readonly failureOf: (error: unknown) => Failure
  readonly signal: AbortSignal
}

export interface SendLoop {
  /** Something is pending. */
  nudge(): void
  /** To be looked at again while nothing is sent. */
  suspect(serverIds: readonly string[]): void
  readonly ended: Promise<void>
}

/** Sends what is pending in a space whenever it is nudged, until it is aborted. */
export function startSendLoop(needs: SendLoopNeeds): SendLoop {
  const { space, receive, sendOut, setAside, backOff, onTrouble, signal } = needs
  let nudged = () => {}
  let isNudged = false
  const nudge = () => {
    isNudged = true
    nudged()
  }
  const untilNudged = async () => {
    if (!isNudged) await new Promise<void>((done) => (nudged = done))
    isNudged = false
  }
  const suspects = new Set<string>()

  /** Everything that is pending, batch by batch; what clashes is taken in first. */
  const sendAll = async (): Promise<Result<undefined, Failure>> => {
    let metBefore = ''
    while (!signal.aborted) {
      if (suspects.size > 0) {
        const ids = [...suspects]
        suspects.clear()
        const again = await receive.fetch(ids, { certain: true })
        if (!again.ok) return again
      }
      const some = await sendOut.sendSome(space)
      if (!some.ok) return some
      if (some.value.done) return ok(undefined)
      if (some.value.sent > 0) {
        backOff.reset()
        onTrouble(null)
      }
      const { conflicts, refusedRows } = some.value
      if (conflicts.length + refusedRows.length === 0) continue
      const met = [...conflicts, ...refusedRows.map(({ serverId }) => serverId)]
      const absent = await receive.fetch(met)
      if (!absent.ok) return absent
      const lost = absent.value.filter((serverId) => conflicts.includes(serverId)).map(recordOf)
      await markLost(
        needs.store,
        lost.filter((record) => record !== null),
      )
      await sendOut.setRefusedAside(space, refusedRows)
      // What stands there cannot be opened: until it can, nothing can be written over it.
      sendOut.hold(conflicts.filter((serverId) => setAside.has(space, serverId, 'fromServer')))
      // It says of the same ones that another version stands there, and shows none: not at once again.
      const metNow = some.value.sent === 0 ? met.join() : ''
      if (metNow !== '' && metNow === metBefore) {
        return refused({ trouble: 'serverTrouble', retryAfterMs: null })
      }
      metBefore = metNow
    }
    return ok(undefined)
  }

  const loop = async () => {
    while (!signal.aborted) {
      await untilNudged()
      if (signal.aborted || !needs.maySend()) continue
      const result = await sendAll()
        .finally(() => sendOut.rest())
        .catch((error: unknown) => refused(needs.failureOf(error)))
      if (signal.aborted) return
      if (result.ok) {
        onTrouble(null)
        continue
      }
      if (result.refusal.trouble === 'cancelled') return
      onTrouble(toldTrouble(result.refusal))
      await backOff.wait(result.refusal.retryAfterMs)
      nudge()
    }
  }
  signal.addEventListener('abort', () => {
    backOff.wake()
    nudge()
  })
  return {
    nudge,
    suspect(serverIds) {
      for (const id of serverIds) suspects.add(id)
      nudge()
    },
    ended: loop(),
  }
}
