import { describe, expect, it } from 'vitest'
import {
  type EntryWords,
  makeEntry,
  replyEntryId,
  replyWords,
} from '#shared/domain/share/make-entry'
import {
  decisionsOn,
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
    const id = replyEntryId(summaryId, 'ab', idOf(901))
    expect(replyEntryId(summaryId, 'ab', idOf(901))).toBe(id)
    expect(replyEntryId(idOf(701), 'ab', idOf(901))).not.toBe(id)
    // Two people: two names on the server, so two records here.
    expect(replyEntryId(summaryId, 'ab', idOf(902))).not.toBe(id)
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

describe('a decision', () => {
  const words = replyWords(reply(), new Uint8Array(32).fill(3))
  const came = entry(1, words)
  const copy = entry(2, words, '2026-11-21T18:30:00.000Z')
  const decided = (number: number, decision: 'taken' | 'notTaken', entryId: string, when: string) =>
    entry(number, { kind: 'decided', how: 'here', entryId, decision }, when)
  const early = '2026-11-21T19:00:00.000Z'
  const late = '2026-11-21T20:00:00.000Z'

  it('counts for every copy of the answer, whichever it was made on', () => {
    const onCopy = decided(3, 'taken', copy.id, early)
    const records = [came, copy, onCopy]
    for (const one of [came, copy]) {
      expect(decisionsOn(records, one)).toEqual({ all: [onCopy], counts: onCopy, apart: false })
    }
    const shown = entriesOf(records, summaryId)
    expect(shown.map(({ id }) => id)).toEqual([came.id, onCopy.id])
    expect(undecided(shown)).toEqual([])
    expect(decisionsOn(shown, came).counts?.id).toBe(onCopy.id)
  })

  it('against another of a laptop apart is shown with it, and the more careful one counts', () => {
    for (const [yesAt, noAt] of [
      [early, late],
      [late, early],
    ] as const) {
      const yes = decided(3, 'taken', came.id, yesAt)
      const no = decided(4, 'notTaken', came.id, noAt)
      const { all, counts, apart } = decisionsOn([came, yes, no], came)
      expect(all.map(({ entry }) => entry.at)).toEqual([early, late])
      expect([counts, apart]).toEqual([no, true])
    }
  })

  it('is none on another answer, and two that agree are not apart', () => {
    const other = entry(5, { ...words, sealedHash: '' })
    const twice = [decided(3, 'notTaken', came.id, early), decided(4, 'notTaken', came.id, late)]
    expect(decisionsOn([came, other, ...twice], other)).toMatchObject({ all: [], counts: null })
    expect(decisionsOn([came, other, ...twice], came).apart).toBe(false)
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

  it('is one clearance, whichever of two people read it in', () => {
    const theirs = entry(2, replyWords(reply(), new Uint8Array(32).fill(3)))
    expect(clearanceFrom(theirs, timeZone).id).toBe(clearanceFrom(came, timeZone).id)
    const another = entry(3, replyWords(reply(), new Uint8Array(32).fill(4)))
    expect(clearanceFrom(another, timeZone).id).not.toBe(clearanceFrom(came, timeZone).id)
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
