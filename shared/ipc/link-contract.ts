import { z } from 'zod'
import { largestLinkBytes, placePattern } from './link-names'

/** A place on the server that holds one link's file: 256 random bits in hex. */
export const linkPlaceSchema = z.string().regex(placePattern)

export const placeToMakeSchema = z.strictObject({
  place: linkPlaceSchema,
  /** Whose laptops may put a file there and take it away. */
  staffId: z.uuid(),
})
export type PlaceToMake = z.infer<typeof placeToMakeSchema>

/** A few at a time, so that progress can be told and waiting can be ended. */
export const makePlacesSchema = z.strictObject({
  adminName: z.string().max(200),
  adminPassword: z.string().max(1024),
  places: z.array(placeToMakeSchema).min(1).max(10),
  /** Also pages in a browser may fetch links: turns CORS on for reading, for the whole server. */
  forBrowsers: z.boolean(),
})

export const placesMadeSchema = z.strictObject({
  places: z.array(linkPlaceSchema),
  browsers: z.enum(['notAsked', 'made', 'alreadyFine', 'notAllowed']),
})
export type PlacesMade = z.infer<typeof placesMadeSchema>

export const putLinkSchema = z.strictObject({
  place: linkPlaceSchema,
  file: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= largestLinkBytes),
})

/**
 * - live: a stranger gets exactly this file
 * - taken: another file lies there
 * - notTaken: the server does not take the file, or does not give it out as it was put
 * - removed: it was there, and somebody of the practice took it away
 * - noPlace: the server has no such place (any more)
 * - notOurs: this laptop's account may not write there
 * - closedToStrangers: it lies there, and the server shows it to nobody without signing in
 */
export const linkPutOutcomes = [
  'live',
  'taken',
  'notTaken',
  'removed',
  'noPlace',
  'notOurs',
  'closedToStrangers',
] as const
export const linkPutSchema = z.strictObject({ outcome: z.enum(linkPutOutcomes) })
export type LinkPutOutcome = (typeof linkPutOutcomes)[number]

/** removed: a stranger who asks is answered 404. stillThere: the server keeps it, or still gives it out. */
export const linkRemoveOutcomes = ['removed', 'notOurs', 'stillThere'] as const
export const linkRemovedSchema = z.strictObject({ outcome: z.enum(linkRemoveOutcomes) })
export type LinkRemoveOutcome = (typeof linkRemoveOutcomes)[number]
