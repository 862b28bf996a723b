import { z } from 'zod'
import { ok, type Result, refused } from '#shared/result'
import { daySchema, idSchema, shortText } from '#shared/schema/primitives'
import type { Receipt, Superbill } from '#shared/schema/receipt'
import { npiField } from './letters'

/** ICD-10-CM as it is written: a letter, a digit, a sign, and up to four more behind a point. */
const diagnosisCode = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/
const procedureCode = /^\d{4}[0-9A-Z]$/
const modifierCode = /^[0-9A-Z]{2}$/

/** Minutes in a timed unit; a further unit begins with its eighth minute (clinical rulebook 9). */
const unitMin = 15
const leastMin = 8

/** Units of a timed procedure: 8–22 min is 1, 23–37 is 2, 38–52 is 3. 0 below 8 minutes. */
export const timedUnits = (minutes: number): number =>
  minutes < leastMin ? 0 : Math.floor((minutes - leastMin) / unitMin) + 1

const upper = (text: string): string => text.trim().toUpperCase()

export const superbillFormSchema = z.strictObject({
  diagnoses: z
    .array(
      z.strictObject({
        id: idSchema,
        code: z.string().refine((code) => diagnosisCode.test(upper(code)), {
          message: 'Enter the code as the provider wrote it, such as A00.0.',
        }),
        providerName: shortText.trim().min(1, 'Enter which provider gave this diagnosis.'),
        providerNpi: npiField,
        onDay: daySchema.nullable().refine((day) => day !== null, 'Enter the day it was given.'),
      }),
    )
    .min(1, 'A superbill needs a diagnosis from the client’s provider.')
    .max(12),
  procedures: z
    .array(
      z.strictObject({
        id: idSchema,
        lineId: idSchema,
        code: z.string().refine((code) => procedureCode.test(upper(code)), {
          message: 'Enter the five-character code that you bill by.',
        }),
        modifier: z.string().refine((code) => code === '' || modifierCode.test(upper(code)), {
          message: 'A modifier has two characters.',
        }),
        units: z
          .int()
          .min(1)
          .max(32)
          .nullable()
          .refine((units) => units !== null, 'Enter the units.'),
      }),
    )
    .min(1, 'Enter the code that the session is billed by.')
    .max(20),
  referredBy: shortText,
})
export type SuperbillForm = z.input<typeof superbillFormSchema>

export const isSuperbillDraft = (values: unknown): values is SuperbillForm =>
  typeof values === 'object' &&
  values !== null &&
  Array.isArray(Reflect.get(values, 'diagnoses')) &&
  Array.isArray(Reflect.get(values, 'procedures'))

export type SuperbillRefusal = 'void' | 'noSession' | 'sameTimeTwice'

/** Codes of one session that insurers refuse side by side unless one of them carries a modifier. */
const oneRegionOneTime = ['97124', '97140'] as const

/**
 * What goes with an issued receipt to an insurer; the client sends it, the practice never does. Every
 * code was typed by the practice, every diagnosis names the provider who gave it.
 */
export function makeSuperbill(
  values: SuperbillForm,
  about: {
    readonly receiptId: string
    readonly receipt: Receipt
    readonly isVoid: boolean
    readonly letterId: string | null
    readonly today: string
  },
): Result<Superbill, SuperbillRefusal> {
  if (about.isVoid) return refused('void')
  const sessions = new Set(
    about.receipt.lines.filter(({ kind }) => kind === 'session').map(({ id }) => id),
  )
  if (sessions.size === 0) return refused('noSession')
  const procedures = values.procedures
    .filter(({ lineId }) => sessions.has(lineId))
    .map(({ id, lineId, code, modifier, units }) => ({
      ...{ id, lineId, code: upper(code), modifier: upper(modifier), units: units ?? 1 },
    }))
  if (procedures.length === 0) return refused('noSession')
  for (const lineId of sessions) {
    const bare = procedures.filter((one) => one.lineId === lineId && one.modifier === '')
    if (oneRegionOneTime.every((code) => bare.some((one) => one.code === code))) {
      return refused('sameTimeTwice')
    }
  }
  return ok({
    ...{ receiptId: about.receiptId, madeOn: about.today, letterId: about.letterId, procedures },
    diagnoses: values.diagnoses.map(({ code, onDay, ...rest }) => ({
      ...{ ...rest, code: upper(code), onDay: onDay ?? '', providerId: null },
    })),
    referredBy: values.referredBy.trim(),
  })
}
