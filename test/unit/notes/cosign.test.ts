import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cosignNote } from '#renderer/data/commands/cosign-note'
import { signNote } from '#renderer/data/commands/sign-note'
import type { Session } from '#renderer/data/session'
import { fromBase64, toBase64 } from '#shared/crypto/bytes'
import { makeSigningKey, publicKeyOf, sign } from '#shared/crypto/signature'
import {
  addendaOf,
  checkCosignature,
  cosignaturesOf,
  cosignBytes,
  cosignObjection,
  cosignsFor,
  draftCosignature,
  isCosignature,
  waitsForCosign,
} from '#shared/domain/notes/cosign'
import { draftNote, freshContent } from '#shared/domain/notes/draft-note'
import { checkSignature } from '#shared/domain/notes/signed-content'
import { cosignsWaiting } from '#shared/domain/today/what-waits'
import { ok } from '#shared/result'
import { type Note, noteSchema } from '#shared/schema/note'
import { type Staff, staffSchema } from '#shared/schema/staff'
import { mergeFinal } from '#shared/sync/merge/final'
import { sessionOver } from '../clinical/clinical-store'
import { at, ids, visit, wholeSession } from '../visit/visit-fixture'

const lead = '00000000-0000-4000-8000-000000000071'
const third = '00000000-0000-4000-8000-000000000072'
const besideId = '00000000-0000-4000-8000-000000000074'
const leadLaptop = '00000000-0000-4000-8000-000000000073'

interface Laptop {
  readonly key: Uint8Array<ArrayBuffer>
  readonly publicKey: string
  readonly deviceId: string
}
const laptop = (deviceId: string): Laptop => {
  const key = makeSigningKey()
  return { key, publicKey: toBase64(publicKeyOf(key)), deviceId }
}
const mine = laptop(ids.device)
const theirs = laptop(leadLaptop)

const person = (id: string, name: string, own: Laptop | null, more: Partial<Staff> = {}): Staff =>
  staffSchema.parse({
    ...{ id, space: ids.space, createdBy: id, updatedBy: id },
    ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
    ...{ name, role: 'therapist', credentials: [], phone: '', email: '', note: '' },
    licence: { title: 'LMT', number: 'MT-1', state: 'TX', expiresOn: null },
    ...{ homeBase: null, clientSpace: ids.space },
    signingKeys: own
      ? [{ deviceId: own.deviceId, publicKey: own.publicKey, addedAt: at('01:00') }]
      : [],
    ...more,
  })
const student = { reason: 'student', by: lead, setAt: at('07:00'), setBy: lead } as const
const author = person(ids.me, 'Ana Ruiz', mine, { cosign: student })
const leader = person(lead, 'Bea Lind', theirs, { role: 'lead' })

let session: Session
/** The same store, as somebody else's laptop would open it. */
const as = (staffId: string, own: Laptop): Session => ({
  ...session,
  staffId,
  opened: {
    deviceId: own.deviceId,
    signingPublicKey: fromBase64(own.publicKey),
    sealingPublicKey: new Uint8Array(32),
    laptopName: null,
  } as unknown as Session['opened'],
  sign: async (message) => sign(message, own.key),
})

const finished = visit({ state: 'finished', timeline: wholeSession() })
const content = {
  ...freshContent(finished, 'breast'),
  ...{ subjective: 'Less tight.', objective: 'Soft.', assessment: 'Well.', plan: 'In a week.' },
}

beforeEach(async () => {
  session = await sessionOver(['notes', 'staff', 'visits'])
  const { store } = session
  await store.insertMany('staff', [author, leader, person(third, 'Cleo Park', null)])
  await store.insert('visits', finished)
  const fields = { space: ids.space, createdBy: ids.me, updatedBy: ids.me }
  const times = { createdAt: at('11:00'), updatedAt: at('11:00') }
  const note = draftNote({ id: ids.note, ...fields, ...times }, finished, ids.parent, content)
  if (note.ok) await store.insert('notes', note.value)
})
afterEach(() => session.store.close())

const allNotes = async (): Promise<Note[]> =>
  (await session.store.collections.notes.find().exec()).map((one) => one.toJSON() as Note)
