import { firstValueFrom } from 'rxjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  coverVisits,
  endCover,
  refreshCover,
  tendCover,
} from '#renderer/data/commands/cover-visits'
import {
  bringOverRest,
  callOffHandOver,
  handOverClient,
} from '#renderer/data/commands/hand-over-client'
import { handedSince } from '#renderer/data/queries/handed-since'
import { createSession } from '#renderer/data/session'
import type { Store } from '#renderer/data/store/store'
import { canonicalJson } from '#shared/crypto/canonical-json'
import { type MemberEntry, signEntry, signingKeyText } from '#shared/crypto/member-log'
import { makeSigningKey } from '#shared/crypto/signature'
import { checkSignature } from '#shared/domain/notes/signed-content'
import { ok } from '#shared/result'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Note } from '#shared/schema/note'
import type { Staff } from '#shared/schema/staff'
import { type CouchServer, startCouch } from '../support/couch-server'
import { foundPractice, type PersonsLaptop } from '../support/people-on-server'
import { sampleRecords } from '../support/sample-practice'
import type { Device } from '../support/sync-device'
import { until } from './two-laptops'

/** A family is handed from one therapist to the other by the owner: three laptops and a server. */
let couch: CouchServer
beforeAll(async () => {
  couch = await startCouch()
})
afterAll(() => couch.stop())

const ofFamily = ['clients', 'charts', 'visits', 'notes', 'consents', 'screenings'] as const
type OfFamily = (typeof ofFamily)[number]
type Entry = { readonly collection: OfFamily; readonly record: RecordOf<OfFamily> }

/** One family out of the made-up practice, with its signed notes and letters left away. */
function oneFamily() {
  const records = [...sampleRecords({ therapists: 1, days: 120, seed: 7, today: '2026-11-20' })]
  const author = records.find(({ collection }) => collection === 'staff')?.record as Staff
  const clients = records.flatMap(({ collection, record }) =>
    collection === 'clients' ? [record as RecordOf<'clients'>] : [],
  )
  const drafts = new Set(
    records.flatMap(({ collection, record }) =>
      collection === 'notes' && (record as Note).state === 'draft'
        ? [(record as Note).clientId]
        : [],
    ),
  )
  const parents = clients.filter(({ kind }) => kind === 'parent')
  const peopleOf = (id: string) =>
    new Set([id, ...clients.flatMap((one) => (one.parentId === id ? [one.id] : []))])
  const visitsOf = (id: string) =>
    records.filter(
      ({ collection, record }) =>
        collection === 'visits' && (record as RecordOf<'visits'>).clientId === id,
    )
  const parent = parents.find(
    ({ id }) =>
      [...peopleOf(id)].every((one) => !drafts.has(one)) &&
      visitsOf(id).some(({ record }) => (record as RecordOf<'visits'>).state === 'planned') &&
      visitsOf(id).some(({ record }) => (record as RecordOf<'visits'>).state === 'finished'),
  )
  if (!parent) throw new Error('no such family in the sample')
  const people = peopleOf(parent.id)
  const entries = records.filter(
    ({ collection, record }) =>
      (ofFamily as readonly string[]).includes(collection) &&
      people.has(collection === 'clients' ? record.id : (record as { clientId: string }).clientId),
  ) as unknown as Entry[]
  return { author, parentId: parent.id, entries }
}

const sample = oneFamily()

const staffOf = (fields: Partial<Staff>): Staff => ({ ...sample.author, ...fields })

/** As `sample`, in that space and under that therapist; what is signed is left as it was signed. */
const inSpace = (space: string, staffId: string): Entry[] =>
  sample.entries.map(({ collection, record }) => {
    const moved = { ...record, space, createdBy: staffId, updatedBy: staffId }
    if (collection === 'notes') return { collection, record: { ...record, space } } as Entry
    const by = 'therapistId' in record ? { therapistId: staffId } : {}
    // Letters lie outside of the store.
    const letters = 'clearances' in record ? { clearances: [] } : {}
    return { collection, record: { ...moved, ...by, ...letters } } as Entry
  })

async function fill(device: Device, entries: readonly Entry[]) {
  for (const name of ofFamily) {
    const records = entries.flatMap(({ collection, record }) =>
      collection === name ? [record] : [],
    )
    if (records.length > 0) await device.store.insertMany(name, records as never)
  }
}

