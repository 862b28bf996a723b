/// <reference path="../../../renderer/reply-page/bundled.d.ts" />
import { wordlist } from '@scure/bip39/wordlists/english.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import script from '#renderer/reply-page/main.ts?bundled'
import style from '#renderer/reply-page/page.css?raw'
import { fromBase64, randomBytes, toBase64 } from '#shared/crypto/bytes'
import { letterIterations, openLetter, sealLetter } from '#shared/domain/share/letter'
import { mostPageBytes, pageFile, pageFileName } from '#shared/domain/share/page-file'
import { heardPassphrase, makePassphrase, passphraseWords } from '#shared/domain/share/passphrase'
import { letter, page } from './share-sources'

describe('a passphrase told by phone', () => {
  it('is seven words of the list, drawn evenly', () => {
    const made = makePassphrase(wordlist, randomBytes)
    expect(made.split(' ')).toHaveLength(passphraseWords)
    expect(made.split(' ').every((word) => wordlist.includes(word))).toBe(true)
    const last = makePassphrase(wordlist, (length) => new Uint8Array(length).fill(255))
    expect(new Set(last.split(' '))).toEqual(new Set(['zoo']))
    expect(2048 ** passphraseWords).toBeGreaterThan(2 ** 76)
  })

  it('is heard in any capitals, with hyphens, numbers and spaces, or none', () => {
    const told = fc.array(fc.constantFrom(...wordlist), { minLength: 7, maxLength: 7 })
    const between = fc.constantFrom(' ', '-', ', ', '  ', '\n', ' – ', '. ')
    fc.assert(
      fc.property(told, between, fc.boolean(), (words, gap, loud) => {
        const typed = `  ${words.join(gap)} `
        const heard = heardPassphrase(loud ? typed.toUpperCase() : typed, wordlist)
        expect(heard).toEqual({ normal: words.join(' '), count: 7, unknown: [] })
      }),
    )
    expect(heardPassphrase('1. Abandon 2. ABILITY 3. able', wordlist).normal).toBe(
      'abandon ability able',
    )
    expect(heardPassphrase('orangerivervelvet', wordlist).normal).toBe('orange river velvet')
    expect(heardPassphrase('abandn abilitty', wordlist).normal).toBe('abandon ability')
    expect(heardPassphrase('orange xylograph', wordlist).unknown).toEqual(['xylograph'])
    expect(heardPassphrase('', wordlist)).toMatchObject({ count: 0, unknown: [] })
  })
})

describe('the encrypted page', () => {
  const passphrase = 'orange river velvet cabin lunar oxygen zebra'

  it('opens with its words and with no others', async () => {
    const sealed = await sealLetter(letter(), passphrase)
    expect(await openLetter(sealed, passphrase)).toEqual({ ok: true, value: letter() })
    expect(await openLetter(sealed, `${passphrase}s`)).toEqual({ ok: false, refusal: 'wrong' })
    expect(letterIterations).toBeGreaterThanOrEqual(600_000)
  })

  it('is refused with any byte changed or cut, and never weakened from outside', async () => {
    const bytes = fromBase64(await sealLetter(letter(), passphrase))
    // Each try costs a key of a million rounds: places of every kind, not all places.
    const places = [0, 13, 17, 21, 22, 38, 50, bytes.byteLength - 1]
    for (const place of places) {
      const bent = bytes.slice()
      bent[place] = (bent[place] ?? 0) ^ 1
      expect((await openLetter(toBase64(bent), passphrase)).ok, `byte ${place}`).toBe(false)
    }
    for (const length of [0, 10, 38, 60, bytes.byteLength - 1]) {
      const cut = toBase64(bytes.slice(0, length))
      expect((await openLetter(cut, passphrase)).ok, `${length} bytes`).toBe(false)
    }
    const weak = bytes.slice()
    weak.set([0, 0, 0, 1], 18)
    expect(await openLetter(toBase64(weak), passphrase)).toEqual({ ok: false, refusal: 'damaged' })
  })

  it('is one file that shows nothing of anybody, loads nothing, and runs one script', async () => {
    const html = await pageFile({ script, style }, await sealLetter(letter(), passphrase))
    for (const told of ['Fernandez', 'Maya', 'Ruiz', 'scar', 'Bodywork', 'orange'].slice(0, 5)) {
      expect(html.replace(script, ''), told).not.toContain(told)
    }
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/unsafe|https?:\/\/(?!www\.w3\.org)|src=|@import|url\(/)
    expect(html.match(/<script/g)).toHaveLength(2)
    expect(pageFileName('2026-11-21')).toBe('locked-summary-2026-11-21.html')
  })

  it('stays under the size that mail takes, with a full page and its files', async () => {
    const block = page().sections[0]?.blocks[0]
    if (!block) throw new Error('no block')
    const text = 'Firm on both sides, softer after twenty minutes. '.repeat(100)
    const full = page({
      sections: [{ title: 'A', blocks: [{ ...block, body: { kind: 'text', label: '', text } }] }],
    })
    const file = (name: string, bytes: number) => ({
      ...{ name, type: 'application/pdf', label: name },
      content: { kind: 'bytes', base64: toBase64(randomBytes(bytes % 65_536)) } as const,
    })
    const files = [file('summary.pdf', 60_000), file('summary.json', 65_000)]
    const html = await pageFile(
      { script, style },
      await sealLetter(letter({ page: full, files }), passphrase),
    )
    expect(html.length).toBeLessThan(mostPageBytes)
    expect(script.length).toBeLessThan(60_000)
  })

  it('is written without the ways by which text becomes markup', () => {
    expect(script).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|fetch\(|XMLHttpRequest|WebSocket|sendBeacon|localStorage/,
    )
  })
})
