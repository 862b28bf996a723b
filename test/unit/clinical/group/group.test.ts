import { firstValueFrom } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeDoorGate, gateHolds } from '#renderer/data/commands/change-door-gate'
import {
  addGroupFamily,
  recordGroup,
  removeGroupFamily,
} from '#renderer/data/commands/record-group'
import { recordInfant } from '#renderer/data/commands/record-infant'
import { saveNote } from '#renderer/data/commands/save-note'
import { gatesOfVisit } from '#renderer/data/queries/door-gates'
import { visitSheet } from '#renderer/data/queries/visit-sheet'
import type { Session } from '#renderer/data/session'
import { allQuestions } from '#shared/domain/clinical/gate/questions'
import type { GroupChange } from '#shared/domain/clinical/group/change-group'
import { freshContent } from '#shared/domain/notes/draft-note'
import { partLines } from '#shared/domain/notes/note-parts'
import { readyToSign } from '#shared/domain/notes/ready-to-sign'
import { ok } from '#shared/result'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Client } from '#shared/schema/client'
import type { Note } from '#shared/schema/note'
import { madeUpConsent, withdrawal } from '../../consents/made-up-consent'
import { at, event, ids, visit } from '../../visit/visit-fixture'
import { sessionOver } from '../clinical-store'
import { infantChart } from '../gate-fixture'
import { id } from '../infant/infant-fixture'

