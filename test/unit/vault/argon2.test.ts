import { argon2id } from '@noble/hashes/argon2.js'
import { expect, test } from 'vitest'
import { deriveHere } from '#electron/main/vault/argon2'
import { utf8 } from '#shared/crypto/bytes'
import { defaultKdfCost } from '#shared/crypto/vault-file'
import { goodPassphrase, newLaptop } from './vault-fixture'

test('Argon2id gives what noble gives', async () => {
  const salt = new Uint8Array(16).map((_, index) => index * 7)
  const cost = { memoryKiB: 19 * 1024, iterations: 2, parallelism: 1 }
  const ours = await deriveHere('Zoë and four words', salt, cost)
  const noble = argon2id(utf8('Zoë and four words'), salt, { m: 19 * 1024, t: 2, p: 1, dkLen: 32 })
  expect([...ours]).toEqual([...noble])
})

test('a real vault opens by its passphrase, however its letters are composed', async () => {
  const laptop = newLaptop()
  const kdf = { derive: deriveHere, cost: defaultKdfCost }
  const vault = laptop.start({ kdf })
  const made = await vault.call('vault.create', { passphrase: `${goodPassphrase} caf\u00e9` })
  expect(made.ok).toBe(true)
  await vault.lock()
  expect((await vault.call('vault.unlock', { passphrase: goodPassphrase })).refusal.code).toBe(
    'wrong',
  )
  const decomposed = { passphrase: `${goodPassphrase} cafe\u0301` }
  expect((await vault.call('vault.unlock', decomposed)).ok).toBe(true)
})
