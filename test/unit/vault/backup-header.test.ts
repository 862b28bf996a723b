import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MAX_HEADER_BYTES } from '#shared/crypto/backup-file'
import { toBase64 } from '#shared/crypto/bytes'
import { goodPassphrase, laptopWithVault, newLaptop, otherPassphrase } from './vault-fixture'

const code = (answer: { refusal?: { code: string } }) => answer.refusal?.code

async function withBackup() {
  const made = await laptopWithVault()
  const { value } = await made.vault.call('vault.backupHeader')
  return {
    ...made,
    header: value.header as Uint8Array<ArrayBuffer>,
    backupKey: value.backupKey as Uint8Array,
  }
}

test('a backup opens on a fresh laptop by passphrase and by recovery code', async () => {
  const { header, backupKey, recoveryCode } = await withBackup()
  expect(header.length).toBeLessThan(MAX_HEADER_BYTES)
  const fresh = newLaptop().start()
  for (const secret of [goodPassphrase, recoveryCode, recoveryCode.toLowerCase()]) {
    const answer = await fresh.call('vault.openBackupHeader', { header, secret })
    expect(answer.value?.backupKey).toEqual(backupKey)
  }
  const wrong = await fresh.call('vault.openBackupHeader', { header, secret: otherPassphrase })
  expect(code(wrong)).toBe('wrong')
  expect(await fresh.call('vault.state')).toEqual({ kind: 'none' })
})

test('guessing at a backup is slowed like guessing at the door', async () => {
  const { header } = await withBackup()
  const fresh = newLaptop().start()
  for (let count = 0; count < 5; count++)
    await fresh.call('vault.openBackupHeader', { header, secret: `wrong ${count}` })
  const right = await fresh.call('vault.openBackupHeader', { header, secret: goodPassphrase })
  expect(right).toEqual({ ok: false, refusal: { code: 'wait', waitMs: 1000 } })
})

test('every byte of the header changed is damage, and a later one is newer', async () => {
  const { header, laptop } = await withBackup()
  const fresh = newLaptop().start()
  for (let at = 0; at < header.length; at++) {
    const flipped = header.slice()
    flipped[at] = (flipped[at] as number) ^ (1 << (at % 8))
    const answer = await fresh.call('vault.openBackupHeader', { header: flipped, secret: 'x' })
    if (code(answer) !== 'damaged') expect.fail(`byte ${at}`)
  }
  const later = laptop.start({ dataVersion: 9, chromiumMajor: 142 })
  await later.call('vault.unlock', { passphrase: goodPassphrase })
  await later.call('vault.markStore', { dataVersion: 9, restoring: false })
  const { value } = await later.call('vault.backupHeader')
  const args = { header: value.header, secret: goodPassphrase }
  expect(code(await fresh.call('vault.openBackupHeader', args))).toBe('newer')
  // Chromium's version says something about its own files, nothing about a backup.
  const knowsIt = newLaptop().start({ dataVersion: 9, chromiumMajor: 130 })
  expect((await knowsIt.call('vault.openBackupHeader', args)).ok).toBe(true)
  const restored = await knowsIt.call('vault.createFromBackup', { ...args, replace: false })
  expect(restored.ok).toBe(true)
  expect((await knowsIt.call('vault.state')).kind).toBe('locked')
})

test('a restored laptop has the practice’s keys, an id and keys of its own, and a store still to be filled', async () => {
  const { header, opened, recoveryCode, backupKey } = await withBackup()
  const laptop = newLaptop()
  const args = { header, secret: recoveryCode, replace: false }
  const restored = await laptop.start().call('vault.createFromBackup', args)
  expect(restored.value.spaces).toEqual(opened.spaces)
  expect(restored.value.staffId).toBe(opened.staffId)
  // Taking the lost laptop out of the practice must not take this one with it.
  expect(restored.value.signingPublicKey).not.toEqual(opened.signingPublicKey)
  expect(restored.value.sealingPublicKey).not.toEqual(opened.sealingPublicKey)
  expect(restored.value.localKey).not.toEqual(opened.localKey)
  expect(restored.value.deviceId).not.toBe(opened.deviceId)
  expect(restored.value.store.id).not.toBe(opened.store.id)
  expect(restored.value.store).toMatchObject({ createdAt: null, restoring: true })

  const again = laptop.start()
  const unlocked = await again.call('vault.unlock', { passphrase: goodPassphrase })
  expect(unlocked.value.deviceId).toBe(restored.value.deviceId)
  expect((await again.call('vault.backupHeader')).value.backupKey).toEqual(backupKey)
})

test('a backup replaces a vault only when told to, also a damaged one', async () => {
  const { header, opened } = await withBackup()
  const other = await laptopWithVault()
  const args = { header, secret: goodPassphrase }
  const fresh = other.laptop.start()
  expect(code(await fresh.call('vault.createFromBackup', { ...args, replace: false }))).toBe(
    'exists',
  )
  const wrong = { header, secret: otherPassphrase, replace: true }
  expect(code(await fresh.call('vault.createFromBackup', wrong))).toBe('wrong')
  expect((await other.laptop.start().call('vault.unlock', { passphrase: goodPassphrase })).ok).toBe(
    true,
  )

  const replaced = await fresh.call('vault.createFromBackup', { ...args, replace: true })
  expect(replaced.value.spaces).toEqual(opened.spaces)
  const again = await other.laptop.start().call('vault.unlock', { passphrase: goodPassphrase })
  expect(again.value.spaces).toEqual(opened.spaces)
})

test('the header holds nothing that opens by this laptop alone', async () => {
  const { laptop, vault } = await withBackup()
  const keychain = {
    isAvailable: () => true,
    backend: () => 'kwallet6',
    encrypt: (text: string) => new TextEncoder().encode(`sealed:${text}`),
    decrypt: (sealed: Uint8Array) => new TextDecoder().decode(sealed).slice(7),
  }
  await vault.lock()
  const withKeychain = laptop.start({ keychain })
  await withKeychain.call('vault.unlock', { passphrase: goodPassphrase })
  await withKeychain.call('vault.setKeychain', { on: true })
  const file = JSON.parse(readFileSync(join(laptop.directory, 'vault.json'), 'utf8'))
  expect(file.vault.wraps.keychain.blob).toMatch(new RegExp(`^${toBase64(Buffer.from('sealed'))}`))
  const { value } = await withKeychain.call('vault.backupHeader')
  const header = JSON.parse(new TextDecoder().decode(value.header))
  expect(header.vault.wraps.keychain).toBeNull()
})