const staffNow = async () => {
  const found = await session.store.collections.staff.find().exec()
  return new Map(found.map((one) => [one.id, one.toJSON() as Staff] as const))
}
const noteNow = async (): Promise<Note> => {
  const note = await session.store.read('notes', ids.note)
  if (!note) throw new Error('no note')
  return note
}
const signIt = (askCosign: { readonly of: string } | null = null) =>
  signNote(as(ids.me, mine), { noteId: ids.note, updatedAt: at('11:00'), askCosign })
const cosignIt = (remark = '', session_ = as(lead, theirs)) =>
  cosignNote(session_, { noteId: ids.note, remark })
const beside = async () => {
  const [one] = cosignaturesOf(await allNotes(), await noteNow())
  if (!one) throw new Error('no co-signature')
  return one
}
const people = async (id: string) => (await staffNow()).get(id) ?? null

describe('a note of somebody whose notes are co-signed', () => {
  it('asks for it when it is signed, in words that are signed with it', async () => {
    expect((await signIt()).ok).toBe(true)
    const note = await noteNow()
    expect(note.cosignAsked).toEqual({ of: lead, why: 'author' })
    expect(checkSignature(note, author)).toBe('unchanged')
    const { cosignAsked: _, ...unasked } = note
    expect(checkSignature(unasked as Note, author)).toBe('altered')
    expect(waitsForCosign(note, await allNotes(), await staffNow())).toBe(true)
  })

  it('waits on Today of whom it was asked, and of nobody else', async () => {
    await signIt()
    const [notes, staff] = [await allNotes(), await staffNow()]
    const waits = (id: string) => {
      const me = staff.get(id)
      return me ? cosignsFor(me, notes, staff).map((one) => one.id) : []
    }
    expect(waits(lead)).toEqual([ids.note])
    expect([waits(third), waits(ids.me)]).toEqual([[], []])
    const rows = cosignsWaiting(leader, notes, staff, at('12:00'))
    expect(rows).toMatchObject([{ kind: 'noteToCosign', noteId: ids.note, overdue: false }])
    const later = cosignsWaiting(leader, notes, staff, at('12:00', '2026-11-24'))
    expect(later).toMatchObject([{ overdue: true }])
  })

  it('is asked for by hand too; without either nobody is asked', async () => {
    await session.store.change('staff', ids.me, (one) => ok({ ...one, cosign: null }))
    await signIt({ of: '' })
    expect((await noteNow()).cosignAsked).toEqual({ of: '', why: 'byHand' })
  })

  it('of somebody who signs alone carries no field, as notes from before', async () => {
    await session.store.change('staff', ids.me, (one) => ok({ ...one, cosign: null }))
    await signIt()
    expect(Object.keys(await noteNow())).not.toContain('cosignAsked')
  })
})

