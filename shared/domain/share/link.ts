import { z } from 'zod'
import { fromBase64Url, toBase64Url } from '../../crypto/base64-url'
import { fromUtf8, randomBytes, toHex, utf8 } from '../../crypto/bytes'
import { linkAddress } from '../../ipc/link-names'
import { ok, type Result, refused } from '../../result'
import type { ShareLink } from '../../schema/summary'
import type { Instant } from '../time/calendar-day'

/** SMART Health Links, STU1: what a QR code may say at most. */
export const longestLinkAddress = 128
export const longestLinkLabel = 80

/**
 * What stands in a link. `flag`: U, the address answers with the one sealed file. `exp`: seconds since 1970; a
 * hint to who reads it, for the practice removes the file itself.
 */
export interface LinkPayload {
  readonly url: string
  readonly flag?: string | undefined
  readonly key: string
  readonly exp?: number | undefined
  readonly label?: string | undefined
  readonly v?: number | undefined
}

export type MintRefusal =
  /** The server's address leaves no room for the rest. */
  'addressTooLong'

/** A link's address holds a server's of so many signs, `https://` among them: the rest names the place. */
export const longestLinkServer = longestLinkAddress - linkAddress('', '0'.repeat(64)).length

/** How many signs a server's address has too many to be linked to; 0: it fits. `server`: as it is kept. */
export const tooManyForLinks = (server: string): number =>
  Math.max(0, server.replace(/\/+$/, '').length - longestLinkServer)

/** New random bits for the name of a place; an administrator makes it, and one link uses it. */
export const newPlace = (): string => toHex(randomBytes(32))

/** A link to be, made without any network. `server`: without a slash at its end. */
export function mintLink(given: {
  readonly id: string
  readonly server: string
  readonly place: string
  readonly expiresAt: Instant
  readonly label: string
}): Result<ShareLink, MintRefusal> {
  const { id, server, place, expiresAt } = given
  if (tooManyForLinks(server) > 0) return refused('addressTooLong')
  const label = shortLabel(given.label)
  return ok({ id, server, place, key: toBase64Url(randomBytes(32)), expiresAt, label })
}

/** As many whole signs as fit: half of an emoji is none. */
function shortLabel(text: string): string {
  let label = ''
  for (const sign of text.toWellFormed().trim()) {
    if (label.length + sign.length > longestLinkLabel) break
    label += sign
  }
  return label
}

export const payloadOf = ({ server, place, key, expiresAt, label }: ShareLink): LinkPayload => ({
  url: linkAddress(server, place),
  flag: 'U',
  key,
  exp: Math.floor(Date.parse(expiresAt) / 1000),
  ...(label === '' ? {} : { label }),
  v: 1,
})

/** `shlink:/…`. With the page that shows it before, which ends with #: what follows never goes to its server. */
export const payloadText = (payload: LinkPayload, viewer = ''): string =>
  `${viewer}shlink:/${toBase64Url(utf8(JSON.stringify(payload)))}`

export const linkText = (link: ShareLink, viewer = ''): string =>
  payloadText(payloadOf(link), viewer)

const payloadSchema = z.looseObject({
  url: z.url({ protocol: /^https?$/ }).max(longestLinkAddress),
  flag: z
    .string()
    .max(20)
    .regex(/^[A-Z]*$/)
    .refine((text) => !(text.includes('U') && text.includes('P')))
    .optional(),
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  exp: z.number().min(0).max(8_640_000_000_000).optional(),
  label: z.string().max(longestLinkLabel).optional(),
  v: z.int().min(1).optional(),
})

/** No real link is longer: an address, a key, a label of 80 signs. */
const longestLink = 4000

/** A link as its reader takes it: unknown names are passed over, a newer kind is not guessed at. */
export function readLink(text: string): Result<LinkPayload, 'notALink' | 'newer'> {
  if (text.length > longestLink) return refused('notALink')
  const encoded = /(?:^|#)shlink:\/([A-Za-z0-9_-]+)$/.exec(text.trim())?.[1]
  const bytes = encoded ? fromBase64Url(encoded) : null
  if (!bytes?.ok) return refused('notALink')
  let json: unknown
  try {
    json = JSON.parse(fromUtf8(bytes.value))
  } catch {
    return refused('notALink')
  }
  const read = payloadSchema.safeParse(json)
  if (!read.success) return refused('notALink')
  const { url, flag, key, exp, label, v } = read.data
  if ((v ?? 1) > 1) return refused('newer')
  return ok({ url, flag, key, exp, label, v })
}

/** How long a link may be opened; a week when nothing else is said. */
export const linkDays = [1, 7, 30, 90] as const
export type LinkDays = (typeof linkDays)[number]

/** The page before a link as it is kept, from what was typed: with the # behind which the link stands. */
export function viewerFrom(typed: string): Result<string, 'noPage'> {
  const text = typed.trim().replace(/#$/, '')
  if (text === '') return ok('')
  const isPage = z.url({ protocol: /^https$/ }).safeParse(text).success
  return isPage && !/[\s#@]/.test(text) && text.length < 200 ? ok(`${text}#`) : refused('noPage')
}
