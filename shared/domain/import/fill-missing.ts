import { canonicalJson } from '#shared/crypto/canonical-json'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { PersonFields } from '../clients/household-records'
import { groupBy } from './group-by'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One field that was empty and what is put there. Never a field that holds anything. */
export interface Fill {
  readonly collection: 'clients' | 'charts'
  readonly id: string
  /** `contact.phone` as its steps. */
  readonly path: readonly string[]
  /** Fills of one part are made and taken back together: half an address is no address. */
  readonly part: string
  readonly before: Json
  readonly value: Json
}

const at = (record: unknown, path: readonly string[]): Json | undefined => {
  let found: unknown = record
  for (const step of path) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, step)) return undefined
    found = (found as Record<string, unknown>)[step]
  }
  return found as Json | undefined
}

const isEmpty = (value: Json | undefined): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === 'notAsked' ||
  (Array.isArray(value) && value.length === 0)

const single = (path: readonly string[]) => [path.join('.'), [path]] as const

const clientParts = [
  ...[['name', 'preferred'], ['pronouns'], ['dateOfBirth']].map(single),
  ...[
    ['contact', 'phone'],
    ['contact', 'email'],
    ['contact', 'language'],
  ].map(single),
  ...[
    ['contact', 'emergencyName'],
    ['contact', 'emergencyPhone'],
  ].map(single),
  ...[['home', 'access', 'note'], ['note']].map(single),
  [
    'address',
    ['street', 'unit', 'city', 'region', 'postalCode'].map((part) => ['home', 'address', part]),
  ] as const,
]

/** What one record lacks and the other has, for each part all of it or nothing. */
function gaps(
  collection: Fill['collection'],
  known: { readonly id: string },
  incoming: unknown,
  parts: readonly (readonly [part: string, paths: readonly (readonly string[])[]])[],
): readonly Fill[] {
  return parts.flatMap(([part, paths]) => {
    const states = paths.map((path) => ({
      path,
      before: at(known, path),
      value: at(incoming, path),
    }))
    if (states.some(({ before }) => before === undefined || !isEmpty(before))) return []
    return states.flatMap(({ path, before, value }) =>
      value === undefined || isEmpty(value)
        ? []
        : [{ collection, id: known.id, path, part, before: before ?? null, value }],
    )
  })
}

/** What a known parent lacks and the row has. */
export const missingInClient = (known: Client, incoming: PersonFields): readonly Fill[] =>
  gaps('clients', known, incoming.client, clientParts)

/**
 * What the chart of a known parent lacks. Allergies only where nobody has asked: a list that stands, or
 * "none", is an answer. Whether she is before or after the birth is never changed from here.
 */
export function missingInChart(known: Chart, incoming: PersonFields): readonly Fill[] {
  const born = known.parent?.stage === 'postpartum'
  return gaps('charts', known, incoming.chart, [
    ['dueOn', [['parent', 'dueOn']]],
    ...(born ? ([['birthOn', [['parent', 'birthOn']]]] as const) : []),
    ['allergies', [['allergyHistory'], ['allergies']]],
    ['note', [['note']]],
  ])
}

const partsOf = (fills: readonly Fill[]): readonly (readonly Fill[])[] => [
  ...groupBy(fills, ({ part }) => part).values(),
]

/** The record with what is still empty filled in; what was written there meanwhile stays. */
export function withFills<R extends object>(record: R, fills: readonly Fill[]): R {
  const copy = structuredClone(record)
  for (const part of partsOf(fills)) {
    if (!part.every(({ path }) => isEmpty(at(copy, path)))) continue
    for (const { path, value } of part) setAt(copy, path, value)
  }
  return copy
}

/**
 * Takes back what was filled in, part by part, where it still stands as it was put. `kept`: parts that
 * somebody has changed since. The same record when there is nothing to take back.
 */
export function withoutFills<R extends object>(
  record: R,
  fills: readonly Fill[],
): { readonly record: R; readonly kept: number } {
  const copy = structuredClone(record)
  let kept = 0
  let changed = false
  for (const part of partsOf(fills)) {
    const stands = (which: 'value' | 'before') =>
      part.every((fill) => canonical(at(copy, fill.path)) === canonical(fill[which]))
    if (stands('value')) {
      changed = true
      for (const { path, before } of part) setAt(copy, path, before)
    } else if (!stands('before')) kept++
  }
  return { record: changed ? copy : record, kept }
}

const canonical = (value: Json | undefined): string =>
  value === undefined ? '' : canonicalJson(value)

function setAt(record: object, path: readonly string[], value: Json): void {
  const last = path.at(-1)
  const parent = at(record, path.slice(0, -1))
  if (last === undefined || parent === null || typeof parent !== 'object') return
  if (Object.hasOwn(parent, last)) (parent as Record<string, Json>)[last] = structuredClone(value)
}
