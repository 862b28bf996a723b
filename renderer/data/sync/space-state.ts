import type { Trouble } from './status'

/** How one space stands. */
export interface SpaceState {
  readonly phase: 'connecting' | 'receiving' | 'live' | 'failing'
  readonly trouble: Trouble | null
  /** While the first records come in. */
  readonly received: { readonly done: number; readonly total: number } | null
}

/** The two directions fail and recover each by itself; what is told is both. */
export interface SpaceStates {
  readonly isLive: () => boolean
  readonly hasReceiveTrouble: () => boolean
  /** How far receiving is; live, nothing is the matter with it any more. */
  enter(phase: 'connecting' | 'receiving' | 'live', received?: SpaceState['received']): void
  /** Receiving has ended, for whatever reason: it is not live. Told with the reason. */
  leave(): void
  receiveFailed(trouble: Trouble): void
  /** Null: sending works. */
  setSendTrouble(trouble: Trouble | null): void
}

export function createSpaceStates(onState: (state: SpaceState) => void): SpaceStates {
  let phase: 'connecting' | 'receiving' | 'live' = 'connecting'
  let received: SpaceState['received'] = null
  let receiveTrouble: Trouble | null = null
  let sendTrouble: Trouble | null = null
  const tell = () => {
    const trouble = receiveTrouble ?? sendTrouble
    if (trouble) onState({ phase: 'failing', trouble, received: null })
    else onState({ phase, trouble, received })
  }
  return {
    isLive: () => phase === 'live',
    hasReceiveTrouble: () => receiveTrouble !== null,
    enter(next, progress = null) {
      phase = next
      received = progress
      if (next === 'live') receiveTrouble = null
      tell()
    },
    leave() {
      phase = 'connecting'
    },
    receiveFailed(trouble) {
      receiveTrouble = trouble
      tell()
    },
    setSendTrouble(trouble) {
      sendTrouble = trouble
      tell()
    },
  }
}
