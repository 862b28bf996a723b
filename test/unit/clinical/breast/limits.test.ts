import { describe, expect, it } from 'vitest'
import type { BreastChange } from '#shared/domain/clinical/breast/change-session'
import { protocolInForce, withVersion } from '#shared/domain/clinical/breast/protocol'
import { type BodyFacts, bodyFacts } from '#shared/domain/clinical/breast/technique-rules'
import {
  readTemperature,
  temperatureRefusalWords,
} from '#shared/domain/clinical/breast/warm-up-rules'
import type { BreastSession, TechniqueRow } from '#shared/schema/breast-session'
import {
  answer,
  cloth,
  event,
  id,
  minute,
  profileA,
  row,
  session,
  sessionAfter,
  siteAt,
  well,
} from './session-fixture'

const stroke = (more: Partial<TechniqueRow>): BreastChange => ({
  kind: 'addTechnique',
  row: row(1, more),
})
const warm = (more: Parameters<typeof cloth>[1] = {}): BreastChange => ({
  kind: 'addWarmUp',
  warmUp: cloth(1, more),
})

describe('warmth', () => {
  it.each([
    [42, '', 'ok'],
    [42.1, '', 'needsReason'],
    [42.1, 'She asked for it', 'ok'],
    [43, 'She asked for it', 'ok'],
    [43.1, 'She asked for it', 'tooHot'],
    [61, 'She asked for it', 'tooHot'],
    [null, '', 'noTemperature'],
  ])('of a cloth at %s °C (%s): %s', (temperatureC, reason, is) =>
    expect(answer(session(), warm({ temperatureC, reason }))).toBe(is),
  )

  it.each([
    ['warmCloth', 10, 'ok'],
    ['warmCloth', 11, 'tooLong'],
    ['heatedMassager', 5, 'ok'],
    ['heatedMassager', 6, 'tooLong'],
  ] as const)('of a %s for %i minutes: %s', (method, minutes, is) => {
    const laid = sessionAfter(session(), [warm({ method })]) as BreastSession
    expect(answer(laid, { kind: 'setWarmUp', id: id(1), set: { minutes } })).toBe(is)
  })

  it('is tried on the wrist, and never laid on red skin, with a fever or before she agrees', () => {
    expect(answer(session(), warm({ wristChecked: false }))).toBe('wristNotChecked')
    expect(answer(session({ sites: [siteAt(5, { skin: 'red' })] }), warm())).toBe('noWarmth')
    expect(answer(session({ sites: [siteAt(5, { warmth: 'mild' })] }), warm())).toBe('noWarmth')
    expect(answer(session(), warm(), { ...well, temperatureC: 37.9 })).toBe('ok')
    expect(answer(session(), warm(), { ...well, temperatureC: 38 })).toBe('fever')
    expect(answer(session({ consents: [] }), warm())).toBe('notAgreed')
    expect(answer(session({ protocol: profileA }), warm({ method: 'heatedMassager' }))).toBe(
      'notInProfile',
    )
  })

  it('typed in the other scale is asked about, never taken', () => {
    expect(readTemperature(104, 'F')).toEqual({ ok: true, value: 40 })
    expect(readTemperature(61, 'C')).toEqual({ ok: true, value: 61 })
    for (const [typed, scale, meant] of [
      [104, 'C', '104 °F'],
      [40, 'F', '40 °C'],
    ] as const) {
      const read = readTemperature(typed, scale)
      expect(read.ok ? '' : temperatureRefusalWords(read.refusal)).toContain(meant)
    }
  })
})

