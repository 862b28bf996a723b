import { SealedDataDamaged } from './aes-gcm'
import { type Bytes, concat, concatAll, fromUtf8, readUint32, uint32, utf8 } from './bytes'

/** One record or one file of a backup. `meta` is what the files' store keeps beside the bytes. */
export type BackupEntry =
  | { readonly kind: 'record'; readonly collection: string; readonly record: unknown }
  | { readonly kind: 'file'; readonly meta: unknown; readonly bytes: Uint8Array }

/** How many records of each collection and how many files: the check that a restore was whole. */
export interface BackupCounts {
  readonly records: Readonly<Record<string, number>>
  readonly files: number
}

/**
 * Inside the sealed chunks a backup is one run of frames, cut anywhere by the chunks:
 * `kind u8 | JSON length u32 | bytes length u32 | JSON | bytes`.
 */
const RECORD = 1
const FILE = 2
const LAST = 3
const FRAME_HEAD_BYTES = 9
/** Larger than any record (1 MB) or file (25 MB) the product takes; a bound on memory when reading. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024

const noBytes = new Uint8Array()

function frame(kind: number, json: unknown, bytes: Uint8Array): Bytes {
  const text = utf8(JSON.stringify(json))
  if (text.byteLength + bytes.byteLength > MAX_FRAME_BYTES)
    throw new Error('too large for a backup')
  return concat(
    new Uint8Array([kind]),
    uint32(text.byteLength),
    uint32(bytes.byteLength),
    text,
    bytes,
  )
}

export const entryFrame = (entry: BackupEntry): Bytes =>
  entry.kind === 'record'
    ? frame(RECORD, [entry.collection, entry.record], noBytes)
    : frame(FILE, entry.meta, entry.bytes)

export const lastFrame = (counts: BackupCounts): Bytes => frame(LAST, counts, noBytes)

/** Puts frames together again from chunks, counts them, and compares with the counts at the end. */
export class FrameReader {
  #closing: BackupCounts | null = null
  // Chunks wait here unjoined: joining on every chunk would copy a large file many times over.
  #parts: Uint8Array[] = []
  #length = 0
  #records: Record<string, number> = Object.create(null)
  #files = 0;

  /** The entries that are whole once `chunk` is added. */
  *take(chunk: Uint8Array): Generator<BackupEntry> {
    this.#parts.push(chunk)
    this.#length += chunk.byteLength
    if (this.#length < this.#needed()) return
    let rest: Uint8Array = concatAll(this.#parts)
    this.#parts = [rest]
    while (rest.byteLength >= this.#needed()) {
      const end = this.#needed()
      const whole = rest.subarray(0, end)
      rest = rest.subarray(end)
      this.#parts = [rest]
      this.#length = rest.byteLength
      const entry = this.#read(whole)
      if (entry !== null) yield entry
    }
  }

  finish(): BackupCounts {
    const closing = this.#closing
    if (closing === null || this.#length > 0) throw new SealedDataDamaged('no end')
    const counted = JSON.stringify([Object.entries(this.#records).sort(), this.#files])
    const written = JSON.stringify([Object.entries(closing.records).sort(), closing.files])
    if (counted !== written) throw new SealedDataDamaged('counts differ')
    return closing
  }

  /** Bytes until the frame at the front is whole; at first only its head is asked for. */
  #needed(): number {
    if (this.#length < FRAME_HEAD_BYTES) return FRAME_HEAD_BYTES
    const first = this.#parts[0] as Uint8Array
    const head =
      first.byteLength >= FRAME_HEAD_BYTES
        ? first
        : concatAll(this.#parts).subarray(0, FRAME_HEAD_BYTES)
    const content = readUint32(head, 1) + readUint32(head, 5)
    if (content > MAX_FRAME_BYTES) throw new SealedDataDamaged('frame too large')
    return FRAME_HEAD_BYTES + content
  }

  #read(whole: Uint8Array): BackupEntry | null {
    if (this.#closing !== null) throw new SealedDataDamaged('more after the end')
    const jsonEnd = FRAME_HEAD_BYTES + readUint32(whole, 1)
    const json: unknown = JSON.parse(fromUtf8(whole.subarray(FRAME_HEAD_BYTES, jsonEnd)))
    if (whole[0] === RECORD) {
      const [collection, record] = json as [string, unknown]
      this.#records[collection] = (this.#records[collection] ?? 0) + 1
      return { kind: 'record', collection, record }
    }
    if (whole[0] === FILE) {
      this.#files++
      return { kind: 'file', meta: json, bytes: whole.slice(jsonEnd) }
    }
    if (whole[0] !== LAST) throw new SealedDataDamaged('unknown frame')
    this.#closing = json as BackupCounts
    return null
  }
}
