import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { viewPart } from '#electron/main/vault/open-vault'
import { openKeyAnnouncements } from '#renderer/data/sync/key-announcements'
import { randomBytes, toBase64 } from '#shared/crypto/bytes'
import { deriveCollectionBytes, keyIdOf } from '#shared/crypto/hkdf'
import { announceKey } from '#shared/crypto/key-announcement'
import { makeSigningKey, publicKeyOf } from '#shared/crypto/signature'
import type { PartKeys } from '#shared/crypto/vault-file'
import type { Role } from '#shared/domain/practice/roles'
import { officeCollections } from '#shared/ipc/office-part'
import { recordsDatabase } from '#shared/ipc/server-names'
import { keyDocument } from '#shared/sync/key-documents'
import { type CouchServer, startCouch } from '../support/couch-server'
import { makePractice } from '../support/practice-on-server'
import { openDevice } from '../support/sync-device'
import { madeFirstAt, modelKeys } from './model-keys'

/**
 * Whoever has an account in a practice can lay announcements of keys where others read them. A laptop that
 * took one of somebody's who may not make keys there would write charts under it, for its maker to read.
 */
let couch: CouchServer
beforeAll(async () => {
  couch = await startCouch()
})
afterAll(() => couch.stop())

const somebody = (role: Role) => ({
  ...{ role, staffId: crypto.randomUUID(), deviceId: crypto.randomUUID() },
  signingKey: makeSigningKey(),
})
type Somebody = Omit<ReturnType<typeof somebody>, 'staffId'> & { readonly staffId: string }

/** A practice's two databases, and the people who come to them. */
async function practiceWith() {
  const practice = await makePractice(couch)
  const [lists, clients] = practice.spaces
  if (!lists || !clients) throw new Error('no spaces')
  const people = {
    owner: somebody('owner'),
    lead: somebody('lead'),
    maya: { ...somebody('therapist'), staffId: practice.staffId },
    noor: somebody('therapist'),
    olga: somebody('office'),
  }
  const members = Object.values(people).map(({ staffId, role, deviceId, signingKey }) => ({
    ...{ staffId, role, leftAt: null },
    laptops: [{ deviceId, signingKey: toBase64(publicKeyOf(signingKey)), outAt: null }],
  }))
  // By the records everybody is known, as they really are.
  const staff = Object.values(people).map(({ staffId, deviceId, signingKey }) => ({
    id: staffId,
    signingKeys: [{ deviceId, publicKey: toBase64(publicKeyOf(signingKey)), addedAt: madeFirstAt }],
  }))
  const laptop = await practice.laptop()

  /** Somebody's laptop at work; the office holds Maya's clients and visits alone. */
  const reader = async ({ deviceId, staffId, signingKey, role }: Somebody) => {
    const generation = {
      keyId: clients.keyId,
      collections: Object.fromEntries(
        await Promise.all(
          officeCollections.map(
            async (name) => [name, await deriveCollectionBytes(clients.key, name)] as const,
          ),
        ),
      ),
    }
    const part: PartKeys = {
      ...{ id: clients.id, kind: 'therapist', staffId: practice.staffId, madeAt: madeFirstAt },
      generations: [generation],
    }
    const isOffice = role === 'office'
    const spaces = isOffice ? [lists] : [lists, clients]
    const parts = isOffice ? [part] : []
    const keys = modelKeys(deviceId, spaces, signingKey, () => new Date(), parts)
    const device = await openDevice({
      ...{ spaces, parts: parts.map(viewPart), road: laptop.road, collections: ['clients'] },
      openKeys: (store) =>
        openKeyAnnouncements({
          ...{ store, keyring: store.keyring, vault: keys, staffId },
          people: async () => ({ staff, members }),
          ...{ isJoined: true, practice: lists.id },
          holderOf: (space) =>
            space === lists.id ? null : space === clients.id ? practice.staffId : undefined,
          newSpaces: { deviceId, whose: async () => null, onTaken: () => {} },
        }),
    })
    onTestFinished(() => device.close())
    return {
      deviceId,
      ...{ sealingPublicKey: keys.sealingPublicKey, ...(isOffice ? { isOffice } : {}) },
      writesUnder: async () => (await device.store.keyring.forWriting('clients', clients.id)).keyId,
    }
  }
  type Reader = Awaited<ReturnType<typeof reader>>

  /** A new key of Maya's space by `maker`, sealed for `readers`, laid into a database. */
  const announce = async (
    maker: Somebody,
    readers: readonly Reader[],
    { where = clients.id, madeAt = new Date().toISOString() } = {},
  ) => {
    const key = randomBytes(32)
    const announcement = await announceKey(
      { space: clients.id, key, previousKey: clients.key, madeAt, madeBy: maker.deviceId },
      readers.map(({ deviceId, sealingPublicKey, isOffice }) => ({
        ...{ deviceId, sealingPublicKey },
        ...(isOffice ? { collections: officeCollections } : {}),
      })),
      maker.signingKey,
    )
    const document = await keyDocument(announcement, maker.staffId)
    const put = await couch.call('PUT', `${recordsDatabase(where)}/${document._id}`, document)
    expect(put.status).toBeOneOf([201, 202])
    return keyIdOf(key)
  }
  return { people, reader, announce, lists: lists.id, first: clients.keyId }
}

const minutesOn = (count: number) => new Date(Date.now() + count * 60_000).toISOString()

test('a key that the office or another therapist announces for a space that is not theirs is taken by nobody', async () => {
  const { people, reader, announce, lists, first } = await practiceWith()
  const { owner, lead, maya, noor, olga } = people
  const readers = await Promise.all([owner, lead, maya, olga].map(reader))
  for (const one of readers) expect(await one.writesUnder()).toBe(first)
  for (const [index, forger] of [olga, noor].entries()) {
    await announce(forger, readers, { madeAt: minutesOn(10 + index) })
    await announce(forger, readers, { madeAt: minutesOn(20 + index), where: lists })
  }
  // What an owner announces after them is taken, though made earlier: none of theirs stood before it.
  const honest = await announce(owner, readers, { madeAt: minutesOn(1) })
  for (const one of readers) await expect.poll(one.writesUnder, { timeout: 20_000 }).toBe(honest)
})

test('a therapist’s own laptop, a lead’s and an owner’s make new keys that all take, the office its part', async () => {
  const { people, reader, announce } = await practiceWith()
  const { owner, lead, maya, olga } = people
  const readers = await Promise.all([owner, maya, olga].map(reader))
  for (const [index, maker] of [maya, lead, owner].entries()) {
    const made = await announce(maker, readers, { madeAt: minutesOn(index + 1) })
    for (const one of readers) await expect.poll(one.writesUnder, { timeout: 20_000 }).toBe(made)
  }
})
