import type { PublicLaptop } from '#shared/crypto/invitation'
import { defaultLaptopName } from '#shared/domain/practice/laptops'
import { may, type Role } from '#shared/domain/practice/roles'
import type { Answer } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { type Staff, staffSchema } from '#shared/schema/staff'
import { type Session, stamp } from '../session'
import { heldSpaces } from '../spaces'
import { foundLog, memberLog, type SignRefusal, signActs } from './member-log'
import { takeUpSpaces } from './take-up-spaces'

type InviteAnswer = Answer<'people.invite'>
export type Invitation = Extract<InviteAnswer, { ok: true }>['value']
type InviteCode = Extract<InviteAnswer, { ok: false }>['refusal']['code']
/** `notAllowed`: of this person, or by the server. The others are the server's, or `locked`. */
export type InviteRefusal = InviteCode | SignRefusal

export interface PersonToInvite {
  readonly name: string
  readonly role: Role
  /** The server's administrator: kept in memory until the invitation ends. */
  readonly adminName: string
  readonly adminPassword: string
}

async function practiceName({ store }: Session): Promise<string> {
  const found = await store.collections.catalog.find({ selector: { kind: 'practice' } }).exec()
  return found[0]?.name ?? ''
}

/** A one-time code for one person. Begins the member log with the first that is ever made. */
export async function invitePerson(
  session: Session,
  { name, role, adminName, adminPassword }: PersonToInvite,
): Promise<Result<Invitation, InviteRefusal>> {
  const own = await session.store.read('staff', session.staffId)
  if (!may(own?.role, 'people')) return refused('notAllowed')
  const log = await foundLog(session)
  if (!log.ok) return log
  const invited = {
    practiceName: await practiceName(session),
    name: name.trim(),
    role,
    founding: log.value.founding,
  }
  const words = { adminName, adminPassword }
  const answer = await window.doorstep.call('people.invite', { ...invited, ...words })
  return answer.ok ? answer : refused(answer.refusal.code)
}

export interface PersonToAdmit {
  /** The same for a second try, so that what was done of the first is found again. */
  readonly staffId: string
  readonly name: string
  readonly role: Role
  /** Whose keys the number that both compared came from. */
  readonly laptop: PublicLaptop
}

type AdmitAnswer = Answer<'people.admit'>
export type AdmitRefusal =
  | Extract<AdmitAnswer, { ok: false }>['refusal']['code']
  | SignRefusal
  | 'disk'

/**
 * After both have compared the number: a space of their own, their record, the signed entry, and the
 * keys sealed for that laptop. Safe to repeat until it succeeds.
 */
export async function admitPerson(
  session: Session,
  person: PersonToAdmit,
): Promise<Result<undefined, AdmitRefusal>> {
  const { staffId, role, laptop } = person
  const own = await window.doorstep.call('people.addSpace', { staffId })
  if (!own.ok) return refused(own.refusal.code)
  session.store.keyring.add(own.value)
  if ((await session.store.read('staff', staffId)) === null)
    await session.store.insert('staff', newMember(session, person, own.value.id))
  const before = await memberLog(session)
  const isSigned = before?.state.members.some((member) => member.staffId === staffId)
  const act = { kind: 'added' as const, role, staffId, ...keysOf(laptop) }
  const log = await signActs(session, isSigned ? [] : [act])
  if (!log.ok) return log
  const theirs = [session.practiceSpace, own.value.id]
  const all = heldSpaces(session.opened).flatMap(({ id, isWhole }) => (isWhole ? [id] : []))
  const spaces = role === 'therapist' ? theirs : [...new Set([...all, ...theirs])]
  const { entries } = log.value.state
  const answer = await window.doorstep.call('people.admit', {
    ...{ staffId, spaces, whole: spaces, inPart: [] },
    entries: [...entries],
  })
  if (!answer.ok) return refused(answer.refusal.code)
  // Its databases are there now: this laptop follows them too.
  await takeUpSpaces(session)
  return ok(undefined)
}

const keysOf = ({ deviceId, signingKey, sealingKey }: PublicLaptop) => ({
  deviceId,
  signingKey,
  sealingKey,
})

function newMember(
  session: Session,
  { staffId, name, role, laptop }: PersonToAdmit,
  clientSpace: string,
): Staff {
  const made = stamp(session, session.practiceSpace, staffId)
  return staffSchema.parse({
    ...made,
    name: name.trim(),
    role,
    licence: { title: 'LMT', number: '', state: '', expiresOn: null },
    credentials: [],
    phone: '',
    email: '',
    homeBase: null,
    clientSpace,
    signingKeys: [
      {
        deviceId: laptop.deviceId,
        publicKey: laptop.signingKey,
        sealingKey: laptop.sealingKey,
        name: defaultLaptopName(0),
        addedAt: made.createdAt,
      },
    ],
    note: '',
  } satisfies Staff)
}
