import { describe, expect, it } from 'vitest'
import type { StoredAct } from '#shared/crypto/journal'
import {
  aboutWords,
  filterLog,
  type LogNames,
  logLine,
  logOf,
  noFilter,
} from '#shared/domain/audit/log'
import { logSheet, mostPrintedLines } from '#shared/domain/audit/log-sheet'
import { standingLines } from '#shared/domain/audit/standing-words'
import { subjectOf } from '#shared/domain/audit/subject-of'
import { type JournalStanding, verifyJournal } from '#shared/domain/audit/verify-journal'
import { actAt, asFound, atMinute, idOf, madeUpJournal, madeUpLaptop } from './model-journals'

const mine = madeUpLaptop(1)
const journal = madeUpJournal(mine, [2], 1)
const standing = verifyJournal({
  ...{ laptop: mine.laptop, found: asFound(journal.segments), open: journal.open, pins: [] },
})
const names: LogNames = {
  nameOf: (id) => (id === idOf(1000) ? '<b>Rosa</b>' : id === mine.laptop.staffId ? 'Ana' : null),
  laptopOf: () => 'Laptop 1',
}
const withActs = (acts: readonly StoredAct[]): JournalStanding => ({
  ...standing,
  acts: acts.map((act, index) => ({
    ...{ act, n: index + 1, isClosed: true },
    ...{ deviceId: mine.laptop.deviceId, staffId: mine.laptop.staffId },
  })),
})

describe('the list of acts', () => {
  it('has the newest first, whichever laptop noted it', () => {
    const two = [withActs([actAt(1), actAt(5)]), withActs([actAt(3)])]
    expect(logOf(two).map(({ at }) => at)).toEqual([atMinute(5), atMinute(3), atMinute(1)])
  })

  it('is filtered by person, kind, client and the day as the practice counts it', () => {
    const late: StoredAct = ['2026-03-02T05:30:00.000Z', 'printed', 'visits', idOf(7), idOf(8), '']
    const log = logOf([withActs([actAt(0), late])])
    const count = (part: object) =>
      filterLog(log, { ...noFilter, ...part }, 'America/Chicago').length
    expect(count({})).toBe(2)
    expect(count({ what: 'printed' })).toBe(1)
    expect(count({ clientId: idOf(8) })).toBe(1)
    expect(count({ staffId: idOf(1) })).toBe(0)
    expect(count({ day: '2026-03-01' })).toBe(1)
    expect(count({ day: '2026-03-02' })).toBe(1)
  })

  it('finds names when it is read, and says what is not here any more', () => {
    const [known] = logOf([withActs([actAt(0)])])
    const [gone] = logOf([withActs([actAt(1)])])
    const [newer] = logOf([withActs([[atMinute(1), 'dreamtOf', '', '', '', '']])])
    expect(known && aboutWords(known, names)).toBe('Client: <b>Rosa</b>')
    expect(gone && aboutWords(gone, names)).toBe('Client: no longer here')
    expect(newer && logLine(newer, names, (at) => at)[3]).toBe('Something newer')
  })

  it('is printed without becoming markup, and says when it is cut', () => {
    const many = withActs(Array.from({ length: mostPrintedLines + 1 }, () => actAt(0)))
    const html = logSheet({
      ...{ acts: logOf([many]), names, whenWords: (at) => at },
      ...{ practiceName: 'A & B', standings: ['<i>fine</i>'] },
    })
    expect(html).toContain('&lt;b&gt;Rosa')
    expect(html).not.toContain('<b>Rosa')
    expect(html).toContain('&lt;i&gt;fine')
    expect(html).toContain(`The newest ${mostPrintedLines} of ${mostPrintedLines + 1}`)
  })
})

describe('how a journal stands, in words', () => {
  it('says from when to when it is unbroken, and what waits for its signature', () => {
    expect(standingLines(standing, (at) => at)).toEqual([
      `Complete and unbroken from its first act up to ${atMinute(2)}.`,
      'The last act will be signed within four hours.',
    ])
  })

  it('says exactly what is wrong', () => {
    const cut = verifyJournal({
      ...{ laptop: mine.laptop, found: [], open: null, pins: [{ n: 9, hash: 'a'.repeat(64) }] },
    })
    expect(standingLines(cut, (at) => at)).toEqual([
      'Its end is missing: 9 acts were seen before, and 0 are here.',
      'Nothing was noted in this time.',
    ])
  })
})

describe('what a page is about', () => {
  it('is read from its address', () => {
    const clientId = idOf(4)
    const visitId = idOf(5)
    const of = (path: string, parts: object) => subjectOf(path, parts as Record<string, unknown>)
    expect(of(`/clients/${clientId}`, { clientId })).toEqual({
      ...{ collection: 'clients', recordId: clientId, clientId },
    })
    expect(of(`/visits/${visitId}`, { visitId })).toEqual({
      ...{ collection: 'visits', recordId: visitId },
    })
    expect(of(`/screens/${clientId}`, { clientId, visitId })?.how).toBe('screens')
    expect(of('/clients', {})).toBeNull()
    expect(of('/book', { clientId })).toBeNull()
    expect(of('/clients/new', { clientId: 'new' })).toBeNull()
    expect(of(`/trends/${clientId}`, { clientId })?.how).toBe('trends')
  })
})
