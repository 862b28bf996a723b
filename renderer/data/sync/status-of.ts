import { isAsideFile } from './files-take-in'
import type { Pending } from './pending'
import type { SpaceState } from './space-state'
import { type QuarantinedRow, type SyncStatus, syncOff, type Trouble } from './status'

/** What the engine needs of attachments; see files-sync. */
export interface FilesState {
  readonly pendingFiles: number
  readonly progress: SyncStatus['progress']
  readonly trouble: Trouble | null
  /** What is on the server is here. */
  readonly settled: boolean
}

/** Needs a person: waiting does not mend it. */
const stopping: ReadonlySet<Trouble> = new Set<Trouble>([
  'passwordRefused',
  'lockedOut',
  'untrusted',
  'expired',
  'noDatabase',
  'notAllowed',
  'laptopFull',
])

/** Said of one database alone; of all of them it is the laptop's account. */
const closing: ReadonlySet<Trouble> = new Set<Trouble>(['noDatabase', 'notAllowed'])

/**
 * What is told of syncing as a whole: of all spaces, of what waits and of the files. `settledSoFar`: records
 * that went out since sending began.
 */
export function statusOf(
  spaces: readonly string[],
  states: ReadonlyMap<string, SpaceState>,
  pending: Pick<Pending, 'count' | 'has'>,
  files: FilesState,
  setAside: readonly QuarantinedRow[],
  settledSoFar: number,
): SyncStatus {
  const all = spaces.map((space) => states.get(space))
  const pendingRecords = pending.count()
  const { pendingFiles } = files
  const troubles = [...all.map((state) => state?.trouble ?? null), files.trouble]
  const found = troubles.filter((trouble) => trouble !== null)
  const trouble = found.find((one) => stopping.has(one)) ?? found[0] ?? null
  const closed = spaces.filter((space) => closing.has(states.get(space)?.trouble ?? 'offline'))
  const closedSpaces = closed.length < spaces.length ? closed : []
  const base = { ...syncOff, trouble, closedSpaces, pendingRecords, pendingFiles }
  if (trouble) return { ...base, phase: stopping.has(trouble) ? 'stopped' : 'waiting' }
  const receiving = all.map((state) => state?.received ?? null).filter((one) => one !== null)
  if (receiving.length > 0) {
    const done = receiving.reduce((sum, one) => sum + one.done, 0)
    const total = receiving.reduce((sum, one) => sum + one.total, 0)
    const progress = { direction: 'receiving', what: 'records', done, total } as const
    return { ...base, phase: 'receiving', progress }
  }
  if (all.some((state) => state?.phase === 'receiving')) return { ...base, phase: 'receiving' }
  if (all.some((state) => state?.phase !== 'live')) return { ...base, phase: 'connecting' }
  // What the server refused waits for a person, not for the network; so does what is to be written over
  // something that cannot be opened.
  const refusedFiles = setAside.filter(
    ({ direction, serverId }) => direction === 'toServer' && isAsideFile(serverId),
  ).length
  const refusedRecords = setAside.filter(
    ({ collection, recordId }) => collection && recordId && pending.has(collection, recordId),
  ).length
  if (pendingRecords > refusedRecords) {
    const total = settledSoFar + pendingRecords
    const progress = { direction: 'sending', what: 'records', done: settledSoFar, total } as const
    return { ...base, phase: 'sending', progress: total > 50 ? progress : null }
  }
  if (files.progress) {
    const phase = files.progress.direction
    return { ...base, phase, progress: files.progress }
  }
  if (!files.settled) return { ...base, phase: 'receiving' }
  if (pendingFiles > refusedFiles) return { ...base, phase: 'sending' }
  return { ...base, phase: 'upToDate' }
}
