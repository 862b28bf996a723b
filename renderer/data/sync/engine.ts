import { BehaviorSubject, type Observable } from 'rxjs'
import { z } from 'zod'
import type { EnvelopeKeys } from '#shared/sync/envelope'
import type { Store } from '../store/store'
import { type BackOffTimes, createBackOff, usualBackOff } from './back-off'
import { revisionsOf } from './compare'
import { createAsking, createCouch, type Road } from './couch'
import { isAsideFile } from './files-take-in'
import { openKeptState } from './kept-state'
import type { KeyAnnouncements } from './key-announcements'
import { checkMark, followPending, type Pending } from './pending'
import { type Place, placeSchema } from './place'
import { createReceive } from './receive'
import { createSendOut } from './send-out'
import { openSent } from './sent'
import { openSetAside, type SetAside } from './set-aside'
import type { SpaceState } from './space-state'
import { type SpaceSync, startSpaceSync } from './space-sync'
import { type SyncStatus, syncOff } from './status'
import { type FilesState, statusOf } from './status-of'
import type { SyncControl } from './sync-control'
import { createTakeIn } from './take-in'
import { whereabouts } from './whereabouts'

export interface FilesPart {
  readonly state$: Observable<FilesState>
  /** The server's database is another one: everything is looked at again. */
  refill(space: string): void
  wake(): void
  stop(): Promise<void>
}

export interface EngineNeeds {
  readonly store: Store
  readonly keys: EnvelopeKeys
  /** The spaces that this laptop has keys of, wholly or in part, when it is opened. */
  readonly spaces: readonly string[]
  readonly road: Road
  readonly hasServer: () => Promise<boolean>
  readonly forgive: () => Promise<void>
  readonly startFiles:
    | ((setAside: SetAside, spaces: readonly string[]) => Promise<FilesPart>)
    | null
  /** New keys of spaces, announced by one laptop to the others; null where a test has none. */
  readonly openKeys: (() => Promise<KeyAnnouncements>) | null
  readonly onUnexpected: (error: unknown) => void
  readonly now: () => string
  readonly newId: () => string
  readonly random: () => number
  readonly backOff?: BackOffTimes
}

/** Everything that runs while there is a server. */
interface Running {
  readonly setAside: SetAside
  readonly spaces: ReadonlyMap<string, SpaceSync>
  readonly files: FilesPart | null
  stop(): Promise<void>
}

/**
 * Syncing of one opened practice: starts when there is a server, and again when that changes. Answers
 * at once; what it needs to read, it reads beside the work of the person who has just unlocked.
 */
export function createSync(needs: EngineNeeds): SyncControl {
  const { store } = needs
  const status$ = new BehaviorSubject<SyncStatus>(syncOff)
  let running: Running | null = null
  let spaces: readonly string[] = [...new Set(needs.spaces)]
  // One start or stop at a time: two engines on one store would send everything twice.
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work, work)
    return turn
  }
  let couldNotStart = false
  const end = async () => {
    couldNotStart = false
    await running?.stop()
    running = null
  }
  const restart = () =>
    inTurn(async () => {
      await end()
      status$.next(syncOff)
      // What cannot be read of it now is read, and told of, where there is a server.
      if (!(await needs.hasServer())) return checkMark(store).catch(() => undefined)
      // Not "off": there is a server, and what waits for it is only being looked up.
      status$.next({ ...syncOff, phase: 'connecting' })
      running = await start({ ...needs, spaces }, status$).catch((error: unknown) => {
        // This laptop's own storage, or a mistake of ours: a person may try again.
        couldNotStart = true
        status$.next({ ...syncOff, phase: 'stopped', trouble: 'laptopFull' })
        throw error
      })
    })
  restart().catch(needs.onUnexpected)

  const retryNow = () => {
    for (const space of running?.spaces.values() ?? []) space.wake()
    running?.files?.wake()
    if (couldNotStart) restart().catch(needs.onUnexpected)
  }
  return {
    status$,
    retryNow,
    async askAgain() {
      await needs.forgive()
      retryNow()
    },
    retryRow(key) {
      const row = running?.setAside.rows$.value.find((candidate) => candidate.key === key)
      if (!row) return
      // What could not be sent goes out with the next batch; what could not be read is asked for again.
      if (row.direction === 'toServer') running?.setAside.clear(row.space, row.serverId)
      running?.spaces.get(row.space)?.nudge()
      running?.spaces.get(row.space)?.wake()
      if (isAsideFile(row.serverId)) running?.files?.wake()
    },
    dismissAlert: (id) => running?.setAside.dismiss(id),
    whereabouts$: (collection, recordId) => whereabouts(store, status$, collection, recordId),
    restart,
    async addSpaces(more) {
      const all = [...new Set([...spaces, ...more])]
      if (all.length === spaces.length) return
      spaces = all
      await restart()
    },
    stop: () => inTurn(end),
  }
}

/** All of it or, when something throws on the way, none: what had begun is ended again. */
async function start(needs: EngineNeeds, status$: BehaviorSubject<SyncStatus>): Promise<Running> {
  const begun: (() => Promise<unknown>)[] = []
  return startAll(needs, status$, (end) => begun.push(end)).catch(async (error: unknown) => {
    await Promise.allSettled(begun.map((end) => end()))
    throw error
  })
}

