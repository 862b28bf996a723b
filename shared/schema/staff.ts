import { z } from 'zod'
import { homeSchema } from './client'
import {
  addressSchema,
  clockTimeSchema,
  daySchema,
  idSchema,
  instantSchema,
  lineText,
  longText,
  recordFields,
  shortText,
} from './primitives'
import { staffNoticesSchema } from './staff-notices'

export const staffRoleSchema = z.enum(['owner', 'lead', 'therapist', 'office'])

export const licenceSchema = z.strictObject({
  /** As printed on notes and summaries: `LMT`, `RMT`. */
  title: z.string().max(40),
  number: z.string().max(40),
  state: z.string().max(40),
  expiresOn: daySchema.nullable(),
})

export const credentialSchema = z.strictObject({
  id: idSchema,
  name: shortText,
  issuer: shortText,
  expiresOn: daySchema.nullable(),
})

/** Keys are public ones, base64. */
export const laptopSchema = z.strictObject({
  deviceId: idSchema,
  publicKey: z.string().max(60),
  addedAt: instantSchema,
  /** What new keys of the practice are sealed to; laptops from before that have none. */
  sealingKey: z.string().max(60).optional(),
  /** Chosen by the person; two may be called alike. */
  name: z.string().max(60).optional(),
  /** Since when it is out of the practice: lost, sold, or given away. */
  revokedAt: instantSchema.nullable().optional(),
  /** Since when its account on the server is known to be gone. */
  accountClosedAt: instantSchema.nullable().optional(),
  /** When it last had everything on the server, told at most once an hour: how fresh its figures are. */
  lastSyncedAt: instantSchema.optional(),
  /** Empty places for links that were made ready on the server for this laptop alone: 64 hex digits each. */
  linkPlaces: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(60)
    .optional(),
})

/** A weekday on which someone works; a weekday without one is free. */
export const workdaySchema = z.strictObject({
  /** ISO: 1 = Monday … 7 = Sunday. */
  weekday: z.int().min(1).max(7),
  startTime: clockTimeSchema,
  endTime: clockTimeSchema,
  /** Lunch and the like: no visit is offered then. */
  breaks: z
    .array(
      z.strictObject({
        id: idSchema,
        startTime: clockTimeSchema,
        endTime: clockTimeSchema,
        name: shortText,
      }),
    )
    .max(6),
})
export type Workday = z.infer<typeof workdaySchema>

/** Away, or held by something that is no visit. */
export const timeOffSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['off', 'busy']),
  startAt: instantSchema,
  /** Not part of it. */
  endAt: instantSchema,
  wholeDays: z.boolean(),
  reason: lineText,
  /** What it is called in the calendar it was read from; '' when entered here. */
  sourceId: z.string().max(300),
})
export type TimeOff = z.infer<typeof timeOffSchema>

/** Notes of this person are read and signed by somebody else too. `by`: whom, or '' for anybody who may. */
export const cosignRuleSchema = z.strictObject({
  reason: z.enum(['student', 'assistant', 'review']),
  by: z.string().max(36),
  setAt: instantSchema,
  setBy: idSchema,
})
export type CosignRule = z.infer<typeof cosignRuleSchema>

/** What families ask before they let somebody in, in the therapist's own words (clinical rulebook 1.14). */
export const therapistProfileSchema = z.strictObject({
  about: longText,
  experience: longText,
  /** How they work with what is hard to speak of. */
  sensitiveTopics: longText,
  languages: shortText,
})
export type TherapistProfile = z.infer<typeof therapistProfileSchema>

/** One entry of the member log, as it was signed (`shared/crypto/member-log`). */
export const memberEntryTextSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  entry: z.string().max(2500),
})

/** Someone who works in the practice. Lives in the practice space. */
export const staffSchema = z.strictObject({
  ...recordFields,
  name: shortText.min(1, 'Enter a name.'),
  role: staffRoleSchema,
  licence: licenceSchema,
  credentials: z.array(credentialSchema).max(30),
  /** Their own number as a provider; absent or '' for none. */
  npi: z.string().max(10).optional(),
  phone: z.string().max(40),
  email: z.string().max(254),
  /** Where the day starts and ends; null until told. */
  homeBase: addressSchema.nullable(),
  /** Where that is on the map; absent or null until told. */
  homeLocation: homeSchema.shape.location.optional(),
  /** Services this person offers; absent: all of them. */
  offers: z.array(idSchema).max(100).optional(),
  /** The therapist space that this person's clients and visits live in. */
  clientSpace: idSchema,
  /** Room in this person's bags, in liters; not told, all is taken to fit. */
  bagLiters: z.number().min(0).max(2000).optional(),
  /** The laptops this person works with, and what they sign with. */
  signingKeys: z.array(laptopSchema).max(20),
  /** What the owners signed about this person; absent while nobody was ever invited. */
  memberEntries: z.array(memberEntryTextSchema).max(100).optional(),
  note: lineText,
  /** Absent until told: then no hours are held against a visit. */
  workdays: z.array(workdaySchema).max(7).optional(),
  timeOff: z.array(timeOffSchema).max(600).optional(),
  /** Absent until chosen: then nothing is told by the system. */
  notices: staffNoticesSchema.optional(),
  /** In-person training in breast massage, which some states ask to be shown (clinical rulebook 2.8). */
  breastTraining: z
    .strictObject({
      hours: z.number().min(0).max(500),
      completedOn: daySchema.nullable(),
      issuer: shortText,
    })
    .nullable()
    .optional(),
  /** Absent or null: a note of this person stands by its own signature. */
  cosign: cosignRuleSchema.nullable().optional(),
  profile: therapistProfileSchema.optional(),
})
export type Staff = z.infer<typeof staffSchema>
