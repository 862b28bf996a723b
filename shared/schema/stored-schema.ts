import { z } from 'zod'
import { type CollectionName, collections } from './collections'

/** The part of RxDB's schema type that we produce; shared/ does not know RxDB. */
export interface StoredSchema {
  title: string
  version: number
  primaryKey: 'id'
  type: 'object'
  properties: Record<string, object>
  required: string[]
  indexes: string[][]
}

const inTheClear = (name: CollectionName): Set<string> =>
  new Set(['id', 'space', 'createdAt', ...collections[name].indexes.flat()])

/** Fields that the store can search by; every other field is ciphertext on disk. */
export const clearFields = (name: CollectionName): readonly string[] => [...inTheClear(name)].sort()

/**
 * The RxDB schema of a collection, made from its zod record: the same fields, a string length for
 * every indexed one (the store needs it), `space` first in no index but always in the clear.
 */
export function storedSchema(name: CollectionName): StoredSchema {
  const { record, version, indexes } = collections[name]
  const json = z.toJSONSchema(record, { target: 'draft-7', io: 'output' }) as {
    properties: Record<string, Record<string, unknown>>
    required?: string[]
  }
  const indexed = new Set(indexes.flat() as string[])
  const properties: Record<string, object> = {}
  for (const [field, schema] of Object.entries(json.properties)) {
    properties[field] =
      (indexed.has(field) || field === 'id') && schema.maxLength === undefined
        ? { ...schema, maxLength: 40 }
        : schema
  }
  return {
    title: name,
    version,
    primaryKey: 'id',
    type: 'object',
    properties,
    required: json.required ?? [],
    indexes: indexes.map((fields) => [...fields]),
  }
}
