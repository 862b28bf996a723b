import { z } from 'zod'
import { ok, type Result, refused } from '../result'
import { decrypt, encrypt, importAesKey, SealedDataDamaged } from './aes-gcm'
import { type Bytes, fromBase64, fromUtf8, sha256, toBase64, toHex, utf8 } from './bytes'
import { canonicalJson } from './canonical-json'
import {
  heldAccountSchema,
  keyBytes,
  partKeysSchema,
  passphraseWrapSchema,
  recoveryWrapSchema,
  spaceKeysSchema,
} from './vault-file'

/**
 * What carries a practice to a second laptop: its keys and an account for the server, and no record at
 * all. One line of canonical JSON like the vault file, opened by the same passphrase or recovery code.
 * Good for a week: a stick that is found years later opens nothing by the old passphrase alone.
 */
const FORMAT = 'doorstep-transfer'
const VERSION = 1
export const transferDays = 7
export const largestTransfer = 1_100_000

const transferSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** The practice's: the laptop that made the file has the same. */
  vaultId: z.uuid(),
  madeAt: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  writtenBy: z.string().max(40),
  dataVersion: z.number().int().nonnegative(),
  wraps: z.strictObject({ passphrase: passphraseWrapSchema, recoveryCode: recoveryWrapSchema }),
  sealed: z.base64().max(1_000_000),
})
export type TransferFile = z.infer<typeof transferSchema>

const contentsSchema = z.strictObject({
  /** Of the laptop it is for. */
  deviceId: z.uuid(),
  /** What the person calls that laptop. */
  name: z.string().max(60),
  staffId: z.uuid(),
  backupKey: keyBytes,
  spaces: z.array(spaceKeysSchema),
  /** Spaces held in part; absent: none. */
  parts: z.array(partKeysSchema).optional(),
  /** Hash of the member log's first entry, where the person was let in by somebody; absent: not. */
  founding: z.string().max(64).optional(),
  /** Null: there is no server, or nobody could make an account there; it is asked for. */
  server: heldAccountSchema.nullable(),
})
export type TransferContents = z.infer<typeof contentsSchema>

type About = Omit<TransferFile, 'sealed' | 'wraps' | 'format' | 'version'>

// All that stands in the clear is bound: a date moved forward keeps the file from opening.
const aad = ({ vaultId, madeAt, validUntil, writtenBy, dataVersion }: About): Bytes =>
  utf8(
    canonicalJson({
      format: FORMAT,
      version: VERSION,
      ...{ vaultId, madeAt, validUntil, writtenBy, dataVersion },
    }),
  )

export async function sealTransfer(
  about: About,
  wraps: TransferFile['wraps'],
  deviceKey: Uint8Array,
  contents: TransferContents,
): Promise<TransferFile> {
  const text = JSON.stringify(z.encode(contentsSchema, contents))
  const sealed = await encrypt(await importAesKey(deviceKey), utf8(text), aad(about))
  return { format: FORMAT, version: VERSION, ...about, wraps, sealed: toBase64(sealed) }
}

/** Null when it does not open under this key or holds something else. */
export async function openTransfer(
  file: TransferFile,
  deviceKey: Uint8Array,
): Promise<TransferContents | null> {
  try {
    const key = await importAesKey(deviceKey)
    const content = await decrypt(key, fromBase64(file.sealed), aad(file))
    return contentsSchema.safeParse(JSON.parse(fromUtf8(content))).data ?? null
  } catch (error) {
    if (error instanceof SealedDataDamaged || error instanceof SyntaxError) return null
    throw error
  }
}

const checksumOf = async (transfer: unknown): Promise<string> =>
  toHex(await sha256(utf8(canonicalJson(transfer))))

export async function renderTransferFile(transfer: TransferFile): Promise<Bytes> {
  return utf8(`${canonicalJson({ checksum: await checksumOf(transfer), transfer })}\n`)
}

/**
 * - aBackup: a whole practice with its records, which is restored, not transferred
 * - notATransfer: some other file
 * - damaged: changed or cut
 * - newer: of a later format than this program knows
 */
export type TransferRefusal = 'aBackup' | 'notATransfer' | 'damaged' | 'newer'

const envelopeSchema = z.strictObject({ checksum: z.string(), transfer: z.looseObject({}) })
const laterSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.number().int().gt(VERSION),
})

/** Needs no secret. Refuses what differs by one byte from what `renderTransferFile` made. */
export async function parseTransferFile(
  bytes: Uint8Array,
): Promise<Result<TransferFile, TransferRefusal>> {
  let text: string
  let json: unknown
  try {
    text = fromUtf8(bytes)
    json = JSON.parse(text)
    if (`${canonicalJson(json)}\n` !== text) return refused(whatItIs(bytes))
  } catch {
    return refused(whatItIs(bytes))
  }
  const envelope = envelopeSchema.safeParse(json)
  if (!envelope.success) return refused(whatItIs(bytes))
  const { checksum, transfer } = envelope.data
  if (checksum !== (await checksumOf(transfer))) return refused('damaged')
  if (laterSchema.safeParse(transfer).success) return refused('newer')
  const parsed = transferSchema.safeParse(transfer)
  return parsed.success ? ok(parsed.data) : refused(whatItIs(bytes))
}

/** Something that is no whole transfer file: what was it once? */
function whatItIs(bytes: Uint8Array): 'aBackup' | 'notATransfer' | 'damaged' {
  const head = looksLike(bytes, 'DOORSTEP-BACKUP\n')
  if (head) return 'aBackup'
  return looksLike(bytes, '{"checksum":"') ? 'damaged' : 'notATransfer'
}

/** Another kind of file shares no more than a letter or two; a damaged one most of them. */
function looksLike(bytes: Uint8Array, begin: string): boolean {
  const wanted = utf8(begin)
  const length = Math.min(wanted.byteLength, bytes.byteLength)
  let alike = 0
  for (let at = 0; at < length; at++) if (bytes[at] === wanted[at]) alike++
  return length > 0 && alike * 2 > length
}
