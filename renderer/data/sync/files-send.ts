import { ok, refused } from '#shared/result'
import type { FileChange, SpaceFiles } from '../files/space-files'
import { type Answered, readWriteRow } from './couch'
import type { FilesCouch } from './files-couch'
import type { FilesPending } from './files-pending'
import { asideName, type FilesTakeIn, rowOfDocument } from './files-take-in'
import type { SetAside } from './set-aside'
import type { QuarantineReason } from './status'

export interface FilesSendNeeds {
  readonly space: string
  readonly filesIfAny: () => Promise<SpaceFiles | null>
  readonly pending: FilesPending
  readonly setAside: SetAside
  readonly takeIn: FilesTakeIn
  /** What the server has is kept as such before it is told. */
  readonly onSent: () => Promise<void>
}

const askedAtOnce = 100
/** Sent in one request, so that little has to be said again after a cut. */
const mostFiles = 16
const mostBytes = 6 * 1024 * 1024

/** Sends what is pending, once through all of it; what the server has already is only noted. */
export function createFilesSend(needs: FilesSendNeeds) {
  const { space, pending, setAside, takeIn } = needs
  const refuse = (id: string, reason: QuarantineReason) =>
    setAside.add(space, asideName(id), 'toServer', reason)
  const done = ({ id, rev }: FileChange) => {
    pending.confirm(id, rev)
    if (setAside.has(space, asideName(id), 'toServer')) setAside.clear(space, asideName(id))
  }

  /** Those that the server lacks. */
  const lacking = async (
    couch: FilesCouch,
    changes: readonly FileChange[],
  ): Answered<FileChange[]> => {
    const answer = await couch.documents(changes.map(({ id }) => id))
    if (!answer.ok) return answer
    const there = new Map(answer.value.flatMap(rowOfDocument).map((row) => [row.id, row]))
    const missing: FileChange[] = []
    for (const change of changes) {
      const row = there.get(change.id)
      if (!row) missing.push(change)
      else if (row.removed || change.removed) {
        if (row.removed === change.removed) done(change)
        // Removed by another laptop: that comes with the feed.
        else if (change.removed) missing.push(change)
      } else if (row.revs.includes(change.rev)) done(change)
      else {
        const same = await takeIn.isSame(couch, change.id)
        if (!same.ok) return same
        if (same.value) done(change)
        else refuse(change.id, 'refusedByServer')
      }
    }
    return ok(missing)
  }

  const write = async (
    couch: FilesCouch,
    files: SpaceFiles,
    changes: readonly FileChange[],
  ): Answered<undefined> => {
    const found = await Promise.all(changes.map(({ id, rev }) => files.forServer(id, rev)))
    const documents = found.filter((document) => document !== null)
    if (documents.length === 0) return ok(undefined)
    const answer = await couch.write(documents)
    if (!answer.ok) {
      if (answer.refusal.trouble !== 'tooLarge') return answer
      const [first] = changes
      if (changes.length === 1 && first) {
        refuse(first.id, 'tooLarge')
        return ok(undefined)
      }
      const half = Math.ceil(changes.length / 2)
      for (const some of [changes.slice(0, half), changes.slice(half)]) {
        const written = await write(couch, files, some)
        if (!written.ok) return written
      }
      return ok(undefined)
    }
    // Only what was not taken is answered.
    const rows = answer.value.map(readWriteRow)
    if (rows.some((row) => row === null)) {
      return refused({ trouble: 'serverTrouble', retryAfterMs: null })
    }
    const refusedIds = new Set(rows.flatMap((row) => (row?.error ? [row.id] : [])))
    const taken = changes.filter(({ id }, index) => found[index] && !refusedIds.has(id))
    for (const change of taken) done(change)
    const others = changes.filter(({ id }) => refusedIds.has(id))
    if (others.length === 0) return ok(undefined)
    // Another laptop may have been first with the same file.
    const left = await lacking(couch, others)
    if (left.ok) for (const { id } of left.value) refuse(id, 'refusedByServer')
    return left.ok ? ok(undefined) : left
  }

  return async (couch: FilesCouch): Answered<undefined> => {
    const tried = new Set<string>()
    for (;;) {
      await pending.refresh()
      const waiting = pending
        .list()
        .filter(({ id, rev }) => !tried.has(rev + id))
        .filter(({ id }) => !setAside.has(space, asideName(id), 'toServer'))
        .slice(0, askedAtOnce)
      const files = waiting.length > 0 ? await needs.filesIfAny() : null
      if (!files) return ok(undefined)
      for (const { id, rev } of waiting) tried.add(rev + id)
      const missing = await lacking(couch, waiting)
      if (!missing.ok) return missing
      await needs.onSent()
      const sizes = await files.sizes(missing.value.map(({ id }) => id))
      for (const group of groupsOf(missing.value, sizes)) {
        const written = await write(couch, files, group)
        await pending.refresh()
        if (!written.ok) return written
        await needs.onSent()
      }
    }
  }
}

function groupsOf(
  changes: readonly FileChange[],
  sizes: ReadonlyMap<string, number>,
): readonly FileChange[][] {
  const groups: FileChange[][] = []
  let bytes = 0
  for (const change of changes) {
    const size = sizes.get(change.id) ?? 0
    const last = groups.at(-1)
    if (last && last.length < mostFiles && bytes + size <= mostBytes) {
      last.push(change)
      bytes += size
    } else {
      groups.push([change])
      bytes = size
    }
  }
  return groups
}
