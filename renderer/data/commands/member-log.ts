import { toBase64 } from '#shared/crypto/bytes'
import { canonicalJson } from '#shared/crypto/canonical-json'
import { isFounding, type MemberEntry, memberEntrySchema } from '#shared/crypto/member-log'
import {
  laptopsInUse,
  type MemberState,
  missingEntries,
  readMemberLog,
  rememberingCheck,
} from '#shared/crypto/member-log-state'
import { isInUse } from '#shared/domain/practice/laptops'
import { ok } from '#shared/result'
import type { Staff } from '#shared/schema/staff'
import { type Session, touch } from '../session'
import type { Store } from '../store/store'

/**
 * The member log as it lies in the records of the practice's people, each entry with the person it is
 * about. What a laptop found good it also keeps for itself: the records may lose entries, it does not.
 */
const keptUnder = 'member-log'
const mostEntriesOfOne = 100
export const isSigned = rememberingCheck()

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

export async function memberLog(session: Session): Promise<MemberLog | null> {
  const staff = await everybody(session)
  await giveWay(session, staff)
  return readLog(session.store, staff)
}

const isAlone = ({ members }: MemberState, staffId: string): boolean =>
  members.every((member) => member.staffId === staffId)

const isOlder = (one: MemberEntry, other: MemberEntry): boolean =>
  one.at < other.at || (one.at === other.at && one.id < other.id)

/**
 * Two laptops of one owner that begin a log apart from each other have two. As long as nobody else is in
 * the one that this laptop began, it follows the other that names its own keys: the one with people in
 * it, and of two without, the older.
 */
async function giveWay(session: Session, staff: readonly Staff[]): Promise<void> {
  const kept = await keptLog(session.store)
  if (!kept) return
  const candidates = entriesOf(staff)
  const foundings = candidates.filter((one) => one.act.kind === 'founded' && isFounding(one))
  if (foundings.every(({ id }) => id === kept.founding)) return
  const read = (founding: string, entries: readonly MemberEntry[]) =>
    readMemberLog(candidates, founding, entries, isSigned)
  const present = read(kept.founding, kept.entries)
  const own = present.entries.find(({ id }) => id === kept.founding)
  if (!own || !isAlone(present, session.staffId)) return
  for (const founding of foundings) {
    const other = read(founding.id, [])
    if (founding.id === own.id || !isConfirmed(session, other)) continue
    if (isAlone(other, session.staffId) && !isOlder(founding, own)) continue
    return rememberLog(session.store, founding.id, other.entries)
  }
}

/** Whether the log knows this laptop, with the key that it signs with. Nothing else it signs counts. */
export const isConfirmed = ({ opened }: Session, state: MemberState): boolean =>
  laptopsInUse(state).some(
    ({ deviceId, signingKey }) =>
      deviceId === opened.deviceId && signingKey === toBase64(opened.signingPublicKey),
  )

const asText = (entry: MemberEntry) => ({ hash: entry.id, entry: canonicalJson(entry) })

/** Into the record of whom each is about; of somebody who has none (any more), into one's own. */
export async function putEntries(session: Session, entries: readonly MemberEntry[]): Promise<void> {
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

/** The first entry that this laptop was told at joining is the one, whatever the records say later. */
export async function pinFounding({ store, opened }: Session): Promise<void> {
  if (opened.founding === undefined || (await keptLog(store)) !== null) return
  await rememberLog(store, opened.founding, [])
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
