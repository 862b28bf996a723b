import { useEffect, useState } from 'react'
import type { Observable } from 'rxjs'
import { useSession } from './session'
import type { Store } from './store/store'

export type Live<Value> =
  | { readonly status: 'loading'; readonly value?: undefined }
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'failed'; readonly value?: undefined; readonly error: unknown }

const loading = { status: 'loading' } as const

/**
 * Follows a query for as long as the component is shown. `query` is a function of the store that
 * returns an observable; `parameters` say when it is another query (compared one by one).
 */
export function useLive<Value, const P extends readonly unknown[]>(
  query: (store: Store, ...parameters: P) => Observable<Value>,
  ...parameters: P
): Live<Value> {
  const { store } = useSession()
  const [live, setLive] = useState<{ of: readonly unknown[]; state: Live<Value> }>({
    of: parameters,
    state: loading,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parameters themselves are the dependencies
  useEffect(() => {
    const subscription = query(store, ...parameters).subscribe({
      next: (value) => setLive({ of: parameters, state: { status: 'ready', value } }),
      error: (error: unknown) => setLive({ of: parameters, state: { status: 'failed', error } }),
    })
    return () => subscription.unsubscribe()
  }, [store, query, ...parameters])

  // An answer to the previous parameters is not shown under the new ones.
  const same =
    live.of.length === parameters.length &&
    live.of.every((value, index) => Object.is(value, parameters[index]))
  return same ? live.state : loading
}
