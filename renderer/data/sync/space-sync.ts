import { ok, type Result, refused } from '#shared/result'
import type { Store } from '../store/store'
import type { BackOff } from './back-off'
import { compareAll, markLost, recordOf } from './compare'
import {
  type Couch,
  type DatabaseInfo,
  type Failure,
  readChangeRow,
  seqNumber,
  toldTrouble,
} from './couch'
import { isAsideFile } from './files-take-in'
import type { KeptState, Place } from './kept-state'
import { pagesAhead } from './pages-ahead'
import type { Pending } from './pending'
import type { Receive } from './receive'
import { createRetries } from './retries'
import type { SendOut } from './send-out'
import type { SetAside } from './set-aside'
import type { Trouble } from './status'

/** How one space stands. */
export interface SpaceState {
  readonly phase: 'connecting' | 'receiving' | 'live' | 'failing'
  readonly trouble: Trouble | null
  /** While the first records come in. */
  readonly received: { readonly done: number; readonly total: number } | null
}

export interface SpaceSync {
  /** Tries now. */
  wake(): void
  /** Something is pending. */
  nudge(): void
  /** Rows that seem to have gone back on the server; looked at again while nothing is sent. */
  suspect(serverIds: readonly string[]): void
  stop(): Promise<void>
}

export interface SpaceSyncNeeds {
  readonly space: string
  readonly store: Store
  readonly couch: Couch
  readonly receive: Receive
  readonly missed: Pending['missed']
  readonly sendOut: SendOut
  /** The program ended since it last sent something: the feed may tell of that as if it were news. */
  readonly hasSentBefore: boolean
  /** The feed has told of all that. */
  readonly onCaughtUp: () => void
  readonly setAside: SetAside
  readonly place: KeptState<Place | null>
  /** Announcements of keys by this laptop, to be on the server. */
  readonly keyDocuments: () => Promise<readonly object[]>
  readonly nowMs: () => number
  readonly newBackOff: () => BackOff
  /** The database is not the one that was read before: its files have to be compared, too. */
  readonly onOtherDatabase: (space: string) => void
  /** What threw, for whoever develops Doorstep; the loops go on. */
  readonly onUnexpected: (error: unknown) => void
  readonly onState: (space: string, state: SpaceState) => void
}

const changesAtOnce = 500
const snapshotPage = 1000
const mostUncounted = 20_000
/** Rows without a name stand in one place: what they were comes with a comparison. */
const nameless = '?'
const fewEchoes = 20
const compareEveryMs = 24 * 3600_000
/** A poll of a quiet space is not answered for days: whether it is due is looked at beside it. */
const lookIfDueEveryMs = 10 * 60_000
/** What the server refuses it will mostly refuse again, and each try costs it a request or more. */
const soonSendRetries = 3