const allOf = async <C extends CollectionName>(store: Store, name: C): Promise<RecordOf<C>[]> => {
  const found = await store.collections[name].find().exec()
  return (found as unknown as { toJSON(): RecordOf<C> }[]).map((one) => one.toJSON())
}

const sessionOf = async (laptop: PersonsLaptop, store: Store) => ({
  ...createSession(store, await laptop.opened()),
  store,
})

/** What an owner signed: they founded the practice, somebody came in and left. */
function lettingGo(practice: string, ownerId: string, leftId: string) {
  const key = makeSigningKey()
  const by = crypto.randomUUID()
  const laptop = (deviceId: string) => ({
    ...{ deviceId, signingKey: signingKeyText(key), sealingKey: signingKeyText(key) },
  })
  const acts = [
    { kind: 'founded' as const, staffId: ownerId, ...laptop(by) },
    {
      ...{ kind: 'added' as const, role: 'therapist' as const, staffId: leftId },
      ...laptop(crypto.randomUUID()),
    },
    { kind: 'left' as const, staffId: leftId },
  ]
  const entries: MemberEntry[] = []
  for (const act of acts) {
    const at = '2026-11-21T12:00:00.000Z'
    const last = entries.at(-1)
    entries.push(signEntry({ practice, parents: last ? [last.id] : [], at, by, act }, key))
  }
  return entries.map((entry) => ({ hash: entry.id, entry: canonicalJson(entry) }))
}

/** The same store, whose power goes before its `count`th write. */
function failingAt(store: Store, count: number): Store {
  let left = count
  const step = <A extends unknown[], R>(work: (...args: A) => R) =>
    ((...args: A) => {
      if (left-- === 0) throw new Error('the power went')
      return work(...args)
    }) as (...args: A) => R
  return {
    ...store,
    insertMany: step(store.insertMany.bind(store)) as Store['insertMany'],
    change: step(store.change.bind(store)) as Store['change'],
    changeMany: step(store.changeMany.bind(store)) as Store['changeMany'],
  }
}

const upToDate = (device: Device) =>
  device.until(({ phase, pendingRecords }) => phase === 'upToDate' && pendingRecords === 0)

