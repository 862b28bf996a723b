import { expect, test } from 'vitest'
import { randomBytes } from '#shared/crypto/bytes'
import {
  formatRecoveryCode,
  makeRecoverySecret,
  parseRecoveryCode,
} from '#shared/crypto/recovery-code'

test('a printed code is nine groups of four and reads back', async () => {
  for (let round = 0; round < 200; round++) {
    const secret = makeRecoverySecret()
    const code = await formatRecoveryCode(secret)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
    const parsed = await parseRecoveryCode(code)
    expect(parsed).toEqual({ ok: true, value: secret })
  }
})

test('it may be typed in lower case, with spaces or without, with O for 0 and I or l for 1', async () => {
  for (const secret of [new Uint8Array(20), randomBytes(20), new Uint8Array(20).fill(8)]) {
    const code = await formatRecoveryCode(secret)
    const typed = [
      code.toLowerCase(),
      ` ${code.replaceAll('-', ' ')}\n`,
      code.replaceAll('-', ''),
      code.replaceAll('-', '–'),
      code.replaceAll('0', 'O').replaceAll('1', 'I'),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]
    for (const text of typed) {
      expect(await parseRecoveryCode(text)).toEqual({ ok: true, value: secret })
    }
  }
})

test('every single slip and every swap of two neighbours is noticed', async () => {
  const text = (await formatRecoveryCode(randomBytes(20))).replaceAll('-', '')
  for (let at = 0; at < text.length; at++) {
    const slip = text[at] === '7' ? '8' : '7'
    const slipped = text.slice(0, at) + slip + text.slice(at + 1)
    expect(await parseRecoveryCode(slipped)).toEqual({ ok: false, refusal: 'checksum' })
    const swapped = text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2)
    if (swapped !== text) expect((await parseRecoveryCode(swapped)).ok).toBe(false)
  }
})

test('what is no code is refused with the reason', async () => {
  const refusal = async (text: string) => {
    const parsed = await parseRecoveryCode(text)
    return parsed.ok ? null : parsed.refusal
  }
  const code = await formatRecoveryCode(randomBytes(20))
  expect(await refusal('')).toBe('length')
  expect(await refusal(code.slice(0, -1))).toBe('length')
  expect(await refusal(`${code}7`)).toBe('length')
  expect(await refusal(`${code.slice(0, -1)}U`)).toBe('character')
  expect(await refusal('quiet river, four words')).toBe('character')
})