describe('pressure', () => {
  const sites = [siteAt(5)]
  it.each([
    ['A', 2, 2, 'ok'],
    ['A', 2, 3, 'tooFirm'],
    ['A', 1, 2, 'tooFirm'],
    ['B', 3, 3, 'ok'],
    ['B', 3, 4, 'tooFirm'],
    // A stamp that says more than its profile allows gives no more.
    ['A', 5, 3, 'tooFirm'],
    ['B', 5, 4, 'tooFirm'],
  ] as const)('by profile %s with at most %i: %i is %s', (profile, pressureMost, pressure, is) => {
    const protocol = { profile, version: 1, pressureMost }
    expect(answer(session({ protocol, sites }), stroke({ technique: 'butterfly', pressure }))).toBe(
      is,
    )
  })

  it('cannot be raised afterwards either', () => {
    const begun = sessionAfter(session({ protocol: profileA }), [stroke({})]) as BreastSession
    const raise: BreastChange = { kind: 'setTechnique', id: id(1), set: { pressure: 3 } }
    expect(answer(begun, raise)).toBe('tooFirm')
  })

  it('is the practice’s last version, within its profile; each version says who, when and why', () => {
    expect(protocolInForce(undefined)).toEqual(profileA)
    const by = { at: minute(0), staffId: id(9) }
    const first = withVersion(undefined, { profile: 'B', pressureMost: 5, reason: 'Trained' }, by)
    const next = withVersion(first, { profile: 'A', pressureMost: 1, reason: 'Calmer' }, by)
    expect(protocolInForce(first)).toEqual({ profile: 'B', version: 2, pressureMost: 3 })
    expect(protocolInForce(next)).toEqual({ profile: 'A', version: 3, pressureMost: 1 })
    expect(next.versions).toHaveLength(2)
    expect(next.versions[1]).toMatchObject({ madeBy: id(9), madeAt: minute(0), reason: 'Calmer' })
  })
})

describe('strokes that are LOCKED out', () => {
  const circles = stroke({ technique: 'fingertipCircle', siteId: id(5) })
  it.each([
    [{ skin: 'normal' }, 'ok'],
    [{ skin: 'red' }, 'inflamed'],
    [{ skin: 'shiny' }, 'inflamed'],
    [{ warmth: 'marked' }, 'inflamed'],
    [{ consistency: 'fluctuant' }, 'seeProviderFirst'],
    [{ skin: 'dimpled' }, 'seeProviderFirst'],
    [{ mobility: 'fixed', border: 'irregular' }, 'seeProviderFirst'],
    [{ mobility: 'fixed', border: 'smooth' }, 'ok'],
    [{ leaveAlone: 'Biopsy last week' }, 'leaveAlone'],
  ] as const)('at a site that is %o: %s', (more, is) =>
    expect(answer(session({ sites: [siteAt(5, more)] }), circles)).toBe(is),
  )

  it('leave the other side and what is beside the breast open', () => {
    const sites = [siteAt(5, { skin: 'red' })]
    const on = (more: Partial<TechniqueRow>) => answer(session({ sites }), stroke(more))
    expect(on({ technique: 'butterfly', side: 'left' })).toBe('inflamed')
    expect(on({ technique: 'butterfly', side: 'both' })).toBe('inflamed')
    expect(on({ technique: 'butterfly', side: 'right' })).toBe('ok')
    expect(on({ technique: 'lymphArm', side: 'left' })).toBe('ok')
  })

  it.each([
    [{ temperatureC: 37.9 }, 'ok'],
    [{ temperatureC: 38 }, 'fever'],
    [{ door: 'stop' }, 'doorStop'],
    [{ door: 'modify' }, 'ok'],
  ] as const)('by the door check %o: %s', (more, is) =>
    expect(answer(session({ sites: [siteAt(5)] }), circles, { ...well, ...more })).toBe(is),
  )

  it('need her word first, and end with it', () => {
    const sites = [siteAt(5), siteAt(6, { side: 'right' })]
    const said = (...kinds: BreastSession['consents']) =>
      answer(session({ sites, consents: kinds }), circles)
    expect(said()).toBe('notAgreed')
    expect(said(event(1, 'agreed'))).toBe('ok')
    expect(said(event(1, 'agreed'), event(2, 'declined'))).toBe('notAgreed')
    expect(said(event(1, 'agreed'), event(2, 'paused'))).toBe('paused')
    expect(said(event(1, 'agreed'), event(2, 'paused'), event(3, 'resumed'))).toBe('ok')
    expect(said(event(1, 'agreed'), event(2, 'stopSite', minute(1), id(6)))).toBe('ok')
    expect(said(event(1, 'agreed'), event(2, 'stopSite', minute(1), id(5)))).toBe('siteStopped')
    expect(said(event(1, 'agreed'), event(2, 'stopSession'), event(3, 'agreed'))).toBe(
      'sessionStopped',
    )
  })

  it('end at once when she stops them, and only how it went is written afterwards', () => {
    const sites = [siteAt(5)]
    const stopped = sessionAfter(session({ sites }), [
      circles,
      { kind: 'consent', event: event(7, 'stopSite', minute(8), id(5)) },
    ]) as BreastSession
    expect(stopped.techniques[0]).toMatchObject({ minutes: 3, tolerated: 'stopped' })
    const set = (part: Partial<TechniqueRow>): string =>
      answer(stopped, { kind: 'setTechnique', id: id(1), set: part })
    expect(set({ skinAfter: 'normal' })).toBe('ok')
    expect(set({ pressure: 2 })).toBe('siteStopped')
    expect(answer(stopped, { kind: 'removeSite', id: id(5) })).toBe('siteInUse')
  })
})

