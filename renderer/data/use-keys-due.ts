import { useEffect, useState } from 'react'
import { areKeysDue } from './commands/rotate-keys'
import { useSession } from './session'

/** Whether new keys are due (`areKeysDue`); asked again whenever one of `because`, always as many, changes. */
export function useKeysDue(...because: readonly unknown[]): boolean {
  const session = useSession()
  const [due, setDue] = useState(false)
  useEffect(() => {
    let isShown = true
    areKeysDue(session).then(
      (answer) => isShown && setDue(answer),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [session, ...because])
  return due
}
