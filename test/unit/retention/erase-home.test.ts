import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eraseHome, setLegalHold } from '#renderer/data/commands/keep-records'
import { eraseLeftBehind, leftBehind, putLeftBack } from '#renderer/data/commands/left-behind'
import { removeClient, removeInfant } from '#renderer/data/commands/remove-client'
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
  const opened = {
    ...{ deviceId: crypto.randomUUID(), staffId: parent.createdBy, spaces },
    store: { fromServer: false },
  }
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

  it('takes what an import remembers of it, and leaves what it remembers of others', async () => {
    nowAt = '2060-01-01T00:00:00.000Z'
    const other = crypto.randomUUID()
    const fill = { collection: 'clients', path: ['pronouns'], part: 'pronouns', before: '' }
    await store.saveDraft('import:a:0', {
      ...{ kind: 'written', clientIds: [parent.id, other], chartIds: [] },
      fills: [
        { ...fill, id: parent.id, value: 'she/her' },
        { ...fill, id: other, value: 'they/them' },
      ],
    })
    await eraseHome(session, { parentId: parent.id })
    const kept = await store.readDraft('import:a:0')
    expect(kept).toMatchObject({ clientIds: [other], fills: [{ id: other }] })
    expect(JSON.stringify(kept)).not.toContain('she/her')
  })
})

describe('a family that is a guest of a group alone', () => {
  it('is neither removed nor called due while that visit is ahead', async () => {
    nowAt = '2060-01-01T00:00:00.000Z'
    const guest = { ...parent, id: crypto.randomUUID() }
    await store.insert('clients', guest)
    const [visit] = held.visits.filter(({ clientId }) => clientId === parent.id)
    if (!visit) throw new Error('no visit')
    const startAt = '2060-02-01T10:00:00.000Z'
    await store.insert('visits', {
      ...{ ...visit, id: crypto.randomUUID(), state: 'planned', groupClientIds: [guest.id] },
      ...{ startAt, endAt: '2060-02-01T11:00:00.000Z' },
    })
    expect(await eraseHome(session, { parentId: guest.id })).toMatchObject({ refusal: 'open' })
    expect(await removeClient(session, guest.id)).toMatchObject({ refusal: 'history' })
  })
})

describe('a group that another family came to', () => {
  const group = async (clientId: string, guestId: string) => {
    const [visit] = held.visits.filter((one) => one.clientId === parent.id)
    if (!visit) throw new Error('no visit')
    const id = crypto.randomUUID()
    const ofHost = {
      clientId,
      infantIds: people.slice(1).map((one) => one.id),
      plan: 'By the pool',
    }
    await store.insert('visits', { ...visit, id, ...ofHost, groupClientIds: [guestId] })
    return id
  }

  it('stays in the record of the others, whichever of them is removed', async () => {
    nowAt = '2060-01-01T00:00:00.000Z'
    const other = { ...parent, id: crypto.randomUUID(), createdAt: nowAt }
    await store.insert('clients', other)
    const [asHost, asGuest] = [await group(parent.id, other.id), await group(other.id, parent.id)]
    expect(await eraseHome(session, { parentId: parent.id })).toMatchObject({ ok: true })
    for (const id of [asHost, asGuest]) {
      const visit = await store.read('visits', id)
      expect(visit).toMatchObject({ clientId: other.id, infantIds: [], groupClientIds: [] })
    }
    expect(await store.read('visits', asHost)).toMatchObject({ plan: '', checklist: [] })
    expect(await store.read('visits', asGuest)).toMatchObject({ plan: 'By the pool' })
  })
})

