import { describe, expect, test } from 'vitest'
import { createKeyring } from '#renderer/data/store/keyring'
import { keyIdOf } from '#shared/crypto/hkdf'
import type { RecordOf } from '#shared/schema/collections'
import { type Envelope, openEnvelope, sealEnvelope } from '#shared/sync/envelope'

const space = '5a0d2f6c-0000-4000-8000-000000000001'
const otherSpace = '5a0d2f6c-0000-4000-8000-000000000002'
const author = '5a0d2f6c-0000-4000-8000-00000000000a'
const at = '2026-11-21T08:00:00.000Z'

const provider: RecordOf<'providers'> = {
  id: '5a0d2f6c-0000-4000-8000-0000000000b1',
  space,
  createdAt: at,
  createdBy: author,
  updatedAt: at,
  updatedBy: author,
  name: 'Dr. Imani Okafor',
  credentials: 'MD',
  organisation: 'Riverside Pediatrics',
  role: 'pediatric',
  npi: '',
  phone: '',
  fax: '',
  email: '',
  address: { street: '', unit: '', city: '', region: '', postalCode: '', country: 'US' },
  note: 'canary-provider',
}

async function keys(seed = 1) {
  const key = new Uint8Array(32).fill(seed)
  const spaces = [space, otherSpace].map(async (id) => ({
    id,
    kind: 'practice' as const,
    keyId: await keyIdOf(key),
    key,
    older: [],
  }))
  return createKeyring({ localKey: new Uint8Array(32), spaces: await Promise.all(spaces) })
}

const version = {
  record: provider,
  deleted: false,
  n: 3,
  hash: 'a'.repeat(20),
  past: ['b'.repeat(20)],
}

async function sealed(change: Partial<typeof version> = {}): Promise<Envelope> {
  const envelope = await sealEnvelope(
    await keys(),
    space,
    'providers',
    { ...version, ...change },
    null,
  )
  return { ...envelope, _rev: '1-0123456789abcdef' }
}
const open = async (row: unknown, serverId?: string, inSpace = space) =>
  openEnvelope(await keys(), inSpace, serverId ?? (row as Envelope)._id, row)

describe('an envelope', () => {
  test('opens to the version that was sealed', async () => {
    const opened = await open(await sealed())
    expect(opened).toEqual({
      ok: true,
      value: { collection: 'providers', version: { ...version, rev: '1-0123456789abcdef' } },
    })
  })

  test('shows the server nothing of the record but its kind, its maker and its size class', async () => {
    const envelope = await sealed()
    expect(Object.keys(envelope).sort()).toEqual(['_id', '_rev', 'ct', 'kid', 'state', 'v'])
    expect(JSON.stringify(envelope)).not.toMatch(/Imani|Riverside|canary|2026/)
    const longer = await sealed({
      record: { ...provider, note: 'x'.repeat(60) } as typeof provider,
    })
    expect(longer.ct.length).toBe(envelope.ct.length)
  })

  test('keeps its body when the record is removed', async () => {
    const opened = await open(await sealed({ deleted: true }))
    expect(opened.ok && opened.value.version.deleted).toBe(true)
    expect(opened.ok && opened.value.version.record).toEqual(provider)
  })

  const otherId = `providers:${author}:5a0d2f6c-0000-4000-8000-0000000000b2`
  const tampered: [string, (row: Envelope) => unknown, string][] = [
    ['revived', ({ _deleted, ...row }) => row, 'notAuthentic'],
    ['under another id', (row) => ({ ...row, _id: otherId }), 'notAuthentic'],
    [
      'as another kind',
      (row) => ({ ...row, _id: row._id.replace('providers', 'staff') }),
      'notAuthentic',
    ],
    ['as signed', (row) => ({ ...row, state: 'signed' }), 'notAuthentic'],
    ['under an unknown key', (row) => ({ ...row, kid: '00000000' }), 'noKey'],
    ['under __proto__ for a key', (row) => ({ ...row, kid: '__proto__' }), 'notOurs'],
    [
      'with a byte changed',
      (row) => ({ ...row, ct: `${row.ct[0] === 'A' ? 'B' : 'A'}${row.ct.slice(1)}` }),
      'notAuthentic',
    ],
    ['cut short', (row) => ({ ...row, ct: row.ct.slice(0, 24) }), 'notAuthentic'],
    ['empty', (row) => ({ ...row, ct: '' }), 'notAuthentic'],
    ['with one field more', (row) => ({ ...row, note: 'x' }), 'notOurs'],
    ['with a list for its text', (row) => ({ ...row, ct: [row.ct] }), 'notOurs'],
    ['with a number for its version', (row) => ({ ...row, v: 2 }), 'notOurs'],
    ['with a revision that is none', (row) => ({ ...row, _rev: '../x' }), 'notOurs'],
    [
      'of a kind nobody knows yet',
      (row) => ({ ...row, _id: row._id.replace('providers', 'newthings') }),
      'newer',
    ],
    ['null', () => null, 'notOurs'],
    ['a list', (row) => [row], 'notOurs'],
  ]
  test.each(tampered)('does not open %s', async (_name, tamper, refusal) => {
    const row = tamper(await sealed({ deleted: true })) as Envelope
    const serverId = row && typeof row._id === 'string' ? row._id : 'x'
    expect(await open(row, serverId)).toEqual({ ok: false, refusal })
  })

  test('does not open in another space, nor under another row’s id', async () => {
    const row = await sealed()
    expect(await open(row, row._id, otherSpace)).toEqual({ ok: false, refusal: 'notAuthentic' })
    expect(await open(row, otherId)).toEqual({ ok: false, refusal: 'notOurs' })
  })

  test('does not open when what is sealed belongs to another space or is no such record', async () => {
    const moved = await sealed({ record: { ...provider, space: otherSpace } as typeof provider })
    expect(await open(moved)).toEqual({ ok: false, refusal: 'wrongShape' })
    const strange = await sealed({ record: { ...provider, role: 'wizard' } as never })
    expect(await open(strange)).toEqual({ ok: false, refusal: 'wrongShape' })
    const extra = await sealed({ record: { ...provider, unknown: 1 } as never })
    expect(await open(extra)).toEqual({ ok: false, refusal: 'wrongShape' })
  })

  test('of a newer kind of record says that it is newer', async () => {
    const { decrypt, encrypt } = await import('#shared/crypto/aes-gcm')
    const { fromBase64, fromUtf8, toBase64, utf8 } = await import('#shared/crypto/bytes')
    const { pad, unpad } = await import('#shared/crypto/padding')
    const row = await sealed()
    const { key } = await (await keys()).forWriting('providers', space)
    const aad = utf8(JSON.stringify(['envelope', 1, space, row._id, row.state, row.kid, false]))
    const content = JSON.parse(
      fromUtf8(unpad(await decrypt(key, fromBase64(row.ct), aad)) ?? utf8('')),
    )
    const newer = await encrypt(key, pad(utf8(JSON.stringify({ ...content, v: 99 }))), aad)
    expect(await open({ ...row, ct: toBase64(newer) })).toEqual({ ok: false, refusal: 'newer' })
  })
})
