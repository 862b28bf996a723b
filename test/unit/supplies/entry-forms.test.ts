import { describe, expect, it } from 'vitest'
import {
  blankItem,
  blankKit,
  blankService,
  itemFormSchema,
  kitFormSchema,
  neighbourOf,
  serviceFormSchema,
  usesOf,
} from '#shared/domain/supplies/entry-forms'
import { madeItem, madeKit, madeService } from './catalog-fixture'

describe('the forms of the lists', () => {
  it('ask for a name, and take the rest as it stands at first', () => {
    for (const [schema, blank] of [
      [serviceFormSchema, blankService],
      [itemFormSchema, blankItem],
      [kitFormSchema, blankKit],
    ] as const) {
      expect(schema.safeParse(blank).error?.issues.map(({ message }) => message)).toEqual([
        'Enter a name.',
      ])
      expect(schema.safeParse({ ...blank, name: 'Towel' }).success).toBe(true)
    }
  })

  it('say in words that a number is missing', () => {
    const empty = {
      ...blankService,
      name: 'A',
      service: { ...blankService.service, durationMin: null },
    }
    expect(serviceFormSchema.safeParse(empty).error?.issues[0]?.message).toBe(
      'Enter whole minutes.',
    )
  })

  it('refuse to order again above the full stock', () => {
    const item = { ...blankItem, name: 'A', item: { ...blankItem.item, par: 4, reorderAt: 5 } }
    expect(itemFormSchema.safeParse(item).error?.issues[0]?.path).toEqual(['item', 'reorderAt'])
  })

  it('move a row past those of another group', () => {
    const rows = ['door', 'leave', 'door', 'leave']
    expect(neighbourOf(rows, 0, 1, (row) => row)).toBe(2)
    expect(neighbourOf(rows, 3, -1, (row) => row)).toBe(1)
    expect(neighbourOf(rows, 0, -1, (row) => row)).toBeNull()
    expect(neighbourOf(rows, 2, 1, (row) => row)).toBeNull()
    expect(neighbourOf(rows, 9, 1, (row) => row)).toBeNull()
  })

  it('know where an item and a kit are used', () => {
    const towel = madeItem('Towel')
    const kit = madeKit('Kit', { lines: [{ itemId: towel.id, quantity: 1 }] })
    const service = madeService([kit.id])
    const all = [towel, kit, service]
    expect(usesOf(towel.id, all)).toEqual([kit])
    expect(usesOf(kit.id, all)).toEqual([service])
    expect(usesOf(service.id, all)).toEqual([])
  })
})
