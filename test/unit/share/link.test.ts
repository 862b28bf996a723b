import { createDecipheriv } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { SHLViewer } from 'kill-the-clipboard'
import { describe, expect, it } from 'vitest'
import { fromBase64Url, toBase64Url } from '#shared/crypto/base64-url'
import { openLinkFile, sealLinkFile } from '#shared/crypto/link-file'
import {
  linkText,
  longestLinkAddress,
  mintLink,
  newPlace,
  payloadOf,
  payloadText,
  readLink,
  tooManyForLinks,
} from '#shared/domain/share/link'
import { linkAddress } from '#shared/ipc/link-names'
import type { ShareLink } from '#shared/schema/summary'
import { specKey, specLink, specPayload, specSealedFile } from './link-vectors'

const id = 'a9c5f3c0-1111-4111-8111-111111111111'
const expiresAt = '2026-12-01T12:00:00.000Z'
const server = 'https://couch.example.org'

function minted(more: Partial<Parameters<typeof mintLink>[0]> = {}): ShareLink {
  const link = mintLink({ id, server, place: newPlace(), expiresAt, label: 'A summary', ...more })
  if (!link.ok) throw new Error(link.refusal)
  return link.value
}

/** Nothing of ours and nothing of jose: what a reader written from the specification does. */
function openedBySpecification(file: string, key: string) {
  const [header = '', encryptedKey, iv = '', text = '', tag = ''] = file.split('.')
  const bytes = (part: string) => Buffer.from(part, 'base64url')
  const said = JSON.parse(bytes(header).toString()) as Record<string, string>
  const decipher = createDecipheriv('aes-256-gcm', bytes(key), bytes(iv))
  decipher.setAAD(Buffer.from(header, 'ascii'))
  decipher.setAuthTag(bytes(tag))
  const packed = Buffer.concat([decipher.update(bytes(text)), decipher.final()])
  const content = (said.zip === 'DEF' ? inflateRawSync(packed) : packed).toString('utf8')
  return { said, encryptedKey, ivBytes: bytes(iv).length, content }
}

describe('the vectors of the specification', () => {
  it('its payload becomes its link, sign by sign, with and without a viewer', () => {
    expect(payloadText(specPayload)).toBe(specLink)
    expect(payloadText(specPayload, 'https://viewer.example.org#')).toBe(
      `https://viewer.example.org#${specLink}`,
    )
  })

  it('its link is read as its payload', () => {
    expect(readLink(specLink)).toMatchObject({ ok: true, value: specPayload })
    expect(readLink(`https://viewer.example.org#${specLink}`)).toMatchObject({ ok: true })
  })

  it('its sealed file opens under its key', async () => {
    const opened = await openLinkFile(specSealedFile, specKey)
    expect(opened).toMatchObject({ ok: true, value: { type: 'application/smart-health-card' } })
    const { verifiableCredential } = JSON.parse(opened.ok ? opened.value.content : '{}')
    expect(verifiableCredential[0]).toMatch(
      /^eyJ6aXAiOiJERUYiLCJhbGciOiJFUzI1NiIsImtpZCI6IjNLZmRnL/,
    )
    expect(openedBySpecification(specSealedFile, specKey).content).toBe(
      opened.ok ? opened.value.content : '',
    )
  })
})

describe('a link', () => {
  it('says the address, U, the key, the end, the label and the version, and nothing else', () => {
    const link = minted()
    const encoded = linkText(link).replace('shlink:/', '')
    expect(JSON.parse(Buffer.from(encoded, 'base64url').toString())).toEqual({
      url: linkAddress(server, link.place),
      flag: 'U',
      key: link.key,
      exp: Date.parse(expiresAt) / 1000,
      label: 'A summary',
      v: 1,
    })
    expect(link.key).toHaveLength(43)
    expect(link.place).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is read by somebody else’s reader', () => {
    const link = minted()
    const viewer = new SHLViewer({
      shlinkURI: linkText(link, 'https://viewer.example.org/#'),
    })
    expect(viewer.shl).toMatchObject({
      url: linkAddress(server, link.place),
      key: link.key,
      flag: 'U',
      label: 'A summary',
    })
  })

  it('never has an address of more than 128 signs', () => {
    const room = longestLinkAddress - linkAddress('', newPlace()).length
    const longest = `https://${'h'.repeat(room - 8)}`
    expect(payloadOf(minted({ server: longest })).url).toHaveLength(128)
    expect([longest, `${longest}/`, `${longest}hh`].map(tooManyForLinks)).toEqual([0, 0, 2])
    expect(
      mintLink({ id, server: `${longest}h`, place: newPlace(), expiresAt, label: '' }),
    ).toEqual({ ok: false, refusal: 'addressTooLong' })
  })

  it('keeps 80 signs of a label, and never half of one', () => {
    expect(minted({ label: 'x'.repeat(200) }).label).toHaveLength(80)
    expect(minted({ label: `${'x'.repeat(79)}👶` }).label).toBe('x'.repeat(79))
    expect(minted({ label: '\ud83d\ude00\ud83d' }).label.isWellFormed()).toBe(true)
    expect(payloadOf(minted({ label: '  ' }))).not.toHaveProperty('label')
  })

  it('comes back whole for any label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (label) => {
        const link = minted({ label })
        expect(readLink(linkText(link))).toEqual({
          ok: true,
          value: { label: undefined, ...payloadOf(link) },
        })
      }),
      { numRuns: 40 },
    )
  })

  it('has a key and a place of its own each time', () => {
    const links = Array.from({ length: 100 }, () => minted())
    expect(new Set(links.map(({ key }) => key)).size).toBe(100)
    expect(new Set(links.map(({ place }) => place)).size).toBe(100)
  })
})

