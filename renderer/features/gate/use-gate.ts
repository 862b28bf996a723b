import { useEffect, useState } from 'react'
import { loadAhead, openPractice } from '#renderer/data/opening'
import type { Session } from '#renderer/data/session'
import { takeGoToRestore } from '#renderer/ui/keep/after-lock'
import { doubtClock } from '#shared/domain/opening/check-clock'
import type { OpenedVault, VaultState } from '#shared/ipc/contract'
import type { ReplacedByRestore } from './restore'
import type { Trouble } from './trouble-words'

/** Where a person stands before the practice is open. `proof`: the recovery code they came in with. */
export type Place =
  | { readonly at: 'first' }
  | { readonly at: 'start' }
  | { readonly at: 'recover' }
  | { readonly at: 'restore'; readonly replaces: ReplacedByRestore }
  | { readonly at: 'transfer' }
  | { readonly at: 'join' }
  | { readonly at: 'opening' }
  | { readonly at: 'trouble'; readonly trouble: Trouble }
  | { readonly at: 'finishSetUp'; readonly session: Session; readonly proof: string | null }
  /** The keys came from another laptop and the records have not come yet. */
  | {
      readonly at: 'filling'
      readonly session: Session
      readonly proof: string | null
      /** Let in by somebody else, by a code and not by a file. */
      readonly joined?: boolean
    }
  | { readonly at: 'newPassphrase'; readonly session: Session; readonly proof: string }
  | { readonly at: 'clock'; readonly session: Session }

export interface Gate {
  readonly place: Place
  readonly go: (place: Place) => void
  readonly backToFirst: () => void
  readonly toTrouble: (trouble: Trouble) => void
  readonly toRestore: (trouble?: Trouble) => void
  /** From unlocked keys to the practice, or to what stands in the way. */
  readonly enter: (opened: OpenedVault, proof: string | null) => Promise<void>
  /** The records are open: what is still to be settled, then in. */
  readonly goOn: (session: Session, proof: string | null) => void
}

const replacedHere = (state: VaultState, trouble?: Trouble): ReplacedByRestore => {
  if (state.kind === 'none') return 'nothing'
  return trouble === 'restoreInterrupted' || trouble === 'missing' ? 'remains' : 'records'
}

// Once for a page: React may ask for the first state twice.
const beginWithRestore = takeGoToRestore()

export function useGate(state: VaultState, onOpened: (session: Session) => void): Gate {
  const [place, go] = useState<Place>(() =>
    beginWithRestore ? { at: 'restore', replaces: replacedHere(state) } : { at: 'first' },
  )
  useEffect(() => {
    const idle = requestIdleCallback(loadAhead, { timeout: 300 })
    return () => cancelIdleCallback(idle)
  }, [])

  const toTrouble = (trouble: Trouble) => go({ at: 'trouble', trouble })
  const goOn = (session: Session, proof: string | null) => {
    if (proof !== null) go({ at: 'newPassphrase', session, proof })
    else if (doubtClock(session.opened.lastSeenAt, session.now())) go({ at: 'clock', session })
    else onOpened(session)
  }
  const enter = async (opened: OpenedVault, proof: string | null) => {
    go({ at: 'opening' })
    const session = await openPractice(opened)
    if (!session.ok) return toTrouble(session.refusal)
    const { isSetUp } = await import('#renderer/data/commands/is-set-up')
    if (await isSetUp(session.value)) goOn(session.value, proof)
    // A second start of the same practice would be two of it: here its records are waited for.
    else if (opened.store.fromServer) go({ at: 'filling', session: session.value, proof })
    else go({ at: 'finishSetUp', session: session.value, proof })
  }
  return {
    place,
    go,
    backToFirst: () => go({ at: 'first' }),
    toTrouble,
    toRestore: (trouble) => go({ at: 'restore', replaces: replacedHere(state, trouble) }),
    enter,
    goOn,
  }
}
