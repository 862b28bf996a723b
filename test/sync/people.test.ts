import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordsDatabase } from '#shared/ipc/server-names'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import { type CouchServer, startCouch } from '../support/couch-server'
import { foundPractice, giveAgain, type PersonsLaptop } from '../support/people-on-server'
import type { Device } from '../support/sync-device'
import { until } from './two-laptops'

/** Several people's laptops and a server: who holds what, as the program itself gives and syncs it. */
let couch: CouchServer
beforeAll(async () => {
  couch = await startCouch()
})
afterAll(() => couch.stop())

const stamp = (space: string, by: string) => {
  const at = new Date().toISOString()
  return {
    ...{ id: crypto.randomUUID(), space },
    ...{ createdAt: at, createdBy: by, updatedAt: at, updatedBy: by },
  }
}

function visit(space: string, { staffId }: PersonsLaptop, plan: string): Visit {
  const fields = stamp(space, staffId)
  return {
    ...fields,
    ...{ clientId: crypto.randomUUID(), infantIds: [], therapistId: staffId },
    ...{ serviceId: crypto.randomUUID(), startAt: fields.createdAt, endAt: fields.createdAt },
    ...{ timeZone: 'America/Los_Angeles', state: 'planned', stateReason: '', plan },
    ...{ window: null, checklist: [], timeline: [] },
  }
}

function note(space: string, { staffId }: PersonsLaptop, subjective: string): Note {
  const fields = stamp(space, staffId)
  return {
    ...fields,
    ...{ visitId: crypto.randomUUID(), clientId: crypto.randomUUID(), authorId: staffId },
    ...{ state: 'draft', addendumTo: '', sessionAt: fields.createdAt, signature: null },
    content: {
      ...{ serviceKind: 'postnatal', subjective, objective: '', assessment: '', plan: '' },
      ...{ addendum: '', painBefore: null, painAfter: null, handsOnMin: null },
    },
  }
}

async function words(device: Device): Promise<string[]> {
  const visits = await device.store.collections.visits.find().exec()
  const notes = device.store.names.includes('notes')
    ? await device.store.collections.notes.find().exec()
    : []
  return [...visits.map(({ plan }) => plan), ...notes.map((one) => one.content.subjective)].sort()
}

const kinds = ['visits', 'notes'] as const
const settled = (device: Device) =>
  device.until(
    ({ phase, pendingRecords, quarantine }) =>
      phase === 'upToDate' && pendingRecords === 0 && quarantine.length === 0,
  )

test('each therapist holds their own, the owner all, the office the schedule and nothing more', async () => {
  const people = await foundPractice(couch)
  const maya = await people.join('therapist')
  const noor = await people.join('therapist')
  const office = await people.join('office')
  const [ofMaya, ofNoor] = [await people.spaceOf(maya.staffId), await people.spaceOf(noor.staffId)]

  const devices = {
    owner: await people.founder.device(kinds),
    maya: await maya.device(kinds),
    noor: await noor.device(kinds),
    office: await office.device(kinds),
  }
  await devices.maya.store.insert('visits', visit(ofMaya, maya, 'Maya plans'))
  await devices.maya.store.insert('notes', note(ofMaya, maya, 'Maya writes'))
  await devices.noor.store.insert('visits', visit(ofNoor, noor, 'Noor plans'))
  await devices.noor.store.insert('notes', note(ofNoor, noor, 'Noor writes'))
  await devices.office.store.insert('visits', visit(ofNoor, office, 'booked by the office'))

  const all = ['Maya plans', 'Maya writes', 'Noor plans', 'Noor writes', 'booked by the office']
  const holds = (device: Device, wanted: readonly string[]) => async () =>
    (await words(device)).join() === [...wanted].sort().join()
  await until('the owner holds all', holds(devices.owner, all), 15)
  const own = ['Noor plans', 'Noor writes', 'booked by the office']
  await until('Noor holds her own', holds(devices.noor, own), 15)
  const schedule = ['Maya plans', 'Noor plans', 'booked by the office']
  await until('the office holds the schedule', holds(devices.office, schedule), 15)
  for (const device of Object.values(devices)) await settled(device)
  expect(await words(devices.maya)).toEqual(['Maya plans', 'Maya writes'])
  expect(devices.office.status().quarantine).toEqual([])
  expect(devices.office.store.keyring.holds('notes', ofMaya)).toBe(false)
})

