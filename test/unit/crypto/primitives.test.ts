import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gcm } from '@noble/ciphers/aes.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decrypt, encrypt, importAesKey, SealedDataDamaged } from '#shared/crypto/aes-gcm'
import {
  concat,
  concatAll,
  fromBase64,
  fromLatin1,
  randomBytes,
  toBase64,
  toLatin1,
  utf8,
} from '#shared/crypto/bytes'
import { canonicalJson } from '#shared/crypto/canonical-json'
import { deriveBytes, deriveCollectionKey, keyIdOf } from '#shared/crypto/hkdf'
import { pad, paddedLength, unpad } from '#shared/crypto/padding'
import {
  makeSigningKey,
  publicKeyOf,
  sign,
  signJson,
  verify,
  verifyJson,
} from '#shared/crypto/signature'

const bytes = () => fc.uint8Array({ maxLength: 300 })

test('as many pieces as the largest practice has are joined in order', () => {
  const pieces = Array.from({ length: 300_000 }, (_, index) => new Uint8Array([index % 251]))
  const joined = concatAll(pieces)
  expect(joined.byteLength).toBe(pieces.length)
  expect(joined[299_999]).toBe(299_999 % 251)
})

describe('AES-256-GCM', () => {
  test('opens what noble sealed, and noble opens what it sealed', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(), bytes(), async (content, aad) => {
        const raw = randomBytes(32)
        const key = await importAesKey(raw)
        const sealed = await encrypt(key, content, aad)
        const byNoble = gcm(raw, sealed.subarray(0, 12), aad).decrypt(sealed.subarray(12))
        expect(byNoble).toEqual(content)
        const iv = randomBytes(12)
        const nobleSealed = concat(iv, gcm(raw, iv, aad).encrypt(content))
        expect([...(await decrypt(key, nobleSealed, aad))]).toEqual([...content])
      }),
      { numRuns: 60 },
    )
  })

  test('refuses every flipped byte, every shorter length, other AAD and another key', async () => {
    const key = await importAesKey(randomBytes(32))
    const sealed = await encrypt(key, utf8('gate code 4711'), utf8('clients|1'))
    for (let at = 0; at < sealed.length; at++) {
      const flipped = sealed.slice()
      flipped[at] = (flipped[at] as number) ^ 1
      await expect(decrypt(key, flipped, utf8('clients|1'))).rejects.toThrow(SealedDataDamaged)
      const cut = sealed.slice(0, at)
      await expect(decrypt(key, cut, utf8('clients|1'))).rejects.toThrow(SealedDataDamaged)
    }
    await expect(decrypt(key, sealed, utf8('clients|2'))).rejects.toThrow(SealedDataDamaged)
    const other = await importAesKey(randomBytes(32))
    await expect(decrypt(other, sealed, utf8('clients|1'))).rejects.toThrow(SealedDataDamaged)
  })

  test('hands out keys that cannot be read out again', async () => {
    const key = await deriveCollectionKey(randomBytes(32), 'clients')
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  })

  test('never uses a nonce twice', { timeout: 300_000 }, async () => {
    const count = process.env.DOORSTEP_LONG === '1' ? 1_000_000 : 100_000
    const key = await importAesKey(randomBytes(32))
    const content = new Uint8Array(1)
    const seen = new Set<string>()
    for (let done = 0; done < count; done += 1000) {
      const batch = Array.from({ length: 1000 }, () => encrypt(key, content, content))
      for (const sealed of await Promise.all(batch)) seen.add(toLatin1(sealed.subarray(0, 12)))
    }
    expect(seen.size).toBe(count)
  })

  test('is the only caller of subtle.encrypt in the product', () => {
    const callers: string[] = []
    for (const room of ['shared', 'electron', 'renderer'])
      for (const entry of readdirSync(room, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.endsWith('.d.ts')) continue
        const path = join(entry.parentPath, entry.name)
        if (/subtle\s*\.\s*encrypt\s*\(/.test(readFileSync(path, 'utf8'))) callers.push(path)
      }
    expect(callers).toEqual([join('shared', 'crypto', 'aes-gcm.ts')])
  })
})