describe('a family that is held', () => {
  it('is held on both sides of a hand-over, until the hold is ended from either', async () => {
    nowAt = '2060-01-01T00:00:00.000Z'
    const past = { staffId: parent.createdBy, at: nowAt, by: parent.createdBy, reason: 'x' }
    const newSide = { ...parent, id: crypto.randomUUID() }
    const from = { ...past, clientId: parent.id, isDone: true }
    await store.insert('clients', { ...newSide, handedFrom: from })
    const baby = { ...parent, id: crypto.randomUUID(), kind: 'infant' as const }
    await store.insert('clients', { ...baby, parentId: newSide.id, contact: null, home: null })
    await store.change('clients', parent.id, (one) => ({
      ...{ ok: true, value: { ...one, handedTo: { ...from, clientId: newSide.id } } },
    }))
    await setLegalHold(session, { parentId: parent.id, reason: 'A complaint' })
    expect(await eraseHome(session, { parentId: newSide.id })).toMatchObject({ refusal: 'held' })
    expect(await removeClient(session, newSide.id)).toMatchObject({ refusal: 'history' })
    await removeInfant(session, baby.id)
    expect((await store.read('clients', baby.id))?.status).toBe('archived')
    await setLegalHold(session, { parentId: newSide.id, reason: null })
    expect((await store.read('clients', parent.id))?.hold).toBeNull()
    expect(await removeClient(session, newSide.id)).toMatchObject({ ok: true })
  })
})

describe('what is left of a family that is not here any more', () => {
  const removedAt = '2059-06-01T00:00:00.000Z'
  /** As another laptop's removal comes here: people and what is not final are gone, signed notes are not. */
  const removedElsewhere = async (isNoted: boolean) => {
    for (const { id } of people) await store.remove('clients', id)
    for (const name of erasedCollections) {
      if (name === 'clients' || name === 'notes') continue
      const found = await store.collections[name].find().exec()
      await store.rows(name).update(
        found.map(({ id }) => id),
        (local) => local && { ...local, deleted: true },
      )
    }
    if (!isNoted) return
    const removal = { id: parent.id, at: removedAt, by: parent.createdBy, dueOn: '2059-01-01' }
    const entry = held.catalog.find(({ kind }) => kind === 'practice')
    await store.change('catalog', entry?.id ?? '', (one) => ({
      ok: true,
      value: {
        ...one,
        practice: one.practice && {
          ...one.practice,
          retention: {
            ...{ years: 7, minorUntilAge: 21 },
            removals: [{ ...removal, records: 1, files: 0 }],
          },
        },
      },
    }))
  }

  it('goes here too when it was removed because its time was over', async () => {
    await removedElsewhere(true)
    nowAt = '2060-01-01T00:00:00.000Z'
    const { due, orphans } = await leftBehind(session)
    expect(due).toMatchObject([{ parentId: parent.id, records: await left() }])
    expect(orphans).toEqual([])
    expect(await eraseLeftBehind(session, [parent.id])).toMatchObject({ ok: true })
    expect(await left()).toBe(0)
  })

  it.each(['its time is not over', 'nobody noted that removal', 'something was signed after it'])(
    'stays, and its people can be put back, when %s',
    async (why) => {
      await removedElsewhere(why !== 'nobody noted that removal')
      nowAt =
        why === 'its time is not over' ? '2027-01-01T00:00:00.000Z' : '2080-01-01T00:00:00.000Z'
      const [note] = signedNotes.filter(({ clientId }) => clientId === parent.id)
      if (why === 'something was signed after it' && note) {
        const at = '2059-06-02T00:00:00.000Z'
        await store.insert('notes', {
          ...{ ...note, id: crypto.randomUUID() },
          ...{ createdAt: at, updatedAt: at, sessionAt: at },
        })
      }
      const before = await left()
      const { due, orphans } = await leftBehind(session)
      expect(due).toEqual([])
      expect(orphans).toMatchObject([{ parentId: parent.id }])
      expect(await eraseLeftBehind(session, [parent.id])).toMatchObject({ value: 0 })
      expect(await left()).toBe(before)
      await putLeftBack(session, parent.id)
      expect((await store.read('clients', parent.id))?.name).toEqual(parent.name)
      expect((await leftBehind(session)).orphans).toEqual([])
    },
  )
})
