import { z } from 'zod'
import { idSchema, instantSchema, lineText, longText, shortText } from './primitives'

export const moodInstrumentSchema = z.enum(['epds', 'phq2'])
export type MoodInstrument = z.infer<typeof moodInstrumentSchema>

/** What raises how often a screen is offered again (rulebook 3.2), as told. */
export const moodRiskSchema = z.enum([
  'moodInPregnancy',
  'familyHistory',
  'stressfulEvents',
  'limitedSupport',
  'bornEarly',
])
export type MoodRisk = z.infer<typeof moodRiskSchema>

/** What was done about a screen; written down once, never changed (rulebook 4.D). */
export const moodStepSchema = z.enum([
  'askedSafety',
  'called911',
  'called988',
  'calledLine',
  'toldProvider',
  'askedProviderToScreen',
  'otherAdultThere',
  'handedOver',
  'gaveNumbers',
  'declined',
  'other',
])
export type MoodStep = z.infer<typeof moodStepSchema>

export const moodActionSchema = z.strictObject({
  id: idSchema,
  step: moodStepSchema,
  at: instantSchema,
  by: idSchema,
  /** Whom, and what they said. */
  words: lineText,
})
export type MoodAction = z.infer<typeof moodActionSchema>

/**
 * One filled-in mood questionnaire: scores by neutral topic, never its wording (rulebook C3). The total
 * is worked out from the items whenever it is shown and is kept nowhere, so that it cannot differ.
 */
export const moodScreenSchema = z
  .strictObject({
    instrument: moodInstrumentSchema,
    /** Scored 0 to 3, the higher the heavier, in the order of the sheet; null: not answered. */
    items: z.array(z.int().min(0).max(3).nullable()).max(10),
    /** How it was read off the sheet: the score itself, or which answer from the top. */
    readAs: z.enum(['score', 'position']),
    filledBy: z.enum(['client', 'interview']),
    language: shortText,
    /** Which form the practice holds: edition, translation. */
    form: lineText,
    risks: z.array(moodRiskSchema).max(5),
    note: longText,
    actions: z.array(moodActionSchema).max(200),
  })
  .refine(({ instrument, items }) => items.length === (instrument === 'epds' ? 10 : 2), {
    path: ['items'],
    message: 'An EPDS has ten answers, a PHQ-2 two.',
  })
export type MoodScreen = z.infer<typeof moodScreenSchema>