describe('compression and nipple work', () => {
  const press = stroke({ technique: 'compression', siteId: id(5), startedAt: minute(9) })
  const softened = (softness: TechniqueRow['softened']) =>
    session({
      sites: [siteAt(5)],
      techniques: [row(3, { siteId: id(5), technique: 'butterfly', softened: softness })],
    })

  it('compresses only what has softened, not on days 0 to 2, and not by profile A', () => {
    expect(answer(session({ sites: [siteAt(5)] }), press)).toBe('notSoftened')
    expect(answer(softened('partly'), press)).toBe('notSoftened')
    expect(answer(softened('yes'), press)).toBe('ok')
    expect(answer(softened('yes'), press, { ...well, postpartumDay: 2 })).toBe('colostrum')
    expect(answer(softened('yes'), press, { ...well, postpartumDay: 3 })).toBe('ok')
    expect(answer({ ...softened('yes'), protocol: profileA }, press)).toBe('notInProfile')
  })

  const agreed = session({
    consents: [event(1, 'agreed'), event(2, 'nippleAgreed')],
    nippleLeft: 'intact',
  })
  const roll = stroke({ technique: 'nippleRoll' })
  it.each([
    ['postpartum', null, 'ok'],
    ['pregnant', 258, 'pregnant'],
    ['pregnant', 259, 'ok'],
    ['pregnant', null, 'pregnant'],
    [null, null, 'stageUnknown'],
  ] as const)('on a nipple, %s on day %s of pregnancy: %s', (stage, gestationDays, is) => {
    const body: BodyFacts = { ...well, stage, gestationDays }
    expect(answer(agreed, roll, body)).toBe(is)
  })

  it('on a nipple needs its own word and an intact nipple of that side', () => {
    expect(answer({ ...agreed, consents: [event(1, 'agreed')] }, roll)).toBe('nippleNotAgreed')
    expect(answer({ ...agreed, nippleLeft: 'crack' }, roll)).toBe('nippleNotIntact')
    expect(answer(agreed, stroke({ technique: 'nippleRoll', side: 'both' }))).toBe(
      'nippleNotIntact',
    )
  })

  it('knows the body by the chart on the day of the session', () => {
    const chart = { stage: 'pregnant', dueOn: '2026-12-12', birthOn: null } as const
    expect(bodyFacts(chart, '2026-11-21').gestationDays).toBe(259)
    expect(bodyFacts({ ...chart, birthOn: '2026-11-19' }, '2026-11-21')).toMatchObject({
      ...{ stage: 'postpartum', postpartumDay: 2, gestationDays: null },
    })
    expect(bodyFacts(null, '2026-11-21').stage).toBeNull()
  })
})
