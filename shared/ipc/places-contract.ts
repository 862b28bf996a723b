import { z } from 'zod'

/**
 * Calls about places: the two map servers a practice may set, and a base map of its own. All three are
 * empty until somebody fills them; while they are, nothing is asked of anybody.
 */
export const placeServerKindSchema = z.enum(['routing', 'geocoder'])
export type PlaceServerKind = z.infer<typeof placeServerKindSchema>

/** '' for none. `https://roads.example.org`, a path below it allowed; no user, query or fragment. */
export const placeServersSchema = z.strictObject({
  routing: z.string().max(500),
  geocoder: z.string().max(500),
})
export type PlaceServers = z.infer<typeof placeServersSchema>

export const placeServerRefusals = [
  'locked',
  'notConfigured',
  'badAddress',
  /** http:// to another machine. */
  'insecure',
  'offline',
  'silent',
  'untrusted',
  'expired',
  /** It points elsewhere; Doorstep follows nobody. */
  'redirect',
  /** It answered with an error of its own, or asks for a sign-in. */
  'serverTrouble',
  /** It asks for fewer questions. */
  'tooMany',
  'tooLarge',
  /** The answer is none, or is about something else. */
  'nonsense',
  'cancelled',
] as const
export type PlaceServerRefusal = (typeof placeServerRefusals)[number]

const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)
export const pointSchema = z.strictObject({ latitude, longitude })

/** OSRM's own usual limit for one table. */
export const mostDrivePlaces = 100

/** What a geocoder knows of an address: its own words for it, and where that is. */
export const foundPlaceSchema = z.strictObject({
  label: z.string().max(300),
  latitude,
  longitude,
})
export type FoundPlace = z.infer<typeof foundPlaceSchema>

/** The parts of an address as they are asked for; each may be ''. */
export const askedAddressSchema = z.strictObject({
  street: z.string().max(300),
  city: z.string().max(120),
  region: z.string().max(120),
  postalCode: z.string().max(20),
  country: z.string().max(2),
})
export type AskedAddress = z.infer<typeof askedAddressSchema>

/** The base map of this laptop: a file outside of the records, by its name and size only. */
export const basePackSchema = z.strictObject({
  fileName: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  /** Changes when another file is chosen, so that nothing of the former is shown. */
  token: z.string().regex(/^[0-9a-f]{16}$/),
})
export type BasePack = z.infer<typeof basePackSchema>
