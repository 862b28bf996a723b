import { z } from 'zod'
import { ok, refused } from '#shared/result'
import { fileArrived$ } from '../files/files'
import type { SpaceFiles } from '../files/space-files'
import type { Keyring } from '../store/keyring'
import type { BackOff } from './back-off'
import {
  type Answered,
  type DatabaseInfo,
  type Failure,
  readChangeRow,
  seqNumber,
  toldTrouble,
} from './couch'
import type { FilesCouch } from './files-couch'
import { createFilesPending } from './files-pending'
import { createFilesSend } from './files-send'
import { asideName, createFilesTakeIn, isAsideFile, namelessFile } from './files-take-in'
import { createRetries } from './retries'
import type { SetAside } from './set-aside'
import type { Trouble } from './status'

/** How the files of one space stand. */
export interface SpaceFilesState {
  readonly pending: number
  readonly trouble: Trouble | null
  /** Nothing that is on the server is missing here, as far as is known. */
  readonly settled: boolean
  readonly received: { readonly done: number; readonly total: number } | null
  /** Sent since the last time nothing was pending. */
  readonly sentInARow: number
}

export interface SpaceFilesSync {
  /** A person put or removed a file. */
  changed(id: string, change: 'put' | 'removed'): void
  refill(): void
  wake(): void
  stop(): Promise<void>
}

export interface SpaceFilesNeeds {
  readonly space: string
  readonly keyring: Pick<Keyring, 'forReading'>
  readonly files: () => Promise<SpaceFiles>
  readonly hasFiles: () => Promise<boolean>
  readonly newCouch: () => FilesCouch
  readonly setAside: SetAside
  readonly isReferredTo: (id: string) => Promise<boolean>
  readonly newBackOff: () => BackOff
  readonly nowMs: () => number
  readonly onUnexpected: (error: unknown) => void
  readonly onState: (state: SpaceFilesState) => void
}

/** How far the server's files have been read, and how far this laptop's are known to be there. */
const noteSchema = z.strictObject({
  startedAt: z.string(),
  since: z.union([z.string(), z.number()]),
  comparedAt: z.string(),
  sentSeq: z.number(),
})
type Note = z.infer<typeof noteSchema>

const changesAtOnce = 100
const compareEveryMs = 24 * 3600_000

