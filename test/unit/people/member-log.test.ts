import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { confirmLaptop } from '#renderer/data/commands/confirm-laptop'
import { admitPerson, invitePerson } from '#renderer/data/commands/invite-person'
import { memberLog } from '#renderer/data/commands/member-log'
import { revokeLaptop } from '#renderer/data/commands/revoke-laptop'
import { rotateKeys } from '#renderer/data/commands/rotate-keys'
import { createSession, type Session, stamp } from '#renderer/data/session'
import { noSync } from '#renderer/data/sync/sync-control'
import { toBase64 } from '#shared/crypto/bytes'
import { laptopsInUse } from '#shared/crypto/member-log-state'
import { sealingPublicKeyOf } from '#shared/crypto/sealed-box'
import { publicKeyOf } from '#shared/crypto/signature'
import { emptyNewPractice, newOwner } from '#shared/domain/practice/new-practice'
import type { OpenedVault } from '#shared/ipc/contract'
import { ok, refused } from '#shared/result'
import { openDevice } from '../../support/sync-device'
import { goodPassphrase, type Laptop, laptopWithVault, newLaptop } from '../vault/vault-fixture'

afterEach(() => void vi.unstubAllGlobals())

type Vault = ReturnType<Laptop['start']>
type Answers = Record<string, (args: never) => unknown>

/** A laptop's store and session without a server; the meeting with the other laptop answers as told. */
async function atWork(vault: Vault, opened: OpenedVault, answers: Answers = {}) {
  const offline = { ok: false, refusal: { code: 'offline' } } as const
  const road = { request: async () => offline, cancel: () => {} }
  const { store, close } = await openDevice({
    ...{ spaces: opened.spaces, road },
    collections: ['staff', 'catalog'],
  })
  onTestFinished(() => close().catch(() => undefined))
  const session = createSession(store, opened, noSync)
  const all: Answers = {
    ...(vault.handlers as unknown as Answers),
    'people.addSpace': ({ staffId }: { staffId: string }) => vault.people.addSpace(staffId),
    'server.state': () => ({ server: null }),
  }
  const use = () =>
    vi.stubGlobal('window', {
      doorstep: {
        call: async (channel: string, args: never) => (answers[channel] ?? all[channel])?.(args),
      },
    })
  use()
  return { session, use }
}

const laptopOf = (opened: OpenedVault) => ({
  deviceId: opened.deviceId,
  publicKey: toBase64(opened.signingPublicKey),
  sealingKey: toBase64(opened.sealingPublicKey),
  name: 'Laptop 1',
  addedAt: '2026-11-21T08:00:00.000Z',
})

async function withOwner(session: Session, laptops: readonly OpenedVault[]) {
  const { staffId, practiceSpace, clientSpace, opened } = session
  const input = { ...emptyNewPractice, practiceName: 'Juniper', ownName: 'Maria' }
  const owner = newOwner(input, stamp(session, practiceSpace, staffId), {
    ...{ clientSpace, deviceId: opened.deviceId },
    ...{ signingPublicKey: '', sealingPublicKey: '' },
  })
  await session.store.insert('staff', { ...owner, signingKeys: laptops.map(laptopOf) })
}

const words = { adminName: 'x', adminPassword: 'x' }
const maya = { name: 'Maya Okafor', role: 'therapist' as const }
const invited = { code: 'x', text: 'x', expiresAt: '2026-11-21T09:00:00.000Z' }
const secret = new Uint8Array(32).fill(5)
const mayasLaptop = {
  deviceId: '00000000-0000-4000-8000-00000000000a',
  signingKey: toBase64(publicKeyOf(secret)),
  sealingKey: toBase64(sealingPublicKeyOf(secret)),
}
const inUse = async (session: Session) => {
  const log = await memberLog(session)
  return log && laptopsInUse(log.state).map(({ deviceId }) => deviceId)
}

test('an invitation that the server refuses begins no log, and one that it takes does', async () => {
  const { vault, opened } = await laptopWithVault()
  let isUp = false
  const { session } = await atWork(vault, opened as OpenedVault, {
    'people.invite': () => (isUp ? ok(invited) : refused({ code: 'offline' })),
  })
  await withOwner(session, [session.opened])
  expect((await invitePerson(session, { ...maya, ...words })).ok).toBe(false)
  expect(await memberLog(session)).toBeNull()
  expect((await session.store.read('staff', session.staffId))?.memberEntries).toBeUndefined()
  isUp = true
  expect((await invitePerson(session, { ...maya, ...words })).ok).toBe(true)
  expect(await inUse(session)).toEqual([session.opened.deviceId])
})

