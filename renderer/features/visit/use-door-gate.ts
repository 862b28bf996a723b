import { useCallback, useRef, useState } from 'react'
import {
  changeDoorGate,
  type GateRefusal,
  type GateTap,
} from '#renderer/data/commands/change-door-gate'
import { useCommand } from '#renderer/data/use-command'
import { announce } from '#renderer/ui/tell/announce'
import { type GateChange, gateProblemWords } from '#shared/domain/clinical/gate/change-gate'

const refusalWords = (refusal: GateRefusal): string => {
  switch (refusal) {
    case 'gone':
      return 'This visit is not here any more.'
    case 'notTakingPart':
      return 'This person does not take part in the visit any more.'
    case 'tooLong':
      return 'This is too long to be kept. Shorten it.'
    default:
      return gateProblemWords(refusal)
  }
}

export interface GateChanges {
  /** Why the last tap was not written down; null when it was. */
  readonly problem: string | null
  /** Says why not; null when it is written down. */
  change(change: GateChange): Promise<string | null>
}

/** Every tap is on the disk at once; taps in a row are written one after the other. */
export function useDoorGate({ visitId, clientId }: Omit<GateTap, 'change'>): GateChanges {
  const { run } = useCommand(changeDoorGate)
  const [problem, setProblem] = useState<string | null>(null)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const change = useCallback(
    (one: GateChange): Promise<string | null> => {
      const write = async () => {
        const done = await run({ visitId, clientId, change: one })
        const words = done.ok ? null : refusalWords(done.refusal)
        setProblem(words)
        return words
      }
      const turn = last.current.then(write).catch(() => {
        const words = 'This could not be written down. Nothing was changed: try again.'
        setProblem(words)
        announce(words)
        return words
      })
      last.current = turn
      return turn
    },
    [run, visitId, clientId],
  )
  return { problem, change }
}
