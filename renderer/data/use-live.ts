import { useEffect, useState } from 'react'
import { defer, type Observable, type ObservableInput } from 'rxjs'
import { type Session, useSession } from './session'
import type { Store } from './store/store'

export type Live<Value> =
  | { readonly status: 'loading'; readonly value?: undefined }
  | { readonly status: 'ready'; readonly value: Value }
  | {
      readonly status: 'failed'
      readonly value?: undefined
      readonly error: unknown
      /** Asks once more; nothing is locked or left for it, as by a reload. */
      readonly again: () => void
    }

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
  return useFollowed(() => query(store, ...parameters), [store, query, ...parameters])
}

/** Asks once for what is not followed: another process, a kept draft. `ask` stays the same function. */
export function useAnswer<Value, const P extends readonly unknown[]>(
  ask: (session: Session, ...parameters: P) => Promise<Value>,
  ...parameters: P
): Live<Value> {
  const session = useSession()
  return useFollowed(() => ask(session, ...parameters), [session, ask, ...parameters])
}

function useFollowed<Value>(
  begin: () => ObservableInput<Value>,
  parameters: readonly unknown[],
): Live<Value> {
  const [live, setLive] = useState<{ of: readonly unknown[]; state: Live<Value> }>({
    of: parameters,
    state: loading,
  })
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parameters themselves are the dependencies
  useEffect(() => {
    const subscription = defer(begin).subscribe({
      next: (value) => setLive({ of: parameters, state: { status: 'ready', value } }),
      error: (error: unknown) => {
        const again = () => {
          setLive({ of: parameters, state: loading })
          setTurn((last) => last + 1)
        }
        setLive({ of: parameters, state: { status: 'failed', error, again } })
      },
    })
    return () => subscription.unsubscribe()
  }, [turn, ...parameters])

  // An answer to the previous parameters is not shown under the new ones.
  const same =
    live.of.length === parameters.length &&
    live.of.every((value, index) => Object.is(value, parameters[index]))
  return same ? live.state : loading
}
