import { sha256 as syncSha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { ok, type Result, refused } from '../result'
import { type AesKey, decrypt, encrypt, SealedDataDamaged } from './aes-gcm'
import { fromBase32, inGroups, readTyped, toBase32 } from './base32'
import {
  type Bytes,
  concat,
  fromBase64,
  fromUtf8,
  randomBytes,
  sameBytes,
  toBase64,
  toHex,
  utf8,
} from './bytes'
import { canonicalJson } from './canonical-json'
import { deriveAesKey, deriveBytes } from './hkdf'
import { memberEntrySchema } from './member-log'
import { openBox, sealBox } from './sealed-box'
import { signJson, verifyJson } from './signature'

/**
 * How somebody joins a practice. The owner's laptop makes a one-time code; from it both laptops work
 * out a place to meet on the practice's server and a key that seals what they leave there. The code
 * lets nobody into the practice: it carries public keys across, both people compare six digits that
 * come from them, and only then are the practice's keys sealed, to the new laptop's own key.
 *
 * The owner's laptop binds itself to its number before it sees the other's, and shows it after: whoever
 * stands between the two has to choose blind, and is found out but once in a million tries.
 */
export const invitationMinutes = 15
const SECRET_BYTES = 16
/** 128 bits, and 12 to find a slip of the pen. */
const CODE_LENGTH = 28

export const makeInvitationSecret = (): Bytes => randomBytes(SECRET_BYTES)

/** 12 bits. */
function checkOf(secret: Uint8Array): Bytes {
  const check = syncSha256(concat(utf8('doorstep/v1/invitation-code/'), secret)).slice(0, 2)
  return new Uint8Array([check[0] as number, (check[1] as number) & 0xf0])
}

/** `7Q2M-…` seven groups of four. */
export const formatInvitationCode = (secret: Uint8Array): string =>
  inGroups(toBase32(concat(secret, checkOf(secret)), CODE_LENGTH))

export type InvitationCodeRefusal = 'length' | 'character' | 'checksum'

export function parseInvitationCode(typed: string): Result<Bytes, InvitationCodeRefusal> {
  const text = readTyped(typed)
  if (text === null) return refused('character')
  if (text.length !== CODE_LENGTH) return refused('length')
  const bytes = fromBase32(text)
  const secret = bytes.slice(0, SECRET_BYTES)
  const check = bytes.slice(SECRET_BYTES, SECRET_BYTES + 2)
  return sameBytes(check, checkOf(secret)) ? ok(secret) : refused('checksum')
}

const textPrefix = 'doorstep-join'

/** What the QR code holds, and what can be sent and pasted: the server, and the code. */
export const invitationText = (address: string, code: string): string =>
  `${textPrefix} ${code} ${address}`

/** The code and, when it stands there, the server, from what was pasted or scanned. */
export function readInvitationText(text: string): {
  readonly code: string
  readonly address: string | null
} {
  // Mail and chats take line breaks out, make dashes longer, and set a full stop after an address.
  const [, before = text, address] = /^(.*?)(https?:\/\/\S{1,400})/is.exec(text) ?? []
  return {
    code: before.replace(/^.*doorstep\p{Dash}join/isu, '').trim(),
    address: address?.replace(/[\p{Po}\p{Pe}\p{Pf}>]+$/u, '') ?? null,
  }
}

/** Where the two laptops meet, and what they seal with. All of it follows from the code alone. */
export interface Meeting {
  /** Of the database and of the account that may use it. */
  readonly name: string
  readonly password: string
  readonly key: AesKey
}

export async function meetingOf(secret: Uint8Array): Promise<Meeting> {
  const id = await deriveBytes(secret, 'doorstep/v1/meeting-name', 16)
  const password = await deriveBytes(secret, 'doorstep/v1/meeting-password', 24)
  return {
    name: `doorstep-meet-${toHex(id)}`,
    password: toHex(password),
    key: await deriveAesKey(secret, 'doorstep/v1/meeting-key'),
  }
}

const keyText = z.base64().max(60)
const publicLaptopSchema = z.strictObject({
  deviceId: z.uuid(),
  /** Ed25519 and X25519, base64. */
  signingKey: keyText,
  sealingKey: keyText,
})
/** What a laptop shows of itself. */
export type PublicLaptop = z.infer<typeof publicLaptopSchema>

const nonce = z.base64().length(44)

/** What lies at the meeting, each under its name, written once. */
export const meetingParts = {
  invitation: z.strictObject({
    v: z.literal(1),
    practice: z.uuid(),
    practiceName: z.string().max(200),
    /** As the owner typed it: of whoever is invited. */
    name: z.string().max(200),
    role: z.enum(['owner', 'lead', 'therapist', 'office']),
    expiresAt: z.iso.datetime(),
    /** Hash of the member log's first entry. */
    founding: z.string().regex(/^[0-9a-f]{64}$/),
    laptop: publicLaptopSchema,
    /** Binds the owner's laptop to the number it shows later. */
    commitment: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  joining: z.strictObject({ v: z.literal(1), laptop: publicLaptopSchema, nonce }),
  opening: z.strictObject({ v: z.literal(1), nonce }),
  handover: z.strictObject({
    v: z.literal(1),
    sealed: z.base64().max(1_000_000),
    signature: z.base64().max(100),
  }),
  /** The new laptop has all it needs on its disk. */
  arrived: z.strictObject({ v: z.literal(1), signature: z.base64().max(100) }),
} as const
export type PartName = keyof typeof meetingParts
export type Part<Name extends PartName> = z.infer<(typeof meetingParts)[Name]>

const partAad = (meeting: Meeting, name: PartName): Bytes =>
  utf8(canonicalJson(['meeting', 1, meeting.name, name]))

export async function sealPart<Name extends PartName>(
  meeting: Meeting,
  name: Name,
  content: Part<Name>,
): Promise<string> {
  const text = utf8(canonicalJson(content))
  return toBase64(await encrypt(meeting.key, text, partAad(meeting, name)))
}

/** Null for what is not sealed under this code, in this place, in this shape. */
export async function openPart<Name extends PartName>(
  meeting: Meeting,
  name: Name,
  sealed: unknown,
): Promise<Part<Name> | null> {
  const text = z.base64().max(1_500_000).safeParse(sealed)
  if (!text.success) return null
  try {
    const content = await decrypt(meeting.key, fromBase64(text.data), partAad(meeting, name))
    const parsed = meetingParts[name].safeParse(JSON.parse(fromUtf8(content)))
    return parsed.success ? (parsed.data as Part<Name>) : null
  } catch (error) {
    if (error instanceof SealedDataDamaged || error instanceof SyntaxError) return null
    if (error instanceof TypeError) return null
    throw error
  }
}

export const makeNonce = (): string => toBase64(randomBytes(32))

const hashOf = (purpose: string, content: unknown): Uint8Array =>
  syncSha256(utf8(canonicalJson({ doorstep: purpose, content })))

export const commitmentTo = (meeting: Meeting, laptop: PublicLaptop, nonceText: string): string =>
  toHex(hashOf('invitation commitment', [meeting.name, laptop, nonceText]) as Bytes)

export interface BothSides {
  readonly owner: PublicLaptop
  readonly ownerNonce: string
  readonly joining: PublicLaptop
  readonly joiningNonce: string
}

/** Six digits that are the same on both screens only when both laptops saw the same keys. */
export function checkNumber(meeting: Meeting, sides: BothSides): string {
  const bytes = hashOf('invitation check number', [meeting.name, { ...sides }])
  const number = bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)
  return String(number % 1_000_000).padStart(6, '0')
}

const handoverSchema = z.strictObject({
  staffId: z.uuid(),
  /** `renderGivenSpaces`, base64: the keys themselves. */
  given: z.base64().max(600_000),
  account: z.strictObject({
    address: z.string().max(500),
    userName: z.string().max(200),
    password: z.string().max(1024),
  }),
  /** The member log as the owner's laptop has it. */
  entries: z.array(memberEntrySchema).max(600),
})
/** All that makes the new laptop one of the practice. */
export type Handover = z.infer<typeof handoverSchema>

const handoverPurpose = (laptop: PublicLaptop, practice: string) => ({
  deviceId: laptop.deviceId,
  space: practice,
  keyId: 'handover',
})

const signedHandover = (meeting: Meeting, sealed: string) => ({ meeting: meeting.name, sealed })

/** Null when the laptop's key is none that can be sealed to. */
export async function sealHandover(
  meeting: Meeting,
  { laptop, practice }: { readonly laptop: PublicLaptop; readonly practice: string },
  handover: Handover,
  signingKey: Uint8Array,
): Promise<Part<'handover'> | null> {
  const content = utf8(canonicalJson(handover))
  const purpose = handoverPurpose(laptop, practice)
  const box = await sealBox(fromBase64(laptop.sealingKey), content, purpose)
  content.fill(0)
  if (!box) return null
  const sealed = toBase64(box)
  const signature = signJson('invitation handover', signedHandover(meeting, sealed), signingKey)
  return { v: 1, sealed, signature: toBase64(signature) }
}

/** Null for what was not signed by the laptop whose keys the check number stood for, or does not open. */
export async function openHandover(
  meeting: Meeting,
  { sealed, signature }: Part<'handover'>,
  from: { readonly owner: PublicLaptop; readonly practice: string },
  own: { readonly laptop: PublicLaptop; readonly sealingKey: Uint8Array },
): Promise<Handover | null> {
  const isSigned = verifyJson(
    'invitation handover',
    signedHandover(meeting, sealed),
    fromBase64(signature),
    fromBase64(from.owner.signingKey),
  )
  if (!isSigned) return null
  const purpose = handoverPurpose(own.laptop, from.practice)
  const content = await openBox(own.sealingKey, fromBase64(sealed), purpose)
  if (content === null) return null
  try {
    return handoverSchema.safeParse(JSON.parse(fromUtf8(content))).data ?? null
  } catch {
    return null
  }
}

/** The new laptop's word that it holds what it was given. */
export const signArrival = (
  meeting: Meeting,
  handover: Part<'handover'>,
  signingKey: Uint8Array,
): Part<'arrived'> => ({
  v: 1,
  signature: toBase64(
    signJson('invitation arrived', signedHandover(meeting, handover.sealed), signingKey),
  ),
})

export const isArrivalOf = (
  meeting: Meeting,
  handover: Part<'handover'>,
  arrived: Part<'arrived'>,
  laptop: PublicLaptop,
): boolean =>
  verifyJson(
    'invitation arrived',
    signedHandover(meeting, handover.sealed),
    fromBase64(arrived.signature),
    fromBase64(laptop.signingKey),
  )
