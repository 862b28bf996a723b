import type { Store } from '../store/store'
import { startAsideRetries } from './aside-retries'
import type { BackOff } from './back-off'
import { compareAll } from './compare'
import { createComparisons } from './comparisons'
import type { Couch, Failure } from './couch'
import type { Pending } from './pending'
import type { KeptPlace } from './place'
import type { Receive } from './receive'
import { runReceiveLoop } from './receive-loop'
import { startSendLoop } from './send-loop'
import type { SendOut } from './send-out'
import type { SetAside } from './set-aside'
import { createSpaceStates, type SpaceState } from './space-state'

export interface SpaceSync {
  /** Tries now. */
  wake(): void
  /** Something is pending. */
  nudge(): void
  /** Rows that seem to have gone back on the server; looked at again while nothing is sent. */
  suspect(serverIds: readonly string[]): void
  stop(): Promise<void>
}

export interface SpaceSyncNeeds {
  readonly space: string
  readonly store: Store
  readonly couch: Couch
  readonly receive: Receive
  readonly missed: Pending['missed']
  readonly sendOut: SendOut
  /** The program ended since it last sent something: the feed may tell of that as if it were news. */
  readonly hasSentBefore: boolean
  /** The feed has told of all that. */
  readonly onCaughtUp: () => void
  readonly setAside: SetAside
  readonly place: KeptPlace
  /** Announcements of keys by this laptop, to be on the server. */
  readonly keyDocuments: () => Promise<readonly object[]>
  readonly nowMs: () => number
  readonly newBackOff: () => BackOff
  /** The database is not the one that was read before: its files have to be compared, too. */
  readonly onOtherDatabase: () => void
  /** What threw, for whoever develops Doorstep; the loops go on. */
  readonly onUnexpected: (error: unknown) => void
  readonly onState: (state: SpaceState) => void
}

/** A poll of a quiet space is not answered for days: whether it is due is looked at beside it. */
const lookIfDueEveryMs = 10 * 60_000

/**
 * Keeps one space equal with its database on the server until stopped; no failure ends it. The two loops
 * run each by itself: they share the record store, and what is told of them (`space-state`).
 */
export function startSpaceSync(needs: SpaceSyncNeeds): SpaceSync {
  const { space, store, couch, receive, sendOut, setAside, place, onUnexpected } = needs
  const ending = new AbortController()
  const { signal } = ending
  const states = createSpaceStates((state) => {
    if (!signal.aborted) needs.onState(state)
  })
  /** What throws is this laptop's own storage, or a mistake of ours: told, and tried again either way. */
  const failureOf = (error: unknown): Failure => {
    if (!signal.aborted) onUnexpected(error)
    return { trouble: 'laptopFull', retryAfterMs: null }
  }
  const [receiving, sending] = [needs.newBackOff(), needs.newBackOff()]
  const sendLoop = startSendLoop({
    ...{ space, store, receive, sendOut, setAside, failureOf, signal },
    backOff: sending,
    maySend: states.isLive,
    onTrouble: states.setSendTrouble,
  })
  const { nudge } = sendLoop
  const comparisons = createComparisons({
    ...{ space, place, setAside, nudge, signal },
    compare: () => compareAll(needs),
    nowMs: needs.nowMs,
  })
  const retries = startAsideRetries({
    ...{ space, setAside, receive, nudge, onUnexpected, signal },
    compare: comparisons.beside,
  })
  const receiveLoop = runReceiveLoop({
    ...{ store, couch, receive, place, comparisons, states, sendOut, failureOf, signal },
    backOff: receiving,
    hasSentBefore: needs.hasSentBefore,
    onCaughtUp: needs.onCaughtUp,
    onLive(wasAway) {
      nudge()
      // While it was away they came to nothing, ever more rarely.
      if (wasAway) retries.now()
    },
    onOtherDatabase: needs.onOtherDatabase,
    keyDocuments: needs.keyDocuments,
  })
  const lookingIfDue = setInterval(() => {
    if (states.isLive() && comparisons.isDue()) comparisons.beside().catch(onUnexpected)
  }, lookIfDueEveryMs)
  return {
    wake() {
      receiving.wake()
      sending.wake()
      retries.now()
    },
    nudge,
    suspect: sendLoop.suspect,
    async stop() {
      ending.abort()
      couch.stop()
      clearInterval(lookingIfDue)
      await Promise.allSettled([receiveLoop, sendLoop.ended])
    },
  }
}
