import { readEnvelopeId } from '#shared/ipc/server-names'
import { ok, type Result } from '#shared/result'
import { collectionNames } from '#shared/schema/collections'
import { type EnvelopeKeys, envelopeState, openEnvelope, sealEnvelope } from '#shared/sync/envelope'
import { type Couch, type DocRow, type Failure, readChangeRow, readDocRow } from './couch'
import { nameless, type SetAside } from './set-aside'
import type { IncomingRow, TakeIn } from './take-in'

export interface Receive {
  /**
   * Rows of `_changes`, with their documents or without: then those whose revision is not here are fetched.
   * What `echoes` names (ids and revisions) was sent from here and is passed over; it is taken off the list.
   */
  changes(
    rows: readonly unknown[],
    options: { readonly documents: boolean; readonly echoes: Map<string, string> },
  ): Promise<Result<undefined, Failure>>
  /** Rows of `_all_docs` with their documents, none of which is here yet as far as is known. */
  page(rows: readonly unknown[]): Promise<void>
  /** Fetches what stands on the server under these ids. Answers those that it does not have at all. */
  fetch(
    serverIds: readonly string[],
    options?: FetchOptions,
  ): Promise<Result<readonly string[], Failure>>
}

interface FetchOptions {
  /** Looked at once more, and what has gone back has gone back. */
  readonly certain?: boolean
  /** By id, the revision that the feed has told of. */
  readonly told?: ReadonlyMap<string, string | null>
}

