import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { LinkPutOutcome, LinkRemoveOutcome } from '#shared/ipc/link-contract'
import {
  largestLinkBytes,
  linkAddress,
  linkContentType,
  linkDatabase,
  linkDocument,
  linkFile,
} from '#shared/ipc/link-names'
import type { RoadRefusal, ServerAccount } from '#shared/ipc/server-contract'
import { ok, type Result, refused } from '#shared/result'
import { type CookieSession, createCookieSession, type Send, textOf } from './cookie-session'
import type { Exchange } from './http-exchange'
import { mayCarryPassword, rootOf } from './road'

type Refusal = { readonly code: RoadRefusal }

/** The files of links on the practice's server, under this laptop's own account. */
export interface LinkFiles {
  put(place: string, file: Uint8Array): Promise<Result<LinkPutOutcome, Refusal>>
  remove(place: string): Promise<Result<LinkRemoveOutcome, Refusal>>
  stop(): void
}

interface LinkFilesNeeds {
  readonly account: () => ServerAccount | 'locked' | null
  readonly nowMs: () => number
  readonly send: Send
}

class Ended extends Error {
  constructor(readonly code: RoadRefusal) {
    super(code)
  }
}

export function createLinkFiles({ account, nowMs, send }: LinkFilesNeeds): LinkFiles {
  let ending = new AbortController()
  let session: { readonly account: ServerAccount; readonly cookies: CookieSession } | null = null

  const sendUntilEnded: Send = async (request) =>
    ending.signal.aborted ? refused('cancelled') : send({ ...request, signal: ending.signal })

  const signedIn = (): { readonly own: ServerAccount; readonly cookies: CookieSession } => {
    const own = account()
    if (own === 'locked') throw new Ended('locked')
    if (own === null) throw new Ended('notConfigured')
    if (!mayCarryPassword(rootOf(own.address))) throw new Ended('untrusted')
    const isSame =
      session?.account.address === own.address &&
      session.account.userName === own.userName &&
      session.account.password === own.password
    if (!session || !isSame) {
      const cookies = createCookieSession(own, rootOf(own.address), sendUntilEnded, nowMs)
      session = { account: own, cookies }
    }
    return { own, cookies: session.cookies }
  }

  const ask = async (
    method: string,
    path: string,
    body: Uint8Array | null = null,
  ): Promise<Exchange> => {
    const { own, cookies } = signedIn()
    const once = async (not?: string) => {
      const cookie = await cookies.cookie(not)
      if (!cookie.ok) throw new Ended(cookie.refusal)
      const answer = await sendUntilEnded({
        url: new URL(path, rootOf(own.address)),
        ...{ method, body, maxBytes: 64 * 1024, idleMs: 25_000, totalMs: 120_000 },
        headers: {
          cookie: cookie.value,
          accept: 'application/json',
          ...(body ? { 'content-type': linkContentType } : {}),
        },
      })
      if (!answer.ok) throw new Ended(answer.refusal)
      return { cookie: cookie.value, exchange: answer.value }
    }
    const first = await once()
    // The session has run out, or the server has forgotten it: once more with a new one.
    const { exchange } = first.exchange.status === 401 ? await once(first.cookie) : first
    cookies.renewed(exchange)
    if (exchange.status >= 300 && exchange.status < 400) throw new Ended('portal')
    return exchange
  }

  /** As somebody who has nothing but the link. */
  const askAsStranger = async (place: string): Promise<Exchange> => {
    const { own } = signedIn()
    const answer = await sendUntilEnded({
      url: new URL(linkAddress(own.address.replace(/\/+$/, ''), place)),
      ...{ method: 'GET', body: null, maxBytes: largestLinkBytes + 1024 },
      ...{ headers: { accept: linkContentType }, idleMs: 25_000, totalMs: 120_000 },
    })
    if (!answer.ok) throw new Ended(answer.refusal)
    return answer.value
  }

  const guarded = async <Value>(work: () => Promise<Value>): Promise<Result<Value, Refusal>> => {
    try {
      return ok(await work())
    } catch (error) {
      if (error instanceof Ended) return refused({ code: error.code })
      throw error
    }
  }

  return {
    put: (place, file) =>
      guarded(async () => {
        const found = await ask('GET', documentPath(place))
        const present = found.status === 200 ? readDocument(found) : null
        if (present && present.digest !== digestOf(file)) return 'taken'
        if (!present) {
          const missing = whyMissing(found)
          if (missing !== 'neverThere') return missing
          const put = await ask('PUT', `${documentPath(place)}/${linkFile}`, file)
          // Another laptop was quicker: what lies there is looked at the next time.
          if (put.status === 409) return 'notTaken'
          const outcome = whyNotWritten(put)
          if (outcome) return outcome
        }
        const seen = await askAsStranger(place)
        // The document has our file: other bytes come from a cache in between, or a sign-in page.
        if (seen.status === 200) return sameAs(seen.body, file) ? 'live' : 'notTaken'
        return seen.status === 401 || seen.status === 403 ? 'closedToStrangers' : 'notTaken'
      }),
    remove: (place) =>
      guarded(async () => {
        const found = await ask('GET', documentPath(place))
        const present = found.status === 200 ? readDocument(found) : null
        if (present) {
          const gone = await ask('DELETE', `${documentPath(place)}?rev=${present.rev}`)
          if (gone.status === 403) return 'notOurs'
          if (gone.status !== 200 && gone.status !== 202) return 'stillThere'
        } else {
          const missing = whyMissing(found)
          if (missing === 'notOurs') return missing
          if (missing === 'notTaken') return 'stillThere'
        }
        const seen = await askAsStranger(place)
        return [401, 403, 404].includes(seen.status) ? 'removed' : 'stillThere'
      }),
    stop() {
      ending.abort()
      ending = new AbortController()
      session?.cookies.end()
      session = null
    },
  }
}

