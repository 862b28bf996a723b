import { afterEach, describe, expect, test, vi } from 'vitest'
import { readImports, resumeImport, startImport } from '#renderer/data/commands/import-clients'
import { undoImport } from '#renderer/data/commands/undo-import'
import type { Session } from '#renderer/data/session'
import { planRows, weighRows } from '#shared/domain/import/plan-import'
import { refused } from '#shared/result'
import type { Visit } from '#shared/schema/visit'
import { type Device, openDevice } from '../../support/sync-device'
import { madeUpPractice } from '../export/copy-sources'
import { idMaker, rowsOf } from './file-of'

const acts = vi.hoisted((): string[] => [])
vi.mock('#renderer/data/audit/record-act', () => ({
  recordAct: async (_session: unknown, { what }: { what: string }) => {
    acts.push(what)
    return true
  },
}))

const newId = idMaker()
const space = newId()
const staffId = newId()
let device: Device | null = null

afterEach(async () => {
  await device?.close()
  device = null
})

async function openSession(): Promise<Session> {
  const key = crypto.getRandomValues(new Uint8Array(32))
  device = await openDevice({
    spaces: [{ id: space, kind: 'therapist', keyId: newId(), key, older: [] }],
    road: {
      request: async () => refused({ code: 'notConfigured' }),
      cancel: async () => undefined,
    },
    collections: [
      ...(['clients', 'charts', 'visits', 'notes', 'screenings', 'consents'] as const),
      ...(['summaries', 'receipts', 'staff'] as const),
    ],
  })
  const { store } = device
  const now = () => '2026-03-01T10:00:00.000Z'
  return {
    store,
    staffId,
    opened: { staffId, store: { fromServer: false } },
    clientSpace: space,
    practiceSpace: space,
    now,
    newId: () => crypto.randomUUID(),
  } as unknown as Session
}

const families = 250
const csv = `Name,Phone,Babies\n${Array.from({ length: families }, (_, at) => `Given${at} Name${at},${5035550000 + at},${at % 2 ? 'Leo' : ''}`).join('\n')}`
const planned = () => planRows(weighRows(rowsOf(csv), []), new Map())
const count = async ({ store }: Session) => ({
  clients: (await store.collections.clients.find().exec()).length,
  charts: (await store.collections.charts.find().exec()).length,
})
const whole = { clients: families * 1.5, charts: families * 1.5 }

/** A signal that says stop once so many families are written. */
function stopAfter(most: number) {
  const stop = new AbortController()
  return {
    signal: stop.signal,
    onProgress: (done: number) => {
      if (done >= most) stop.abort()
    },
  }
}
async function parentsAmong({ store }: Session, ids: readonly string[]): Promise<string[]> {
  const clients = await Promise.all(ids.map((id) => store.read('clients', id)))
  return clients.flatMap((client) => (client?.kind === 'parent' ? [client.id] : []))
}
const groupVisit = (host: string, guest: string): Visit => {
  const [visit] = madeUpPractice(3, 5).visits
  if (!visit) throw new Error('no visit')
  const at = '2026-03-01T10:00:00.000Z'
  return {
    ...{ ...visit, id: newId(), space, clientId: host, infantIds: [], groupClientIds: [guest] },
    ...{ createdAt: at, updatedAt: at, state: 'planned', copyOf: undefined },
  }
}
const toTheEnd = { signal: new AbortController().signal, onProgress: () => undefined }

