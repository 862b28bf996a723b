import { z } from 'zod'
import { type CatalogEntry, catalogEntrySchema } from '../../schema/catalog-entry'

/**
 * What the forms of the practice's lists ask, from the records' own schema. A number that is not filled
 * in is null while it is typed; the words here say so, and the record's bounds stand behind them.
 */
const namedSchema = catalogEntrySchema.pick({ name: true, note: true })
const part = catalogEntrySchema.shape
const minutes = z
  .int('Enter whole minutes.')
  .min(0, 'Enter 0 or more.')
  .max(1440, 'A day has 1,440 minutes.')
const amount = z.number('Enter a number.').min(0, 'Enter 0 or more.')

export const serviceFormSchema = namedSchema.extend({
  service: part.service.unwrap().extend({
    serviceKind: part.service.unwrap().shape.serviceKind,
    durationMin: minutes.min(5, 'A session has at least 5 minutes.'),
    setupMin: minutes,
    packupMin: minutes,
    priceCents: z.int('Enter a price; 0 is a price too.').min(0).max(10_000_000, 'Too large.'),
  }),
})
export type ServiceForm = z.infer<typeof serviceFormSchema>

export const itemFormSchema = namedSchema.extend({
  item: part.item
    .unwrap()
    .extend({
      par: amount.max(100_000, 'Too large.'),
      reorderAt: amount.max(100_000, 'Too large.'),
      bagLiters: amount.max(500, 'Too large.'),
    })
    .refine((item) => item.reorderAt <= item.par, {
      path: ['reorderAt'],
      message: 'Order again at or below the full stock.',
    }),
})
export type ItemForm = z.infer<typeof itemFormSchema>

const kitPart = part.kit.unwrap()
export const kitFormSchema = namedSchema.extend({
  kit: kitPart.extend({
    lines: z
      .array(
        kitPart.shape.lines.element.extend({
          quantity: z
            .number('Enter how many.')
            .gt(0, 'Enter more than 0, or take the line out.')
            .max(10_000, 'Too large.'),
        }),
      )
      .max(200, 'A kit holds at most 200 items.'),
    steps: z
      .array(
        kitPart.shape.steps.element.extend({
          label: z.string().trim().min(1, 'Write what to do, or take the line out.').max(300),
        }),
      )
      .max(100, 'A kit holds at most 100 steps.'),
  }),
})
export type KitForm = z.infer<typeof kitFormSchema>

export const blankService: ServiceForm = {
  name: '',
  note: '',
  service: {
    serviceKind: 'postnatal',
    durationMin: 60,
    setupMin: 10,
    packupMin: 10,
    priceCents: 0,
    kitIds: [],
  },
}

export const blankItem: ItemForm = {
  name: '',
  note: '',
  item: {
    ...{ category: 'linen', unit: 'piece', allergens: [], par: 0, reorderAt: 0, reusable: true },
    ...{ freshEachVisit: true, bagLiters: 0, monthsAfterOpening: null, device: null, lots: [] },
  },
}

export const blankKit: KitForm = { name: '', note: '', kit: { lines: [], steps: [] } }

/** Where the neighbour of the same group stands, to change places with; null at either end. */
export function neighbourOf<Item>(
  items: readonly Item[],
  index: number,
  by: 1 | -1,
  groupOf: (item: Item) => string,
): number | null {
  const own = items[index]
  if (own === undefined) return null
  for (let next = index + by; next >= 0 && next < items.length; next += by) {
    const other = items[next]
    if (other !== undefined && groupOf(other) === groupOf(own)) return next
  }
  return null
}

/** Kits that hold an item, or services that use a kit: what a change reaches. */
export const usesOf = (id: string, entries: readonly CatalogEntry[]): CatalogEntry[] =>
  entries.filter(
    ({ kit, service }) =>
      kit?.lines.some((line) => line.itemId === id) || service?.kitIds.includes(id),
  )
