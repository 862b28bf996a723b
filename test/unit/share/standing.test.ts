import { describe, expect, it } from 'vitest'
import {
  type EntryWords,
  makeEntry,
  replyEntryId,
  replyWords,
} from '#shared/domain/share/make-entry'
import {
  entriesOf,
  isEntry,
  pagesAmong,
  standingOf,
  undecided,
} from '#shared/domain/share/standing'
import { summaryTasks } from '#shared/domain/share/summary-tasks'
import { clearanceFrom, takeClearance } from '#shared/domain/share/take-clearance'
import { collections } from '#shared/schema/collections'
import type { Summary } from '#shared/schema/summary'
import { parentChart } from '../summary/summary-sources'
import { idOf, reply, summaryId } from './share-sources'

const sentAt = '2026-11-20T18:00:00.000Z'
const timeZone = 'America/Los_Angeles'
const at = (now: string) => ({ now, timeZone })

const stamp = (number: number, when = sentAt) => ({
  ...{ id: idOf(number), space: idOf(900), createdAt: when, createdBy: idOf(901) },
  ...{ updatedAt: when, updatedBy: idOf(901) },
})
const sent = (more: Partial<Summary> = {}): Summary => ({
  ...stamp(700),
  ...{ id: summaryId, clientId: parentChart.clientId, providerId: idOf(10) },
  ...{ recipientRole: 'obgyn', state: 'sent', noteIds: [], ask: 'May I?', requestBy: null },
  ...{ urgency: 'soon', parts: ['birth'], message: '', sentAt, sentHow: 'page' },
  ...{ fileId: null, note: '' },
  ...more,
})
const entry = (number: number, said: EntryWords, when = '2026-11-21T18:00:00.000Z') =>
  makeEntry(sent(), stamp(number, when), said)
const called = (kind: EntryWords['kind']): EntryWords => ({ kind, how: 'phone' })

const statusAt = (now: string, summary = sent(), entries = [] as ReturnType<typeof entry>[]) =>
  standingOf(summary, entries, at(now)).status

describe('where a sent summary stands', () => {
  it('is overdue 4 h after a same-day ask and 3 days after a soon one (rulebook 9.4)', () => {
    const sameDay = sent({ urgency: 'sameDay' })
    expect(statusAt('2026-11-20T21:59:59.000Z', sameDay)).toBe('sent')
    expect(statusAt('2026-11-20T22:00:00.000Z', sameDay)).toBe('overdue')
    expect(statusAt('2026-11-23T17:59:59.000Z')).toBe('sent')
    expect(statusAt('2026-11-23T18:00:00.000Z')).toBe('overdue')
  })

  it('waits for the day that was asked for when nothing is urgent, or a week', () => {
    const asked = sent({ urgency: 'routine', requestBy: '2026-12-01' })
    expect(statusAt('2026-12-02T07:59:00.000Z', asked)).toBe('sent')
    expect(statusAt('2026-12-02T08:00:00.000Z', asked)).toBe('overdue')
    const open = sent({ urgency: 'routine' })
    expect(statusAt('2026-11-27T17:59:00.000Z', open)).toBe('sent')
    expect(statusAt('2026-11-27T18:00:00.000Z', open)).toBe('overdue')
  })

  it('stops the clock when they have it, and asks again after the day that was wanted', () => {
    const have = [entry(1, called('acknowledged'))]
    expect(statusAt('2026-12-30T18:00:00.000Z', sent(), have)).toBe('acknowledged')
    const wanted = sent({ requestBy: '2026-11-24' })
    expect(statusAt('2026-11-24T20:00:00.000Z', wanted, have)).toBe('acknowledged')
    expect(statusAt('2026-11-25T20:00:00.000Z', wanted, have)).toBe('overdue')
  })

  it('is opened only when they said so, and that does not stop the clock', () => {
    const opened = [entry(1, called('opened'))]
    expect(statusAt('2026-11-22T18:00:00.000Z', sent(), opened)).toBe('opened')
    expect(statusAt('2026-11-24T18:00:00.000Z', sent(), opened)).toBe('overdue')
  })

  it.each(['question', 'clearance', 'notCleared', 'result', 'other'] as const)(
    'is answered by a %s, whenever it came',
    (kind) => {
      expect(statusAt('2027-11-24T18:00:00.000Z', sent(), [entry(1, called(kind))])).toBe(
        'answered',
      )
    },
  )

  it('is closed when nothing more is expected', () => {
    expect(statusAt('2027-11-24T18:00:00.000Z', sent(), [entry(1, called('closed'))])).toBe(
      'closed',
    )
  })
})

