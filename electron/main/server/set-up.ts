import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { ServerAccount, SetUpStep } from '#shared/ipc/server-contract'
import {
  accountName,
  filesDatabase,
  ownerRole,
  recordsDatabase,
  staffRole,
} from '#shared/ipc/server-names'
import { designDocument } from '#shared/ipc/server-rules'
import { ok, type Result, refused } from '#shared/result'
import { textOf } from './cookie-session'
import type { Exchange } from './http-exchange'
import type { InspectRefusal, InspectResult, ServerVisit } from './inspect'

export interface WhoIsSetUp {
  readonly deviceId: string
  readonly staffId: string
  /** The practice's shared space. */
  readonly practice: string
  /** May refill a server that lost everything, also with what others made. */
  readonly owner: boolean
  /** Everybody who works there and may reach which spaces; absent: whoever was let in stays, as before. */
  readonly members?: readonly ServerMember[] | undefined
  /** Let in besides; of those who come already nobody goes. */
  readonly also?: readonly ServerMember[] | undefined
}

export interface ServerMember {
  readonly staffId: string
  readonly spaces: readonly string[]
}

type Outcome = SetUpStep['outcome']
/** A request that the network did not carry ends the whole; what was done stays, and can be repeated. */
class Interrupted extends Error {
  constructor(readonly code: InspectRefusal) {
    super(code)
  }
}

/**
 * Makes or mends everything a practice needs on its server, and answers step by step what it found. The
 * rules are there before anybody is let in. Safe to repeat at any time.
 */
export async function setUpServer(
  visit: ServerVisit,
  spaces: readonly string[],
  who: WhoIsSetUp,
  prefix?: string,
): InspectResult<{ readonly steps: SetUpStep[]; readonly account: ServerAccount | null }> {
  const steps: SetUpStep[] = []
  const add = (step: SetUpStep['step'], space: string | null, outcome: Outcome) =>
    void steps.push({ step, space, outcome })
  try {
    for (const space of spaces) {
      for (const kind of ['records', 'files'] as const) {
        const name =
          kind === 'records' ? recordsDatabase(space, prefix) : filesDatabase(space, prefix)
        add('database', space, await makeDatabase(visit, name))
        const rules = await setRules(visit, name, kind)
        add('rules', space, rules)
        const isRuled = rules !== 'failed' && rules !== 'notAllowed'
        add('members', space, isRuled ? await letIn(visit, name, space, who) : 'failed')
      }
    }
    add('limits', null, await lowerLimits(visit))
    const made = await makeAccount(visit, who)
    add('account', null, made.outcome)
    const { account } = made
    add('signIn', null, account && (await signsIn(visit, account)) ? 'alreadyFine' : 'failed')
    return ok({
      steps,
      account: steps.some(({ outcome }) => outcome === 'failed') ? null : account,
    })
  } catch (error) {
    if (error instanceof Interrupted) return refused({ code: error.code })
    throw error
  }
}

const call = async (
  visit: ServerVisit,
  method: string,
  path: string,
  body?: unknown,
): Promise<Exchange> => {
  const answer = await visit.call(method, path, body)
  if (!answer.ok) throw new Interrupted(answer.refusal.code)
  return answer.value
}

const json = (exchange: Exchange): unknown => {
  try {
    return JSON.parse(textOf(exchange))
  } catch {
    return null
  }
}

/** Of an answer that is not what was asked for. */
const outcomeOf = (status: number): Outcome =>
  status === 401 || status === 403 ? 'notAllowed' : 'failed'

/** A clash with another laptop, a database that was just made, trouble of the server's own. */
const mayPass = (status: number): boolean => status === 404 || status === 409 || status >= 500

async function makeDatabase(visit: ServerVisit, name: string): Promise<Outcome> {
  const { status } = await call(visit, 'PUT', name)
  if (status === 201 || status === 202) return 'made'
  if (status === 412) return 'alreadyFine'
  return outcomeOf(status)
}

const designSchema = z.looseObject({
  _rev: z.string(),
  version: z.number().optional(),
  validate_doc_update: z.string().optional(),
})

const rulesTries = 3

/** Another laptop may set the server up at the same time, or still ask a database that was just made anew. */
async function setRules(
  visit: ServerVisit,
  name: string,
  kind: 'records' | 'files',
): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    const done = await trySettingRules(visit, name, kind)
    if (done.ok) return done.value
    const { status } = done.refusal
    if (tries === rulesTries || !mayPass(status)) return outcomeOf(status)
  }
}

async function trySettingRules(
  visit: ServerVisit,
  name: string,
  kind: 'records' | 'files',
): Promise<Result<Outcome, { readonly status: number }>> {
  const wanted = designDocument(kind)
  const found = await call(visit, 'GET', `${name}/${wanted._id}`)
  const present = found.status === 200 ? designSchema.safeParse(json(found)).data : undefined
  if (present?.validate_doc_update === wanted.validate_doc_update) return ok('alreadyFine')
  // A newer Doorstep of the same practice has been here: its rules are stricter, not ours to undo.
  if ((present?.version ?? 0) > wanted.version) return ok('alreadyFine')
  const body = present ? { ...wanted, _rev: present._rev } : wanted
  const { status } = await call(visit, 'PUT', `${name}/${wanted._id}`, body)
  if (status !== 201 && status !== 202) return refused({ status })
  return ok(present ? 'mended' : 'made')
}

