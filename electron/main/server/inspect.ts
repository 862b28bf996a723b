import { z } from 'zod'
import type { inspectRefusals, ServerAccount, ServerFindings } from '#shared/ipc/server-contract'
import { filesDatabase, recordsDatabase } from '#shared/ipc/server-names'
import { ok, type Result, refused } from '#shared/result'
import { createCookieSession, type Send, textOf } from './cookie-session'
import type { Exchange } from './http-exchange'
import { mayCarryPassword, rootOf } from './road'

export type InspectRefusal = (typeof inspectRefusals)[number]
export type InspectResult<Value> = Promise<Result<Value, { readonly code: InspectRefusal }>>

/** Requests to a server under one account, before anything is kept. */
export interface ServerVisit {
  readonly account: ServerAccount
  readonly findings: Pick<ServerFindings, 'vendor' | 'version' | 'role'>
  /** By the server's clock, which two laptops that meet there share whatever their own say. */
  nowMs(): number
  call(method: string, path: string, body?: unknown): InspectResult<Exchange>
}

/** The address as it is kept, or why it is none. Plain http is for this machine alone. */
export function readAddress(text: string): Result<string, { readonly code: InspectRefusal }> {
  const typed = text.trim()
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  let url: URL
  try {
    url = new URL(whole)
  } catch {
    return refused({ code: 'badAddress' })
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused({ code: 'badAddress' })
  if (url.username || url.password || url.search || url.hash) return refused({ code: 'badAddress' })
  if (!mayCarryPassword(url)) return refused({ code: 'insecure' })
  return ok(`${url.origin}${url.pathname.replace(/\/+$/, '')}`)
}

const welcomeSchema = z.looseObject({
  couchdb: z.string().optional(),
  'express-pouchdb': z.string().optional(),
  version: z.string().max(60).optional(),
  vendor: z
    .looseObject({ name: z.string().max(100).optional(), version: z.string().max(60).optional() })
    .optional(),
})

const sessionSchema = z.looseObject({
  userCtx: z.looseObject({ name: z.string().nullable(), roles: z.array(z.string()) }),
})

const parse = <S extends z.ZodType>(schema: S, exchange: Exchange): z.infer<S> | null => {
  try {
    return schema.safeParse(JSON.parse(textOf(exchange))).data ?? null
  } catch {
    return null
  }
}

/** What answers at an address: a CouchDB we can use, and in what standing the account is there. */
export async function visitServer(
  given: ServerAccount,
  send: Send,
  nowMs: () => number,
): InspectResult<ServerVisit> {
  const address = readAddress(given.address)
  if (!address.ok) return address
  const account = { ...given, address: address.value }
  const root = rootOf(account.address)
  const ask = (url: URL, method: string, body?: unknown, cookie?: string) =>
    send({
      url,
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
      },
      body: body === undefined ? null : JSON.stringify(body),
      maxBytes: 4 * 1024 * 1024,
      idleMs: 15_000,
      totalMs: 30_000,
    })

  const hello = await ask(root, 'GET')
  if (!hello.ok) return refused({ code: hello.refusal })
  const saidMs = Date.parse(hello.value.headers.date ?? '')
  const aheadMs = Number.isNaN(saidMs) ? 0 : saidMs - nowMs()
  const greeted = readWelcome(hello.value)
  if (!greeted.ok && (await isServerAbove(root, ask))) return refused({ code: 'pathTooMany' })
  // `require_valid_user`: such a server says nothing of itself before one has signed in.
  const isClosed = hello.value.status === 401
  if (!greeted.ok && !isClosed) return greeted
  const session = createCookieSession(account, root, send, nowMs)
  const cookie = await session.cookie()
  if (!cookie.ok) {
    const above = new URL('/', root)
    const mayBeAbove = isClosed && cookie.refusal === 'passwordRefused' && root.pathname !== '/'
    const isAbove =
      mayBeAbove && (await createCookieSession(account, above, send, nowMs).cookie()).ok
    return refused({ code: isAbove ? 'pathTooMany' : cookie.refusal })
  }
  const known = greeted.ok ? ok(hello.value) : await ask(root, 'GET', undefined, cookie.value)
  if (!known.ok) return refused({ code: known.refusal })
  const welcome = readWelcome(known.value)
  if (!welcome.ok) return welcome
  let present = cookie.value
  const call: ServerVisit['call'] = async (method, path, body) => {
    const url = new URL(path, root)
    const first = await ask(url, method, body, present)
    if (!first.ok) return refused({ code: first.refusal })
    if (first.value.status !== 401) return first
    // A server that was restarted knows no cookie from before. An account that is gone is refused again.
    const fresh = await session.cookie(present)
    if (!fresh.ok) {
      return fresh.refusal === 'passwordRefused' ? first : refused({ code: fresh.refusal })
    }
    present = fresh.value
    const again = await ask(url, method, body, present)
    return again.ok ? again : refused({ code: again.refusal })
  }
  const signedIn = await call('GET', '_session')
  if (!signedIn.ok) return signedIn
  const who = parse(sessionSchema, signedIn.value)?.userCtx
  if (!who || who.name === null) return refused({ code: 'serverTrouble' })
  const role = who.roles.includes('_admin') ? 'admin' : 'member'
  const findings = { ...welcome.value, role } as const
  return ok({ account, findings, nowMs: () => nowMs() + aheadMs, call })
}

