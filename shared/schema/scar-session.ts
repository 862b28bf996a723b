import { z } from 'zod'
import {
  responseSchema,
  sessionGoalSchema,
  timingStampSchema,
  toleratedSchema,
  workConsentSchema,
  workLimits,
} from './hands-on'
import { idSchema, instantSchema, minutesSchema, rating0to10Schema } from './primitives'

/*
 * What is written down during care of a cesarean scar (clinical rulebook 3.3), as part of a note. Value sets
 * only; what may be done is decided in domain/clinical/scar.
 */

const said = z.enum(['no', 'yes']).nullable()

/** What was seen before the hands; null: not looked at, which is never taken for "no". */
export const scarLookSchema = z.strictObject({
  closed: said,
  scabs: said,
  drainage: said,
  redness: said,
  warmth: said,
  odor: said,
  separation: said,
})
export type ScarLook = z.infer<typeof scarLookSchema>

export const scarGlideSchema = z.enum(['free', 'restricted', 'stuck'])
/** How the skin over the scar glides, each way. */
export const scarMobilitySchema = z.strictObject({
  up: scarGlideSchema.nullable(),
  down: scarGlideSchema.nullable(),
  left: scarGlideSchema.nullable(),
  right: scarGlideSchema.nullable(),
})
export type ScarMobility = z.infer<typeof scarMobilitySchema>

/** Vancouver Scar Scale, 0 to 13 in all (3.3, evidence K M); the total is always worked out. */
export const scarScaleSchema = z.strictObject({
  vascularity: z.int().min(0).max(3).nullable(),
  pigmentation: z.int().min(0).max(2).nullable(),
  pliability: z.int().min(0).max(5).nullable(),
  height: z.int().min(0).max(3).nullable(),
})
export type ScarScale = z.infer<typeof scarScaleSchema>

/** Around: at least 5 cm away. Desensitize: with textures, around. The others on the scar itself. */
export const scarTechniqueSchema = z.enum([
  'around',
  'desensitize',
  'directLight',
  'directMobilize',
])
export type ScarTechnique = z.infer<typeof scarTechniqueSchema>

export const scarTextureSchema = z.enum(['cotton', 'silk', 'brush'])
export const scarSkinAfterSchema = z.enum(['normal', 'pink', 'red', 'broken'])

export const scarRowSchema = z.strictObject({
  id: idSchema,
  scarTechnique: scarTechniqueSchema,
  texture: scarTextureSchema.nullable(),
  /** 1 or 2 at a scar (3.3). */
  pressure: z.int().min(1).max(2),
  startedAt: instantSchema,
  /** Null while it goes on. */
  minutes: minutesSchema.nullable(),
  painDuring: rating0to10Schema.nullable(),
  tolerated: toleratedSchema.nullable(),
  skinAfter: scarSkinAfterSchema.nullable(),
  /** LOCKED (T6): there is no row of work over skin that was not seen closed and clear. */
  skinClosed: z.literal(true),
})
export type ScarRow = z.infer<typeof scarRowSchema>

export const scarLimits = { rows: 60, ...workLimits } as const

export const scarSessionSchema = z.strictObject({
  timing: timingStampSchema,
  incision: z.enum(['lowTransverse', 'vertical', 'tShaped', 'unknown']).nullable(),
  closure: z.enum(['suture', 'staple', 'glue', 'unknown']).nullable(),
  lengthCm: z.number().min(0).max(40).nullable(),
  look: scarLookSchema,
  scarColor: z.enum(['likeSkin', 'pink', 'red', 'purple', 'brown', 'pale']).nullable(),
  sensation: z.enum(['normal', 'numb', 'oversensitive']).nullable(),
  sensationAfter: z.enum(['normal', 'numb', 'oversensitive']).nullable(),
  tenderness: z.int().min(0).max(4).nullable(),
  painBefore: rating0to10Schema.nullable(),
  painAfter: rating0to10Schema.nullable(),
  glide: scarMobilitySchema,
  glideAfter: scarMobilitySchema,
  scale: scarScaleSchema,
  rows: z.array(scarRowSchema).max(scarLimits.rows),
  /** What she does at home until the next visit. */
  homeCare: z.string().max(2000),
  homeCareTaught: z.enum(['shown', 'demonstrated', 'needsReview']).nullable(),
  goals: z.array(sessionGoalSchema).max(scarLimits.goals),
  response: responseSchema.nullable(),
  responseWords: z.string().max(2000),
  consents: z.array(workConsentSchema).max(scarLimits.consents),
})
export type ScarSession = z.infer<typeof scarSessionSchema>
