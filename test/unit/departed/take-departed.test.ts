import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ChosenBackup, readChosen } from '#renderer/data/backup/restore-backup'
import { lookIntoDeparted, takeInDeparted } from '#renderer/data/commands/take-departed'
import type { Session } from '#renderer/data/session'
import { writeBackup } from '#shared/crypto/backup-file'
import type { BackupEntry } from '#shared/crypto/backup-frames'
import { concat, toBase64, utf8 } from '#shared/crypto/bytes'
import { makeSigningKey, publicKeyOf, sign } from '#shared/crypto/signature'
import { dataVersion } from '#shared/data-version'
import { aboutEntry } from '#shared/domain/backup/backup-contents'
import { checkSignature, noteBytes } from '#shared/domain/notes/signed-content'
import { ok, refused } from '#shared/result'
import type { CollectionName } from '#shared/schema/collections'
import type { Note, Signature } from '#shared/schema/note'
import type { Staff } from '#shared/schema/staff'
import { type Device, openDevice } from '../../support/sync-device'
import { madeUpPractice } from '../export/copy-sources'

const acts = vi.hoisted((): string[] => [])
vi.mock('#renderer/data/audit/record-act', () => ({
  recordAct: async (_session: unknown, { what, how }: { what: string; how: string }) => {
    acts.push(`${what} ${how}`)
    return true
  },
}))

/** An owner's laptop, and the backup of a laptop whose person left with work that never reached the server. */
const held = madeUpPractice(3, 40)
const parents = held.clients.filter(({ kind }) => kind === 'parent')
const [ada, bea] = parents
const signedFirst = held.notes.find(({ state }) => state === 'signed')
const [firstVisit] = held.visits
const practice = held.catalog.find(({ kind }) => kind === 'practice')
const [therapist] = held.staff
if (!ada || !bea || !signedFirst || !firstVisit || !practice || !therapist) throw new Error('thin')
const ownerId = crypto.randomUUID()
const mayaId = therapist.id
const space = ada.space
const outAt = '2026-11-21T12:00:00.000Z'

const key = makeSigningKey()
const laptopOut = {
  ...{ deviceId: crypto.randomUUID(), publicKey: toBase64(publicKeyOf(key)) },
  ...{ addedAt: '2026-01-01T00:00:00.000Z', revokedAt: outAt },
}
const maya: Staff = { ...therapist, role: 'therapist', signingKeys: [laptopOut] }
const owner: Staff = { ...therapist, id: ownerId, role: 'owner', signingKeys: [] }

function signed(id: string, signedAt: string): Note {
  const { signature: _, ...rest } = signedFirst as Note
  const note = {
    ...rest,
    id,
    clientId: (bea as { id: string }).id,
    authorId: mayaId,
    cosign: undefined,
  }
  const bare = JSON.parse(JSON.stringify({ ...note, createdBy: mayaId })) as Note
  const signing: Omit<Signature, 'value'> = {
    ...{ algorithm: 'Ed25519', publicKey: laptopOut.publicKey, deviceId: laptopOut.deviceId },
    ...{ signedAs: 'Maya, LMT', signedAt },
  }
  const value = toBase64(sign(noteBytes(bare, signing), key))
  return { ...bare, state: 'signed', signature: { ...signing, value } }
}

const notes = [
  signed(crypto.randomUUID(), '2026-11-20T09:00:00.000Z'),
  signed(crypto.randomUUID(), '2026-11-22T09:00:00.000Z'),
]
const altered = signed(crypto.randomUUID(), '2026-11-20T10:00:00.000Z')
altered.content.subjective = 'Not what was signed.'
const visit = {
  ...firstVisit,
  ...{ id: crypto.randomUUID(), clientId: ada.id, createdBy: mayaId, updatedBy: mayaId },
}
const onTheirs = {
  ...ada,
  pronouns: 'she/they',
  updatedAt: '2026-11-21T10:00:00.000Z',
  updatedBy: mayaId,
}
const onOurs = {
  ...ada,
  pronouns: 'they/them',
  updatedAt: '2026-11-21T11:00:00.000Z',
  updatedBy: ownerId,
}

let device: Device
let session: Session
let bytes = new Uint8Array()
const backupKey = crypto.getRandomValues(new Uint8Array(32))