const record = {
  ...{ space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
}
const family = (clientId: string, name: string, more: Partial<Client> = {}): Client => ({
  ...{ ...record, id: clientId, kind: 'parent', parentId: '', status: 'active', pronouns: '' },
  ...{ name: { given: name, family: `${name}son`, preferred: '' }, dateOfBirth: null },
  ...{ contact: null, home: null, therapistId: ids.me, careTeam: [], note: '' },
  ...more,
})
const groupService: CatalogEntry = {
  ...{ ...record, id: ids.service, kind: 'service', name: 'Group', active: true, note: '' },
  ...{ practice: null, kit: null, item: null },
  service: {
    ...{ serviceKind: 'group', durationMin: 60, setupMin: 0, packupMin: 0, priceCents: 0 },
    kitIds: [],
  },
}
const [second, third] = [id(31), id(32)]
const noteIds = { [ids.parent]: id(41), [second]: id(42), [third]: id(43) }

let session: Session
beforeEach(async () => {
  session = await sessionOver([
    ...(['screenings', 'visits', 'clients', 'charts'] as const),
    ...(['catalog', 'consents', 'staff', 'stock', 'notes'] as const),
  ])
  await session.store.insert('visits', visit({ state: 'inSession' }))
  await session.store.insertMany('clients', [
    ...[family(ids.parent, 'Alma'), family(second, 'Berta'), family(third, 'Carla')],
    family(ids.infant, 'Noa', { kind: 'infant', parentId: ids.parent }),
  ])
})
afterEach(() => session.store.close())

const add = (clientId: string) => addGroupFamily(session, { visitId: ids.visit, clientId })
const write = (...changes: GroupChange[]) =>
  recordGroup(session, { visitId: ids.visit, noteIds, changes })
const noteOf = async (clientId: string) =>
  (await session.store.read('notes', noteIds[clientId] ?? '')) as Note
const shared = (set: Extract<GroupChange, { kind: 'shared' }>['set']): GroupChange => ({
  kind: 'shared',
  set,
})
const own = (clientId: string, set: object): GroupChange =>
  ({ kind: 'own', clientId, set }) as GroupChange

describe('a group', () => {
  it('is written into each family’s own note: what is alike into all, the rest into one', async () => {
    await add(second)
    await add(third)
    expect(
      (
        await write(
          shared({ topicsA: ['cues', 'legs'], minutesA: 45, ledBy: [ids.me] }),
          own(second, { attendedA: 'whole', words: 'Berta’s wish' }),
        )
      ).ok,
    ).toBe(true)
    const notes = await Promise.all([ids.parent, second, third].map(noteOf))
    expect(notes.map(({ clientId }) => clientId)).toEqual([ids.parent, second, third])
    expect(notes.map(({ content }) => content.group?.topicsA)).toEqual([
      ...[
        ['cues', 'legs'],
        ['cues', 'legs'],
        ['cues', 'legs'],
      ],
    ])
    expect(notes.map(({ content }) => content.group?.words)).toEqual(['', 'Berta’s wish', ''])
    expect(notes.map(({ content }) => content.group?.attendedA)).toEqual([null, 'whole', null])
  })

  it('lets no name or id of one family into the record of another', async () => {
    await add(second)
    await add(third)
    await write(
      shared({ topicsB: ['crying'], minutesB: 30 }),
      own(second, { words: 'CANARY-Berta' }),
      own(third, { words: 'CANARY-Carla' }),
    )
    const others: Record<string, RegExp> = {
      [ids.parent]: new RegExp(`Berta|Carla|${second}|${third}`),
      [second]: new RegExp(`Alma|Carla|${ids.parent}|${third}`),
      [third]: new RegExp(`Alma|Berta|${ids.parent}|${second}`),
    }
    for (const [clientId, pattern] of Object.entries(others)) {
      const note = await noteOf(clientId)
      const shown = JSON.stringify([note, partLines(note.content, (one) => one)])
      expect(shown).not.toMatch(pattern)
    }
  })

  it('gives a family that comes later what the group is about, and nothing of anybody', async () => {
    await write(shared({ topicsA: ['song'] }), own(ids.parent, { words: 'CANARY-Alma' }))
    await add(second)
    await write(own(second, { attendedB: 'partly' }))
    const { group } = (await noteOf(second)).content
    expect(group).toMatchObject({
      topicsA: ['song'],
      attendedA: null,
      attendedB: 'partly',
      words: '',
    })
  })

  it('refuses a stranger, a field of no family’s record, and a signed note', async () => {
    expect(await write(own(third, { attendedA: 'whole' }))).toMatchObject({
      refusal: { kind: 'note', refusal: 'notTakingPart' },
    })
    const planted = shared({ names: ['Berta'] } as never)
    expect(await write(planted)).toMatchObject({ refusal: { kind: 'change' } })
    expect(await noteOf(ids.parent)).toBeNull()
    await write(shared({ minutesA: 40 }))
    const signature = {
      algorithm: 'Ed25519',
      publicKey: '',
      value: '',
      deviceId: ids.device,
    } as const
    await session.store.change('notes', id(41), (note) =>
      ok({
        ...{ ...note, state: 'signed' as const },
        signature: { ...signature, signedAs: 'Ana', signedAt: at('12:00') },
      }),
    )
    await add(second)
    expect(await write(own(ids.parent, { words: 'late' }))).toMatchObject({
      refusal: { refusal: 'final' },
    })
    expect((await write(shared({ minutesA: 50 }))).ok).toBe(true)
    expect((await noteOf(ids.parent)).content.group?.minutesA).toBe(40)
    expect((await noteOf(second)).content.group?.minutesA).toBe(50)
  })

  it('bears in every note the time at which it began, not the planned one', async () => {
    await add(second)
    await write(shared({ minutesA: 40 }))
    await session.store.change('visits', ids.visit, (one) =>
      ok({ ...one, timeline: [event('began', at('10:12'))] }),
    )
    await write(shared({ minutesA: 45 }))
    expect((await noteOf(ids.parent)).sessionAt).toBe(at('10:12'))
    expect((await noteOf(second)).sessionAt).toBe(at('10:12'))
  })

  it('takes only this therapist’s families, each once, and lets one without words go again', async () => {
    expect(await add(second)).toEqual(ok(null))
    expect(await add(second)).toMatchObject({ refusal: 'alreadyThere' })
    expect(await add(ids.parent)).toMatchObject({ refusal: 'alreadyThere' })
    expect(await add(ids.infant)).toMatchObject({ refusal: 'gone' })
    // Somebody else's client: this laptop reads them, and keeps no note of theirs.
    const theirs = family(id(33), 'Dora', { space: id(2000) })
    const store = { ...session.store, read: async () => theirs } as unknown as Session['store']
    const target = { visitId: ids.visit, clientId: theirs.id }
    expect(await addGroupFamily({ ...session, store }, target)).toMatchObject({
      refusal: 'otherSpace',
    })
    await write(shared({ minutesA: 45 }))
    const remove = () => removeGroupFamily(session, { visitId: ids.visit, clientId: second })
    await write(own(second, { attendedA: 'whole' }))
    expect(await remove()).toMatchObject({ refusal: 'hasNote' })
    await write(own(second, { attendedA: null }))
    expect(await remove()).toEqual(ok(null))
    expect(await noteOf(second)).toBeNull()
    expect((await session.store.read('visits', ids.visit))?.groupClientIds).toEqual([])
  })

  it('lets no family have a baby’s session, and asks for attendance before signing', async () => {
    await add(second)
    const done = await recordInfant(session, {
      ...{ noteId: id(42), visitId: ids.visit, clientId: second },
      changes: [{ kind: 'set', set: { song: 'La luna' } }],
    })
    expect(done).toMatchObject({ refusal: { refusal: 'notTakingPart' } })
    const content = { ...freshContent(visit(), 'group'), painBefore: 3, subjective: 'Enjoyed it.' }
    const target = { noteId: id(42), visitId: ids.visit, clientId: second }
    expect((await saveNote(session, { ...target, content, base: null })).ok).toBe(true)
    await write(shared({ minutesA: 45 }))
    const signer = { id: ids.me, licence: { title: 'LMT', number: '1', state: 'TX' } } as never
    const kinds = readyToSign(
      await noteOf(second),
      { state: 'finished', clientId: ids.parent },
      signer,
    ).map(({ kind }) => kind)
    expect(kinds).toContain('groupNoAttendance')
    expect(kinds).not.toContain('wrongPerson')
  })
})

describe('the babies of a group, each by their own door check', () => {
  const [mia, leo] = [id(51), id(52)]
  const babyQuestions = allQuestions.map((one) => one.id).filter((one) => one.startsWith('baby'))
  const ofParents = (one: string) => !one.startsWith('baby')
  const baby = (clientId: string, babyId: string, inA: 'massaged' | 'doll' | 'absent' | null) =>
    ({ kind: 'baby', clientId, babyId, inA }) as const
  const answer = (clientId: string, questionIds: string[], given: 'yes' | 'no') =>
    changeDoorGate(session, {
      ...{ visitId: ids.visit, clientId },
      change: { kind: 'answer', questionIds, answer: given },
    })

  beforeEach(async () => {
    const born = { kind: 'infant', dateOfBirth: '2026-09-01' } as const
    await session.store.insertMany('clients', [
      family(mia, 'Mia', { ...born, parentId: second }),
      family(leo, 'Leo', { ...born, parentId: third }),
    ])
    await add(second)
    await add(third)
  })

  it('takes no hands on a baby before that baby was asked about; the doll is always open', async () => {
    expect(await write(baby(second, mia, 'massaged'))).toMatchObject({
      refusal: { kind: 'change', refusal: { kind: 'babyToAsk' } },
    })
    expect((await write(baby(second, mia, 'doll'))).ok).toBe(true)
    expect((await answer(mia, babyQuestions, 'no')).ok).toBe(true)
    expect((await write(baby(second, mia, 'massaged'))).ok).toBe(true)
    expect((await noteOf(second)).content.group?.babies).toEqual([{ id: mia, inA: 'massaged' }])
  })

  it('a stop binds that family alone', async () => {
    await answer(mia, babyQuestions, 'no')
    await answer(leo, babyQuestions, 'no')
    await answer(mia, ['babyCord'], 'yes')
    expect(await write(baby(second, mia, 'massaged'))).toMatchObject({
      refusal: { refusal: { kind: 'babyStopped' } },
    })
    expect((await write(baby(third, leo, 'massaged'))).ok).toBe(true)
    // What was asked about Mia stands with Mia, and says nothing of the others.
    const gates = await firstValueFrom(gatesOfVisit(session.store, ids.visit))
    expect(gates.map(({ clientId }) => clientId).toSorted()).toEqual([mia, leo].toSorted())
  })

  it('waits for a pediatrician’s word where a baby was born early, as at any other door', async () => {
    await session.store.insert('charts', {
      ...infantChart({ gestationAtBirthDays: 258 }),
      ...{ ...record, id: id(61), clientId: leo },
    })
    await answer(leo, babyQuestions, 'no')
    expect(await write(baby(third, leo, 'massaged'))).toMatchObject({
      refusal: { refusal: { kind: 'babyStopped' } },
    })
  })

  it('a parent who calls first lays no hands on her own baby, and keeps nobody else from theirs', async () => {
    await answer(mia, babyQuestions, 'no')
    await answer(leo, babyQuestions, 'no')
    expect((await answer(second, ['fever'], 'yes')).ok).toBe(true)
    expect(await write(baby(second, mia, 'massaged'))).toMatchObject({
      refusal: { refusal: { kind: 'parentStopped' } },
    })
    expect((await write(baby(second, mia, 'doll'))).ok).toBe(true)
    expect((await write(baby(third, leo, 'massaged'))).ok).toBe(true)
    await answer(second, ['fever'], 'no')
    expect((await write(baby(second, mia, 'massaged'))).ok).toBe(true)
  })

  it('an emergency keeps the family at the door until help is reached', async () => {
    const remove = () => removeGroupFamily(session, { visitId: ids.visit, clientId: second })
    await session.store.insert('catalog', groupService)
    await answer(ids.parent, allQuestions.map((one) => one.id).filter(ofParents), 'no')
    expect(await gateHolds(session, ids.visit)).toBeNull()
    await answer(mia, babyQuestions, 'no')
    await answer(mia, ['babyFever'], 'yes')
    expect(await gateHolds(session, ids.visit)).toBe('stop')
    expect(await remove()).toEqual({ ok: false, refusal: 'waitsForHelp' })
    const call = { whom: 'emergency', name: '', number: '911', outcome: 'reached' } as const
    const said = { answer: '', nextStep: '', calledAt: at('07:00') }
    await changeDoorGate(session, {
      ...{ visitId: ids.visit, clientId: mia },
      change: { kind: 'call', call: { ...call, ...said } },
    })
    expect(await gateHolds(session, ids.visit)).toBeNull()
    expect((await remove()).ok).toBe(true)
  })

  it('a family that another laptop took out meanwhile holds nobody', async () => {
    await session.store.insert('catalog', groupService)
    await answer(ids.parent, allQuestions.map((one) => one.id).filter(ofParents), 'no')
    await answer(mia, ['babyFever'], 'yes')
    expect(await gateHolds(session, ids.visit)).toBe('stop')
    await session.store.change('visits', ids.visit, (one) =>
      ok({ ...one, groupClientIds: [third] }),
    )
    expect(await gateHolds(session, ids.visit)).toBeNull()
  })

  it('a consent that a guest takes back binds her family, and no other one (4.E)', async () => {
    await answer(mia, babyQuestions, 'no')
    await answer(leo, babyQuestions, 'no')
    await session.store.insert(
      'consents',
      madeUpConsent({
        ...{ ...record, kind: 'treatment', clientId: second, visitId: '', startAt: at('09:00') },
        withdrawals: [withdrawal(at('10:20'))],
      }),
    )
    expect(await write(baby(second, mia, 'massaged'))).toMatchObject({
      refusal: { refusal: { kind: 'consentTakenBack' } },
    })
    expect((await write(baby(second, mia, 'doll'))).ok).toBe(true)
    expect((await write(baby(third, leo, 'massaged'))).ok).toBe(true)
    const sheet = await firstValueFrom(visitSheet(session.store, ids.visit))
    expect([...(sheet?.takenBack ?? [])]).toEqual([[second, at('10:20')]])
  })

  it('keeps each baby in its own family, and strangers out', async () => {
    await answer(mia, babyQuestions, 'no')
    expect((await write(baby(third, mia, 'massaged'))).ok).toBe(false)
    expect(await answer(id(53), ['babyFever'], 'yes')).toEqual({
      ok: false,
      refusal: 'notTakingPart',
    })
  })

  it('keeps a family in the group once something stands about its baby', async () => {
    await write(baby(second, mia, 'absent'))
    expect(await removeGroupFamily(session, { visitId: ids.visit, clientId: second })).toEqual({
      ok: false,
      refusal: 'hasNote',
    })
    await write(baby(second, mia, null))
    expect((await removeGroupFamily(session, { visitId: ids.visit, clientId: second })).ok).toBe(
      true,
    )
  })
})
