import { toBase64 } from '#shared/crypto/bytes'
import {
  entryContent,
  finishEntry,
  type MemberAct,
  type MemberEntry,
  memberLogPurpose,
} from '#shared/crypto/member-log'
import { laptopsInUse, readMemberLog } from '#shared/crypto/member-log-state'
import { signedBytes } from '#shared/crypto/signature'
import { isInUse } from '#shared/domain/practice/laptops'
import { ok, type Result, refused } from '#shared/result'
import type { Staff } from '#shared/schema/staff'
import type { Session } from '../session'
import {
  everybody,
  isConfirmed,
  isSigned,
  type MemberLog,
  memberLog,
  putEntries,
  rememberLog,
} from './member-log'

/**
 * Nothing was signed by any of them.
 * - unconfirmed: the log does not know this laptop (yet), so what it signs would not count
 * - notAllowed: not this person's to decide, or not possible as things stand
 */
export type SignRefusal = 'locked' | 'missing' | 'unconfirmed' | 'notAllowed'

type Signature = Uint8Array<ArrayBuffer> | null
interface Signer {
  readonly deviceId: string
  readonly sign: (message: Uint8Array<ArrayBuffer>) => Promise<Signature>
}

const thisLaptop = ({ opened, sign }: Session): Signer => ({ deviceId: opened.deviceId, sign })

/** The laptop whose backup this one was made from. */
const laptopBefore = (deviceId: string): Signer => ({
  deviceId,
  async sign(message) {
    const answer = await window.doorstep.call('vault.signAsRestored', { deviceId, message })
    return answer.ok ? answer.value.signature : null
  },
})

/** One more entry each, after `heads` and each other; kept nowhere yet. Null: locked meanwhile. */
async function signed(
  session: Session,
  acts: readonly MemberAct[],
  heads: readonly string[],
  { deviceId, sign } = thisLaptop(session),
): Promise<MemberEntry[] | null> {
  const made: MemberEntry[] = []
  for (const act of acts) {
    const last = made.at(-1)
    const content = entryContent({
      practice: session.practiceSpace,
      parents: last ? [last.id] : heads,
      at: session.now(),
      by: deviceId,
      act,
    })
    const signature = await sign(signedBytes(memberLogPurpose, content))
    if (!signature) return null
    made.push(finishEntry(content, signature))
  }
  return made
}

/** Signed, and not kept anywhere yet. */
export interface SignedActs {
  /** Hash of the log's first entry. */
  readonly founding: string
  readonly made: readonly MemberEntry[]
  /** All of the log, with what was made. */
  readonly entries: readonly MemberEntry[]
}

/** Signs what was decided and keeps it nowhere; refused where it would not count. The log has to be there. */
export async function prepareActs(
  session: Session,
  acts: readonly MemberAct[],
  signer = thisLaptop(session),
): Promise<Result<SignedActs, SignRefusal>> {
  const isOwn = signer.deviceId === session.opened.deviceId
  const log = isOwn ? await vouchedLog(session) : await memberLog(session)
  if (!log) return refused('missing')
  const { founding, state } = log
  if (isOwn && acts.length > 0 && !isConfirmed(session, state)) return refused('unconfirmed')
  const made = await signed(session, acts, state.heads, signer)
  if (!made) return refused('locked')
  const next = readMemberLog([...state.entries, ...made], founding, state.entries, isSigned)
  const counted = new Set(next.counted.map(({ id }) => id))
  if (!made.every(({ id }) => counted.has(id))) return refused('notAllowed')
  return ok({ founding, made, entries: next.entries })
}

/** Kept on this laptop, and put where the others find it. Safe to repeat. */
export async function keepActs(
  session: Session,
  { founding, made, entries }: SignedActs,
): Promise<Result<MemberLog, SignRefusal>> {
  const present = await memberLog(session)
  if (present && present.founding !== founding) return refused('missing')
  const before = present?.state.entries ?? []
  const known = new Set(before.map(({ id }) => id))
  const fresh = (before.length === 0 ? entries : made).filter(({ id }) => !known.has(id))
  await rememberLog(session.store, founding, [...before, ...fresh])
  await putEntries(session, made)
  const next = await memberLog(session)
  return next ? ok(next) : refused('missing')
}

/** Signs what was decided and puts it where the other laptops find it. The log has to be there. */
export async function signActs(
  session: Session,
  acts: readonly MemberAct[],
): Promise<Result<MemberLog, SignRefusal>> {
  const prepared = await prepareActs(session, acts)
  return prepared.ok ? keepActs(session, prepared.value) : prepared
}

/**
 * The log; where this laptop was made from a backup and is not in it yet, with this laptop in it, signed
 * for by the one that made the backup, as long as that one is in use.
 */
export async function vouchedLog(session: Session): Promise<MemberLog | null> {
  const log = await memberLog(session)
  const { restoredFrom = [], ...opened } = session.opened
  if (!log || restoredFrom.length === 0) return log
  if (isConfirmed(session, log.state)) {
    await window.doorstep.call('vault.forgetRestored')
    return log
  }
  const { staffId } = session
  const own = laptopsInUse(log.state).filter((one) => one.staffId === staffId)
  const before = restoredFrom.find((id) => own.some(({ deviceId }) => deviceId === id))
  if (before === undefined) return log
  const act = { kind: 'laptopAdded' as const, staffId, ...publicKeysOf(opened) }
  const prepared = await prepareActs(session, [act], laptopBefore(before))
  const kept = prepared.ok ? await keepActs(session, prepared.value) : prepared
  return kept.ok ? kept.value : log
}

const publicKeysOf = (opened: Session['opened']) => ({
  deviceId: opened.deviceId,
  signingKey: toBase64(opened.signingPublicKey),
  sealingKey: toBase64(opened.sealingPublicKey),
})

/**
 * The log, or where there is none the beginning of one: this laptop, and what else the records say is in
 * use today. Kept only by `keepActs`: what nobody was invited under is no beginning.
 */
export async function prepareLog(session: Session): Promise<Result<SignedActs, SignRefusal>> {
  const present = await vouchedLog(session)
  if (present && !isConfirmed(session, present.state)) return refused('unconfirmed')
  if (present) return ok({ founding: present.founding, made: [], entries: present.state.entries })
  const staff = await everybody(session)
  const { opened, staffId } = session
  if (!staff.some(({ id }) => id === staffId)) return refused('missing')
  const first: MemberAct = { kind: 'founded', staffId, ...publicKeysOf(opened) }
  const made = await signed(session, [first, ...othersInUse(staff, session)], [])
  const founding = made?.[0]?.id
  if (!made || founding === undefined) return refused('locked')
  return ok({ founding, made, entries: made })
}

function othersInUse(staff: readonly Staff[], { opened, staffId }: Session): MemberAct[] {
  const inOrder = staff.toSorted((a) => (a.id === staffId ? -1 : 1))
  return inOrder.flatMap((person) => {
    const laptops = person.signingKeys
      .filter((one) => isInUse(one) && one.deviceId !== opened.deviceId)
      .flatMap(({ deviceId, publicKey, sealingKey }) =>
        sealingKey ? [{ staffId: person.id, deviceId, signingKey: publicKey, sealingKey }] : [],
      )
    return laptops.map((keys, index) =>
      person.id === staffId || index > 0
        ? { kind: 'laptopAdded' as const, ...keys }
        : { kind: 'added' as const, role: person.role, ...keys },
    )
  })
}
