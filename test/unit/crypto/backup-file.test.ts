import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BackupSource,
  MAX_HEADER_BYTES,
  readBackup,
  readBackupHead,
  verifyBackup,
  writeBackup,
} from '#shared/crypto/backup-file'
import type { BackupEntry } from '#shared/crypto/backup-frames'
import { concat, randomBytes, utf8 } from '#shared/crypto/bytes'

const header = utf8('{"the vault":"its wraps and sealed keys"}')
const backupKey = randomBytes(32)

const pdf = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 2_654_435_761) >>> 24)

const sample: BackupEntry[] = [
  ...Array.from({ length: 300 }, (_, index) => ({
    kind: 'record' as const,
    collection: index % 3 === 0 ? 'clients' : 'visits',
    record: { id: `r${index}`, text: `Zoë 👶 ${'note '.repeat(index)}` },
  })),
  {
    kind: 'file',
    meta: { id: 'f1', type: 'application/pdf' },
    bytes: pdf,
  },
  { kind: 'file', meta: { id: 'f2' }, bytes: new Uint8Array() },
]

async function write(entries: Iterable<BackupEntry>, top = header): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeBackup(top, backupKey, entries)) pieces.push(piece)
  return concat(...pieces)
}

const sourceOf = (file: Uint8Array): BackupSource => ({
  size: file.length,
  async read(offset, length) {
    if (offset < 0 || offset + length > file.length) throw new Error('read outside the file')
    return file.slice(offset, offset + length)
  },
})

/** What the importer does: head, then a verification of the whole file. */
async function check(file: Uint8Array, key: Uint8Array = backupKey) {
  const head = await readBackupHead(sourceOf(file))
  if (!head.ok) return head.refusal
  const verified = await verifyBackup(sourceOf(file), head.value, key)
  return verified.ok ? verified.value : verified.refusal
}

async function readAll(file: Uint8Array): Promise<BackupEntry[]> {
  const head = await readBackupHead(sourceOf(file))
  if (!head.ok) throw new Error(head.refusal)
  const entries: BackupEntry[] = []
  for await (const entry of readBackup(sourceOf(file), head.value, backupKey)) entries.push(entry)
  return entries
}

/** About `count` offsets over a file: the whole of its head, its last bytes, and evenly between. */
const offsetsOver = (length: number, count: number) => {
  const evenly = Array.from({ length: count }, (_, index) => Math.floor((index * length) / count))
  const ends = Array.from({ length: 140 }, (_, index) => index)
  return [...new Set([...evenly, ...ends, ...ends.map((back) => length - 1 - back)])]
}

describe('a backup', () => {
  test('gives back every record and file, and its counts', async () => {
    const file = await write(sample)
    const back = await readAll(file)
    expect(back.slice(0, 300)).toEqual(sample.slice(0, 300))
    expect(back.length).toBe(302)
    const kept = back[300]
    expect(kept?.kind === 'file' && kept.meta).toEqual({ id: 'f1', type: 'application/pdf' })
    expect(kept?.kind === 'file' && Buffer.from(kept.bytes).equals(pdf)).toBe(true)
    expect(await check(file)).toEqual({ records: { clients: 100, visits: 200 }, files: 2 })
    const head = await readBackupHead(sourceOf(file))
    expect(head.ok && [...head.value.header]).toEqual([...header])
  })

  test('of nothing is whole too', async () => {
    expect(await check(await write([]))).toEqual({ records: {}, files: 0 })
  })

  test('of any entries comes back as it went in', async () => {
    const entry = fc.oneof(
      fc.record({
        kind: fc.constant('record' as const),
        collection: fc.constantFrom('clients', 'notes', '__proto__'),
        record: fc.jsonValue(),
      }),
      fc.record({
        kind: fc.constant('file' as const),
        meta: fc.jsonValue(),
        bytes: fc.uint8Array({ maxLength: 5000 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 30 }), async (entries) => {
        const back = await readAll(await write(entries))
        expect(JSON.stringify(back)).toBe(JSON.stringify(entries))
      }),
      { numRuns: 50 },
    )
  })

  test('with one byte changed anywhere is refused as damaged', async () => {
    const file = await write(sample)
    for (const at of offsetsOver(file.length, 100)) {
      const flipped = file.slice()
      flipped[at] = (flipped[at] as number) ^ (1 << (at % 8))
      expect(await check(flipped), `byte ${at}`).toBe('damaged')
    }
  })

  test('cut at any length, or with more at its end, is refused as damaged', async () => {
    const file = await write(sample)
    for (const length of offsetsOver(file.length, 100)) {
      expect(await check(file.slice(0, length)), `length ${length}`).toBe('damaged')
    }
    expect(await check(concat(file, new Uint8Array(1)))).toBe('damaged')
    expect(await check(concat(file, file))).toBe('damaged')
  })

  test('with chunks left out or put in another order is refused as damaged', async () => {
    const pieces: Uint8Array[] = []
    for await (const piece of writeBackup(header, backupKey, sample)) pieces.push(piece)
    expect(pieces.length).toBeGreaterThan(3)
    const [head, first, second, ...rest] = pieces as [Uint8Array, Uint8Array, Uint8Array]
    expect(await check(concat(head, second, first, ...rest))).toBe('damaged')
    expect(await check(concat(head, second, ...rest))).toBe('damaged')
    expect(await check(concat(head, first, first, second, ...rest))).toBe('damaged')
    const other = await write(sample)
    expect(await check(concat(other.slice(0, head.length), first, second, ...rest))).toBe('damaged')
  })

  test('does not open under another key', async () => {
    expect(await check(await write(sample), randomBytes(32))).toBe('damaged')
  })

  test('of a later format is told apart from a damaged one, and so is another kind of file', async () => {
    const file = await write(sample)
    const headEnd = 24 + header.length + 16
    const later = file.slice()
    later[19] = 2
    const hash = await crypto.subtle.digest('SHA-256', later.slice(0, headEnd))
    later.set(new Uint8Array(hash), headEnd)
    expect(await check(later)).toBe('newer')
    expect(await check(utf8('%PDF-1.7 some other file of a longer kind'))).toBe('notABackup')
    expect(await check(new Uint8Array(200_000_000))).toBe('notABackup')
  })

  test('with an entry this program cannot take is refused before anything is read in', async () => {
    const file = await write(sample)
    const head = await readBackupHead(sourceOf(file))
    if (!head.ok) throw new Error(head.refusal)
    const seen = await verifyBackup(
      sourceOf(file),
      head.value,
      backupKey,
      (entry) => entry.kind === 'file' || entry.collection !== 'visits',
    )
    expect(seen).toEqual({ ok: false, refusal: 'damaged' })
  })

  test('keeps to the bounds on sizes', async () => {
    await expect(write([], new Uint8Array(MAX_HEADER_BYTES + 1))).rejects.toThrow()
    const file = (await write(sample)).slice()
    new DataView(file.buffer).setUint32(20, 0xffff_ffff)
    expect(await check(file)).toBe('damaged')
    const bomb = (await write(sample)).slice()
    new DataView(bomb.buffer).setUint32(24 + header.length + 48, 0xffff_ffff)
    expect(await check(bomb)).toBe('damaged')
  })
})
