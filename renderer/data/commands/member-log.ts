import { toBase64 } from '#shared/crypto/bytes'
import { canonicalJson } from '#shared/crypto/canonical-json'
import {
  entryContent,
  finishEntry,
  headsOf,
  type MemberAct,
  type MemberEntry,
  memberEntrySchema,
  memberLogPurpose,
} from '#shared/crypto/member-log'
import {
  laptopsInUse,
  type MemberState,
  missingEntries,
  readMemberLog,
  rememberingCheck,
} from '#shared/crypto/member-log-state'
import { signedBytes } from '#shared/crypto/signature'
import { isInUse } from '#shared/domain/practice/laptops'
import { ok, type Result, refused } from '#shared/result'
import type { Staff } from '#shared/schema/staff'
import { type Session, touch } from '../session'
import type { Store } from '../store/store'

/**
 * The member log as it lies in the records of the practice's people, each entry with the person it is
 * about. What a laptop found good it also keeps for itself: the records may lose entries, it does not.
 */
const keptUnder = 'member-log'
const mostEntriesOfOne = 100
const isSigned = rememberingCheck()

export interface MemberLog {
  /** Hash of the first entry. */
  readonly founding: string
  readonly state: MemberState
  /** Known here, and gone from the records: kept back by the server, or by a laptop that went back. */
  readonly missing: readonly MemberEntry[]
}

