import { ok, type Result, refused } from '../result'
import { decrypt, encrypt, NONCE_BYTES, SealedDataDamaged, TAG_BYTES } from './aes-gcm'
import {
  type BackupCounts,
  type BackupEntry,
  entryFrame,
  FrameReader,
  lastFrame,
} from './backup-frames'
import {
  type Bytes,
  concat,
  concatAll,
  randomBytes,
  readUint32,
  sameBytes,
  sha256,
  uint32,
  utf8,
} from './bytes'
import { deriveAesKey } from './hkdf'

/**
 * A backup, as one file:
 *
 *   magic (16) | version u32 | header length u32 | header | salt (16) | SHA-256 of all before (32)
 *   then chunks: length u32 | last u8 | nonce, ciphertext, tag
 *
 * The header is the vault's (wraps and sealed keys), so that passphrase or recovery code open the file
 * on any laptop. Each chunk is sealed under a key of this file alone, with the hash of the head, its own
 * index, its length and whether it is the last as AAD; the last one closes with the counts. So a byte
 * changed, a chunk moved, left out or repeated, and a cut at any length are all refused.
 * This first part (up to the hash) has the same shape in every version to come.
 */
const MAGIC = utf8('DOORSTEP-BACKUP\n')
const VERSION = 1
const SALT_BYTES = 16
const HASH_BYTES = 32
const FIXED_BYTES = MAGIC.byteLength + 8
const CHUNK_HEAD_BYTES = 5
/** What one chunk holds before sealing. */
const CHUNK_BYTES = 1024 * 1024
/** A practice of twenty with years of keys has some 100 KB. */
export const MAX_HEADER_BYTES = 1024 * 1024
export const MAX_CHUNK_BYTES = 8 * 1024 * 1024

/** `damaged`: changed, cut, or not wholly written. `notABackup`: some other file. */
export type BackupRefusal = 'damaged' | 'newer' | 'notABackup'

