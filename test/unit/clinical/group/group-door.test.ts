import { describe, expect, it } from 'vitest'
import { blankGate } from '#shared/domain/clinical/gate/change-gate'
import { type GatedPerson, gateStanding } from '#shared/domain/clinical/gate/standing'
import type { DoorGate, GateCall, GateUrgency } from '#shared/schema/door-gate'
import { someId } from '../gate-fixture'

const person = (
  kind: GatedPerson['kind'],
  urgency: GateUrgency | null,
  more: Partial<DoorGate> = {},
): GatedPerson => ({
  kind,
  open: false,
  gate: {
    ...blankGate(kind, '1'),
    outcome: urgency ? 'stop' : 'clear',
    findings: urgency ? [{ id: 'X', urgency, effect: 'stop' }] : [],
    ...more,
  },
})
const call = (outcome: GateCall['outcome']): GateCall => ({
  ...{ id: someId, whom: 'emergency', name: '', number: '911', outcome, answer: '', nextStep: '' },
  ...{ calledAt: '2026-11-21T15:00:00.000Z', at: '2026-11-21T15:00:00.000Z', by: someId },
})
const well = person('parent', null)
const unasked: GatedPerson = { kind: 'parent', gate: null, open: true }

describe('the door of a group', () => {
  it.each(['D', 'W', 'gate'] as const)(
    'a %s of the host stops the host, not the group',
    (urgency) => {
      expect(gateStanding([person('parent', urgency)], 'group')).toBe('passed')
      // Alone in her own session it does.
      expect(gateStanding([person('parent', urgency)], 'postnatal')).toBe('stop')
    },
  )

  it.each([
    ['the host', [person('parent', 'E')]],
    ['a baby of the home', [well, person('infant', 'E')]],
    ['a guest', [well, person('parent', 'E')]],
  ])('an emergency of %s holds everybody until help is reached (4)', (_, people) => {
    expect(gateStanding(people, 'group')).toBe('stop')
    const called = (outcome: GateCall['outcome']) =>
      people.map((one) =>
        one.gate?.outcome === 'stop'
          ? { ...one, gate: { ...one.gate, calls: [call(outcome)] } }
          : one,
      )
    expect(gateStanding(called('notReached'), 'group')).toBe('stop')
    expect(gateStanding(called('declined'), 'group')).toBe('stop')
    expect(gateStanding(called('reached'), 'group')).toBe('passed')
    expect(gateStanding(called('handedOver'), 'group')).toBe('passed')
  })

  it('waits for the host to be asked, and for nobody else’s check', () => {
    expect(gateStanding([unasked, well], 'group')).toBe('toAsk')
    expect(gateStanding([well, { ...unasked, kind: 'infant' }, unasked], 'group')).toBe('passed')
  })
})
