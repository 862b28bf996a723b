import { z } from 'zod'
import { instantSchema, lineText } from './primitives'

export const taskKindSchema = z.enum([
  'moodSafety',
  'moodTellProvider',
  'moodOffer',
  'rescreen',
  'callAfterSession',
  'clearanceEnds',
  'referralUnanswered',
  'summaryUnanswered',
  'summaryReply',
  'letterEnds',
])
export type TaskKind = z.infer<typeof taskKindSchema>

/** A person's word on a task. The task itself is worked out from the records and kept nowhere. */
export const taskAnswerSchema = z.strictObject({
  task: taskKindSchema,
  /** What raised it: a record's id, and a day where one record raises several. */
  about: z.string().max(80),
  answer: z.enum(['done', 'notNeeded']),
  words: lineText,
  answeredAt: instantSchema,
})
export type TaskAnswer = z.infer<typeof taskAnswerSchema>
