import { useEffect, useState } from 'react'
import type { JournalStanding } from '#shared/domain/audit/verify-journal'
import type { Instant } from '#shared/domain/time/calendar-day'
import { useSession } from '../session'
import { readJournals } from './read-journals'

export type Journals =
  | { readonly status: 'reading'; readonly read: number }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly standings: readonly JournalStanding[] }

/**
 * The journals that can be read here, checked. `round` reads them once more: a journal is looked at, and not
 * followed. `since` null reads from the first act on.
 */
export function useJournals(
  since: Instant | null,
  staffId: string | null,
  round: number,
): Journals {
  const session = useSession()
  const [state, setState] = useState<Journals>({ status: 'reading', read: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another reading
  useEffect(() => {
    const stop = new AbortController()
    setState({ status: 'reading', read: 0 })
    readJournals(session, {
      ...{ since, staffId, signal: stop.signal },
      onProgress: (read) => {
        if (!stop.signal.aborted && read % 10 === 0) setState({ status: 'reading', read })
      },
    }).then(
      (standings) => {
        if (standings !== 'cancelled' && !stop.signal.aborted) {
          setState({ status: 'ready', standings })
        }
      },
      () => {
        if (!stop.signal.aborted) setState({ status: 'failed' })
      },
    )
    return () => stop.abort()
  }, [session, since, staffId, round])
  return state
}
