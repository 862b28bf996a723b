import { BehaviorSubject, type Observable } from 'rxjs'
import { filesChanged$, filesOf, hasFiles } from '../files/files'
import type { SpaceFiles } from '../files/space-files'
import type { Keyring } from '../store/keyring'
import { type BackOffTimes, createBackOff, usualBackOff } from './back-off'
import type { Road } from './couch'
import type { FilesPart } from './engine'
import { createFilesCouch } from './files-couch'
import { type SpaceFilesState, startSpaceFiles } from './files-space'
import type { SetAside } from './set-aside'
import type { SyncStatus } from './status'
import type { FilesState } from './status-of'

/** Where this laptop's files lie. */
export interface LocalFiles {
  readonly of: (space: string) => Promise<SpaceFiles>
  /** Asking for the files of a space without any would make a database of them. */
  readonly has: (space: string) => Promise<boolean>
  readonly changed$: Observable<{ space: string; id: string; change: 'put' | 'removed' }>
}

export const localFiles: LocalFiles = { of: filesOf, has: hasFiles, changed$: filesChanged$ }

export interface FilesSyncNeeds {
  readonly spaces: readonly string[]
  readonly keyring: Pick<Keyring, 'forReading'>
  readonly road: Road
  readonly local: LocalFiles
  readonly setAside: SetAside
  /** Does a record here refer to this file? Such a one is not removed because the server says so. */
  readonly isReferredTo: (space: string, id: string) => Promise<boolean>
  readonly onUnexpected: (error: unknown) => void
  readonly now: () => string
  readonly newId: () => string
  readonly random: () => number
  readonly backOff?: BackOffTimes
}

/**
 * Sealed files travel to and from each space's `-files` database. Resolves when what is on this laptop
 * only has been counted.
 */
export async function startFilesSync(needs: FilesSyncNeeds): Promise<FilesPart> {
  const { spaces, local, road, newId } = needs
  const nowMs = () => Date.parse(needs.now())
  const states = new Map<string, SpaceFilesState>()
  const state$ = new BehaviorSubject<FilesState>(allOf([], spaces.length))
  const running = new Map(
    await Promise.all(
      spaces.map(async (space) => {
        const sync = await startSpaceFiles({
          space,
          keyring: needs.keyring,
          files: () => local.of(space),
          hasFiles: () => local.has(space),
          newCouch: () => createFilesCouch(road, space, newId),
          setAside: needs.setAside,
          isReferredTo: (id) => needs.isReferredTo(space, id),
          newBackOff: () => createBackOff(needs.backOff ?? usualBackOff, needs.random, nowMs),
          nowMs,
          onUnexpected: needs.onUnexpected,
          onState(state) {
            states.set(space, state)
            state$.next(allOf([...states.values()], spaces.length))
          },
        })
        return [space, sync] as const
      }),
    ),
  )
  const subscription = local.changed$.subscribe(({ space, id, change }) =>
    running.get(space)?.changed(id, change),
  )
  return {
    state$,
    refill: (space) => running.get(space)?.refill(),
    wake() {
      for (const space of running.values()) space.wake()
    },
    async stop() {
      subscription.unsubscribe()
      await Promise.all([...running.values()].map((space) => space.stop()))
    },
  }
}

/** Fewer are there before a bar could be read. */
const worthTelling = 5

function allOf(states: readonly SpaceFilesState[], spaces: number): FilesState {
  const sum = (of: (state: SpaceFilesState) => number) =>
    states.reduce((total, state) => total + of(state), 0)
  const pendingFiles = sum(({ pending }) => pending)
  const done = sum(({ received }) => received?.done ?? 0)
  const total = sum(({ received }) => received?.total ?? 0)
  const sent = sum(({ sentInARow }) => sentInARow)
  // Before the server was heard, what it has may still count as only here.
  const settled = states.length === spaces && states.every((state) => state.settled)
  const progress = (direction: 'receiving' | 'sending', done: number, total: number) =>
    total < worthTelling ? null : ({ direction, what: 'files', done, total } as const)
  return {
    pendingFiles,
    settled,
    trouble: states.map(({ trouble }) => trouble).find((one) => one !== null) ?? null,
    progress:
      total > 0
        ? progress('receiving', done, total)
        : pendingFiles > 0 && settled
          ? progress('sending', sent, sent + pendingFiles)
          : null,
  } satisfies FilesState & { progress: SyncStatus['progress'] }
}
