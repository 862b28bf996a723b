import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eraseHome, setLegalHold } from '#renderer/data/commands/keep-records'
import { createSession, type Session } from '#renderer/data/session'
import { encryptedStorage } from '#renderer/data/store/encrypted-storage'
import { createKeyring } from '#renderer/data/store/keyring'
import { createStore, type Store, type StoreCollections } from '#renderer/data/store/store'
import { erasedCollections } from '#shared/domain/retention/scrub'
import type { OpenedVault } from '#shared/ipc/contract'
import { migrations } from '#shared/migrations/migrations'
import { type CollectionName, collectionNames } from '#shared/schema/collections'
import type { Note } from '#shared/schema/note'
import { storedSchema } from '#shared/schema/stored-schema'
import { madeUpPractice } from '../export/copy-sources'

addRxPlugin(RxDBLocalDocumentsPlugin)
addRxPlugin(RxDBMigrationSchemaPlugin)

const held = madeUpPractice(3, 40)
const signedNotes = held.notes.filter(({ state }) => state === 'signed')
const parents = held.clients.filter(
  ({ kind, id }) =>
    kind === 'parent' &&
    signedNotes.some(({ clientId }) => clientId === id) &&
    !held.notes.some((note) => note.clientId === id && note.state === 'draft'),
)
const [parent] = parents
if (!parent) throw new Error('nobody with a signed note')
const people = held.clients.filter(({ id, parentId }) => id === parent.id || parentId === parent.id)
const ids = new Set(people.map(({ id }) => id))

let store: Store
let nowAt = ''
let session: Session

beforeEach(async () => {
  const space = (id: string, kind: 'practice' | 'therapist') => ({
    ...{ id, kind, keyId: '00000001', older: [] },
    key: crypto.getRandomValues(new Uint8Array(32)),
  })
  const practiceSpace = held.catalog[0]?.space ?? ''
  const spaces = [space(practiceSpace, 'practice'), space(parent.space, 'therapist')]
  const localKey = crypto.getRandomValues(new Uint8Array(32))
  const keyring = createKeyring({ localKey, spaces, parts: [] })
  const database = await createRxDatabase<StoreCollections>({
    name: `erase-${crypto.randomUUID()}`,
    storage: encryptedStorage(getRxStorageMemory(), keyring),
    ...{ multiInstance: false, eventReduce: true, localDocuments: true },
  })
  await database.addCollections(
    Object.fromEntries(
      collectionNames.map((name) => [
        name,
        { schema: storedSchema(name) as never, migrationStrategies: migrations[name] as never },
      ]),
    ) as never,
  )
  store = createStore(database, keyring)
  const put = <C extends CollectionName>(name: C, records: readonly unknown[]) =>
    store.insertMany(name, records as never)
  await put(
    'catalog',
    held.catalog.filter(({ kind }) => kind === 'practice'),
  )
  await put('clients', people)
  const theirs = <R extends { clientId: string }>(all: readonly R[]) =>
    all.filter(({ clientId }) => ids.has(clientId))
  await put('charts', theirs(held.charts))
  await put('visits', theirs(held.visits))
  await put('notes', theirs(held.notes))
  await put('screenings', theirs(held.screenings))
  await put('consents', theirs(held.consents))
  const opened = { deviceId: crypto.randomUUID(), staffId: parent.createdBy, spaces }
  session = {
    ...createSession(store, opened as unknown as OpenedVault),
    now: () => nowAt,
    sign: async () => null,
  }
}, 60_000)
afterEach(() => store.close())

const left = async (): Promise<number> => {
  const counts = await Promise.all(
    erasedCollections.map((name) => store.collections[name].find().exec()),
  )
  return counts.flat().length
}

describe('removing a family', () => {
  it('is refused before its day and while it is held, and changes nothing', async () => {
    const before = await left()
    nowAt = '2027-01-01T00:00:00.000Z'
    expect(await eraseHome(session, { parentId: parent.id })).toMatchObject({ refusal: 'notYet' })
    nowAt = '2060-01-01T00:00:00.000Z'
    await setLegalHold(session, { parentId: parent.id, reason: 'A complaint' })
    expect(await eraseHome(session, { parentId: parent.id })).toMatchObject({ refusal: 'held' })
    expect(await left()).toBe(before)
  })

  it('takes everything, signed notes and consents too, and what is kept of it is empty', async () => {
    nowAt = '2060-01-01T00:00:00.000Z'
    await store.saveDraft(`client:${parent.id}`, { typed: 'not saved' })
    const before = await left()
    const [note] = signedNotes.filter(({ clientId }) => clientId === parent.id)
    const done = await eraseHome(session, { parentId: parent.id })
    expect(done).toMatchObject({ ok: true, value: { records: before, files: 0 } })
    expect(await left()).toBe(0)
    expect(await store.readDraft(`client:${parent.id}`)).toBeUndefined()
    const row = (await store.rows('notes').read([note?.id ?? ''])).get(note?.id ?? '')
    expect(row?.deleted).toBe(true)
    expect((row?.record as Note | undefined)?.content.subjective).toBe('')
    const entries = await store.collections.catalog.find().exec()
    const removals = entries.flatMap((one) => {
      const { practice } = one.toJSON() as (typeof held.catalog)[number]
      return practice?.retention?.removals ?? []
    })
    expect(removals).toMatchObject([{ id: parent.id, records: before }])
    expect(await eraseHome(session, { parentId: parent.id })).toMatchObject({ refusal: 'gone' })
  })

  it('never sends the removal of what the server keeps as signed', async () => {
    nowAt = '2060-01-01T00:00:00.000Z'
    const [note] = signedNotes.filter(({ clientId }) => clientId === parent.id)
    const noteId = note?.id ?? ''
    const sync = { rev: '1-a', n: 1, hash: 'h', past: [], base: null }
    await store.rows('notes').update([noteId], (local) => local && { ...local, sync })
    await store.rows('clients').update([parent.id], (local) => local && { ...local, sync })
    const done = await eraseHome(session, { parentId: parent.id })
    expect(done).toMatchObject({ value: { staysElsewhere: 1 } })
    expect((await store.rows('notes').read([noteId])).get(noteId)?.sync?.base).toBeNull()
    const client = (await store.rows('clients').read([parent.id])).get(parent.id)
    expect(client?.sync?.base).not.toBeNull()
    expect(JSON.stringify(client)).not.toContain(parent.name.family)
  })
})