async function startAll(
  needs: EngineNeeds,
  status$: BehaviorSubject<SyncStatus>,
  onBegun: (end: () => Promise<unknown>) => void,
): Promise<Running> {
  const { store, spaces } = needs
  const setAside = await openSetAside(store, needs.now, needs.newId)
  const lastSuccess = await openKeptState(store, 'lastSuccess', z.string().nullable(), null)
  const states = new Map<string, SpaceState>()
  const pending = await followPending(store, (space) => spaces.includes(space))
  onBegun(pending.stop)
  clearSettled(setAside, pending, spaces)
  const files = (await needs.startFiles?.(setAside, spaces)) ?? null
  if (files) onBegun(files.stop)
  const announcements = (await needs.openKeys?.()) ?? null
  let filesState: FilesState = { pendingFiles: 0, progress: null, trouble: null, settled: true }
  const running = new Map<string, SpaceSync>()

  let [lastPending, settledInARow] = [0, 0]
  /** How many of what waited went out since sending began. */
  const settledSoFar = () => {
    const count = pending.count()
    settledInARow += Math.max(0, lastPending - count)
    lastPending = count
    return settledInARow
  }
  let wasAll = false
  // Kept when it is reached and then once a minute: it is told to the minute.
  const keepSuccess = ({ phase, pendingRecords, pendingFiles }: SyncStatus) => {
    const isAll = phase === 'upToDate' && pendingRecords + pendingFiles === 0
    const minuteAgo = Date.parse(needs.now()) - Date.parse(lastSuccess.value() ?? '') > 60_000
    if (isAll && (!wasAll || minuteAgo)) {
      void lastSuccess.set(needs.now()).catch(() => undefined)
    }
    wasAll = isAll
  }
  let telling = false
  const tell = () => {
    if (telling) return
    telling = true
    queueMicrotask(() => {
      telling = false
      const told = [spaces, states, pending, filesState, setAside.rows$.value] as const
      const status = statusOf(...told, settledSoFar())
      if (status.phase !== 'sending') settledInARow = 0
      keepSuccess(status)
      status$.next({
        ...status,
        lastSuccessAt: lastSuccess.value(),
        quarantine: setAside.rows$.value,
        alerts: setAside.alerts$.value,
      })
    })
  }

  for (const space of spaces) {
    const sync = await startSpace(
      needs,
      space,
      setAside,
      pending,
      (state) => {
        states.set(space, state)
        tell()
      },
      () => files?.refill(space),
      announcements,
    )
    running.set(space, sync)
    onBegun(sync.stop)
  }
  const subscriptions = [
    pending.changed$.subscribe(({ space, collection, ids }) => {
      // What the server refused of it is tried again as it is now: cleared before it is nudged.
      setAside.clearUnsent(space, collection, ids)
      running.get(space)?.nudge()
      tell()
    }),
    pending.settled$.subscribe(({ space, collection, ids }) => {
      setAside.clearUnsent(space, collection, ids)
      tell()
    }),
    ...(announcements && store.names.includes('staff')
      ? [
          // Who signed an announcement may only now be known.
          store.collections.staff.eventBulks$.subscribe(() => {
            announcements.retry().catch(needs.onUnexpected)
          }),
        ]
      : []),
    setAside.rows$.subscribe(tell),
    setAside.alerts$.subscribe(tell),
    ...(files
      ? [
          files.state$.subscribe((state) => {
            filesState = state
            tell()
          }),
        ]
      : []),
  ]
  return {
    setAside,
    spaces: running,
    files,
    async stop() {
      for (const subscription of subscriptions) subscription.unsubscribe()
      await Promise.all([...running.values()].map((space) => space.stop()))
      await files?.stop()
      await pending.stop()
      await setAside.settled()
    },
  }
}

async function startSpace(
  needs: EngineNeeds,
  space: string,
  setAside: SetAside,
  pending: Pending,
  onState: (state: SpaceState) => void,
  onOtherDatabase: () => void,
  announcements: KeyAnnouncements | null,
): Promise<SpaceSync> {
  const { store, keys, road, newId, random } = needs
  const takeKeys = announcements?.take ?? (async () => {})
  const nowMs = () => Date.parse(needs.now())
  const couch = createCouch(createAsking(road, space, 'records', newId), 'records')
  const sent = await openSent(store, space, (id) => pending.hasId(space, id))
  const takeIn = createTakeIn(store, keys, setAside, sent)
  const place = await openKeptState<Place | null>(
    store,
    `place:${space}`,
    placeSchema.nullable(),
    null,
  )
  const receive = createReceive({
    ...{ space, couch, keys, takeIn, setAside, takeKeys },
    revisionsOf: (serverIds) => revisionsOf(store, serverIds),
    onSuspects: (serverIds) => sync.suspect(serverIds),
  })
  const sync = startSpaceSync({
    space,
    store,
    couch,
    receive,
    missed: pending.missed,
    hasSentBefore: sent.before,
    onCaughtUp: sent.caughtUp,
    sendOut: createSendOut({ store, keys, pending, setAside, sent, couchOf: () => couch }),
    setAside,
    place,
    keyDocuments: async () => (await announcements?.toPublish(space)) ?? [],
    nowMs,
    newBackOff: () => createBackOff(needs.backOff ?? usualBackOff, random, nowMs),
    onOtherDatabase,
    onUnexpected: needs.onUnexpected,
    onState,
  })
  return sync
}

/** What was set aside and waits no more since: removed here, or sent, before the program ended. */
function clearSettled(setAside: SetAside, pending: Pending, spaces: readonly string[]): void {
  for (const row of setAside.rows$.value) {
    const { space, collection, recordId, direction } = row
    if (direction !== 'toServer' || !collection || !recordId || !spaces.includes(space)) continue
    if (!pending.has(collection, recordId)) setAside.clear(space, row.serverId)
  }
}
