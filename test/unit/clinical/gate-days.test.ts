import { describe, expect, it } from 'vitest'
import { escalationOf } from '#shared/domain/clinical/gate/escalation'
import { evaluateGate, gateRule, stopping } from '#shared/domain/clinical/gate/evaluate'
import { gateFacts } from '#shared/domain/clinical/gate/facts'
import { readVitals, typedVitals } from '#shared/domain/clinical/gate/read-vitals'
import { usualThresholds } from '#shared/domain/clinical/gate/thresholds'
import { addDays, dayOf, instantAt } from '#shared/domain/time/calendar-day'
import { nothingMeasured } from '#shared/schema/door-gate'
import { around, chart, clearance, infantChart, today } from './gate-fixture'

const now = '2026-11-21T15:00:00.000Z'
const typed = (values: Partial<ReturnType<typeof typedVitals>>) =>
  readVitals({ ...typedVitals(nothingMeasured), ...values }, now)

describe('the days of a visit', () => {
  // Both changes of the clocks of each zone that has them, and a day without one.
  it.each([
    ['America/Vancouver', '2026-03-08'],
    ['America/Vancouver', '2026-11-01'],
    ['Pacific/Auckland', '2026-04-05'],
    ['Pacific/Auckland', '2026-09-27'],
    ['Africa/Monrovia', '2026-11-21'],
  ])('in %s around %s are counted by the visit’s own calendar, at any hour', (timeZone, change) => {
    const on = (day: string, time: string) => {
      const visitDay = dayOf(instantAt(day, time, timeZone), timeZone)
      const facts = gateFacts({
        ...around,
        day: visitDay,
        chart: chart({ birthOn: addDays(change, -7), birthMode: 'vaginal' }),
      })
      return facts.numbers.daysSinceBirth
    }
    for (const time of ['00:05', '03:30', '12:00', '23:55']) {
      expect(on(change, time)).toBe(7)
      expect(on(addDays(change, 6), time)).toBe(13)
      expect(on(addDays(change, 7), time)).toBe(14)
    }
  })

  it.each(['America/Vancouver', 'Africa/Monrovia', 'Pacific/Auckland'])(
    'in %s a late evening still is the 13th day, and the morning after the 14th',
    (timeZone) => {
      const born = '2026-11-07'
      const ids = (day: string, time: string) => {
        const facts = gateFacts({
          ...around,
          day: dayOf(instantAt(day, time, timeZone), timeZone),
          chart: chart({ birthOn: born }, [clearance(['body'])]),
        })
        const result = evaluateGate({
          facts,
          thresholds: usualThresholds,
          answers: [],
          overrides: [],
        })
        return result.hits.map(({ rule }) => rule.id)
      }
      expect(ids('2026-11-20', '23:50')).toContain('T1')
      expect(ids('2026-11-21', '00:10')).not.toContain('T1')
    },
  )
})

describe('what is typed in', () => {
  it.each([
    ['100.4', 'F', 38],
    ['100.3', 'F', 37.9],
    ['38,0', 'C', 38],
    ['98.6', 'F', 37],
  ] as const)('%s °%s is %f °C', (temperature, scale, celsius) => {
    const read = typed({ temperature, scale })
    expect(read.ok && read.value.temperatureC).toBe(celsius)
  })

  it.each([
    ['37', 'F', 'otherScale'],
    ['99', 'C', 'otherScale'],
    ['61', 'C', 'outOfRange'],
    ['61', 'F', 'outOfRange'],
    ['29.9', 'C', 'outOfRange'],
    ['43.1', 'C', 'outOfRange'],
    ['warm', 'C', 'notANumber'],
    ['-38', 'C', 'notANumber'],
  ] as const)('%s °%s is refused: %s', (temperature, scale, kind) => {
    const read = typed({ temperature, scale })
    expect(read.ok ? null : read.refusal.temperature?.kind).toBe(kind)
  })

  it('a blood pressure is two numbers in the right order', () => {
    const problem = (systolic: string, diastolic: string) => {
      const read = typed({ systolic, diastolic })
      return read.ok ? null : (read.refusal.systolic ?? read.refusal.diastolic)?.kind
    }
    expect(problem('120', '80')).toBe(null)
    expect(problem('80', '120')).toBe('upperBelowLower')
    expect(problem('120', '')).toBe('pairMissing')
    expect(problem('16', '10')).toBe('outOfRange')
    expect(problem('120.5', '80')).toBe('notWhole')
  })

  it('nothing typed is nothing measured', () => {
    expect(typed({})).toEqual({ ok: true, value: nothingMeasured })
  })
})

describe('the call', () => {
  const team = [
    { role: 'obgyn' as const, name: 'Dr. Njoroge', phone: '555-0100' },
    { role: 'pediatric' as const, name: 'Dr. Lindqvist', phone: '555-0111' },
  ]
  const escalate = (yes: string[], sources: Partial<typeof around> = {}) => {
    const facts = gateFacts({ ...around, ...sources })
    const answers = yes.map((id) => ({ id, answer: 'yes' as const, at: now }))
    const result = evaluateGate({ facts, thresholds: usualThresholds, answers, overrides: [] })
    return escalationOf(stopping(result), facts, team, usualThresholds)
  }

  it('of an emergency goes to 911, and says since when and what', () => {
    const call = escalate(['seizureStroke'])
    expect(call?.whom[0]).toMatchObject({ contact: 'emergency', number: '911' })
    expect(call?.whom[1]).toMatchObject({ name: 'Dr. Njoroge', number: '555-0100' })
    expect(call?.say).toBe(
      'I am with a client who gave birth on Nov 1, 2026 and has a seizure or signs of a stroke.',
    )
    expect(call?.nextAfterMin).toBeNull()
  })
  it('of the same day goes to the provider, then on: after 30 minutes, with bleeding after 15', () => {
    expect(escalate(['leg'])?.whom.map(({ contact }) => contact)).toEqual([
      'obstetric',
      'emergency',
    ])
    expect(escalate(['leg'])?.nextAfterMin).toBe(30)
    expect(escalate(['padHour'])?.nextAfterMin).toBe(15)
  })
  it('about thoughts of harm goes to 988 first; about a baby to the pediatrician', () => {
    expect(escalate(['harm'])?.whom[0]?.number).toBe('988')
    expect(escalate(['violence'])?.whom[0]?.number).toBe('1-800-799-7233')
    const baby = escalate(['babyFeeds'], {
      ...{ subject: 'infant', bornOn: addDays(today, -5), chart: infantChart({}) },
    })
    expect(baby?.whom[0]).toMatchObject({ name: 'Dr. Lindqvist' })
    expect(baby?.say).toMatch(/^I am with a baby who was born on Nov 16, 2026 and has missed feeds/)
  })
  it('of what can wait says within how many days', () => {
    const rule = gateRule('B6')
    const facts = gateFacts(around)
    expect(rule && escalationOf([rule], facts, team, usualThresholds)?.howSoon).toBe(
      'Within 7 days.',
    )
  })
})
