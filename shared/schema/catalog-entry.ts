import { z } from 'zod'
import { breastProtocolSchema } from './breast-session'
import { allergenClassSchema } from './chart'
import { clinicalRulesSchema } from './clinical-rules'
import { mileageSettingsSchema } from './mileage-settings'
import { moneySettingsSchema } from './money'
import { moodRulesSchema } from './mood-rules'
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
  timeZoneSchema,
} from './primitives'
import { resourceSchema } from './resource'
import { retentionSettingsSchema } from './retention'

/** What kind of session a service is; decides the note's form and the rules. */
export const serviceKindSchema = z.enum([
  'breast',
  'postnatal',
  'prenatal',
  'cesareanScar',
  'infant',
  'group',
])
export type ServiceKind = z.infer<typeof serviceKindSchema>

export const serviceSchema = z.strictObject({
  serviceKind: serviceKindSchema,
  durationMin: minutesSchema,
  setupMin: minutesSchema,
  packupMin: minutesSchema,
  priceCents: centsSchema,
  kitIds: z.array(idSchema).max(20),
  /** Absent: the practice's own travel fee. */
  travelFeeCents: centsSchema.optional(),
  /** Sales tax is put on it; absent: none. */
  taxable: z.boolean().optional(),
})

export const itemUnitSchema = z.enum(['piece', 'ml', 'pair', 'set'])

/** One delivery of a product, told apart by the number on its label. */
export const lotSchema = z.strictObject({
  id: idSchema,
  lotNumber: shortText.min(1, 'Enter the lot number on the label.'),
  expiresOn: daySchema.nullable(),
  openedOn: daySchema.nullable(),
  /** The maker called it back: it is not packed or used any more. */
  recalledOn: daySchema.nullable(),
})
export type Lot = z.infer<typeof lotSchema>

/** What runs on a battery and touches skin (clinical rulebook 7.1, 7.3). */
export const deviceSchema = z.strictObject({
  /** Minutes a full charge lasts. */
  fullChargeMin: minutesSchema.min(1),
  /** Minutes it runs in one visit, as planned. */
  perVisitMin: minutesSchema,
  /** Cord, housing and automatic switch-off were looked over. */
  checkedOn: daySchema.nullable(),
})
export type Device = z.infer<typeof deviceSchema>

export const itemSchema = z.strictObject({
  category: z.enum(['linen', 'oil', 'device', 'support', 'hygiene', 'consumable', 'paper']),
  unit: itemUnitSchema,
  allergens: z.array(allergenClassSchema).max(30),
  /** Stock kept at home base: order up to `par` when at or below `reorderAt`. */
  par: z.number().min(0).max(100_000),
  reorderAt: z.number().min(0).max(100_000),
  /** A worn or wiped thing that comes home again, against one that is used up. */
  reusable: z.boolean(),
  /** Each home needs its own (linen, oil); else one goes along from home to home (a table). */
  freshEachVisit: z.boolean(),
  /** Room that one piece, pair or set (or 1 ml) takes in the bag, in liters. */
  bagLiters: z.number().min(0).max(500),
  /** Months that an opened bottle is good for; null: as long as its label says. */
  monthsAfterOpening: z.int().min(1).max(60).nullable(),
  device: deviceSchema.nullable(),
  lots: z.array(lotSchema).max(100),
  /** What it was bought for: so many cents for so many of its unit. Absent until told. */
  cost: z
    .strictObject({ cents: centsSchema, quantity: z.int().min(1).max(100_000) })
    .nullable()
    .optional(),
})

export const checklistPhaseSchema = z.enum(['pack', 'door', 'leave'])

export const kitSchema = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        itemId: idSchema,
        quantity: z.number().min(0).max(10_000),
      }),
    )
    .max(200),
  /** Things to do rather than to bring, each with its moment. */
  steps: z
    .array(
      z.strictObject({ id: idSchema, label: lineText.min(1), phase: z.enum(['door', 'leave']) }),
    )
    .max(100),
})

/**
 * What one state asks before a breast session, as the practice has confirmed it (clinical rulebook
 * 2.8). Without a confirmed entry for the state a breast session cannot begin.
 */
export const stateRuleSchema = z.strictObject({
  /** As it stands in addresses: `TX`. */
  region: shortText.min(1, 'Enter the state.'),
  breastMassage: z.enum(['allowed', 'notAllowed', 'withOrder']),
  /** perSession: signed anew before each one; writtenAndVerbal: signed, and said aloud. */
  consentMode: z.enum(['standing', 'perSession', 'writtenAndVerbal']),
  offersWitness: z.boolean(),
  nippleApart: z.boolean(),
  /** Hours of in-person training the therapist must be able to show. */
  trainingHours: z.int().min(0).max(500),
  /** Younger clients need a parent or guardian to sign; 0: no such rule. */
  parentUnderAge: z.int().min(0).max(21),
  /** The therapist signs what the client signed; absent in rules confirmed before it was asked. */
  therapistSigns: z.boolean().optional(),
  keepYears: z.int().min(0).max(50).nullable(),
  /** The words of the law that the practice goes by, and where they stand. */
  text: z.string().max(4000),
  source: lineText,
  confirmedAt: instantSchema,
  confirmedBy: idSchema,
})
export type StateRule = z.infer<typeof stateRuleSchema>