test('a family goes over whole, wherever it is broken off, and both sides say so', async () => {
  const people = await foundPractice(couch)
  const maya = await people.join('therapist')
  const noor = await people.join('therapist')
  const [ofMaya, ofNoor] = [await people.spaceOf(maya.staffId), await people.spaceOf(noor.staffId)]
  const owner = await people.founder.device([...ofFamily, 'staff'])
  const { staffId } = people.founder
  const stampBy = { space: people.practice, createdBy: staffId, updatedBy: staffId }
  const own = await people.spaceOf(staffId)
  await owner.store.insertMany('staff', [
    staffOf({ ...stampBy, id: staffId, role: 'owner', clientSpace: own }),
    staffOf({ ...stampBy, id: maya.staffId, role: 'therapist', clientSpace: ofMaya }),
    staffOf({ ...stampBy, id: noor.staffId, role: 'therapist', clientSpace: ofNoor }),
  ])
  await fill(owner, inSpace(ofMaya, maya.staffId))
  const wanted = { parentId: sample.parentId, staffId: noor.staffId, reason: 'Moves to the north' }

  const chartId = sample.entries.find(({ collection }) => collection === 'charts')?.record.id ?? ''
  const writeInChart = (remark: string, at: string) =>
    owner.store.change('charts', chartId, (chart) => ok({ ...chart, updatedAt: at, note: remark }))
  let broken = 0
  for (; broken < 20; broken++) {
    const session = await sessionOf(people.founder, failingAt(owner.store, broken))
    const tried = await handOverClient(session, wanted).catch((error: Error) => error.message)
    if (tried !== 'the power went') break
    // It is called off as long as nothing of it is there.
    if (broken === 1) {
      const calledOff = await callOffHandOver(session, wanted)
      expect(calledOff.ok).toBe(true)
    }
    // What is written in between goes over too.
    if (broken === 3) await writeInChart('Latex', '2026-11-21T09:00:00.000Z')
    // Until all is there, nothing is gone.
    const before = await owner.store.read('clients', sample.parentId)
    expect(before?.handedTo?.isDone ?? false).toBe(false)
    expect(before?.status).toBe('active')
  }
  expect(broken).toBeGreaterThan(3)
  const old = await owner.store.read('clients', sample.parentId)
  expect(old).toMatchObject({
    status: 'archived',
    handedTo: { isDone: true, staffId: noor.staffId },
  })
  const again = await handOverClient(await sessionOf(people.founder, owner.store), wanted)
  expect(again).toMatchObject({ refusal: { kind: 'handedAlready' } })
  for (const name of ofFamily) {
    const all = await allOf(owner.store, name)
    const [here, there] = [ofMaya, ofNoor].map((space) => all.filter((one) => one.space === space))
    expect([name, there?.length]).toEqual([name, here?.length])
  }
  const noorsChart = async () =>
    (await allOf(owner.store, 'charts')).find(
      ({ space, note }) => space === ofNoor && note.startsWith('Latex'),
    )
  expect((await noorsChart())?.note).toBe('Latex')
  // A laptop that had not synced: what it wrote reaches the side where nobody goes on.
  const since = () => firstValueFrom(handedSince(owner.store, sample.parentId, ofNoor))
  expect(await since()).toEqual({ toBring: 0, differ: 0 })
  await writeInChart('Latex and nuts', '2026-11-21T10:00:00.000Z')
  expect(await since()).toEqual({ toBring: 1, differ: 0 })
  const brought = await bringOverRest(await sessionOf(people.founder, owner.store), wanted)
  expect(brought).toMatchObject({ ok: true, value: 1 })
  expect((await noorsChart())?.note).toBe('Latex and nuts')
  expect(await since()).toEqual({ toBring: 0, differ: 0 })
  await upToDate(owner)
  // Maya leaves: nobody is handed back to her.
  const memberEntries = lettingGo(people.practice, staffId, maya.staffId)
  await owner.store.change('staff', staffId, (person) => ok({ ...person, memberEntries }))
  const back = { parentId: old?.handedTo?.clientId ?? '', staffId: maya.staffId, reason: 'Back' }
  expect(await handOverClient(await sessionOf(people.founder, owner.store), back)).toMatchObject({
    refusal: { kind: 'left' },
  })
  // RxDB opens thirteen collections in a process: one laptop after the other.
  await owner.close()

  const hers = await noor.device([...ofFamily, 'staff'])
  const notes = sample.entries.filter(({ collection }) => collection === 'notes').length
  await until(
    'Noor has the notes',
    async () => (await allOf(hers.store, 'notes')).length === notes,
    20,
  )
  await upToDate(hers)
  const [parent] = (await allOf(hers.store, 'clients')).filter(({ kind }) => kind === 'parent')
  expect(parent).toMatchObject({
    ...{ status: 'active', therapistId: noor.staffId },
    handedFrom: { staffId: maya.staffId, reason: 'Moves to the north' },
  })
  for (const note of await allOf(hers.store, 'notes')) {
    expect(checkSignature(note, sample.author)).toBe('unchanged')
    expect(await hers.store.read('visits', note.visitId)).not.toBeNull()
  }
  const planned = (await allOf(hers.store, 'visits')).filter(({ state }) => state === 'planned')
  expect(planned.every(({ therapistId }) => therapistId === noor.staffId)).toBe(true)
  expect(planned.length).toBeGreaterThan(0)
  await hers.close()

  const mayas = await maya.device([...ofFamily, 'staff'])
  await until(
    'Maya keeps her notes',
    async () => (await allOf(mayas.store, 'notes')).length === notes,
    20,
  )
  const kept = await mayas.store.read('clients', sample.parentId)
  expect(kept?.handedTo).toMatchObject({ staffId: noor.staffId, reason: 'Moves to the north' })
  const left = (await allOf(mayas.store, 'visits')).filter(({ state }) => state === 'planned')
  expect(left).toEqual([])
  expect(await mayas.store.read('clients', parent?.id ?? '')).toBeNull()
})

