import { z } from 'zod'
import type { RoadRefusal, ServerAnswer, ServerRequest } from '#shared/ipc/server-contract'
import { ok, type Result, refused } from '#shared/result'
import type { Trouble } from './status'

/** One request to the practice's server, by whatever road: the main process, or directly in a test. */
export interface Road {
  request(
    request: ServerRequest,
  ): Promise<Result<ServerAnswer, { readonly code: RoadRefusal; readonly waitMs?: number }>>
  cancel(requestId: string): void
}

/** Why a request came to nothing, and what the server asked for, if it did. */
export interface Failure {
  readonly trouble: Trouble | 'cancelled' | 'tooLarge'
  readonly retryAfterMs: number | null
}

export type Answered<Value> = Promise<Result<Value, Failure>>

const seqSchema = z.union([z.string().max(20_000), z.number()])
export type Seq = z.infer<typeof seqSchema>

const infoSchema = z.looseObject({
  update_seq: seqSchema,
  instance_start_time: z.union([z.string(), z.number()]).optional(),
  doc_count: z.number().optional(),
})
export interface DatabaseInfo {
  readonly updateSeq: Seq
  /** Of the database, not of the program: another value means another database under the same name. */
  readonly startedAt: string
  readonly count: number
}

// Rows are looked at one by one afterwards: one that makes no sense must not cost the others.
const changesSchema = z.looseObject({ results: z.array(z.unknown()), last_seq: seqSchema })
const allDocsSchema = z.looseObject({ rows: z.array(z.unknown()) })
const bulkGetSchema = z.looseObject({
  results: z.array(z.looseObject({ docs: z.array(z.looseObject({ ok: z.unknown().optional() })) })),
})
const revsDiffSchema = z.looseObject({})
const bulkDocsSchema = z.array(z.unknown())

const changeRowSchema = z.looseObject({
  id: z.string().max(8192),
  changes: z.array(z.looseObject({ rev: z.string().max(200) })).min(1),
  deleted: z.boolean().optional(),
  doc: z.unknown().optional(),
})
export type ChangeRow = z.infer<typeof changeRowSchema>
export const readChangeRow = (row: unknown): ChangeRow | null =>
  changeRowSchema.safeParse(row).data ?? null

const docRowSchema = z.looseObject({
  key: z.string().optional(),
  id: z.string().max(8192).optional(),
  value: z.looseObject({ rev: z.string().max(200), deleted: z.boolean().optional() }).optional(),
  error: z.string().optional(),
  doc: z.unknown().optional(),
})
export type DocRow = z.infer<typeof docRowSchema>
export const readDocRow = (row: unknown): DocRow | null => docRowSchema.safeParse(row).data ?? null

const writeRowSchema = z.looseObject({
  id: z.string().max(8192),
  ok: z.boolean().optional(),
  rev: z.string().max(200).optional(),
  error: z.string().max(500).optional(),
})
export type WriteRow = z.infer<typeof writeRowSchema>
export const readWriteRow = (row: unknown): WriteRow | null =>
  writeRowSchema.safeParse(row).data ?? null

/** The requests that syncing makes of one space's database; every answer is checked for its shape. */
export interface Couch {
  info(): Answered<DatabaseInfo>
  changes(from: {
    readonly since: Seq
    readonly limit: number
    readonly documents: boolean
    /** As a long-poll: it answers when there is something. */
    readonly live: boolean
  }): Answered<{ readonly rows: readonly unknown[]; readonly lastSeq: Seq }>
  /** Documents in the order of their ids, after `after`. */
  page(after: string | null, limit: number): Answered<readonly unknown[]>
  documents(ids: readonly string[]): Answered<readonly unknown[]>
  /** Documents as of these revisions, removed ones too; what is not there is left out. */
  revisions(
    of: readonly { readonly id: string; readonly rev: string }[],
  ): Answered<readonly unknown[]>
  /** Has the database ever had this revision? Also when others have been written over it since. */
  hasHad(revision: { readonly id: string; readonly rev: string }): Answered<boolean>
  write(documents: readonly object[]): Answered<readonly unknown[]>
  /** Ends what is under way and refuses what comes after. */
  stop(): void
}

const decoder = new TextDecoder()

type Asked = Pick<ServerRequest, 'method' | 'path' | 'query' | 'body' | 'accept' | 'maxSeconds'>

/** Requests to one database that can all be ended at once. */
export interface Asking {
  ask(request: Asked): Answered<ServerAnswer>
  stop(): void
}

export function createAsking(
  road: Road,
  space: string,
  database: ServerRequest['database'],
  newId: () => string,
): Asking {
  const underway = new Set<string>()
  let stopped = false
  return {
    async ask(request) {
      if (stopped) return failed('cancelled')
      const requestId = newId()
      underway.add(requestId)
      try {
        const contentType = request.body === null ? null : 'application/json'
        const answer = await road.request({ ...request, requestId, space, database, contentType })
        if (stopped) return failed('cancelled')
        if (!answer.ok) return failed(troubleOf(answer.refusal.code), answer.refusal.waitMs)
        return ok(answer.value)
      } finally {
        underway.delete(requestId)
      }
    },
    stop() {
      stopped = true
      for (const id of underway) road.cancel(id)
    },
  }
}

