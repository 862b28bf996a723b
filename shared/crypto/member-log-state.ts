import {
  headsOf,
  isEntrySignedBy,
  type MemberAct,
  type MemberEntry,
  type MemberRole,
  mostParents,
} from './member-log'
import { type CheckSignature, linkedEntries } from './member-log-links'

/**
 * What a member log adds up to, the same on every laptop whatever order its entries came in.
 *
 * Counted is what was signed by an owner's laptop, by what stands before that entry (a laptop of one's
 * own may also be added and taken out by another laptop of the same person). Of what was done apart:
 * - of two roles the one that may less stands
 * - who left, and a laptop that is out, stays out; who comes back is invited anew
 * - what somebody did apart from their own removal does not count (an old key on a stolen laptop could
 *   sign it at any later time) and is shown as held back
 * - of two owners who remove each other, the removal this laptop knew first counts; where it knew
 *   neither, that of whoever has been an owner for longer
 */
export interface LogLaptop {
  readonly deviceId: string
  /** Ed25519 and X25519, base64. */
  readonly signingKey: string
  readonly sealingKey: string
  readonly addedAt: string
  readonly outAt: string | null
}

export interface LogMember {
  readonly staffId: string
  readonly role: MemberRole
  readonly joinedAt: string
  readonly leftAt: string | null
  /** Two owners chose different roles apart from each other: this is the one that may less. */
  readonly roleClashes: boolean
  readonly laptops: readonly LogLaptop[]
}

export interface MemberState {
  readonly members: readonly LogMember[]
  /** Signed and linked, and not counted: made apart from the removal of whoever made them. */
  readonly held: readonly MemberEntry[]
  /** All that hang together, in the one order; to be remembered. */
  readonly entries: readonly MemberEntry[]
  /** Of these, the ones that count. */
  readonly counted: readonly MemberEntry[]
  /** What the next entry is to follow: hashes of counted entries that no counted one follows yet. */
  readonly heads: readonly string[]
}

const restriction: Readonly<Record<MemberRole, number>> = {
  owner: 0,
  lead: 1,
  therapist: 2,
  office: 3,
}

export function rememberingCheck(): CheckSignature {
  const known = new Map<string, boolean>()
  return (entry, signingKey) => {
    const name = `${entry.id}:${signingKey}`
    const before = known.get(name)
    if (before !== undefined) return before
    const isGood = isEntrySignedBy(entry, signingKey)
    known.set(name, isGood)
    return isGood
  }
}

type Before = (earlier: MemberEntry, later: MemberEntry) => boolean

function befores(entries: readonly MemberEntry[]): Before {
  const above = new Map<string, Set<string>>()
  for (const { id, parents } of entries) {
    const all = new Set(parents)
    for (const parent of parents) for (const one of above.get(parent) ?? []) all.add(one)
    above.set(id, all)
  }
  return (earlier, later) => above.get(later.id)?.has(earlier.id) ?? false
}

type Joining = Extract<MemberAct, { deviceId: string; signingKey: string }>
const isJoining = (act: MemberAct): act is Joining => 'signingKey' in act

/** The role that stands: of the latest choices, made apart from each other, the one that may less. */
function roleOf(choices: readonly MemberEntry[], before: Before) {
  const latest = choices.filter((one) => !choices.some((other) => before(one, other)))
  const roles = latest.map(({ act }) =>
    act.kind === 'founded' ? 'owner' : 'role' in act ? act.role : 'office',
  )
  const role = roles.toSorted((a, b) => restriction[b] - restriction[a])[0] ?? 'office'
  return { role, roleClashes: new Set(roles).size > 1 }
}

function laptopsOf(own: readonly MemberEntry[]): LogLaptop[] {
  const laptops = new Map<string, LogLaptop>()
  for (const { act, at } of own) {
    if (isJoining(act) && !laptops.has(act.deviceId)) {
      const { deviceId, signingKey, sealingKey } = act
      laptops.set(deviceId, { deviceId, signingKey, sealingKey, addedAt: at, outAt: null })
    }
  }
  for (const { act, at } of own) {
    const found = act.kind === 'laptopOut' ? laptops.get(act.deviceId) : undefined
    if (found && found.outAt === null) laptops.set(found.deviceId, { ...found, outAt: at })
  }
  return [...laptops.values()]
}

