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
  const { nowMs, prefix } = needs
  const send = needs.send ?? exchange
  const underway = new Map<string, AbortController>()
  let session: { readonly account: ServerAccount; readonly cookies: CookieSession } | null = null

  const sessionOf = (account: ServerAccount): CookieSession => {
    if (!session || !sameAccount(session.account, account)) {
      const cookies = createCookieSession(account, rootOf(account.address), send, nowMs)
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
    })
  }

  const run = async (
    request: ServerRequest,
    signal: AbortSignal,
  ): Promise<Result<ServerAnswer, Refusal>> => {
    const account = needs.account()
    if (account === 'locked') return refused({ code: 'locked' })
    if (account === null) return refused({ code: 'notConfigured' })
    const cookies = sessionOf(account)
    const signedOut = (code: RoadRefusal): Result<never, Refusal> =>
      code === 'lockedOut' ? refused({ code, waitMs: cookies.lockedForMs() }) : refused({ code })

    const first = await cookies.cookie()
    if (!first.ok) return signedOut(first.refusal)
    let answer = await attempt(account, request, first.value, signal)
    if (answer.ok && answer.value.status === 401) {
      // The session has run out, or the server has forgotten it: once more with a new one.
      const second = await cookies.cookie(first.value)
      if (!second.ok) return signedOut(second.refusal)
      answer = await attempt(account, request, second.value, signal)
    }
    if (!answer.ok) return refused({ code: answer.refusal })
    cookies.renewed(answer.value)
    return isFromServer(answer.value, request)
      ? ok(answerOf(answer.value, nowMs()))
      : refused({ code: 'portal' })
  }

  return {
    async request(request) {
      if (!isAllowed(request)) return refused({ code: 'refused' })
      const controller = new AbortController()
      underway.set(request.requestId, controller)
      try {
        return await run(request, controller.signal)
      } finally {
        underway.delete(request.requestId)
      }
    },
    cancel: (requestId) => underway.get(requestId)?.abort(),
    forgive: () => session?.cookies.forgive(),
    stop() {
      for (const controller of underway.values()) controller.abort()
      session = null
    },
  }
}

/** The address as the base of all others: with a slash at its end. */
export const rootOf = (address: string): URL => new URL(`${address.replace(/\/+$/, '')}/`)

const sameAccount = (a: ServerAccount, b: ServerAccount): boolean =>
  a.address === b.address && a.userName === b.userName && a.password === b.password

/** A redirect, or a page where data is due, comes from somebody else on the way. */
function isFromServer({ status, headers, body }: Exchange, { accept }: ServerRequest): boolean {
  if (status >= 300 && status < 400 && status !== 304) return false
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
  const ms = /^\s*\d{1,12}\s*$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs
  return Number.isFinite(ms) ? Math.min(Math.max(0, Math.round(ms)), longestWaitMs) : null
}
