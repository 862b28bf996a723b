import type { FileChange, SpaceFiles } from '../files/space-files'

/** Which files (and removals) of one space the server does not have for certain. */
export interface FilesPending {
  /** Files that are on this laptop only. */
  count(): number
  list(): readonly FileChange[]
  /** Put by a person just now: it counts before the disk has been looked at. */
  put(id: string): void
  /** The server has this revision. */
  confirm(id: string, rev: string): void
  /** Reads what has changed here; to be called after every change. */
  refresh(): Promise<void>
  /** Everything before this change of the local database is on the server. */
  sentSeq(): number
  /** From here on only what is confirmed is trusted; `end` makes that the truth. */
  beginAgain(): { end(): Promise<void> }
}

/** `sentSeq` is what was kept of the last run; the truth is what has changed here since then. */
export function createFilesPending(
  files: () => Promise<SpaceFiles | null>,
  startSeq: number,
): FilesPending {
  let sentSeq = startSeq
  let known = new Map<string, string>()
  let again: Map<string, string> | null = null
  let changes: readonly FileChange[] = []
  const justPut = new Set<string>()
  let turn: Promise<void> = Promise.resolve()

  const isKnown = ({ id, rev }: FileChange) => known.get(id) === rev
  const read = async () => {
    const put = [...justPut]
    const from = sentSeq
    const found = (await (await files())?.changesSince(from)) ?? []
    // Begun again meanwhile: that reads once more, from further back.
    if (from !== sentSeq) return
    let sent = 0
    for (const change of found) {
      if (!isKnown(change)) break
      sentSeq = change.seq
      known.delete(change.id)
      sent++
    }
    changes = found.slice(sent)
    for (const id of put) justPut.delete(id)
  }
  const list = () => changes.filter((change) => !isKnown(change))
  const refresh = () => {
    turn = turn.then(read, read)
    return turn
  }
  return {
    list,
    count() {
      const ids = list().flatMap(({ id, removed }) => (removed ? [] : [id]))
      return new Set([...ids, ...justPut]).size
    },
    put: (id) => void justPut.add(id),
    confirm(id, rev) {
      known.set(id, rev)
      again?.set(id, rev)
    },
    refresh,
    sentSeq: () => sentSeq,
    beginAgain() {
      const mine = new Map<string, string>()
      again = mine
      return {
        async end() {
          if (again !== mine) return
          again = null
          known = mine
          sentSeq = 0
          await refresh()
        },
      }
    },
  }
}
