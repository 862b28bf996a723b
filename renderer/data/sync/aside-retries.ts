import { isAsideFile } from './files-take-in'
import type { Receive } from './receive'
import { createRetries, type Retries } from './retries'
import { nameless, type SetAside } from './set-aside'
import type { QuarantinedRow } from './status'

interface AsideRetriesNeeds {
  readonly space: string
  readonly setAside: SetAside
  readonly receive: Pick<Receive, 'fetch'>
  /** Compares everything: what stood in a row without a name comes with it. */
  readonly compare: () => Promise<void>
  /** What could not be sent may go out now. */
  readonly nudge: () => void
  readonly onUnexpected: (error: unknown) => void
  readonly signal: AbortSignal
}

/** What the server refuses it will mostly refuse again, and each try costs it a request or more. */
const soonSendRetries = 3

/** Tries again what was set aside of one space, each direction by itself, until it is aborted. */
export function startAsideRetries(needs: AsideRetriesNeeds): Pick<Retries, 'now'> {
  const { space, setAside, receive, compare, nudge, onUnexpected, signal } = needs
  const waiting = (direction: QuarantinedRow['direction']) =>
    setAside.rows$.value.filter(
      (row) =>
        row.space === space &&
        row.direction === direction &&
        row.reason !== 'signedChanged' &&
        !isAsideFile(row.serverId),
    )
  const receiving = createRetries({
    waiting: () => waiting('fromServer'),
    async retry(rows) {
      const known = rows.filter((row) => row.serverId !== nameless)
      if (known.length > 0) {
        const absent = await receive.fetch(known.map((row) => row.serverId))
        if (absent.ok) for (const id of absent.value) setAside.clear(space, id)
        // An edit may have waited until that could be read.
        nudge()
      }
      if (rows.length > known.length && !signal.aborted) await compare()
    },
    onUnexpected,
  })
  // A server's limit or rule may have been put right since: what it refused is tried again by itself.
  const sending = createRetries({
    waiting: () => waiting('toServer'),
    async retry(rows) {
      for (const { serverId } of rows) setAside.release(space, serverId)
      nudge()
    },
    onUnexpected,
    soonRetries: soonSendRetries,
  })
  const both = [receiving, sending]
  const following = setAside.rows$.subscribe(() => {
    for (const each of both) each.start()
  })
  signal.addEventListener('abort', () => {
    following.unsubscribe()
    for (const each of both) each.stop()
  })
  return {
    now() {
      for (const each of both) each.now()
    },
  }
}
