/* The few shapes of FHIR R4 that a document is made of; everything else is plain JSON. */

export interface Coding {
  readonly system: string
  readonly code: string
  readonly display?: string
}

export interface Concept {
  readonly coding?: readonly Coding[]
  readonly text?: string
}

export interface Reference {
  readonly reference: string
}

/** A resource before it is tidied: what is undefined, '' or empty is not written. */
export interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly [field: string]: unknown
}

export interface Entry {
  readonly fullUrl: string
  readonly resource: Resource
}

export interface FhirBundle {
  readonly resourceType: 'Bundle'
  readonly type: 'document'
  readonly timestamp: string
  readonly entry: readonly Entry[]
  readonly [field: string]: unknown
}

export const urn = (id: string): string => `urn:uuid:${id}`
export const to = ({ id }: Pick<Resource, 'id'>): Reference => ({ reference: urn(id) })
export const says = (text: string): Concept => ({ text })

/** What R4 takes for no character of a string: every space but the plain one, and what XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be taken out
const noString = /[^\S \r\n\t]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g

/** Text as a FHIR string may hold it; '' when nothing is left. */
export const plainText = (text: string): string => text.toWellFormed().replace(noString, ' ').trim()

/** The same without anything empty, because R4 knows no empty string, list or object; undefined for nothing. */
export function tidy(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value) || undefined
  if (value === null || value === undefined || typeof value !== 'object') return value ?? undefined
  if (Array.isArray(value)) {
    const kept = value.map(tidy).filter((one) => one !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  const kept = Object.entries(value)
    .map(([name, one]) => [name, tidy(one)] as const)
    .filter(([, one]) => one !== undefined)
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}
