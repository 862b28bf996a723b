import { z } from 'zod'
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

export const personNameSchema = z.strictObject({
  given: shortText,
  family: shortText,
  /** What to say at the door, when it is not the given name. */
  preferred: shortText,
})
export type PersonName = z.infer<typeof personNameSchema>

export const contactSchema = z.strictObject({
  phone: z.string().max(40),
  email: z.string().max(254),
  preferred: z.enum(['text', 'call', 'email']),
  /** A phone that others read: asked of every client, because a message can put a person at risk. */
  safeToText: z.enum(['notAsked', 'yes', 'no']),
  language: shortText,
  interpreterNeeded: z.boolean(),
  emergencyName: shortText,
  emergencyPhone: z.string().max(40),
})
export type Contact = z.infer<typeof contactSchema>

/** How to get in without waking anybody: read in the driveway, at arm's length. */
export const accessCardSchema = z.strictObject({
  gateCode: shortText,
  parking: lineText,
  entrance: lineText,
  stairs: lineText,
  pets: lineText,
  /** Do not ring: the baby sleeps. */
  quietEntry: z.boolean(),
  othersAtHome: lineText,
  note: longText,
})
export type AccessCard = z.infer<typeof accessCardSchema>

export const windowReasonSchema = z.enum([
  'nap',
  'feeding',
  'schoolRun',
  'partnerHome',
  'partnerAway',
  'appointment',
  'other',
])

/** When a visit suits this home, and why. */
export const timeWindowSchema = z
  .strictObject({
    id: idSchema,
    /** ISO weekdays, 1 = Monday … 7 = Sunday; empty = every day. */
    weekdays: z.array(z.int().min(1).max(7)).max(7),
    startTime: clockTimeSchema,
    endTime: clockTimeSchema,
    reason: windowReasonSchema,
    /** hard: never outside; preferred: outside costs comfort only. */
    strength: z.enum(['hard', 'preferred']),
  })
  .refine((window) => window.startTime < window.endTime, {
    path: ['endTime'],
    message: 'The end must be after the start.',
  })
export type TimeWindow = z.infer<typeof timeWindowSchema>

export const homeSchema = z.strictObject({
  address: addressSchema,
  location: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      source: z.enum(['pin', 'pasted', 'postalCode', 'geocoder', 'sample']),
    })
    .nullable(),
  access: accessCardSchema,
  windows: z.array(timeWindowSchema).max(20),
})
export type Home = z.infer<typeof homeSchema>

export const careRoleSchema = z.enum([
  'obgyn',
  'midwife',
  'pediatric',
  'lactation',
  'pelvicFloorPt',
  'mentalHealth',
  'doula',
  'primaryCare',
  'other',
])
export type CareRole = z.infer<typeof careRoleSchema>

export const careTeamMemberSchema = z.strictObject({
  id: idSchema,
  providerId: idSchema,
  role: careRoleSchema,
  /** May a summary go to this provider? Asked of the client, per provider. */
  sharing: z.enum(['notAsked', 'agreed', 'declined']),
  sharingOn: daySchema.nullable(),
})
export type CareTeamMember = z.infer<typeof careTeamMemberSchema>

/** Someone would like some time, or an earlier one than they have. */
export const waitingWishSchema = z.strictObject({
  id: idSchema,
  serviceId: idSchema,
  /** The visit that they have and would like earlier; null for any time at all. */
  visitId: idSchema.nullable(),
  /** Days that suit, both included; null is open. */
  fromDay: daySchema,
  untilDay: daySchema.nullable(),
  note: lineText,
  askedAt: instantSchema,
})
export type WaitingWish = z.infer<typeof waitingWishSchema>

/** A court, a claim or a complaint asks that records are kept, whatever their age. */
export const legalHoldSchema = z.strictObject({
  reason: lineText.trim().min(3, 'Say why, in a few words.'),
  setAt: instantSchema,
  setBy: idSchema,
})
export type LegalHold = z.infer<typeof legalHoldSchema>

