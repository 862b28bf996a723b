import { z } from 'zod'
import {
  daySchema,
  idSchema,
  instantSchema,
  lineText,
  minutesSchema,
  shortText,
} from './primitives'

/*
 * What is written down while a caregiver learns to massage a baby (clinical rulebook 1.2, 1.3, 3.4), as
 * part of the baby's own note. It holds nothing of the parent: no mood, no screen, no consent, no body.
 * Value sets only; what may stand beside what is decided in domain/clinical/infant.
 */

/** The six states of a newborn, from deep sleep to crying (rulebook 3.4). */
export const infantStateSchema = z.enum([
  'deepSleep',
  'lightSleep',
  'drowsy',
  'quietAlert',
  'activeAlert',
  'crying',
])
export type InfantState = z.infer<typeof infantStateSchema>

export const insteadSchema = z.enum(['hold', 'sing', 'feed', 'diaper', 'letSleep', 'later'])
export type Instead = z.infer<typeof insteadSchema>

/** The baby was asked: state, and whether it is a good moment. A session may hold several. */
export const infantAskSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  state: infantStateSchema,
  answer: z.enum(['yes', 'notNow']),
  /** What is done while it is not a good moment; null when it is, or when nothing was chosen yet. */
  instead: insteadSchema.nullable(),
})
export type InfantAsk = z.infer<typeof infantAskSchema>

export const infantSkinSchema = z.enum(['clear', 'dry', 'cradleCap', 'rash', 'broken', 'reaction'])

export const parentGoalSchema = z.enum([
  'sleepCue',
  'digestion',
  'gas',
  'constipation',
  'colic',
  'teething',
  'circulation',
  'immunity',
  'mobility',
  'comfort',
  'coordination',
  'bodyAwareness',
  'selfRegulation',
  'stimulation',
  'bond',
  'learnCues',
])
export type ParentGoal = z.infer<typeof parentGoalSchema>

/** `name` '' says that no oil was used. */
export const infantOilSchema = z.strictObject({
  name: shortText,
  /** The thing in the practice's catalog; null for what the family has. */
  itemId: idSchema.nullable(),
  patchTested: z.boolean().nullable(),
  reaction: z.enum(['none', 'redness', 'rash', 'hives']).nullable(),
})
export type InfantOil = z.infer<typeof infantOilSchema>

/** Who did it. A therapist shows on a doll: there is no value for a therapist's hands on a baby. */
export const coachedBySchema = z.enum(['parent', 'otherCaregiver', 'doll'])
export type CoachedBy = z.infer<typeof coachedBySchema>

export const coachTeachBackSchema = z.enum(['shown', 'demonstrated', 'needsReview'])
export type CoachTeachBack = z.infer<typeof coachTeachBackSchema>

/** Strokes by part of the body; which part each belongs to is fixed (domain/clinical/infant/strokes). */
export const infantStrokeSchema = z.enum([
  'legMilking',
  'legHugGlide',
  'legMilkingBack',
  'soleThumbs',
  'toeRoll',
  'paddleWheel',
  'kneesUp',
  'sunMoon',
  'iLoveYou',
  'tummyThumbs',
  'chestOpenBook',
  'butterfly',
  'armMilking',
  'armHugGlide',
  'armMilkingBack',
  'armpit',
  'faceOpenBook',
  'jawCircles',
  'backForth',
  'backSweep',
  'backCircles',
  'gentleMovements',
])
export type InfantStroke = z.infer<typeof infantStrokeSchema>

export const infantStrokeRowSchema = z.strictObject({
  id: idSchema,
  stroke: infantStrokeSchema,
  by: coachedBySchema,
  startedAt: instantSchema,
  /** Null while it goes on. */
  minutes: minutesSchema.nullable(),
  teachBack: coachTeachBackSchema.nullable(),
})
export type InfantStrokeRow = z.infer<typeof infantStrokeRowSchema>

