import { z } from 'zod'
import type { Meeting, PartName } from '#shared/crypto/invitation'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { ok, type Result, refused } from '#shared/result'
import { type Send, textOf } from './cookie-session'
import type { Exchange } from './http-exchange'
import { type InspectRefusal, type ServerVisit, visitServer } from './inspect'

/**
 * The place on the practice's server where an owner's laptop and a new one meet: a database of its own,
 * with an account that follows from the code and opens nothing else. Both go when the meeting ends; what
 * a laptop that lost its power left behind goes with the next invitation.
 */
export type MeetingRefusal = InspectRefusal | 'notAllowed'
type Outcome<Value> = Promise<Result<Value, MeetingRefusal>>

const prefix = 'doorstep-meet-'
const untilId = 'until'
/** CouchDB's cookies last ten minutes, and a meeting lasts longer. */
const revisitAfterMs = 5 * 60_000

/** A visit that signs in anew before its cookie runs out. The words stay in this process's memory. */
export type LongVisit = () => Outcome<ServerVisit>

export function longVisit(words: ServerAccount, send: Send, nowMs: () => number): LongVisit {
  let held: { readonly visit: ServerVisit; readonly sinceMs: number } | null = null
  return async () => {
    if (held && nowMs() - held.sinceMs < revisitAfterMs) return ok(held.visit)
    const visit = await visitServer(words, send, nowMs)
    if (!visit.ok) return refused(visit.refusal.code)
    held = { visit: visit.value, sinceMs: nowMs() }
    return ok(visit.value)
  }
}

const parse = <S extends z.ZodType>(schema: S, exchange: Exchange): z.infer<S> | null => {
  try {
    return schema.safeParse(JSON.parse(textOf(exchange))).data ?? null
  } catch {
    return null
  }
}

async function ask(
  visit: ServerVisit,
  method: string,
  path: string,
  body?: unknown,
): Outcome<Exchange> {
  const answer = await visit.call(method, path, body)
  return answer.ok ? answer : refused(answer.refusal.code)
}

const isDone = ({ status }: Exchange): boolean => status >= 200 && status < 300

/** Anything but done is somebody else's rule, or trouble there. */
async function must(asked: Outcome<Exchange>): Outcome<undefined> {
  const answer = await asked
  if (!answer.ok) return answer
  if (isDone(answer.value)) return ok(undefined)
  const { status } = answer.value
  return refused(status === 401 || status === 403 ? 'notAllowed' : 'serverTrouble')
}

const userPath = (name: string) => `_users/org.couchdb.user:${name}`

/** Members come before the account does: no moment in which anybody else could look in. */
export async function openMeeting(
  visit: ServerVisit,
  meeting: Meeting,
  untilAt: string,
): Outcome<undefined> {
  const { name, password } = meeting
  const group = { names: [name], roles: [] }
  const security = { admins: { names: [], roles: ['_admin'] }, members: group }
  const user = { _id: `org.couchdb.user:${name}`, name, password, roles: [], type: 'user' }
  const steps = [
    () => ask(visit, 'PUT', name),
    () => ask(visit, 'PUT', `${name}/_security`, security),
    () => ask(visit, 'PUT', `${name}/${untilId}`, { until: untilAt }),
    () => ask(visit, 'PUT', userPath(name), user),
  ]
  for (const step of steps) {
    const done = await must(step())
    if (done.ok) continue
    await closeMeeting(visit, name)
    return done
  }
  return ok(undefined)
}

/** False when something of it may still be there. Safe to repeat. */
export async function closeMeeting(visit: ServerVisit, name: string): Promise<boolean> {
  const found = await ask(visit, 'GET', userPath(name))
  let accountGone = found.ok && found.value.status === 404
  const revSchema = z.looseObject({ _rev: z.string() })
  const rev = found.ok ? parse(revSchema, found.value)?._rev : undefined
  if (rev && found.ok && found.value.status === 200) {
    const path = `${userPath(name)}?rev=${encodeURIComponent(rev)}`
    const gone = await ask(visit, 'DELETE', path)
    accountGone = gone.ok && isDone(gone.value)
  }
  const gone = await ask(visit, 'DELETE', name)
  return accountGone && gone.ok && (isDone(gone.value) || gone.value.status === 404)
}

/** Removes meetings whose time is over: of laptops that could not do so themselves. */
export async function sweepMeetings(visit: ServerVisit): Promise<void> {
  const listed = await ask(visit, 'GET', '_all_dbs')
  const names = listed.ok ? parse(z.array(z.string()).max(100_000), listed.value) : null
  for (const name of names ?? []) {
    if (!new RegExp(`^${prefix}[0-9a-f]{32}$`).test(name)) continue
    const found = await ask(visit, 'GET', `${name}/${untilId}`)
    if (!found.ok) return
    const until = parse(z.looseObject({ until: z.iso.datetime() }), found.value)?.until
    if (until === undefined || Date.parse(until) < visit.nowMs()) await closeMeeting(visit, name)
  }
}

/** `taken`: it lies there already, and everything is written once. */
export async function putPart(
  visit: ServerVisit,
  meeting: Meeting,
  part: PartName,
  sealed: string,
): Promise<Result<undefined, MeetingRefusal | 'taken'>> {
  const answer = await ask(visit, 'PUT', `${meeting.name}/${part}`, { sealed })
  if (answer.ok && answer.value.status === 409) return refused('taken')
  return must(Promise.resolve(answer))
}

/** Null: it is not there yet. `notAllowed`: the meeting is over. */
export async function getPart(
  visit: ServerVisit,
  meeting: Meeting,
  part: PartName,
): Outcome<unknown> {
  const answer = await ask(visit, 'GET', `${meeting.name}/${part}`)
  if (!answer.ok) return answer
  const { status } = answer.value
  if (status === 404 && !(await isOpen(visit, meeting))) return refused('notAllowed')
  if (status === 404) return ok(null)
  if (status === 401 || status === 403) return refused('notAllowed')
  if (status !== 200) return refused('serverTrouble')
  return ok(readSealed(answer.value))
}

async function isOpen(visit: ServerVisit, { name }: Meeting): Promise<boolean> {
  const answer = await ask(visit, 'GET', name)
  return !answer.ok || answer.value.status === 200
}

/** The text of `sealed`; '' for anything else, which no key opens. */
function readSealed({ body }: Exchange): string {
  try {
    const text = new TextDecoder().decode(body)
    return z.looseObject({ sealed: z.string() }).safeParse(JSON.parse(text)).data?.sealed ?? ''
  } catch {
    return ''
  }
}