describe('what followed on a summary', () => {
  it('is a valid record beside it, final like it, and no page of its own', () => {
    const one = entry(1, replyWords(reply(), new Uint8Array(32).fill(3)))
    expect(collections.summaries.record.parse(one)).toEqual(one)
    expect(one.state).toBe('sent')
    expect(isEntry(one)).toBe(true)
    expect(pagesAmong([sent(), one])).toEqual([sent()])
  })

  it('counts an answer once that two laptops read in', () => {
    const words = replyWords(reply(), new Uint8Array(32).fill(3))
    const twice = [entry(1, words), entry(2, words), entry(3, called('acknowledged'))]
    expect(entriesOf(twice, summaryId)).toHaveLength(2)
    expect(entriesOf(twice, idOf(701))).toEqual([])
    expect(replyEntryId(summaryId, 'ab')).toBe(replyEntryId(summaryId, 'ab'))
    expect(replyEntryId(summaryId, 'ab')).not.toBe(replyEntryId(idOf(701), 'ab'))
  })
})

describe('tasks of summaries', () => {
  const kindsAt = (now: string, records: readonly Summary[]) =>
    summaryTasks(records, at(now)).map(({ kind, dueOn }) => `${kind} ${dueOn}`)

  it('ask for an answer when it is due, until there is one', () => {
    expect(kindsAt('2026-11-24T18:00:00.000Z', [sent()])).toEqual(['summaryUnanswered 2026-11-23'])
    const have = entry(1, called('acknowledged'))
    expect(kindsAt('2026-11-24T18:00:00.000Z', [sent(), have])).toEqual([])
    expect(kindsAt('2026-11-24T18:00:00.000Z', [sent({ state: 'draft' })])).toEqual([])
  })

  it('put an answer before a person until there is a decision on it', () => {
    const came = entry(1, replyWords(reply(), new Uint8Array(32).fill(3)))
    expect(kindsAt('2026-11-21T19:00:00.000Z', [sent(), came])).toEqual(['summaryReply 2026-11-21'])
    const decided = entry(2, {
      ...{ kind: 'decided', how: 'here', entryId: came.id, decision: 'notTaken' },
    })
    expect(undecided([came, decided])).toEqual([])
    expect(kindsAt('2026-11-21T19:00:00.000Z', [sent(), came, decided])).toEqual([])
  })
})

describe('a clearance that came back', () => {
  const came = entry(1, replyWords(reply(), new Uint8Array(32).fill(3)))

  it('stands in the chart with who gave it, what it covers, its bounds and where it came from', () => {
    const taken = takeClearance(parentChart, clearanceFrom(came, timeZone), stamp(5))
    const clearance = taken.ok ? taken.value.clearances.at(-1) : null
    expect(clearance).toMatchObject({
      ...{ providerId: idOf(10), scopes: ['body', 'scar'], givenOn: '2026-11-21' },
      ...{ expiresOn: '2027-01-15', summaryEntryId: came.id },
      scope: 'Full body, Scar. Not within a hand’s breadth of the incision.',
    })
    expect(taken.ok && collections.charts.record.safeParse(taken.value).success).toBe(true)
  })

  it('is put there once, however often yes is said', () => {
    const once = takeClearance(parentChart, clearanceFrom(came, timeZone), stamp(5))
    if (!once.ok) throw new Error('full')
    const twice = takeClearance(once.value, clearanceFrom(came, timeZone), stamp(6))
    expect(twice).toEqual({ ok: true, value: once.value })
  })

  it('is refused by a chart that is full, which stays as it is', () => {
    const [one] = parentChart.clearances
    if (!one) throw new Error('none')
    const full = { ...parentChart, clearances: Array.from({ length: 50 }, () => one) }
    expect(takeClearance(full, clearanceFrom(came, timeZone), stamp(5))).toEqual({
      ...{ ok: false, refusal: 'full' },
    })
  })
})