describe('An import that does not run to its end', () => {
  test('stopped in the middle it is gone on with, and nobody comes in twice', async () => {
    const session = await openSession()
    const first = await startImport(session, {
      planned: planned(),
      fileName: 'a.csv',
      work: stopAfter(100),
    })
    expect(first).toEqual({ ok: false, refusal: 'stopped' })
    expect(await count(session)).toEqual({ clients: 150, charts: 150 })
    const [entry] = await readImports(session.store)
    expect(entry).toMatchObject({ state: 'stopped', batchesWritten: 1, batches: 3 })
    const importId = entry?.id ?? ''
    const done = await resumeImport(session, { importId, work: toTheEnd })
    expect(done.ok && done.value.state).toBe('done')
    expect(await count(session)).toEqual(whole)
  })

  test('broken off while a batch is written, its charts there and its people not: completed', async () => {
    const session = await openSession()
    const { store } = session
    const { insertMany } = store
    let left = 3
    // The power goes at the fourth write: the second batch has its charts and no people.
    const failing = (async (name: never, records: never) => {
      if (left-- === 0) throw new Error('the power went')
      await insertMany(name, records)
    }) as typeof insertMany
    const begun = startImport(
      { ...session, store: { ...store, insertMany: failing } },
      { planned: planned(), fileName: 'a.csv', work: toTheEnd },
    )
    await expect(begun).rejects.toThrow('the power went')
    expect(await count(session)).toEqual({ clients: 150, charts: 300 })
    const [entry] = await readImports(store)
    expect(entry).toMatchObject({ state: 'running', batchesWritten: 1 })
    await resumeImport(session, { importId: entry?.id ?? '', work: toTheEnd })
    expect(await count(session)).toEqual(whole)
  })

  test('stopped before anything was written leaves nothing, in the journal either', async () => {
    const session = await openSession()
    const done = await startImport(session, {
      planned: planned(),
      fileName: 'a.csv',
      work: { ...stopAfter(0), signal: AbortSignal.abort() },
    })
    expect(done).toEqual({ ok: false, refusal: 'notBegun' })
    expect(await count(session)).toEqual({ clients: 0, charts: 0 })
    expect(await readImports(session.store)).toEqual([])
  })

  test('a part is taken back as well: all that came in goes, and who was changed since stays', async () => {
    const session = await openSession()
    const { store } = session
    acts.length = 0
    await startImport(session, { planned: planned(), fileName: 'a.csv', work: stopAfter(200) })
    const [one] = await store.collections.clients
      .find({ selector: { parentId: '' }, limit: 1 })
      .exec()
    const client = one?.toJSON()
    await store.change('clients', client?.id ?? '', (record) => ({
      ok: true,
      value: { ...record, pronouns: 'she/her', updatedAt: '2026-03-02T10:00:00.000Z' },
    }))
    const [entry] = await readImports(store)
    const done = await undoImport(session, { importId: entry?.id ?? '', work: toTheEnd })
    const undo = done.ok ? done.value.undo : null
    expect(undo).toMatchObject({
      removed: 199,
      kept: [{ clientId: client?.id, because: 'changed' }],
    })
    const family = await store.collections.clients.find({ selector: {} }).exec()
    expect(family.every((doc) => doc.id === client?.id || doc.parentId === client?.id)).toBe(true)
    expect((await readImports(store))[0]?.state).toBe('undone')
    expect(acts).toEqual(['imported', 'tookBackImport'])
  })

  test('taking back is stopped between families, and gone on with to its end', async () => {
    const session = await openSession()
    await startImport(session, { planned: planned(), fileName: 'a.csv', work: toTheEnd })
    const [entry] = await readImports(session.store)
    const importId = entry?.id ?? ''
    const first = await undoImport(session, { importId, work: stopAfter(100) })
    expect(first).toEqual({ ok: false, refusal: 'stopped' })
    expect(await count(session)).toEqual({ clients: 225, charts: 225 })
    const [left] = await readImports(session.store)
    expect(left).toMatchObject({ state: 'undoing', undo: { batchesDone: 1, removed: 100 } })
    const done = await undoImport(session, { importId, work: toTheEnd })
    expect(done.ok && done.value.undo).toMatchObject({ removed: families, kept: [] })
    expect(await count(session)).toEqual({ clients: 0, charts: 0 })
  })

  test('who is changed in the moment of taking back stays, with the whole family', async () => {
    const session = await openSession()
    const { store } = session
    await startImport(session, { planned: planned(), fileName: 'a.csv', work: toTheEnd })
    const [entry] = await readImports(store)
    const { removeMany } = store
    let parentId = ''
    const changing = (async (name: never, ids: readonly string[], mayGo: never) => {
      if (parentId === '') {
        const infants = await store.collections.clients.find().exec()
        parentId = ids.find((id) => infants.some((one) => one.parentId === id)) ?? ''
        await store.change('clients', parentId, (record) => ({
          ok: true,
          value: { ...record, pronouns: 'she/her', updatedAt: '2026-03-02T10:00:00.000Z' },
        }))
      }
      return removeMany(name, ids, mayGo)
    }) as typeof removeMany
    const done = await undoImport(
      { ...session, store: { ...store, removeMany: changing } },
      { importId: entry?.id ?? '', work: toTheEnd },
    )
    expect(done.ok && done.value.undo).toMatchObject({
      removed: families - 1,
      kept: [{ clientId: parentId, because: 'changed' }],
    })
    expect(await count(session)).toEqual({ clients: 2, charts: 2 })
  })

  test('who is booked while it is taken back stays, also as a guest of a group', async () => {
    const session = await openSession()
    const { store } = session
    await startImport(session, { planned: planned(), fileName: 'a.csv', work: toTheEnd })
    const [entry] = await readImports(store)
    const batch = (await store.readDraft(`import:${entry?.id}:2`)) as { clientIds: string[] }
    const [host = '', guest = ''] = await parentsAmong(session, batch.clientIds)
    // Booked after the first batch is gone, while the second is.
    const { removeMany } = store
    let booked = false
    const booking = (async (name: never, ids: never, mayGo: never) => {
      if (!booked) {
        booked = true
        await store.insert('visits', groupVisit(host, guest))
      }
      return removeMany(name, ids, mayGo)
    }) as typeof removeMany
    const done = await undoImport(
      { ...session, store: { ...store, removeMany: booking } },
      { importId: entry?.id ?? '', work: toTheEnd },
    )
    const undo = done.ok ? done.value.undo : null
    expect(undo?.kept.map(({ clientId }) => clientId).toSorted()).toEqual([host, guest].toSorted())
    expect(undo?.kept.map(({ because }) => because)).toEqual(['used', 'used'])
    expect(await store.read('clients', guest)).not.toBeNull()
  })
})