test('nobody but an owner who holds both spaces hands over, and never without a reason', async () => {
  const people = await foundPractice(couch)
  const maya = await people.join('therapist')
  const noor = await people.join('therapist')
  const [ofMaya, ofNoor] = [await people.spaceOf(maya.staffId), await people.spaceOf(noor.staffId)]
  const hers = await maya.device([...ofFamily, 'staff'])
  const stampBy = { space: people.practice, createdBy: maya.staffId, updatedBy: maya.staffId }
  await hers.store.insertMany('staff', [
    staffOf({ ...stampBy, id: maya.staffId, role: 'therapist', clientSpace: ofMaya }),
    staffOf({ ...stampBy, id: noor.staffId, role: 'therapist', clientSpace: ofNoor }),
  ])
  await fill(hers, inSpace(ofMaya, maya.staffId))
  const session = await sessionOf(maya, hers.store)
  const wanted = { parentId: sample.parentId, staffId: noor.staffId, reason: 'x' }
  const refusal = async (change: object) => {
    const done = await handOverClient(session, { ...wanted, ...change })
    return done.ok ? null : done.refusal.kind
  }
  expect(await refusal({})).toBe('notYours')
  expect(await refusal({ reason: '  ' })).toBe('noReason')
  expect(await refusal({ parentId: crypto.randomUUID() })).toBe('notYours')
  expect((await hers.store.read('clients', sample.parentId))?.handedTo).toBeUndefined()
})

