import { idFrom } from '../../sync/merge/id-from'
import type { FittedComposition } from '../summary/composition'
import { dayOf, type Instant } from '../time/calendar-day'
import { localSystem, snomedCodes, systems } from './codes'
import type { Coding, Concept, Reference, Resource } from './resource'
import { urn } from './resource'

/** What every resource of one document is made with. */
export interface Context {
  readonly composition: FittedComposition
  /** The id of a resource by what it is about: the same document is made of the same summary, always. */
  readonly id: (key: string) => string
  readonly ref: (key: string) => Reference
  readonly local: (code: string, text: string) => Concept
  /** A concept with its SNOMED code, where the practice may use one. */
  readonly snomed: (name: keyof typeof snomedCodes, text: string) => Concept
  readonly dayOf: (instant: Instant) => string
}

export function contextOf(composition: FittedComposition): Context {
  const { summaryId, practice } = composition
  const made = new Map<string, string>()
  const id = (key: string): string => {
    const known = made.get(key) ?? idFrom({ fhir: 1, summaryId, key })
    made.set(key, known)
    return known
  }
  const system = localSystem(practice.practiceId)
  const isInUs = practice.address.country === 'US' || practice.address.country === ''
  return {
    ...{ composition, id, ref: (key) => ({ reference: urn(id(key)) }) },
    local: (code, text) => ({ coding: [{ system, code }], text }),
    snomed: (name, text) => (isInUs ? { coding: [snomedCodes[name]], text } : { text }),
    dayOf: (instant) => dayOf(instant, practice.timeZone),
  }
}

/** The keys of the people and places that resources name. */
export const who = {
  subject: 'subject',
  parent: 'parent',
  therapist: 'therapist',
  therapistRole: 'therapist/role',
  practice: 'practice',
  recipient: 'recipient',
  recipientRole: 'recipient/role',
  recipientPlace: 'recipient/organization',
} as const

export const resource = (
  resourceType: string,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Resource => ({ resourceType, id, ...fields })

export const quantity = (value: number, unit: string) => ({
  ...{ value, unit, system: systems.ucum, code: unit },
})

export const codeOf = (system: string, code: string): Concept => ({
  coding: [{ system, code } satisfies Coding],
})
