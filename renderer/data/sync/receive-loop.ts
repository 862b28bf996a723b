import { ok, type Result, refused } from '#shared/result'
import type { Store } from '../store/store'
import type { BackOff } from './back-off'
import type { Comparisons } from './comparisons'
import {
  type Couch,
  type DatabaseInfo,
  type Failure,
  readChangeRow,
  type Seq,
  toldTrouble,
} from './couch'
import { readEverything } from './first-reading'
import { changePlace, type KeptPlace } from './place'
import type { Receive } from './receive'
import { hasLastSeen, isSameDatabase, lastSeenOf } from './same-database'
import type { SendOut } from './send-out'
import type { SpaceStates } from './space-state'

interface ReceiveLoopNeeds {
  readonly store: Store
  readonly couch: Couch
  readonly receive: Receive
  readonly place: KeptPlace
  readonly comparisons: Comparisons
  readonly states: SpaceStates
  readonly backOff: BackOff
  /** What was sent just now, which the feed will tell of. */
  readonly sendOut: Pick<SendOut, 'echoes' | 'landing'>
  /** The program ended since it last sent something: the feed may tell of that as if it were news. */
  readonly hasSentBefore: boolean
  /** The feed has told of all that, and had the time to. */
  readonly onCaughtUp: () => void
  /** Everything that was on the server is here. `wasAway`: the server has only now come back. */
  readonly onLive: (wasAway: boolean) => void
  readonly onOtherDatabase: () => void
  readonly keyDocuments: () => Promise<readonly object[]>
  /** It threw: what is to be said of it. */
  readonly failureOf: (error: unknown) => Failure
  readonly signal: AbortSignal
}

type Failed = { readonly ok: false; readonly refusal: Failure }

const changesAtOnce = 500
const fewEchoes = 20
/** Of a cluster, one server may tell of a write later than another has taken it. */
const clusterLagMs = 10 * 60_000

/** Reads what is on the server and follows its changes until it is aborted; no failure ends it. */
export async function runReceiveLoop(needs: ReceiveLoopNeeds): Promise<void> {
  const { couch, receive, place, comparisons, states, backOff, sendOut, signal } = needs
  // Until the feed stands where this laptop's own last sending is behind it.
  let catchingUp = needs.hasSentBefore
  let caughtUp: ReturnType<typeof setTimeout> | undefined

  /** The first reading, or what is left of it; then come the changes since it began. */
  const readFirst = async (total: number): Promise<Result<undefined, Failure>> => {
    const after = place.value()?.snapshotAfter || null
    states.enter('receiving', { done: 0, total })
    const read = await readEverything({
      ...{ couch, receive, after, total },
      onRead: (done) => states.enter('receiving', { done, total: Math.max(total, done) }),
      keepAfter: (lastId) => changePlace(place, { snapshotAfter: lastId }),
    })
    return read.ok ? comparisons.afterReading(after === null && read.value < total) : read
  }

  const compareAnew = (startedAt: string) => {
    states.enter('receiving')
    return comparisons.anew(startedAt)
  }

  /** To where the changes can be followed from: by a first reading, or a comparison where one is due. */
  const findPlace = async (info: DatabaseInfo): Promise<Result<undefined, Failure>> => {
    const known = place.value()
    if (!known) {
      const { startedAt, updateSeq: since } = info
      await place.set({ startedAt, since, snapshotAfter: '', comparedAt: '' })
      return readFirst(info.count)
    }
    const same = await isSameDatabase(couch, known, info)
    if (!same.ok) return same
    if (!same.value) needs.onOtherDatabase()
    else if (known.snapshotAfter !== null) return readFirst(info.count)
    else if (!comparisons.isDue()) return ok(undefined)
    return compareAnew(info.startedAt)
  }

  /** Rows of the feed, up to `lastSeq`. False: by now it is another database. */
  const takeRows = async (
    rows: readonly unknown[],
    lastSeq: Seq,
    { documents, live }: { readonly documents: boolean; readonly live: boolean },
  ): Promise<Result<boolean, Failure>> => {
    const { echoes } = sendOut
    await sendOut.landing(idsOf(rows))
    const own = new Map(echoes)
    const [taken, same] = await Promise.all([
      receive.changes(rows, { documents, echoes }),
      // It may have become another between two polls, or while one was said again.
      live ? hasLastSeen(couch, place.value()) : ok(true),
    ])
    if (!taken.ok) return taken
    if (same.ok && same.value) {
      const last = await lastSeenOf(needs.store, rows, own)
      await changePlace(place, { since: lastSeq, ...last })
    }
    return same
  }

  const goLive = () => {
    const wasAway = states.hasReceiveTrouble()
    states.enter('live')
    if (catchingUp) caughtUp = setTimeout(needs.onCaughtUp, clusterLagMs)
    catchingUp = false
    needs.onLive(wasAway)
  }

  /** The changes since that place, until something fails. */
  const followFeed = async (database: DatabaseInfo): Promise<Failed> => {
    let { startedAt } = database
    let live = false
    for (;;) {
      const since = place.value()?.since ?? 0
      // What was sent from here, just now or before the program ended, would otherwise come back in full.
      const documents = !catchingUp && sendOut.echoes.size < fewEchoes
      const answer = await couch.changes({ since, limit: changesAtOnce, documents, live })
      if (!answer.ok) return answer
      const { rows, lastSeq } = answer.value
      if (rows.length > 0) {
        const same = await takeRows(rows, lastSeq, { documents, live })
        if (!same.ok) return same
        if (!same.value) {
          needs.onOtherDatabase()
          const other = await couch.info()
          if (!other.ok) return other
          startedAt = other.value.startedAt
          const compared = await compareAnew(startedAt)
          if (!compared.ok) return compared
          live = false
          continue
        }
      } else if (lastSeq !== since) await changePlace(place, { since: lastSeq })
      const stands = lastSeq === since
      // As many rows as were asked for and no step further: it would go on like this for ever.
      if (stands && rows.length >= changesAtOnce) {
        return refused({ trouble: 'serverTrouble', retryAfterMs: null })
      }
      // A poll that is answered with nothing new: not asked again at once, and ever more slowly.
      if (live && stands && !signal.aborted) await backOff.wait(null)
      else backOff.reset()
      if (signal.aborted) return refused({ trouble: 'cancelled', retryAfterMs: null })
      live = rows.length < changesAtOnce
      if (live) goLive()
      if (comparisons.isDue()) {
        const compared = await compareAnew(startedAt)
        if (!compared.ok) return compared
        // Asked once without waiting, and then it is live again: until it is, nothing is sent.
        live = false
      }
    }
  }

  const receiveAll = async (): Promise<Failed> => {
    states.enter('connecting')
    const info = await couch.info()
    if (!info.ok) return info
    // Before anything that is under a new key. One that is there already is answered by a conflict.
    const announced = await needs.keyDocuments()
    const published = announced.length > 0 ? await couch.write(announced) : ok([])
    if (!published.ok) return published
    const placed = await findPlace(info.value)
    return placed.ok ? followFeed(info.value) : placed
  }

  signal.addEventListener('abort', () => {
    clearTimeout(caughtUp)
    backOff.wake()
  })
  while (!signal.aborted) {
    const failure = await receiveAll().then((result) => result.refusal, needs.failureOf)
    states.leave()
    if (signal.aborted || failure.trouble === 'cancelled') return
    states.receiveFailed(toldTrouble(failure))
    await backOff.wait(failure.retryAfterMs)
  }
}

const idsOf = (rows: readonly unknown[]): string[] =>
  rows.flatMap((row) => readChangeRow(row)?.id ?? [])
