import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveNote } from '#renderer/data/commands/save-note'
import type { Session } from '#renderer/data/session'
import { freshContent } from '#shared/domain/notes/draft-note'
import {
  cursorAfter,
  fieldsWithBothTexts,
  joinWords,
  type Typed,
} from '#shared/domain/notes/join-words'
import { ok } from '#shared/result'
import type { NoteContent } from '#shared/schema/note'
import { alsoWritten as also, alsoWritten } from '#shared/sync/merge/note'
import { sessionOver } from '../clinical/clinical-store'
import { ids, visit } from '../visit/visit-fixture'

const typed = (more: Partial<Typed> = {}): Typed => ({
  ...{ subjective: '', objective: '', assessment: '', plan: '', addendum: '' },
  ...{ painBefore: null, painAfter: null, handsOnMin: null, ...more },
})
const plan = (base: string, mine: string, theirs: string) =>
  joinWords(typed({ plan: base }), typed({ plan: mine }), typed({ plan: theirs }))

describe('a draft that another laptop wrote into while it is open here', () => {
  it.each([
    ['nobody changed it', 'Rest.', 'Rest.', 'Rest.', 'Rest.'],
    ['changed here', 'Rest.', 'Rest well.', 'Rest.', 'Rest well.'],
    ['changed there', 'Rest.', 'Rest.', 'Rest and water.', 'Rest and water.'],
    ['changed alike', 'Rest.', 'Walk.', 'Walk.', 'Walk.'],
    ['there it holds what is here', '', 'Walk.', 'Walk. Swim.', 'Walk. Swim.'],
    ['changed here and there', '', 'Walk.', 'Swim.', `Walk.${alsoWritten}Swim.`],
    ['emptied here', 'Rest.', '', 'Rest.', ''],
    ['emptied here, changed there', 'Rest.', '', 'Rest. Walk.', 'Rest. Walk.'],
    ['begun here, found inside a word there', '', 'Wa', 'Water.', `Wa${also}Water.`],
    ['found inside a word here', '', 'knots', 'no', `knots${also}no`],
    ['shortened here, added to there', 'Walk', 'Wal', `Walk${also}Swim`, `Wal${also}Swim`],
    [
      'each goes on with its own of two texts',
      `Rest${also}Wal`,
      `Rest more${also}Wal`,
      `Rest${also}Walk fast`,
      `Rest more${also}Walk fast`,
    ],
    [
      'one goes on, the other takes a text out',
      `Rest${also}Wal`,
      `Rest more${also}Wal`,
      'Rest',
      'Rest more',
    ],
  ])('%s', (_case, base, mine, theirs, text) => {
    expect(plan(base, mine, theirs).content.plan).toBe(text)
  })

  it('says of which fields both texts stand, and which figures stand against each other', () => {
    const base = typed({ plan: 'Rest.', painBefore: 5, painAfter: 2 })
    const mine = { ...base, plan: 'Walk.', painBefore: 6 }
    const theirs = { ...base, plan: 'Swim.', painBefore: 7, painAfter: 1 }
    const joined = joinWords(base, mine, theirs)
    expect(joined).toMatchObject({
      clashes: ['painBefore'],
      content: { painBefore: 6, painAfter: 1 },
    })
    expect(fieldsWithBothTexts(joined.content)).toEqual(['plan'])
    expect(fieldsWithBothTexts({ ...joined.content, plan: 'Walk. Swim.' })).toEqual([])
  })

  it('loses no word of either, and joining once more changes nothing', () => {
    const text = fc.stringMatching(/^[a-z .]{0,30}$/)
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const { plan: both } = plan(base, mine, theirs).content
        if (mine !== base) expect(both).toContain(mine.trim() === '' ? '' : mine)
        if (theirs !== base) expect(both).toContain(theirs.trim() === '' ? '' : theirs)
        expect(plan(theirs, both, both).content.plan).toBe(both)
      }),
    )
  })
})

describe('the cursor, when other words come into the field', () => {
  it.each([
    ['words behind it', 'Wal|k', 'Walk and swim', 'Wal|k and swim'],
    ['another text behind it', 'Wal|k', `Walk${also}Swim`, `Wal|k${also}Swim`],
    ['the other text now stands first', `Wal|k${also}Swim`, `Swim${also}Walk`, `Swim${also}Wal|k`],
    ['words before it', 'Then wal|k', 'Rest. Then walk', 'Rest. Then wal|k'],
    ['all words are others', 'Wal|k', 'Swim', 'Swim|'],
  ])('%s', (_case, before, after, expected) => {
    const [at, text] = [before.indexOf('|'), before.replace('|', '')]
    const place = cursorAfter(text, at, after)
    expect(`${after.slice(0, place)}|${after.slice(place)}`).toBe(expected)
  })
})

describe('saving a draft', () => {
  let session: Session
  beforeEach(async () => {
    session = await sessionOver(['visits', 'notes'])
    await session.store.insert('visits', visit())
  })
  afterEach(() => session.store.close())
  const target = { noteId: ids.line, visitId: ids.visit, clientId: ids.parent }
  const content = (more: Partial<NoteContent>) => ({
    ...freshContent(visit(), 'postnatal'),
    ...more,
  })
  const save = (more: Partial<NoteContent>, base: NoteContent | null) =>
    saveNote(session, { ...target, content: content(more), base })
  const stored = () => session.store.read('notes', ids.line)

  it('keeps what came in after the editor had opened, and tells the figure that lost', async () => {
    const opened = { plan: 'Rest.', painBefore: 5 }
    await save(opened, null)
    // From another laptop, whose editor saw the same.
    await save({ plan: 'Rest. Swim.', painBefore: 7 }, content(opened))
    const done = await save({ plan: 'Rest. Walk.', painBefore: 6 }, content(opened))
    const plan = `Rest. Walk.${alsoWritten}Rest. Swim.`
    expect(done).toMatchObject({ ok: true, value: { content: { plan, painBefore: 6 } } })
    // The editor says so where somebody types.
    expect(done.ok && fieldsWithBothTexts(done.value.content)).toEqual(['plan'])
    expect(await stored()).toMatchObject({
      content: { plan, painBefore: 6 },
      lostEdits: [{ field: 'content.painBefore', kept: '6', lost: '7', settledAt: null }],
    })
  })

  it('bears a later stamp than what it stands on, also where the clock is behind the other laptop’s', async () => {
    await save({ plan: 'Rest.' }, null)
    const ahead = '2099-01-01T00:00:00.000Z'
    await session.store.change('notes', ids.line, (note) => ok({ ...note, updatedAt: ahead }))
    const done = await save({ plan: 'Rest. Walk.' }, content({ plan: 'Rest.' }))
    expect(done.ok && done.value.updatedAt > ahead).toBe(true)
  })

  it('refuses when both do not fit, and leaves what is stored', async () => {
    const long = 'a'.repeat(120_000)
    await save({ plan: '' }, null)
    await save({ plan: long }, content({ plan: '' }))
    const done = await save({ plan: 'Walk.' }, content({ plan: '' }))
    expect(done).toEqual({ ok: false, refusal: 'tooLong' })
    expect((await stored())?.content.plan).toBe(long)
  })
})