async function fileOf(records: readonly (readonly [CollectionName, unknown])[]): Promise<void> {
  const entries: BackupEntry[] = [
    aboutEntry('2026-11-22T18:00:00.000Z', dataVersion),
    { kind: 'record', collection: 'drafts', record: { key: 'note:x', values: { typed: 1 } } },
    ...records.map(([collection, record]) => ({ kind: 'record' as const, collection, record })),
  ]
  const parts: Uint8Array[] = []
  for await (const part of writeBackup(utf8('header'), backupKey, entries)) parts.push(part)
  bytes = concat(...parts)
}

const all = (): (readonly [CollectionName, unknown])[] => [
  ...[...notes, altered].map((note) => ['notes', note] as const),
  ['visits', visit],
  ['clients', onTheirs],
  ['clients', bea],
  ['catalog', { ...practice, name: 'Another name' }],
]

beforeEach(async () => {
  const spaceOf = (id: string, kind: 'practice' | 'therapist') => ({
    ...{ id, kind, keyId: kind === 'practice' ? '00000001' : '00000002', older: [] },
    key: crypto.getRandomValues(new Uint8Array(32)),
  })
  device = await openDevice({
    spaces: [spaceOf(practice.space, 'practice'), spaceOf(space, 'therapist')],
    road: {
      request: async () => refused({ code: 'notConfigured' }),
      cancel: async () => undefined,
    },
    collections: ['staff', 'catalog', 'clients', 'visits', 'notes'],
  })
  const { store } = device
  await store.insert('catalog', practice)
  await store.insertMany('staff', [owner, maya])
  await store.insert('clients', onOurs)
  session = {
    ...{ store, staffId: ownerId, opened: { staffId: ownerId }, practiceSpace: practice.space },
    now: () => '2026-11-23T09:00:00.000Z',
    newId: () => crypto.randomUUID(),
  } as unknown as Session
  const call = async (
    channel: string,
    input: { offset: number; length: number; secret: string },
  ) => {
    if (channel === 'vault.openBackupHeader')
      return input.secret === 'hers' ? ok({ backupKey }) : refused({ code: 'wrong' })
    return ok({ chunk: bytes.slice(input.offset, input.offset + input.length) })
  }
  vi.stubGlobal('window', { doorstep: { call } })
  await fileOf(all())
  acts.length = 0
})
afterEach(async () => {
  await device.close()
  vi.unstubAllGlobals()
})

const work = { signal: new AbortController().signal, onProgress: () => undefined }

async function look(secret = 'hers') {
  const chosen: ChosenBackup = { handle: 'h', fileName: 'a.doorstep', size: bytes.byteLength }
  const head = await readChosen(chosen)
  if (!head.ok) throw new Error(head.refusal.code)
  return lookIntoDeparted(session, { personId: mayaId, chosen, head: head.value, secret, work })
}
async function found() {
  const file = await look()
  if (!file.ok) throw new Error(file.refusal.code)
  return file.value
}
const counts = async () => ({
  clients: (await device.store.collections.clients.find().exec()).length,
  visits: (await device.store.collections.visits.find().exec()).length,
  notes: (await device.store.collections.notes.find().exec()).length,
})

