import { BehaviorSubject } from 'rxjs'
import { z } from 'zod'
import { readEnvelopeId } from '#shared/ipc/server-names'
import { type CollectionName, collectionNames } from '#shared/schema/collections'
import type { Store } from '../store/store'
import { alertSchema, openKeptState, quarantinedRowSchema } from './kept-state'
import type { QuarantinedRow, QuarantineReason, SyncAlert } from './status'

/** More than this and the server itself is at fault, not its rows. */
const mostRows = 2000
/** Rows without a name stand in one place: what they were comes with a comparison. */
export const nameless = '?'

/** Rows that could not be sent or taken, and what a person should know: shown, kept, tried again. */
export interface SetAside {
  readonly rows$: BehaviorSubject<readonly QuarantinedRow[]>
  readonly alerts$: BehaviorSubject<readonly SyncAlert[]>
  /** False: there are so many that no more are taken. */
  add(
    space: string,
    serverId: string,
    direction: QuarantinedRow['direction'],
    reason: QuarantineReason,
  ): boolean
  /** It went through, or is no longer there. */
  clear(space: string, serverId: string): void
  /** Records that could not be sent, and that have changed or wait no more. */
  clearUnsent(space: string, collection: CollectionName, recordIds: readonly string[]): void
  has(space: string, serverId: string, direction: QuarantinedRow['direction']): boolean
  /** It is tried once more, and told of until it went through: `isHeld` no longer holds of it. */
  release(space: string, serverId: string): void
  /** Could not be sent, and is not to be tried now. */
  isHeld(space: string, serverId: string): boolean
  alert(kind: SyncAlert['kind'], space: string, records: number): void
  dismiss(alertId: string): void
  /** Until everything that was told is kept. */
  settled(): Promise<void>
}

const asCollection = (name: string | undefined): CollectionName | null =>
  (collectionNames as readonly string[]).includes(name ?? '') ? (name as CollectionName) : null

export async function openSetAside(
  store: Store,
  now: () => string,
  newId: () => string,
): Promise<SetAside> {
  const keptRows = await openKeptState(store, 'setAside', z.array(quarantinedRowSchema), [])
  const keptAlerts = await openKeptState(store, 'alerts', z.array(alertSchema), [])
  const rows = new Map(keptRows.value().map((row) => [row.key, row as QuarantinedRow]))
  const rows$ = new BehaviorSubject<readonly QuarantinedRow[]>([...rows.values()])
  const alerts$ = new BehaviorSubject<readonly SyncAlert[]>(keptAlerts.value())
  let telling: Promise<void> | null = null
  let keeping: Promise<unknown> = Promise.resolve()

  // Many rows may come at once: told and kept once for all of them.
  const tell = () => {
    telling ??= Promise.resolve().then(() => {
      telling = null
      rows$.next([...rows.values()])
      keeping = keptRows.set([...rows.values()]).catch(() => undefined)
    })
  }
  const setAlerts = (next: readonly SyncAlert[]) => {
    alerts$.next(next)
    keeping = keptAlerts.set([...next]).catch(() => undefined)
  }
  const released = new Set<string>()
  const keyOf = (space: string, serverId: string) => `${space}/${serverId}`
  const clear = (space: string, serverId: string) => {
    const key = keyOf(space, serverId)
    released.delete(key)
    if (rows.delete(key)) tell()
  }

  return {
    rows$,
    alerts$,
    add(space, serverId, direction, reason) {
      const key = keyOf(space, serverId)
      const before = rows.get(key)
      if (!before && rows.size >= mostRows) return false
      released.delete(key)
      const name = readEnvelopeId(serverId)
      rows.set(key, {
        key,
        space,
        serverId: serverId.slice(0, 300),
        collection: asCollection(name?.collection),
        recordId: name?.id ?? null,
        direction,
        reason,
        firstSeenAt: before?.firstSeenAt ?? now(),
        triedAt: now(),
      })
      tell()
      return true
    },
    clear,
    clearUnsent(space, collection, recordIds) {
      if (rows.size === 0) return
      const ids = new Set(recordIds)
      for (const row of [...rows.values()]) {
        const isOne =
          row.collection === collection && row.recordId !== null && ids.has(row.recordId)
        if (isOne && row.space === space && row.direction === 'toServer') clear(space, row.serverId)
      }
    },
    release: (space, serverId) => void released.add(keyOf(space, serverId)),
    isHeld(space, serverId) {
      const key = keyOf(space, serverId)
      return rows.get(key)?.direction === 'toServer' && !released.has(key)
    },
    has: (space, serverId, direction) => rows.get(keyOf(space, serverId))?.direction === direction,
    alert(kind, space, records) {
      const { length } = alerts$.value
      // The same again while nobody has looked yet: one notice, with all that was put back.
      const last = alerts$.value[length - 1]
      if (last && last.kind === kind && last.space === space) {
        const more = { ...last, at: now(), records: last.records + records }
        setAlerts([...alerts$.value.slice(0, -1), more])
      } else
        setAlerts([...alerts$.value.slice(-49), { id: newId(), kind, space, at: now(), records }])
    },
    dismiss: (alertId) => setAlerts(alerts$.value.filter(({ id }) => id !== alertId)),
    async settled() {
      await telling
      await keeping
    },
  }
}