test('a visit is covered by a colleague, and what they wrote ends where the family belongs', async () => {
  const people = await foundPractice(couch)
  const maya = await people.join('therapist')
  const noor = await people.join('therapist')
  const [ofMaya, ofNoor] = [await people.spaceOf(maya.staffId), await people.spaceOf(noor.staffId)]
  const owner = await people.founder.device([...ofFamily, 'staff', 'catalog'])
  const { store } = owner
  const { staffId } = people.founder
  const stampBy = { space: people.practice, createdBy: staffId, updatedBy: staffId }
  const own = await people.spaceOf(staffId)
  await store.insertMany('staff', [
    staffOf({ ...stampBy, id: staffId, role: 'owner', clientSpace: own }),
    staffOf({ ...stampBy, id: maya.staffId, role: 'therapist', clientSpace: ofMaya }),
    staffOf({ ...stampBy, id: noor.staffId, role: 'therapist', clientSpace: ofNoor, name: 'Noor' }),
  ])
  await fill(owner, inSpace(ofMaya, maya.staffId))
  const session = await sessionOf(people.founder, store)
  const inNoors = async <C extends OfFamily>(name: C) =>
    (await allOf(store, name)).filter(({ space }) => space === ofNoor) as RecordOf<C>[]
  const planned = (await allOf(store, 'visits')).filter(({ state }) => state === 'planned')
  const visitId = planned[0]?.id ?? ''
  const days = { fromDay: '2026-11-20', untilDay: '2026-12-03' }
  const visits = [{ visitId, staffId: noor.staffId }]
  expect(await coverVisits(session, { visits, ...days })).toMatchObject({
    value: { visits: 1, refused: [] },
  })
  // No more than the visit needs: no notes, nothing that was asked before, no other visit.
  expect((await inNoors('visits')).map(({ state }) => state)).toEqual(['planned'])
  expect(await inNoors('notes')).toEqual([])
  expect(await inNoors('screenings')).toEqual([])
  expect(await store.read('visits', visitId)).toMatchObject({
    ...{ state: 'cancelled', stateReason: 'Covered by Noor' },
  })
  const cover = (await store.read('clients', sample.parentId))?.covers?.[0]
  const name = { parentId: sample.parentId, coverId: cover?.id ?? '' }
  const handed = await handOverClient(session, {
    ...{ parentId: sample.parentId, staffId: noor.staffId, reason: 'x' },
  })
  expect(handed).toMatchObject({ refusal: { kind: 'covered' } })

  // Maya's laptop tells an allergy late: it reaches Noor.
  const chart = (await allOf(store, 'charts')).find(({ clientId }) => clientId === sample.parentId)
  const chartId = chart?.id ?? ''
  const write = (id: string, note: string, updatedAt: string, updatedBy: string) =>
    store.change('charts', id, (before) => ok({ ...before, note, updatedAt, updatedBy }))
  await write(chartId, 'Latex', '2026-11-19T08:00:00.000Z', maya.staffId)
  await tendCover(session, name)
  const copy = (await inNoors('charts')).find(({ clientId }) => clientId === cover?.clientId)
  expect(copy?.note).toBe('Latex')

  // Noor holds the visit and signs; both write in the chart.
  const [there] = await inNoors('visits')
  const at = '2026-11-24T10:00:00.000Z'
  const touched = { updatedAt: at, updatedBy: noor.staffId }
  await store.change('visits', there?.id ?? '', (visit) =>
    ok({ ...visit, ...touched, state: 'inSession' as const }),
  )
  expect(await endCover(session, name)).toMatchObject({ refusal: { kind: 'underWay' } })
  await store.change('visits', there?.id ?? '', (visit) =>
    ok({ ...visit, ...touched, state: 'finished' as const }),
  )
  const signedNote = sample.entries.find(({ collection }) => collection === 'notes')?.record as Note
  await store.insert('notes', {
    ...{ ...signedNote, id: crypto.randomUUID(), space: ofNoor },
    ...{ clientId: cover?.clientId ?? '', visitId: there?.id ?? '', authorId: noor.staffId },
  })
  await write(copy?.id ?? '', 'Latex, bad', at, noor.staffId)
  await write(chartId, 'Latex, mild', '2026-11-24T09:00:00.000Z', maya.staffId)
  // Something else is renewed there meanwhile: the chart that both wrote in does not count as copied.
  await store.change('clients', sample.parentId, (parent) =>
    ok({ ...parent, note: 'Rings twice', updatedAt: at, updatedBy: maya.staffId }),
  )
  await refreshCover(session, name)
  expect((await store.read('clients', cover?.clientId ?? ''))?.note).toBe('Rings twice')
  expect(await endCover(session, name)).toMatchObject({ ok: true })
  const held = await store.read('visits', visitId)
  expect(held).toMatchObject({ state: 'finished', therapistId: noor.staffId, space: ofMaya })
  const notesOf = (await allOf(store, 'notes')).filter((note) => note.visitId === visitId)
  expect(notesOf).toMatchObject([{ authorId: noor.staffId, space: ofMaya, state: 'signed' }])
  const both = await store.read('charts', chartId)
  expect(both?.note).toBe('Latex, bad')
  expect(both?.lostEdits?.map(({ lost }) => lost).join()).toContain('Latex, mild')

  // What Noor signed stays theirs, with the name over it, and nothing else does.
  expect(await inNoors('charts')).toEqual([])
  expect(await inNoors('consents')).toEqual([])
  expect((await inNoors('notes')).length).toBe(1)
  const [left] = (await inNoors('clients')).filter(({ kind }) => kind === 'parent')
  expect(left).toMatchObject({ status: 'archived', home: null, contact: null })
  const before = await store.read('clients', sample.parentId)
  expect(before?.covers?.[0]?.state).toBe('ended')
  // Looked at again, nothing more is written.
  await tendCover(session, name)
  expect(await store.read('clients', sample.parentId)).toEqual(before)
  expect(await store.read('charts', chartId)).toEqual(both)
  // Nor when somebody brings what is left with Noor back from the archive.
  await store.change('clients', left?.id ?? '', (one) =>
    ok({ ...one, status: 'active' as const, updatedAt: new Date().toISOString() }),
  )
  await tendCover(session, name)
  expect(await store.read('clients', sample.parentId)).toEqual(before)

  // A later visit: undone before it began, it is planned as it was, and nothing is with Noor.
  const next = planned[1]
  if (next) {
    const late = { fromDay: '2099-01-01', untilDay: '2099-01-01' }
    const again = [{ visitId: next.id, staffId: noor.staffId }]
    await coverVisits(session, { visits: again, ...late })
    const undone = (await store.read('clients', sample.parentId))?.covers?.[1]
    await endCover(session, { parentId: sample.parentId, coverId: undone?.id ?? '' })
    expect((await store.read('visits', next.id))?.state).toBe('planned')
    expect(await store.read('clients', undone?.clientId ?? '')).toBeNull()
  }
  await owner.close()
}, 60_000)
