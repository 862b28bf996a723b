import type { ServerAccount } from '#shared/ipc/server-contract'
import { ok, type Result, refused } from '#shared/result'
import type { Exchange, ExchangeRefusal, ExchangeRequest } from './http-exchange'

export type SessionRefusal = ExchangeRefusal | 'passwordRefused' | 'lockedOut' | 'portal'

export type Send = (request: ExchangeRequest) => Promise<Result<Exchange, ExchangeRefusal>>

export interface CookieSession {
  /** A cookie to send; signs in when there is none, or when `not` is the one that was refused. */
  cookie(not?: string): Promise<Result<string, SessionRefusal>>
  /** The server renews cookies by itself while they are used. */
  renewed(exchange: Exchange): void
  /** A refused password is asked for again only when a person says so. */
  forgive(): void
  /** Milliseconds until a lock-out is over. */
  lockedForMs(): number
  /** Ends a signing in that is under way: the password goes nowhere any more. */
  end(): void
}

/** CouchDB locks an account for five minutes after five refused passwords. */
const lockOutMs = 5 * 60_000
/** Laptops that were locked out together do not come back together. */
const lockOutSpreadMs = 30_000
/** CouchDB's cookies last ten minutes. */
const renewAfterMs = 8 * 60_000
const maxAnswer = 64 * 1024

/** Signing in to one server: the password is sent there, and a cookie after that. In memory only. */
export function createCookieSession(
  account: ServerAccount,
  root: URL,
  send: Send,
  nowMs: () => number,
  random: () => number = Math.random,
): CookieSession {
  const ending = new AbortController()
  let held: { readonly cookie: string; readonly sinceMs: number } | null = null
  let isRefused = false
  let lockedUntilMs = 0
  let signingIn: Promise<Result<string, SessionRefusal>> | null = null

  const signIn = async (): Promise<Result<string, SessionRefusal>> => {
    if (isRefused) return refused('passwordRefused')
    if (nowMs() < lockedUntilMs) return refused('lockedOut')
    const answer = await send({
      url: new URL('_session', root),
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ name: account.userName, password: account.password }),
      maxBytes: maxAnswer,
      idleMs: 15_000,
      totalMs: 30_000,
      signal: ending.signal,
    })
    if (!answer.ok) return answer
    const { status } = answer.value
    const said = textOf(answer.value)
    if (status === 401) {
      isRefused = true
      return refused('passwordRefused')
    }
    // Any other 403 is not about this account: something stands between us and the server.
    if (status === 403 && /temporarily locked/i.test(said)) {
      lockedUntilMs = nowMs() + lockOutMs + Math.round(random() * lockOutSpreadMs)
      return refused('lockedOut')
    }
    const cookie = cookieOf(answer.value)
    if (status !== 200 || !cookie || !/"ok"\s*:\s*true/.test(said)) {
      return refused(status >= 500 || status === 429 ? 'offline' : 'portal')
    }
    held = { cookie, sinceMs: nowMs() }
    return ok(cookie)
  }

  return {
    cookie(not) {
      const fresh = held && nowMs() - held.sinceMs < renewAfterMs && held.cookie !== not
      if (held && fresh) return Promise.resolve(ok(held.cookie))
      // One signing in for all who wait for it.
      signingIn ??= signIn().finally(() => {
        signingIn = null
      })
      return signingIn
    },
    renewed(exchange) {
      const cookie = cookieOf(exchange)
      if (cookie) held = { cookie, sinceMs: nowMs() }
    },
    forgive() {
      isRefused = false
    },
    lockedForMs: () => Math.max(0, lockedUntilMs - nowMs()),
    end: () => ending.abort(),
  }
}

export function cookieOf({ headers }: Exchange): string | null {
  for (const line of headers['set-cookie'] ?? []) {
    const found = /^AuthSession=([A-Za-z0-9_=-]{1,2000})(?:;|$)/.exec(line)
    if (found) return `AuthSession=${found[1]}`
  }
  return null
}

export const textOf = ({ body }: Exchange): string =>
  new TextDecoder().decode(body.subarray(0, maxAnswer))
