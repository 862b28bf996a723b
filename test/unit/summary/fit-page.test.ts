import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeSummary } from '#shared/domain/summary/compose-summary'
import {
  estimatedLines,
  firstGuess,
  leavingOrder,
  linesOf,
  nextTry,
  pageWithout,
} from '#shared/domain/summary/fit-page'
import { manyNotes, note, sources } from './summary-sources'

const many = composeSummary(sources({ notes: manyNotes(10) }))

describe('what does not fit', () => {
  it('leaves the oldest session first, and allergies never', () => {
    const order = leavingOrder(many).map(({ leaving }) => leaving?.what)
    const sessions = [...new Set(order.filter((what) => what?.startsWith('Session')))]
    expect(sessions.at(0)).toBe('Session of Nov 11')
    expect(sessions.at(-1)).toBe('Session of Nov 20')
    expect(order).not.toContain('Allergies')
  })

  it('takes a session as a whole before it touches a newer one', () => {
    const old = leavingOrder(many).filter(({ leaving }) => leaving?.what.startsWith('Session'))
    const days = old.map(({ leaving }) => leaving?.what)
    expect(days).toEqual([...days].toSorted((a, b) => days.indexOf(a) - days.indexOf(b)))
    expect(new Set(days.slice(0, 3)).size).toBe(1)
  })

  it('is listed by name on the page, and nothing goes unlisted', () => {
    const everything = leavingOrder(many)
    for (let count = 0; count <= everything.length; count += 1) {
      const page = pageWithout(many, count)
      const kept = page.sections.flatMap(({ blocks }) => blocks)
      const all = many.sections.flatMap(({ blocks }) => blocks)
      for (const block of all) {
        if (kept.includes(block)) continue
        const day = block.leaving?.what.replace('Session of ', '') ?? 'never'
        expect(page.leftOut).toContain(day)
      }
      expect(page.leftOut === '').toBe(count === 0)
    }
  })

  it('names the parts of a session that stays in part', () => {
    const one = composeSummary(sources({ notes: manyNotes(1), choices: { parts: ['session'] } }))
    expect(pageWithout(one, 1).leftOut).toBe('Session of Nov 20 (response)')
    expect(pageWithout(one, 3).leftOut).toBe('Session of Nov 20')
  })

  it('puts a text that would fill the page alone before all others', () => {
    const flood = note(1, '2026-11-20T18:00:00.000Z')
    const content = composeSummary(
      sources({
        notes: [{ ...flood, content: { ...flood.content, objective: 'word '.repeat(20_000) } }],
      }),
    )
    expect(leavingOrder(content)[0]?.leaving).toMatchObject({ part: 'observed' })
    expect(pageWithout(content, firstGuess(content)).leftOut).toBe('Session of Nov 20 (observed)')
  })
})

describe('measuring', () => {
  /** A printer that takes so many lines a page. */
  const settle = (content: typeof many, linesAPage: number) => {
    const measured = new Map<number, number>()
    for (let prints = 0; prints < 500; prints += 1) {
      const next = nextTry(content, measured)
      if (next.kind !== 'measure') return { ...next, prints, measured }
      const lines = estimatedLines(pageWithout(content, next.count))
      measured.set(next.count, Math.ceil(lines / linesAPage))
    }
    throw new Error('never settled')
  }

  it('ends on one measured page with as little left out as fits, or says that nothing helps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 5, max: 90 }),
        (count, lines) => {
          const content = composeSummary(sources({ notes: manyNotes(count) }))
          const end = settle(content, lines)
          const pages = end.measured.get(end.count)
          if (end.kind === 'settled') expect(pages).toBe(1)
          else expect(end.count).toBe(leavingOrder(content).length)
          const fewer = end.measured.get(end.count - 1)
          if (end.kind === 'settled' && fewer !== undefined) expect(fewer).toBeGreaterThan(1)
          // However wrong the estimate was: doubling, then halving, and never one block at a time.
          const distance = Math.abs(end.count - firstGuess(content)) + 1
          expect(end.prints).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(distance)) + 3)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('needs one print for the usual page', () => {
    expect(settle(composeSummary(sources()), 40)).toMatchObject({
      kind: 'settled',
      count: 0,
      prints: 1,
    })
  })
})

it('counts lines by width, and wide scripts double', () => {
  expect(linesOf('a'.repeat(100), 100)).toBe(1)
  expect(linesOf('a'.repeat(101), 100)).toBe(2)
  expect(linesOf('字'.repeat(51), 100)).toBe(2)
  expect(linesOf('one\n\ntwo', 100)).toBe(3)
})
