import type { CollectionName } from '../schema/collections'

/** From one stored version of a record to the next: pure, named by the version it leads to. */
export type MigrationStep = (old: Record<string, unknown>) => Record<string, unknown>
export type Migrations = Readonly<Record<number, MigrationStep>>

/** Only fields that may be absent, or values that were not there before, were added. */
const asItWas: MigrationStep = (old) => old

/**
 * Every step that brings an older stored record to today's shape. A collection at version 0 has
 * none. When one grows, it gets a file of its own here; test/rules keeps a stored schema from
 * changing without one.
 */
export const migrations: Readonly<Record<CollectionName, Migrations>> = {
  staff: { 1: asItWas },
  providers: { 1: asItWas },
  catalog: { 1: asItWas },
  clients: { 1: asItWas, 2: asItWas },
  charts: { 1: asItWas },
  visits: { 1: asItWas },
  notes: { 1: asItWas },
  screenings: {},
  consents: {},
  trips: {},
  stock: {},
  summaries: { 1: asItWas },
  receipts: {},
}
