import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { gcm } from '@noble/ciphers/aes.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { concat, randomBytes, toHex, utf8 } from '#shared/crypto/bytes'
import { makeSealingKey, openBox, sealBox, sealingPublicKeyOf } from '#shared/crypto/sealed-box'

const purpose = {
  deviceId: '00000001-0000-4000-8000-000000000000',
  space: '00000002-0000-4000-8000-000000000000',
  keyId: '0123abcd',
}
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

// PKCS #8 before the 32 bytes of an X25519 key.
const pkcs8 = fromHex('302e020100300506032b656e04220420')
const nodePrivate = (secret: Uint8Array) =>
  createPrivateKey({ key: Buffer.from(concat(pkcs8, secret)), format: 'der', type: 'pkcs8' })
const nodePublic = (secret: Uint8Array) => createPublicKey(nodePrivate(secret))

describe('X25519', () => {
  test('agrees with Node', () => {
    for (let count = 0; count < 20; count++) {
      const [a, b] = [makeSealingKey(), makeSealingKey()]
      const byNode = diffieHellman({ privateKey: nodePrivate(a), publicKey: nodePublic(b) })
      expect(toHex(byNode)).toBe(toHex(x25519.getSharedSecret(a, sealingPublicKeyOf(b))))
    }
  })
})

describe('a sealed box', () => {
  test('opens for whom it was sealed', async () => {
    const secret = makeSealingKey()
    const content = randomBytes(32)
    const sealed = await sealBox(sealingPublicKeyOf(secret), content, purpose)
    expect(await openBox(secret, sealed as Uint8Array, purpose)).toEqual(content)
  })

  test('is what noble makes by hand: X25519, HKDF, AES-GCM', async () => {
    const secret = makeSealingKey()
    const sealed = (await sealBox(sealingPublicKeyOf(secret), utf8('a key'), purpose)) as Uint8Array
    const ephemeral = sealed.subarray(0, 32)
    const salt = concat(ephemeral, sealingPublicKeyOf(secret))
    const shared = x25519.getSharedSecret(secret, ephemeral)
    const key = hkdf(sha256, shared, salt, utf8('doorstep/v1/sealed-box'), 32)
    const aad = utf8(
      JSON.stringify(['sealed-box', 1, purpose.deviceId, purpose.space, purpose.keyId]),
    )
    const open = gcm(key, sealed.subarray(32, 44), aad).decrypt(sealed.subarray(44))
    expect(Buffer.from(open).toString()).toBe('a key')
  })

  test('does not open for another laptop, space, key or reader, nor changed or cut', async () => {
    const secret = makeSealingKey()
    const sealed = (await sealBox(sealingPublicKeyOf(secret), utf8('key'), purpose)) as Uint8Array
    expect(await openBox(makeSealingKey(), sealed, purpose)).toBeNull()
    for (const other of [
      { ...purpose, deviceId: purpose.space },
      { ...purpose, space: purpose.deviceId },
      { ...purpose, keyId: '00000000' },
    ]) {
      expect(await openBox(secret, sealed, other)).toBeNull()
    }
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice()
      changed[at] = (changed[at] as number) ^ 1
      // The top bit of the public key is not part of it; as salt it still counts.
      expect(await openBox(secret, changed, purpose)).toBeNull()
      expect(await openBox(secret, sealed.slice(0, at), purpose)).toBeNull()
    }
  })

  test('is never the same twice', async () => {
    const recipient = sealingPublicKeyOf(makeSealingKey())
    const boxes = await Promise.all(
      Array.from({ length: 50 }, () => sealBox(recipient, utf8('x'), purpose)),
    )
    expect(new Set(boxes.map((box) => toHex(box as Uint8Array).slice(0, 64))).size).toBe(50)
  })

  test('is refused to and from points of low order', async () => {
    // The ones of the curve and its twist, as u-coordinates, little-endian.
    const low = [
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
      `ec${'ff'.repeat(30)}7f`,
      `ed${'ff'.repeat(30)}7f`,
      `ee${'ff'.repeat(30)}7f`,
    ].map(fromHex)
    const secret = makeSealingKey()
    for (const point of low) {
      expect(await sealBox(point, utf8('x'), purpose)).toBeNull()
      expect(await openBox(secret, concat(point, randomBytes(60)), purpose)).toBeNull()
    }
    expect(await sealBox(new Uint8Array(31), utf8('x'), purpose)).toBeNull()
    expect(await openBox(secret, new Uint8Array(5), purpose)).toBeNull()
  })
})