/** One copy of everything about one person, as it was handed over. */
export const givenCopySchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  by: idSchema,
  /** `locked`: encrypted with words told apart from it; `plain`: readable by whoever has the file. */
  form: z.enum(['locked', 'plain']),
  /** `self`: the person, or who may ask for them; `practice`: made for the practice's own use. */
  given: z.enum(['self', 'representative', 'practice']),
})
export type GivenCopy = z.infer<typeof givenCopySchema>

/** A record that was copied, as it stood then: so what was changed afterwards is told from what was not. */
export const copiedRecordSchema = z.strictObject({ id: idSchema, updatedAt: instantSchema })
export type CopiedRecord = z.infer<typeof copiedRecordSchema>

/** A family that another therapist took over: what stands in the old space of the new one, and back. */
export const handoverSchema = z.strictObject({
  /** Who they went to, or came from. */
  staffId: idSchema,
  /** The same person in the other space. */
  clientId: idSchema,
  at: instantSchema,
  by: idSchema,
  reason: lineText,
  /** False while it is under way; it is gone on with, and nothing is copied twice. */
  isDone: z.boolean(),
  /** In the old space: what was copied, but signed notes. */
  sources: z.array(copiedRecordSchema).max(2000).optional(),
})
export type Handover = z.infer<typeof handoverSchema>

/** Visits of a family that a colleague makes while their therapist is away: stands with the family. */
export const coverSchema = z.strictObject({
  id: idSchema,
  /** Who covers. */
  staffId: idSchema,
  /** The same parent in that colleague's space, for as long as it lasts. */
  clientId: idSchema,
  /** The visits here: called off meanwhile, as their copies are held. */
  visitIds: z.array(idSchema).min(1).max(60),
  /** Both included, in the practice's zone. */
  fromDay: daySchema,
  untilDay: daySchema,
  at: instantSchema,
  by: idSchema,
  /** `begun`: being copied. `ended`: what was written is back. */
  state: z.enum(['begun', 'lent', 'ended']),
  /** What was copied, and afterwards what came back. */
  sources: z.array(copiedRecordSchema).max(1000),
})
export type Cover = z.infer<typeof coverSchema>

/** In the covering colleague's space: whose family it is. */
export const coveringSchema = z.strictObject({
  coverId: idSchema,
  /** Whose clients they are. */
  staffId: idSchema,
  /** The parent in that therapist's space. */
  clientId: idSchema,
  fromDay: daySchema,
  untilDay: daySchema,
  /** What is left here is what was signed here. */
  isOver: z.boolean(),
})
export type Covering = z.infer<typeof coveringSchema>

/**
 * A person the practice visits: who and where, nothing of their health (that is the chart), so that a
 * schedule can be shared without it. A parent carries contact, home and care team; an infant is a
 * person of their own and points to the parent.
 */
export const clientSchema = z.strictObject({
  ...recordFields,
  kind: z.enum(['parent', 'infant']),
  /** '' for a parent; the parent's id for an infant. */
  parentId: z.string().max(36),
  status: z.enum(['active', 'archived']),
  name: personNameSchema,
  pronouns: z.string().max(40),
  /** In the person's own word; asked for a complete record (clinical rulebook 8.9). */
  gender: z.string().max(40).optional(),
  dateOfBirth: daySchema.nullable(),
  contact: contactSchema.nullable(),
  home: homeSchema.nullable(),
  careTeam: z.array(careTeamMemberSchema).max(30),
  /** The usual therapist. */
  therapistId: idSchema,
  note: longText,
  /** Of a parent: on the waiting list. */
  waiting: z.array(waitingWishSchema).max(10).optional(),
  /** Of a parent: nothing of this family is removed while it stands (clinical rulebook 8.8). */
  hold: legalHoldSchema.nullable().optional(),
  /** Copies of this person's record that left on their request, oldest first. */
  copies: z.array(givenCopySchema).max(200).optional(),
  /** Of a parent: another therapist goes on, in their own space; what is here is history. */
  handedTo: handoverSchema.optional(),
  /** Of a parent: who went before. */
  handedFrom: handoverSchema.optional(),
  /** Of a parent: colleagues who visit them while their therapist is away, oldest first. */
  covers: z.array(coverSchema).max(100).optional(),
  /** Of a parent who is here for a cover alone. */
  covering: coveringSchema.optional(),
})
export type Client = z.infer<typeof clientSchema>
