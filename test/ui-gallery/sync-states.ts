import type { SyncStatus } from '#renderer/data/sync/status'
import { syncOff } from '#renderer/data/sync/status'

const space = '11111111-1111-4111-8111-111111111111'
const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString()

const fine: SyncStatus = { ...syncOff, phase: 'upToDate', lastSuccessAt: minutesAgo(2) }

/** States of syncing to look at; the engine makes the real ones. */
export const syncStates: Readonly<Record<string, SyncStatus>> = {
  off: syncOff,
  fine,
  connecting: { ...fine, phase: 'connecting', lastSuccessAt: null },
  offline: {
    ...fine,
    phase: 'waiting',
    trouble: 'offline',
    pendingRecords: 3,
    lastSuccessAt: minutesAgo(95),
    nextTryAt: minutesAgo(-1),
  },
  receiving: {
    ...fine,
    phase: 'receiving',
    lastSuccessAt: null,
    progress: { direction: 'receiving', what: 'records', done: 3200, total: 20_000 },
  },
  password: { ...fine, phase: 'stopped', trouble: 'passwordRefused', pendingRecords: 12 },
  certificate: { ...fine, phase: 'stopped', trouble: 'untrusted', lastSuccessAt: minutesAgo(3000) },
  aside: {
    ...fine,
    pendingRecords: 1,
    quarantine: [
      ...(['newer', 'notAuthentic', 'refusedByServer'] as const).map((reason, index) => ({
        key: `${space}/${index}`,
        space,
        serverId: `clients:${space}:${index}`,
        collection: null,
        recordId: null,
        direction: reason === 'refusedByServer' ? ('toServer' as const) : ('fromServer' as const),
        reason,
        firstSeenAt: minutesAgo(400),
        triedAt: minutesAgo(3),
      })),
    ],
  },
  alerts: {
    ...fine,
    alerts: [
      { id: 'a', kind: 'emptied', space, at: minutesAgo(14), records: 1204 },
      { id: 'b', kind: 'wentBack', space, at: minutesAgo(9), records: 1 },
    ],
  },
}
