import { z } from 'zod'
import { lotSchema } from '../../schema/catalog-entry'
import { movementKindSchema, placeSchema } from '../../schema/stock'
import type { MovementRefusal } from './movements'

/** What a person books by hand; linen goes to and from the laundry by itself. */
export const bookingFormSchema = z.strictObject({
  kind: movementKindSchema.exclude(['soiled', 'washed']),
  place: placeSchema,
  /** '' for what has no lot. */
  lotId: z.string(),
  quantity: z
    .number('Enter how many.')
    .min(0, 'Enter 0 or more.')
    .max(100_000, 'Too large.')
    .nullable()
    .refine((quantity): boolean => quantity !== null, 'Enter how many.'),
  note: z.string().max(300),
})
export type BookingForm = z.infer<typeof bookingFormSchema>

export const lotFormSchema = lotSchema.omit({ id: true }).extend({
  lotNumber: z.string().trim().min(1, 'Enter the lot number on the label.').max(120),
})
export type LotForm = z.infer<typeof lotFormSchema>

export const bookingRefusalWords: Record<MovementRefusal, string> = {
  nothing: 'That changes nothing: the book says the same already.',
  negative: 'Enter 0 or more.',
  blockedLot:
    'This lot was called back or is past its date. It is not packed or used; throw it away here.',
  notAnItem: 'This item is not here any more.',
}