/** Any part of the file; must answer exactly `length` bytes when they are inside `size`. */
export interface BackupSource {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

export interface BackupHead {
  /** For vault.openBackupHeader, which gives the backup key. */
  readonly header: Bytes
  readonly salt: Bytes
  readonly hash: Bytes
  /** Where the chunks begin. */
  readonly bodyOffset: number
}

/** A file that grew shorter while it was read is a cut one. */
async function readExactly(source: BackupSource, offset: number, length: number) {
  const bytes = await source.read(offset, length)
  if (bytes.byteLength !== length) throw new SealedDataDamaged('cut')
  return bytes
}

const fileKey = (backupKey: Uint8Array, salt: Uint8Array) =>
  deriveAesKey(backupKey, 'doorstep/v1/backup-file', salt)

const chunkAad = (headHash: Uint8Array, index: number, last: boolean, length: number) =>
  concat(headHash, uint32(index), new Uint8Array([last ? 1 : 0]), uint32(length))

/**
 * The file, piece by piece, from the entries in any order. Nothing is whole until the last piece is out:
 * write to a temporary name and rename.
 */
export async function* writeBackup(
  header: Uint8Array,
  backupKey: Uint8Array,
  entries: AsyncIterable<BackupEntry> | Iterable<BackupEntry>,
): AsyncGenerator<Bytes, BackupCounts> {
  if (header.byteLength > MAX_HEADER_BYTES) throw new Error('the header is too large')
  const salt = randomBytes(SALT_BYTES)
  const before = concat(MAGIC, uint32(VERSION), uint32(header.byteLength), header, salt)
  const hash = await sha256(before)
  yield concat(before, hash)

  const key = await fileKey(backupKey, salt)
  let index = 0
  const seal = async (content: Uint8Array, last: boolean): Promise<Bytes> => {
    const length = NONCE_BYTES + content.byteLength + TAG_BYTES
    const sealed = await encrypt(key, content, chunkAad(hash, index++, last, length))
    return concat(uint32(length), new Uint8Array([last ? 1 : 0]), sealed)
  }

  const records: Record<string, number> = Object.create(null)
  let files = 0
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  for await (const entry of entries) {
    if (entry.kind === 'file') files++
    else records[entry.collection] = (records[entry.collection] ?? 0) + 1
    const frame = entryFrame(entry)
    waiting.push(frame)
    waitingBytes += frame.byteLength
    if (waitingBytes < CHUNK_BYTES) continue
    const content = concatAll(waiting)
    let from = 0
    for (; content.byteLength - from >= CHUNK_BYTES; from += CHUNK_BYTES)
      yield await seal(content.subarray(from, from + CHUNK_BYTES), false)
    waiting = [content.subarray(from)]
    waitingBytes = content.byteLength - from
  }
  const counts: BackupCounts = { records: { ...records }, files }
  yield await seal(concatAll([...waiting, lastFrame(counts)]), true)
  return counts
}

/** Reads and checks what stands before the chunks; needs no key. */
export async function readBackupHead(
  source: BackupSource,
): Promise<Result<BackupHead, BackupRefusal>> {
  const fixed = await source.read(0, Math.min(FIXED_BYTES, source.size))
  let alike = 0
  for (let index = 0; index < MAGIC.byteLength; index++) if (fixed[index] === MAGIC[index]) alike++
  // Another kind of file shares no more than a letter or two; a damaged or cut backup most of them.
  if (alike * 2 < Math.min(MAGIC.byteLength, fixed.byteLength)) return refused('notABackup')
  if (alike < MAGIC.byteLength || fixed.byteLength < FIXED_BYTES) return refused('damaged')
  const headerLength = readUint32(fixed, MAGIC.byteLength + 4)
  const bodyOffset = FIXED_BYTES + headerLength + SALT_BYTES + HASH_BYTES
  if (headerLength > MAX_HEADER_BYTES || bodyOffset > source.size) return refused('damaged')
  const rest = await source.read(FIXED_BYTES, bodyOffset - FIXED_BYTES)
  const saltEnd = headerLength + SALT_BYTES
  const hash = rest.slice(saltEnd) as Bytes
  if (!sameBytes(hash, await sha256(fixed, rest.subarray(0, saltEnd)))) return refused('damaged')
  if (readUint32(fixed, MAGIC.byteLength) !== VERSION) return refused('newer')
  const header = rest.slice(0, headerLength) as Bytes
  return ok({ header, salt: rest.slice(headerLength, saltEnd) as Bytes, hash, bodyOffset })
}

async function* openChunks(source: BackupSource, head: BackupHead, backupKey: Uint8Array) {
  const key = await fileKey(backupKey, head.salt)
  let offset = head.bodyOffset
  for (let index = 0; ; index++) {
    if (offset + CHUNK_HEAD_BYTES > source.size) throw new SealedDataDamaged('cut')
    const chunkHead = await readExactly(source, offset, CHUNK_HEAD_BYTES)
    const length = readUint32(chunkHead)
    const last = chunkHead[4] === 1
    offset += CHUNK_HEAD_BYTES
    if ((chunkHead[4] as number) > 1 || length > MAX_CHUNK_BYTES)
      throw new SealedDataDamaged('chunk')
    if (offset + length > source.size) throw new SealedDataDamaged('cut')
    const sealed = await readExactly(source, offset, length)
    offset += length
    if (last && offset !== source.size) throw new SealedDataDamaged('more after the end')
    yield { content: await decrypt(key, sealed, chunkAad(head.hash, index, last, length)), last }
    if (last) return
  }
}

/**
 * The entries, in the order they were written. Throws SealedDataDamaged as soon as something is wrong,
 * so call `verifyBackup` over the whole file before anything read here is kept.
 */
export async function* readBackup(
  source: BackupSource,
  head: BackupHead,
  backupKey: Uint8Array,
): AsyncGenerator<BackupEntry, BackupCounts> {
  const frames = new FrameReader()
  for await (const { content, last } of openChunks(source, head, backupKey)) {
    for (const entry of frames.take(content)) yield entry
    if (last) return frames.finish()
  }
  throw new SealedDataDamaged('cut')
}

/**
 * Reads the whole file once and keeps nothing. `accept` sees every entry: false for one that this
 * program cannot take refuses the file. Errors other than damage (a disk that will not read) are thrown.
 */
export async function verifyBackup(
  source: BackupSource,
  head: BackupHead,
  backupKey: Uint8Array,
  accept: (entry: BackupEntry) => boolean = () => true,
): Promise<Result<BackupCounts, 'damaged'>> {
  try {
    const entries = readBackup(source, head, backupKey)
    for (;;) {
      const step = await entries.next()
      if (step.done) return ok(step.value)
      if (!accept(step.value)) return refused('damaged')
    }
  } catch (error) {
    if (error instanceof SealedDataDamaged) return refused('damaged')
    throw error
  }
}
