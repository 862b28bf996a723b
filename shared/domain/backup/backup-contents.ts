import { z } from 'zod'
import type { BackupEntry } from '../../crypto/backup-frames'
import { normalJson } from '../../crypto/canonical-json'
import { type Migrations, migrations } from '../../migrations/migrations'
import { ok, type Result, refused } from '../../result'
import {
  type CollectionName,
  collectionNames,
  collections,
  type RecordOf,
} from '../../schema/collections'
import { idSchema, instantSchema } from '../../schema/primitives'

/**
 * What a backup holds, entry by entry: first this note on how its records are shaped, then the records
 * of every collection, then what was typed and not yet saved, then the files.
 */
export const aboutBackupSchema = z.strictObject({
  madeAt: instantSchema,
  dataVersion: z.int().nonnegative(),
  /** Version of each collection's records, so that an old backup can be brought to today's shape. */
  versions: z.record(z.string(), z.int().nonnegative()),
})
export type AboutBackup = z.infer<typeof aboutBackupSchema>

export const draftSchema = z.strictObject({ key: z.string().min(1).max(120), values: z.json() })
export type Draft = z.infer<typeof draftSchema>

export const fileMetaSchema = z.strictObject({
  id: idSchema,
  space: idSchema,
  name: z.string().max(300),
  type: z.string().max(200),
})
export type FileMeta = z.infer<typeof fileMetaSchema>

const aboutName = 'about'
const draftsName = 'drafts'

export type BackupItem =
  | { readonly kind: 'about'; readonly about: AboutBackup }
  | {
      readonly [C in CollectionName]: {
        readonly kind: 'record'
        readonly collection: C
        readonly record: RecordOf<C>
      }
    }[CollectionName]
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'file'; readonly meta: FileMeta; readonly bytes: Uint8Array }

export const aboutEntry = (madeAt: string, dataVersion: number): BackupEntry => ({
  kind: 'record',
  collection: aboutName,
  record: {
    madeAt,
    dataVersion,
    versions: Object.fromEntries(collectionNames.map((name) => [name, collections[name].version])),
  } satisfies AboutBackup,
})

export const draftEntry = (draft: Draft): BackupEntry => ({
  kind: 'record',
  collection: draftsName,
  record: draft,
})

/** `unknown`: an entry that this program has no place for, or a record that its schema does not take. */
export type ItemRefusal = 'unknown' | 'newer'

const isCollection = (name: string): name is CollectionName =>
  (collectionNames as readonly string[]).includes(name)

/**
 * Reads entries in the order of the file and answers each in today's shape. Refuses rather than drops:
 * a backup is taken whole or not at all.
 */
export function createBackupReader(steps: Readonly<Record<string, Migrations>> = migrations) {
  let about: AboutBackup | null = null

  const readRecord = (name: CollectionName, stored: unknown): Result<BackupItem, ItemRefusal> => {
    const from = about?.versions[name]
    if (from === undefined) return refused('unknown')
    if (from > collections[name].version) return refused('newer')
    let record = stored
    for (let version = from + 1; version <= collections[name].version; version++) {
      const step = steps[name]?.[version]
      if (!step || typeof record !== 'object' || record === null) return refused('unknown')
      record = step(record as Record<string, unknown>)
    }
    const parsed = collections[name].record.safeParse(normalJson(record))
    if (!parsed.success) return refused('unknown')
    return ok({ kind: 'record', collection: name, record: parsed.data } as BackupItem)
  }

  return (entry: BackupEntry): Result<BackupItem, ItemRefusal> => {
    if (about === null) {
      if (entry.kind !== 'record' || entry.collection !== aboutName) return refused('unknown')
      const parsed = aboutBackupSchema.safeParse(entry.record)
      if (!parsed.success) return refused('unknown')
      about = parsed.data
      return ok({ kind: 'about', about })
    }
    if (entry.kind === 'file') {
      const meta = fileMetaSchema.safeParse(entry.meta)
      if (!meta.success) return refused('unknown')
      return ok({ kind: 'file', meta: meta.data, bytes: entry.bytes })
    }
    if (entry.collection === draftsName) {
      const draft = draftSchema.safeParse(entry.record)
      return draft.success ? ok({ kind: 'draft', draft: draft.data }) : refused('unknown')
    }
    return isCollection(entry.collection)
      ? readRecord(entry.collection, entry.record)
      : refused('unknown')
  }
}
