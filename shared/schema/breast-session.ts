import { z } from 'zod'
import {
  idSchema,
  instantSchema,
  lineText,
  minutesSchema,
  rating0to10Schema,
  shortText,
} from './primitives'

/*
 * What is written down during a breast session (clinical rulebook 1.4, 2, 2.1 to 2.9), as part of a
 * note. Value sets only; what may stand beside what is decided in domain/clinical/breast.
 */

export const breastSideSchema = z.enum(['left', 'right'])
export type BreastSide = z.infer<typeof breastSideSchema>

export const breastStageSchema = z.enum(['assessment', 'warmUp', 'techniques', 'milk', 'aftercare'])
export type BreastStage = z.infer<typeof breastStageSchema>

/** A: conservative, after ABM #36 of 2022. B: technique profile. Neither is "the" standard. */
export const protocolProfileSchema = z.enum(['A', 'B'])
export type ProtocolProfile = z.infer<typeof protocolProfileSchema>

/** 1 light lotioning, 2 heavy lotioning, 3 medium, 4 strong, 5 deep. */
export const pressureSchema = z.int().min(1).max(5)

/** By which of the practice's settings a session was held. */
export const protocolStampSchema = z.strictObject({
  profile: protocolProfileSchema,
  version: z.int().min(1).max(10_000),
  pressureMost: pressureSchema,
})
export type ProtocolStamp = z.infer<typeof protocolStampSchema>

export const skinSchema = z.enum([
  'normal',
  'pink',
  'red',
  'mottled',
  'shiny',
  'dimpled',
  'bruised',
  'broken',
])
export type Skin = z.infer<typeof skinSchema>

export const consistencySchema = z.enum(['soft', 'firm', 'hard', 'fluctuant'])
export const aggravatorSchema = z.enum([
  'feeding',
  'pumping',
  'missedFeed',
  'bra',
  'sleepPosition',
  'carrying',
  'heat',
  'touch',
  'none',
  'other',
])
export const relieverSchema = z.enum([
  'cold',
  'warmth',
  'feeding',
  'handExpression',
  'analgesic',
  'rest',
  'none',
  'other',
])

/** cm from the nipple, in halves; 0 is behind it. */
export const distanceCmSchema = z.number().min(0).max(15).multipleOf(0.5)
/** Of a lump, in tenths of a cm. */
export const sizeCmSchema = z.number().min(0).max(20)

/**
 * One place on a breast. Where it lies is side, hour of the clock (as seen from in front) and distance;
 * its quadrant is always worked out from them and never stored.
 */
export const breastSiteSchema = z.strictObject({
  id: idSchema,
  side: breastSideSchema,
  clock: z.int().min(1).max(12),
  distanceCm: distanceCmSchema,
  status: z.enum(['new', 'ongoing', 'recurrent', 'resolved']).nullable(),
  /** How long it has been there, in hours; null: not asked. */
  presentHours: z.int().min(0).max(20_000).nullable(),
  depth: z.enum(['superficial', 'mid', 'deep']).nullable(),
  mobility: z.enum(['mobile', 'fixed']).nullable(),
  border: z.enum(['smooth', 'irregular']).nullable(),
  warmth: z.enum(['none', 'mild', 'marked']).nullable(),
  aggravators: z.array(aggravatorSchema).max(10),
  relievers: z.array(relieverSchema).max(8),
  lengthCm: sizeCmSchema.nullable(),
  widthCm: sizeCmSchema.nullable(),
  consistency: consistencySchema.nullable(),
  skin: skinSchema.nullable(),
  tenderness: rating0to10Schema.nullable(),
  painBefore: rating0to10Schema.nullable(),
  lengthAfterCm: sizeCmSchema.nullable(),
  widthAfterCm: sizeCmSchema.nullable(),
  consistencyAfter: consistencySchema.nullable(),
  skinAfter: skinSchema.nullable(),
  painAfter: rating0to10Schema.nullable(),
  /** Why no hands go there; '' when they may. */
  leaveAlone: lineText,
  words: z.string().max(2000),
})
export type BreastSite = z.infer<typeof breastSiteSchema>

export const nippleSchema = z.enum([
  'intact',
  'crack',
  'bleb',
  'blister',
  'blanching',
  'bleeding',
  'discharge',
])
export type Nipple = z.infer<typeof nippleSchema>

export const warmUpSchema = z.strictObject({
  id: idSchema,
  method: z.enum(['warmCloth', 'warmShower', 'heatedMassager', 'gelPack', 'coldPack', 'none']),
  /** In °C with one decimal, whichever scale it was read in; null where nothing is warm. */
  temperatureC: z.number().min(0).max(100).nullable(),
  measuredBy: z.enum(['strip', 'infrared', 'probe', 'wrist']).nullable(),
  wristChecked: z.boolean(),
  comfortable: z.boolean().nullable(),
  startedAt: instantSchema,
  /** Null while it lies on. */
  minutes: minutesSchema.nullable(),
  skinAfter: z.enum(['normal', 'pink', 'red', 'blister']).nullable(),
  /** Why it was above the practice's own limit; '' within it. */
  reason: lineText,
})
export type WarmUp = z.infer<typeof warmUpSchema>