const documentPath = (place: string): string => `${linkDatabase(place)}/${linkDocument}`

const documentSchema = z.looseObject({
  _rev: z.string().regex(/^\d+-[0-9a-zA-Z]{1,64}$/),
  _attachments: z
    .looseObject({ [linkFile]: z.looseObject({ digest: z.string().max(100) }) })
    .optional(),
})

function readDocument(found: Exchange): { readonly rev: string; readonly digest: string } {
  const read = documentSchema.safeParse(json(found)).data
  if (!read) throw new Ended('portal')
  return { rev: read._rev, digest: read._attachments?.[linkFile].digest ?? '' }
}

const json = (exchange: Exchange): unknown => {
  try {
    return JSON.parse(textOf(exchange))
  } catch {
    return null
  }
}

const reasonSchema = z.looseObject({ error: z.string().optional(), reason: z.string().optional() })

/** A tombstone says that a person took it back: it is not put there again. */
function whyMissing(
  found: Exchange,
): 'neverThere' | 'removed' | 'noPlace' | 'notOurs' | 'notTaken' {
  const said = reasonSchema.safeParse(json(found)).data
  if (found.status === 404 && said?.error === 'not_found') {
    if (said.reason === 'deleted') return 'removed'
    return said.reason === 'missing' ? 'neverThere' : 'noPlace'
  }
  if (found.status === 401) throw new Ended('passwordRefused')
  if (found.status === 403) return 'notOurs'
  if (found.status >= 500) return 'notTaken'
  // Neither a place nor its absence: another program.
  throw new Ended('portal')
}

function whyNotWritten({ status }: Exchange): 'notOurs' | 'noPlace' | 'notTaken' | null {
  if (status === 201 || status === 202) return null
  if (status === 401 || status === 403) return 'notOurs'
  return status === 404 ? 'noPlace' : 'notTaken'
}

/** As CouchDB tells the digest of a file. */
const digestOf = (file: Uint8Array): string =>
  `md5-${createHash('md5').update(file).digest('base64')}`

const sameAs = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0
