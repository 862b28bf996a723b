import { z } from 'zod'
import { daySchema, idSchema, lineText, longText, recordFields, shortText } from './primitives'

/** Classes that products and allergies are matched by (clinical rulebook 7.4). */
export const allergenClassSchema = z.enum([
  'almond',
  'coconut',
  'hazelnut',
  'walnut',
  'macadamia',
  'argan',
  'shea',
  'peanut',
  'sesame',
  'soy',
  'wheatGerm',
  'avocado',
  'latex',
  'lanolin',
  'beeswax',
  'fragrance',
  'essentialOil',
  'preservative',
  'dye',
  'vitaminE',
  'other',
])
export type AllergenClass = z.infer<typeof allergenClassSchema>

export const allergySchema = z.strictObject({
  id: idSchema,
  substance: shortText.min(1, 'Name the substance.'),
  allergenClass: allergenClassSchema,
  reaction: lineText,
  severity: z.enum(['mild', 'moderate', 'severe', 'unknown']),
})
export type Allergy = z.infer<typeof allergySchema>

export const medicationSchema = z.strictObject({
  id: idSchema,
  name: shortText.min(1, 'Name the medicine.'),
  dose: shortText,
  note: lineText,
})

/** What a clearance covers, as the rules of timing ask for it (clinical rulebook 5, T1 to T17). */
export const clearanceScopeSchema = z.enum([
  'body',
  'abdomen',
  'breast',
  'scar',
  'prenatal',
  'infant',
  'lyingFlat',
  'anticoagulant',
])
export type ClearanceScope = z.infer<typeof clearanceScopeSchema>

/** A provider's word that hands-on work may happen, and within which bounds. */
export const clearanceSchema = z.strictObject({
  id: idSchema,
  providerId: idSchema.nullable(),
  scope: lineText.min(1, 'Say what is cleared.'),
  givenOn: daySchema,
  expiresOn: daySchema.nullable(),
  /** The letter, as an encrypted file. */
  fileId: idSchema.nullable(),
  /** What it covers; absent on those from before: `scope` says it in words alone. */
  scopes: z.array(clearanceScopeSchema).max(10).optional(),
  /** Letters that others took the place of, oldest first: replaced, never lost. */
  earlierFileIds: z.array(idSchema).max(20).optional(),
  /** The provider's answer to a summary that it was taken from. */
  summaryEntryId: idSchema.optional(),
})
export type Clearance = z.infer<typeof clearanceSchema>

export const birthModeSchema = z.enum([
  'vaginal',
  'assistedVaginal',
  'cesareanPlanned',
  'cesareanUnplanned',
])
export type BirthMode = z.infer<typeof birthModeSchema>

export const feedingModeSchema = z.enum([
  'direct',
  'pumped',
  'mixed',
  'formula',
  'weaning',
  'none',
  'unknown',
])

export const parentChartSchema = z.strictObject({
  stage: z.enum(['pregnant', 'postpartum', 'other']),
  /** Estimated due date. */
  dueOn: daySchema.nullable(),
  birthOn: daySchema.nullable(),
  birthMode: birthModeSchema.nullable(),
  birthNote: longText,
  gravida: z.int().min(0).max(30).nullable(),
  para: z.int().min(0).max(30).nullable(),
  checkupOn: daySchema.nullable(),
  /** First word with the birth provider after birth, a call counts too (clinical rulebook T16). */
  contactOn: daySchema.nullable().optional(),
  feeding: feedingModeSchema,
  goals: longText,
})
export type ParentChart = z.infer<typeof parentChartSchema>

export const infantChartSchema = z.strictObject({
  /** Completed days of gestation at birth (39 weeks 2 days = 275). */
  gestationAtBirthDays: z.int().min(140).max(320).nullable(),
  birthWeightG: z.int().min(200).max(8000).nullable(),
  nicu: z.enum(['no', 'yes', 'unknown']),
  cordHealed: z.enum(['no', 'yes', 'unknown']),
  feeding: feedingModeSchema,
})
export type InfantChart = z.infer<typeof infantChartSchema>

/**
 * A person's health, apart from who they are. One chart a person; `parent` or `infant` is filled
 * according to `subject`.
 */
export const chartSchema = z.strictObject({
  ...recordFields,
  clientId: idSchema,
  subject: z.enum(['parent', 'infant']),
  parent: parentChartSchema.nullable(),
  infant: infantChartSchema.nullable(),
  /** "Not asked" is not "none". */
  allergyHistory: z.enum(['notAsked', 'none', 'some']),
  allergies: z.array(allergySchema).max(50),
  medications: z.array(medicationSchema).max(80),
  conditions: z.array(lineText.min(1)).max(50),
  clearances: z.array(clearanceSchema).max(50),
  note: longText,
})
export type Chart = z.infer<typeof chartSchema>
