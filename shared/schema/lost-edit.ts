import { z } from 'zod'

const jsonText = z.string().max(250_000)

/**
 * One field that two people changed apart from each other, and the value that does not stand. Kept in
 * the record itself, so that it travels, is encrypted and is backed up with it.
 */
export const lostEditSchema = z.strictObject({
  /** Where: names of fields joined by dots, an item of a list by its id. '' is the whole record. */
  field: z.string().max(300),
  /** Canonical JSON text of the value that stands, and of the one that lost ('' for nothing there). */
  kept: jsonText,
  /** For the whole record '' when removing it is what lost. */
  lost: jsonText,
  keptBy: z.uuid().max(36),
  keptAt: z.iso.datetime({ precision: 3 }).max(24),
  lostBy: z.uuid().max(36),
  lostAt: z.iso.datetime({ precision: 3 }).max(24),
  /** When a person decided which of the two stands; null while nobody has. */
  settledAt: z.iso.datetime({ precision: 3 }).max(24).nullable(),
  settledBy: z.uuid().max(36).nullable(),
})
export type LostEdit = z.infer<typeof lostEditSchema>
