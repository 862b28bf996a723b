import { describe, expect, it } from 'vitest'
import {
  addLine,
  phaseOf,
  putLine,
  removeLine,
  tickLine,
  untickLine,
} from '#shared/domain/visit/checklist-lines'
import { ids, line, touchAt, visit } from './visit-fixture'

const towel = line('Towel')
const oil = line('Oil')
const planned = visit({ checklist: [towel, oil] })

describe('the lines of a checklist', () => {
  it('keep who ticked them and when, and the first tick stands', () => {
    const ticked = tickLine(planned, towel.id, [], touchAt('08:00'))
    if (!ticked.ok) throw new Error(ticked.refusal)
    const again = tickLine(ticked.value, towel.id, [], touchAt('09:00'))
    expect(again.ok && again.value.checklist[0]).toMatchObject({
      ...{ tickedAt: touchAt('08:00').updatedAt, tickedBy: ids.me },
    })
    const open = untickLine(ticked.value, towel.id, touchAt('09:00'))
    expect(open.ok && open.value.checklist).toEqual(planned.checklist)
  })

  it('stay open when an allergy speaks against them, and only then', () => {
    const stop = { kind: 'stop', clientId: 'a', substance: 'b', allergenClass: 'latex' } as const
    const rule = { kind: 'unknownInfant', clientId: 'a' } as const
    expect(tickLine(planned, oil.id, [stop], touchAt('08:00'))).toEqual({
      ...{ ok: false, refusal: 'allergy' },
    })
    expect(tickLine(planned, oil.id, [rule], touchAt('08:00')).ok).toBe(false)
    const look = { kind: 'look', clientId: 'a', substance: 'b' } as const
    expect(tickLine(planned, oil.id, [look], touchAt('08:00')).ok).toBe(true)
  })

  it('are added by hand with words, not without', () => {
    const added = addLine(
      planned,
      { id: ids.line, label: '  Fan ', phase: 'pack' },
      touchAt('08:00'),
    )
    expect(added.ok && added.value.checklist.at(-1)?.label).toBe('Fan')
    expect(addLine(planned, { id: ids.line, label: ' ', phase: 'pack' }, touchAt('08:00'))).toEqual(
      {
        ...{ ok: false, refusal: 'empty' },
      },
    )
  })

  it('come back to their place after they were left out', () => {
    const without = removeLine(planned, towel.id, touchAt('08:00'))
    if (!without.ok) throw new Error(without.refusal)
    expect(without.value.checklist).toEqual([oil])
    const back = putLine(without.value, towel, 0, touchAt('08:01'))
    expect(back.ok && back.value.checklist).toEqual([towel, oil])
  })

  it('are not more than four hundred, and not changed once a visit is called off', () => {
    const full = visit({ checklist: Array.from({ length: 400 }, (_, index) => line(`${index}`)) })
    const one = { id: ids.line, label: 'Fan', phase: 'pack' as const }
    expect(addLine(full, one, touchAt('08:00'))).toEqual({ ok: false, refusal: 'full' })
    const off = visit({ state: 'cancelled', checklist: [towel] })
    expect(addLine(off, one, touchAt('08:00'))).toEqual({ ok: false, refusal: 'closed' })
    expect(tickLine(off, towel.id, [], touchAt('08:00'))).toEqual({ ok: false, refusal: 'closed' })
    expect(removeLine(off, towel.id, touchAt('08:00')).ok).toBe(false)
  })

  it('count by moment', () => {
    const mixed = visit({ checklist: [towel, line('Wash', { phase: 'leave' })] })
    expect(phaseOf(mixed, 'leave')).toMatchObject({ ticked: 0, lines: [{ label: 'Wash' }] })
  })
})
