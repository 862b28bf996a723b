import { z } from 'zod'
import { milliPercentSchema } from '#shared/schema/money'
import {
  centsSchema,
  daySchema,
  lineText,
  minutesSchema,
  shortText,
} from '#shared/schema/primitives'
import {
  type Discount,
  paymentMethodSchema,
  placeOfServiceSchema,
  type ReceiptLine,
} from '#shared/schema/receipt'
import type { Day } from '../time/calendar-day'
import type { PackageStanding } from './book'
import { type PricedLine, type ReceiptTotals, totalsOf } from './receipt-totals'
import { referenceTrouble } from './reference'

/** What a reference may not hold, as it is told beside the field. */
export const referenceWords = {
  cardNumber:
    'This looks like a card number. Doorstep never keeps one: write the terminal’s reference instead.',
  words: 'Only numbers and codes, such as “Check 1042”. Banks and apps can read what stands here.',
} as const

export const referenceField = z
  .string()
  .max(40, 'Keep it under 40 characters.')
  .superRefine((reference, context) => {
    const trouble = referenceTrouble(reference)
    if (trouble) context.addIssue({ code: 'custom', message: referenceWords[trouble] })
  })

export const paymentFieldsSchema = z.strictObject({
  /** Now, later, or out of visits paid ahead (and the rest now). */
  how: z.enum(['now', 'package', 'later']),
  method: paymentMethodSchema.exclude(['package']),
  /** Null: all that is owed. */
  amountCents: centsSchema.nullable(),
  reference: referenceField,
  paidOn: daySchema.nullable(),
  /** Of `package`; '' for none. */
  packageId: z.string().max(36),
})
export type PaymentFields = z.infer<typeof paymentFieldsSchema>

export const extraLineSchema = z.strictObject({
  description: lineText.trim().min(1, 'Say what it is for.'),
  cents: centsSchema.nullable().refine((value) => value !== null, 'Enter the amount.'),
  taxable: z.boolean(),
})

/** The form of a receipt for a session. Amounts are cents. */
export const receiptFormSchema = z
  .strictObject({
    clientName: shortText.trim().min(1, 'Enter who was treated.'),
    withBirthDate: z.boolean(),
    servedOn: daySchema
      .nullable()
      .refine((value) => value !== null, 'Enter the day of the session.'),
    description: lineText.trim().min(1, 'Say what it is called on the receipt.'),
    minutes: minutesSchema
      .nullable()
      .refine((value) => value !== null && value > 0, 'Enter how many minutes it took.'),
    priceCents: centsSchema.nullable().refine((value) => value !== null, 'Enter the price.'),
    taxable: z.boolean(),
    travelCents: centsSchema.nullable(),
    extras: z.array(extraLineSchema).max(20),
    discountKind: z.enum(['none', 'amount', 'percent']),
    discountCents: centsSchema.nullable(),
    discountPercent: z.number().min(0).max(100, 'At most 100 %.').nullable(),
    discountReason: lineText,
    tipCents: centsSchema.nullable(),
    placeOfService: placeOfServiceSchema,
    note: lineText,
    payment: paymentFieldsSchema,
  })
  .superRefine((values, context) => {
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (values.discountKind === 'amount' && values.discountCents === null) {
      say(['discountCents'], 'Enter how much is taken off.')
    }
    if (values.discountKind === 'percent' && values.discountPercent === null) {
      say(['discountPercent'], 'Enter how much is taken off.')
    }
    checkPayment(values.payment, say)
  })
export type ReceiptForm = z.input<typeof receiptFormSchema>

function checkPayment(
  payment: PaymentFields,
  say: (path: (string | number)[], message: string) => void,
): void {
  if (payment.how === 'later') return
  if (payment.paidOn === null) say(['payment', 'paidOn'], 'Enter the day it was paid.')
  if (payment.how === 'package' && payment.packageId === '') {
    say(['payment', 'packageId'], 'Choose the package.')
  }
}