/** What a form is for; each purpose has one form. */
export const formPurposeSchema = z.enum(['intake', 'treatment', 'breastSession', 'sharing'])
export type FormPurpose = z.infer<typeof formPurposeSchema>

/** A text as it once was: kept as long as somebody may have signed it. */
export const formVersionSchema = z.strictObject({
  version: z.int().min(1).max(1000),
  madeAt: instantSchema,
  madeBy: idSchema,
  titleEn: shortText,
  titleEs: shortText,
  textEn: z.string().max(20_000),
  textEs: z.string().max(20_000),
})
export type FormVersion = z.infer<typeof formVersionSchema>

/** Words that clients read and sign. The newest version is the one in use. */
export const formSchema = z.strictObject({
  purpose: formPurposeSchema,
  versions: z.array(formVersionSchema).min(1).max(100),
})
export type FormText = z.infer<typeof formSchema>

export const phraseSchema = z.strictObject({
  id: idSchema,
  part: z.enum(['subjective', 'objective', 'assessment', 'plan']),
  text: lineText.min(1, 'Write the phrase.'),
  /** Typed after a semicolon it becomes the phrase: `;ok`. '' or absent: it has none. */
  short: z
    .string()
    .max(12)
    .regex(/^[a-z0-9]*$/, 'Small letters and digits only.')
    .optional(),
})
export type Phrase = z.infer<typeof phraseSchema>

export const hipaaStatusSchema = z.enum(['covered', 'businessAssociate', 'notCoveredFollowsAnyway'])
export type HipaaStatus = z.infer<typeof hipaaStatusSchema>

/** What the practice said it is under the privacy rule, who said so, when and why (rulebook 8.1). */
export const hipaaChangeSchema = z.strictObject({
  id: idSchema,
  status: hipaaStatusSchema,
  reason: lineText.min(3, 'Say why, in a few words.'),
  at: instantSchema,
  by: idSchema,
})

/** Whether the practice earns anything from what it recommends, as it said itself (rulebook 4.15). */
export const interestChangeSchema = z.strictObject({
  id: idSchema,
  interest: z.enum(['none', 'some']),
  /** Of `some`: what it is, to be printed with what is recommended. */
  words: lineText,
  at: instantSchema,
  by: idSchema,
})

export const practiceSchema = z.strictObject({
  address: addressSchema,
  phone: z.string().max(40),
  email: z.string().max(254),
  timeZone: timeZoneSchema,
  paper: z.enum(['Letter', 'A4']),
  /** Minutes without a touch until Doorstep locks; 15 is the longest allowed. */
  lockAfterMin: z.int().min(1).max(15),
  firstWeekday: z.int().min(1).max(7),
  /** Parking and walking to the door, added to each drive; absent: 0. */
  parkingMin: z.int().min(0).max(60).optional(),
  mood: moodRulesSchema.optional(),
  /** The practice's own defaults at the door; absent while it goes by the rulebook's. */
  clinicalRules: clinicalRulesSchema.optional(),
  stateRules: z.array(stateRuleSchema).max(60).optional(),
  /** Absent until the mileage book is first used. */
  mileage: mileageSettingsSchema.optional(),
  /** Absent until chosen: then the conservative profile is in force. */
  breastProtocol: breastProtocolSchema.optional(),
  /** Said so often in this practice that nobody should type them; each belongs to a part of the note. */
  phrases: z.array(phraseSchema).max(200).optional(),
  /** Oldest first, the newest stands; none: treated as covered. */
  hipaa: z.array(hipaaChangeSchema).max(100).optional(),
  /** Oldest first, the newest stands; none: nothing is said about it. */
  interest: z.array(interestChangeSchema).max(100).optional(),
  /** Absent until money is first looked after. */
  money: moneySettingsSchema.optional(),
  /** The page before each link that shows what is behind it: `https://…#`. Absent or '': none. */
  linkViewer: z
    .string()
    .max(200)
    .regex(/^(https:\/\/[^\s#]+#)?$/)
    .optional(),
  /** Nobody whose license has ended signs a note. Absent: it is said, and does not stop. */
  licenceBlocksSigning: z.boolean().optional(),
  /** Absent while the practice goes by the rulebook's years (8.8). */
  retention: retentionSettingsSchema.optional(),
})

/**
 * The practice's own lists and settings, told apart by `kind`; exactly the part of that name is
 * filled, the others are null. Lives in the practice space.
 */
export const catalogEntrySchema = z.strictObject({
  ...recordFields,
  kind: z.enum(['service', 'kit', 'item', 'practice', 'resource', 'form']),
  name: shortText.min(1, 'Enter a name.'),
  active: z.boolean(),
  note: lineText,
  service: serviceSchema.nullable(),
  kit: kitSchema.nullable(),
  item: itemSchema.nullable(),
  practice: practiceSchema.nullable(),
  resource: resourceSchema.nullable().optional(),
  form: formSchema.nullable().optional(),
})
export type CatalogEntry = z.infer<typeof catalogEntrySchema>
export type Service = z.infer<typeof serviceSchema>
export type Kit = z.infer<typeof kitSchema>
export type Item = z.infer<typeof itemSchema>
export type Practice = z.infer<typeof practiceSchema>