describe('what is no link', () => {
  const link = (payload: unknown) =>
    `shlink:/${toBase64Url(new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)))}`
  const good = { url: 'https://example.org/x', key: specKey }

  it.each([
    ['nothing', ''],
    ['another scheme', 'https://example.org'],
    ['no payload', 'shlink:/'],
    ['not base64url', 'shlink:/%%%'],
    ['padding', `${link(good)}==`],
    ['not JSON', link('{')],
    ['not UTF-8', `shlink:/${toBase64Url(new Uint8Array([0xff, 0xfe]))}`],
    ['a list', link([])],
    ['null', link('null')],
    ['no address', link({ key: specKey })],
    ['a script for an address', link({ ...good, url: 'javascript:alert(1)' })],
    ['a file for an address', link({ ...good, url: 'file:///etc/passwd' })],
    ['an address too long', link({ ...good, url: `https://example.org/${'x'.repeat(120)}` })],
    ['no key', link({ url: good.url })],
    ['a short key', link({ ...good, key: 'AAAA' })],
    ['a key with padding', link({ ...good, key: `${specKey}=` })],
    ['U and P together', link({ ...good, flag: 'PU' })],
    ['a label too long', link({ ...good, label: 'x'.repeat(81) })],
    ['an end that is text', link({ ...good, exp: 'soon' })],
    ['an end before time began', link({ ...good, exp: -1 })],
    ['more than any link says', `shlink:/${'A'.repeat(100_000)}`],
  ])('%s', (_what, text) => {
    expect(readLink(text)).toEqual({ ok: false, refusal: 'notALink' })
  })

  it('a newer kind is told apart', () => {
    expect(readLink(link({ ...good, v: 2 }))).toEqual({ ok: false, refusal: 'newer' })
  })

  it('names and flags that are not known are passed over', () => {
    const read = readLink(link({ ...good, flag: 'UX', extension: { a: 1 }, __proto__: null }))
    expect(read).toMatchObject({ ok: true, value: { url: good.url, flag: 'UX' } })
    expect(read.ok && read.value).not.toHaveProperty('extension')
  })

  it('nothing that is thrown at it throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(link)), (text) => {
        expect(typeof readLink(text).ok).toBe('boolean')
      }),
    )
  })
})

describe('the sealed file', () => {
  const key = toBase64Url(new Uint8Array(32).fill(7))
  const content = JSON.stringify({ resourceType: 'Bundle', note: 'Zoë 👶 שלום' })

  it('is a compact JWE with no key in it, deflated, that a reader of the specification opens', async () => {
    const file = await sealLinkFile(content, 'application/fhir+json', key)
    const opened = openedBySpecification(file, key)
    expect(opened.said).toEqual({
      ...{ alg: 'dir', enc: 'A256GCM', zip: 'DEF', cty: 'application/fhir+json' },
    })
    expect(opened).toMatchObject({ encryptedKey: '', ivBytes: 12, content })
  })

  it('opens again, and has another IV each time', async () => {
    const files = await Promise.all(
      Array.from({ length: 50 }, () => sealLinkFile(content, 'application/fhir+json', key)),
    )
    expect(new Set(files.map((file) => file.split('.')[2])).size).toBe(50)
    expect(await openLinkFile(files[0] ?? '', key)).toEqual({
      ok: true,
      value: { content, type: 'application/fhir+json' },
    })
  })

  it('does not open when any part of it was altered, nor under another key', async () => {
    const file = await sealLinkFile(content, 'application/fhir+json', key)
    const parts = file.split('.')
    for (const at of [0, 2, 3, 4]) {
      const part = parts[at] ?? ''
      const altered = `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`
      const whole = parts.map((one, index) => (index === at ? altered : one)).join('.')
      expect(await openLinkFile(whole, key)).toEqual({ ok: false, refusal: 'damaged' })
    }
    const withKey = parts.map((one, index) => (index === 1 ? 'AAAA' : one)).join('.')
    expect((await openLinkFile(withKey, key)).ok).toBe(false)
    expect((await openLinkFile(file, specKey)).ok).toBe(false)
  })

  it.each([
    [
      'another way to the key',
      { alg: 'PBES2-HS256+A128KW', enc: 'A256GCM', p2c: 1e9, p2s: 'AAAA' },
    ],
    ['another cipher', { alg: 'dir', enc: 'A128CBC-HS256' }],
    ['no cipher', { alg: 'none' }],
    ['something critical that nobody knows', { alg: 'dir', enc: 'A256GCM', crit: ['x'], x: 1 }],
  ])('%s is not tried', async (_what, header) => {
    const file = await sealLinkFile(content, 'application/fhir+json', key)
    const told = toBase64Url(new TextEncoder().encode(JSON.stringify(header)))
    expect((await openLinkFile([told, ...file.split('.').slice(1)].join('.'), key)).ok).toBe(false)
  })

  it('a few bytes that claim to be very many are not unpacked', async () => {
    const bomb = await sealLinkFile('x'.repeat(41_000_000), 'application/fhir+json', key)
    expect(bomb.length).toBeLessThan(100_000)
    expect(await openLinkFile(bomb, key)).toEqual({ ok: false, refusal: 'damaged' })
  })

  it('base64url is taken in one way only', () => {
    expect(fromBase64Url('AB').ok).toBe(false)
    expect(fromBase64Url('AA')).toEqual({ ok: true, value: new Uint8Array([0]) })
    expect(fromBase64Url('A').ok).toBe(false)
    expect(fromBase64Url('A+/=').ok).toBe(false)
  })
})