/** `counted`: in the one order. */
function membersOf(counted: readonly MemberEntry[], before: Before): LogMember[] {
  const staffIds = [...new Set(counted.map(({ act }) => act.staffId))]
  return staffIds.map((staffId) => {
    const own = counted.filter(({ act }) => act.staffId === staffId)
    const isChoice = ({ act }: MemberEntry) =>
      act.kind === 'founded' || act.kind === 'added' || act.kind === 'role'
    return {
      staffId,
      ...roleOf(own.filter(isChoice), before),
      joinedAt: own[0]?.at ?? '',
      leftAt: own.find(({ act }) => act.kind === 'left')?.at ?? null,
      laptops: laptopsOf(own),
    }
  })
}

const isIn = ({ leftAt }: LogMember) => leftAt === null

/** Whether an act is possible where it stands; who may do it is another question. */
function fits(act: MemberAct, members: readonly LogMember[]): boolean {
  const member = members.find(({ staffId }) => staffId === act.staffId)
  const laptops = members.flatMap((one) => one.laptops)
  const isNew = !laptops.some((one) => 'deviceId' in act && one.deviceId === act.deviceId)
  if (act.kind === 'founded') return members.length === 0
  if (act.kind === 'added') return member === undefined && isNew
  if (!member || !isIn(member)) return false
  if (act.kind === 'laptopAdded') return isNew
  if (act.kind === 'laptopOut')
    return member.laptops.some(({ deviceId, outAt }) => deviceId === act.deviceId && outAt === null)
  const otherOwner = members.some(
    (one) => one.role === 'owner' && isIn(one) && one.staffId !== act.staffId,
  )
  const endsOwner = member.role === 'owner' && (act.kind === 'left' || act.role !== 'owner')
  return !endsOwner || otherOwner
}

interface Signer {
  readonly member: LogMember
  readonly laptop: LogLaptop
}

function signerOf(entry: MemberEntry, members: readonly LogMember[]): Signer | null {
  for (const member of members)
    for (const laptop of member.laptops) if (laptop.deviceId === entry.by) return { member, laptop }
  return null
}

function mayMake(
  entry: MemberEntry,
  members: readonly LogMember[],
  isSigned: CheckSignature,
): boolean {
  const { act } = entry
  // `linkedEntries` has held it against the hash that was remembered.
  if (act.kind === 'founded') return members.length === 0
  const signer = signerOf(entry, members)
  if (!signer || !isIn(signer.member) || signer.laptop.outAt !== null) return false
  const ownLaptop =
    (act.kind === 'laptopAdded' || act.kind === 'laptopOut') &&
    act.staffId === signer.member.staffId
  if (signer.member.role !== 'owner' && !ownLaptop) return false
  return fits(act, members) && isSigned(entry, signer.laptop.signingKey)
}

/** Whether `strike` takes from whoever made `entry` the right to make it. */
function strikes(strike: MemberEntry, entry: MemberEntry, signer: Signer): boolean {
  const { act } = strike
  if (act.kind === 'laptopOut') return act.deviceId === entry.by
  if (act.staffId !== signer.member.staffId) return false
  return act.kind === 'left' || (act.kind === 'role' && act.role !== 'owner')
}

const isStrike = ({ act }: MemberEntry) =>
  act.kind === 'left' || act.kind === 'laptopOut' || (act.kind === 'role' && act.role !== 'owner')

interface Reading {
  readonly entries: readonly MemberEntry[]
  readonly before: Before
  readonly isSigned: CheckSignature
}

function countedOf({ entries, before, isSigned }: Reading, voided: ReadonlySet<string>) {
  const counted: MemberEntry[] = []
  for (const entry of entries) {
    if (voided.has(entry.id)) continue
    const standing = membersOf(
      counted.filter((one) => before(one, entry)),
      before,
    )
    if (mayMake(entry, standing, isSigned)) counted.push(entry)
  }
  return counted
}