/** Keeps one space equal with its database on the server until stopped; no failure ends it. */
export function startSpaceSync(needs: SpaceSyncNeeds): SpaceSync {
  const { space, couch, receive, sendOut, setAside, place } = needs
  let stopped = false
  const receiving = needs.newBackOff()
  const sending = needs.newBackOff()
  const retrying = createRetries({
    waiting: () =>
      setAside.rows$.value.filter(
        (row) =>
          row.space === space &&
          row.direction === 'fromServer' &&
          row.reason !== 'signedChanged' &&
          !isAsideFile(row.serverId),
      ),
    async retry(rows) {
      const known = rows.filter((row) => row.serverId !== nameless)
      if (known.length > 0) {
        const absent = await receive.fetch(known.map((row) => row.serverId))
        if (absent.ok) for (const id of absent.value) setAside.clear(space, id)
        // An edit may have waited until that could be read.
        nudge()
      }
      if (rows.length > known.length && !stopped) await compareAside()
    },
    onUnexpected: needs.onUnexpected,
  })
  // A server's limit or rule may have been put right since: what it refused is tried again by itself.
  const retryingSends = createRetries({
    waiting: () =>
      setAside.rows$.value.filter(
        (row) => row.space === space && row.direction === 'toServer' && !isAsideFile(row.serverId),
      ),
    async retry(rows) {
      for (const { serverId } of rows) setAside.release(space, serverId)
      nudge()
    },
    onUnexpected: needs.onUnexpected,
    soonRetries: soonSendRetries,
  })
  const retryingFollows = setAside.rows$.subscribe(() => {
    retrying.start()
    retryingSends.start()
  })

  // Until the feed stands where this laptop's own last sending is behind it.
  let catchingUp = needs.hasSentBefore

  // The two directions fail and recover each by itself; what is told is both.
  let phase: 'connecting' | 'receiving' | 'live' = 'connecting'
  let received: SpaceState['received'] = null
  let receiveTrouble: Trouble | null = null
  let sendTrouble: Trouble | null = null
  const tell = () => {
    if (stopped) return
    const trouble = receiveTrouble ?? sendTrouble
    needs.onState(space, {
      phase: trouble ? 'failing' : phase,
      trouble,
      received: trouble ? null : received,
    })
  }
  const enter = (next: typeof phase, progress: SpaceState['received'] = null) => {
    phase = next
    received = progress
    if (next === 'live') receiveTrouble = null
    tell()
  }

  /** What throws is this laptop's own storage, or a mistake of ours: told, and tried again either way. */
  const couldNotWrite = (error: unknown): Failure => {
    if (!stopped) needs.onUnexpected(error)
    return { trouble: 'laptopFull', retryAfterMs: null }
  }

  const keepPlace = (change: Partial<Place>) => {
    const now = place.value()
    if (now) return place.set({ ...now, ...change })
    throw new Error('There is no place to change')
  }

  /** The first reading: everything by the order of ids, a page ahead; then the changes since it began. */
  const readAll = async (total: number): Promise<Result<undefined, Failure>> => {
    let done = 0
    const after = place.value()?.snapshotAfter || null
    const isWhole = after === null
    enter('receiving', { done, total })
    const nextPage = pagesAhead(couch, after, snapshotPage)
    // One page is opened while the one before is still being written.
    let writing: Promise<void> = Promise.resolve()
    for (;;) {
      const answer = await nextPage()
      if (!answer.ok) {
        await writing
        return answer
      }
      const { rows, last, more } = answer.value
      // A server that has far more than it counts makes them up, without end.
      if (more && done > 2 * total + mostUncounted) {
        await writing
        return refused({ trouble: 'serverTrouble', retryAfterMs: null })
      }
      const before = writing
      writing = receive.page(rows).then(async () => {
        await before
        done += rows.length
        enter('receiving', { done, total: Math.max(total, done) })
        if (more) await keepPlace({ snapshotAfter: last ?? '' })
      })
      // It is waited for one page later.
      writing.catch(() => undefined)
      await before
      if (!more) break
    }
    await writing
    await keepPlace({ snapshotAfter: null, comparedAt: isoOf(needs.nowMs()) })
    if (!isWhole || done >= total) return ok(undefined)
    // Withheld, or only removed since it counted: the comparison tells.
    const compared = await compareAll(needs)
    if (!compared.ok) return compared
    if (!compared.value.complete) setAside.add(space, nameless, 'fromServer', 'notOurs')
    return ok(undefined)
  }

  /** Something is missing that has no name to ask for: the comparison finds it, beside the feed. */
  let comparing: Promise<void> | null = null
  const compareAside = (): Promise<void> => {
    comparing ??= compareBeside().finally(() => {
      comparing = null
    })
    return comparing
  }
  const compareBeside = async () => {
    const compared = await compareAll(needs)
    if (!compared.ok || stopped) return
    await keepPlace({ comparedAt: isoOf(needs.nowMs()) })
    if (compared.value.complete) setAside.clear(space, nameless)
    if (compared.value.lost > 0) {
      setAside.alert('emptied', space, compared.value.lost)
      nudge()
    }
  }

  const compare = async (startedAt: string): Promise<Result<undefined, Failure>> => {
    enter('receiving')
    const compared = await compareAll(needs)
    if (!compared.ok) return compared
    const { since, lost, complete } = compared.value
    if (!complete) setAside.add(space, nameless, 'fromServer', 'notOurs')
    await place.set({ startedAt, since, snapshotAfter: null, comparedAt: isoOf(needs.nowMs()) })
    if (lost > 0) setAside.alert('emptied', space, lost)
    return ok(undefined)
  }

  /**
   * A database that was wiped or put back may by now have as many changes as before, by others who filled
   * it up again: its sequence tells nothing then, and what it has had does.
   */
  const hasLastSeen = async (): Promise<Result<boolean, Failure>> => {
    const last = place.value()?.last
    return last ? couch.hasHad(last) : ok(true)
  }

  /** Of rows that came, the latest revision that is known to be one of ours. */
  const lastOf = async (rows: readonly unknown[], own: ReadonlyMap<string, string>) => {
    for (const row of rows.slice(-3).reverse()) {
      const read = readChangeRow(row)
      const rev = read?.changes[0]?.rev
      const record = read ? recordOf(read.id) : null
      if (!read || !rev || !record || read.changes.length > 1) continue
      const here = own.get(read.id) === rev ? null : await revisionHere(record)
      if (here === null || here === rev) return { last: { id: read.id, rev } }
    }
    return {}
  }
  const revisionHere = async ({ collection, id }: NonNullable<ReturnType<typeof recordOf>>) => {
    if (!needs.store.names.includes(collection)) return ''
    const found = await needs.store.rows(collection).read([id])
    return found.get(id)?.sync?.rev ?? ''
  }

  /** After a day; and when it was last done at a time that has not come yet, by a clock that was wrong. */
  const isDue = () => {
    const sinceMs = needs.nowMs() - Date.parse(place.value()?.comparedAt ?? '')
    return sinceMs < 0 || sinceMs > compareEveryMs
  }

  /** Is this still the database that was read before? If not, or after a day, everything is compared. */
  const findPlace = async (info: DatabaseInfo): Promise<Result<undefined, Failure>> => {
    const known = place.value()
    if (!known) {
      await place.set({
        startedAt: info.startedAt,
        since: info.updateSeq,
        snapshotAfter: '',
        comparedAt: isoOf(needs.nowMs()),
      })
      return readAll(info.count)
    }
    let other =
      known.startedAt !== info.startedAt || seqNumber(info.updateSeq) < seqNumber(known.since)
    if (!other) {
      const same = await hasLastSeen()
      if (!same.ok) return same
      other = !same.value
    }
    if (other) needs.onOtherDatabase(space)
    if (known.snapshotAfter !== null && !other) return readAll(info.count)
    return other || isDue() ? compare(info.startedAt) : ok(undefined)
  }

  /** Until something fails. */
  const follow = async (): Promise<{ readonly ok: false; readonly refusal: Failure }> => {
    enter('connecting')
    const info = await couch.info()
    if (!info.ok) return info
    // Before anything that is under a new key. One that is there already is answered by a conflict.
    const announced = await needs.keyDocuments()
    const published = announced.length > 0 ? await couch.write(announced) : ok([])
    if (!published.ok) return published
    const placed = await findPlace(info.value)
    if (!placed.ok) return placed
    let live = false
    for (;;) {
      const since = place.value()?.since ?? 0
      const { echoes } = sendOut
      // What was sent from here, just now or before the program ended, would otherwise come back in full.
      const documents = !catchingUp && echoes.size < fewEchoes
      const answer = await couch.changes({ since, limit: changesAtOnce, documents, live })
      if (!answer.ok) return answer
      const { rows, lastSeq } = answer.value
      if (rows.length > 0) {
        await sendOut.landing(idsOf(rows))
        const own = new Map(echoes)
        const [taken, same] = await Promise.all([
          receive.changes(rows, { documents, echoes }),
          // It may have become another between two polls, or while one was said again.
          live ? hasLastSeen() : ok(true),
        ])
        if (!taken.ok) return taken
        if (!same.ok) return same
        if (!same.value) {
          needs.onOtherDatabase(space)
          const now = await couch.info()
          if (!now.ok) return now
          const compared = await compare(now.value.startedAt)
          if (!compared.ok) return compared
          live = false
          continue
        }
        await keepPlace({ since: lastSeq, ...(await lastOf(rows, own)) })
      } else if (lastSeq !== since) await keepPlace({ since: lastSeq })
      const stands = lastSeq === since
      // As many rows as were asked for and no step further: it would go on like this for ever.
      if (stands && rows.length >= changesAtOnce) {
        return refused({ trouble: 'serverTrouble', retryAfterMs: null })
      }
      // A poll that is answered with nothing new: not asked again at once, and ever more slowly.
      if (live && stands && !stopped) await receiving.wait(null)
      else receiving.reset()
      if (stopped) return refused({ trouble: 'cancelled', retryAfterMs: null })
      live = rows.length < changesAtOnce
      if (live) {
        const wasAway = receiveTrouble !== null
        enter('live')
        if (catchingUp) needs.onCaughtUp()
        catchingUp = false
        nudge()
        // While it was away they came to nothing, ever more rarely.
        if (wasAway) for (const each of [retrying, retryingSends]) each.now()
        else retrying.start()
      }
      if (isDue()) {
        const compared = await compare(info.value.startedAt)
        if (!compared.ok) return compared
        // Asked once without waiting, and then it is live again: until it is, nothing is sent.
        live = false
      }
    }
  }

  const receiveLoop = async () => {
    while (!stopped) {
      const failure = await follow().then((result) => result.refusal, couldNotWrite)
      phase = 'connecting'
      if (stopped || failure.trouble === 'cancelled') return
      receiveTrouble = toldTrouble(failure)
      tell()
      await receiving.wait(failure.retryAfterMs)
    }
  }

  let nudged = () => {}
  let isNudged = false
  const nudge = () => {
    isNudged = true
    nudged()
  }
  const untilNudged = async () => {
    if (!isNudged) await new Promise<void>((done) => (nudged = done))
    isNudged = false
  }

  const suspects = new Set<string>()

  /** Everything that is pending, batch by batch; what clashes is taken in first. */
  const sendAll = async (): Promise<Result<undefined, Failure>> => {
    let metBefore = ''
    while (!stopped) {
      if (suspects.size > 0) {
        const ids = [...suspects]
        suspects.clear()
        const again = await receive.fetch(ids, { certain: true })
        if (!again.ok) return again
      }
      const some = await sendOut.sendSome(space)
      if (!some.ok) return some
      if (some.value.done) {
        return ok(undefined)
      }
      if (some.value.sent > 0) {
        sendTrouble = null
        sending.reset()
        tell()
      }
      const { conflicts, refusedRows } = some.value
      if (conflicts.length + refusedRows.length === 0) continue
      const met = [...conflicts, ...refusedRows.map(({ serverId }) => serverId)]
      const absent = await receive.fetch(met)
      if (!absent.ok) return absent
      const lost = absent.value.filter((serverId) => conflicts.includes(serverId)).map(recordOf)
      await markLost(
        needs.store,
        lost.filter((record) => record !== null),
      )
      await sendOut.setRefusedAside(space, refusedRows)
      // What stands there cannot be opened: until it can, nothing can be written over it.
      sendOut.hold(conflicts.filter((serverId) => setAside.has(space, serverId, 'fromServer')))
      // It says of the same ones that another version stands there, and shows none: not at once again.
      const metNow = some.value.sent === 0 ? met.join() : ''
      if (metNow !== '' && metNow === metBefore) {
        return refused({ trouble: 'serverTrouble', retryAfterMs: null })
      }
      metBefore = metNow
    }
    return ok(undefined)
  }

  const sendLoop = async () => {
    while (!stopped) {
      await untilNudged()
      // Before the first reading is done, much that seems pending is on the server already.
      if (stopped || phase !== 'live') continue
      const result = await sendAll()
        .finally(() => sendOut.rest())
        .catch((error: unknown) => refused(couldNotWrite(error)))
      if (stopped) return
      if (result.ok) {
        sendTrouble = null
        tell()
        continue
      }
      if (result.refusal.trouble === 'cancelled') return
      sendTrouble = toldTrouble(result.refusal)
      tell()
      await sending.wait(result.refusal.retryAfterMs)
      nudge()
    }
  }

  const lookingIfDue = setInterval(() => {
    if (phase === 'live' && isDue()) compareAside().catch(needs.onUnexpected)
  }, lookIfDueEveryMs)

  const loops = [receiveLoop(), sendLoop()]
  return {
    wake() {
      receiving.wake()
      sending.wake()
      retrying.now()
      retryingSends.now()
    },
    nudge,
    suspect(serverIds) {
      for (const id of serverIds) suspects.add(id)
      nudge()
    },
    async stop() {
      stopped = true
      couch.stop()
      clearInterval(lookingIfDue)
      retryingFollows.unsubscribe()
      retrying.stop()
      retryingSends.stop()
      receiving.wake()
      sending.wake()
      nudge()
      await Promise.allSettled(loops)
    },
  }
}

const isoOf = (ms: number): string => new Date(ms).toISOString()

const idsOf = (rows: readonly unknown[]): string[] =>
  rows.flatMap((row) => readChangeRow(row)?.id ?? [])