/** The form of a sale of visits paid ahead. */
export const packageFormSchema = z
  .strictObject({
    clientName: shortText.trim().min(1, 'Enter who the visits are for.'),
    offerId: z.string().max(36).min(1, 'Choose a package.'),
    priceCents: centsSchema.nullable().refine((value) => value !== null, 'Enter the price.'),
    expiresOn: daySchema.nullable(),
    taxable: z.boolean(),
    payment: paymentFieldsSchema,
  })
  .superRefine((values, context) =>
    checkPayment(values.payment, (path, message) =>
      context.addIssue({ code: 'custom', path, message }),
    ),
  )
export type PackageForm = z.input<typeof packageFormSchema>

export const blankPayment = (today: Day): PaymentFields => ({
  ...{ how: 'now', method: 'card', amountCents: null, reference: '', paidOn: today },
  packageId: '',
})

export interface FormGround {
  readonly serviceId: string | null
  readonly taxMilliPercent: number
  /** The package chosen in the form; null for none. */
  readonly package: PackageStanding | null
  newId(): string
}

export const discountOfForm = (values: ReceiptForm): Discount | null => {
  const reason = values.discountReason.trim()
  if (values.discountKind === 'amount') {
    return { kind: 'amount', value: values.discountCents ?? 0, reason }
  }
  if (values.discountKind === 'percent') {
    const value = milliPercentSchema.parse(Math.round((values.discountPercent ?? 0) * 1000))
    return { kind: 'percent', value, reason }
  }
  return null
}

/** The lines that a form speaks of, and what they come to; unfinished amounts count as nothing. */
export function totalsOfForm(values: ReceiptForm, ground: FormGround): ReceiptTotals {
  return totalsOf(linesOfForm(values, ground), discountOfForm(values), ground.taxMilliPercent)
}

/** A session out of a package costs its part of what was paid for it, and its tax was paid with it. */
function linesOfForm(values: ReceiptForm, ground: FormGround): PricedLine[] {
  const ahead = values.payment.how === 'package' ? ground.package : null
  const lines: PricedLine[] = [
    {
      ...emptyLine(ground.newId()),
      ...{ kind: 'session', description: values.description.trim(), servedOn: values.servedOn },
      ...{ serviceId: ground.serviceId, minutes: values.minutes },
      unitCents: ahead ? ahead.nextCents : (values.priceCents ?? 0),
      taxable: ahead ? false : values.taxable,
    },
  ]
  for (const { description, cents, taxable } of values.extras) {
    const line = { ...emptyLine(ground.newId()), description: description.trim(), taxable }
    lines.push({ ...line, kind: 'other', unitCents: cents ?? 0 })
  }
  const add = (kind: ReceiptLine['kind'], description: string, cents: number | null) => {
    if (!cents) return
    lines.push({ ...emptyLine(ground.newId()), kind, description, unitCents: cents })
  }
  add('travel', 'Travel fee', values.travelCents)
  add('tip', 'Tip', values.tipCents)
  return lines
}

export const emptyLine = (id: string): PricedLine => ({
  ...{ id, kind: 'other', description: '', servedOn: null, serviceId: null, minutes: null },
  ...{ quantity: 1, unitCents: 0, taxable: false, sold: null },
})

/** Whether kept values can be shown in the form again; they need not be right. */
export const isReceiptDraft = (values: unknown): values is ReceiptForm =>
  holds(values, ['description', 'clientName', 'discountKind', 'note'], ['extras', 'payment'])

export const isPackageDraft = (values: unknown): values is PackageForm =>
  holds(values, ['offerId', 'clientName'], ['payment'])

const holds = (values: unknown, texts: readonly string[], parts: readonly string[]): boolean =>
  typeof values === 'object' &&
  values !== null &&
  texts.every((name) => typeof Reflect.get(values, name) === 'string') &&
  parts.every((name) => typeof Reflect.get(values, name) === 'object')
