import type { Role } from './roles'

/**
 * What is somebody's to decide in a practice beyond their own work. `all`: whoever's it is; `own`: what is
 * theirs, and nobody else's; `no`: not at all.
 * What a person can read follows from their keys and is not decided here.
 */
export type Reach = 'all' | 'own' | 'no'

export const acts = [
  'practiceDetails',
  'clinicalRules',
  'consentForms',
  'services',
  'supplyLists',
  'money',
  'receipts',
  'retention',
  'legalHold',
  'erase',
  'cosignRules',
  'licenceRule',
  'people',
  'staffRecord',
  'laptops',
  'newKeys',
  'linkPlaces',
  'exportAll',
  'importClients',
  'handOver',
  'noteReview',
  'takeInDeparted',
] as const
export type PracticeAct = (typeof acts)[number]

type Reaches = Readonly<Record<Role, Reach>>

const ownersAlone: Reaches = { owner: 'all', lead: 'no', therapist: 'no', office: 'no' }
const ownersAndOneself: Reaches = { owner: 'all', lead: 'own', therapist: 'own', office: 'own' }

/**
 * - practiceDetails: name, address, paper, phrases, travel and parking, standing under the privacy rule
 * - clinicalRules: door check, state rules, protocols, screening cut-offs, help lines
 * - consentForms: the texts that families sign
 * - services: which there are, and their prices; - supplyLists: kits, items and what they cost
 * - money: receipts' numbers and words, packages, the mileage book's rates
 * - receipts: giving money back and making void; `own`: those that one issued
 * - retention: years; - legalHold, erase: a family's records
 * - staffRecord: license, hours, services offered
 * - laptops: taking one out, closing its account, signing for it; - newKeys: for all spaces one holds
 * - importClients: `own`, into one's own clients
 * - noteReview: a word on a note; `own`: in a talk about one's own note
 */
const reaches: Readonly<Record<PracticeAct, Reaches>> = {
  practiceDetails: ownersAlone,
  clinicalRules: ownersAlone,
  consentForms: ownersAlone,
  services: ownersAlone,
  supplyLists: { owner: 'all', lead: 'all', therapist: 'all', office: 'no' },
  money: ownersAlone,
  receipts: { owner: 'all', lead: 'all', therapist: 'own', office: 'no' },
  retention: ownersAlone,
  legalHold: ownersAlone,
  erase: ownersAlone,
  cosignRules: { owner: 'all', lead: 'all', therapist: 'no', office: 'no' },
  licenceRule: { owner: 'all', lead: 'all', therapist: 'no', office: 'no' },
  people: ownersAlone,
  staffRecord: ownersAndOneself,
  laptops: ownersAndOneself,
  newKeys: { owner: 'all', lead: 'own', therapist: 'own', office: 'own' },
  linkPlaces: ownersAlone,
  exportAll: ownersAlone,
  importClients: { owner: 'all', lead: 'own', therapist: 'own', office: 'no' },
  handOver: ownersAlone,
  noteReview: { owner: 'all', lead: 'all', therapist: 'own', office: 'no' },
  takeInDeparted: ownersAlone,
}

/**
 * May a person of that role do this? `isOwn`: it concerns what is theirs. A role that is not known yet may
 * nothing: it will be in a moment, and nothing is lost by asking again.
 */
export function mayDo(role: Role | undefined, act: PracticeAct, isOwn: boolean): boolean {
  if (role === undefined) return false
  const reach = reaches[act][role]
  return reach === 'all' || (reach === 'own' && isOwn)
}

export const reachOf = (role: Role, act: PracticeAct): Reach => reaches[act][role]

/** What is said to whoever may not: what happened, and whom to ask. */
export function notYoursWords(act: PracticeAct): string {
  const who = reaches[act].lead === 'all' ? 'an owner or a lead' : 'an owner'
  return `This is for ${who} of the practice to decide. Nothing was changed; please ask them.`
}

export interface KnownMember {
  readonly staffId: string
  readonly role: Role
  readonly leftAt: string | null
}

/**
 * The role that a laptop's person has, as far as it is known here (a change that has not come yet does not
 * count). `members`: those of the member log; null where nobody was ever invited. Then the practice is one
 * person's, who may all, unless their record says otherwise. `isJoined`: the laptop was let in by somebody
 * else, so there is a log, even when it has not come yet.
 */
export function roleNow(
  staffId: string,
  members: readonly KnownMember[] | null,
  own: { readonly role: Role } | null,
  isJoined: boolean,
): Role | undefined {
  if (members !== null) {
    const member = members.find((one) => one.staffId === staffId)
    return member && member.leftAt === null ? member.role : undefined
  }
  if (isJoined) return undefined
  return own?.role ?? 'owner'
}
