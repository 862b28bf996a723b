import { z } from 'zod'
import { fromUtf8, utf8 } from './bytes'
import { partKeysSchema, spaceKeysSchema } from './vault-file'

/**
 * The keys of spaces as they are given to another person's laptop: whole, or some collections of a
 * space alone. It is the keys themselves: whoever carries it seals it for that laptop.
 */
const givenSpacesSchema = z.strictObject({
  spaces: z.array(spaceKeysSchema).max(60),
  parts: z.array(partKeysSchema).max(60),
})
export type GivenSpaces = z.infer<typeof givenSpacesSchema>

/** A practice of twenty, with a new key a month for years. */
export const largestGivenSpaces = 1_000_000

export const renderGivenSpaces = (given: GivenSpaces): Uint8Array =>
  utf8(JSON.stringify(z.encode(givenSpacesSchema, given)))

/** Null for anything else. Never throws. */
export function parseGivenSpaces(bytes: Uint8Array): GivenSpaces | null {
  if (bytes.byteLength > largestGivenSpaces) return null
  try {
    return givenSpacesSchema.safeParse(JSON.parse(fromUtf8(bytes))).data ?? null
  } catch {
    return null
  }
}
