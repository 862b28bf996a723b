import { z } from 'zod'
import { idSchema, lineText, minutesSchema } from './primitives'

/*
 * One family's share of a group (clinical rulebook 3.8, 3.5): part A is the massage course, part B is
 * education and support. Nothing of another family has a place here: not a name, not an id.
 */

export const groupPartSchema = z.enum(['a', 'b'])
export type GroupPart = z.infer<typeof groupPartSchema>

export const attendanceSchema = z.enum(['whole', 'partly', 'absent'])
export type Attendance = z.infer<typeof attendanceSchema>

export const groupTopicASchema = z.enum([
  'cues',
  'permission',
  'legs',
  'tummy',
  'chest',
  'arms',
  'face',
  'back',
  'movements',
  'song',
])
export const groupTopicBSchema = z.enum([
  'sleepAndRest',
  'feeding',
  'crying',
  'askingForHelp',
  'becomingParents',
  'partners',
  'play',
  'whoToCall',
])

/** A baby of this family in part A. `doll`: shown on the doll, no hands on the baby. */
export const groupBabySchema = z.strictObject({
  id: idSchema,
  inA: z.enum(['massaged', 'doll', 'absent']),
})
export type GroupBaby = z.infer<typeof groupBabySchema>

export const groupBabiesMost = 6

export const groupSessionSchema = z.strictObject({
  topicsA: z.array(groupTopicASchema).max(10),
  topicsB: z.array(groupTopicBSchema).max(10),
  minutesA: minutesSchema.nullable(),
  minutesB: minutesSchema.nullable(),
  /** Members of the practice who led each part. */
  ledBy: z.array(idSchema).max(6),
  /** This family, in each part; null: not ticked yet. */
  attendedA: attendanceSchema.nullable(),
  attendedB: attendanceSchema.nullable(),
  /** Babies of this family alone; one that is not named here was not written about yet. */
  babies: z.array(groupBabySchema).max(groupBabiesMost).optional(),
  /** One line about this family's own session. */
  words: lineText,
})
export type GroupSession = z.infer<typeof groupSessionSchema>
