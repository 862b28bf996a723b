import { describe, expect, test } from 'vitest'
import { makeJoinedVault } from '#electron/main/vault/joined-vault'
import { createVault, renderBackupHeader } from '#electron/main/vault/make-vault'
import {
  addTherapistSpace,
  type Gift,
  spacesToGive,
  takeInSpaces,
} from '#electron/main/vault/more-spaces'
import { newLaptopKeys, type OpenVault, viewForPage } from '#electron/main/vault/open-vault'
import { announceSpaceKeys, rotateSpaceKeys, takeSpaceKey } from '#electron/main/vault/space-keys'
import { createFromTransfer, writeTransfer } from '#electron/main/vault/transfer'
import type { VaultCore } from '#electron/main/vault/vault'
import { heldSpaces, ownSpaceOf } from '#renderer/data/spaces'
import { createKeyring } from '#renderer/data/store/keyring'
import { decrypt, encrypt } from '#shared/crypto/aes-gcm'
import { MAX_HEADER_BYTES } from '#shared/crypto/backup-file'
import { type GivenSpaces, parseGivenSpaces, renderGivenSpaces } from '#shared/crypto/given-spaces'
import { sealingPublicKeyOf } from '#shared/crypto/sealed-box'
import { publicKeyOf } from '#shared/crypto/signature'
import { openKeys } from '#shared/crypto/vault-file'
import { officeCollections } from '#shared/ipc/office-part'
import type { Result } from '#shared/result'
import { newCore } from '../../support/people-on-server'
import { goodPassphrase } from './vault-fixture'

const now = new Date('2026-11-21T08:00:00Z')
function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const session = (core: VaultCore): OpenVault => {
  const open = core.session()
  if (!open) throw new Error('locked')
  return open
}
const view = (core: VaultCore) => viewForPage(session(core), null, 'off')

async function founded() {
  const core = newCore()
  must(await createVault(core, goodPassphrase))
  const [practice, own] = session(core).keys.spaces.map(({ id }) => id) as [string, string]
  return { core, practice, own }
}

async function joined(from: VaultCore, gift: Gift, founding?: string) {
  const core = newCore()
  const given = must(await spacesToGive(session(from), gift))
  // As it travels.
  const carried = parseGivenSpaces(renderGivenSpaces(given)) as GivenSpaces
  const staffId = crypto.randomUUID()
  const laptop = newLaptopKeys()
  const what = { laptop, laptopName: 'Van', staffId, given: carried, server: null }
  const pinned = founding === undefined ? what : { ...what, founding }
  must(await makeJoinedVault(core, goodPassphrase, pinned))
  return { core, staffId }
}

const inPart = (space: string) => ({ space, collections: officeCollections })

test('a second laptop of somebody who was let in believes the same beginning of the member log', async () => {
  const { core, practice, own } = await founded()
  const founding = 'a'.repeat(64)
  const gift = { whole: [practice], inPart: [inPart(own)] }
  const { core: first } = await joined(core, gift, founding)
  const forLaptop = { deviceId: crypto.randomUUID(), name: 'Van 2', server: null }
  const file = await writeTransfer(first, session(first), forLaptop)
  const second = newCore()
  const opened = must(await createFromTransfer(second, file.bytes, goodPassphrase))
  expect(opened.founding).toBe(founding)
  expect(opened.parts?.map(({ id }) => id)).toEqual([own])
})

describe('a space for another therapist', () => {
  test('has a key of its own, is kept, and asked for again is the same', async () => {
    const { core } = await founded()
    const staffId = crypto.randomUUID()
    const first = must(await addTherapistSpace(core, session(core), staffId, now))
    const again = must(await addTherapistSpace(core, session(core), staffId, now))
    expect(again).toEqual(first)
    const { spaces } = await view(core)
    expect(spaces.map(({ kind }) => kind)).toEqual(['practice', 'therapist', 'therapist'])
    expect(new Set(spaces.map(({ keyId }) => keyId)).size).toBe(3)
    const onDisk = await openKeys(session(core).file, session(core).deviceKey)
    expect(onDisk?.spaces[2]).toMatchObject({ id: first.id, staffId })
  })

  test('leaves whose the founder’s own space is', async () => {
    const { core, own } = await founded()
    await addTherapistSpace(core, session(core), crypto.randomUUID(), now)
    const opened = await view(core)
    expect(ownSpaceOf(opened)).toBe(own)
    expect(opened.spaces[1]).not.toHaveProperty('staffId')
  })
})

