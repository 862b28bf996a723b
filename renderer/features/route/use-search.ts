import { useEffect, useState } from 'react'
import type { RouteAnswers, RouteWork } from '#shared/domain/route/work-on-day'
import { askSearch } from './route-search'

export type Search<Answer> =
  | { readonly status: 'searching'; readonly last: Answer | null }
  | { readonly status: 'found'; readonly value: Answer; readonly last: Answer }
  | { readonly status: 'failed'; readonly last: null }

/** The search's answer to what is asked now; the last one stays in sight until the next is there. */
export function useSearch<W extends RouteWork>(work: W | null): Search<RouteAnswers[W['kind']]> {
  type Answer = RouteAnswers[W['kind']]
  const key = work === null ? '' : JSON.stringify(work)
  const [found, setFound] = useState<{ readonly of: string; readonly value: Answer | null } | null>(
    null,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question itself is the dependency
  useEffect(() => {
    if (work === null) return
    let stale = false
    const asked = askSearch(work)
    asked.answer.then(
      (value) => !stale && setFound({ of: key, value }),
      () => !stale && setFound({ of: key, value: null }),
    )
    return () => {
      stale = true
      asked.cancel()
    }
  }, [key])
  if (found === null || key === '') return { status: 'searching', last: found?.value ?? null }
  if (found.of !== key) return { status: 'searching', last: found.value }
  if (found.value === null) return { status: 'failed', last: null }
  return { status: 'found', value: found.value, last: found.value }
}
