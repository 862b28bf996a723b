import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '#shared/result'
import { type Session, useSession } from './session'

export type Command<Input, Value, Refusal> = (
  session: Session,
  input: Input,
) => Promise<Result<Value, Refusal>>

/**
 * Runs a command from a form or a button. `running` is for the button, never for the data: what
 * changed is learned from queries.
 */
export function useCommand<Input, Value, Refusal>(command: Command<Input, Value, Refusal>) {
  const session = useSession()
  const [running, setRunning] = useState(false)
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  const run = useCallback(
    async (input: Input): Promise<Result<Value, Refusal>> => {
      setRunning(true)
      try {
        return await command(session, input)
      } finally {
        if (shown.current) setRunning(false)
      }
    },
    [session, command],
  )
  return { run, running }
}
