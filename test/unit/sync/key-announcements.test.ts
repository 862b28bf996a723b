import { expect, test } from 'vitest'
import { createKeyring } from '#renderer/data/store/keyring'
import { type KeyVault, openKeyAnnouncements } from '#renderer/data/sync/key-announcements'
import { randomBytes, toBase64 } from '#shared/crypto/bytes'
import { keyIdOf } from '#shared/crypto/hkdf'
import {
  announceKey,
  isSignedBy,
  type KeyAnnouncement,
  openAnnouncedKey,
} from '#shared/crypto/key-announcement'
import { makeSealingKey, sealingPublicKeyOf } from '#shared/crypto/sealed-box'
import { makeSigningKey, publicKeyOf } from '#shared/crypto/signature'
import type { Laptop } from '#shared/domain/practice/laptops'
import { ok, refused } from '#shared/result'
import { keyDocument, readKeyDocument } from '#shared/sync/key-documents'

const space = crypto.randomUUID()
const staffId = crypto.randomUUID()
const [maker, reader] = [crypto.randomUUID(), crypto.randomUUID()]
const signingKey = makeSigningKey()
const sealingKey = makeSealingKey()
const firstKey = randomBytes(32)
const at = '2026-11-21T08:30:00.000Z'

const newKey = async (key = randomBytes(32)) => ({
  key,
  announcement: await announceKey(
    { space, key, previousKey: firstKey, madeAt: at, madeBy: maker },
    [{ deviceId: reader, sealingPublicKey: sealingPublicKeyOf(sealingKey) }],
    signingKey,
  ),
})
const makersLaptop: Laptop = {
  deviceId: maker,
  publicKey: toBase64(publicKeyOf(signingKey)),
  addedAt: at,
}

/** Local documents in memory: what `openKeptState` needs of a database. */
function localStore() {
  const kept = new Map<string, unknown>()
  return {
    kept,
    store: {
      database: {
        async getLocal(id: string) {
          return kept.has(id) ? { toJSON: () => ({ data: kept.get(id) }) } : null
        },
        async upsertLocal(id: string, data: unknown) {
          kept.set(id, structuredClone(data))
        },
      },
    } as never,
  }
}

async function laptop(people: { id: string; signingKeys: Laptop[] }[], local = localStore()) {
  const keyring = createKeyring({
    localKey: randomBytes(32),
    spaces: [
      { id: space, kind: 'practice', keyId: await keyIdOf(firstKey), key: firstKey, older: [] },
    ],
  })
  let disk = true
  const made: KeyAnnouncement[] = []
  const vault: KeyVault = {
    async takeSpaceKey({ announcement, signerPublicKey }) {
      if (!disk) return refused({ code: 'disk' })
      // Introductions are the vault's matter, and tested there.
      if (!signerPublicKey || !isSignedBy(announcement, signerPublicKey)) {
        return refused({ code: 'badSignature' })
      }
      const key = await openAnnouncedKey(announcement, reader, sealingKey)
      if (!key.ok) return refused({ code: key.refusal })
      const older = [{ keyId: await keyIdOf(firstKey), key: firstKey }]
      const { keyId } = announcement
      return ok({ id: space, kind: 'practice', keyId, key: key.value, older })
    },
    announcements: async () => made,
  }
  const open = () =>
    openKeyAnnouncements({
      ...{ store: local.store, keyring, vault, staffId },
      people: async () => ({ staff: people, members: null }),
      ...{ isJoined: false, practice: space, holderOf: () => null },
    })
  return {
    ...{ keyring, made, open, keys: await open() },
    writesUnder: async () => (await keyring.forWriting('clients', space)).keyId,
    fillDisk: (full: boolean) => {
      disk = !full
    },
  }
}

test('a new key is written under at once, and what was under the old one still opens', async () => {
  const { keys, keyring, writesUnder } = await laptop([
    { id: staffId, signingKeys: [makersLaptop] },
  ])
  const { announcement, key } = await newKey()
  const document = await keyDocument(announcement, staffId)
  await keys.take(space, document._id, { ...document, _rev: '1-abc' })
  expect(await writesUnder()).toBe(await keyIdOf(key))
  await keyring.forReading('clients', await keyIdOf(firstKey))
  await expect(keyring.forReading('clients', '00000000')).rejects.toThrow()
})

test('an announcement that came before the record of its signer waits for it, also over a restart', async () => {
  const people: { id: string; signingKeys: Laptop[] }[] = []
  const one = await laptop(people)
  const { announcement } = await newKey()
  const document = await keyDocument(announcement, staffId)
  await one.keys.take(space, document._id, document)
  await one.keys.take(space, document._id, document)
  await one.keys.retry()
  expect(await one.writesUnder()).toBe(await keyIdOf(firstKey))
  people.push({ id: staffId, signingKeys: [makersLaptop] })
  const again = await one.open()
  await again.retry()
  expect(await one.writesUnder()).toBe(announcement.keyId)
})

test('a full disk is tried again; a forgery, and a laptop that was taken out, never', async () => {
  const one = await laptop([{ id: staffId, signingKeys: [makersLaptop] }])
  const { announcement } = await newKey()
  const document = await keyDocument(announcement, staffId)
  one.fillDisk(true)
  await one.keys.take(space, document._id, document)
  expect(await one.writesUnder()).toBe(await keyIdOf(firstKey))
  one.fillDisk(false)
  await one.keys.retry()
  expect(await one.writesUnder()).toBe(announcement.keyId)

  const local = localStore()
  const out = await laptop(
    [{ id: staffId, signingKeys: [{ ...makersLaptop, revokedAt: at }] }],
    local,
  )
  await out.keys.take(space, document._id, document)
  const forged = { ...announcement, madeAt: '2026-11-21T09:00:00.000Z' }
  const trusting = await laptop([{ id: staffId, signingKeys: [makersLaptop] }], local)
  const forgery = await keyDocument(forged, staffId)
  await trusting.keys.take(space, forgery._id, forgery)
  expect(await out.writesUnder()).toBe(await keyIdOf(firstKey))
  expect(await trusting.writesUnder()).toBe(await keyIdOf(firstKey))
  expect(local.kept.size).toBe(0)
})

test('a document says one thing under one id, in its own space', async () => {
  const { announcement } = await newKey()
  const document = await keyDocument(announcement, staffId)
  expect(await keyDocument(structuredClone(announcement), staffId)).toEqual(document)
  expect(document._id).toMatch(new RegExp(`^keys:${staffId}:[0-9a-f-]{36}$`))
  expect(readKeyDocument(space, document._id, document)).toEqual(announcement)
  const other = crypto.randomUUID()
  expect(readKeyDocument(other, document._id, document)).toBeNull()
  for (const changed of [
    { ...document, more: 1 },
    { ...document, v: 2 },
    { ...document, _id: `keys:${staffId}:${other}` },
    { ...document, announcement: ` ${document.announcement}` },
    { ...document, announcement: '{}' },
    null,
    [],
  ]) {
    expect(readKeyDocument(space, document._id, changed)).toBeNull()
  }
})

test('what this laptop has announced goes to the space it is of', async () => {
  const { keys, made } = await laptop([])
  made.push((await newKey()).announcement)
  expect(await keys.toPublish(space)).toHaveLength(1)
  expect(await keys.toPublish(crypto.randomUUID())).toEqual([])
})