test('who was not let in is no member; where the answer was lost they are listed, and once only', async () => {
  const { vault, opened } = await laptopWithVault()
  let answer: unknown = refused({ code: 'offline' })
  const { session } = await atWork(vault, opened as OpenedVault, {
    'people.invite': () => ok(invited),
    'people.admit': () => answer,
  })
  await withOwner(session, [session.opened])
  await invitePerson(session, { ...maya, ...words })
  const staffId = crypto.randomUUID()
  const admit = () => admitPerson(session, { staffId, ...maya, laptop: mayasLaptop })
  expect(await admit()).toEqual(refused('offline'))
  expect(await session.store.read('staff', staffId)).toBeNull()
  expect(await inUse(session)).toEqual([session.opened.deviceId])

  answer = refused({ code: 'unsure' })
  expect(await admit()).toEqual(refused('unsure'))
  expect(await inUse(session)).toContain(mayasLaptop.deviceId)
  answer = ok(undefined)
  expect((await admit()).ok).toBe(true)
  const log = await memberLog(session)
  expect(log?.state.entries.map(({ act }) => act.kind)).toEqual(['founded', 'added'])
  expect((await session.store.read('staff', staffId))?.memberEntries).toHaveLength(1)
})

test('two laptops of one owner that began a log each come to follow the one with people in it', async () => {
  const { vault, opened } = await laptopWithVault()
  const file = await vault.writeTransfer({
    ...{ deviceId: crypto.randomUUID(), name: 'Van', server: null },
  })
  if (!file.ok) throw new Error('locked')
  const second = newLaptop().start()
  const bytes = new Uint8Array(file.value.bytes)
  const made = await second.call('vault.createFromTransfer', {
    ...{ file: bytes, secret: goodPassphrase },
  })
  const both = [opened as OpenedVault, made.value as OpenedVault]
  const answers: Answers = {
    'people.invite': () => ok(invited),
    'people.admit': () => ok(undefined),
  }
  const one = await atWork(vault, both[0] as OpenedVault, answers)
  await withOwner(one.session, both)
  await invitePerson(one.session, { ...maya, ...words })
  const two = await atWork(second, both[1] as OpenedVault, answers)
  await withOwner(two.session, both)
  await invitePerson(two.session, { ...maya, ...words })
  const staffId = crypto.randomUUID()
  await admitPerson(two.session, { staffId, ...maya, laptop: mayasLaptop })
  const ofTwo = await memberLog(two.session)

  // What the second signed comes to the first.
  one.use()
  const come = await Promise.all(
    [one.session.staffId, staffId].map((id) => two.session.store.read('staff', id)),
  )
  const texts = come.flatMap((person) => person?.memberEntries ?? [])
  await one.session.store.change<'staff'>('staff', one.session.staffId, (person) =>
    ok({ ...person, memberEntries: [...(person.memberEntries ?? []), ...texts] }),
  )
  const ofOne = await memberLog(one.session)
  expect(ofOne?.founding).toBe(ofTwo?.founding)
  expect(ofOne?.state.members).toEqual(ofTwo?.state.members)
})

test('a restored laptop is signed for by the one it was made from, and can take that one out', async () => {
  const { vault, opened } = await laptopWithVault()
  const old = await atWork(vault, opened as OpenedVault, { 'people.invite': () => ok(invited) })
  await withOwner(old.session, [old.session.opened])
  await invitePerson(old.session, { ...maya, ...words })
  const record = await old.session.store.read('staff', old.session.staffId)
  if (!record) throw new Error('no record')
  const { value } = await vault.call('vault.backupHeader')
  const fresh = newLaptop().start()
  const args = { header: value.header, secret: goodPassphrase, replace: false }
  const restored = (await fresh.call('vault.createFromBackup', args)).value as OpenedVault

  const none = { adminName: '', adminPassword: '' }
  const lost = old.session.opened.deviceId
  const { restoredFrom, ...unknown } = restored
  expect(restoredFrom).toEqual([lost])
  // One that nobody signs for decides nothing, and changes nothing by trying.
  const other = await atWork(fresh, unknown)
  const both = [...record.signingKeys, laptopOf(restored)]
  await other.session.store.insert('staff', { ...record, signingKeys: both })
  expect(await revokeLaptop(other.session, { deviceId: lost, ...none })).toEqual(
    refused('unconfirmed'),
  )
  expect(await rotateKeys(other.session)).toEqual(refused('unconfirmed'))
  const { staffId } = other.session
  const own = { staffId, deviceId: restored.deviceId }
  expect(await confirmLaptop(other.session, own)).toEqual(refused('unconfirmed'))
  const after = await other.session.store.read('staff', staffId)
  expect(after?.signingKeys.some(({ revokedAt }) => revokedAt)).toBe(false)
  expect(after?.memberEntries).toEqual(record.memberEntries)

  const { session } = await atWork(fresh, restored)
  await session.store.insert('staff', { ...record, signingKeys: both })
  expect((await revokeLaptop(session, { deviceId: lost, ...none })).ok).toBe(true)
  expect(await inUse(session)).toEqual([restored.deviceId])
  // The practice knows it now: the old key is dropped.
  await rotateKeys(session)
  const message = new Uint8Array(3)
  expect(await fresh.call('vault.signAsRestored', { deviceId: lost, message })).toEqual(
    refused({ code: 'none' }),
  )
})