export const breastTechniqueSchema = z.enum([
  'lymphTrunk',
  'lymphArm',
  'lymphAxilla',
  'lymphBreast',
  'butterfly',
  'fingertipCircle',
  'nippleRoll',
  'compression',
  'reversePressure',
  'handExpressAssist',
  'pecRelease',
  'neckShoulder',
])
export type BreastTechnique = z.infer<typeof breastTechniqueSchema>

export const techniqueRowSchema = z.strictObject({
  id: idSchema,
  technique: breastTechniqueSchema,
  side: z.enum(['left', 'right', 'both']),
  /** The site it was for; '' for the side as a whole. */
  siteId: z.string().max(36),
  pressure: pressureSchema,
  /** When it was begun: rows stand in this order. */
  startedAt: instantSchema,
  /** Null while it goes on. */
  minutes: minutesSchema.nullable(),
  softened: z.enum(['yes', 'partly', 'no']).nullable(),
  tolerated: z.enum(['well', 'discomfort', 'pain', 'stopped']).nullable(),
  skinAfter: z.enum(['normal', 'pink', 'red', 'bruised', 'broken']).nullable(),
})
export type TechniqueRow = z.infer<typeof techniqueRowSchema>

export const milkRemovalSchema = z.strictObject({
  id: idSchema,
  method: z.enum(['breastfeed', 'handExpression', 'manualPump', 'electricPump', 'none']),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  leftMl: z.int().min(0).max(500).nullable(),
  rightMl: z.int().min(0).max(500).nullable(),
  /** When milk began to flow; null: not seen, or not noted. */
  flowAt: instantSchema.nullable(),
  /** Massage was reduced after that. */
  reduced: z.boolean().nullable(),
  lumpAfter: z.enum(['gone', 'smaller', 'same', 'larger']).nullable(),
  colour: z.enum(['white', 'yellow', 'blood', 'stringy', 'green']).nullable(),
})
export type MilkRemoval = z.infer<typeof milkRemovalSchema>

export const taughtTopicSchema = z.enum([
  'selfCircles',
  'lymphStrokes',
  'handExpression',
  'feedOnDemand',
  'positioning',
  'coldAfter',
  'braFit',
  'rest',
  'hydration',
  'sleepPosition',
  'stress',
  'whenToCall',
])
export type TaughtTopic = z.infer<typeof taughtTopicSchema>

export const taughtSchema = z.strictObject({
  topic: taughtTopicSchema,
  teachBack: z.enum(['shown', 'demonstrated', 'needsReview']),
  at: instantSchema,
})
export type Taught = z.infer<typeof taughtSchema>

export const consentEventKindSchema = z.enum([
  'agreed',
  'nippleAgreed',
  'morePressure',
  'ok',
  'slower',
  'tooMuch',
  'paused',
  'resumed',
  'stopSite',
  'stopSession',
  'declined',
  'witnessAccepted',
  'witnessDeclined',
])
export type ConsentEventKind = z.infer<typeof consentEventKindSchema>

/** What the client said or showed about going on. Written once, never changed, never taken out. */
export const consentEventSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  kind: consentEventKindSchema,
  method: z.enum(['verbal', 'written', 'gesture']),
  /** The site it was about; '' for the session as a whole. */
  siteId: z.string().max(36),
  words: lineText,
  by: idSchema,
})
export type ConsentEvent = z.infer<typeof consentEventSchema>

export const contractionSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  intensity: rating0to10Schema,
  stage: breastStageSchema,
  action: z.enum(['continued', 'slowed', 'paused', 'stopped']),
})
export type Contraction = z.infer<typeof contractionSchema>

export const skippedStageSchema = z.strictObject({
  stage: breastStageSchema,
  reason: lineText.min(1),
  at: instantSchema,
})
export type SkippedStage = z.infer<typeof skippedStageSchema>

/** The lists of a session, and how much each takes. */
export const breastLimits = {
  sites: 40,
  warmUps: 20,
  techniques: 150,
  milk: 30,
  taught: 20,
  consents: 1000,
  contractions: 100,
} as const

export const breastSessionSchema = z.strictObject({
  protocol: protocolStampSchema,
  nippleLeft: nippleSchema.nullable(),
  nippleRight: nippleSchema.nullable(),
  sites: z.array(breastSiteSchema).max(breastLimits.sites),
  warmUps: z.array(warmUpSchema).max(breastLimits.warmUps),
  techniques: z.array(techniqueRowSchema).max(breastLimits.techniques),
  milk: z.array(milkRemovalSchema).max(breastLimits.milk),
  taught: z.array(taughtSchema).max(breastLimits.taught),
  /** Edition of the handout left with the client; '' when none was. */
  handout: shortText,
  consents: z.array(consentEventSchema).max(breastLimits.consents),
  contractions: z.array(contractionSchema).max(breastLimits.contractions),
  skipped: z.array(skippedStageSchema).max(5),
})
export type BreastSession = z.infer<typeof breastSessionSchema>

/**
 * How a practice works at the breast. Each change is another version, with who made it, when and why;
 * the last one is in force.
 */
export const breastProtocolSchema = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        profile: protocolProfileSchema,
        version: z.int().min(1).max(10_000),
        pressureMost: pressureSchema,
        madeAt: instantSchema,
        madeBy: idSchema,
        reason: lineText.min(3, 'Say why, in a few words.'),
      }),
    )
    .min(1)
    .max(200),
})
export type BreastProtocol = z.infer<typeof breastProtocolSchema>
