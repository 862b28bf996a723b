import { isInUse, withAccountClosed } from '#shared/domain/practice/laptops'
import { type Role, type RoleRefusal, whyNotRole } from '#shared/domain/practice/roles'
import type { Answer } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { recordAct } from '../audit/record-act'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'
import { memberLog } from './member-log'
import type { AdminWords } from './revoke-laptop'
import { type RotateRefusal, rotateKeys } from './rotate-keys'
import { type SignRefusal, signActs } from './sign-acts'

type CloseAnswer = Answer<'people.closeAccounts'>
export type CloseRefusal = Extract<CloseAnswer, { ok: false }>['refusal']['code']

/** Those who are in, as the log says. */
async function peopleIn(session: Session) {
  const log = await memberLog(session)
  return (log?.state.members ?? []).filter(({ leftAt }) => leftAt === null)
}

export type ChangeRoleRefusal = RoleRefusal | SignRefusal

/** Signed into the log first: the role in the person's record is its view. */
export async function changeRole(
  session: Session,
  change: { readonly staffId: string; readonly role: Role },
): Promise<Result<undefined, ChangeRoleRefusal>> {
  if (!(await askRole(session, 'people')).ok) return refused('notAllowed')
  const why = whyNotRole(await peopleIn(session), session.staffId, change)
  if (why) return refused(why)
  const log = await signActs(session, [{ kind: 'role', ...change }])
  if (!log.ok) return log
  const { staffId, role } = change
  await recordAct(session, { what: 'changedAccess', collection: 'staff', recordId: staffId })
  const changed = await session.store.change<'staff'>('staff', staffId, (person) =>
    ok({ ...person, ...touch(session), role }),
  )
  return changed.ok ? ok(undefined) : refused('missing')
}

export interface PersonLeft {
  /** closed: no account is open any more. stillOpen: to be closed later. noServer: there is none. */
  readonly accounts: 'closed' | 'stillOpen' | 'noServer'
  readonly trouble: CloseRefusal | null
}

/** `self`: nobody lets themselves go. `lastOwner`: somebody has to let people in. */
export type LetGoRefusal = 'self' | 'lastOwner' | 'notAllowed' | SignRefusal | RotateRefusal

/**
 * A person leaves the practice: signed into the log, their laptops marked, new keys for those who stay,
 * and their accounts on the server closed. Safe to repeat until all of it is done.
 */
export async function letGo(
  session: Session,
  { staffId, ...words }: AdminWords & { readonly staffId: string },
): Promise<Result<PersonLeft, LetGoRefusal>> {
  if (staffId === session.staffId) return refused('self')
  if (!(await askRole(session, 'people')).ok) return refused('notAllowed')
  const people = await peopleIn(session)
  if (people.some((person) => person.staffId === staffId)) {
    const log = await signActs(session, [{ kind: 'left', staffId }])
    if (!log.ok) return log
    await recordAct(session, { what: 'changedAccess', collection: 'staff', recordId: staffId })
  }
  const marked = await session.store.change<'staff'>('staff', staffId, (person) => {
    const touched = touch(session)
    const signingKeys = person.signingKeys.map((laptop) =>
      isInUse(laptop) ? { ...laptop, revokedAt: touched.updatedAt } : laptop,
    )
    return ok({ ...person, ...touched, signingKeys })
  })
  if (!marked.ok) return refused('missing')
  const rotated = await rotateKeys(session)
  if (!rotated.ok) return rotated
  return ok(await closeAccountsOf(session, { staffId, ...words }))
}

/** Only the accounts: for when the words were wrong, or the server out of reach, the first time. */
export async function closeAccountsOf(
  session: Session,
  { staffId, adminName, adminPassword }: AdminWords & { readonly staffId: string },
): Promise<PersonLeft> {
  const { server } = await window.doorstep.call('server.state')
  if (server === null) return { accounts: 'noServer', trouble: null }
  const person = await session.store.read('staff', staffId)
  const open = (person?.signingKeys ?? []).filter(({ accountClosedAt }) => !accountClosedAt)
  if (open.length === 0) return { accounts: 'closed', trouble: null }
  if (adminName === '') return { accounts: 'stillOpen', trouble: null }
  const deviceIds = open.map(({ deviceId }) => deviceId)
  const answer = await window.doorstep.call('people.closeAccounts', {
    ...{ deviceIds, adminName, adminPassword },
  })
  if (!answer.ok) return { accounts: 'stillOpen', trouble: answer.refusal.code }
  await session.store.change<'staff'>('staff', staffId, (before) => {
    const touched = touch(session)
    const signingKeys = answer.value.closed.reduce((laptops, deviceId) => {
      const closed = withAccountClosed(laptops, deviceId, touched.updatedAt)
      return closed.ok ? closed.value : laptops
    }, before.signingKeys)
    return ok({ ...before, ...touched, signingKeys })
  })
  const isAll = answer.value.closed.length === deviceIds.length
  return { accounts: isAll ? 'closed' : 'stillOpen', trouble: null }
}
