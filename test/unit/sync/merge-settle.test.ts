import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at as placeAt } from '#shared/domain/sync/put-at-path'
import { settleLostEdit } from '#shared/domain/sync/settle-lost-edit'
import type { Client, TimeWindow } from '#shared/schema/client'
import { collectionNames, collections } from '#shared/schema/collections'
import type { LostEdit } from '#shared/schema/lost-edit'
import type { Note } from '#shared/schema/note'
import { descriptions } from '#shared/sync/merge/descriptions'
import { same } from '#shared/sync/merge/json'
import { merge } from '#shared/sync/merge/merge'
import { at, ids, visit } from '../visit/visit-fixture'
import { anyEdit, anyRecord } from './arbitrary-record'

const alive = <R>(record: R) => ({ record, deleted: false })
const touch = { by: ids.me, at: at('15:00') }
const entry = (field: string, kept: unknown, lost: unknown): LostEdit => ({
  field,
  kept: kept === undefined ? '' : JSON.stringify(kept),
  lost: lost === undefined ? '' : JSON.stringify(lost),
  ...{ keptBy: ids.me, keptAt: at('11:00'), lostBy: ids.device, lostAt: at('10:00') },
  ...{ settledAt: null, settledBy: null },
})

describe('a decision on an edit that lost', () => {
  const clash = entry('plan', 'Feet', 'Back')
  const record = visit({ plan: 'Feet', lostEdits: [clash] })

  it('keeps what stands, and says who decided', () => {
    expect(settleLostEdit('visits', record, clash, 'keep', touch)).toEqual({
      ok: true,
      value: {
        kind: 'write',
        record: {
          ...record,
          ...{ updatedAt: at('15:00'), updatedBy: ids.me },
          lostEdits: [{ ...clash, settledAt: at('15:00'), settledBy: ids.me }],
        },
      },
    })
  })

  it('uses the other, and the replaced value stays readable', () => {
    const result = settleLostEdit('visits', record, clash, 'useOther', touch)
    if (!result.ok || result.value.kind !== 'write') throw new Error('not written')
    expect(result.value.record.plan).toBe('Back')
    const { lostEdits = [] } = result.value.record
    expect(lostEdits.map(({ kept, lost, settledAt }) => [kept, lost, settledAt])).toEqual([
      ['"Feet"', '"Back"', at('15:00')],
      ['"Back"', '"Feet"', at('15:00')],
    ])
  })

  it('moves what belongs together as one', () => {
    const lost = { startAt: at('12:00'), endAt: at('13:00'), timeZone: 'America/Chicago' }
    const moved = entry('startAt+endAt+timeZone', {}, lost)
    const clashed = visit({ lostEdits: [moved] })
    const result = settleLostEdit('visits', clashed, moved, 'useOther', touch)
    expect(result).toMatchObject({ ok: true, value: { kind: 'write', record: lost } })
  })

  it('removes the record when removing it was the other', () => {
    const removal = entry('', undefined, undefined)
    const clashed = visit({ lostEdits: [removal] })
    expect(settleLostEdit('visits', clashed, removal, 'useOther', touch)).toEqual({
      ok: true,
      value: { kind: 'remove' },
    })
    expect(settleLostEdit('visits', clashed, removal, 'keep', touch).ok).toBe(true)
  })

  it('is refused when the item is gone, the value no longer fits, or the record is finished', () => {
    const refusal = (kind: string) => ({ ok: false, refusal: kind })
    const settle = (...lostEdits: [LostEdit]) =>
      settleLostEdit('visits', visit({ lostEdits }), lostEdits[0], 'useOther', touch)
    expect(settleLostEdit('visits', visit(), clash, 'keep', touch)).toEqual(refusal('gone'))
    expect(settle(entry(`checklist.${ids.line}.label`, 'A', 'B'))).toEqual(refusal('gone'))
    expect(settle(entry(`checklist.${ids.line}`, { id: ids.line }, undefined))).toEqual(
      refusal('gone'),
    )
    expect(settle(entry('startAt', 'x', 'not an instant'))).toEqual(refusal('notFitting'))
    expect(settle({ ...clash, lost: '{no json' })).toEqual(refusal('notFitting'))
    const note = { state: 'signed', lostEdits: [clash] } as unknown as Note
    expect(settleLostEdit('notes', note, clash, 'keep', touch)).toEqual(refusal('final'))
  })

  it('cannot put an end before its start', () => {
    const times = { startTime: '10:00', endTime: '12:00' }
    const windows: TimeWindow[] = [
      { id: ids.line, weekdays: [], reason: 'nap', strength: 'hard', ...times },
    ]
    const field = `home.windows.${ids.line}.startTime+endTime`
    const lost = entry(field, {}, { startTime: '13:00', endTime: '09:00' })
    const [parent] = fc.sample(anyRecord('clients'), { numRuns: 1, seed: 1 }) as [Client]
    const home = { ...(parent.home as NonNullable<Client['home']>), windows }
    const record = { ...parent, home, lostEdits: [lost] }
    expect(settleLostEdit('clients', record, lost, 'useOther', touch)).toEqual({
      ...{ ok: false, refusal: 'notFitting' },
    })
  })
})

describe.each(collectionNames)('every clash of %s', (name) => {
  it('can be decided either way, and what is chosen then stands', () => {
    const pair = anyRecord(name).chain((base) =>
      fc.tuple(fc.constant(base), anyEdit(name, base), anyEdit(name, base)),
    )
    fc.assert(
      fc.property(pair, ([base, mine, theirs]) => {
        const plain = (side: typeof base) => alive({ ...side, lostEdits: [] })
        const { record } = merge(name, plain(base), plain(mine), plain(theirs))
        for (const clash of record.lostEdits ?? []) {
          for (const choice of ['keep', 'useOther'] as const) {
            const result = settleLostEdit(name, record, clash, choice, touch)
            if (!result.ok || result.value.kind !== 'write') throw new Error(JSON.stringify(result))
            const after = result.value.record
            expect(collections[name].record.safeParse(after).success).toBe(true)
            const expected = choice === 'keep' ? clash.kept : clash.lost
            const place = placeAt(descriptions[name], after, clash.field)
            const value = expected === '' ? undefined : JSON.parse(expected)
            expect(same(place?.current, value)).toBe(true)
            expect(after.lostEdits?.filter(({ settledAt }) => settledAt !== null).length).toBe(
              choice === 'keep' ? 1 : 2,
            )
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