const groupSchema = z.looseObject({
  names: z.array(z.string()).default([]),
  roles: z.array(z.string()).default([]),
})
const securitySchema = z.looseObject({
  admins: groupSchema.optional(),
  members: groupSchema.optional(),
})

const isRoleOfOurs = (role: string): boolean =>
  [staffRole, ownerRole].some((named) => new RegExp(`^${named('[0-9a-f-]{36}')}$`).test(role))

/**
 * Members are roles of staff, never names. Of those, who was let in before stays, unless it is said who
 * works there: then whoever is not named goes. Everybody else goes in any case, for a database's own
 * administrator could take its rules away. A database without members is open to all.
 */
async function letIn(
  visit: ServerVisit,
  name: string,
  space: string,
  who: WhoIsSetUp,
): Promise<Outcome> {
  const found = await call(visit, 'GET', `${name}/_security`)
  const present = securitySchema.safeParse(json(found)).data ?? {}
  const before = present.members?.roles ?? []
  const ours = before.filter(isRoleOfOurs)
  const rolesOf = (those: readonly ServerMember[]) =>
    those.flatMap((one) => (one.spaces.includes(space) ? [staffRole(one.staffId)] : []))
  const others = [...(who.members ? rolesOf(who.members) : ours), ...rolesOf(who.also ?? [])]
  const roles = [...new Set([...others, staffRole(who.staffId), ownerRole(who.practice)])]
  const ready =
    roles.every((role) => before.includes(role)) &&
    roles.length === before.length &&
    (present.members?.names ?? []).length === 0 &&
    (present.admins?.names ?? []).length === 0 &&
    (present.admins?.roles ?? []).every((role) => role === '_admin')
  if (ready) return 'alreadyFine'
  const security = { admins: { names: [], roles: ['_admin'] }, members: { names: [], roles } }
  const { status } = await call(visit, 'PUT', `${name}/_security`, security)
  if (status !== 200) return outcomeOf(status)
  return before.some((role) => role !== '_admin') ? 'mended' : 'made'
}

/** Sizes that no record and no file of ours reaches. The server may keep its settings to itself. */
const limits = [
  ['couchdb', 'max_document_size', 4_000_000],
  ['couchdb', 'max_attachment_size', 45_000_000],
] as const

async function lowerLimits(visit: ServerVisit): Promise<Outcome> {
  let outcome: Outcome = 'alreadyFine'
  for (const [section, key, most] of limits) {
    const path = `_node/_local/_config/${section}/${key}`
    const found = await call(visit, 'GET', path)
    if (found.status !== 200 && found.status !== 404) return 'notAllowed'
    const present = Number(json(found))
    if (found.status === 200 && Number.isFinite(present) && present <= most) continue
    const { status } = await call(visit, 'PUT', path, String(most))
    if (status !== 200) return 'notAllowed'
    outcome = 'mended'
  }
  return outcome
}

/** This laptop's own account, with a password that nobody has to know. One that exists gets a new one. */
export async function makeAccount(
  visit: ServerVisit,
  who: WhoIsSetUp,
): Promise<{ readonly outcome: Outcome; readonly account: ServerAccount | null }> {
  const name = accountName(who.deviceId)
  const path = `_users/org.couchdb.user:${name}`
  const found = await call(visit, 'GET', path)
  const rev = z.looseObject({ _rev: z.string() }).safeParse(json(found)).data?._rev
  const password = randomBytes(24).toString('base64url')
  const roles = [staffRole(who.staffId), ...(who.owner ? [ownerRole(who.practice)] : [])]
  const user = { _id: `org.couchdb.user:${name}`, name, password, roles, type: 'user' }
  const body = found.status === 200 && rev ? { ...user, _rev: rev } : user
  let { status } = await call(visit, 'PUT', path, body)
  // A fresh CouchDB has no such database before somebody makes it; a cluster is for its administrator.
  if (status === 404 && (await makeUsers(visit)))
    status = (await call(visit, 'PUT', path, body)).status
  if (status !== 201 && status !== 202) return { outcome: outcomeOf(status), account: null }
  const account = { address: visit.account.address, userName: name, password }
  return { outcome: found.status === 200 ? 'mended' : 'made', account }
}

/** True when it is gone, now or before. */
export async function removeAccount(
  visit: ServerVisit,
  deviceId: string,
): Promise<Result<boolean, { readonly code: InspectRefusal }>> {
  const path = `_users/org.couchdb.user:${accountName(deviceId)}`
  const found = await visit.call('GET', path)
  if (!found.ok) return found
  if (found.value.status === 404) return ok(true)
  const rev = z.looseObject({ _rev: z.string() }).safeParse(json(found.value)).data?._rev
  if (!rev) return ok(false)
  const gone = await visit.call('DELETE', `${path}?rev=${encodeURIComponent(rev)}`)
  return gone.ok ? ok(gone.value.status === 200 || gone.value.status === 202) : gone
}

async function signsIn(
  visit: ServerVisit,
  { userName, password }: ServerAccount,
): Promise<boolean> {
  const answer = await call(visit, 'POST', '_session', { name: userName, password })
  return answer.status === 200
}

const membershipSchema = z.looseObject({ all_nodes: z.array(z.string()) })

async function makeUsers(visit: ServerVisit): Promise<boolean> {
  const { all_nodes } = membershipSchema.safeParse(json(await call(visit, 'GET', '_membership')))
    .data ?? { all_nodes: [] }
  if (all_nodes.length > 1) return false
  const made = await makeDatabase(visit, '_users')
  return made === 'made' || made === 'alreadyFine'
}