test('an owner of eleven spaces has them all after the first sync', async () => {
  const people = await foundPractice(couch)
  const therapists: PersonsLaptop[] = []
  for (let count = 0; count < 9; count++) therapists.push(await people.join('therapist'))
  for (const [index, therapist] of therapists.entries()) {
    const device = await therapist.device(['visits'])
    const space = await people.spaceOf(therapist.staffId)
    await device.store.insert('visits', visit(space, therapist, `plan ${index}`))
    await settled(device)
  }
  const second = await people.join('owner')
  expect((await second.opened()).spaces.length).toBe(12)
  const device = await second.device(['visits'])
  await until('all nine are here', async () => (await words(device)).length === 9, 30)
  await settled(device)
})

test('a space that is given while it runs is taken up, with what lies in it already', async () => {
  const people = await foundPractice(couch)
  const office = await people.join('office')
  const device = await office.device(['visits'])
  await settled(device)

  const maya = await people.join('therapist')
  const space = await people.spaceOf(maya.staffId)
  const hers = await maya.device(['visits'])
  await hers.store.insert('visits', visit(space, maya, 'Maya plans'))
  await settled(hers)
  await giveAgain(people, office, 'office')
  const { parts = [] } = await office.opened()
  for (const part of parts) device.store.keyring.add(part)
  // The server lets the office in as it lets in anybody: by its role among the members.
  const path = recordsDatabase(space)
  const { json } = await couch.call('GET', `${path}/_security`)
  const { admins, members } = json as { admins: object; members: { roles: string[] } }
  const roles = [...members.roles, `doorstep-staff-${office.staffId}`]
  await device.sync.addSpaces([space])
  await device.until(({ closedSpaces }) => closedSpaces.includes(space))
  await couch.call('PUT', `${path}/_security`, { admins, members: { names: [], roles } })
  device.sync.retryNow()
  await until('it is here', async () => (await words(device)).join() === 'Maya plans', 15)
  await settled(device)
})

test('one space that the server closes to a laptop is told, and the others go on', async () => {
  const people = await foundPractice(couch)
  const maya = await people.join('therapist')
  const space = await people.spaceOf(maya.staffId)
  const owner = await people.founder.device(['visits'])
  const hers = await maya.device(['visits'])
  await settled(owner)
  await settled(hers)
  const path = recordsDatabase(space)
  const { json } = await couch.call('GET', `${path}/_security`)
  const before = json as { admins: object; members: { names: string[]; roles: string[] } }
  const closed = { ...before, members: { names: [], roles: [`doorstep-staff-${maya.staffId}`] } }
  await couch.call('PUT', `${path}/_security`, closed)
  const own = await people.spaceOf(people.founder.staffId)
  await owner.store.insert('visits', visit(own, people.founder, 'own'))
  await owner.store.insert('visits', visit(space, people.founder, 'for Maya'))
  const told = await owner.until(
    ({ closedSpaces, pendingRecords }) => closedSpaces.includes(space) && pendingRecords === 1,
  )
  expect(told).toMatchObject({ closedSpaces: [space], trouble: 'notAllowed' })
  const { json: counted } = await couch.call('GET', recordsDatabase(own))
  expect((counted as { doc_count: number }).doc_count).toBe(2)

  await couch.call('PUT', `${path}/_security`, before)
  owner.sync.retryNow()
  expect((await settled(owner)).closedSpaces).toEqual([])
  await until('it came to Maya', async () => (await words(hers)).join() === 'for Maya', 15)
})
