import type {
  RoadRefusal,
  ServerAccount,
  ServerAnswer,
  ServerRequest,
} from '#shared/ipc/server-contract'
import { filesDatabase, recordsDatabase } from '#shared/ipc/server-names'
import { ok, type Result, refused } from '#shared/result'
import { isAllowed } from './allowed-requests'
import { type CookieSession, createCookieSession, type Send } from './cookie-session'
import { type Exchange, exchange } from './http-exchange'

export interface RoadNeeds {
  /** Null: no server is set up; 'locked': the vault is. */
  readonly account: () => ServerAccount | 'locked' | null
  readonly nowMs: () => number
  readonly random?: () => number
  readonly send?: Send
  /** Of the names of databases; tests keep theirs apart from a practice's. */
  readonly prefix?: string
}

type Refusal = { readonly code: RoadRefusal; readonly waitMs?: number }

/** The one way to the practice's server. */
export interface Road {
  request(request: ServerRequest): Promise<Result<ServerAnswer, Refusal>>
  cancel(requestId: string): void
  /** A person asks again after a refused password. */
  forgive(): void
  /** Ends what is under way and forgets who is signed in. */
  stop(): void
}

const maxAnswer = 96 * 1024 * 1024
/** Three heartbeats of ten seconds may fail to come. */
const idleMs = 25_000
const longestWaitMs = 10 * 60_000

export function createRoad(needs: RoadNeeds): Road {
  const { nowMs, random, prefix } = needs
  const send = needs.send ?? exchange
  const underway = new Map<string, AbortController>()
  let session: { readonly account: ServerAccount; readonly cookies: CookieSession } | null = null

  const sessionOf = (account: ServerAccount): CookieSession => {
    if (!session || !sameAccount(session.account, account)) {
      session?.cookies.end()
      const cookies = createCookieSession(account, rootOf(account.address), send, nowMs, random)
      session = { account, cookies }
    }
    return session.cookies
  }

  const attempt = async (
    account: ServerAccount,
    request: ServerRequest,
    cookie: string,
    signal: AbortSignal,
  ) => {
    const name =
      request.database === 'records'
        ? recordsDatabase(request.space, prefix)
        : filesDatabase(request.space, prefix)
    const url = new URL(`${name}${request.path}`, rootOf(account.address))
    url.search = request.query
    return send({
      url,
      method: request.method,
      headers: {
        cookie,
        accept: request.accept ?? 'application/json',
        ...(request.contentType ? { 'content-type': request.contentType } : {}),
      },
      body: request.body,
      maxBytes: maxAnswer,
      idleMs,
      totalMs: request.maxSeconds === null ? null : request.maxSeconds * 1000,
      signal,
      repeatable: asking.has(request.path),
    })
  }

  const run = async (
    request: ServerRequest,
    signal: AbortSignal,
  ): Promise<Result<ServerAnswer, Refusal>> => {
    const account = needs.account()
    if (account === 'locked') return refused({ code: 'locked' })
    if (account === null) return refused({ code: 'notConfigured' })
    if (!mayCarryPassword(rootOf(account.address))) return refused({ code: 'untrusted' })
    const cookies = sessionOf(account)
    const signedOut = (code: RoadRefusal): Result<never, Refusal> =>
      code === 'lockedOut' ? refused({ code, waitMs: cookies.lockedForMs() }) : refused({ code })

    const first = await unlessAborted(cookies.cookie(), signal)
    if (!first.ok) return signedOut(first.refusal)
    let answer = await attempt(account, request, first.value, signal)
    if (answer.ok && answer.value.status === 401) {
      // The session has run out, or the server has forgotten it: once more with a new one.
      const second = await unlessAborted(cookies.cookie(first.value), signal)
      if (!second.ok) return signedOut(second.refusal)
      answer = await attempt(account, request, second.value, signal)
    }
    if (!answer.ok) return refused({ code: answer.refusal })
    if (!isFromServer(answer.value, request)) return refused({ code: 'portal' })
    cookies.renewed(answer.value)
    return ok(answerOf(answer.value, nowMs()))
  }

  return {
    async request(request) {
      if (!isAllowed(request) || !areHeaders(request)) return refused({ code: 'refused' })
      const controller = new AbortController()
      underway.set(request.requestId, controller)
      try {
        return await run(request, controller.signal)
      } finally {
        if (underway.get(request.requestId) === controller) underway.delete(request.requestId)
      }
    },
    cancel: (requestId) => underway.get(requestId)?.abort(),
    forgive: () => session?.cookies.forgive(),
    stop() {
      for (const controller of underway.values()) controller.abort()
      session?.cookies.end()
      session = null
    },
  }
}

/** The address as the base of all others: with a slash at its end. */
export const rootOf = (address: string): URL => new URL(`${address.replace(/\/+$/, '')}/`)

const loopback = /^(127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/i

/** Plain http is for this machine alone. */
export const mayCarryPassword = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))

/** Paths that only ask, whatever the method. */
const asking = new Set(['/_changes', '/_all_docs', '/_bulk_get', '/_revs_diff'])

const areHeaders = ({ accept, contentType }: ServerRequest): boolean =>
  /^[\x20-\x7e]*$/.test(`${accept ?? ''}${contentType ?? ''}`)

/** What others wait for too goes on; this one waits no longer. */
function unlessAborted<Value, Refusal>(
  waiting: Promise<Result<Value, Refusal>>,
  signal: AbortSignal,
): Promise<Result<Value, Refusal | 'cancelled'>> {
  return new Promise((resolve, reject) => {
    const abort = () => resolve(refused('cancelled'))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    waiting.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

const sameAccount = (a: ServerAccount, b: ServerAccount): boolean =>
  a.address === b.address && a.userName === b.userName && a.password === b.password

/** A redirect, or a page where data is due, comes from somebody else on the way. */
function isFromServer({ status, headers, body }: Exchange, { accept }: ServerRequest): boolean {
  if (status >= 300 && status < 400 && status !== 304) return false
  // 511: a network that wants its own sign-in first (RFC 6585). No server of ours goes beyond 599.
  if (status === 511 || status > 599) return false
  const type = headers['content-type'] ?? ''
  // A proxy's error page says that the server is in trouble, not that this is another network.
  if (status >= 400) return true
  if (/text\/html/i.test(type)) return false
  if (accept !== null && accept !== 'application/json') return true
  return isJson(body)
}

function isJson(body: Uint8Array): boolean {
  // Heartbeats are line ends before the answer.
  const first = body.find(
    (byte) => byte !== 0x0a && byte !== 0x0d && byte !== 0x20 && byte !== 0x09,
  )
  return first === undefined || first === 0x7b || first === 0x5b
}

function answerOf({ status, headers, body }: Exchange, nowMs: number): ServerAnswer {
  return {
    status,
    retryAfterMs: readRetryAfter(headers['retry-after'], nowMs),
    contentType: (headers['content-type'] ?? '').slice(0, 200),
    body,
  }
}

/** Seconds or a date; null when it is neither. No server may silence a laptop for longer than ten minutes. */
export function readRetryAfter(text: string | undefined, nowMs: number): number | null {
  if (text === undefined) return null
  // `Date.parse` alone would take `soon 5` for a day in 2001.
  const isDate = /^[A-Z][a-z]{2,8}, .*\d\d:\d\d:\d\d GMT$/.test(text)
  const ms = /^\s*\d+\s*$/.test(text)
    ? Number(text) * 1000
    : isDate
      ? Date.parse(text) - nowMs
      : Number.NaN
  return Number.isFinite(ms) ? Math.min(Math.max(0, Math.round(ms)), longestWaitMs) : null
}
