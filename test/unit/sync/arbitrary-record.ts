import fc, { type Arbitrary } from 'fast-check'
import type { z } from 'zod'
import { type CollectionName, collections, type RecordOf } from '#shared/schema/collections'

type Schema = z.core.$ZodType
type Json = Record<string, unknown>

interface Definition {
  readonly type: string
  readonly shape: Readonly<Record<string, Schema>>
  readonly element: Schema
  readonly innerType: Schema
  readonly entries: Readonly<Record<string, string>>
  readonly values: readonly unknown[]
}

const definitionOf = (schema: Schema): Definition =>
  (schema as z.ZodType)._zod.def as unknown as Definition

const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const instant = (hour: number): string => `2026-11-2${hour % 7}T0${hour}:00:00.000Z`
const leaves: readonly (readonly unknown[])[] = [
  [1, 2, 3].map(uuid),
  [1, 2, 3].map(instant),
  ['2026-11-21', '2026-12-01', '2027-01-05'],
  ['07:05', '12:30', '18:00'],
  ['', 'Almond oil', 'Ring twice', 'twice', 'Quiet; the “baby” sleeps', 'Grün'],
  ['US', 'CA', '1234567890', 'K7M2Q', 'B4XWN', 'O91.13'],
  [0, 1, 2, 5, 7, 40, 200, 900],
  ['a', 'b', 'c'].map((digit) => digit.repeat(64)),
  ['A', 'B', 'C'].map((digit) => digit.repeat(43)),
]

/** Few values of each kind, so that sides meet: those of them that the schema takes. */
function leaf(schema: z.ZodType): Arbitrary<unknown> {
  const pools = leaves.map((pool) => pool.filter((value) => schema.safeParse(value).success))
  const words = pools[4] as unknown[]
  const values = words.length > 2 ? words : pools.flat()
  return fc.constantFrom(...values)
}

/** What the items of lists are told apart by, see shared/sync/merge; an item has one, or the first counts. */
const keyFields = [
  ...['id', 'deviceId', 'itemId', 'region', 'madeAt', 'hash'],
  ...['visitId', 'symptom', 'goal', 'area', 'topic', 'stage', 'day'],
]

export const listKey = (item: unknown): string => {
  if (typeof item !== 'object' || item === null) return JSON.stringify(item)
  const fields = item as Json
  return String(fields[keyFields.find((name) => fields[name] !== undefined) ?? 'id'])
}

const fresh = fc.nat({ max: 30 }).map((number) => uuid(100 + number))

/** Any value that a schema takes. */
export function anyOf(schema: Schema, most = 4): Arbitrary<unknown> {
  const def = definitionOf(schema)
  switch (def.type) {
    case 'object': {
      const shape = Object.entries(def.shape)
      const parts = shape.map(([name, part]) => [name, name === 'id' ? fresh : anyOf(part, most)])
      const record = fc.record(Object.fromEntries(parts) as Record<string, Arbitrary<unknown>>)
      return record
        .map((value) => JSON.parse(JSON.stringify(value)))
        .filter((value) => (schema as z.ZodType).safeParse(value).success)
    }
    case 'array': {
      const items = anyOf(def.element, most)
      return fc
        .uniqueArray(items, { maxLength: most, selector: listKey })
        .filter((value) => (schema as z.ZodType).safeParse(value).success)
    }
    case 'nullable':
      return fc.oneof(fc.constant(null), { arbitrary: anyOf(def.innerType, most), weight: 3 })
    case 'optional':
      return fc.oneof(fc.constant(undefined), anyOf(def.innerType, most))
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'boolean':
      return fc.boolean()
    default:
      return leaf(schema as z.ZodType)
  }
}

/** A value after somebody worked on it: parts of it as they were, others changed, added or taken out. */
function edited(schema: Schema, value: unknown): Arbitrary<unknown> {
  const def = definitionOf(schema)
  const valid = (next: unknown) => (schema as z.ZodType).safeParse(next).success
  const untouched = { arbitrary: fc.constant(value), weight: 3 }
  if (def.type === 'object') {
    const shape = Object.entries(def.shape)
    const parts = shape.map(([name, part]) => [
      name,
      name === 'id' || name === 'deviceId' || name === 'itemId'
        ? fc.constant((value as Json)[name])
        : edited(part, (value as Json)[name]),
    ])
    const whole = fc.record(Object.fromEntries(parts) as Record<string, Arbitrary<unknown>>)
    return fc.oneof(untouched, {
      arbitrary: whole.map((next) => JSON.parse(JSON.stringify(next))).filter(valid),
      weight: 3,
    })
  }
  if (def.type === 'array') {
    const items = (value as unknown[]).map((item) =>
      fc.option(edited(def.element, item), { freq: 5, nil: undefined }),
    )
    const added = fc.array(anyOf(def.element), { maxLength: 2 })
    const list = fc.tuple(fc.tuple(...items), added).map(([old, more]) => {
      const byKey = new Map<string, unknown>()
      for (const item of [...old, ...more])
        if (item !== undefined && !byKey.has(listKey(item))) byKey.set(listKey(item), item)
      return [...byKey.values()]
    })
    return fc.oneof(untouched, { arbitrary: list.filter(valid), weight: 2 })
  }
  if (def.type === 'nullable' || def.type === 'optional') {
    const inner = value ?? null
    return inner === null
      ? fc.oneof(untouched, anyOf(schema))
      : fc.oneof(untouched, edited(def.innerType, value), anyOf(schema))
  }
  return fc.oneof(untouched, anyOf(schema))
}

const open: Partial<Record<CollectionName, Json>> = {
  notes: { state: 'draft', signature: null },
  summaries: { state: 'draft', sentAt: null, sentHow: null, fileId: null, pageFileId: null },
}

/** A record that is not signed or sent. `at` null: at one of a few instants. */
export const anyRecord = <C extends CollectionName>(name: C): Arbitrary<RecordOf<C>> =>
  anyOf(collections[name].record).map((record) => {
    const { signedAsId: _, ...rest } = record as Json
    return { ...rest, ...open[name] } as unknown as RecordOf<C>
  })

const kept = ['id', 'space', 'createdAt', 'createdBy'] as const

/** The same record after an edit: what never changes is as it was. */
export function anyEdit<C extends CollectionName>(
  name: C,
  base: RecordOf<C>,
): Arbitrary<RecordOf<C>> {
  return edited(collections[name].record, base).map((record) => {
    const { signedAsId: _, ...rest } = record as Json
    const fixed = Object.fromEntries(kept.map((field) => [field, base[field]]))
    return { ...rest, ...fixed, ...open[name] } as unknown as RecordOf<C>
  })
}