/** The requests of one database, by way of `asking`; stopping one stops the other. */
export function createCouch({ ask, stop }: Asking, database: ServerRequest['database']): Couch {
  const send = async <Value>(
    request: Pick<ServerRequest, 'method' | 'path' | 'query' | 'maxSeconds'> & {
      readonly body?: unknown
    },
    read: (json: unknown) => Value | null,
  ): Answered<Value> => {
    const body = request.body === undefined ? null : JSON.stringify(request.body)
    const told = await ask({ ...request, body, accept: 'application/json' })
    return told.ok ? readAnswer(told.value, read) : told
  }
  const get = <Value>(
    path: string,
    query: string,
    read: (json: unknown) => Value | null,
    maxSeconds: number | null = 120,
  ) => send({ method: 'GET', path, query, maxSeconds }, read)
  const post = <Value>(
    path: string,
    query: string,
    body: unknown,
    read: (json: unknown) => Value | null,
  ) => send({ method: 'POST', path, query, maxSeconds: 120, body }, read)

  return {
    info: () => get('', '', readInfo, 30),
    changes: ({ since, limit, documents, live }) => {
      const query = new URLSearchParams({
        since: typeof since === 'string' ? since : String(since),
        limit: String(limit),
        style: 'all_docs',
        ...(documents ? { include_docs: 'true' } : {}),
        ...(live ? { feed: 'longpoll', heartbeat: '10000' } : {}),
      })
      return get('/_changes', query.toString(), readChanges, live ? null : 120)
    },
    page: (after, limit) => {
      const query = new URLSearchParams({ include_docs: 'true', limit: String(limit) })
      // The smallest id after that one: a start key with one character more.
      if (after !== null) query.set('startkey', JSON.stringify(`${after}\u0000`))
      return get('/_all_docs', query.toString(), readRows)
    },
    documents: (ids) => post('/_all_docs', 'include_docs=true', { keys: ids }, readRows),
    revisions: (of) => post('/_bulk_get', '', { docs: of }, readRevisions),
    hasHad: ({ id, rev }) =>
      post('/_revs_diff', '', { [id]: [rev] }, (json) => {
        const missing = revsDiffSchema.safeParse(json).data
        return missing ? !Object.hasOwn(missing, id) : null
      }),
    write: (documents) =>
      post(
        '/_bulk_docs',
        '',
        // A file has the same revision on every laptop.
        database === 'files' ? { docs: documents, new_edits: false } : { docs: documents },
        (json) => bulkDocsSchema.safeParse(json).data ?? null,
      ),
    stop,
  }
}

export const failed = (
  trouble: Failure['trouble'],
  retryAfterMs?: number,
): Result<never, Failure> => refused({ trouble, retryAfterMs: retryAfterMs ?? null })

/** As the room of syncing tells it: what only the exchange knows of is the server's trouble there. */
export const toldTrouble = ({ trouble }: Failure): Trouble =>
  trouble === 'tooLarge' || trouble === 'cancelled' ? 'serverTrouble' : trouble

export function troubleOf(code: RoadRefusal): Failure['trouble'] {
  switch (code) {
    case 'locked':
    case 'cancelled':
    case 'notConfigured':
      return 'cancelled'
    case 'tooLarge':
      return 'serverTrouble'
    case 'refused':
      throw new Error('The road does not take a request that syncing makes')
    default:
      return code
  }
}

export function readAnswer<Value>(
  { status, body, retryAfterMs }: ServerAnswer,
  read: (json: unknown) => Value | null,
): Result<Value, Failure> {
  const json = parseJson(body)
  if (status >= 200 && status < 300) {
    const value = json === undefined ? null : read(json)
    return value === null ? failed('serverTrouble') : ok(value)
  }
  const failure = (trouble: Failure['trouble']) => failed(trouble, retryAfterMs ?? undefined)
  switch (status) {
    case 403:
      return failure('notAllowed')
    case 404:
      return failure('noDatabase')
    case 413:
      return failure('tooLarge')
    case 507:
      return failure('serverFull')
    default:
      return failure(saysFull(json) ? 'serverFull' : 'serverTrouble')
  }
}

const errorSchema = z.looseObject({ error: z.string().optional(), reason: z.string().optional() })

/** CouchDB tells a full disk by the operating system's word for it. */
function saysFull(json: unknown): boolean {
  const said = errorSchema.safeParse(json).data
  return /enospc/i.test(`${said?.error} ${said?.reason}`)
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(body))
  } catch {
    return undefined
  }
}

function readInfo(json: unknown): DatabaseInfo | null {
  const info = infoSchema.safeParse(json).data
  if (!info) return null
  return {
    updateSeq: info.update_seq,
    startedAt: String(info.instance_start_time ?? ''),
    count: info.doc_count ?? 0,
  }
}

function readChanges(json: unknown) {
  const answer = changesSchema.safeParse(json).data
  return answer ? { rows: answer.results, lastSeq: answer.last_seq } : null
}

const readRows = (json: unknown): readonly unknown[] | null =>
  allDocsSchema.safeParse(json).data?.rows ?? null

function readRevisions(json: unknown): readonly unknown[] | null {
  const answer = bulkGetSchema.safeParse(json).data
  if (!answer) return null
  return answer.results.flatMap(({ docs }) =>
    docs.map((doc) => doc.ok).filter((doc) => doc !== undefined && doc !== null),
  )
}

/** The number that stands first in a sequence: it only ever rises, except when the server goes back. */
export function seqNumber(seq: Seq): number {
  const found = typeof seq === 'number' ? seq : Number.parseInt(seq, 10)
  return Number.isFinite(found) ? found : 0
}