interface ReceiveNeeds {
  readonly space: string
  readonly couch: Couch
  readonly keys: EnvelopeKeys
  readonly takeIn: TakeIn
  readonly setAside: SetAside
  /** Revisions that records here have on the server, by their ids there. */
  readonly revisionsOf: (serverIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Rows that seem to have gone back; see `TakeIn.take`. */
  readonly onSuspects: (serverIds: readonly string[]) => void
  /** An announcement of a new key: not a record. */
  readonly takeKeys: (space: string, serverId: string, document: unknown) => Promise<void>
}

const fetchAtOnce = 500
const isDesign = (id: string) => id.startsWith('_design/')
const isKeys = (id: string) => id.startsWith('keys:')

/** Between the server's rows and the records here: sorts out what is no record, and fetches what is missing. */
export function createReceive(needs: ReceiveNeeds): Receive {
  const { space, couch, keys, takeIn, setAside, takeKeys } = needs
  /** Of a collection that this laptop was not given: nothing to open, and nothing is wrong with it. */
  const isWithheld = (serverId: string): boolean => {
    const name = readEnvelopeId(serverId)
    return name !== null && keys.holds?.(name.collection, space) === false && isKnown(name)
  }
  const take = async (
    rows: readonly IncomingRow[],
    options: { readonly certain?: boolean; readonly asNew?: boolean } = {},
  ) => {
    const records: IncomingRow[] = []
    for (const row of rows) {
      if (isDesign(row.serverId) || isWithheld(row.serverId)) continue
      if (isKeys(row.serverId)) await takeKeys(space, row.serverId, row.document)
      else records.push(row)
    }
    if (records.length === 0) return
    const suspects = await takeIn.take(space, records, options)
    if (suspects.length > 0) needs.onSuspects(suspects)
  }
  /** The whole row is unreadable, or stands there without its document. */
  const setRowAside = (serverId: string) => setAside.add(space, serverId, 'fromServer', 'notOurs')

  const fetchRevisions = async (
    of: readonly { readonly id: string; readonly rev: string }[],
  ): Promise<Result<readonly IncomingRow[], Failure>> => {
    if (of.length === 0) return ok([])
    const answer = await couch.revisions(of)
    if (!answer.ok) return answer
    return ok(answer.value.map((document) => ({ serverId: idOf(document), document })))
  }

  /**
   * Of a cluster, one server may have told of a revision that another, which is asked for it, does not have
   * yet. It is asked for by its name, which any of them may answer; what none has is set aside, and asked for
   * again. Otherwise the feed would have told of it for nothing.
   */
  const fetchBehind = async (
    shown: ReadonlyMap<string, string | null>,
    told: FetchOptions['told'],
  ): Promise<Result<readonly IncomingRow[], Failure>> => {
    const behind = [...(told ?? [])].flatMap(([id, rev]) => {
      const there = shown.get(id)
      if (rev === null || there === undefined) return []
      return there === null || timesWritten(there) < timesWritten(rev) ? [{ id, rev }] : []
    })
    const found = await fetchRevisions(behind)
    if (!found.ok) return found
    const came = new Set(found.value.map(({ serverId }) => serverId))
    for (const { id } of behind) if (!came.has(id)) setRowAside(id)
    return found
  }

  const fetchSome = async (
    serverIds: readonly string[],
    { certain, told }: FetchOptions,
  ): Promise<Result<readonly string[], Failure>> => {
    const wanted = serverIds.filter((serverId) => !isWithheld(serverId))
    if (wanted.length === 0) return ok([])
    const answer = await couch.documents(wanted)
    if (!answer.ok) return answer
    const here: IncomingRow[] = []
    const removed: { id: string; rev: string }[] = []
    const shown = new Map<string, string | null>()
    for (const row of answer.value) {
      const read = readDocRow(row)
      const id = read?.id ?? read?.key
      if (!read || id === undefined) continue
      if (read.doc) here.push({ serverId: id, document: read.doc })
      else if (read.value) removed.push({ id, rev: read.value.rev })
      else if (read.error !== 'not_found') setRowAside(id)
      if (read.value) shown.set(id, read.value.rev)
      else if (read.error === 'not_found') shown.set(id, null)
    }
    const tombstones = await fetchRevisions(removed)
    if (!tombstones.ok) return tombstones
    const behind = await fetchBehind(shown, told)
    if (!behind.ok) return behind
    const newer = new Set(behind.value.map(({ serverId }) => serverId))
    await take(
      [...here, ...tombstones.value].filter(({ serverId }) => !newer.has(serverId)),
      { certain },
    )
    await take(behind.value)
    return ok([...shown].filter(([, rev]) => rev === null).map(([id]) => id))
  }

  const fetchAll = async (
    serverIds: readonly string[],
    options: FetchOptions,
  ): Promise<Result<readonly string[], Failure>> => {
    const absent: string[] = []
    for (let from = 0; from < serverIds.length; from += fetchAtOnce) {
      const some = await fetchSome(serverIds.slice(from, from + fetchAtOnce), options)
      if (!some.ok) return some
      absent.push(...some.value)
    }
    return ok(absent)
  }

  /**
   * Several ends of one document: two servers of a cluster, or somebody's forgery. What stands on the
   * others is taken in like any version, and they are closed, so that they are not met again. A signed
   * one stays: nobody may remove it.
   */
  const takeBranches = async (
    of: readonly { readonly id: string; readonly rev: string }[],
  ): Promise<Result<undefined, Failure>> => {
    const found = await fetchRevisions(of)
    if (!found.ok) return found
    const open = found.value.filter(({ document }) => !isRemoved(document))
    await take(open)
    const ends: object[] = []
    for (const { serverId, document } of open) {
      const opened = await openEnvelope(keys, space, serverId, document)
      if (
        !opened.ok ||
        envelopeState(opened.value.collection, opened.value.version.record as never) === 'signed'
      )
        continue
      const { collection, version } = opened.value
      const end = { ...version, deleted: true }
      ends.push(await sealEnvelope(keys, space, collection, end as never, version.rev))
    }
    if (ends.length === 0) return ok(undefined)
    const written = await couch.write(ends)
    return written.ok ? ok(undefined) : written
  }

  return {
    async changes(rows, { documents, echoes }) {
      const incoming: IncomingRow[] = []
      const others: { id: string; rev: string }[] = []
      const told = new Map<string, string | null>()
      for (const row of rows) {
        const read = readChangeRow(row)
        if (!read) {
          setRowAside(nameless)
          continue
        }
        if (isDesign(read.id) || isWithheld(read.id)) continue
        const echo = echoes.get(read.id)
        echoes.delete(read.id)
        if (read.changes.length === 1 && read.changes[0]?.rev === echo) continue
        const [only, ...more] = read.changes
        // Nothing that is called like that can be opened: not worth asking for, were it thousands.
        const isNone = readEnvelopeId(read.id) === null && !isKeys(read.id)
        if (!documents && isNone) setRowAside(read.id)
        else if (!documents) told.set(read.id, more.length === 0 ? (only?.rev ?? null) : null)
        else if (read.doc) incoming.push({ serverId: read.id, document: read.doc })
        else setRowAside(read.id)
        for (const { rev } of read.changes.slice(1)) others.push({ id: read.id, rev })
      }
      if (others.length > 0) {
        // First the others, then the one that stands: it is what the next version here is written over.
        const result = await takeBranches(others)
        if (!result.ok) return result
      }
      await take(incoming)
      const here = told.size > 0 ? await needs.revisionsOf([...told.keys()]) : told
      const toFetch = [...told].filter(([id, rev]) => rev === null || here.get(id) !== rev)
      const fetched = await fetchAll(
        toFetch.map(([id]) => id),
        { told },
      )
      return fetched.ok ? ok(undefined) : fetched
    },
    async page(rows) {
      const incoming: IncomingRow[] = []
      for (const row of rows) {
        const read: DocRow | null = readDocRow(row)
        if (!read?.id) {
          setRowAside(nameless)
          continue
        }
        if (isDesign(read.id)) continue
        if (read.doc) incoming.push({ serverId: read.id, document: read.doc })
        else setRowAside(read.id)
      }
      await take(incoming, { asNew: true })
    },
    fetch: (serverIds, options = {}) => fetchAll(serverIds, options),
  }
}

/** A kind that this program does not know is no matter of keys: it is told as newer. */
const isKnown = ({ collection }: { readonly collection: string }): boolean =>
  (collectionNames as readonly string[]).includes(collection)

const timesWritten = (rev: string): number => Number.parseInt(rev, 10)

const idOf = (document: unknown): string => {
  const { _id } = document as { _id?: unknown }
  return typeof _id === 'string' ? _id : nameless
}

const isRemoved = (document: unknown): boolean =>
  (document as { _deleted?: unknown })._deleted === true
