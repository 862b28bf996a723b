import { useEffect, useRef, useState } from 'react'
import type { RouteProblem } from '#shared/domain/route/problem'
import type { PracticeOutcome } from '#shared/domain/route/work-on-day'
import { type Asked, askSearch } from './route-search'

/** A day of sixty visits is good after this and better after no more. */
const budgetMs = 1_500
const seed = 1

export type PracticeSearching =
  | { readonly status: 'idle' }
  | { readonly status: 'searching'; readonly share: number; readonly isStopping: boolean }
  | {
      readonly status: 'found'
      readonly of: RouteProblem
      readonly outcome: PracticeOutcome
      readonly wasStopped: boolean
    }
  | { readonly status: 'failed' }

/** The whole practice's day, searched when asked for, beside the page. */
export function usePracticeSearch() {
  const [state, setState] = useState<PracticeSearching>({ status: 'idle' })
  const running = useRef<Asked<PracticeOutcome> | null>(null)
  useEffect(() => () => running.current?.cancel(), [])
  return {
    state,
    start(problem: RouteProblem) {
      running.current?.cancel()
      setState({ status: 'searching', share: 0, isStopping: false })
      const asked = askSearch({ kind: 'practice', problem, seed, budgetMs }, (share) =>
        setState((now) => (now.status === 'searching' ? { ...now, share } : now)),
      )
      running.current = asked
      const isLatest = () => running.current === asked
      asked.answer.then(
        (outcome) =>
          isLatest() &&
          setState((now) => ({
            ...{ status: 'found', of: problem, outcome },
            wasStopped: now.status === 'searching' && now.isStopping,
          })),
        () => isLatest() && setState({ status: 'failed' }),
      )
    },
    /** Ends the search early; the best plan so far is its answer. */
    stop() {
      running.current?.stop()
      setState((now) => (now.status === 'searching' ? { ...now, isStopping: true } : now))
    },
  }
}
