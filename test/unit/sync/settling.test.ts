import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { BehaviorSubject, firstValueFrom, of } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settleLostEdit, takeBackSettling } from '#renderer/data/commands/settle-lost-edit'
import { type LostEdits, lostEdits } from '#renderer/data/queries/lost-edits'
import type { Session } from '#renderer/data/session'
import { encryptedStorage } from '#renderer/data/store/encrypted-storage'
import { createKeyring } from '#renderer/data/store/keyring'
import { createStore, type StoreCollections } from '#renderer/data/store/store'
import { syncOff, type Whereabouts } from '#renderer/data/sync/status'
import { noSync } from '#renderer/data/sync/sync-control'
import { placeOfAll, placeOfRecords } from '#renderer/data/sync/use-record-place'
import { migrations } from '#shared/migrations/migrations'
import { emptyAddress } from '#shared/schema/primitives'
import { type Provider, providerSchema } from '#shared/schema/provider'
import { storedSchema } from '#shared/schema/stored-schema'
import { merge } from '#shared/sync/merge/merge'

addRxPlugin(RxDBLocalDocumentsPlugin)
addRxPlugin(RxDBMigrationSchemaPlugin)

const id = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`
const at = (minute: number) => `2026-11-21T08:${String(minute).padStart(2, '0')}:00.000Z`
const space = id('c')
const [maria, ada] = [id('a'), id('b')]

const provider = (more: Partial<Provider> = {}): Provider =>
  providerSchema.parse({
    id: id('1'),
    space,
    createdAt: at(0),
    createdBy: maria,
    updatedAt: at(0),
    updatedBy: maria,
    name: 'Dr. Ada Njoroge',
    credentials: 'MD',
    role: 'obgyn',
    organisation: '',
    npi: '',
    phone: '',
    fax: '',
    email: '',
    address: emptyAddress,
    note: '',
    ...more,
  })

async function openSession() {
  const key = (fill: number) => new Uint8Array(32).fill(fill)
  const keyring = createKeyring({
    localKey: key(1),
    spaces: [{ id: space, kind: 'practice', keyId: '00000001', key: key(2), older: [] }],
  })
  const database = await createRxDatabase<StoreCollections>({
    name: `settling-${crypto.randomUUID()}`,
    storage: encryptedStorage(getRxStorageMemory(), keyring),
    multiInstance: false,
    localDocuments: true,
  })
  await database.addCollections({
    providers: { schema: storedSchema('providers'), migrationStrategies: migrations.providers },
  } as never)
  let minute = 30
  return {
    store: createStore(database, keyring),
    staffId: maria,
    now: () => at(minute++),
  } as unknown as Session
}

/** Both laptops changed phone and remark; only one changed the fax. */
const clashed = () =>
  merge(
    'providers',
    { record: provider(), deleted: false },
    {
      record: provider({ phone: '111', note: 'One', fax: '5', updatedAt: at(5) }),
      deleted: false,
    },
    {
      record: provider({ phone: '222', note: 'Two', updatedAt: at(9), updatedBy: ada }),
      deleted: false,
    },
  ).record

let session: Session
beforeEach(async () => {
  session = await openSession()
})
afterEach(() => session.store.close())

const edits = (): Promise<LostEdits> => firstValueFrom(lostEdits(session.store))
const openFields = async () => (await edits()).toDecide.map(({ entry }) => entry.field).sort()
const read = () => session.store.read('providers', id('1'))

async function decide(field: string, choice: 'keep' | 'useOther') {
  const edit = (await edits()).toDecide.find(({ entry }) => entry.field === field)
  if (!edit) throw new Error(`nothing to decide about ${field}`)
  return settleLostEdit(session, { ...edit, choice })
}

describe('clashes in records', () => {
  it('are found wherever they stand, and followed', async () => {
    expect(await edits()).toEqual({ toDecide: [], history: [] })
    await session.store.insert('providers', clashed())
    expect(await openFields()).toEqual(['note', 'phone'])
    await session.store.remove('providers', id('1'))
    expect(await openFields()).toEqual([])
  })

  it('leave the list when one stays with what stands, and can be taken back', async () => {
    await session.store.insert('providers', clashed())
    const done = await decide('phone', 'keep')
    expect(done.ok).toBe(true)
    expect(await openFields()).toEqual(['note'])
    expect((await edits()).history).toHaveLength(1)
    expect((await read())?.phone).toBe('222')
    if (done.ok)
      expect(await takeBackSettling(session, done.value)).toEqual({ ok: true, value: null })
    expect(await openFields()).toEqual(['note', 'phone'])
  })

  it('put the other value in its place, and tell of it once', async () => {
    await session.store.insert('providers', clashed())
    const done = await decide('phone', 'useOther')
    expect((await read())?.phone).toBe('111')
    expect((await read())?.fax).toBe('5')
    const { history } = await edits()
    expect(history.map(({ entry }) => [entry.kept, entry.lost])).toEqual([['"111"', '"222"']])
    if (done.ok) await takeBackSettling(session, done.value)
    expect((await read())?.phone).toBe('222')
  })

  it('are not taken back over what was changed since', async () => {
    await session.store.insert('providers', clashed())
    const done = await decide('phone', 'useOther')
    await session.store.change('providers', id('1'), (record) => ({
      ok: true,
      value: { ...record, fax: '77', updatedAt: at(50) },
    }))
    expect(done.ok && (await takeBackSettling(session, done.value))).toEqual({
      ok: false,
      refusal: 'changedSince',
    })
    expect((await read())?.fax).toBe('77')
  })

  it('remove a record that was removed elsewhere, and bring it back', async () => {
    const removed = merge(
      'providers',
      { record: provider(), deleted: false },
      { record: provider({ note: 'New', updatedAt: at(5) }), deleted: false },
      { record: provider({ updatedAt: at(7), updatedBy: ada }), deleted: true },
    )
    expect(removed.deleted).toBe(false)
    await session.store.insert('providers', removed.record)
    const done = await decide('', 'useOther')
    expect(await read()).toBeNull()
    if (done.ok) await takeBackSettling(session, done.value)
    expect((await read())?.note).toBe('New')
    expect(await openFields()).toEqual([''])
  })

  it('are refused when somebody decided meanwhile', async () => {
    await session.store.insert('providers', clashed())
    const [edit] = (await edits()).toDecide
    if (!edit) throw new Error('no clash')
    await session.store.remove('providers', id('1'))
    expect(await settleLostEdit(session, { ...edit, choice: 'keep' })).toEqual({
      ok: false,
      refusal: 'gone',
    })
  })
})

describe('where a record is', () => {
  it('is where the last of its parts is', () => {
    expect(placeOfAll([])).toBeNull()
    expect(placeOfAll(['onServer', 'onServer'])).toBe('onServer')
    expect(placeOfAll(['onServer', 'thisLaptopOnly'])).toBe('changedSince')
    expect(placeOfAll(['thisLaptopOnly', 'thisLaptopOnly'])).toBe('thisLaptopOnly')
  })

  it('is not said where no server is set', async () => {
    const status$ = new BehaviorSubject(syncOff)
    const whereabouts$ = () => of<Whereabouts>('changedSince')
    const said: (Whereabouts | null)[] = []
    placeOfRecords({ ...noSync, status$, whereabouts$ }, [['clients', id('1')]]).subscribe(
      (place) => said.push(place),
    )
    status$.next({ ...syncOff, phase: 'connecting' })
    status$.next({ ...syncOff, phase: 'upToDate' })
    expect(said).toEqual([null, 'changedSince'])
  })
})
