import { decrypt, encrypt, SealedDataDamaged } from '../../crypto/aes-gcm'
import { type Bytes, concat, randomBytes, toHex, utf8 } from '../../crypto/bytes'
import { deriveAesKey, deriveBytes } from '../../crypto/hkdf'
import { ok, type Result, refused } from '../../result'
import { answerParts } from './mail-text'
import { type Reply, readReply, writeReply } from './reply'
import { fromSpoken, type SpokenRefusal, toSpoken } from './spoken-text'

/**
 * An answer on its way back: version u8 | name of the key (4) | nonce (12), ciphertext, tag (16). The
 * key was made for one summary and travels in the sealed page alone; what is sealed names the summary.
 */
const VERSION = 1
const NAME_BYTES = 4
export const REPLY_KEY_BYTES = 32

/** One summary's road back. */
export interface ReplyRoad {
  readonly summaryId: string
  /** 32 random bytes, in this page and in our encrypted record alone. */
  readonly replyKey: Uint8Array
  /**
   * The ids that its page may name, its own first: a summary that two laptops sent stands under a new id
   * since they met, and its page was out by then. Absent: its own alone.
   */
  readonly sealedIds?: readonly string[]
}

export const makeReplyKey = (): Bytes => randomBytes(REPLY_KEY_BYTES)

const sealingKey = (replyKey: Uint8Array) => deriveAesKey(replyKey, 'doorstep/v1/reply')
const nameOf = (replyKey: Uint8Array) => deriveBytes(replyKey, 'doorstep/v1/reply-name', NAME_BYTES)
const aad = (summaryId: string, name: Uint8Array): Bytes =>
  utf8(JSON.stringify(['reply', VERSION, summaryId, toHex(name)]))

// As mail-text.ts looks for them.
const begins = 'Doorstep answer'
const ends = 'End of answer'

/** The text to paste into a mail, or the groups to read out. */
export interface WrittenReply {
  /** `7Q2MX 3KD9R …` */
  readonly groups: string
  /** With the lines around it by which it is found among other words. */
  readonly text: string
}

export async function sealReply(
  { summaryId, replyKey }: ReplyRoad,
  reply: Reply,
): Promise<Result<WrittenReply, 'tooLong'>> {
  const written = writeReply(reply)
  if (!written.ok) return written
  const name = await nameOf(replyKey)
  const sealed = await encrypt(await sealingKey(replyKey), written.value, aad(summaryId, name))
  const groups = await toSpoken(concat(new Uint8Array([VERSION]), name, sealed))
  const lines = groups.match(/(?:\S+ ?){1,6}/g)?.map((line) => line.trim()) ?? []
  return ok({ groups, text: [`${begins}:`, ...lines, ends].join('\n') })
}

/**
 * - unknown: whole and right, and for no summary that these roads belong to
 * - newer: made by a later Doorstep's page
 * - altered: the summary is one of these, and the answer is not what its page wrote
 */
export type OpenReplyRefusal = SpokenRefusal | { readonly code: 'unknown' | 'newer' }

export interface OpenedReply<Road extends ReplyRoad> {
  readonly road: Road
  readonly reply: Reply
  /** SHA-256 of the sealed bytes: the same answer has the same one, however often it comes. */
  readonly sealed: Bytes
}

/** Of all that may be the answer, the first that is whole; or what is wrong with the likeliest. */
async function spokenIn(typed: string): Promise<Result<Bytes, SpokenRefusal>> {
  const [likeliest, ...others] = answerParts(typed)
  const first = await fromSpoken(likeliest)
  if (first.ok) return first
  for (const part of others) {
    const spoken = await fromSpoken(part)
    if (spoken.ok) return spoken
  }
  return first
}

/** Null where it was not sealed under this key for any of these ids. */
async function unseal(
  { summaryId, replyKey, sealedIds = [summaryId] }: ReplyRoad,
  name: Uint8Array,
  sealed: Bytes,
): Promise<Bytes | null> {
  const key = await sealingKey(replyKey)
  for (const id of sealedIds) {
    try {
      return await decrypt(key, sealed, aad(id, name))
    } catch (error) {
      if (!(error instanceof SealedDataDamaged)) throw error
    }
  }
  return null
}

/** Tries no key: the answer names the one that it is under, so a wrong one cannot open by chance. */
export async function openReply<Road extends ReplyRoad>(
  typed: string,
  roads: readonly Road[],
): Promise<Result<OpenedReply<Road>, OpenReplyRefusal>> {
  const spoken = await spokenIn(typed)
  if (!spoken.ok) return spoken
  const bytes = spoken.value
  if (bytes[0] !== VERSION) return refused({ code: 'newer' })
  const name = toHex(bytes.slice(1, 1 + NAME_BYTES))
  const sealed = bytes.slice(1 + NAME_BYTES)
  let met = false
  for (const road of roads) {
    const own = await nameOf(road.replyKey)
    if (toHex(own) !== name) continue
    met = true
    const opened = await unseal(road, own, sealed)
    if (!opened) continue
    const reply = readReply(opened)
    if (!reply.ok) return refused({ code: 'newer' })
    return ok({ road, reply: reply.value, sealed: bytes })
  }
  return refused({ code: met ? 'altered' : 'unknown' })
}