describe('a co-signature', () => {
  it('stands beside a note that is not touched, verifies, and ends the waiting', async () => {
    await signIt()
    const before = await noteNow()
    expect((await cosignIt('Looked at the sites with her.')).ok).toBe(true)
    expect(await noteNow()).toEqual(before)
    const own = await beside()
    expect(noteSchema.parse(own)).toEqual(own)
    expect(checkCosignature(own, before, await people(lead))).toBe('unchanged')
    expect(checkSignature(before, author)).toBe('unchanged')
    expect(waitsForCosign(before, await allNotes(), await staffNow())).toBe(false)
    expect(cosignsFor(leader, await allNotes(), await staffNow())).toEqual([])
    expect(addendaOf(await allNotes(), before)).toEqual([])
  })

  it('is final from its first write: the store refuses a change and a removal', async () => {
    await signIt()
    await cosignIt()
    const own = await beside()
    const { store } = session
    const edited = await store.change('notes', own.id, (one) =>
      ok({ ...one, content: { ...one.content, addendum: 'Other words' } }),
    )
    expect(edited).toEqual({ ok: false, refusal: 'final' })
    expect(await store.remove('notes', own.id)).toEqual({ ok: false, refusal: 'final' })
    const note = await store.change('notes', ids.note, (one) => ok({ ...one, plan: '' }) as never)
    expect(note).toEqual({ ok: false, refusal: 'final' })
  })

  it('is refused to the author, to a second try, and beside a draft', async () => {
    expect(await cosignIt()).toEqual({ ok: false, refusal: 'notSigned' })
    await signIt()
    expect(await cosignIt('', as(ids.me, mine))).toEqual({ ok: false, refusal: 'byAuthor' })
    expect((await cosignIt()).ok).toBe(true)
    expect(await cosignIt()).toEqual({ ok: false, refusal: 'already' })
    const own = await beside()
    const besideThat = await cosignNote(as(lead, theirs), { noteId: own.id, remark: '' })
    expect(besideThat).toEqual({ ok: false, refusal: 'notSigned' })
    expect((await allNotes()).filter(isCosignature)).toHaveLength(1)
  })

  it('is refused on a laptop that was taken out, and writes nothing', async () => {
    await signIt()
    await session.store.change('staff', lead, (one) =>
      ok({
        ...one,
        signingKeys: one.signingKeys.map((key) => ({ ...key, revokedAt: at('08:00') })),
      }),
    )
    expect(await cosignIt()).toEqual({ ok: false, refusal: 'revokedLaptop' })
    expect((await allNotes()).filter(isCosignature)).toEqual([])
  })

  it('is refused where Doorstep was locked meanwhile', async () => {
    await signIt()
    const locked = { ...as(lead, theirs), sign: async () => null }
    expect(await cosignIt('', locked)).toEqual({ ok: false, refusal: 'noSignature' })
  })

  it.each([
    ['office', { role: 'office' as const }, 'notTherapist'],
    ['whose own notes are co-signed', { cosign: student }, 'learnsThemselves'],
  ])('is refused to one %s', async (_who, more, refusal) => {
    await signIt()
    const cosigner = { ...leader, ...more }
    const facts = { note: await noteNow(), author, cosignatures: [], cosigner }
    expect(cosignObjection({ ...facts, deviceId: leadLaptop })).toBe(refusal)
  })

  it('asked of one person is refused to another, but for the owner who stands in', async () => {
    await signIt()
    const note = await noteNow()
    const objection = (cosigner: Staff) =>
      cosignObjection({ note, author, cosignatures: [], cosigner, deviceId: leadLaptop })
    expect(objection(person(third, 'Cleo Park', null))).toBe('askedOfAnother')
    expect(objection(person(third, 'Cleo Park', null, { role: 'owner' }))).toBe(null)
  })

  it('is refused beside a note whose own signature does not verify', async () => {
    await signIt()
    const note = await noteNow()
    const altered = { ...note, content: { ...note.content, plan: 'Other' } }
    const facts = { author, cosignatures: [], cosigner: leader, deviceId: leadLaptop }
    expect(cosignObjection({ ...facts, note: altered })).toBe('noteNotSound')
  })
})

