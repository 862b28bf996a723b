import { z } from 'zod'
import { centsSchema, idSchema, shortText } from './primitives'

/** Thousandths of a percent: 6.875 % is 6875, 100 % is 100,000. */
export const milliPercentSchema = z.int().min(0).max(100_000)

/** Visits paid ahead, as the practice offers them. What was sold stands on its receipt. */
export const packageOfferSchema = z.strictObject({
  id: idSchema,
  name: shortText.trim().min(1, 'Enter what the package is called.'),
  serviceId: idSchema,
  visits: z.int().min(2, 'A package has 2 visits or more.').max(50),
  priceCents: centsSchema,
  /** Months from the day of sale; 0: it does not end. */
  validMonths: z.int().min(0).max(60),
})
export type PackageOffer = z.infer<typeof packageOfferSchema>

/** How a session reads on a receipt: plainly, or by its service's name, which can tell of health. */
export const wordingSchema = z.enum(['plain', 'named'])
export type Wording = z.infer<typeof wordingSchema>

/** What the practice's receipts are made of, beside its name, address and phone. */
export const moneySettingsSchema = z.strictObject({
  /** EIN, or the number that stands in for one. */
  taxId: z.string().max(20),
  /** Of the practice (type 2); '' for none. */
  npi: z.string().max(10),
  /** Sales tax on taxable services; 0 where massage is not taxed. */
  taxMilliPercent: milliPercentSchema,
  travelFeeCents: centsSchema,
  wording: wordingSchema,
  packages: z.array(packageOfferSchema).max(60),
})
export type MoneySettings = z.infer<typeof moneySettingsSchema>
