import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeDoorGate } from '#renderer/data/commands/change-door-gate'
import { recordBreast } from '#renderer/data/commands/record-breast'
import type { Session } from '#renderer/data/session'
import type { BreastChange } from '#shared/domain/clinical/breast/change-session'
import type {
  BreastProtocol,
  BreastSite,
  ConsentEvent,
  TechniqueRow,
  WarmUp,
} from '#shared/schema/breast-session'
import { catalogEntrySchema } from '#shared/schema/catalog-entry'
import type { ParentChart } from '#shared/schema/chart'
import { emptyAddress } from '#shared/schema/primitives'
import { at, ids, event as step, visit } from '../../visit/visit-fixture'
import { sessionOver } from '../clinical-store'
import { chart, vitals } from '../gate-fixture'
import { cloth, event, id, minute, row, siteAt } from './session-fixture'

const record = {
  ...{ space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
}
const practiceId = id(800)
type Version = BreastProtocol['versions'][number]
const inB = (more: Partial<Version> = {}): Version => ({
  ...{ profile: 'B', version: 2, pressureMost: 3, madeAt: at('06:00'), madeBy: ids.me },
  ...{ reason: 'We are trained for it' },
  ...more,
})

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

/** The practice, by that version of its protocol; without one it never chose. */
const practiceBy = (version: Version | null = inB()) =>
  session.store.insert(
    'catalog',
    catalogEntrySchema.parse({
      ...{ ...record, id: practiceId, kind: 'practice', name: 'Doorstep', active: true, note: '' },
      ...{ service: null, kit: null, item: null },
      practice: {
        ...{ address: emptyAddress, phone: '', email: '', timeZone: 'America/Chicago' },
        ...{ paper: 'Letter', lockAfterMin: 5, firstWeekday: 7 },
        ...(version ? { breastProtocol: { versions: [version] } } : {}),
      },
    }),
  )
const charted = (more: Partial<ParentChart> = {}) =>
  session.store.insert('charts', { ...chart(more), ...record, id: id(801), clientId: ids.parent })

const write = (...changes: BreastChange[]) =>
  recordBreast(session, {
    ...{ noteId: ids.note, visitId: ids.visit, clientId: ids.parent },
    changes,
  })
/** 'ok', or the kind of what was refused. */
async function wrote(...changes: BreastChange[]): Promise<string> {
  const done = await write(...changes)
  if (done.ok) return 'ok'
  return done.refusal.kind === 'note' ? done.refusal.refusal : done.refusal.refusal.kind
}
const stored = async () => (await session.store.read('notes', ids.note))?.content.breast

const say = (number: number, kind: ConsentEvent['kind'], siteId = ''): BreastChange => ({
  kind: 'consent',
  event: event(number, kind, minute(0), siteId),
})
const site = (number: number, more: Partial<BreastSite> = {}): BreastChange => ({
  kind: 'addSite',
  site: siteAt(number, more),
})
const lay = (number: number, more: Partial<WarmUp> = {}): BreastChange => ({
  kind: 'addWarmUp',
  warmUp: cloth(number, { reason: 'She asked for it', ...more }),
})
const stroke = (number: number, more: Partial<TechniqueRow> = {}): BreastChange => ({
  kind: 'addTechnique',
  row: row(number, { technique: 'butterfly', ...more }),
})
const agreed = say(900, 'agreed')
const measured = (temperatureC: number) =>
  changeDoorGate(session, {
    ...{ visitId: ids.visit, clientId: ids.parent },
    change: { kind: 'vitals', vitals: vitals({ temperatureC }) },
  })

it('the note bears the time at which the session began, not the planned one', async () => {
  await practiceBy()
  await write(agreed)
  expect((await session.store.read('notes', ids.note))?.sessionAt).not.toBe(at('10:12'))
  await session.store.change('visits', ids.visit, (one) => ({
    ok: true,
    value: {
      ...one,
      timeline: [{ id: id(990), kind: 'began', at: at('10:12'), recordedAt: at('10:12') }],
    },
  }))
  await write(site(901))
  expect((await session.store.read('notes', ids.note))?.sessionAt).toBe(at('10:12'))
})

describe('warmth, through the command', () => {
  beforeEach(() => practiceBy())

  it('is refused above 43.0 °C whatever the reason, when it is laid on and when it is put right', async () => {
    expect(await wrote(agreed, lay(1, { temperatureC: 43 }))).toBe('ok')
    for (const temperatureC of [43.1, 44, 61]) {
      expect([temperatureC, await wrote(lay(2, { temperatureC }))]).toEqual([
        temperatureC,
        'tooHot',
      ])
      const raise: BreastChange = { kind: 'setWarmUp', id: id(1), set: { temperatureC } }
      expect([temperatureC, await wrote(raise)]).toEqual([temperatureC, 'tooHot'])
    }
    // Nor by way of a cold pack that becomes a cloth.
    expect(await wrote(lay(3, { method: 'coldPack', temperatureC: 50 }))).toBe('ok')
    expect(await wrote({ kind: 'setWarmUp', id: id(3), set: { method: 'warmCloth' } })).toBe(
      'tooHot',
    )
    expect((await stored())?.warmUps.map((one) => [one.method, one.temperatureC])).toEqual([
      ['warmCloth', 43],
      ['coldPack', 50],
    ])
  })

  it.each([
    [{ skin: 'red' }, 'noWarmth'],
    [{ skin: 'broken' }, 'noWarmth'],
    [{ warmth: 'mild' }, 'noWarmth'],
    [{ consistency: 'fluctuant' }, 'noWarmth'],
    [{ skin: 'normal', warmth: 'none' }, 'ok'],
  ] as const)('beside a site that is %o: %s', async (more, is) => {
    expect(await wrote(agreed, site(5, more))).toBe('ok')
    for (const method of ['warmCloth', 'warmShower', 'heatedMassager'] as const) {
      const temperatureC = method === 'warmShower' ? null : 40
      expect([method, await wrote(lay(1, { method, temperatureC }))]).toEqual([method, is])
    }
    expect(await wrote(lay(2, { method: 'coldPack', temperatureC: null }))).toBe('ok')
  })

  it('and every stroke are refused from 38.0 °C at the door on, whatever a form says', async () => {
    await charted()
    expect(await wrote(agreed, site(5))).toBe('ok')
    await measured(37.9)
    expect(await wrote(lay(1), stroke(11, { technique: 'lymphArm' }))).toBe('ok')
    await measured(38)
    expect(await wrote(lay(2))).toBe('fever')
    expect(await wrote(stroke(12, { technique: 'lymphArm' }))).toBe('fever')
    expect((await stored())?.warmUps).toHaveLength(1)
    expect((await stored())?.techniques).toHaveLength(1)
  })
})

describe('nipple work, through the command', () => {
  const intact: BreastChange[] = [
    agreed,
    { kind: 'setNipple', side: 'left', nipple: 'intact' },
    { kind: 'setNipple', side: 'right', nipple: 'intact' },
  ]
  const roll = (number: number) => stroke(number, { technique: 'nippleRoll' })

  it('needs a consent of its own, which ends with the other one', async () => {
    await practiceBy()
    await charted()
    expect(await wrote(...intact)).toBe('ok')
    expect(await wrote(roll(1))).toBe('nippleNotAgreed')
    expect(await wrote(say(901, 'nippleAgreed'), roll(1))).toBe('ok')
    expect(await wrote(say(902, 'declined'), say(903, 'agreed'))).toBe('ok')
    expect(await wrote(roll(2))).toBe('nippleNotAgreed')
    // A stroke that was another one becomes none either.
    expect(await wrote(stroke(3))).toBe('ok')
    expect(await wrote({ kind: 'setTechnique', id: id(3), set: { technique: 'nippleRoll' } })).toBe(
      'nippleNotAgreed',
    )
    expect((await stored())?.techniques.map(({ technique }) => technique)).toEqual([
      'nippleRoll',
      'butterfly',
    ])
  })

  it('is refused before 37 weeks, on a nipple that is not intact, and while the chart does not say', async () => {
    await practiceBy()
    expect(await wrote(...intact, say(901, 'nippleAgreed'))).toBe('ok')
    expect(await wrote(roll(1))).toBe('stageUnknown')
    const pregnant = { stage: 'pregnant', birthOn: null, birthMode: null } as const
    // 280 days end on the due day: 22 days before it are 36 weeks and 6 days.
    await charted({ ...pregnant, dueOn: '2026-12-13' })
    expect(await wrote(roll(1))).toBe('pregnant')
    await session.store.change('charts', id(801), (one) => ({
      ok: true,
      value: { ...one, parent: { ...chart(pregnant).parent, dueOn: '2026-12-12' } as never },
    }))
    expect(await wrote(roll(1))).toBe('ok')
    expect(await wrote({ kind: 'setNipple', side: 'left', nipple: 'crack' }, roll(2))).toBe(
      'nippleNotIntact',
    )
  })
})

describe('her word, through the command', () => {
  beforeEach(() => practiceBy())

  it('closes a site for the session, whatever is said or moved later', async () => {
    expect(await wrote(agreed, site(5), site(6), stroke(1, { siteId: id(5) }))).toBe('ok')
    expect(await wrote(say(901, 'stopSite', id(5)))).toBe('ok')
    expect(await wrote(stroke(2, { siteId: id(5) }))).toBe('siteStopped')
    expect(await wrote(say(902, 'agreed'), say(903, 'resumed'))).toBe('ok')
    expect(await wrote(stroke(2, { siteId: id(5) }))).toBe('siteStopped')
    expect(await wrote(stroke(3, { siteId: id(6) }))).toBe('ok')
    expect(await wrote({ kind: 'setTechnique', id: id(3), set: { siteId: id(5) } })).toBe(
      'siteStopped',
    )
    expect(await wrote({ kind: 'removeSite', id: id(5) })).toBe('siteInUse')
    // A second event of the same id rewrites nothing.
    expect(await wrote({ kind: 'consent', event: event(901, 'ok') })).toBe('ok')
    expect((await stored())?.consents.find((one) => one.id === id(901))?.kind).toBe('stopSite')
    expect(await wrote(stroke(4, { siteId: id(5) }))).toBe('siteStopped')
  })

  it('comes first, and ends the session for good', async () => {
    expect(await wrote(stroke(1))).toBe('notAgreed')
    expect(await stored()).toBeUndefined()
    expect(await wrote(agreed, say(901, 'stopSession'), say(902, 'agreed'))).toBe('ok')
    for (const change of [stroke(1), lay(1)]) expect(await wrote(change)).toBe('sessionStopped')
  })

  it('refuses the whole batch with the one stroke that may not be, and says which', async () => {
    const sites = [agreed, site(5, { skin: 'red' })]
    expect(await wrote(...sites)).toBe('ok')
    const done = await write(site(6), stroke(1, { siteId: id(5) }), site(7))
    expect(done).toMatchObject({
      ok: false,
      refusal: { kind: 'change', change: stroke(1, { siteId: id(5) }) },
    })
    expect((await stored())?.sites.map((one) => one.id)).toEqual([id(5)])
  })
})

describe('pressure, through the command', () => {
  it.each([
    ['of a practice that never chose', null, 2],
    ['of profile A', inB({ profile: 'A', pressureMost: 2 }), 2],
    ['that the practice set lower', inB({ pressureMost: 1 }), 1],
    ['of profile B', inB(), 3],
    ['of a crafted version beyond its profile', inB({ pressureMost: 5 }), 3],
    ['of a crafted version of A', inB({ profile: 'A', pressureMost: 5 }), 2],
  ] as const)('stays within the cap %s', async (_name, version, most) => {
    await practiceBy(version)
    expect(await wrote(agreed, stroke(1, { pressure: most }))).toBe('ok')
    for (let pressure = most + 1; pressure <= 5; pressure++) {
      expect([pressure, await wrote(stroke(2, { pressure }))]).toEqual([pressure, 'tooFirm'])
      const raise: BreastChange = { kind: 'setTechnique', id: id(1), set: { pressure } }
      expect([pressure, await wrote(raise)]).toEqual([pressure, 'tooFirm'])
    }
    expect((await stored())?.techniques.map(({ pressure }) => pressure)).toEqual([most])
  })
})