export function readEntry(text: string): MemberEntry | null {
  try {
    return memberEntrySchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

export const entriesOf = (staff: readonly Pick<Staff, 'memberEntries'>[]): MemberEntry[] =>
  staff
    .flatMap(({ memberEntries = [] }) => memberEntries.map(({ entry }) => readEntry(entry)))
    .filter((entry) => entry !== null)

interface Kept {
  readonly founding: string
  readonly entries: readonly MemberEntry[]
}

async function keptLog(store: Store): Promise<Kept | null> {
  const kept = await store.readDraft(keptUnder)
  if (typeof kept !== 'object' || kept === null) return null
  const { founding, entries } = kept as { founding?: unknown; entries?: unknown }
  if (typeof founding !== 'string' || !Array.isArray(entries)) return null
  return {
    founding,
    entries: entries.flatMap((one) => memberEntrySchema.safeParse(one).data ?? []),
  }
}

/** Kept on this laptop, sealed under its own key. */
export async function rememberLog(
  store: Store,
  founding: string,
  entries: readonly MemberEntry[],
): Promise<void> {
  await store.saveDraft(keptUnder, { founding, entries })
}

/**
 * Null: nobody was ever invited. A laptop that was not let in by somebody else (restored, or the owner's
 * second) takes the first entry from the records it came with, and remembers it from then on.
 */
export async function readLog(store: Store, staff: readonly Staff[]): Promise<MemberLog | null> {
  const candidates = entriesOf(staff)
  const kept = await keptLog(store)
  const founding = kept?.founding ?? oldestFounding(candidates)
  if (founding === undefined) return null
  const before = kept?.entries ?? []
  const state = readMemberLog(candidates, founding, before, isSigned)
  if (state.members.length === 0) return null
  if (state.entries.length !== before.length) await rememberLog(store, founding, state.entries)
  return { founding, state, missing: missingEntries(candidates, before) }
}

const oldestFounding = (candidates: readonly MemberEntry[]): string | undefined =>
  candidates
    .filter(({ act }) => act.kind === 'founded')
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]?.id

export async function everybody({ store }: Pick<Session, 'store'>): Promise<readonly Staff[]> {
  const found = await store.collections.staff.find().exec()
  return found.map((person) => person.toJSON() as Staff)
}

export const memberLog = async (session: Session): Promise<MemberLog | null> =>
  readLog(session.store, await everybody(session))

export type SignRefusal = 'locked' | 'missing'

/** One more entry after all that is known, signed by this laptop and kept here; not in a record yet. */
async function signAct(
  session: Session,
  act: MemberAct,
  present: readonly MemberEntry[],
): Promise<MemberEntry | null> {
  const content = entryContent({
    practice: session.practiceSpace,
    parents: headsOf(present),
    at: session.now(),
    by: session.opened.deviceId,
    act,
  })
  const signature = await session.sign(signedBytes(memberLogPurpose, content))
  return signature && finishEntry(content, signature)
}

const asText = (entry: MemberEntry) => ({ hash: entry.id, entry: canonicalJson(entry) })

/** Into the record of whom each is about; of somebody who has none (any more), into one's own. */
async function putEntries(session: Session, entries: readonly MemberEntry[]): Promise<void> {
  const people = new Set((await everybody(session)).map(({ id }) => id))
  const homeOf = ({ act }: MemberEntry) => (people.has(act.staffId) ? act.staffId : session.staffId)
  for (const id of new Set(entries.map(homeOf))) {
    const more = entries.filter((entry) => homeOf(entry) === id).map(asText)
    await session.store.change<'staff'>('staff', id, (person) => {
      const before = person.memberEntries ?? []
      const known = new Set(before.map(({ hash }) => hash))
      const fresh = more.filter(({ hash }) => !known.has(hash))
      const memberEntries = [...before, ...fresh].slice(-mostEntriesOfOne)
      return ok({ ...person, ...touch(session), memberEntries })
    })
  }
}

/** Signs what was decided and puts it where the other laptops find it. The log has to be there. */
export async function signActs(
  session: Session,
  acts: readonly MemberAct[],
): Promise<Result<MemberLog, SignRefusal>> {
  const log = await memberLog(session)
  if (!log) return refused('missing')
  const made = await signed(session, acts, log.state.entries)
  if (!made) return refused('locked')
  await rememberLog(session.store, log.founding, [...log.state.entries, ...made])
  await putEntries(session, made)
  const next = await memberLog(session)
  return next ? ok(next) : refused('missing')
}

async function signed(
  session: Session,
  acts: readonly MemberAct[],
  before: readonly MemberEntry[],
): Promise<MemberEntry[] | null> {
  const made: MemberEntry[] = []
  for (const act of acts) {
    const entry = await signAct(session, act, [...before, ...made])
    if (!entry) return null
    made.push(entry)
  }
  return made
}

/** Begins the log, where there is none: this laptop, and what else the records say is in use today. */
export async function foundLog(session: Session): Promise<Result<MemberLog, SignRefusal>> {
  const present = await memberLog(session)
  if (present) return ok(present)
  const staff = await everybody(session)
  const { opened, staffId } = session
  const own = staff.find(({ id }) => id === staffId)
  if (!own) return refused('missing')
  const first: MemberAct = {
    kind: 'founded',
    staffId,
    deviceId: opened.deviceId,
    signingKey: toBase64(opened.signingPublicKey),
    sealingKey: toBase64(opened.sealingPublicKey),
  }
  const made = await signed(session, [first, ...othersInUse(staff, session)], [])
  const founding = made?.[0]?.id
  if (!made || founding === undefined) return refused('locked')
  await rememberLog(session.store, founding, made)
  await putEntries(session, made)
  const log = await memberLog(session)
  return log ? ok(log) : refused('missing')
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

/** What this laptop knows and the records lost goes back into them. */
export async function putBackMissing(session: Session): Promise<void> {
  const log = await memberLog(session)
  if (log && log.missing.length > 0) await putEntries(session, log.missing)
}

export interface TrustedLaptop {
  readonly staffId: string
  readonly role: Staff['role']
  readonly deviceId: string
  /** Ed25519 and X25519, base64; laptops from before have no sealing key. */
  readonly publicKey: string
  readonly sealingKey: string | null
}

/** Laptops that keys may go to: by the log, and where nobody was ever invited, one's own. */
export async function trustedLaptops(session: Session): Promise<readonly TrustedLaptop[]> {
  const log = await memberLog(session)
  if (log) {
    return laptopsInUse(log.state).map(({ staffId, role, deviceId, signingKey, sealingKey }) => ({
      ...{ staffId, role, deviceId, sealingKey },
      publicKey: signingKey,
    }))
  }
  const own = await session.store.read('staff', session.staffId)
  return (own?.signingKeys ?? []).filter(isInUse).map(({ deviceId, publicKey, sealingKey }) => ({
    ...{ staffId: session.staffId, role: own?.role ?? 'owner', deviceId, publicKey },
    sealingKey: sealingKey ?? null,
  }))
}
