import { withAccountClosed, withoutLaptop } from '#shared/domain/practice/laptops'
import type { Answer } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { recordAct } from '../audit/record-act'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'
import { memberLog } from './member-log'
import { type RotateRefusal, rotateKeys } from './rotate-keys'
import { type SignRefusal, signActs } from './sign-acts'

export interface AdminWords {
  /** The server's administrator, used once and not kept. Both empty: its account is left alone. */
  readonly adminName: string
  readonly adminPassword: string
}

export interface LaptopToRevoke extends AdminWords {
  readonly deviceId: string
}

type RemoveAnswer = Answer<'laptop.removeAccount'>
/** Why its account could not be taken off the server. */
export type AccountTrouble = Extract<RemoveAnswer, { ok: false }>['refusal']['code']

export interface LaptopRevoked {
  /**
   * removed: it reaches the server no more. stillThere: its account exists, so it may still fetch what is
   * there (sealed, and what is written from now on it cannot open). noServer: there is none.
   */
  readonly account: 'removed' | 'stillThere' | 'noServer'
  readonly trouble: AccountTrouble | null
  /** Laptops in use that could not be given the new keys. */
  readonly leftOut: readonly string[]
}

/**
 * - thisLaptop: nobody takes out the laptop they sit at
 * - missing, final: it is not in the person's record, or that is not here
 * - unconfirmed, notAllowed: what this laptop signs does not count (yet); nothing was changed
 * - locked, disk: it may be marked as taken out, and the new keys could not be made; do it again
 */
export type RevokeRefusal = 'thisLaptop' | SignRefusal | RotateRefusal | ChangeRefusal

/**
 * For a laptop that is lost, sold or given away: marks it, makes new keys for the others, and takes its
 * account off the server. Safe to repeat until all of it is done.
 */
export async function revokeLaptop(
  session: Session,
  { deviceId, ...words }: LaptopToRevoke,
): Promise<Result<LaptopRevoked, RevokeRefusal>> {
  if (deviceId === session.opened.deviceId) return refused('thisLaptop')
  const person = await session.store.read('staff', session.staffId)
  if (!person?.signingKeys.some((one) => one.deviceId === deviceId)) return refused('missing')
  // First what the others go by: nothing is marked that they would not follow.
  const signed = await signOut(session, deviceId)
  if (!signed.ok) return signed
  const marked = await mark(session, deviceId)
  if (!marked.ok) return marked
  await recordAct(session, {
    ...{ what: 'tookOutLaptop', collection: 'laptops', recordId: deviceId },
  })
  const rotated = await rotateKeys(session)
  if (!rotated.ok) return rotated
  const { leftOut } = rotated.value
  return ok({ ...(await takeAccount(session, { deviceId, ...words })), leftOut })
}

/** Only the account: for when the first time the words were wrong or the server was out of reach. */
export async function takeAccount(
  session: Session,
  { deviceId, adminName, adminPassword }: LaptopToRevoke,
): Promise<Pick<LaptopRevoked, 'account' | 'trouble'>> {
  const { server } = await window.doorstep.call('server.state')
  if (server === null) return { account: 'noServer', trouble: null }
  if (adminName === '') return { account: 'stillThere', trouble: null }
  const words = { deviceId, adminName, adminPassword }
  const answer = await window.doorstep.call('laptop.removeAccount', words)
  if (!answer.ok) return { account: 'stillThere', trouble: answer.refusal.code }
  if (!answer.value.removed) return { account: 'stillThere', trouble: null }
  // Not noted (a full disk, locking): it is offered once more, and is gone then as well.
  await noteClosed(session, deviceId)
  return { account: 'removed', trouble: null }
}

/** For a button of its own: closing the account of a laptop that was taken out before. */
export const closeAccount = async (
  session: Session,
  laptop: LaptopToRevoke,
): Promise<Result<undefined, AccountTrouble | 'stillThere'>> => {
  const { account, trouble } = await takeAccount(session, laptop)
  return account === 'stillThere' ? refused(trouble ?? 'stillThere') : ok(undefined)
}

async function noteClosed(session: Session, deviceId: string): Promise<void> {
  await session.store.change<'staff', 'missing' | 'known'>('staff', session.staffId, (person) => {
    const touched = touch(session)
    const laptops = withAccountClosed(person.signingKeys, deviceId, touched.updatedAt)
    return laptops.ok ? ok({ ...person, ...touched, signingKeys: laptops.value }) : laptops
  })
}

/** Where owners keep a log of who belongs to the practice, the laptop is out in it as well. */
async function signOut(
  session: Session,
  deviceId: string,
): Promise<Result<undefined, SignRefusal>> {
  const log = await memberLog(session)
  const member = log?.state.members.find(({ laptops }) =>
    laptops.some((laptop) => laptop.deviceId === deviceId && laptop.outAt === null),
  )
  if (!member) return ok(undefined)
  const act = { kind: 'laptopOut' as const, staffId: member.staffId, deviceId }
  const signed = await signActs(session, [act])
  return signed.ok ? ok(undefined) : signed
}

async function mark(session: Session, deviceId: string): Promise<Result<undefined, ChangeRefusal>> {
  const changed = await session.store.change<'staff', 'missing' | 'revoked'>(
    'staff',
    session.staffId,
    (person) => {
      const touched = touch(session)
      const laptops = withoutLaptop(person.signingKeys, deviceId, touched.updatedAt)
      return laptops.ok ? ok({ ...person, ...touched, signingKeys: laptops.value }) : laptops
    },
  )
  // Marked before, when the keys could not be made or the account not be taken: the rest goes on.
  if (changed.ok || changed.refusal === 'revoked') return ok(undefined)
  return refused(changed.refusal)
}
