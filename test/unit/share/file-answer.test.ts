import { describe, expect, it } from 'vitest'
import { toBase64, toHex } from '#shared/crypto/bytes'
import { fileAnswer, replyRoads } from '#shared/domain/share/file-answer'
import { makeEntry, replyEntryId, replyWords } from '#shared/domain/share/make-entry'
import type { Disclosure, Summary } from '#shared/schema/summary'
import { idOf, keyOf, reply, summaryId } from './share-sources'

const at = '2026-11-20T18:00:00.000Z'
const stamp = (id: string) => ({
  ...{ id, space: idOf(900), createdAt: at, createdBy: idOf(901) },
  ...{ updatedAt: at, updatedBy: idOf(901) },
})
const disclosure = (byte: number): Disclosure => ({
  ...{ method: 'page', byFax: false, recipientName: 'Ana Ruiz', recipientPlace: '', parts: [] },
  ...{ purpose: '', authority: 'said', consentIds: [], agreedOn: null },
  replyKey: toBase64(keyOf(byte)),
})
const sent = (id: string, byte: number): Summary => ({
  ...stamp(id),
  ...{ clientId: idOf(1), providerId: idOf(10), recipientRole: 'obgyn', state: 'sent' },
  ...{ noteIds: [], ask: 'May I?', requestBy: null, urgency: 'soon', parts: [], message: '' },
  ...{ sentAt: at, sentHow: 'page', fileId: null, note: '', disclosure: disclosure(byte) },
})
const [one, other] = [sent(summaryId, 7), sent(idOf(701), 8)]
const mark = new Uint8Array(32).fill(3)

describe('an answer that is filed', () => {
  it('finds the roads of first and of later sendings', () => {
    const again = makeEntry(one, stamp(idOf(702)), {
      ...{ kind: 'disclosed', how: 'here', disclosure: disclosure(9) },
    })
    expect(
      replyRoads([one, again, other]).map((road) => [road.summaryId, road.replyKey[0]]),
    ).toEqual([
      [summaryId, 7],
      [summaryId, 9],
      [idOf(701), 8],
    ])
    const { disclosure: _none, ...old } = one
    expect(replyRoads([old])).toEqual([])
  })

  it('goes to its own summary, whichever is looked for', () => {
    for (const expected of ['', summaryId]) {
      expect(fileAnswer([one, other], { summaryId, mark }, expected)).toEqual({
        ...{ ok: true, value: { summary: one, entryId: replyEntryId(summaryId, toHex(mark)) } },
      })
    }
  })

  it('is not filed unasked when another summary is open, and says which one it answers', () => {
    expect(fileAnswer([one, other], { summaryId, mark }, other.id)).toEqual({
      ...{ ok: false, refusal: { code: 'otherSummary', summaryId } },
    })
  })

  it('is refused when it was read in before, and when its summary is not here', () => {
    const id = replyEntryId(summaryId, toHex(mark))
    const before = makeEntry(one, stamp(id), replyWords(reply(), mark))
    expect(fileAnswer([one, before], { summaryId, mark }, '')).toEqual({
      ...{ ok: false, refusal: { code: 'taken', summaryId, at } },
    })
    expect(fileAnswer([other], { summaryId, mark }, '')).toMatchObject({
      refusal: { code: 'unknown' },
    })
  })
})
