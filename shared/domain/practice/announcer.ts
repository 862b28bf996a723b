import { announcerKey, type Laptop } from './laptops'
import type { Role } from './roles'

/** A member as the signed log has them. */
export interface LoggedMember {
  readonly staffId: string
  readonly role: Role
  readonly leftAt: string | null
  readonly laptops: readonly {
    readonly deviceId: string
    /** Base64. */
    readonly signingKey: string
    readonly outAt: string | null
  }[]
}

/** How an announced key is to be held against whoever says that they made it. */
export type Announcer =
  /** Signed by this key (base64), or nothing. */
  | { readonly kind: 'signedBy'; readonly publicKey: string }
  /** By a laptop not known yet: proof that it had the key before, or nothing for now. */
  | { readonly kind: 'introduced' }
  /** Not theirs to announce, whatever comes. */
  | { readonly kind: 'never' }
  /** Who they are, or whose space it is, may still become known here. */
  | { readonly kind: 'waits' }

export interface AnnouncerFacts {
  /** Null: no log is here. */
  readonly members: readonly LoggedMember[] | null
  /** This laptop was let into somebody's practice: there is a log, even when it has not come yet. */
  readonly isJoined: boolean
  /** Laptops by the records: they count for one's own laptops where nobody was ever invited. */
  readonly ownLaptops: readonly Laptop[]
  /** Laptops of the others by their records. */
  readonly otherLaptops: readonly Laptop[]
  /** The practice's own space, which everybody holds. */
  readonly practice: string
  /** Whose space it is by this laptop's own vault; undefined where it is not held. */
  readonly holder: string | null | undefined
}

interface Announced {
  readonly space: string
  readonly madeBy: string
  /** UTC ISO: the maker's word. */
  readonly madeAt: string
}

const isOutBy = (madeAt: string, outAt: string | null): boolean => outAt !== null && madeAt >= outAt

/**
 * Who may announce a key of a space: its own person, owners and leads, as the signed log has them; of the
 * practice's space every member. To sign as a member is not enough: the server lets the office into every
 * therapist's database, and everybody into the practice's, and under a key of a stranger's own the others
 * would write charts for them. Whose a space is, the vault says: a person's record is any member's to change.
 */
export function announcerOf(announced: Announced, facts: AnnouncerFacts): Announcer {
  return facts.members === null
    ? withoutLog(announced, facts)
    : withLog(announced, facts, facts.members)
}

function withLog(
  { space, madeBy, madeAt }: Announced,
  { practice, holder, ownLaptops, otherLaptops }: AnnouncerFacts,
  members: readonly LoggedMember[],
): Announcer {
  for (const { staffId, role, leftAt, laptops } of members) {
    const laptop = laptops.find(({ deviceId }) => deviceId === madeBy)
    if (!laptop) continue
    if (isOutBy(madeAt, laptop.outAt) || isOutBy(madeAt, leftAt)) return { kind: 'never' }
    const isTheirs = holder !== undefined && holder === staffId
    if (space === practice || role === 'owner' || role === 'lead' || isTheirs)
      return { kind: 'signedBy', publicKey: laptop.signingKey }
    // A space that is told of before it is held may turn out to be theirs.
    return { kind: holder === undefined ? 'waits' : 'never' }
  }
  // The log lies in the practice's space: its key can be needed to learn of the laptop that made it.
  if (space !== practice) return { kind: 'waits' }
  return unlisted([...ownLaptops, ...otherLaptops], { madeBy, madeAt })
}

function withoutLog(announced: Announced, facts: AnnouncerFacts): Announcer {
  const { ownLaptops, otherLaptops, isJoined, practice } = facts
  if (isJoined)
    return announced.space === practice
      ? unlisted([...ownLaptops, ...otherLaptops], announced)
      : { kind: 'waits' }
  const publicKey = announcerKey([{ signingKeys: [...ownLaptops] }], announced)
  return publicKey === null ? unlisted(ownLaptops, announced) : { kind: 'signedBy', publicKey }
}

/** Of a laptop that the log does not list: introduced, unless a record says that it was out by then. */
function unlisted(
  laptops: readonly Laptop[],
  { madeBy, madeAt }: Pick<Announced, 'madeBy' | 'madeAt'>,
): Announcer {
  const found = laptops.find(({ deviceId }) => deviceId === madeBy)
  return { kind: isOutBy(madeAt, found?.revokedAt ?? null) ? 'never' : 'introduced' }
}
