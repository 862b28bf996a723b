import { describe, expect, it } from 'vitest'
import { toBase64, toHex } from '#shared/crypto/bytes'
import { fileAnswer, replyRoads } from '#shared/domain/share/file-answer'
import { makeEntry, replyEntryId, replyWords } from '#shared/domain/share/make-entry'
import { openReply, sealReply } from '#shared/domain/share/sealed-reply'
import type { Disclosure, Summary } from '#shared/schema/summary'
import { mergeFinal } from '#shared/sync/merge/final'
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
const authorId = idOf(901)
const answer = { summaryId, mark, authorId }

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
      expect(fileAnswer([one, other], answer, expected)).toEqual({
        ok: true,
        value: { summary: one, entryId: replyEntryId(summaryId, toHex(mark), authorId) },
      })
    }
  })

  it('is not filed unasked when another summary is open, and says which one it answers', () => {
    expect(fileAnswer([one, other], answer, other.id)).toEqual({
      ...{ ok: false, refusal: { code: 'otherSummary', summaryId } },
    })
  })

  it('of a draft that was sent from two laptops finds the second sending, whose id the merge changed', async () => {
    const here = sent(summaryId, 7)
    const there = { ...sent(summaryId, 9), sentAt: '2026-11-20T18:01:00.000Z' }
    const version = (record: Summary) => ({ record, deleted: false })
    const merged = mergeFinal('summaries', null, version(here), version(there))
    const [moved] = merged?.extras ?? []
    if (!merged || !moved) throw new Error('nothing moved')
    expect(moved.id).not.toBe(summaryId)
    const records = [merged.record, moved, other]
    const written = await sealReply({ summaryId, replyKey: keyOf(7) }, reply())
    const opened = written.ok ? await openReply(written.value.text, replyRoads(records)) : null
    if (!opened?.ok) throw new Error('not opened')
    expect(opened.value.road.summaryId).toBe(moved.id)
    const filed = fileAnswer(records, { summaryId: moved.id, mark, authorId }, moved.id)
    expect(filed.ok && filed.value.summary).toBe(moved)
  })

  it('tries no id of another client, another provider, or a draft', () => {
    const elsewhere = [
      { ...sent(idOf(703), 1), clientId: idOf(2) },
      { ...sent(idOf(704), 2), providerId: idOf(11) },
      { ...sent(idOf(705), 3), state: 'draft' as const },
    ]
    const [road] = replyRoads([one, ...elsewhere, other])
    expect(road?.sealedIds).toEqual([summaryId, other.id])
  })

  it('that somebody else read in, or under the id from before the merge, is told as read in', () => {
    const theirs = replyEntryId(other.id, toHex(mark), idOf(902))
    expect(theirs).not.toBe(replyEntryId(other.id, toHex(mark), authorId))
    const before = makeEntry(other, stamp(theirs), replyWords(reply(), mark))
    expect(fileAnswer([one, other, before], answer, '')).toEqual({
      ...{ ok: false, refusal: { code: 'taken', summaryId: other.id, at } },
    })
  })

  it('is refused when it was read in before, and when its summary is not here', () => {
    const id = replyEntryId(summaryId, toHex(mark), authorId)
    const before = makeEntry(one, stamp(id), replyWords(reply(), mark))
    expect(fileAnswer([one, before], answer, '')).toEqual({
      ...{ ok: false, refusal: { code: 'taken', summaryId, at } },
    })
    expect(fileAnswer([other], answer, '')).toMatchObject({
      refusal: { code: 'unknown' },
    })
  })
})
