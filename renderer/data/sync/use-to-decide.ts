import { useEffect, useState } from 'react'
import { distinctUntilChanged, map, of, switchMap, timer } from 'rxjs'
import { lostEdits } from '../queries/lost-edits'
import { useSession } from '../session'

/** The first screens come first: finding the clashes reads every record once. */
const afterMs = 3000

/** How many fields wait for a person to decide; 0 where no server is set, and until they were counted. */
export function useToDecide(): number {
  const { store, sync } = useSession()
  const [count, setCount] = useState(0)
  useEffect(() => {
    const subscription = sync.status$
      .pipe(
        map(({ phase }) => phase !== 'off'),
        distinctUntilChanged(),
        switchMap((hasServer) =>
          hasServer
            ? timer(afterMs).pipe(
                switchMap(() => lostEdits(store)),
                map(({ toDecide }) => toDecide.length),
              )
            : of(0),
        ),
      )
      .subscribe({ next: setCount, error: () => setCount(0) })
    return () => subscription.unsubscribe()
  }, [store, sync])
  return count
}
