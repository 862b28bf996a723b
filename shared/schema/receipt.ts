import { z } from 'zod'
import { milliPercentSchema } from './money'
import {
  addressSchema,
  centsSchema,
  daySchema,
  idSchema,
  instantSchema,
  lineText,
  minutesSchema,
  recordFields,
  shortText,
} from './primitives'

export const receiptLineKindSchema = z.enum(['session', 'travel', 'other', 'package', 'tip'])
export type ReceiptLineKind = z.infer<typeof receiptLineKindSchema>

/** Visits paid ahead that a line sells; they are used one by one by receipts to come. */
export const soldPackageSchema = z.strictObject({
  visits: z.int().min(1).max(50),
  /** The last day on which one can be used; null: no end. */
  expiresOn: daySchema.nullable(),
})
export type SoldPackage = z.infer<typeof soldPackageSchema>

export const receiptLineSchema = z.strictObject({
  id: idSchema,
  kind: receiptLineKindSchema,
  description: lineText.min(1, 'Say what it is for.'),
  /** Of a session: the day it was held, whenever it is paid. */
  servedOn: daySchema.nullable(),
  serviceId: idSchema.nullable(),
  minutes: minutesSchema.nullable(),
  quantity: z.int().min(1).max(99),
  unitCents: centsSchema,
  taxable: z.boolean(),
  /** Its share of the discount taken off; the tax not yet put on. */
  netCents: centsSchema,
  taxCents: centsSchema,
  sold: soldPackageSchema.nullable(),
})
export type ReceiptLine = z.infer<typeof receiptLineSchema>

export const discountSchema = z.strictObject({
  kind: z.enum(['amount', 'percent']),
  /** Cents of an amount, thousandths of a percent of a percentage. */
  value: z.int().min(0).max(10_000_000),
  reason: lineText,
})
export type Discount = z.infer<typeof discountSchema>

/** Five letters and digits that one laptop counts under, and its next number. */
export const receiptNumberSchema = z.strictObject({
  series: z.string().regex(/^[2-9A-Z]{5,8}$/),
  sequence: z.int().min(1).max(9_999_999),
})
export type ReceiptNumber = z.infer<typeof receiptNumberSchema>

/** As it stood on the day of the receipt: a move or a new license changes no old paper. */
export const issuerSchema = z.strictObject({
  practiceName: shortText,
  address: addressSchema,
  phone: z.string().max(40),
  email: z.string().max(254),
  taxId: z.string().max(20),
  practiceNpi: z.string().max(10),
  therapistId: idSchema,
  therapistName: shortText,
  licenceTitle: z.string().max(40),
  licenceNumber: z.string().max(40),
  licenceState: z.string().max(40),
  therapistNpi: z.string().max(10),
})
export type Issuer = z.infer<typeof issuerSchema>

export const placeOfServiceSchema = z.enum(['home', 'office', 'other'])
export type PlaceOfService = z.infer<typeof placeOfServiceSchema>

/** What was charged for, once it has a number. Never changed. */
export const receiptSchema = z.strictObject({
  number: receiptNumberSchema,
  issuedOn: daySchema,
  issuer: issuerSchema,
  /** Who was treated, not who pays. */
  clientName: shortText,
  /** Printed where the client wants it; null: left out. */
  clientBornOn: daySchema.nullable(),
  placeOfService: placeOfServiceSchema,
  lines: z.array(receiptLineSchema).min(1).max(40),
  discount: discountSchema.nullable(),
  taxMilliPercent: milliPercentSchema,
  subtotalCents: centsSchema,
  discountCents: centsSchema,
  taxCents: centsSchema,
  tipCents: centsSchema,
  totalCents: centsSchema,
  /** The void receipt in whose place this one stands: what was paid on that counts here. */
  replacesId: idSchema.nullable(),
  note: lineText,
})
export type Receipt = z.infer<typeof receiptSchema>

