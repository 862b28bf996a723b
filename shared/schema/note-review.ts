import { z } from 'zod'
import { idSchema, instantSchema } from './primitives'

/** One thing said about a note; never changed. */
export const reviewWordSchema = z.strictObject({
  id: idSchema,
  by: idSchema,
  at: instantSchema,
  words: z.string().min(1).max(4000),
})

/**
 * What an owner or lead says about a note, and what is answered: a record beside the note, which never
 * changes. It is talk among colleagues and no part of the clinical record: it lies apart from notes, under
 * the key of the screenings, and is neither printed with the chart nor put on a summary.
 */
export const noteReviewSchema = z.strictObject({
  noteId: idSchema,
  /** Who wrote the note: whose it is to answer. */
  authorId: idSchema,
  /** Who began: whose it is to read the answer. */
  askedBy: idSchema,
  /** Only ever added to. */
  words: z.array(reviewWordSchema).min(1).max(200),
  /** Nothing more is expected, unless something was said after it. */
  settled: z.strictObject({ at: instantSchema, by: idSchema }).nullable(),
})
export type NoteReview = z.infer<typeof noteReviewSchema>