/** Where a tool may lie at all: soft spots and spine are no values of it (rulebook 2.2, LOCKED). */
export const toolPlaceSchema = z.enum([
  'legs',
  'feet',
  'arms',
  'hands',
  'chest',
  'back',
  'tummy',
  'navel',
])
export type ToolPlace = z.infer<typeof toolPlaceSchema>

export const infantToolSchema = z.strictObject({
  id: idSchema,
  name: shortText.min(1, 'Name the tool.'),
  head: shortText,
  place: toolPlaceSchema,
  by: coachedBySchema,
  intensity: z.enum(['off', 'low', 'medium', 'high']),
  startedAt: instantSchema,
  minutes: minutesSchema.nullable(),
  /** The maker's lowest age in weeks; null: not read. */
  fromAgeWeeks: z.int().min(0).max(260).nullable(),
  cleanedBefore: z.boolean(),
  cleanedAfter: z.boolean(),
  /** This head touches no other family. */
  ownHead: z.boolean(),
})
export type InfantTool = z.infer<typeof infantToolSchema>

export const engagementCueSchema = z.enum(['gaze', 'smile', 'relaxedLimbs', 'coos', 'reaching'])
export const disengagementCueSchema = z.enum([
  'turnsAway',
  'frown',
  'yawnHiccupSneeze',
  'arching',
  'fingerSplay',
  'stiffens',
  'fusses',
  'cries',
  'pushesAway',
  'colorChange',
])
export const infantCueKindSchema = z.enum([
  ...engagementCueSchema.options,
  ...disengagementCueSchema.options,
])
export type InfantCueKind = z.infer<typeof infantCueKindSchema>

export const infantCueSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  cue: infantCueKindSchema,
  response: z.enum(['continued', 'changedArea', 'paused', 'stopped']).nullable(),
})
export type InfantCue = z.infer<typeof infantCueSchema>

/** How often at home, and for how long each time. */
export const homePracticeSchema = z.strictObject({
  minutes: z.int().min(1).max(60),
  timesADay: z.int().min(1).max(6),
})
export type HomePractice = z.infer<typeof homePracticeSchema>

/** One day at home as the caregiver tells it; null: not asked. */
export const homeDaySchema = z.strictObject({
  day: daySchema,
  massageMin: minutesSchema.nullable(),
  sleepHours: z.number().min(0).max(24).multipleOf(0.5).nullable(),
  cryingMin: minutesSchema.nullable(),
})
export type HomeDay = z.infer<typeof homeDaySchema>

/** The lists of a session, and how much each takes. */
export const infantLimits = {
  goals: 16,
  asks: 60,
  tools: 20,
  strokes: 120,
  cues: 400,
  days: 92,
} as const

export const infantSessionSchema = z.strictObject({
  /** End of the last feed, as told; null: not asked. */
  fedAt: instantSchema.nullable(),
  skin: infantSkinSchema.nullable(),
  /** Where on the skin; '' when nowhere. */
  skinWhere: lineText,
  /** In °C with one decimal; null: not measured in this session. */
  temperatureC: z.number().min(30).max(45).nullable(),
  /** Of the room, in °C; 24 to 27 is the range of the rulebook (3.4). */
  roomC: z.number().min(0).max(45).nullable(),
  vaccineWithin48h: z.boolean().nullable(),
  /** The navel as it was seen today. */
  navel: z.enum(['healed', 'notYet']).nullable(),
  goals: z.array(parentGoalSchema).max(infantLimits.goals),
  asks: z.array(infantAskSchema).max(infantLimits.asks),
  oil: infantOilSchema.nullable(),
  tools: z.array(infantToolSchema).max(infantLimits.tools),
  strokes: z.array(infantStrokeRowSchema).max(infantLimits.strokes),
  cues: z.array(infantCueSchema).max(infantLimits.cues),
  stateAfter: infantStateSchema.nullable(),
  /** What is sung or hummed; '' for nothing noted. */
  song: shortText,
  home: homePracticeSchema.nullable(),
  /** Since the last visit, one entry a day. */
  days: z.array(homeDaySchema).max(infantLimits.days),
})
export type InfantSession = z.infer<typeof infantSessionSchema>
