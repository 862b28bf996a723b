import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { fromBase64, toBase64, toHex, utf8 } from './bytes'
import { canonicalJson } from './canonical-json'
import { publicKeyOf, signJson, verifyJson } from './signature'

/**
 * Who belongs to the practice, as a log that nobody but its owners can extend: every entry is signed by
 * a laptop that the log itself says may sign, names the entries it follows by their hash, and leads back
 * to the first one, which each laptop remembers from its joining. The server, or somebody who once had
 * the practice's keys, can keep entries back; they can make none.
 *
 * Two owners without a network write two entries after the same one. Both stay, and the next entry
 * follows both. What they add up to is `member-log-state.ts`.
 */
const PURPOSE = 'member log'
/** How many of a log are read and remembered. */
export const mostEntries = 600
export const mostParents = 20

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const publicKey = z.base64().max(60)
const role = z.enum(['owner', 'lead', 'therapist', 'office'])
export type MemberRole = z.infer<typeof role>

const laptopKeys = {
  staffId: z.uuid(),
  deviceId: z.uuid(),
  /** Ed25519 and X25519, base64. */
  signingKey: publicKey,
  sealingKey: publicKey,
}
export const memberActSchema = z.discriminatedUnion('kind', [
  /** The first entry, signed by the laptop that it names: its owner's. */
  z.strictObject({ kind: z.literal('founded'), ...laptopKeys }),
  z.strictObject({ kind: z.literal('added'), role, ...laptopKeys }),
  z.strictObject({ kind: z.literal('role'), staffId: z.uuid(), role }),
  z.strictObject({ kind: z.literal('laptopAdded'), ...laptopKeys }),
  z.strictObject({ kind: z.literal('laptopOut'), staffId: z.uuid(), deviceId: z.uuid() }),
  z.strictObject({ kind: z.literal('left'), staffId: z.uuid() }),
])
export type MemberAct = z.infer<typeof memberActSchema>

const contentSchema = z.strictObject({
  v: z.literal(1),
  /** The practice's shared space: an entry of another practice is none of this one. */
  practice: z.uuid(),
  /** Hashes of the entries it follows, in order; none for the first. */
  parents: z.array(hash).max(mostParents),
  at: z.iso.datetime(),
  /** The laptop that signed. */
  by: z.uuid(),
  act: memberActSchema,
})
type Content = z.infer<typeof contentSchema>

export const memberEntrySchema = contentSchema.extend({
  /** Hash of all the rest: its name in the log. */
  id: hash,
  signature: z.base64().max(100),
})
export type MemberEntry = z.infer<typeof memberEntrySchema>

const idOf = (content: Content, signature: string): string =>
  toHex(sha256(utf8(canonicalJson({ doorstep: PURPOSE, content, signature }))))

export interface EntryToSign {
  readonly practice: string
  /** The present heads; none for the first entry. */
  readonly parents: readonly string[]
  readonly at: string
  readonly by: string
  readonly act: MemberAct
}

/** The bytes to sign are made where the signing key is not; see `finishEntry`. */
export const entryContent = (entry: EntryToSign): Content =>
  contentSchema.parse({ v: 1, ...entry, parents: entry.parents.toSorted() })

export function signEntry(entry: EntryToSign, signingKey: Uint8Array): MemberEntry {
  const content = entryContent(entry)
  return finishEntry(content, signJson(PURPOSE, content, signingKey))
}

export const memberLogPurpose = PURPOSE

export function finishEntry(content: Content, signatureBytes: Uint8Array): MemberEntry {
  const signature = toBase64(signatureBytes)
  return { ...content, id: idOf(content, signature), signature }
}

/** Its name is the hash of it, and its parents stand in their one order. Says nothing of who signed. */
export function isWhole({ id, signature, ...content }: MemberEntry): boolean {
  const sorted = content.parents.every(
    (parent, at, all) => at === 0 || (all[at - 1] ?? '') < parent,
  )
  return sorted && idOf(content, signature) === id
}

/** Never throws. */
export function isEntrySignedBy(entry: MemberEntry, signingKey: string): boolean {
  const { id: _id, signature, ...content } = entry
  try {
    return verifyJson(PURPOSE, content, fromBase64(signature), fromBase64(signingKey))
  } catch {
    return false
  }
}

/** The first entry vouches for itself: that it is the true one, its hash says, told at joining. */
export const isFounding = (entry: MemberEntry): boolean =>
  entry.act.kind === 'founded' &&
  entry.parents.length === 0 &&
  entry.by === entry.act.deviceId &&
  isEntrySignedBy(entry, entry.act.signingKey)

export const signingKeyText = (secretKey: Uint8Array): string => toBase64(publicKeyOf(secretKey))

/** The entries that nothing follows yet: what the next entry is to follow. */
export function headsOf(entries: readonly MemberEntry[]): string[] {
  const followed = new Set(entries.flatMap(({ parents }) => parents))
  return entries.flatMap(({ id }) => (followed.has(id) ? [] : [id])).toSorted()
}
