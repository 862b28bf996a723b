import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strokeAsLastTime } from '#shared/domain/clinical/breast/as-last-time'
import { expandShort } from '#shared/domain/notes/snippets'
import { row } from '../clinical/breast/session-fixture'

const phrases = [
  { part: 'plan', text: 'Next visit in one week.', short: 'wk' },
  { part: 'objective', text: 'Skin intact, no redness.', short: 'ok' },
  { part: 'assessment', text: 'Tolerated well.', short: 'ok' },
  { part: 'plan', text: 'Has no short form.' },
] as const

/** What stands in the field after a space was typed at its end. */
const typed = (text: string, part = 'plan') => {
  const found = expandShort(text, text.length, phrases, part)
  return found ? text.slice(0, found.from) + found.text + text.slice(found.until) : text
}

describe('a short form and a space', () => {
  it.each([
    [';wk ', 'Next visit in one week. '],
    ['Seen twice. ;wk ', 'Seen twice. Next visit in one week. '],
    ['First line\n;WK ', 'First line\nNext visit in one week. '],
    // Nothing of these names a phrase: they stay as they were typed.
    [';wk', ';wk'],
    [';wkx ', ';wkx '],
    ['a;wk ', 'a;wk '],
    ['; ', '; '],
    [';nothing ', ';nothing '],
    ['wk ', 'wk '],
    [';wk  ', ';wk  '],
  ])('%j becomes %j', (text, becomes) => expect(typed(text)).toBe(becomes))

  it('is the one of this part of the note, else the first', () => {
    expect(typed(';ok ', 'assessment')).toBe('Tolerated well. ')
    expect(typed(';ok ', 'plan')).toBe('Skin intact, no redness. ')
  })

  it('looks only at what stands before the caret', () => {
    const text = 'Before ;wk after'
    expect(expandShort(text, 'Before ;wk '.length, phrases, 'plan')).toEqual({
      ...{ from: 7, until: 11, text: 'Next visit in one week. ' },
    })
    expect(expandShort(text, text.length, phrases, 'plan')).toBe(null)
  })

  it('never touches a word of what stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before} ;wk ${after}`
        const caret = before.length + 5
        const found = expandShort(text, caret, phrases, 'plan')
        expect(found && [text.slice(0, found.from), text.slice(found.until)]).toEqual([
          `${before} `,
          after,
        ])
      }),
    )
  })
})

describe('the same strokes as last time', () => {
  it('are technique, side and pressure; what was found and how it went is never carried over', () => {
    const at = '2026-11-21T10:00:00.000Z'
    const found = { siteId: 'a site', minutes: 4, softened: 'yes', skinAfter: 'pink' } as const
    const told = { side: 'right', tolerated: 'pain', pressure: 2 } as const
    expect(strokeAsLastTime(row(1, { ...found, ...told }), at, 'new')).toEqual({
      ...{ id: 'new', technique: 'lymphTrunk', side: 'right', siteId: '', pressure: 2 },
      ...{ startedAt: at, minutes: null, softened: null, tolerated: null, skinAfter: null },
    })
  })
})