describe('a laptop that joins', () => {
  test('has its own person, passphrase and backup key, and the spaces it was given', async () => {
    const { core, practice, own } = await founded()
    const theirs = await joined(core, { whole: [practice], inPart: [] })
    const [here, there] = [session(core), session(theirs.core)]
    expect(there.keys.staffId).toBe(theirs.staffId)
    expect(there.keys.spaces.map(({ id }) => id)).toEqual([practice])
    expect(there.keys.spaces[0]?.key).toEqual(here.keys.spaces[0]?.key)
    for (const name of ['deviceId', 'signingKey', 'sealingKey', 'localKey', 'backupKey'] as const) {
      expect(there.keys[name]).not.toEqual(here.keys[name])
    }
    expect(there.file.vaultId).not.toBe(here.file.vaultId)
    expect(there.facts.store.fromServer).toBe(true)
    expect(JSON.stringify(there.keys)).not.toContain(own)
  })

  test('knows whose the clients of every space are, also the founder’s', async () => {
    const { core, practice, own } = await founded()
    const theirs = await joined(core, { whole: [practice, own], inPart: [] })
    const held = heldSpaces(await view(theirs.core))
    expect(held.map(({ staffId }) => staffId)).toEqual([null, session(core).keys.staffId])
  })

  test('is refused where a vault is, and without the practice’s own space', async () => {
    const { core, practice, own } = await founded()
    const given = must(await spacesToGive(session(core), { whole: [own], inPart: [] }))
    const what = { laptop: newLaptopKeys(), laptopName: null, staffId: practice, server: null }
    const without = await makeJoinedVault(newCore(), goodPassphrase, { ...what, given })
    expect(without).toMatchObject({ refusal: { code: 'damaged' } })
    const there = await makeJoinedVault(core, goodPassphrase, { ...what, given })
    expect(there).toMatchObject({ refusal: { code: 'exists' } })
    const weak = await makeJoinedVault(newCore(), 'password', { ...what, given })
    expect(weak).toMatchObject({ refusal: { code: 'weak' } })
  })

  test('passes on no space that it does not hold whole', async () => {
    const { core, practice, own } = await founded()
    const office = await joined(core, { whole: [practice], inPart: [inPart(own)] })
    const gift = { whole: [own], inPart: [] }
    expect(await spacesToGive(session(office.core), gift)).toEqual({
      ...{ ok: false, refusal: 'unknownSpace' },
    })
    expect(
      (await spacesToGive(session(office.core), { whole: [], inPart: [inPart(own)] })).ok,
    ).toBe(false)
  })
})

describe('a space held in part', () => {
  const content = new TextEncoder().encode('words')

  test('opens and writes its collections as the others do, and no other', async () => {
    const { core, practice, own } = await founded()
    const office = await joined(core, { whole: [practice], inPart: [inPart(own)] })
    const [full, part] = [createKeyring(await view(core)), createKeyring(await view(office.core))]
    const written = await full.forWriting('visits', own)
    const sealed = await encrypt(written.key, content, content)
    const readable = await part.forReading('visits', written.keyId)
    expect(await decrypt(readable, sealed, content)).toEqual(content)
    expect((await part.forWriting('clients', own)).keyId).toBe(written.keyId)
    for (const closed of ['charts', 'notes', 'receipts', 'files']) {
      await expect(part.forReading(closed, written.keyId)).rejects.toThrow()
      await expect(part.forWriting(closed, own)).rejects.toThrow()
      expect(part.holds(closed, own)).toBe(false)
    }
    expect(part.holds('visits', own) && part.holds('staff', practice)).toBe(true)
    const text = JSON.stringify(session(office.core).keys)
    expect(text).not.toContain(JSON.stringify(session(core).keys.spaces[1]?.key))
  })

  test('follows a new key by an announcement of somebody the practice knows', async () => {
    const { core, practice, own } = await founded()
    const office = await joined(core, { whole: [practice], inPart: [inPart(own)] })
    const { keys } = session(office.core)
    const recipient = {
      deviceId: keys.deviceId,
      sealingPublicKey: sealingPublicKeyOf(keys.sealingKey),
      ...{ spaces: [practice], parts: [inPart(own)] },
    }
    const made = must(await rotateSpaceKeys(core, session(core), [recipient]))
    const announcement = made.announcements.find(({ space }) => space === own)
    if (!announcement) throw new Error('not announced')
    expect(announcement.wraps).toEqual([])
    const signer = publicKeyOf(session(core).keys.signingKey)
    const unknown = await takeSpaceKey(office.core, session(office.core), announcement, null)
    expect(unknown).toMatchObject({ refusal: { code: 'badSignature' } })
    must(await takeSpaceKey(office.core, session(office.core), announcement, signer))
    must(await takeSpaceKey(office.core, session(office.core), announcement, signer))
    const part = createKeyring(await view(office.core))
    const full = createKeyring(await view(core))
    expect((await part.forWriting('visits', own)).keyId).toBe(
      (await full.forWriting('visits', own)).keyId,
    )
    expect(session(office.core).keys.parts?.[0]?.generations.length).toBe(2)
    await expect(part.forWriting('notes', own)).rejects.toThrow()
  })

  test.each([
    ['in part, where it is the office’s', true],
    ['whole, where it is another owner’s', false],
  ])('of somebody who came later is taken up %s', async (_, ofOffice) => {
    const { core, practice } = await founded()
    const other = await joined(core, { whole: [practice], inPart: [] })
    const whose = crypto.randomUUID()
    const { id } = must(await addTherapistSpace(core, session(core), whose, now))
    const { deviceId, sealingKey } = session(other.core).keys
    const recipient = {
      ...{ deviceId, sealingPublicKey: sealingPublicKeyOf(sealingKey) },
      ...(ofOffice ? { spaces: [practice], parts: [inPart(id)] } : {}),
    }
    const made = must(await announceSpaceKeys(core, session(core), [recipient]))
    const announcement = made.announcements.find(({ space }) => space === id)
    if (!announcement) throw new Error('not announced')
    const signer = publicKeyOf(session(core).keys.signingKey)
    const take = (key: Uint8Array | null, newFor: string | null) =>
      takeSpaceKey(other.core, session(other.core), announcement, key, newFor)
    expect(await take(signer, null)).toMatchObject({ refusal: { code: 'unknownSpace' } })
    expect(await take(null, whose)).toMatchObject({ refusal: { code: 'badSignature' } })
    must(await take(signer, whose))
    must(await take(signer, whose))
    const [keyring, full] = [createKeyring(await view(other.core)), createKeyring(await view(core))]
    const { keyId } = await full.forWriting('visits', id)
    expect((await keyring.forWriting('visits', id)).keyId).toBe(keyId)
    expect(keyring.holds('charts', id)).toBe(!ofOffice)
    const { spaces, parts = [] } = session(other.core).keys
    expect([...spaces, ...parts].filter((one) => one.id === id)).toMatchObject([{ staffId: whose }])
  })

  test('is held whole once it is given whole, and keeps nothing double', async () => {
    const { core, practice, own } = await founded()
    const office = await joined(core, { whole: [practice], inPart: [inPart(own)] })
    const all = must(await spacesToGive(session(core), { whole: [practice, own], inPart: [] }))
    for (let count = 0; count < 2; count++) {
      const held = must(await takeInSpaces(office.core, session(office.core), all))
      expect(held.parts).toEqual([])
      expect(held.spaces.map(({ id }) => id)).toEqual([practice, own])
    }
    expect(session(office.core).keys).not.toHaveProperty('parts')
  })
})

