import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InfantChange } from '#shared/domain/clinical/infant/change-infant'
import { freshContent } from '#shared/domain/notes/draft-note'
import type { InfantSession } from '#shared/schema/infant-session'
import { disengagementCueSchema } from '#shared/schema/infant-session'
import type { Note } from '#shared/schema/note'
import { merge } from '#shared/sync/merge/merge'
import { at, ids, visit } from '../../visit/visit-fixture'
import { after, ask, cue, held, id, stroke, tool } from './infant-fixture'

const noteOf = (infant: InfantSession, time: string): Note => ({
  ...{ id: ids.note, space: ids.space, createdAt: at('07:00'), createdBy: ids.me },
  ...{ updatedAt: at(time), updatedBy: ids.me, visitId: ids.visit, clientId: ids.infant },
  ...{ authorId: ids.me, state: 'draft', addendumTo: '', sessionAt: at('10:00') },
  content: { ...freshContent(visit(), 'infant'), infant },
  signature: null,
})
const base = held([ask(1)])

/** One laptop after its changes, which all of them took. */
function side(changes: readonly InfantChange[]): InfantSession {
  const session = after(changes, {}, base)
  if (typeof session === 'string') throw new Error(session)
  return session
}
const merged = (mine: InfantSession, theirs: InfantSession): InfantSession => {
  const [from, a, b] = [noteOf(base, '10:00'), noteOf(mine, '10:10'), noteOf(theirs, '10:11')]
  const version = (record: Note) => ({ record, deleted: false as const })
  const found = merge('notes', version(from), version(a), version(b)) as unknown as {
    readonly record: Note
  }
  return found.record.content.infant as InfantSession
}

/** What one laptop writes: things with ids of its own. */
const writes = (from: number) =>
  fc.array(fc.constantFrom('stroke', 'cue', 'tool', 'day'), { maxLength: 6 }).map((kinds) =>
    kinds.map((kind, index): InfantChange => {
      const number = from + index
      if (kind === 'stroke') return stroke(number)
      if (kind === 'cue') return cue(number)
      if (kind === 'tool') return tool(number)
      const day = `2026-11-${String(10 + (number % 15)).padStart(2, '0')}`
      return { kind: 'setDay', day, set: { massageMin: 5 } }
    }),
  )

describe('two laptops in one baby’s session', () => {
  it('lose nothing of either, in one order for both', () => {
    fc.assert(
      fc.property(writes(100), writes(200), (mine, theirs) => {
        const [a, b] = [side(mine), side(theirs)]
        const both = merged(a, b)
        expect(both).toEqual(merged(b, a))
        for (const list of ['strokes', 'cues', 'tools', 'asks'] as const) {
          const known = new Set(both[list].map((one) => one.id))
          for (const one of [...a[list], ...b[list]]) expect(known).toContain(one.id)
        }
        const days = new Set(both.days.map(({ day }) => day))
        for (const one of [...a.days, ...b.days]) expect(days).toContain(one.day)
      }),
      { numRuns: 60 },
    )
  })

  it('keep a stop of the one over a stroke of the other: nothing more is begun', () => {
    const stop = side([cue(300, { cue: disengagementCueSchema.options[0], response: 'stopped' })])
    const on = side([stroke(310)])
    const both = merged(stop, on)
    expect([both.cues.length, both.strokes.length]).toEqual([1, 1])
    expect(after([stroke(320)], {}, both)).toBe('stopped')
  })

  it('never mix two oils into one', () => {
    const oil = (name: string, itemId: string | null) =>
      side([{ kind: 'set', set: { oil: { name, itemId, patchTested: null, reaction: null } } }])
    const found = merged(oil('Sunflower oil', null), oil('Safflower oil', id(400))).oil
    expect([
      { name: 'Sunflower oil', itemId: null, patchTested: null, reaction: null },
      { name: 'Safflower oil', itemId: id(400), patchTested: null, reaction: null },
    ]).toContainEqual(found)
  })
})