describe('the backup of a departed laptop', () => {
  it('shows what the practice lacks, family by family, and writes nothing', async () => {
    const before = await counts()
    const { findings } = await found()
    const kinds = (id: string) => findings.families.find(({ parentId }) => parentId === id)?.kinds
    expect(findings.families).toHaveLength(2)
    expect(kinds(ada.id)).toEqual({
      visits: { fresh: 1, differs: 0, removed: 0 },
      clients: { fresh: 0, differs: 1, removed: 0 },
    })
    expect(kinds(bea.id)).toEqual({
      notes: { fresh: 2, differs: 0, removed: 0 },
      clients: { fresh: 1, differs: 0, removed: 0 },
    })
    expect(findings.signed.by).toEqual({ unchanged: 1, revokedKey: 1, altered: 1, unknownKey: 0 })
    expect(await counts()).toEqual(before)
  })

  it('is taken in by family: the authors stay, what both changed is seen, signatures stand', async () => {
    const { store } = device
    const file = await found()
    const one = await takeInDeparted(session, {
      ...{ file, work },
      taking: { parentIds: new Set([ada.id]), withRemoved: false },
    })
    expect(one).toEqual(ok({ records: 2, files: 0 }))
    expect(await counts()).toEqual({ clients: 1, visits: 1, notes: 0 })
    expect((await store.read('visits', visit.id))?.createdBy).toBe(mayaId)
    const merged = await store.read('clients', ada.id)
    expect(merged?.pronouns).toBe('they/them')
    expect(merged?.lostEdits?.map(({ field, lost }) => [field, lost])).toEqual([
      ['pronouns', '"she/they"'],
    ])
    await takeInDeparted(session, {
      ...{ file, work },
      taking: { parentIds: new Set([bea.id]), withRemoved: false },
    })
    // The one whose words do not fit its signature stays in the file.
    expect(await counts()).toEqual({ clients: 2, visits: 1, notes: 2 })
    const verdicts = await Promise.all(
      notes.map(async ({ id }) => checkSignature((await store.read('notes', id)) as Note, maya)),
    )
    expect(verdicts).toEqual(['unchanged', 'revokedKey'])
    expect((await store.read('catalog', practice.id))?.name).toBe(practice.name)
    expect(acts).toEqual(['imported departedLaptop', 'imported departedLaptop'])
  })

  it('taken in twice changes nothing the second time, and nothing in it is new then', async () => {
    const file = await found()
    const taking = { parentIds: new Set([ada.id, bea.id]), withRemoved: false }
    await takeInDeparted(session, { file, taking, work })
    const again = await takeInDeparted(session, { file, taking, work })
    expect(again).toEqual(ok({ records: 0, files: 0 }))
    expect((await found()).findings.families).toEqual([])
  })

  it('brings back what was removed here only when that is asked, and says who removed it', async () => {
    const { store } = device
    await store.remove('clients', ada.id)
    const file = await found()
    const family = file.findings.families.find(({ parentId }) => parentId === ada.id)
    expect(family?.kinds.clients).toEqual({ fresh: 0, differs: 0, removed: 1 })
    const parentIds = new Set([ada.id])
    await takeInDeparted(session, { file, work, taking: { parentIds, withRemoved: false } })
    expect(await store.read('clients', ada.id)).toBeNull()
    await takeInDeparted(session, { file, work, taking: { parentIds, withRemoved: true } })
    expect(
      (await store.read('clients', ada.id))?.lostEdits?.some(({ field }) => field === ''),
    ).toBe(true)
  })

  it('of a family whose time is over is not taken in again', async () => {
    const removal = {
      id: bea.id,
      at: outAt,
      by: ownerId,
      dueOn: '2026-01-01',
      records: 3,
      files: 0,
    }
    await device.store.change('catalog', practice.id, (entry) =>
      ok({
        ...entry,
        practice: entry.practice && {
          ...entry.practice,
          retention: { years: 7, minorUntilAge: 18, removals: [removal] },
        },
      }),
    )
    const file = await found()
    expect(file.findings.families.find(({ parentId }) => parentId === bea.id)?.isErased).toBe(true)
    const taking = { parentIds: new Set([bea.id]), withRemoved: true }
    expect(await takeInDeparted(session, { file, taking, work })).toEqual(
      ok({ records: 0, files: 0 }),
    )
  })

  it('moves nobody into a space that others read, and gives nothing another author', async () => {
    const moved = { ...onTheirs, space: practice.space }
    const claimed = { ...onTheirs, createdBy: '00000000-0000-4000-8000-000000000000' }
    await fileOf([
      ['clients', { ...bea, space: practice.space }],
      ['clients', moved],
      ['clients', claimed],
      ['visits', visit],
    ])
    const file = await found()
    expect(file.findings.misplaced).toBe(3)
    const taking = { parentIds: new Set([ada.id, bea.id]), withRemoved: true }
    expect(await takeInDeparted(session, { file, taking, work })).toEqual(
      ok({ records: 1, files: 0 }),
    )
    expect(await session.store.read('clients', bea.id)).toBeNull()
    expect(await session.store.read('clients', ada.id)).toEqual(onOurs)
  })

  it('is refused to whoever is no owner, by a wrong passphrase, cut, and of another practice', async () => {
    expect(await look('mine')).toEqual(refused({ code: 'wrong' }))
    const whole = bytes
    bytes = whole.slice(0, -1)
    expect(await look()).toEqual(refused({ code: 'damaged' }))
    bytes = whole
    await fileOf([['clients', { ...bea, space: crypto.randomUUID() }]])
    expect(await look()).toEqual(refused({ code: 'otherPractice' }))
    await fileOf(all())
    const file = await found()
    const asMaya = { ...session, staffId: mayaId } as Session
    const taking = { parentIds: new Set([ada.id]), withRemoved: false }
    expect(await takeInDeparted(asMaya, { file, taking, work })).toEqual(
      refused({ code: 'notYours' }),
    )
    expect((await counts()).visits).toBe(0)
  })
})