test('keys of a space that come again later bring the newer, and lose none', async () => {
  const { core, practice, own } = await founded()
  const theirs = await joined(core, { whole: [practice, own], inPart: [] })
  const before = await view(theirs.core)
  must(await rotateSpaceKeys(core, session(core), []))
  const newer = must(await spacesToGive(session(core), { whole: [own], inPart: [] }))
  const held = must(await takeInSpaces(theirs.core, session(theirs.core), newer))
  expect(held.spaces[1]?.keyId).toBe((await view(core)).spaces[1]?.keyId)
  expect(held.spaces[1]?.older.map(({ keyId }) => keyId)).toEqual([before.spaces[1]?.keyId])
})

test('a new key is told to nobody for a space that is not theirs', async () => {
  const { core, practice, own } = await founded()
  const { id } = must(await addTherapistSpace(core, session(core), crypto.randomUUID(), now))
  const recipient = (spaces: string[]) => ({
    deviceId: crypto.randomUUID(),
    sealingPublicKey: sealingPublicKeyOf(newLaptopKeys().sealingKey),
    spaces,
  })
  const [owner, therapist] = [recipient([practice, own, id]), recipient([practice, id])]
  const { announcements } = must(await rotateSpaceKeys(core, session(core), [owner, therapist]))
  const told = (space: string) =>
    announcements.find((one) => one.space === space)?.wraps.map(({ deviceId }) => deviceId)
  expect(told(practice)).toEqual([owner.deviceId, therapist.deviceId])
  expect(told(id)).toEqual([owner.deviceId, therapist.deviceId])
  expect(told(own)).toEqual([owner.deviceId])
})

test('a practice of twenty, with a new key a month for years, still fits where keys are kept', async () => {
  const { core } = await founded()
  for (let count = 0; count < 19; count++) {
    must(await addTherapistSpace(core, session(core), crypto.randomUUID(), now))
  }
  const recipients = Array.from({ length: 6 }, () => ({
    deviceId: crypto.randomUUID(),
    sealingPublicKey: sealingPublicKeyOf(newLaptopKeys().sealingKey),
  }))
  for (let month = 0; month < 12; month++) {
    must(await rotateSpaceKeys(core, session(core), recipients))
  }
  const header = await renderBackupHeader(session(core).file)
  expect(header.byteLength).toBeLessThan(MAX_HEADER_BYTES)
})