describe('HKDF', () => {
  test('derives what noble derives', async () => {
    await fc.assert(
      fc.asyncProperty(
        bytes(),
        fc.string({ maxLength: 60 }),
        bytes(),
        async (secret, info, salt) => {
          fc.pre(secret.length > 0)
          const ours = await deriveBytes(secret, info, 42, salt)
          expect([...ours]).toEqual([...hkdf(sha256, secret, salt, utf8(info), 42)])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('gives each collection a key of its own, the same on every device', async () => {
    const spaceKey = randomBytes(32)
    const sealed = await encrypt(
      await deriveCollectionKey(spaceKey, 'clients'),
      utf8('x'),
      utf8('a'),
    )
    await decrypt(await deriveCollectionKey(spaceKey, 'clients'), sealed, utf8('a'))
    const charts = await deriveCollectionKey(spaceKey, 'charts')
    await expect(decrypt(charts, sealed, utf8('a'))).rejects.toThrow(SealedDataDamaged)
    expect(await keyIdOf(spaceKey)).toMatch(/^[0-9a-f]{8}$/)
    expect(await keyIdOf(spaceKey)).toBe(await keyIdOf(spaceKey.slice()))
  })
})

describe('padding', () => {
  test('gives back the content and shows only the bucket', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40_000 }), (content) => {
        const padded = pad(content)
        expect([256, 1024, 2048, 4096, 16_384, 32_768, 49_152]).toContain(padded.length)
        expect(Buffer.from(unpad(padded) as Uint8Array).equals(content)).toBe(true)
      }),
    )
    expect(paddedLength(255)).toBe(256)
    expect(paddedLength(256)).toBe(1024)
    expect(paddedLength(16_384)).toBe(32_768)
  })

  test('refuses what it did not make', () => {
    expect(unpad(new Uint8Array())).toBeNull()
    expect(unpad(new Uint8Array(256))).toBeNull()
    expect(unpad(pad(new Uint8Array(10)).subarray(0, 100))).toBeNull()
  })
})

describe('canonical JSON', () => {
  test('spells one value in one way, whatever the order of its fields', () => {
    expect(canonicalJson({ b: 1, a: [1e21, 'é', null] })).toBe('{"a":[1e+21,"é",null],"b":1}')
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  })

  test('brings text to one normal form and mends lone surrogates', () => {
    expect(canonicalJson('e\u0301')).toBe(canonicalJson('\u00e9'))
    expect(canonicalJson({ name: 'a\ud800b' })).toBe('{"name":"a\ufffdb"}')
    expect(() => canonicalJson({ '\u00e9': 1, 'e\u0301': 2 })).toThrow()
    expect(() => canonicalJson(Number.NaN)).toThrow()
  })

  test('says the same again after a trip through JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        let text: string
        try {
          text = canonicalJson(value)
        } catch {
          return // two spellings of one field name
        }
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })
})

describe('signatures', () => {
  test('are what Node and noble make and accept', async () => {
    const secret = makeSigningKey()
    const message = utf8('signed note')
    const signature = sign(message, secret)
    expect(signature.length).toBe(64)
    expect(ed25519.verify(signature, message, ed25519.getPublicKey(secret))).toBe(true)
    const nodeKey = await crypto.subtle.importKey('raw', publicKeyOf(secret), 'Ed25519', false, [
      'verify',
    ])
    expect(await crypto.subtle.verify('Ed25519', nodeKey, signature, message)).toBe(true)
  })

  test('are refused, not thrown at, when message, key, signature or purpose differ', () => {
    const secret = makeSigningKey()
    const publicKey = publicKeyOf(secret)
    const signature = signJson('note', { text: 'a', at: 1 }, secret)
    expect(verifyJson('note', { at: 1, text: 'a' }, signature, publicKey)).toBe(true)
    expect(verifyJson('note', { at: 2, text: 'a' }, signature, publicKey)).toBe(false)
    expect(verifyJson('addendum', { at: 1, text: 'a' }, signature, publicKey)).toBe(false)
    expect(verify(utf8('a'), signature, publicKeyOf(makeSigningKey()))).toBe(false)
    expect(verify(utf8('a'), new Uint8Array(3), publicKey)).toBe(false)
    expect(verify(utf8('a'), signature, new Uint8Array(32).fill(255))).toBe(false)
  })
})

test('text that is hardly base64 is read as the host reads it, or refused as the host refuses it', () => {
  const readBy = (read: (text: string) => Uint8Array, text: string) => {
    try {
      return [...read(text)]
    } catch {
      return 'refused'
    }
  }
  const byTheHost = (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
  const piece = fc.constantFrom('A', 'z', '9', '+', '/', '=', ' ', '\n', '*', 'é', 'AAAA', 'Zg==')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('')
      expect(readBy(fromBase64, text)).toEqual(readBy(byTheHost, text))
    }),
    { numRuns: 2000 },
  )
})

test('bytes survive base64 and one-character-a-byte text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (content) => {
      expect(toBase64(content)).toBe(Buffer.from(content).toString('base64'))
      expect(Buffer.from(fromBase64(toBase64(content))).equals(content)).toBe(true)
      expect(Buffer.from(fromLatin1(toLatin1(content))).equals(content)).toBe(true)
    }),
  )
})
