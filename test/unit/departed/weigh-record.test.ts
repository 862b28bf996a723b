import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takenCollections } from '#shared/domain/departed/findings'
import { weighRecord } from '#shared/domain/departed/weigh-record'
import { isFinal } from '#shared/domain/may-change'
import type { CollectionName } from '#shared/schema/collections'
import type { LocalRecord } from '#shared/sync/decide'
import { versionHash } from '#shared/sync/merge/merge'
import { anyEdit, anyRecord } from '../sync/arbitrary-record'

const runs = process.env.DOORSTEP_LONG ? 500 : 8

/** A record as it was changed apart, here and on the laptop. */
const sides = <C extends CollectionName>(name: C) =>
  anyRecord(name).chain((base) => fc.tuple(anyEdit(name, base), anyEdit(name, base)))

const here = <R>(record: R, deleted = false): LocalRecord<R> => ({ record, deleted, sync: null })

describe('a record of a departed laptop', () => {
  it('that nobody here ever had comes in as it is', () => {
    fc.assert(
      fc.property(anyRecord('visits'), (visit) => {
        expect(weighRecord('visits', null, visit)).toEqual({
          ...{ standing: 'fresh', extras: [] },
          write: { record: visit, deleted: false, sync: null },
        })
      }),
      { numRuns: runs },
    )
  })

  it('that is here in that version or a later one is known', () => {
    fc.assert(
      fc.property(anyRecord('clients'), anyRecord('clients'), (then, later) => {
        const record = { ...later, id: then.id }
        const sync = {
          ...{ rev: '2-a', n: 2, hash: versionHash({ record, deleted: false }), base: null },
          past: [versionHash({ record: then, deleted: false })],
        }
        const local = { record, deleted: false, sync }
        expect(weighRecord('clients', local, then).standing).toBe('known')
        expect(weighRecord('clients', here(then), then).standing).toBe('known')
      }),
      { numRuns: runs },
    )
  })

  it('that names another space, author or beginning than what is here stays in the file', () => {
    fc.assert(
      fc.property(sides('clients'), fc.boolean(), ([mine, theirs], gone) => {
        const low = '00000000-0000-4000-8000-000000000000'
        for (const forged of [
          { space: low },
          { createdBy: low },
          { createdAt: '2000-01-01T00:00:00.000Z' },
        ])
          expect(weighRecord('clients', here(mine, gone), { ...theirs, ...forged })).toEqual({
            ...{ standing: 'misplaced', write: null, extras: [] },
          })
      }),
      { numRuns: runs },
    )
  })

  for (const name of takenCollections)
    it(`of ${name}: taken in once it is known, and no value of either side is lost in silence`, () => {
      takenOnce(name)
    })

  function takenOnce<C extends CollectionName>(name: C) {
    fc.assert(
      fc.property(sides(name), fc.boolean(), ([mine, theirs], gone) => {
        const local = here(mine, gone && !isFinal(name, mine))
        const first = weighRecord(name, local, theirs)
        if (isFinal(name, mine)) expect(first.write).toBeNull()
        if (first.standing === 'removed') expect(first.write?.record.lostEdits).not.toEqual([])
        const again = weighRecord(name, first.write ?? local, theirs)
        expect(again.write).toBeNull()
        // What comes out besides has the same id each time.
        const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)
        for (const id of ids(again.extras)) expect(ids(first.extras)).toContain(id)
      }),
      { numRuns: runs },
    )
  }
})