describe('a tampered co-signature', () => {
  const whole = async () => {
    await signIt()
    await cosignIt('Read it.')
    return { note: await noteNow(), own: await beside(), who: await people(lead) }
  }

  it('is found: another word in the note, in the remark, in the name, in the time, in the seal', async () => {
    const { note, own, who } = await whole()
    const { signature } = own
    if (!signature) throw new Error('no signature')
    const alteredNote = { ...note, content: { ...note.content, plan: 'Other' } }
    expect(checkCosignature(own, alteredNote, who)).toBe('altered')
    const changed = [
      { ...own, content: { ...own.content, addendum: 'Never read it.' } },
      { ...own, signature: { ...signature, signedAs: 'Cleo Park, LMT' } },
      { ...own, signature: { ...signature, signedAt: at('12:59') } },
      { ...own, signature: { ...signature, value: toBase64(new Uint8Array(64)) } },
      { ...own, signature: { ...signature, value: 'no base64' } },
      { ...own, cosign: { ...own.cosign, noteSignature: toBase64(new Uint8Array(64)) } },
      { ...own, authorId: third },
    ]
    for (const one of changed) expect(checkCosignature(one, note, who)).toBe('altered')
  })

  it('is found under a note that was signed anew with the same words', async () => {
    const { note, own, who } = await whole()
    const again = { ...note, signature: { ...note.signature, signedAt: at('12:30') } } as Note
    expect(checkCosignature(own, again, who)).toBe('altered')
  })

  it('by a key that is not theirs, by nobody known, by the author, or after the laptop was taken out', async () => {
    const { note, own, who } = await whole()
    if (!who) throw new Error('no lead')
    const other = laptop(leadLaptop)
    const [key] = who.signingKeys
    if (!key) throw new Error('no key')
    const withKeys = (more: object) => ({ ...who, signingKeys: [{ ...key, ...more }] })
    expect(checkCosignature(own, note, withKeys({ publicKey: other.publicKey }))).toBe('unknownKey')
    expect(checkCosignature(own, note, null)).toBe('unknownKey')
    expect(checkCosignature(own, note, author)).toBe('unknownKey')
    expect(checkCosignature(own, note, withKeys({ revokedAt: at('09:00') }))).toBe('revokedKey')
    const laterOut = withKeys({ revokedAt: at('23:00') })
    expect(checkCosignature(own, note, laterOut)).toBe('unchanged')
    expect(checkCosignature({ ...own, authorId: note.authorId }, note, author)).toBe('byAuthor')
  })

  it.each([
    ['of the office', { role: 'office' as const }, 'mayNot'],
    ['whose own notes are co-signed', { cosign: student }, 'mayNot'],
    ['who leads', { role: 'lead' as const }, 'unchanged'],
  ])(
    'by one %s is told on the page and ends no waiting unless they may',
    async (_who, more, finding) => {
      const { note, own, who } = await whole()
      if (!who) throw new Error('no lead')
      const signer = { ...who, ...more }
      expect(checkCosignature(own, note, signer)).toBe(finding)
      const staff = new Map([[signer.id, signer] as const, [author.id, author] as const])
      const waits = finding !== 'unchanged'
      expect(waitsForCosign(note, [note, own], staff)).toBe(waits)
      const owner = person(third, 'Cleo Park', null, { role: 'owner' })
      const withOwner = new Map([...staff, [owner.id, owner] as const])
      expect(cosignsFor(owner, [note, own], withOwner)).toHaveLength(waits ? 1 : 0)
    },
  )

  it('by another than was asked is told on the page, but for the owner', async () => {
    const { note, who } = await whole()
    if (!note.signature || !who) throw new Error('not signed')
    const cosigner = { ...who, id: third }
    const facts = { author, cosignatures: [], cosigner: { ...cosigner, role: 'owner' as const } }
    const stamped = {
      createdBy: third,
      updatedBy: third,
      createdAt: at('13:00'),
      updatedAt: at('13:00'),
    }
    const fields = { id: besideId, space: ids.space, ...stamped }
    const draft = draftCosignature(fields, { ...facts, note, deviceId: leadLaptop }, '')
    if (!draft.ok) throw new Error(draft.refusal)
    const signing = {
      ...{ algorithm: 'Ed25519' as const, deviceId: leadLaptop, publicKey: theirs.publicKey },
      ...{ signedAt: at('13:00'), signedAs: 'Cleo Park, LMT' },
    }
    const signed = { ...note, signature: note.signature }
    const value = toBase64(sign(cosignBytes(signed, draft.value, signing), theirs.key))
    const own = { ...draft.value, state: 'signed' as const, signature: { ...signing, value } }
    expect(checkCosignature(own, note, { ...cosigner, role: 'owner' })).toBe('unchanged')
    expect(checkCosignature(own, note, cosigner)).toBe('mayNot')
  })

  it('a note that had to move to another id keeps it', async () => {
    const { note, own, who } = await whole()
    const version = (record: Note) => ({ record, deleted: false })
    const rival = { ...note, content: { ...note.content, plan: 'The other laptop’s' } }
    const merged = mergeFinal('notes', null, version(note) as never, version(rival) as never)
    const [moved] = merged?.extras ?? []
    if (!moved) throw new Error('nothing moved')
    expect(moved.id).not.toBe(note.id)
    expect(checkCosignature(own, moved as Note, who)).toBe('unchanged')
    expect(cosignaturesOf([own], moved as Note)).toEqual([own])
  })
})
