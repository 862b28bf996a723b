import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BackupSource,
  readBackupHead,
  verifyBackup,
  writeBackup,
} from '#shared/crypto/backup-file'
import type { BackupEntry } from '#shared/crypto/backup-frames'
import { concat, randomBytes, utf8 } from '#shared/crypto/bytes'
import { dataVersion } from '#shared/data-version'
import { aboutEntry, createBackupReader, draftEntry } from '#shared/domain/backup/backup-contents'
import { newOwner, newPracticeEntry } from '#shared/domain/practice/new-practice'

const at = '2026-11-21T08:30:00.000Z'
const id = (digit: number) => `0000000${digit}-0000-4000-8000-000000000000`
const stamp = (digit: number) => ({
  id: id(digit),
  space: id(9),
  createdAt: at,
  createdBy: id(1),
  updatedAt: at,
  updatedBy: id(1),
})
const input = {
  practiceName: 'Zoë’s 👶 practice',
  ownName: 'مريم Esposito',
  licence: { title: 'LMT', number: '', state: '', expiresOn: null },
}
const owner = newOwner(input, stamp(1), {
  clientSpace: id(8),
  deviceId: id(7),
  signingPublicKey: 'AAAA',
  sealingPublicKey: 'BBBB',
})
const practice = newPracticeEntry(input, stamp(2), {
  timeZone: 'America/Los_Angeles',
  locale: 'en-US',
})
const entries: BackupEntry[] = [
  aboutEntry(at, dataVersion),
  draftEntry({ key: 'note:1', values: { text: 'half a sen' } }),
  { kind: 'record', collection: 'catalog', record: practice },
  { kind: 'record', collection: 'staff', record: owner },
  {
    kind: 'file',
    meta: { id: id(3), space: id(8), name: 'letter.pdf', type: 'application/pdf' },
    bytes: randomBytes(40_000),
  },
]

const header = utf8('{"the vault":"its wraps and sealed keys"}')
const backupKey = randomBytes(32)

async function write(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeBackup(header, backupKey, entries)) pieces.push(piece)
  return concat(...pieces)
}

/** All that a restore does before anything is written: what was refused, and how. */
async function check(file: Uint8Array): Promise<string> {
  const source: BackupSource = {
    size: file.length,
    read: async (offset, length) => file.slice(offset, offset + length),
  }
  const head = await readBackupHead(source)
  if (!head.ok) return head.refusal
  const read = createBackupReader()
  const whole = await verifyBackup(source, head.value, backupKey, (entry) => read(entry).ok)
  return whole.ok ? 'whole' : whole.refusal
}

describe('what a backup holds', () => {
  test('comes back as it was written, kind by kind', () => {
    const read = createBackupReader()
    const items = entries.map((entry) => read(entry))
    expect(items.map((item) => item.ok && item.value.kind)).toEqual([
      'about',
      'draft',
      'record',
      'record',
      'file',
    ])
    expect(items[3]).toEqual({
      ok: true,
      value: { kind: 'record', collection: 'staff', record: owner },
    })
  })

  test('is refused when it does not begin with the note on its shape', () => {
    const read = createBackupReader()
    expect(read(entries[2] as BackupEntry)).toEqual({ ok: false, refusal: 'unknown' })
  })

  test('is refused for a collection, a field or a value that the schema does not know', () => {
    const odd: BackupEntry[] = [
      { kind: 'record', collection: 'invoices', record: {} },
      { kind: 'record', collection: '__proto__', record: {} },
      { kind: 'record', collection: 'staff', record: { ...owner, salary: 1 } },
      { kind: 'record', collection: 'staff', record: { ...owner, role: 'king' } },
      { kind: 'record', collection: 'staff', record: null },
      { kind: 'file', meta: { id: 'no id' }, bytes: new Uint8Array() },
    ]
    for (const entry of odd) {
      const read = createBackupReader()
      read(entries[0] as BackupEntry)
      expect(read(entry)).toEqual({ ok: false, refusal: 'unknown' })
    }
  })

  test('is refused as newer when its records are of a version to come', () => {
    const read = createBackupReader()
    const about = entries[0] as { kind: 'record'; record: { versions: object } }
    const versions = { ...about.record.versions, staff: 7 }
    read({
      kind: 'record',
      collection: 'about',
      record: { madeAt: at, dataVersion: 99, versions },
    })
    expect(read({ kind: 'record', collection: 'staff', record: owner })).toEqual({
      ok: false,
      refusal: 'newer',
    })
  })
})

describe('a backup that is not as it was written', () => {
  test('with any one byte changed is refused: 100 of them', async () => {
    const file = await write()
    expect(await check(file)).toBe('whole')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (offset, flip) => {
          const changed = file.slice()
          changed[offset] = (changed[offset] as number) ^ flip
          expect(await check(changed)).not.toBe('whole')
        },
      ),
      { numRuns: 100, seed: 1 },
    )
  })

  test('cut at any length is refused: 100 of them', async () => {
    const file = await write()
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (length) => {
        expect(await check(file.slice(0, length))).not.toBe('whole')
      }),
      { numRuns: 100, seed: 2 },
    )
  })
})
