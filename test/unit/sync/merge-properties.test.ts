import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFinal } from '#shared/domain/may-change'
import { type CollectionName, collectionNames, collections } from '#shared/schema/collections'
import {
  afterSent,
  decideIncoming,
  isPending,
  type LocalRecord,
  nextVersion,
} from '#shared/sync/decide'
import { merge as mergeAs, versionHash } from '#shared/sync/merge/merge'
import type { ServerVersion, Version } from '#shared/sync/version'
import { anyEdit, anyRecord } from './arbitrary-record'
import { leavesOf, readable } from './readable-values'

type V = Version<never>
const merge = mergeAs as unknown as (
  name: CollectionName,
  base: V | null,
  mine: V,
  theirs: V,
) => V & { extras: never[] }

const removed = fc.oneof({ arbitrary: fc.constant(false), weight: 6 }, fc.constant(true))

/** A base and sides that were worked on apart from each other. */
const sides = (name: CollectionName, count: number) =>
  anyRecord(name).chain((record) =>
    fc.tuple(
      fc.constant({ record, deleted: false } as unknown as V),
      ...Array.from({ length: count }, () =>
        fc.tuple(anyEdit(name, record), removed).map(([edit, deleted]) => {
          return { record: edit, deleted } as unknown as V
        }),
      ),
    ),
  ) as fc.Arbitrary<[V, V, V, V]>

const runs = { numRuns: process.env.DOORSTEP_LONG ? 500 : 60 }
const withBase = fc.boolean()

describe.each(collectionNames)('two versions of a record of %s', (name) => {
  it('become the same, whichever laptop merges them', () => {
    fc.assert(
      fc.property(sides(name, 2), withBase, ([base, a, b], known) => {
        const from = known ? base : null
        expect(merge(name, from, a, b)).toEqual(merge(name, from, b, a))
      }),
      runs,
    )
  })

  it('stay as they are when they are one, and when a merge meets one of its sides again', () => {
    fc.assert(
      fc.property(sides(name, 2), withBase, ([base, a, b], known) => {
        expect(merge(name, known ? base : null, a, a)).toEqual({ ...a, extras: [] })
        const { extras, ...merged } = merge(name, known ? base : null, a, b)
        expect(extras).toEqual([])
        for (const side of [a, b]) {
          expect(merge(name, side, merged, side)).toEqual({ ...merged, extras: [] })
          expect(merge(name, side, side, merged)).toEqual({ ...merged, extras: [] })
        }
      }),
      runs,
    )
  })

  it('give the other side when one was not touched', () => {
    fc.assert(
      fc.property(sides(name, 1), ([base, a]) => {
        expect(merge(name, base, a, base)).toEqual({ ...a, extras: [] })
        expect(merge(name, base, base, a)).toEqual({ ...a, extras: [] })
      }),
      runs,
    )
  })

  it('lose no value: it stands, or it can be read among the lost edits; and the record fits', () => {
    fc.assert(
      fc.property(sides(name, 2), withBase, ([base, a, b], known) => {
        const merged = merge(name, known ? base : null, a, b)
        expect(collections[name].record.safeParse(merged.record).error).toBeUndefined()
        const found = readable(name, merged.record)
        const before = new Set(leavesOf(base.record).map(String))
        const missing = [a, b]
          .flatMap((side) => leavesOf(side.record))
          .filter((leaf) => !before.has(String(leaf)) && !found(leaf))
        expect(missing).toEqual([])
      }),
      runs,
    )
  })

  it('never stop a merge, even when the two are nothing alike', () => {
    fc.assert(
      fc.property(anyRecord(name), anyRecord(name), removed, (one, other, deleted) => {
        const a = { record: { ...one, id: other.id }, deleted } as unknown as V
        const b = { record: other, deleted: false } as unknown as V
        const merged = merge(name, null, a, b)
        expect(collections[name].record.safeParse(merged.record).success).toBe(true)
        expect(merge(name, null, b, a)).toEqual(merged)
      }),
      runs,
    )
  })

  it('and a third: three laptops end equal in any order, with every value readable', () => {
    fc.assert(
      fc.property(
        sides(name, 3),
        fc.shuffledSubarray([1, 2, 3], { minLength: 3 }),
        (all, order) => {
          const edits = order.map((index) => all[index] as V)
          const { devices, server } = synced(name, all[0], edits)
          for (const device of devices) {
            expect(versionHash(device)).toBe(server.hash)
            expect(isPending(device.sync)).toBe(false)
          }
          const found = readable(name, server.record)
          const before = new Set(leavesOf(all[0].record).map(String))
          const alive = server.deleted ? [] : edits.filter(({ deleted }) => !deleted)
          const missing = alive
            .flatMap((side) => leavesOf(side.record))
            .filter((leaf) => !before.has(String(leaf)) && !found(leaf))
          expect(missing).toEqual([])
        },
      ),
      runs,
    )
  })
})

/** Laptops that all had `base`, each with its own edit, taking turns at one server until they rest. */
function synced(collection: CollectionName, base: V, edits: readonly V[]) {
  const hashOf = versionHash
  const rules = { collection, merge: mergeAs, hashOf, isFinal } as never
  let server: ServerVersion<never> = { ...base, n: 1, hash: hashOf(base), past: [], rev: '1-a' }
  const { rev, n, hash, past } = server
  let devices: LocalRecord<never>[] = edits.map((edit) => ({
    ...edit,
    sync: { rev, n, hash, past, base: hashOf(edit) === hash ? null : base },
  }))
  for (let round = 0; round < 4; round++) {
    devices = devices.map((device) => {
      const local = decideIncoming(device, server, rules).write ?? device
      if (!isPending(local.sync)) return local as LocalRecord<never>
      const next = nextVersion(local as LocalRecord<never>, hashOf)
      server = { ...next, rev: `${next.n}-a` }
      return afterSent(local as LocalRecord<never>, next, server.rev, hashOf)
    })
  }
  return { devices, server }
}