function readWelcome(
  hello: Exchange,
): Result<{ vendor: string; version: string }, { readonly code: InspectRefusal }> {
  const { status } = hello
  if (status >= 300 && status < 400) return refused({ code: 'portal' })
  if (status >= 500) return refused({ code: 'serverTrouble' })
  const welcome = parse(welcomeSchema, hello)
  const isCouch = welcome?.couchdb !== undefined || welcome?.['express-pouchdb'] !== undefined
  if (!welcome || !isCouch) return refused({ code: 'notCouchDb' })
  const version = welcome.version ?? welcome.vendor?.version ?? ''
  const vendor = welcome.vendor?.name ?? 'CouchDB'
  const isPouch = welcome['express-pouchdb'] !== undefined
  if (!isPouch && /^[12]\./.test(version)) return refused({ code: 'tooOld' })
  return ok({ vendor, version: version.slice(0, 40) })
}

/** `https://couch.example.org/_utils` or `…/mydb`: the server itself answers further up. */
async function isServerAbove(
  root: URL,
  ask: (url: URL, method: string) => ReturnType<Send>,
): Promise<boolean> {
  const parts = root.pathname.split('/').filter((part) => part !== '')
  for (let count = parts.length - 1; count >= 0; count--) {
    const above = new URL(
      `/${parts
        .slice(0, count)
        .map((part) => `${part}/`)
        .join('')}`,
      root,
    )
    const hello = await ask(above, 'GET')
    if (hello.ok && readWelcome(hello.value).ok) return true
  }
  return false
}

/** How the databases of these spaces stand for this account. */
export async function findDatabases(
  visit: ServerVisit,
  spaces: readonly string[],
  prefix?: string,
): InspectResult<ServerFindings['databases']> {
  const names = spaces.flatMap((space) => [
    recordsDatabase(space, prefix),
    filesDatabase(space, prefix),
  ])
  let there = 0
  let closed = 0
  for (const name of names) {
    const answer = await visit.call('GET', name)
    if (!answer.ok) return answer
    const { status } = answer.value
    if (status === 200) there++
    else if (status === 401 || status === 403) closed++
    else if (status !== 404) return refused({ code: 'serverTrouble' })
  }
  if (closed > 0) return ok('noAccess')
  if (there === names.length) return ok('ready')
  return ok(there === 0 ? 'missing' : 'partly')
}
