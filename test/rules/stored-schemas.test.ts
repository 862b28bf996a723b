import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addRxPlugin, createRxDatabase } from 'rxdb'
import { disableWarnings, RxDBDevModePlugin } from 'rxdb/plugins/dev-mode'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { wrappedValidateZSchemaStorage } from 'rxdb/plugins/validate-z-schema'
import { describe, expect, it } from 'vitest'
import { dataVersion } from '#shared/data-version'
import { migrations } from '#shared/migrations/migrations'
import { type CollectionName, collectionNames, collections } from '#shared/schema/collections'
import { clearFields, storedSchema } from '#shared/schema/stored-schema'

/** RxDB's open core opens 13 collections a process: the 14th waits, the 15th throws. */
const collectionBudget = 13
const recordedFile = join(import.meta.dirname, 'stored-schemas.json')

interface Recorded {
  dataVersion: number
  schemas: Record<string, { version: number; sha256: string }>
}

const present = (): Recorded => ({
  dataVersion,
  schemas: Object.fromEntries(
    collectionNames.map((name) => [
      name,
      {
        version: collections[name].version,
        sha256: createHash('sha256')
          .update(JSON.stringify(storedSchema(name)))
          .digest('hex'),
      },
    ]),
  ),
})

/** What a change of stored schemas lacks, in words; empty when it is a proper step. */
function missingSteps(recorded: Recorded, now: Recorded): string[] {
  const problems: string[] = []
  for (const [name, schema] of Object.entries(now.schemas)) {
    const before = recorded.schemas[name]
    if (before && before.sha256 !== schema.sha256 && schema.version !== before.version + 1) {
      problems.push(`${name}: the stored schema changed; raise its version and write a migration`)
    }
  }
  for (const name of Object.keys(recorded.schemas)) {
    if (!now.schemas[name]) problems.push(`${name}: a stored collection is gone`)
  }
  const changed = JSON.stringify(recorded.schemas) !== JSON.stringify(now.schemas)
  if (changed && now.dataVersion !== recorded.dataVersion + 1) {
    problems.push('raise dataVersion by one, so that an older Doorstep refuses the newer store')
  }
  return problems
}

describe('stored schemas', () => {
  it('do not change without a version, a migration and a raised data version', () => {
    // `RECORD_SCHEMAS=1` writes today's schemas down, once a proper step has been made.
    if (process.env.RECORD_SCHEMAS === '1' || !existsSync(recordedFile)) {
      writeFileSync(recordedFile, `${JSON.stringify(present(), null, 2)}\n`)
    }
    const recorded = JSON.parse(readFileSync(recordedFile, 'utf8')) as Recorded
    expect(missingSteps(recorded, present())).toEqual([])
    expect(present()).toEqual(recorded)
  })

  it('would be caught: a changed field, a lost collection', () => {
    const now = present()
    const changed = structuredClone(now)
    const clients = changed.schemas.clients
    if (!clients) throw new Error('no clients')
    clients.sha256 = 'other'
    expect(missingSteps(now, changed)).toHaveLength(2)
    const lost = structuredClone(now)
    delete lost.schemas.visits
    expect(missingSteps(now, lost)).toHaveLength(2)
  })

  it.each(collectionNames)('%s has a migration for every version it went through', (name) => {
    const steps = Object.keys(migrations[name]).map(Number)
    expect(steps.sort()).toEqual(
      Array.from({ length: collections[name].version }, (_, index) => index + 1),
    )
  })

  it(`keep within ${collectionBudget} collections`, () => {
    expect(collectionNames.length).toBeLessThanOrEqual(collectionBudget)
  })

  it('leave nothing of a person in the clear: ids, kinds, states and times only', () => {
    const allowed = new Set([
      ...['id', 'space', 'createdAt', 'updatedAt', 'startAt', 'sessionAt'],
      ...['clientId', 'parentId', 'visitId', 'kind', 'state'],
    ])
    const clear = collectionNames.flatMap((name) => clearFields(name))
    expect(clear.filter((field) => !allowed.has(field))).toEqual([])
  })

  it('carry a space in every record', () => {
    for (const name of collectionNames) {
      expect(storedSchema(name).required).toContain('space')
    }
  })

  it('are accepted by RxDB in development mode', async () => {
    disableWarnings()
    addRxPlugin(RxDBDevModePlugin)
    addRxPlugin(RxDBMigrationSchemaPlugin)
    const database = await createRxDatabase({
      name: 'schemas',
      storage: wrappedValidateZSchemaStorage({ storage: getRxStorageMemory() }),
      multiInstance: false,
    })
    const made = await database.addCollections(
      Object.fromEntries(
        collectionNames.map((name: CollectionName) => [
          name,
          {
            schema: storedSchema(name) as never,
            migrationStrategies: migrations[name] as never,
          },
        ]),
      ),
    )
    expect(Object.keys(made).sort()).toEqual([...collectionNames].sort())
    await database.close()
  })
})
