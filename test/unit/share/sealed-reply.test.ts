import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reply } from '#shared/domain/share/reply'
import { readReply, replyKinds, replyScopes, writeReply } from '#shared/domain/share/reply'
import { openReply, sealReply } from '#shared/domain/share/sealed-reply'
import { fromSpoken, toSpoken } from '#shared/domain/share/spoken-text'
import { idOf, keyOf, reply, summaryId } from './share-sources'

const road = { summaryId, replyKey: keyOf(7) }
const elsewhere = { summaryId: idOf(701), replyKey: keyOf(8) }

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyReply: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constantFrom(...replyKinds),
  on: day,
  from: fc.string({ unit: 'grapheme', maxLength: 10 }),
  words: fc.string({ unit: 'grapheme', maxLength: 40 }),
  scopes: fc.subarray([...replyScopes]),
  until: fc.option(day),
})

const sealed = async (one: Reply = reply(), under = road) => {
  const made = await sealReply(under, one)
  if (!made.ok) throw new Error('too long')
  return made.value
}

describe('an answer', () => {
  it('is written and read without loss', () => {
    fc.assert(
      fc.property(anyReply, (one) => {
        const written = writeReply(one)
        expect(written.ok && readReply(written.value)).toEqual({ ok: true, value: one })
      }),
    )
  })

  it('is refused when it is longer than can be read out', () => {
    expect(writeReply(reply({ words: 'x'.repeat(601) }))).toEqual({ ok: false, refusal: 'tooLong' })
    expect(writeReply(reply({ from: 'x'.repeat(121) }))).toEqual({ ok: false, refusal: 'tooLong' })
  })

  it('comes back from the text in a mail, among other words, and from its groups alone', async () => {
    const { text, groups } = await sealed()
    const mail = `Hello,\nhere is our answer to your page.\n\n> ${text.replaceAll('\n', '\n> ')}\n\nKind regards, Ana`
    for (const way of [text, groups, mail]) {
      const opened = await openReply(way, [elsewhere, road])
      expect(opened.ok && opened.value.reply).toEqual(reply())
      expect(opened.ok && opened.value.road).toBe(road)
    }
  })

  it('of a few words is short enough to be read out', async () => {
    const { groups } = await sealed(
      reply({ kind: 'acknowledged', words: '', scopes: [], until: null, from: 'Ana Ruiz' }),
    )
    expect(groups.split(' ').length).toBeLessThan(30)
  })

  it('has the same mark however often it is taken in, and another one when it is made again', async () => {
    const first = await sealed()
    const marks = await Promise.all(
      [first.text, first.groups, (await sealed()).text].map(async (text) => {
        const opened = await openReply(text, [road])
        return opened.ok ? String(opened.value.sealed) : ''
      }),
    )
    expect(marks[0]).toBe(marks[1])
    expect(marks[2]).not.toBe(marks[0])
  })

  it('opens under no other key and for no other summary', async () => {
    const { text } = await sealed()
    expect(await openReply(text, [elsewhere])).toEqual({ ok: false, refusal: { code: 'unknown' } })
    expect(await openReply(text, [])).toEqual({ ok: false, refusal: { code: 'unknown' } })
    // The right key at the wrong summary: somebody moved it.
    const moved = { summaryId: idOf(701), replyKey: road.replyKey }
    expect(await openReply(text, [moved])).toEqual({ ok: false, refusal: { code: 'altered' } })
  })

  it('of a page whose summary was given another id is filed to that summary', async () => {
    const { text } = await sealed()
    const moved = { summaryId: idOf(702), replyKey: road.replyKey }
    const opened = await openReply(text, [
      { ...moved, sealedIds: [idOf(702), idOf(703), road.summaryId] },
    ])
    expect(opened.ok && opened.value.road.summaryId).toBe(idOf(702))
    expect(await openReply(text, [{ ...moved, sealedIds: [idOf(702), idOf(703)] }])).toEqual({
      ...{ ok: false, refusal: { code: 'altered' } },
    })
  })

  it('is refused with any bit turned, even by somebody who mends the check letters', async () => {
    const whole = await fromSpoken((await sealed()).groups)
    if (!whole.ok) throw new Error('not whole')
    for (let bit = 0; bit < whole.value.byteLength * 8; bit++) {
      const bent = whole.value.slice()
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const opened = await openReply(await toSpoken(bent), [road, elsewhere])
      expect(opened.ok, `bit ${bit}`).toBe(false)
      expect(opened.ok || ['altered', 'unknown', 'newer'].includes(opened.refusal.code)).toBe(true)
    }
  })

  it('is refused at any shorter length, even by somebody who mends the check letters', async () => {
    const whole = await fromSpoken((await sealed()).groups)
    if (!whole.ok) throw new Error('not whole')
    for (let length = 1; length < whole.value.byteLength; length++) {
      const opened = await openReply(await toSpoken(whole.value.slice(0, length)), [road])
      expect(opened.ok, `${length} bytes`).toBe(false)
    }
  })
})
