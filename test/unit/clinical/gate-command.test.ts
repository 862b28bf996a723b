import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { advanceVisit } from '#renderer/data/commands/advance-visit'
import { changeClinicalRule, changeHelpLine } from '#renderer/data/commands/change-clinical-rules'
import { changeDoorGate } from '#renderer/data/commands/change-door-gate'
import { recordHeat } from '#renderer/data/commands/record-stock'
import { clinicalSettingsOf } from '#renderer/data/queries/door-gates'
import type { Session } from '#renderer/data/session'
import { changeGate, type GateChange } from '#shared/domain/clinical/gate/change-gate'
import { gateRules } from '#shared/domain/clinical/gate/evaluate'
import { gateFacts } from '#shared/domain/clinical/gate/facts'
import { gateId } from '#shared/domain/clinical/gate/gate-id'
import { allQuestions, groupsFor } from '#shared/domain/clinical/gate/questions'
import {
  isLockedThreshold,
  thresholdData,
  thresholdKeys,
} from '#shared/domain/clinical/gate/thresholds'
import { catalogEntrySchema } from '#shared/schema/catalog-entry'
import { clientSchema } from '#shared/schema/client'
import { doorGateSchema } from '#shared/schema/door-gate'
import { lockedGateRuleIds } from '#shared/schema/locked-gate-rules'
import { emptyAddress } from '#shared/schema/primitives'
import type { Heat } from '#shared/schema/stock'
import { at, event, ids, visit } from '../visit/visit-fixture'
import { sessionOver } from './clinical-store'
import { around, vitals } from './gate-fixture'

