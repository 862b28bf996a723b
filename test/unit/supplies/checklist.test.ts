import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checklistFor } from '#shared/domain/supplies/checklist'
import { checklistLineSchema } from '#shared/schema/visit'
import { countedIds, madeItem, madeKit, madeService } from './catalog-fixture'

const towel = madeItem('Hand towel')
const oil = madeItem('Sunflower oil', { unit: 'ml' })
const line = (item: { id: string }, quantity: number) => ({ itemId: item.id, quantity })

describe('the checklist of a visit', () => {
  it('packs an item of two kits once, the numbers added, in the order of the kits', () => {
    const one = madeKit('One', { lines: [line(oil, 15), line(towel, 2)] })
    const two = madeKit('Two', { lines: [line(towel, 4)] })
    const lines = checklistFor(
      madeService([one.id, two.id]),
      [two, one],
      [towel, oil],
      countedIds(),
    )
    expect(lines.map(({ label, quantity, unit }) => [label, quantity, unit])).toEqual([
      ['Sunflower oil', 15, 'ml'],
      ['Hand towel', 6, 'piece'],
    ])
  })

  it('puts packing first, then the door, then leaving, and says a step of two kits once', () => {
    const ids = countedIds()
    const step = (label: string, phase: 'door' | 'leave') => ({ id: ids(), label, phase })
    const one = madeKit('One', {
      lines: [line(towel, 1)],
      steps: [step('Hands washed', 'leave'), step('Barrier laid', 'door')],
    })
    const two = madeKit('Two', { steps: [step('hands washed ', 'leave')] })
    const lines = checklistFor(madeService([one.id, two.id]), [one, two], [towel], ids)
    expect(lines.map(({ label, phase }) => [label, phase])).toEqual([
      ['Hand towel', 'pack'],
      ['Barrier laid', 'door'],
      ['Hands washed', 'leave'],
    ])
  })

  it('leaves out what is set aside, what is not known and a quantity of nothing', () => {
    const aside = { ...madeItem('Old towel'), active: false }
    const kit = madeKit('One', {
      lines: [line(aside, 2), line({ id: 'unknown' }, 2), line(towel, 0)],
    })
    const old = { ...madeKit('Old', { lines: [line(oil, 5)] }), active: false }
    const service = madeService([kit.id, old.id, 'unknown'])
    expect(checklistFor(service, [kit, old], [aside, towel, oil], countedIds())).toEqual([])
  })

  it('keeps every quantity: what the kits ask for is what is packed', () => {
    const items = [towel, oil, madeItem('Spoon')]
    const lines = fc.array(
      fc.record({
        itemId: fc.constantFrom(...items.map(({ id }) => id)),
        quantity: fc.integer({ min: 0, max: 50 }),
      }),
    )
    fc.assert(
      fc.property(lines, lines, (first, second) => {
        const kits = [madeKit('A', { lines: first }), madeKit('B', { lines: second })]
        const service = madeService(kits.map(({ id }) => id))
        const packed = checklistFor(service, kits, items, countedIds())
        const asked = [...first, ...second].reduce((sum, { quantity }) => sum + quantity, 0)
        expect(packed.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)).toBe(asked)
        expect(new Set(packed.map(({ itemId }) => itemId)).size).toBe(packed.length)
        for (const one of packed) expect(checklistLineSchema.safeParse(one).success).toBe(true)
      }),
    )
  })
})
