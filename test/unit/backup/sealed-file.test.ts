import { describe, expect, test } from 'vitest'
import { importAesKey, SealedDataDamaged } from '#shared/crypto/aes-gcm'
import { randomBytes, toLatin1 } from '#shared/crypto/bytes'
import { openFile, sealFile } from '#shared/crypto/sealed-file'

const file = { name: 'clearance for Zoë.pdf', type: 'application/pdf', bytes: randomBytes(5000) }

describe('a kept file', () => {
  test('opens as it was, and shows neither name nor kind while sealed', async () => {
    const key = await importAesKey(randomBytes(32))
    const sealed = await sealFile(key, 'space', 'id', file)
    expect(await openFile(key, 'space', 'id', sealed)).toEqual(file)
    expect(toLatin1(sealed)).not.toMatch(/clearance|pdf/)
    expect(sealed.byteLength).toBe(12 + 16_384 + 16)
  })

  test('does not open in the place of another, in another space, or changed', async () => {
    const key = await importAesKey(randomBytes(32))
    const sealed = await sealFile(key, 'space', 'id', file)
    const changed = sealed.slice()
    changed[100] = (changed[100] as number) ^ 1
    await expect(openFile(key, 'space', 'other', sealed)).rejects.toThrow(SealedDataDamaged)
    await expect(openFile(key, 'other', 'id', sealed)).rejects.toThrow(SealedDataDamaged)
    await expect(openFile(key, 'space', 'id', changed)).rejects.toThrow(SealedDataDamaged)
  })
})
