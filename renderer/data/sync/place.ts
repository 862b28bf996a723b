import { z } from 'zod'
import type { KeptState } from './kept-state'

const seqSchema = z.union([z.string(), z.number()])

/** How far a space has been read, and from which database. */
export const placeSchema = z.strictObject({
  startedAt: z.string(),
  since: seqSchema,
  /** While the first reading is under way: the last id that was read; '' before the first. */
  snapshotAfter: z.string().nullable(),
  /** When every revision was last compared with the server's; '' before the first reading is done. */
  comparedAt: z.string(),
  /** A revision that this database had, as lately as is known; one that has lost it is not the same. */
  last: z.strictObject({ id: z.string(), rev: z.string() }).optional(),
})
export type Place = z.infer<typeof placeSchema>

/** Null before the first reading. */
export type KeptPlace = KeptState<Place | null>

export function changePlace(place: KeptPlace, change: Partial<Place>): Promise<void> {
  const now = place.value()
  if (now) return place.set({ ...now, ...change })
  throw new Error('There is no place to change')
}
