import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideOnAnswer } from '#renderer/data/commands/take-answer'
import type { Session } from '#renderer/data/session'
import { makeEntry, replyWords } from '#shared/domain/share/make-entry'
import { isEntry } from '#shared/domain/share/standing'
import type { Summary } from '#shared/schema/summary'
import { sessionOver } from '../clinical/clinical-store'
import { parentChart } from '../summary/summary-sources'
import { ids } from '../visit/visit-fixture'
import { idOf, reply, summaryId } from './share-sources'

const at = '2026-11-20T18:00:00.000Z'
const stamp = (id: string) => ({
  ...{ id, space: ids.space, createdAt: at, createdBy: ids.me, updatedAt: at, updatedBy: ids.me },
})
const sent: Summary = {
  ...stamp(summaryId),
  ...{ clientId: parentChart.clientId, providerId: idOf(10), recipientRole: 'obgyn' },
  ...{ state: 'sent', noteIds: [], ask: 'May I?', requestBy: null, urgency: 'soon', parts: [] },
  ...{ message: '', sentAt: at, sentHow: 'page', fileId: null, note: '' },
}
const words = replyWords(reply(), new Uint8Array(32).fill(3))
const answer = makeEntry(sent, stamp(idOf(710)), words)
const copy = makeEntry(sent, stamp(idOf(711)), words)

let session: Session
beforeEach(async () => {
  const over = await sessionOver(['summaries', 'charts', 'catalog'])
  session = { ...over, timeZone: () => 'America/Los_Angeles' } as Session
  await session.store.insertMany('summaries', [sent, answer, copy])
  await session.store.insert('charts', { ...parentChart, space: ids.space })
})
afterEach(() => session.store.close())

const decide = (decision: 'taken' | 'notTaken', entryId = answer.id) =>
  decideOnAnswer(session, { entryId, decision, words: '' })
const clearances = async () =>
  (await session.store.read('charts', parentChart.id))?.clearances.filter(
    ({ summaryEntryId }) => summaryEntryId !== undefined,
  )
const decisions = async () => {
  const found = await session.store.collections.summaries.find().exec()
  return found
    .map((one) => one.toJSON() as Summary)
    .filter(isEntry)
    .filter(({ entry }) => entry.kind === 'decided')
    .map(({ entry }) => entry.decision)
}

describe('a decision on an answer', () => {
  it('to take it stands in the chart, and a later no is refused and changes nothing', async () => {
    expect((await decide('taken')).ok).toBe(true)
    expect(await clearances()).toHaveLength(1)
    for (const entryId of [answer.id, copy.id]) {
      expect(await decide('notTaken', entryId)).toEqual({ ok: false, refusal: 'decided' })
    }
    expect(await decisions()).toEqual(['taken'])
    expect(await clearances()).toHaveLength(1)
  })

  it('not to take it stands too: a later yes puts nothing in the chart', async () => {
    expect((await decide('notTaken', copy.id)).ok).toBe(true)
    expect(await decide('taken')).toEqual({ ok: false, refusal: 'decided' })
    expect(await decisions()).toEqual(['notTaken'])
    expect(await clearances()).toEqual([])
  })
})
