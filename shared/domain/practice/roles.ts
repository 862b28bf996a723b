import type { Staff } from '../../schema/staff'

export type Role = Staff['role']

/**
 * What somebody may do in a practice. What a person can read is not decided here but by the keys they
 * were given; this keeps an honest program from offering what is not theirs to do.
 * - people: invite, change roles, let go
 * - settings: what holds for the whole practice
 * - caseload: everybody's clients at a glance
 * - othersNotes: read and comment on what another therapist wrote
 * - charts: health, visits' notes, screenings, consents
 * - planForAll: book and move other people's visits
 */
export const powers = [
  'people',
  'settings',
  'caseload',
  'othersNotes',
  'charts',
  'planForAll',
] as const
export type Power = (typeof powers)[number]

const granted: Readonly<Record<Role, readonly Power[]>> = {
  owner: powers,
  lead: ['caseload', 'othersNotes', 'charts', 'planForAll'],
  therapist: ['charts'],
  office: ['planForAll'],
}

/** A laptop that does not know yet who works at it asks for nothing that is not everybody's. */
export const may = (role: Role | undefined, power: Power): boolean =>
  role !== undefined && granted[role].includes(power)

export const roleWords: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  lead: 'Lead',
  therapist: 'Therapist',
  office: 'Office',
}

/** One line for whoever chooses a role for somebody. */
export const roleMeaning: Readonly<Record<Role, string>> = {
  owner: 'Everything, including people, settings and every therapist’s clients.',
  lead: 'Every therapist’s clients, schedules and notes. No people, no practice settings.',
  therapist: 'Their own clients, visits and notes, and nobody else’s.',
  office: 'Schedules and contacts of every client. No charts, no notes.',
}

/** Pages (where their addresses begin) that the office's keys fill; any other would show what is not so. */
const ofOffice = [
  '/schedule',
  '/book',
  '/waiting',
  '/visits',
  '/clients',
  '/providers',
  '/people',
  '/sync',
  '/settings',
]
/** Reads charts and writes them. */
const notOfOffice = ['/clients/import']

const isUnder = (address: string, room: string): boolean =>
  address === room || address.startsWith(`${room}/`)

/** Whether a room or a page (by its address) is of use to a role: what would stand empty is not offered. */
export function isRoomFor(role: Role | undefined, address: string): boolean {
  // Not known yet, for a moment: nothing jumps.
  if (role === undefined) return true
  if (isUnder(address, '/caseload')) return may(role, 'caseload')
  if (role !== 'office') return true
  const among = (rooms: readonly string[]) => rooms.some((room) => isUnder(address, room))
  return among(ofOffice) && !among(notOfOffice)
}

export type RoleRefusal =
  /** Only an owner changes roles. */
  | 'notAllowed'
  /** The practice would have nobody who lets people in. */
  | 'lastOwner'
  | 'same'
  /** What they can read follows from keys: between office and the others somebody is invited anew. */
  | 'otherKeys'

interface Person {
  readonly staffId: string
  readonly role: Role
}

/** Why a role cannot be changed; null when it can. `people`: those who are in, as the log says. */
export function whyNotRole(
  people: readonly Person[],
  actor: string,
  change: Person,
): RoleRefusal | null {
  const own = people.find(({ staffId }) => staffId === actor)
  const person = people.find(({ staffId }) => staffId === change.staffId)
  if (!may(own?.role, 'people') || !person) return 'notAllowed'
  if (person.role === change.role) return 'same'
  const owners = people.filter(({ role }) => role === 'owner')
  if (person.role === 'owner' && owners.length === 1) return 'lastOwner'
  return keysOf(person.role) === keysOf(change.role) ? null : 'otherKeys'
}

/** Which spaces' keys a role has: all, one's own, or parts. */
const keysOf = (role: Role): 'all' | 'own' | 'parts' =>
  role === 'office' ? 'parts' : role === 'therapist' ? 'own' : 'all'
