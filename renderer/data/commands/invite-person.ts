import { filter, firstValueFrom, map, of, timeout } from 'rxjs'
import type { PublicLaptop } from '#shared/crypto/invitation'
import { defaultLaptopName } from '#shared/domain/practice/laptops'
import { admissionOf } from '#shared/domain/practice/role-keys'
import type { Role } from '#shared/domain/practice/roles'
import type { Answer } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { type Staff, staffSchema } from '#shared/schema/staff'
import { recordAct } from '../audit/record-act'
import { type Session, stamp } from '../session'
import { heldSpaces } from '../spaces'
import { askRole } from './ask-role'
import { memberLog } from './member-log'
import { announceNewSpace } from './rotate-keys'
import { keepActs, prepareActs, prepareLog, type SignedActs, type SignRefusal } from './sign-acts'
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

const syncedWithinMs = 20_000

/** True once all that is on the server is here: another laptop of the owner may have begun the log. */
async function isSynced({ sync }: Session): Promise<boolean> {
  sync.retryNow()
  const settled = sync.status$.pipe(
    filter(({ phase }) => phase === 'upToDate' || phase === 'off'),
    map(() => true),
    timeout({ first: syncedWithinMs, with: () => of(false) }),
  )
  return firstValueFrom(settled)
}

/**
 * A one-time code for one person. Begins the member log with the first that is ever made, once the server
 * has taken it: a try that was refused begins nothing.
 */
export async function invitePerson(
  session: Session,
  { name, role, adminName, adminPassword }: PersonToInvite,
): Promise<Result<Invitation, InviteRefusal>> {
  if (!(await askRole(session, 'people')).ok) return refused('notAllowed')
  const isFirst = (await memberLog(session)) === null
  if (isFirst && !(await isSynced(session))) return refused('offline')
  const log = await prepareLog(session)
  if (!log.ok) return log
  const invited = {
    practiceName: await practiceName(session),
    name: name.trim(),
    role,
    founding: log.value.founding,
  }
  const words = { adminName, adminPassword }
  const answer = await window.doorstep.call('people.invite', { ...invited, ...words })
  if (!answer.ok) return refused(answer.refusal.code)
  const kept = log.value.made.length > 0 ? await keepActs(session, log.value) : ok(undefined)
  if (kept.ok) return answer
  await window.doorstep.call('people.endInvitation')
  return kept
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

/** What was signed about whom, until it is known whether their laptop was given its keys: once each. */
const signedAbout = new Map<string, SignedActs>()

async function signAbout(
  session: Session,
  { staffId, role, laptop }: PersonToAdmit,
): Promise<Result<SignedActs, SignRefusal>> {
  const before = signedAbout.get(staffId)
  if (before) return ok(before)
  const act = { kind: 'added' as const, role, staffId, ...keysOf(laptop) }
  const prepared = await prepareActs(session, [act])
  if (prepared.ok) signedAbout.set(staffId, prepared.value)
  return prepared
}

/**
 * After both have compared the number: a space of their own (the office's holds no clients, but their
 * journal), the account and the keys sealed for that laptop; then their record and the signed entry. Refused, nobody was let in and nothing stays; but after
 * `unsure` they stand in the list, since their laptop may have its keys. Safe to repeat until it succeeds.
 */
export async function admitPerson(
  session: Session,
  person: PersonToAdmit,
): Promise<Result<undefined, AdmitRefusal>> {
  const { staffId, role } = person
  if (!(await askRole(session, 'people')).ok) return refused('notAllowed')
  const prepared = await signAbout(session, person)
  if (!prepared.ok) return prepared
  const own = await window.doorstep.call('people.addSpace', { staffId })
  if (!own.ok) return refused(own.refusal.code)
  const made = { id: own.value.id, staffId, isWhole: true }
  const before = heldSpaces(session.opened).filter(({ id }) => id !== made.id)
  const given = admissionOf(
    { staffId, role },
    session.practiceSpace,
    [...before, made],
    await peopleIn(session),
  )
  const entries = [...prepared.value.entries]
  const answer = await window.doorstep.call('people.admit', { staffId, ...given, entries })
  if (!answer.ok && answer.refusal.code !== 'unsure') return refused(answer.refusal.code)
  session.store.keyring.add(own.value)
  if ((await session.store.read('staff', staffId)) === null)
    await session.store.insert('staff', newMember(session, person, own.value.id))
  const kept = await keepActs(session, prepared.value)
  if (!kept.ok) return kept
  await recordAct(session, { what: 'changedAccess', collection: 'staff', recordId: staffId })
  // Its databases are there now: this laptop follows them too.
  await takeUpSpaces(session)
  // Not told (locked meanwhile): the next invitation, and new keys, tell them.
  await announceNewSpace(session, own.value.id)
  if (!answer.ok) return refused(answer.refusal.code)
  signedAbout.delete(staffId)
  return ok(undefined)
}

/** Those who are in already, as the log says. */
async function peopleIn(session: Session) {
  const log = await memberLog(session)
  return (log?.state.members ?? []).filter(({ leftAt }) => leftAt === null)
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
    licence: { title: role === 'office' ? '' : 'LMT', number: '', state: '', expiresOn: null },
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