const record = {
  ...{ space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
}
const practiceId = ids.note
const catalog = [
  {
    ...{ ...record, id: practiceId, kind: 'practice', name: 'Doorstep', active: true, note: '' },
    ...{ service: null, kit: null, item: null },
    practice: {
      ...{ address: emptyAddress, phone: '', email: '', timeZone: 'America/Chicago' },
      ...{ paper: 'Letter', lockAfterMin: 5, firstWeekday: 7 },
    },
  },
  {
    ...{ ...record, id: ids.service, kind: 'service', name: 'Postnatal', active: true, note: '' },
    ...{ practice: null, kit: null, item: null },
    service: {
      ...{ serviceKind: 'postnatal', durationMin: 60, setupMin: 0, packupMin: 0, priceCents: 0 },
      kitIds: [],
    },
  },
].map((entry) => catalogEntrySchema.parse(entry))
const parent = clientSchema.parse({
  ...{ ...record, id: ids.parent, kind: 'parent', parentId: '', status: 'active', pronouns: '' },
  name: { given: 'Maya', family: 'Fernandez', preferred: '' },
  ...{ dateOfBirth: null, contact: null, home: null, careTeam: [], therapistId: ids.me, note: '' },
})

let session: Session
beforeEach(async () => {
  session = await sessionOver([
    'screenings',
    'visits',
    'clients',
    'charts',
    'catalog',
    'consents',
    'staff',
    'stock',
    'notes',
  ])
  const { store } = session
  await store.insertMany('catalog', catalog)
  await store.insert('clients', parent)
  await store.insert('visits', {
    ...visit({ state: 'arrived', infantIds: [ids.infant] }),
    timeline: [event('departed', at('09:30')), event('arrived', at('09:50'))],
  })
})
afterEach(() => session.store.close())

const tap = (change: GateChange, clientId: string = ids.parent) =>
  changeDoorGate(session, { visitId: ids.visit, clientId, change })
const gateNow = async (clientId: string = ids.parent) =>
  (await session.store.read('screenings', gateId(ids.visit, clientId)))?.doorGate
const say = (answer: 'yes' | 'no', ...questionIds: string[]) =>
  tap({ kind: 'answer', questionIds, answer })
const begin = () => advanceVisit(session, { visitId: ids.visit, kind: 'began' })

async function askAll(clientId: string, subject: 'parent' | 'infant') {
  const facts = gateFacts({ ...around, subject, chart: undefined })
  const all = groupsFor(facts).flatMap(({ questions }) => questions.map(({ id }) => id))
  await tap({ kind: 'answer', questionIds: all, answer: 'no' }, clientId)
}

describe('the door, through its command', () => {
  it('refuses every LOCKED row, whatever the reason, also once it was found', async () => {
    await say('yes', ...allQuestions.map(({ id }) => id))
    await tap({ kind: 'vitals', vitals: vitals({ systolic: 175, diastolic: 115 }) })
    for (const ruleId of lockedGateRuleIds) {
      const reason = 'The client insists on it'
      const done = await tap({ kind: 'override', ruleId, reason })
      expect([ruleId, done]).toEqual([ruleId, { ok: false, refusal: 'locked' }])
    }
    expect((await gateNow())?.overrides).toEqual([])
    expect((await gateNow())?.outcome).toBe('stop')
  })

  it('keeps warmth off numb skin and off a fever: the heat log takes none beside “no heat”', async () => {
    const cloth = { what: 'cloth', temperatureC: 40, wristChecked: true, minutes: 5, reason: '' }
    const lay = () =>
      recordHeat(
        { ...session, practiceSpace: ids.space },
        { visitId: ids.visit, heat: cloth as Heat },
      )
    await askAll(ids.parent, 'parent')
    expect(await lay()).toEqual({ ok: true, value: null })
    const doorNoHeat = { ok: false, refusal: { kind: 'doorNoHeat' } }
    await say('yes', 'numb')
    expect(await lay()).toEqual(doorNoHeat)
    await say('no', 'numb')
    await tap({ kind: 'vitals', vitals: vitals({ temperatureC: 37.9 }) })
    expect((await lay()).ok).toBe(true)
    await tap({ kind: 'vitals', vitals: vitals({ temperatureC: 38 }) })
    expect(await lay()).toEqual(doorNoHeat)
  })

  it('takes no crafted record: the schema refuses a LOCKED override, and an outcome beside a locked stop', async () => {
    await say('yes', 'fever')
    const gate = await gateNow()
    if (!gate) throw new Error('no gate')
    const override = { id: crypto.randomUUID(), reason: 'All right', at: at('10:00'), by: ids.me }
    for (const ruleId of lockedGateRuleIds) {
      const crafted = { ...gate, overrides: [{ ...override, ruleId }] }
      expect([ruleId, doorGateSchema.safeParse(crafted).success]).toEqual([ruleId, false])
    }
    expect(doorGateSchema.safeParse({ ...gate, outcome: 'clear' }).success).toBe(false)
    expect(
      doorGateSchema.safeParse({ ...gate, overrides: [{ ...override, ruleId: 'T1' }] }).success,
    ).toBe(true)
    // And the store's own door, past the command.
    const past = session.store.change('screenings', gateId(ids.visit, ids.parent), (screening) => ({
      ok: true,
      value: { ...screening, doorGate: { ...gate, outcome: 'clear' } },
    }))
    await expect(past).rejects.toThrow()
    expect((await gateNow())?.outcome).toBe('stop')
  })

  it('takes a reason for a default row, keeps who and when, and never lets it go again', async () => {
    await say('yes', 'openWound')
    await askAll(ids.parent, 'parent').then(() => say('yes', 'openWound'))
    const override = (reason: string) => tap({ kind: 'override', ruleId: 'N-wound', reason })
    expect(await override('  ')).toEqual({ ok: false, refusal: 'noReason' })
    expect(await tap({ kind: 'override', ruleId: 'B4-none', reason: 'Why not' })).toEqual({
      ok: false,
      refusal: 'notFound',
    })
    expect(await override('A paper cut, covered')).toEqual({ ok: true, value: null })
    const gate = await gateNow()
    expect(gate?.overrides).toMatchObject([
      { ruleId: 'N-wound', reason: 'A paper cut, covered', by: ids.me },
    ])
    expect(gate?.outcome).toBe('modify')
    const taken = await session.store.change(
      'screenings',
      gateId(ids.visit, ids.parent),
      (one) => ({
        ok: true,
        value: { ...one, doorGate: { ...one.doorGate, overrides: [] } as never },
      }),
    )
    expect(taken).toEqual({ ok: false, refusal: 'final' })
  })

  it('lets a session begin only once everybody is asked, or with a reason, and never past a stop', async () => {
    expect(await begin()).toEqual({ ok: false, refusal: { kind: 'gate', standing: 'toAsk' } })
    await askAll(ids.parent, 'parent')
    expect(await begin()).toEqual({ ok: false, refusal: { kind: 'gate', standing: 'toAsk' } })
    await tap({ kind: 'skip', reason: 'The baby is with the father' }, ids.infant)
    await say('yes', 'leg')
    expect(await begin()).toEqual({ ok: false, refusal: { kind: 'gate', standing: 'stop' } })
    expect(await tap({ kind: 'skip', reason: 'No time' })).toEqual({
      ok: false,
      refusal: 'stopped',
    })
    await say('no', 'leg')
    expect((await begin()).ok).toBe(true)
  })

  it('keeps the baby’s answers out of the parent’s check, and strangers out of both', async () => {
    await say('yes', 'harm')
    await tap({ kind: 'answer', questionIds: ['babyYellow'], answer: 'yes' }, ids.infant)
    expect((await gateNow())?.answers.map(({ id }) => id)).toEqual(['harm'])
    expect((await gateNow(ids.infant))?.answers.map(({ id }) => id)).toEqual(['babyYellow'])
    expect((await gateNow(ids.infant))?.findings.map(({ id }) => id)).not.toContain('A16')
    expect(await tap({ kind: 'note', note: 'Hello' }, ids.device)).toEqual({
      ok: false,
      refusal: 'notTakingPart',
    })
  })

  it('keeps each call, and refuses one of the future', async () => {
    await say('yes', 'padHour')
    const call = (calledAt: string): GateChange => ({
      kind: 'call',
      call: {
        ...{ whom: 'obstetric', name: 'Dr. Njoroge', number: '', calledAt },
        ...{ outcome: 'notReached', answer: '', nextStep: '911 at 10:15' },
      },
    })
    expect((await tap(call(at('10:00')))).ok).toBe(true)
    expect((await tap(call(at('10:00')))).ok).toBe(true)
    expect(await tap(call(at('23:00')))).toEqual({ ok: false, refusal: 'laterThanNow' })
    expect((await gateNow())?.calls).toHaveLength(2)
    expect((await gateNow())?.stoppedAt).not.toBeNull()
  })
})

describe('the practice’s own numbers', () => {
  const settings = async () => {
    const entry = await session.store.read('catalog', practiceId)
    return clinicalSettingsOf(entry ? [entry] : [])
  }
  const change = (key: string, value: number, reason = 'Asked by our physician') =>
    changeClinicalRule(session, { key, value, reason })

  it('move within their bounds, with a reason, and count at the next door', async () => {
    await askAll(ids.parent, 'parent')
    await tap({ kind: 'vitals', vitals: vitals({ systolic: 136, diastolic: 82 }) })
    expect((await gateNow())?.findings.map(({ id }) => id)).not.toContain('A6')
    expect((await change('highSystolic', 135)).ok).toBe(true)
    await tap({ kind: 'note', note: '' })
    expect((await gateNow())?.findings.map(({ id }) => id)).toContain('A6')
    expect((await gateNow())?.rulesVersion).toBe('2.1')
    expect((await settings()).changes).toMatchObject([
      { key: 'highSystolic', previous: 140, value: 135, by: ids.me },
    ])
  })

  it('never go past a floor, and LOCKED ones not at all', async () => {
    for (const key of thresholdKeys) {
      const { least, most, usual } = thresholdData[key]
      const expected = isLockedThreshold(key) ? 'locked' : 'outOfBounds'
      for (const value of [least - 1, most + 1, Number.NaN]) {
        expect([key, value, await change(key, value)]).toEqual([
          key,
          value,
          { ok: false, refusal: expected },
        ])
      }
      expect(usual >= least && usual <= most).toBe(true)
    }
    expect(await change('highSystolic', 135, ' ')).toEqual({ ok: false, refusal: 'noReason' })
    expect(await change('highSystolic', 140)).toEqual({ ok: false, refusal: 'same' })
    expect(await change('somethingElse', 1)).toEqual({ ok: false, refusal: 'unknownRule' })
    expect((await settings()).changes).toEqual([])
  })

  it('that were written past a floor by another hand move nothing', () => {
    const crafted = {
      ...{ id: ids.line, key: 'feverC', value: 40, previous: 38, text: '', reason: 'Because' },
      ...{ at: at('10:00'), by: ids.me },
    }
    const [entry] = catalog
    if (!entry?.practice) throw new Error('no practice')
    const practice = {
      ...entry.practice,
      clinicalRules: {
        changes: [crafted, { ...crafted, id: ids.note, key: 'severeSystolic', value: 200 }],
      },
    }
    const { thresholds } = clinicalSettingsOf([{ ...entry, practice }])
    expect([thresholds.feverC, thresholds.severeSystolic]).toEqual([38, 160])
  })

  it('of a help line are put in place with the day they were verified', async () => {
    const line = {
      line: 'maternalHotline',
      number: '1-833-852-6262',
      reason: 'Called, it is right',
    }
    expect((await settings()).lines.maternalHotline.verifiedAt).toBeNull()
    expect((await changeHelpLine(session, line)).ok).toBe(true)
    expect((await settings()).lines.maternalHotline.verifiedAt).not.toBeNull()
    expect(await changeHelpLine(session, { ...line, number: 'none' })).toEqual({
      ok: false,
      refusal: 'outOfBounds',
    })
  })
})

describe('each rule that stops', () => {
  it('is overridable with a reason exactly when it is not LOCKED', () => {
    const hand = { id: ids.line, at: at('10:00'), by: ids.me }
    const gate = {
      ...{ subject: 'parent' as const, answers: [], vitals: vitals({}), findings: [] },
      ...{ outcome: 'open' as const, rulesVersion: '1.0', overrides: [], calls: [] },
      ...{ stoppedAt: null, skipped: null, note: '' },
    }
    for (const { id, evidence } of gateRules) {
      const done = changeGate(
        gate,
        { kind: 'override', ruleId: id, reason: 'A reason' },
        around,
        hand,
      )
      if (evidence === 'LOCKED') expect([id, done]).toEqual([id, { ok: false, refusal: 'locked' }])
      else expect(done.ok || done.refusal === 'notFound').toBe(true)
    }
  })
})