export const paymentMethodSchema = z.enum([
  'cash',
  'check',
  'card',
  'benefitCard',
  'bankTransfer',
  'app',
  'package',
  'other',
])
export type PaymentMethod = z.infer<typeof paymentMethodSchema>

const referenceSchema = z.string().max(40)

export const paymentSchema = z.strictObject({
  receiptId: idSchema,
  amountCents: centsSchema.min(1),
  method: paymentMethodSchema,
  /** A check's or transfer's number; never a card's. */
  reference: referenceSchema,
  paidOn: daySchema,
  /** Of `package`: the receipt that sold it. */
  packageId: idSchema.nullable(),
})
export type Payment = z.infer<typeof paymentSchema>

export const refundSchema = z.strictObject({
  receiptId: idSchema,
  amountCents: centsSchema.min(1),
  method: paymentMethodSchema,
  reference: referenceSchema,
  refundedOn: daySchema,
  /** Of `package`: the receipt that sold it gets its money back. */
  packageId: idSchema.nullable(),
  reason: lineText.min(1, 'Say why.'),
})
export type Refund = z.infer<typeof refundSchema>

/** Taken out of the sums; the receipt and its number stay to be seen. */
export const receiptVoidSchema = z.strictObject({
  receiptId: idSchema,
  voidedOn: daySchema,
  reason: lineText.min(1, 'Say why.'),
})
export type ReceiptVoid = z.infer<typeof receiptVoidSchema>

/** As a provider wrote it: the therapist never gives a diagnosis (clinical rulebook 10). */
export const diagnosisSchema = z.strictObject({
  id: idSchema,
  code: z.string().max(8),
  providerId: idSchema.nullable(),
  providerName: shortText,
  providerNpi: z.string().max(10),
  onDay: daySchema,
})
export type Diagnosis = z.infer<typeof diagnosisSchema>

/** Codes are typed by the practice; Doorstep ships no list of them and no words to them. */
export const procedureSchema = z.strictObject({
  id: idSchema,
  lineId: idSchema,
  code: z.string().max(5),
  modifier: z.string().max(2),
  units: z.int().min(1).max(32),
})
export type Procedure = z.infer<typeof procedureSchema>

export const superbillSchema = z.strictObject({
  receiptId: idSchema,
  madeOn: daySchema,
  diagnoses: z.array(diagnosisSchema).max(12),
  procedures: z.array(procedureSchema).max(20),
  referredBy: shortText,
  letterId: idSchema.nullable(),
})
export type Superbill = z.infer<typeof superbillSchema>

/** A provider's letter that massage is needed: what, how often and how long, in the provider's words. */
export const letterSchema = z.strictObject({
  providerId: idSchema.nullable(),
  providerName: shortText,
  providerNpi: z.string().max(10),
  issuedOn: daySchema,
  /** The last day it counts. */
  expiresOn: daySchema,
  condition: lineText,
  treatment: lineText,
  frequency: shortText,
  duration: shortText,
  /** Nothing more is told about it: another stands in its place, or it is not needed any more. */
  endedOn: daySchema.nullable(),
})
export type Letter = z.infer<typeof letterSchema>

/**
 * The practice's book of money, told apart by `kind`; exactly the part of that name is filled. Written
 * once and never changed, but for letters: what is owed is always the sum of a receipt and what followed
 * it.
 */
export const receiptRecordSchema = z.strictObject({
  ...recordFields,
  kind: z.enum(['receipt', 'payment', 'refund', 'void', 'superbill', 'letter']),
  /** The parent of the household that the money is of. */
  clientId: idSchema,
  /** Of a receipt for a visit; '' for none. */
  visitId: z.string().max(36),
  /** When it was written down. */
  startAt: instantSchema,
  receipt: receiptSchema.nullable(),
  payment: paymentSchema.nullable(),
  refund: refundSchema.nullable(),
  void: receiptVoidSchema.nullable(),
  superbill: superbillSchema.nullable(),
  letter: letterSchema.nullable(),
})
export type ReceiptRecord = z.infer<typeof receiptRecordSchema>
