import type { CareRole } from '#shared/schema/client'
import type { GateContact, GateUrgency } from '#shared/schema/door-gate'
import { dateWords } from '../../clients/words'
import type { GateFacts } from './facts'
import { helpLines, isHelpLine } from './lines'
import type { GateRule } from './rule'
import type { Thresholds } from './thresholds'

/** A provider of the care team, as somebody to call. */
export interface Callable {
  readonly role: CareRole
  readonly name: string
  readonly phone: string
}

export interface WhomToCall {
  readonly contact: GateContact
  readonly name: string
  /** '' where no number is recorded. */
  readonly number: string
}

export interface Escalation {
  readonly urgency: GateUrgency
  /** In this order. */
  readonly whom: readonly WhomToCall[]
  /** `Now. Stay until help is there.` */
  readonly howSoon: string
  /** To be read aloud into the phone. */
  readonly say: string
  /** Minutes without an answer until the next one is called; null where nothing waits. */
  readonly nextAfterMin: number | null
}

const rolesOf: Partial<Record<GateContact, readonly CareRole[]>> = {
  obstetric: ['obgyn', 'midwife', 'primaryCare'],
  pediatrician: ['pediatric', 'primaryCare'],
  lactation: ['lactation'],
  pelvicFloor: ['pelvicFloorPt'],
}

export const contactWords: Readonly<Record<GateContact, string>> = {
  emergency: helpLines.emergency.name,
  obstetric: 'OB/GYN or midwife',
  pediatrician: 'Pediatrician',
  crisis988: helpLines.crisis988.name,
  maternalHotline: helpLines.maternalHotline.name,
  postpartumSupport: helpLines.postpartumSupport.name,
  domesticViolence: helpLines.domesticViolence.name,
  stateReport: helpLines.stateReport.name,
  lactation: 'Lactation consultant',
  pelvicFloor: 'Pelvic-floor therapist',
  other: 'Somebody else',
}

/** Whom to call and what to say, for the gravest of these rules; null where nobody is called. */
export function escalationOf(
  rules: readonly GateRule[],
  facts: GateFacts,
  team: readonly Callable[],
  thresholds: Thresholds,
  lines: Readonly<Record<string, string>> = {},
): Escalation | null {
  const called = rules.filter(({ contacts }) => contacts.length > 0)
  const first = called[0]
  if (!first) return null
  const gravest = called.filter(({ urgency }) => urgency === first.urgency)
  const contacts = [...new Set(gravest.flatMap((rule) => rule.contacts))]
  // An emergency is called before a provider, whichever rule named whom first.
  const ordered =
    first.urgency === 'E' && !first.contacts[0]?.startsWith('crisis')
      ? contacts.sort((a, b) => Number(b === 'emergency') - Number(a === 'emergency'))
      : contacts
  const waits = Math.min(...gravest.map(({ nextLevel }) => thresholds[nextLevel]))
  return {
    urgency: first.urgency,
    whom: ordered.flatMap((contact) => peopleFor(contact, team, lines)),
    howSoon: howSoon(gravest, thresholds, waits),
    say: sentence(gravest, facts),
    nextAfterMin: first.urgency === 'D' ? waits : null,
  }
}

function peopleFor(
  contact: GateContact,
  team: readonly Callable[],
  lines: Readonly<Record<string, string>>,
): WhomToCall[] {
  if (isHelpLine(contact)) {
    const { name, number } = helpLines[contact]
    return [{ contact, name, number: lines[contact] || number }]
  }
  const roles = rolesOf[contact] ?? []
  const found = roles.flatMap((role) => team.filter((member) => member.role === role))
  if (found.length === 0) return [{ contact, name: contactWords[contact], number: '' }]
  return found.map(({ name, phone }) => ({ contact, name, number: phone }))
}

function howSoon(rules: readonly GateRule[], thresholds: Thresholds, waits: number): string {
  switch (rules[0]?.urgency) {
    case 'E':
      return 'Now. Stay until help is there. Nobody drives alone.'
    case 'D':
      return `Today, before you leave. No answer after ${waits} minutes: the next one.`
    case 'W': {
      const hours = Math.min(...rules.map((rule) => rule.withinHours ?? thresholds.withinHours))
      return hours % 24 === 0 ? `Within ${hours / 24} days.` : `Within ${hours} hours.`
    }
    default:
      return 'Before the session.'
  }
}

/** The sentence of AWHONN, said for the client; at most three signs, the gravest first. */
function sentence(rules: readonly GateRule[], facts: GateFacts): string {
  const signs = rules
    .map(({ sign }) => sign)
    .filter(Boolean)
    .slice(0, 3)
  if (signs.length === 0) return ''
  const has = `has ${listed(signs)}`
  if (facts.subject === 'infant') {
    return facts.birthOn
      ? `I am with a baby who was born on ${dateWords(facts.birthOn)} and ${has}.`
      : `I am with a baby who ${has}.`
  }
  const days = facts.numbers.gestationDays
  if (facts.flags.has('pregnant')) {
    const far =
      typeof days === 'number' ? `is ${Math.floor(days / 7)} weeks pregnant` : 'is pregnant'
    return `I am with a client who ${far} and ${has}.`
  }
  return facts.birthOn
    ? `I am with a client who gave birth on ${dateWords(facts.birthOn)} and ${has}.`
    : `I am with a client who ${has}.`
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`

/** A number for a `tel:` link: digits, and a plus in front. */
export const dialable = (number: string): string => number.replaceAll(/(?!^\+)\D/g, '')