/** Keeps one space's files equal with the server's until stopped; no failure ends it. */
export async function startSpaceFiles(needs: SpaceFilesNeeds): Promise<SpaceFilesSync> {
  const { space, setAside } = needs
  const filesIfAny = async () => ((await needs.hasFiles()) ? needs.files() : null)
  let note = noteSchema.safeParse(await (await filesIfAny())?.readNote()).data ?? null
  const pending = createFilesPending(filesIfAny, note?.sentSeq ?? 0)
  await pending.refresh()

  let stopped = false
  let settled = false
  let receiveTrouble: Trouble | null = null
  let sendTrouble: Trouble | null = null
  let received: SpaceFilesState['received'] = null
  let sentInARow = 0
  let lastPending = pending.count()
  const receiving = needs.newBackOff()
  const sending = needs.newBackOff()
  const tell = () => {
    if (stopped) return
    const count = pending.count()
    sentInARow = count === 0 ? 0 : sentInARow + Math.max(0, lastPending - count)
    lastPending = count
    const trouble = receiveTrouble ?? sendTrouble
    needs.onState({ pending: count, trouble, settled, received, sentInARow })
  }

  // In turn: two writes of the one note at once would end in a conflict.
  let keeping: Promise<unknown> = Promise.resolve()
  const keepNote = (change: Partial<Note>) => {
    const sentSeq = pending.sentSeq()
    const before = note
    note = note ? { ...note, ...change, sentSeq } : ({ ...change, sentSeq } as Note)
    if (JSON.stringify(before) === JSON.stringify(note)) return keeping
    const next = note
    const write = async () => (await filesIfAny())?.keepNote(next)
    keeping = keeping.then(write, write)
    return keeping
  }

  const takeIn = createFilesTakeIn({
    ...{ space, keyring: needs.keyring, files: needs.files, filesIfAny, pending, setAside },
    isReferredTo: needs.isReferredTo,
    onWanted(count) {
      const { done = 0, total = 0 } = received ?? {}
      received = { done, total: Math.max(total, done + count) }
      tell()
    },
    onKept(ids) {
      if (received) received = { ...received, done: received.done + ids.length }
      for (const id of ids) fileArrived$.next(id)
      tell()
    },
  })
  const send = createFilesSend({
    ...{ space, filesIfAny, pending, setAside, takeIn },
    async onSent() {
      if (note !== null) await keepNote({})
      tell()
    },
  })

  const couldNotWrite = (error: unknown): Failure => {
    if (!stopped) needs.onUnexpected(error)
    return { trouble: 'laptopFull', retryAfterMs: null }
  }

  let isRefillAsked = false
  /** Everything the server has, from its beginning; what of ours is not among it is pending again. */
  const readAll = async (couch: FilesCouch, info: DatabaseInfo): Answered<undefined> => {
    isRefillAsked = false
    const comparing = pending.beginAgain()
    let isReadable = true
    let living = 0
    let since: Note['since'] = 0
    const here = (await (await filesIfAny())?.ids())?.length ?? 0
    if (info.count > here) received = { done: 0, total: info.count - here }
    for (;;) {
      const answer = await couch.changes({
        since,
        limit: changesAtOnce,
        documents: true,
        live: false,
      })
      if (!answer.ok) return answer
      const { rows, lastSeq } = answer.value
      const taken = await takeIn.changes(couch, rows)
      if (!taken.ok) return taken
      isReadable &&= taken.value.readable
      living += rows.filter((row) => readChangeRow(row)?.deleted !== true).length
      if (rows.length < changesAtOnce) {
        since = lastSeq
        break
      }
      if (lastSeq === since) return refused({ trouble: 'serverTrouble', retryAfterMs: null })
      since = lastSeq
    }
    const after = await couch.info()
    if (!after.ok) return after
    // What cannot be read may be any of ours, and what is withheld has no name: both are asked for again.
    if (isReadable && living >= Math.min(info.count, after.value.count)) {
      setAside.clear(space, namelessFile)
    } else setAside.add(space, namelessFile, 'fromServer', 'notOurs')
    await comparing.end()
    await keepNote({ startedAt: info.startedAt, since, comparedAt: isoOf(needs.nowMs()) })
    nudge()
    return ok(undefined)
  }

  const isDue = () => needs.nowMs() - Date.parse(note?.comparedAt ?? '') > compareEveryMs
  /** Until something fails, or everything is to be looked at again. */
  const follow = async (couch: FilesCouch): Promise<Failure> => {
    const info = await couch.info()
    if (!info.ok) return info.refusal
    const { startedAt, updateSeq } = info.value
    const isOther =
      note === null || note.startedAt !== startedAt || seqNumber(updateSeq) < seqNumber(note.since)
    if (isOther || isRefillAsked || isDue()) {
      const all = await readAll(couch, info.value)
      if (!all.ok) return all.refusal
    }
    for (let live = false; ; ) {
      const since = note?.since ?? 0
      const answer = await couch.changes({ since, limit: changesAtOnce, documents: true, live })
      if (!answer.ok) return answer.refusal
      const { rows, lastSeq } = answer.value
      const taken = await takeIn.changes(couch, rows)
      if (!taken.ok) return taken.refusal
      await keepNote({ since: lastSeq })
      const stands = lastSeq === since
      if (stands && rows.length >= changesAtOnce) {
        return { trouble: 'serverTrouble', retryAfterMs: null }
      }
      // A poll that is answered with nothing new: not asked again at once, and ever more slowly.
      if (live && stands) await receiving.wait(null)
      else receiving.reset()
      if (stopped || isRefillAsked || isDue()) return { trouble: 'cancelled', retryAfterMs: null }
      live = rows.length < changesAtOnce
      if (live) {
        receiveTrouble = null
        received = null
        settled = true
        tell()
        retries.start()
      }
    }
  }

  let feed: FilesCouch | null = null
  const receiveLoop = async () => {
    while (!stopped) {
      feed = needs.newCouch()
      const failure = await follow(feed).catch(couldNotWrite)
      feed.stop()
      if (stopped) return
      settled = false
      received = null
      if (failure.trouble === 'cancelled' && isRefillAsked) continue
      if (failure.trouble !== 'cancelled') receiveTrouble = toldTrouble(failure)
      tell()
      await receiving.wait(failure.retryAfterMs)
    }
  }

  const outward = needs.newCouch()
  let isNudged = true
  let nudged = () => {}
  const nudge = () => {
    isNudged = true
    nudged()
  }
  const sendLoop = async () => {
    while (!stopped) {
      if (!isNudged) {
        await new Promise<void>((done) => {
          nudged = done
        })
      }
      isNudged = false
      if (stopped) return
      const sent = await send(outward)
        .then(async (result) => {
          if (note !== null) await keepNote({})
          return result
        })
        .catch((error: unknown) => refused(couldNotWrite(error)))
      if (stopped) return
      sendTrouble =
        sent.ok || sent.refusal.trouble === 'cancelled' ? null : toldTrouble(sent.refusal)
      if (sent.ok) sending.reset()
      tell()
      if (sent.ok) continue
      await sending.wait(sent.refusal.retryAfterMs)
      nudge()
    }
  }

  const refill = () => {
    isRefillAsked = true
    feed?.stop()
    receiving.wake()
  }
  const retries = createRetries({
    waiting: () =>
      setAside.rows$.value
        .filter((row) => row.space === space && row.direction === 'fromServer')
        .filter(({ serverId }) => isAsideFile(serverId))
        .map(({ serverId }) => serverId),
    async retry(serverIds) {
      const ids = serverIds
        .filter((serverId) => serverId !== namelessFile)
        .map((serverId) => serverId.slice(asideName('').length))
      const absent = ids.length > 0 ? await takeIn.fetch(outward, ids) : ok([])
      if (absent.ok) for (const id of absent.value) setAside.clear(space, asideName(id))
      if (serverIds.includes(namelessFile)) refill()
    },
    onUnexpected: needs.onUnexpected,
  })
  const subscription = setAside.rows$.subscribe(() => {
    if (settled) retries.start()
  })

  tell()
  const loops = [receiveLoop(), sendLoop()]
  return {
    changed(id, change) {
      if (change === 'put') pending.put(id)
      tell()
      nudge()
    },
    refill,
    wake() {
      receiving.wake()
      sending.wake()
      retries.now()
      nudge()
    },
    async stop() {
      stopped = true
      subscription.unsubscribe()
      retries.stop()
      feed?.stop()
      outward.stop()
      receiving.wake()
      sending.wake()
      nudge()
      await Promise.allSettled(loops)
      await keeping.catch(() => undefined)
    },
  }
}

const isoOf = (ms: number): string => new Date(ms).toISOString()
