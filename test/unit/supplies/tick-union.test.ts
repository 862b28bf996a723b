import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Visit } from '#shared/schema/visit'
import { merge } from '#shared/sync/merge/merge'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const at = (minute: number) => `2026-11-21T08:${String(minute).padStart(2, '0')}:00.000Z`

/** A visit whose lines of these numbers are ticked, at a minute and by a person of their own. */
const ticked = (lines: ReadonlySet<number>, minute: number, by: number): Visit => ({
  ...{ id: id(1), space: id(2), createdAt: at(0), createdBy: id(3) },
  ...{ updatedAt: at(minute), updatedBy: id(by), clientId: id(4), infantIds: [] },
  ...{ therapistId: id(3), serviceId: id(5), startAt: at(30), endAt: at(50), timeZone: 'UTC' },
  ...{ state: 'planned', stateReason: '', plan: '', window: null, timeline: [] },
  checklist: Array.from({ length: 6 }, (_, index) => ({
    ...{ id: id(100 + index), itemId: null, label: `Line ${index}`, quantity: null, unit: null },
    phase: (['pack', 'door', 'leave'] as const)[index % 3] ?? 'pack',
    tickedAt: lines.has(index) ? at(minute) : null,
    tickedBy: lines.has(index) ? id(by) : null,
  })),
})

const anyTicks = fc.uniqueArray(fc.nat({ max: 5 })).map((lines) => new Set(lines))

describe('ticks on two offline laptops', () => {
  it('are all there when they meet, before, at the door and leaving; nobody is asked', () => {
    fc.assert(
      fc.property(anyTicks, anyTicks, anyTicks, (before, mine, theirs) => {
        const alive = (record: Visit) => ({ record, deleted: false })
        const base = ticked(before, 1, 3)
        const side = (more: ReadonlySet<number>, minute: number, by: number): Visit => {
          const fresh = ticked(more, minute, by)
          const checklist = base.checklist.map((line, index) =>
            line.tickedAt === null ? (fresh.checklist[index] ?? line) : line,
          )
          return { ...fresh, checklist }
        }
        const { record } = merge(
          'visits',
          alive(base),
          alive(side(mine, 5, 6)),
          alive(side(theirs, 9, 7)),
        )
        const all = new Set([...before, ...mine, ...theirs])
        for (const [index, line] of record.checklist.entries()) {
          expect(line.tickedAt !== null).toBe(all.has(index))
        }
        expect(record.lostEdits ?? []).toEqual([])
      }),
    )
  })
})
