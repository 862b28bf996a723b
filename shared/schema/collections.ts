import type { z } from 'zod'
import { catalogEntrySchema } from './catalog-entry'
import { chartSchema } from './chart'
import { clientSchema } from './client'
import { consentSchema } from './consent'
import { noteSchema } from './note'
import { providerSchema } from './provider'
import { receiptRecordSchema } from './receipt'
import { screeningSchema } from './screening'
import { staffSchema } from './staff'
import { stockRecordSchema } from './stock'
import { summarySchema } from './summary'
import { tripSchema } from './trip'
import { visitSchema } from './visit'

/**
 * Every stored collection: its record's schema, its version, and the fields that stay in the clear
 * so that the store can find by them. In the clear means readable by whoever holds the disk: ids,
 * kinds, states and times only. RxDB's open core holds 13 collections a process; we keep within it.
 */
interface CollectionDefinition<S extends z.ZodObject> {
  readonly record: S
  readonly version: number
  readonly indexes: readonly (readonly (keyof z.infer<S> & string)[])[]
  /** Whose key it is under: the practice's shared lists or a therapist's own clients. */
  readonly spaceKind: 'practice' | 'therapist'
}

const define = <S extends z.ZodObject>(definition: CollectionDefinition<S>) => definition

export const collections = {
  staff: define({
    record: staffSchema,
    version: 1,
    indexes: [['updatedAt']],
    spaceKind: 'practice',
  }),
  providers: define({
    record: providerSchema,
    version: 1,
    indexes: [['updatedAt']],
    spaceKind: 'practice',
  }),
  catalog: define({
    record: catalogEntrySchema,
    version: 1,
    indexes: [['kind'], ['updatedAt']],
    spaceKind: 'practice',
  }),
  clients: define({
    record: clientSchema,
    version: 2,
    indexes: [['parentId'], ['updatedAt']],
    spaceKind: 'therapist',
  }),
  charts: define({
    record: chartSchema,
    version: 1,
    indexes: [['clientId'], ['updatedAt']],
    spaceKind: 'therapist',
  }),
  visits: define({
    record: visitSchema,
    version: 1,
    indexes: [['startAt'], ['clientId', 'startAt'], ['updatedAt']],
    spaceKind: 'therapist',
  }),
  notes: define({
    record: noteSchema,
    version: 1,
    indexes: [['visitId'], ['clientId', 'sessionAt'], ['state', 'sessionAt'], ['updatedAt']],
    spaceKind: 'therapist',
  }),
  screenings: define({
    record: screeningSchema,
    version: 0,
    indexes: [['visitId'], ['clientId', 'startAt'], ['kind', 'startAt'], ['updatedAt']],
    spaceKind: 'therapist',
  }),
  consents: define({
    record: consentSchema,
    version: 0,
    indexes: [['visitId'], ['clientId', 'startAt'], ['updatedAt']],
    spaceKind: 'therapist',
  }),
  trips: define({
    record: tripSchema,
    version: 0,
    indexes: [['kind', 'startAt'], ['updatedAt']],
    spaceKind: 'therapist',
  }),
  stock: define({
    record: stockRecordSchema,
    version: 0,
    indexes: [['kind'], ['visitId'], ['updatedAt']],
    spaceKind: 'practice',
  }),
  summaries: define({
    record: summarySchema,
    version: 1,
    indexes: [['clientId'], ['updatedAt']],
    spaceKind: 'therapist',
  }),
  receipts: define({
    record: receiptRecordSchema,
    version: 0,
    indexes: [['visitId'], ['clientId', 'startAt'], ['kind', 'startAt'], ['updatedAt']],
    spaceKind: 'therapist',
  }),
} as const

export type CollectionName = keyof typeof collections
export type RecordOf<C extends CollectionName> = z.infer<(typeof collections)[C]['record']>

export const collectionNames = Object.keys(collections) as CollectionName[]
