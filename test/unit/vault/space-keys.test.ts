import { rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { KeyAnnouncement } from '#shared/crypto/key-announcement'
import { keysAreDue } from '#shared/domain/practice/laptops'
import type { OpenedSpace, OpenedVault } from '#shared/ipc/contract'
import { goodPassphrase, type Laptop, laptopWithVault, newLaptop } from './vault-fixture'

type Vault = ReturnType<Laptop['start']>
type Space = OpenedSpace
const code = (answer: { refusal?: { code: string } }) => answer.refusal?.code
const me = ({ deviceId, sealingPublicKey }: OpenedVault) => ({ deviceId, sealingPublicKey })
const spaceOf = (opened: OpenedVault, index: number) => opened.spaces[index] as Space

/** Two laptops of one practice, as a transfer file makes them. */
async function twoLaptops() {
  const first = await laptopWithVault()
  const deviceId = crypto.randomUUID()
  const written = await first.vault.writeTransfer({ deviceId, name: 'Van', server: null })
  if (!written.ok) throw new Error('locked')
  const laptop = newLaptop()
  const vault = laptop.start()
  const file = new Uint8Array(written.value.bytes)
  const made = await vault.call('vault.createFromTransfer', { file, secret: goodPassphrase })
  return { first, second: { laptop, vault, opened: made.value as OpenedVault } }
}

const rotate = async (vault: Vault, recipients: ReturnType<typeof me>[]) => {
  const answer = await vault.call('vault.rotateSpaceKeys', { recipients })
  return answer.value as { spaces: Space[]; announcements: KeyAnnouncement[] }
}

test('new keys for all spaces are kept before they are answered, with the older ones beside them', async () => {
  const { laptop, vault, opened } = await laptopWithVault()
  const one = await rotate(vault, [])
  const two = await rotate(vault, [])
  const again = await laptop.start().call('vault.unlock', { passphrase: goodPassphrase })
  expect(again.value.spaces).toEqual(two.spaces)
  for (const index of [0, 1]) {
    const before = spaceOf(opened, index)
    const [middle, last] = [one.spaces[index] as Space, two.spaces[index] as Space]
    expect(last.older).toEqual([
      { keyId: middle.keyId, key: middle.key },
      { keyId: before.keyId, key: before.key },
    ])
    expect(new Set([last.keyId, middle.keyId, before.keyId]).size).toBe(3)
    expect(two.announcements[index]).toMatchObject({
      ...{ space: last.id, keyId: last.keyId, previousKeyId: middle.keyId, wraps: [] },
      madeBy: opened.deviceId,
    })
  }
})

test('new keys are younger than the removal that they answer, also where a clock that was ahead wrote it', async () => {
  const { vault, opened } = await laptopWithVault()
  const outAt = new Date(Date.now() + 5 * 3_600_000).toISOString()
  await vault.call('vault.rotateSpaceKeys', { recipients: [], after: [outAt] })
  const { keysMadeAt } = (await vault.call('vault.announcements')).value
  const signingKeys = [
    {
      deviceId: opened.deviceId,
      publicKey: opened.signingPublicKey,
      addedAt: '2026-01-01T08:00:00Z',
    },
    { deviceId: 'gone', publicKey: 'k', addedAt: '2026-01-01T08:00:00Z', revokedAt: outAt },
  ]
  const keys = (keysMadeAt as { madeAt: string }[]).map(({ madeAt }) => ({ madeAt, wraps: [] }))
  expect(keysAreDue(signingKeys as never, keys)).toBe(false)
  const [before] = keys
  await rotate(vault, [])
  const later = (await vault.call('vault.announcements')).value.keysMadeAt[0].madeAt
  expect(Date.parse(later)).toBeGreaterThan(Date.parse(before?.madeAt ?? ''))
})

test('older keys travel in a backup and come back', async () => {
  const { vault } = await laptopWithVault()
  const { spaces } = await rotate(vault, [])
  const { value } = await vault.call('vault.backupHeader')
  const args = { header: value.header, secret: goodPassphrase, replace: false }
  const restored = await newLaptop().start().call('vault.createFromBackup', args)
  expect(restored.value.spaces).toEqual(spaces)
})

test('the other laptop takes the key it was given, once, and keeps it', async () => {
  const { first, second } = await twoLaptops()
  const { spaces, announcements } = await rotate(first.vault, [me(second.opened)])
  for (const [index, announcement] of announcements.entries()) {
    const args = { announcement, signerPublicKey: first.opened.signingPublicKey }
    const taken = await second.vault.call('vault.takeSpaceKey', args)
    expect(taken.value).toEqual(spaces[index])
    expect(await second.vault.call('vault.takeSpaceKey', args)).toEqual(taken)
  }
  const again = await second.laptop.start().call('vault.unlock', { passphrase: goodPassphrase })
  expect(again.value.spaces).toEqual(spaces)
})

test('whoever was not named, is a stranger, or was given something else is told no', async () => {
  const { first, second } = await twoLaptops()
  const stranger = await laptopWithVault()
  const { announcements } = await rotate(first.vault, [me(second.opened)])
  const forNobody = await rotate(first.vault, [])
  const announcement = announcements[0] as KeyAnnouncement
  const signerPublicKey = first.opened.signingPublicKey
  const take = async (
    vault: Vault,
    change: object,
    signer: typeof signerPublicKey | null = signerPublicKey,
  ) =>
    code(
      await vault.call('vault.takeSpaceKey', {
        announcement: { ...announcement, ...change },
        signerPublicKey: signer,
      }),
    )
  expect(await take(stranger.vault, {})).toBe('unknownSpace')
  expect(await take(second.vault, {}, second.opened.signingPublicKey)).toBe('badSignature')
  expect(await take(second.vault, forNobody.announcements[0] as object)).toBe('notForUs')
  for (const change of [
    { madeAt: '2030-01-01T00:00:00.000Z' },
    { madeBy: second.opened.deviceId },
    { keyId: '00000000' },
    { previousKeyId: '00000000' },
    { wraps: [] },
    { space: spaceOf(first.opened, 1).id },
  ]) {
    expect(await take(second.vault, change)).toBe('badSignature')
  }
  await second.vault.lock()
  expect(await take(second.vault, {})).toBe('locked')
})

test('a laptop that nobody has heard of is believed by the key it had before, while that is the present one', async () => {
  const { first, second } = await twoLaptops()
  const one = await rotate(first.vault, [me(second.opened)])
  const two = await rotate(first.vault, [me(second.opened)])
  const take = (announcement: KeyAnnouncement | undefined) =>
    second.vault.call('vault.takeSpaceKey', {
      announcement: announcement as KeyAnnouncement,
      signerPublicKey: null,
    })
  // The second step before the first: it was made after a key that is not here.
  expect(code(await take(two.announcements[0]))).toBe('badSignature')
  expect((await take(one.announcements[0])).value).toEqual(one.spaces[0])
  expect((await take(two.announcements[0])).value).toEqual(two.spaces[0])

  // A third one, that was left behind with the first key (it was lost, say), introduces nobody now.
  const lost = await twoLaptops()
  const { announcements } = await rotate(lost.second.vault, [me(lost.first.opened)])
  await rotate(lost.first.vault, [])
  const late = await lost.first.vault.call('vault.takeSpaceKey', {
    announcement: announcements[0] as KeyAnnouncement,
    signerPublicKey: null,
  })
  expect(code(late)).toBe('badSignature')
  const changed = { ...one.announcements[1], madeAt: '2030-01-01T00:00:00.000Z' }
  expect(code(await take(changed as KeyAnnouncement))).toBe('badSignature')
})

test('two keys made apart: both laptops come to write under the later one and read both', async () => {
  const { first, second } = await twoLaptops()
  first.laptop.clock.now += 60_000
  const byFirst = await rotate(first.vault, [me(second.opened)])
  second.laptop.clock.now += 30_000
  const bySecond = await rotate(second.vault, [me(first.opened)])
  const give = (vault: Vault, { announcements }: typeof byFirst, signer: OpenedVault) =>
    vault.call('vault.takeSpaceKey', {
      announcement: announcements[0] as KeyAnnouncement,
      signerPublicKey: signer.signingPublicKey,
    })
  const atFirst = (await give(first.vault, bySecond, second.opened)).value as Space
  const atSecond = (await give(second.vault, byFirst, first.opened)).value as Space
  const [later, earlier] = [byFirst.spaces[0] as Space, bySecond.spaces[0] as Space]
  expect([atFirst.keyId, atSecond.keyId]).toEqual([later.keyId, later.keyId])
  for (const { older } of [atFirst, atSecond]) {
    expect(older.map(({ keyId }) => keyId)).toContain(earlier.keyId)
  }
})

test('a clock that went back does not make a key older than the one before it', async () => {
  const { laptop, vault } = await laptopWithVault()
  const before = await rotate(vault, [])
  laptop.clock.now -= 365 * 24 * 3600_000
  const after = await rotate(vault, [])
  const [was, is] = [before, after].map(({ announcements }) => announcements[0]?.madeAt as string)
  expect(Date.parse(is as string)).toBeGreaterThan(Date.parse(was as string))
})

test('what was announced is known after a restart, can be said again to a newcomer, and is gone when another key stands', async () => {
  const { first, second } = await twoLaptops()
  expect((await first.vault.call('vault.announcements')).value.announcements).toEqual([])
  const { announcements } = await rotate(first.vault, [])
  await first.vault.lock()
  const restarted = first.laptop.start()
  expect(code(await restarted.call('vault.announcements'))).toBe('locked')
  await restarted.call('vault.unlock', { passphrase: goodPassphrase })
  expect((await restarted.call('vault.announcements')).value.announcements).toEqual(announcements)

  const recipients = [me(second.opened)]
  const again = await restarted.call('vault.announceSpaceKeys', { recipients })
  const said = again.value.announcements[0] as KeyAnnouncement
  expect(said.keyId).toBe(announcements[0]?.keyId)
  const args = { announcement: said, signerPublicKey: first.opened.signingPublicKey }
  expect((await second.vault.call('vault.takeSpaceKey', args)).ok).toBe(true)

  first.laptop.clock.now += 60_000
  second.laptop.clock.now += 120_000
  const later = await rotate(second.vault, [me(first.opened)])
  await restarted.call('vault.takeSpaceKey', {
    announcement: later.announcements[0] as KeyAnnouncement,
    signerPublicKey: second.opened.signingPublicKey,
  })
  const left = (await restarted.call('vault.announcements')).value.announcements
  expect(left.map(({ space }: KeyAnnouncement) => space)).toEqual([spaceOf(first.opened, 1).id])
})

test('a disk that refuses leaves the keys as they were', async () => {
  const { laptop, vault, opened } = await laptopWithVault()
  rmSync(laptop.directory, { recursive: true })
  writeFileSync(laptop.directory, 'not a folder')
  expect(code(await vault.call('vault.rotateSpaceKeys', { recipients: [] }))).toBe('disk')
  expect(code(await vault.call('vault.announceSpaceKeys', { recipients: [] }))).toBe('disk')
  expect((await vault.call('vault.announcements')).value.announcements).toEqual([])
  expect(opened.spaces.every(({ older }: Space) => older.length === 0)).toBe(true)
})
