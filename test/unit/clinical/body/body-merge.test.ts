import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BodyChange, changeBody } from '#shared/domain/clinical/body/change-body'
import { freshContent } from '#shared/domain/notes/draft-note'
import { hasParts, partLines, withoutParts } from '#shared/domain/notes/note-parts'
import { handsOnTables } from '#shared/domain/summary/hands-on-tables'
import type { BodyAreaName, BodySession } from '#shared/schema/body-session'
import type { LostEdit } from '#shared/schema/lost-edit'
import { type Note, noteSchema } from '#shared/schema/note'
import { note as noteRule } from '#shared/sync/merge/note'
import { threeWay } from '#shared/sync/merge/three-way'
import { at, ids, visit } from '../../visit/visit-fixture'
import {
  body,
  clearSkin,
  factsOf,
  id,
  minute,
  said,
  scar,
  scarWork,
  since,
  work,
} from './body-fixture'

const facts = factsOf({ chart: since(60) })
const draft = (session: BodySession): Note => ({
  ...{ id: ids.note, space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00'), visitId: ids.visit, clientId: ids.parent },
  ...{ authorId: ids.me, state: 'draft', addendumTo: '', sessionAt: at('10:00'), signature: null },
  content: { ...freshContent(visit(), 'postnatal'), body: session },
})
const sides = {
  mine: { updatedAt: at('10:05'), updatedBy: ids.me },
  theirs: { updatedAt: at('10:06'), updatedBy: id(31) },
}
function merged(base: BodySession, mine: BodySession, theirs: BodySession, swapped = false) {
  const lost: LostEdit[] = []
  const meeting = swapped ? { mine: sides.theirs, theirs: sides.mine, lost } : { ...sides, lost }
  const [one, other] = swapped ? [theirs, mine] : [mine, theirs]
  const note = threeWay(noteRule, draft(base), draft(one), draft(other), '', meeting) as Note
  return { session: noteSchema.parse(note).content.body as BodySession, lost }
}
const wrote = (start: BodySession, ...changes: BodyChange[]): BodySession =>
  changes.reduce((session, change) => {
    const next = changeBody(session, change, facts)
    if (!next.ok) throw new Error(`Refused: ${next.refusal.kind}`)
    return next.value
  }, start)

const names: readonly BodyAreaName[] = ['neckBack', 'lowBack', 'calfLeft']
const pain = fc.integer({ min: 0, max: 10 })
/** What one laptop writes: its own rows and words by its own ids, and numbers on the shared areas. */
const writings = (laptop: number) =>
  fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('setArea' as const),
        area: fc.constantFrom(...names),
        set: fc.oneof(
          fc.record({ painBefore: pain }),
          fc.record({ painAfter: pain }),
          fc.record({ complaints: fc.subarray(['tension', 'pain', 'swelling'] as const) }),
        ),
      }),
      fc.tuple(fc.nat({ max: 9 }), fc.constantFrom(...names)).map(([number, area]) => ({
        kind: 'addRow' as const,
        row: work(laptop + number, { area, startedAt: minute(number), minutes: 3 }),
      })),
      fc.nat({ max: 9 }).map((number) => ({
        kind: 'consent' as const,
        event: { ...said('lighter', '', laptop + 100 + number), at: minute(number) },
      })),
    ),
    { maxLength: 8 },
  ) as fc.Arbitrary<BodyChange[]>

describe('two laptops on one draft of body work', () => {
  it('come together the same on both, with no row, word or area lost', () => {
    fc.assert(
      fc.property(writings(1000), writings(2000), (mine, theirs) => {
        const base = body({}, facts)
        const [here, there] = [wrote(base, ...mine), wrote(base, ...theirs)]
        const { session } = merged(base, here, there)
        expect(merged(base, here, there, true).session).toEqual(session)
        const idsOf = (items: readonly { readonly id: string }[]) =>
          new Set(items.map((one) => one.id))
        expect(idsOf(session.rows)).toEqual(idsOf([...here.rows, ...there.rows]))
        expect(idsOf(session.consents)).toEqual(idsOf([...here.consents, ...there.consents]))
        const areas = session.areas.map(({ area }) => area)
        expect(new Set(areas).size).toBe(areas.length)
        expect(new Set(areas)).toEqual(
          new Set([...here.areas, ...there.areas].map((one) => one.area)),
        )
        // A list that only one of them changed stands as that one wrote it.
        if (here.rows.length > 0 && there.rows.length > 0) {
          const times = session.rows.map((row) => row.startedAt)
          expect(times).toEqual(times.toSorted())
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keeps a number of each in one area, and puts two answers to one question before a person', () => {
    const base = wrote(body({}, facts), { kind: 'setArea', area: 'lowBack', set: {} })
    const withPain = (painBefore: number): BodyChange => ({
      ...{ kind: 'setArea', area: 'lowBack', set: { painBefore } },
    })
    const tone: BodyChange = { kind: 'setArea', area: 'lowBack', set: { tone: 'tight' } }
    const both = merged(base, wrote(base, withPain(6)), wrote(base, tone))
    expect(both.session.areas[0]).toMatchObject({ painBefore: 6, tone: 'tight' })
    expect(both.lost).toEqual([])
    const clash = merged(base, wrote(base, withPain(6)), wrote(base, withPain(8)))
    expect(clash.lost).toHaveLength(1)
  })

  it('leaves a stop in sight of work that the other laptop began after it', () => {
    const base = body({}, facts)
    const stop = { ...said('stopSession', '', 901), at: minute(5) }
    const mine = wrote(base, { kind: 'consent', event: stop })
    const theirs = wrote(base, { kind: 'addRow', row: work(7) })
    const { session } = merged(base, mine, theirs)
    expect([session.consents.length, session.rows.length]).toEqual([2, 1])
  })
})

describe('what is read of it', () => {
  const session = wrote(
    body({}, facts),
    { kind: 'setArea', area: 'lowBack', set: { painBefore: 7, painAfter: 3, tone: 'tight' } },
    { kind: 'addRow', row: work(1, { area: 'neckBack', minutes: 10 }) },
  )
  const content = {
    ...freshContent(visit(), 'postnatal'),
    body: session,
    scar: scar({ painBefore: 4, look: clearSkin, rows: [scarWork(1)] }, facts),
  }

  it('stands in words: areas before and after, what was done, how far along', () => {
    const said = partLines(content, () => '10:00').map(({ title, lines }) => [title, ...lines])
    const lines = said.flat()
    expect(lines).toContain('Lower back: pain 7 → 3; feel tight → ?')
    expect(lines.find((line) => line.includes('neck, back'))).toBe(
      '10:00 Long gliding strokes, neck, back, pressure 1 (light as lotion), on the left side, 10 min',
    )
    expect(lines).toContain('Day 60 after birth, 8 weeks')
    expect(lines.some((line) => line.startsWith('10:00 Around, 5 cm away, pressure 1'))).toBe(true)
  })

  it('goes to the summary as small tables, areas without a finding left out', () => {
    const [areas, scarTable] = handsOnTables(content)
    expect(areas).toMatchObject({
      rows: [['Lower back', '7 → 3', 'tight → ?', 'Not noted', 'Not noted']],
    })
    expect(scarTable).toMatchObject({ rows: [['Pain, 0 to 10', '4 → ?']] })
    expect(handsOnTables(withoutParts(content))).toEqual([])
    expect([hasParts(content), hasParts(withoutParts(content))]).toEqual([true, false])
  })
})
