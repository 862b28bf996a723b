import { z } from 'zod'
import {
  responseSchema,
  sessionGoalSchema,
  timingStampSchema,
  toleratedSchema,
  workConsentSchema,
  workLimits,
} from './hands-on'
import { idSchema, instantSchema, lineText, minutesSchema, rating0to10Schema } from './primitives'

/*
 * What is written down during body work before or after birth (clinical rulebook 3.1, 3.2), as part of a
 * note. Value sets only; what may be done is decided in domain/clinical/body.
 */

/**
 * Places on the body map. The breast has a session of its own; there is no perineum: hands-on work there
 * is LOCKED (3.3), so no record can say it was done.
 */
export const bodyAreaNameSchema = z.enum([
  'head',
  'jaw',
  'neckFront',
  'neckBack',
  'shoulderLeft',
  'shoulderRight',
  'chest',
  'upperArmLeft',
  'upperArmRight',
  'forearmLeft',
  'forearmRight',
  'handLeft',
  'handRight',
  'abdomenUpper',
  'abdomenLower',
  'hipLeft',
  'hipRight',
  'thighFrontLeft',
  'thighFrontRight',
  'thighInnerLeft',
  'thighInnerRight',
  'kneeLeft',
  'kneeRight',
  'shinLeft',
  'shinRight',
  'footLeft',
  'footRight',
  'shoulderBladeLeft',
  'shoulderBladeRight',
  'upperBack',
  'midBack',
  'lowBack',
  'sacrum',
  'buttockLeft',
  'buttockRight',
  'thighBackLeft',
  'thighBackRight',
  'calfLeft',
  'calfRight',
])
export type BodyAreaName = z.infer<typeof bodyAreaNameSchema>

export const complaintSchema = z.enum([
  'tension',
  'pain',
  'swelling',
  'stiffness',
  'heaviness',
  'numbness',
])
export type Complaint = z.infer<typeof complaintSchema>

export const toneSchema = z.enum(['soft', 'firm', 'tight', 'guarded'])
export const swellingSchema = z.enum(['none', 'plus1', 'plus2', 'plus3', 'plus4'])
export const motionSchema = z.enum(['full', 'slightlyLess', 'muchLess'])
export const bodySkinSchema = z.enum(['normal', 'pink', 'red', 'bruised', 'rash', 'broken'])

/** One place, before and after the hands. There is one entry a place. */
export const bodyAreaSchema = z.strictObject({
  area: bodyAreaNameSchema,
  complaints: z.array(complaintSchema).max(6),
  painBefore: rating0to10Schema.nullable(),
  painMoving: rating0to10Schema.nullable(),
  painAfter: rating0to10Schema.nullable(),
  /** 0 none to 4 worst. */
  tenderness: z.int().min(0).max(4).nullable(),
  tone: toneSchema.nullable(),
  toneAfter: toneSchema.nullable(),
  swelling: swellingSchema.nullable(),
  swellingAfter: swellingSchema.nullable(),
  motion: motionSchema.nullable(),
  motionAfter: motionSchema.nullable(),
  bodySkin: bodySkinSchema.nullable(),
  /** Why no hands go there; '' when they may. */
  leaveAlone: lineText,
  words: z.string().max(2000),
})
export type BodyArea = z.infer<typeof bodyAreaSchema>

export const bodyTechniqueSchema = z.enum([
  'effleurage',
  'petrissage',
  'circular',
  'acupressure',
  'reflexology',
  'myofascial',
  'triggerPoint',
  'lymph',
  'abdominal',
  'stretch',
])
export type BodyTechnique = z.infer<typeof bodyTechniqueSchema>

export const bodyPositionSchema = z.enum([
  'sideLeft',
  'sideRight',
  'semiReclined',
  'leftTilt',
  'seated',
  'supine',
  'proneCushion',
  'prone',
])
export type BodyPosition = z.infer<typeof bodyPositionSchema>

/** The five that are avoided before 37 weeks (clinical rulebook 0.4), and any other. */
export const pressurePointSchema = z.enum(['li4', 'sp6', 'bl60', 'bl67', 'gb21', 'other'])
export type PressurePoint = z.infer<typeof pressurePointSchema>

export const bodyRowSchema = z.strictObject({
  id: idSchema,
  area: bodyAreaNameSchema,
  technique: bodyTechniqueSchema,
  points: z.array(pressurePointSchema).max(6),
  /** 1 light lotioning, 2 heavy lotioning, 3 medium, 4 strong, 5 deep. */
  pressure: z.int().min(1).max(5),
  position: bodyPositionSchema,
  /** When it was begun: rows stand in this order. */
  startedAt: instantSchema,
  /** Null while it goes on. */
  minutes: minutesSchema.nullable(),
  tolerated: toleratedSchema.nullable(),
})
export type BodyRow = z.infer<typeof bodyRowSchema>

/** What glided: from the practice's own items, or in words. */
export const usedOilSchema = z.strictObject({
  /** '' for one that is not in the catalog, or for none. */
  itemId: z.string().max(36),
  name: lineText,
})
export type UsedOil = z.infer<typeof usedOilSchema>

export const bowelsSchema = z.enum(['usual', 'slow', 'painful', 'loose', 'noControl'])
export const gaitSchema = z.enum(['easy', 'careful', 'limping', 'needsSupport'])

/** Around the calf, 10 cm below the bump under the knee, in cm with one decimal. */
export const calfCmSchema = z.number().min(0).max(80)

export const bodyLimits = { areas: 39, rows: 120, ...workLimits } as const

export const bodySessionSchema = z.strictObject({
  timing: timingStampSchema,
  areas: z.array(bodyAreaSchema).max(bodyLimits.areas),
  rows: z.array(bodyRowSchema).max(bodyLimits.rows),
  calfLeftCm: calfCmSchema.nullable(),
  calfRightCm: calfCmSchema.nullable(),
  /** In pregnancy, as she says it today; null: not asked. */
  babyMoves: z.enum(['usual', 'less', 'none']).nullable(),
  /** As she says it (3.1): 0 not tired to 10 worn out; absent or null: not asked. */
  fatigue: rating0to10Schema.nullable().optional(),
  bowels: bowelsSchema.nullable().optional(),
  /** As she walked in. */
  gait: gaitSchema.nullable().optional(),
  /** Width between the belly muscles as her provider or physical therapist measured it. */
  diastasis: lineText,
  oil: usedOilSchema.nullable(),
  goals: z.array(sessionGoalSchema).max(bodyLimits.goals),
  response: responseSchema.nullable(),
  responseWords: z.string().max(2000),
  consents: z.array(workConsentSchema).max(bodyLimits.consents),
})
export type BodySession = z.infer<typeof bodySessionSchema>
