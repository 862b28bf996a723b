import { createContext, type ReactNode, useContext } from 'react'
import type { OpenedVault } from '#shared/ipc/contract'
import { ownSpaceOf, practiceSpaceOf } from './spaces'
import type { Store } from './store/store'
import { noSync, type SyncControl } from './sync/sync-control'

/**
 * Everything a command may use, made once when the practice is opened. The clock, the id maker and
 * the user are here so that no command reaches for them itself.
 */
export interface Session {
  readonly store: Store
  readonly opened: OpenedVault
  readonly sync: SyncControl
  /** The member of staff at this laptop. */
  readonly staffId: string
  readonly practiceSpace: string
  /** The space of this therapist's own clients; a person in the office keeps their journal there. */
  readonly clientSpace: string
  /** The present instant, UTC ISO with milliseconds. */
  now(): string
  newId(): string
  /** The laptop's IANA zone: visits are planned in it. */
  timeZone(): string
  /** Ed25519 by the main process: 64 bytes, or null when locked meanwhile. */
  sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>
}

export function createSession(
  store: Store,
  opened: OpenedVault,
  sync: SyncControl = noSync,
): Session {
  return {
    store,
    opened,
    sync,
    staffId: opened.staffId,
    practiceSpace: practiceSpaceOf(opened),
    clientSpace: ownSpaceOf(opened),
    now: () => new Date().toISOString(),
    newId: () => crypto.randomUUID(),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    async sign(message) {
      const answer = await window.doorstep.call('vault.sign', { message })
      return answer.ok ? answer.value.signature : null
    },
  }
}

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside of an opened practice')
  return session
}

/** The fields every new record starts with. */
export function stamp(session: Session, space: string, id = session.newId()) {
  const at = session.now()
  return {
    id,
    space,
    createdAt: at,
    createdBy: session.staffId,
    updatedAt: at,
    updatedBy: session.staffId,
  }
}

/** The fields every change renews. */
export function touch(session: Session) {
  return { updatedAt: session.now(), updatedBy: session.staffId }
}
