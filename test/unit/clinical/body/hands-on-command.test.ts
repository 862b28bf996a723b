import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeDoorGate } from '#renderer/data/commands/change-door-gate'
import { recordBody, recordScar } from '#renderer/data/commands/record-hands-on'
import { saveNote } from '#renderer/data/commands/save-note'
import type { Session } from '#renderer/data/session'
import type { BodyChange } from '#shared/domain/clinical/body/change-body'
import type { GateChange } from '#shared/domain/clinical/gate/change-gate'
import type { ScarChange } from '#shared/domain/clinical/scar/change-scar'
import type { BodyRow } from '#shared/schema/body-session'
import { catalogEntrySchema, type ServiceKind } from '#shared/schema/catalog-entry'
import type { ClearanceScope, ParentChart } from '#shared/schema/chart'
import { clientSchema } from '#shared/schema/client'
import type { ScarRow } from '#shared/schema/scar-session'
import { at, ids, event as step, visit } from '../../visit/visit-fixture'
import { sessionOver } from '../clinical-store'
import { chart, clearance, vitals } from '../gate-fixture'
import { cesarean, clearSkin, id, pregnant, said, scarWork, since, work } from './body-fixture'

const record = {
  ...{ space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
}

let session: Session
beforeEach(async () => {
  session = await sessionOver([
    ...(['screenings', 'visits', 'clients', 'charts'] as const),
    ...(['catalog', 'consents', 'staff', 'stock', 'notes'] as const),
  ])
  await session.store.insert('visits', {
    ...visit({ state: 'inSession', infantIds: [] }),
    timeline: [step('arrived', at('09:50')), step('began', at('09:55'))],
  })
})
afterEach(() => session.store.close())

async function her(
  more: Partial<ParentChart>,
  serviceKind: ServiceKind,
  scopes: ClearanceScope[] = ['body', 'prenatal', 'scar', 'abdomen', 'lyingFlat'],
) {
  const { store } = session
  await store.insert(
    'catalog',
    catalogEntrySchema.parse({
      ...{ ...record, id: ids.service, kind: 'service', name: 'Massage', active: true, note: '' },
      ...{ practice: null, kit: null, item: null },
      service: {
        ...{ serviceKind, durationMin: 60, setupMin: 0, packupMin: 0, priceCents: 0, kitIds: [] },
      },
    }),
  )
  await store.insert(
    'clients',
    clientSchema.parse({
      ...{ ...record, id: ids.parent, kind: 'parent', parentId: '', status: 'active' },
      ...{ pronouns: '', name: { given: 'Maya', family: 'Fernandez', preferred: '' } },
      ...{ dateOfBirth: null, contact: null, home: null, careTeam: [], therapistId: ids.me },
      note: '',
    }),
  )
  await store.insert('charts', {
    ...chart(more, [clearance(scopes)]),
    ...{ ...record, id: id(801), clientId: ids.parent },
  })
}

const target = { noteId: ids.note, visitId: ids.visit, clientId: ids.parent }
async function wrote(...changes: BodyChange[]): Promise<string> {
  const done = await recordBody(session, { ...target, changes })
  if (done.ok) return 'ok'
  const { refusal } = done.refusal
  if (typeof refusal === 'string') return refusal
  return refusal.kind === 'forbidden' ? refusal.restriction : refusal.kind
}
async function wroteScar(...changes: ScarChange[]): Promise<string> {
  const done = await recordScar(session, { ...target, changes })
  if (done.ok) return 'ok'
  const { refusal } = done.refusal
  if (typeof refusal === 'string') return refusal
  return refusal.kind === 'forbidden' ? refusal.restriction : refusal.kind
}
const stored = async () => (await session.store.read('notes', ids.note))?.content
const tap = (change: GateChange) =>
  changeDoorGate(session, { visitId: ids.visit, clientId: ids.parent, change })
const agreed = { kind: 'consent', event: said('agreed') } as const
const row = (number: number, more: Partial<BodyRow> = {}): BodyChange => ({
  kind: 'addRow',
  row: work(number, more),
})
const scarRow = (number: number, more: Partial<ScarRow> = {}): ScarChange => ({
  kind: 'addRow',
  row: scarWork(number, more),
})

describe('body work, through the command and the store', () => {
  it('stands in the note of its kind, with the day it was held', async () => {
    await her(pregnant(150), 'prenatal')
    expect(await wrote(agreed, row(1, { area: 'lowBack' }))).toBe('ok')
    const content = await stored()
    expect(content?.serviceKind).toBe('prenatal')
    expect(content?.body?.timing).toMatchObject({ stage: 'pregnant', days: 150 })
    expect(content?.body?.areas.map(({ area }) => area)).toEqual(['lowBack'])
  })

  it('refuses the abdomen with placenta previa, whatever is said at the door (LOCKED)', async () => {
    await her(pregnant(150), 'prenatal')
    expect(await wrote(agreed, row(1, { area: 'abdomenUpper', pressure: 1 }))).toBe('ok')
    await tap({ kind: 'answer', questionIds: ['previa'], answer: 'yes' })
    await tap({ kind: 'override', ruleId: 'T5-previa', reason: 'She insists on it' })
    expect(await wrote(row(2, { area: 'abdomenUpper', pressure: 1 }))).toBe('abdomen')
    const move: BodyChange = { kind: 'setRow', id: id(1), set: { area: 'abdomenLower' } }
    expect(await wrote(move)).toBe('abdomen')
    expect((await stored())?.body?.rows).toHaveLength(1)
  })

  it('refuses every hand from 38.0 °C at the door on, and what she said stays to be written', async () => {
    await her(since(30), 'postnatal')
    await tap({ kind: 'vitals', vitals: vitals({ temperatureC: 37.9 }) })
    expect(await wrote(agreed, row(1))).toBe('ok')
    await tap({ kind: 'vitals', vitals: vitals({ temperatureC: 38 }) })
    await tap({ kind: 'override', ruleId: 'A11', reason: 'She feels well' })
    expect(await wrote(row(2))).toBe('doorStop')
    expect(await wrote({ kind: 'setArea', area: 'upperBack', set: { painAfter: 3 } })).toBe('ok')
  })

  it('follows a reason given at the door for what is not locked', async () => {
    await her(pregnant(150), 'prenatal')
    const flat = row(1, { position: 'supine', minutes: 5 })
    expect(await wrote(agreed, flat)).toBe('supineFlat')
    await tap({ kind: 'override', ruleId: 'T4-pregnant', reason: 'A short check of the hips' })
    expect(await wrote(agreed, flat)).toBe('ok')
    expect(await wrote(row(2, { position: 'supine', minutes: 6 }))).toBe('flatTooLong')
  })

  it('refuses the whole batch with the one that may not be, and belongs to the parent alone', async () => {
    await her(since(30), 'postnatal')
    expect(await wrote(agreed, row(1), row(2, { area: 'abdomenLower' }))).toBe('abdomen')
    expect(await stored()).toBeUndefined()
    const other = await recordBody(session, { ...target, clientId: ids.infant, changes: [agreed] })
    expect(other).toMatchObject({ ok: false, refusal: { refusal: 'notTakingPart' } })
  })

  it('is left alone by the words of the note, which are left alone by it', async () => {
    await her(since(30), 'postnatal')
    await wrote(agreed, row(1))
    const before = await stored()
    if (!before) throw new Error('no note')
    const { body: _, ...words } = before
    await saveNote(session, {
      ...{ ...target, base: null },
      content: { ...words, subjective: 'Stiff neck.' },
    })
    await wrote({ kind: 'setArea', area: 'neckBack', set: { painBefore: 6 } })
    const after = await stored()
    expect(after?.subjective).toBe('Stiff neck.')
    expect(after?.body?.rows).toHaveLength(1)
    expect(after?.body?.areas.map(({ area }) => area)).toEqual(['upperBack', 'neckBack'])
  })
})

describe('scar care, through the command and the store', () => {
  const looked: ScarChange = { kind: 'look', set: clearSkin }

  it('comes after looking, and never over an open wound (LOCKED)', async () => {
    await her(cesarean(60), 'cesareanScar')
    expect(await wroteScar(agreed, scarRow(1))).toBe('notLooked')
    expect(await wroteScar(agreed, looked, scarRow(1, { scarTechnique: 'directLight' }))).toBe('ok')
    expect(await wroteScar({ kind: 'look', set: { drainage: 'yes' } })).toBe('ok')
    for (const scarTechnique of ['around', 'desensitize', 'directLight'] as const) {
      expect(await wroteScar(scarRow(2, { scarTechnique, texture: 'silk' }))).toBe('openWound')
    }
    expect((await stored())?.scar?.rows).toHaveLength(1)
    expect((await stored())?.scar?.timing).toMatchObject({ stage: 'postpartum', days: 60 })
  })

  it('is refused by a yes at the door that nobody can lift', async () => {
    await her(cesarean(100), 'cesareanScar')
    await tap({ kind: 'answer', questionIds: ['incision'], answer: 'yes' })
    await tap({ kind: 'override', ruleId: 'A14', reason: 'It looks fine' })
    await tap({ kind: 'override', ruleId: 'T6-open', reason: 'It looks fine' })
    expect(await wroteScar(agreed, looked, scarRow(1))).toBe('nearScar')
  })

  it('and body work are of one woman: her stop, a wound and a swollen leg hold in both (LOCKED)', async () => {
    await her(cesarean(100), 'cesareanScar')
    expect(await wrote(agreed, row(1))).toBe('ok')
    expect(await wroteScar(agreed, looked, scarRow(1))).toBe('ok')
    const calves = (calfRightCm: number) =>
      wrote({ kind: 'set', set: { calfLeftCm: 35, calfRightCm } })
    await calves(39)
    expect(await wroteScar(scarRow(2))).toBe('allMassage')
    await calves(36)
    expect(await wroteScar(scarRow(2))).toBe('ok')
    await wroteScar({ kind: 'look', set: { odor: 'yes' } })
    expect(await wrote(row(2))).toBe('bodyMassage')
    await wroteScar({ kind: 'look', set: { odor: 'no' } })
    expect(await wrote(row(2))).toBe('ok')
    await wroteScar({ kind: 'consent', event: said('stopSession', '', 905) })
    expect(await wrote(row(3))).toBe('sessionStopped')
    expect(await wrote({ kind: 'setRow', id: id(2), set: { minutes: 3 } })).toBe('ok')
  })

  it('takes no crafted row past the command: the store refuses it', async () => {
    await her(cesarean(60), 'cesareanScar')
    await wroteScar(agreed, looked, scarRow(1))
    const past = session.store.change('notes', ids.note, (note) => ({
      ok: true,
      value: {
        ...note,
        content: {
          ...note.content,
          scar: note.content.scar && {
            ...note.content.scar,
            rows: [{ ...scarWork(2), skinClosed: false as true }],
          },
        },
      },
    }))
    await expect(past).rejects.toThrow()
    expect((await stored())?.scar?.rows.map((one) => one.id)).toEqual([id(1)])
  })
})