/** Removals first known first, then those of whoever has been an owner for longer. */
function nextStrike(
  counted: readonly MemberEntry[],
  settled: ReadonlySet<string>,
  remembered: ReadonlySet<string>,
  members: readonly LogMember[],
): MemberEntry | undefined {
  const since = (entry: MemberEntry) => {
    const staffId = signerOf(entry, members)?.member.staffId
    return counted.findIndex(
      ({ act }) =>
        act.staffId === staffId &&
        (act.kind === 'founded' || ('role' in act && act.role === 'owner')),
    )
  }
  const rank = (entry: MemberEntry) => (remembered.has(entry.id) ? 0 : 1)
  return counted
    .filter((entry) => isStrike(entry) && !settled.has(entry.id))
    .toSorted((a, b) => rank(a) - rank(b) || since(a) - since(b) || (a.id < b.id ? -1 : 1))[0]
}

/**
 * `candidates`: entries from wherever they came, not trusted. `founding`: hash of the first entry, told
 * at joining. `remembered`: what this laptop found good before; a server that keeps entries back, or
 * goes back to an older state, takes none of these away. Empty members: the first entry is not there.
 */
export function readMemberLog(
  candidates: readonly unknown[],
  founding: string,
  remembered: readonly MemberEntry[] = [],
  isSigned: CheckSignature = isEntrySignedBy,
): MemberState {
  const entries = linkedEntries({ candidates, founding, remembered }, isSigned)
  const before = befores(entries)
  const reading = { entries, before, isSigned }
  const known = new Set(remembered.map(({ id }) => id))
  const voided = new Set<string>()
  const settled = new Set<string>()
  let counted = countedOf(reading, voided)
  for (;;) {
    const members = membersOf(counted, before)
    const strike = nextStrike(counted, settled, known, members)
    if (!strike) break
    settled.add(strike.id)
    const apart = counted.filter((entry) => {
      if (entry.id === strike.id || settled.has(entry.id)) return false
      if (before(entry, strike) || before(strike, entry)) return false
      const signer = signerOf(entry, members)
      return signer !== null && strikes(strike, entry, signer)
    })
    if (apart.length === 0) continue
    for (const { id } of apart) voided.add(id)
    counted = countedOf(reading, voided)
  }
  // Two owners who step down apart from each other would leave nobody to let anybody in.
  for (;;) {
    const members = membersOf(counted, before)
    if (members.length === 0 || members.some((one) => one.role === 'owner' && isIn(one))) break
    const last = counted.findLast(
      ({ act }) => act.kind === 'left' || (act.kind === 'role' && act.role !== 'owner'),
    )
    if (!last) break
    voided.add(last.id)
    counted = countedOf(reading, voided)
  }
  const members = membersOf(counted, before)
  return {
    members,
    held: entries.filter(({ id }) => voided.has(id)),
    entries,
    counted,
    heads: headsToFollow(counted, members),
  }
}

/** An entry names a few it follows: those of owners' laptops first, which nobody else can crowd out. */
function headsToFollow(
  counted: readonly MemberEntry[],
  members: readonly LogMember[],
): readonly string[] {
  const heads = new Set(headsOf(counted))
  const rank = (entry: MemberEntry) => (signerOf(entry, members)?.member.role === 'owner' ? 0 : 1)
  return counted
    .filter(({ id }) => heads.has(id))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, mostParents)
    .map(({ id }) => id)
    .toSorted()
}

/** Remembered entries that the records do not have (any more): kept back, or the server went back. */
export function missingEntries(
  candidates: readonly MemberEntry[],
  remembered: readonly MemberEntry[],
): MemberEntry[] {
  const here = new Set(candidates.map(({ id }) => id))
  return remembered.filter(({ id }) => !here.has(id))
}

/** Laptops that keys may be sealed to: of those who are in, those that are not out. */
export const laptopsInUse = ({ members }: Pick<MemberState, 'members'>) =>
  members
    .filter(isIn)
    .flatMap(({ staffId, role, laptops }) =>
      laptops.filter(({ outAt }) => outAt === null).map((laptop) => ({ staffId, role, ...laptop })),
    )
