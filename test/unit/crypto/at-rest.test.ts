import { expect, test } from 'vitest'
import { importAesKey, SealedDataDamaged } from '#shared/crypto/aes-gcm'
import { openJson, sealJson } from '#shared/crypto/at-rest'
import { randomBytes } from '#shared/crypto/bytes'

const record = { id: 'a', name: 'Zoë 👶 \u202e<script>', list: [1, null, { deep: true }] }

test('a record comes back as it was, and its text is not in what is stored', async () => {
  const key = await importAesKey(randomBytes(32))
  const sealed = await sealJson(key, 'clients|a', record)
  expect(await openJson(key, 'clients|a', sealed)).toEqual(record)
  expect(sealed).not.toContain('script')
  expect([...sealed].every((character) => character.charCodeAt(0) < 256)).toBe(true)
})

test('a record in another place, under another key, or changed anywhere is damaged', async () => {
  const key = await importAesKey(randomBytes(32))
  const sealed = await sealJson(key, 'clients|a', record)
  await expect(openJson(key, 'clients|b', sealed)).rejects.toThrow(SealedDataDamaged)
  const other = await importAesKey(randomBytes(32))
  await expect(openJson(other, 'clients|a', sealed)).rejects.toThrow(SealedDataDamaged)
  for (let at = 0; at < sealed.length; at++) {
    const flipped = String.fromCharCode(sealed.charCodeAt(at) ^ 4)
    const changed = sealed.slice(0, at) + flipped + sealed.slice(at + 1)
    await expect(openJson(key, 'clients|a', changed)).rejects.toThrow(SealedDataDamaged)
    await expect(openJson(key, 'clients|a', sealed.slice(0, at))).rejects.toThrow(SealedDataDamaged)
  }
})

test('a record of 300 KB comes back as it was', async () => {
  const key = await importAesKey(randomBytes(32))
  const large = { text: 'note '.repeat(60_000) }
  expect(await openJson(key, 'notes|a', await sealJson(key, 'notes|a', large))).toEqual(large)
})
