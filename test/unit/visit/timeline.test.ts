import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addEvent,
  inOrder,
  isPaused,
  moveEvent,
  removeEvent,
  stateOfTimeline,
  timelineProblem,
} from '#shared/domain/visit/timeline'
import { timelineProblemWords } from '#shared/domain/visit/timeline-words'
import { type TimelineKind, timelineKindSchema } from '#shared/schema/visit'
import { at, event, ids, touchAt, visit, wholeSession } from './visit-fixture'

const noon = at('12:00')

describe('the timeline of a visit', () => {
  it('takes a whole session and says at each step where the visit stands', () => {
    let now = visit()
    const states = wholeSession().map(({ kind, at: when, id }) => {
      const logged = addEvent(now, { id, kind, at: when }, { updatedAt: when, updatedBy: ids.me })
      if (!logged.ok) throw new Error(logged.refusal.kind)
      now = logged.value
      return now.state
    })
    expect(states).toEqual([
      'travelling',
      'arrived',
      'inSession',
      'inSession',
      'inSession',
      'finished',
      'finished',
    ])
  })

  it.each<[TimelineKind, object]>([
    ['began', { kind: 'needs', event: 'began', needs: 'arrived' }],
    ['finished', { kind: 'needs', event: 'finished', needs: 'began' }],
    ['paused', { kind: 'needs', event: 'paused', needs: 'began' }],
    ['left', { kind: 'needs', event: 'left', needs: 'arrived' }],
  ])('refuses %s on its own', (kind, problem) => {
    const logged = addEvent(visit(), { id: ids.line, kind, at: at('10:00') }, touchAt('10:00'))
    expect(logged).toEqual({ ok: false, refusal: problem })
  })

  it('takes an arrival without a journey: not everybody drives from home', () => {
    expect(timelineProblem([event('arrived', at('10:00'))], noon)).toBeNull()
  })

  it('refuses a time that has not come, but allows for a clock two minutes off', () => {
    expect(timelineProblem([event('arrived', at('12:02'))], noon)).toBeNull()
    expect(timelineProblem([event('arrived', at('12:03'))], noon)).toEqual({ kind: 'future' })
  })

  it('refuses an end before the beginning, a second beginning, and a pause in a pause', () => {
    const started = [event('arrived', at('09:50')), event('began', at('10:00'))]
    expect(timelineProblem([...started, event('finished', at('09:55'))], noon)).toEqual({
      ...{ kind: 'needs', event: 'finished', needs: 'began' },
    })
    expect(timelineProblem([...started, event('began', at('10:30'))], noon)).toEqual({
      ...{ kind: 'twice', event: 'began' },
    })
    const paused = [...started, event('paused', at('10:10'))]
    expect(timelineProblem([...paused, event('paused', at('10:20'))], noon)?.kind).toBe(
      'alreadyPaused',
    )
    expect(timelineProblem([...started, event('resumed', at('10:20'))], noon)?.kind).toBe(
      'notPaused',
    )
  })

  it('refuses what would lie after the end', () => {
    const timeline = wholeSession().filter(({ kind }) => kind !== 'departed')
    expect(timelineProblem([...timeline, event('departed', at('11:30'))], noon)?.kind).toBe('after')
  })

  it('refuses more than twelve hours between two steps: that is a wrong day', () => {
    const far = [event('departed', at('09:00', '2026-11-20')), event('arrived', at('09:50'))]
    expect(timelineProblem(far, noon)).toEqual({ kind: 'gap', from: 'departed', to: 'arrived' })
  })

  it('orders steps of one minute as a visit goes, whatever the seconds say', () => {
    const arrived = { ...event('arrived', at('10:00')), at: '2026-11-21T10:00:40.000Z' }
    const began = event('began', at('10:00'))
    expect(inOrder([began, arrived]).map(({ kind }) => kind)).toEqual(['arrived', 'began'])
    expect(timelineProblem([began, arrived], noon)).toBeNull()
  })

  it('corrects a time and keeps when it was first written down', () => {
    const [arrived] = [event('arrived', at('10:00'))]
    if (!arrived) throw new Error('no event')
    const moved = moveEvent(
      visit({ timeline: [arrived] }),
      arrived.id,
      at('09:45'),
      touchAt('11:00'),
    )
    expect(moved.ok && moved.value.timeline).toEqual([{ ...arrived, at: at('09:45') }])
    expect(moveEvent(visit(), ids.line, at('09:45'), touchAt('11:00'))).toEqual({
      ...{ ok: false, refusal: { kind: 'noSuchEvent' } },
    })
  })

  it('takes a step back only while nothing stands on it', () => {
    const timeline = wholeSession()
    const whole = visit({ timeline, state: 'finished' })
    const idOf = (kind: TimelineKind) => timeline.find((one) => one.kind === kind)?.id ?? ''
    expect(removeEvent(whole, idOf('began'), touchAt('12:00')).ok).toBe(false)
    expect(removeEvent(whole, idOf('left'), touchAt('12:00')).ok).toBe(true)
    const reopened = removeEvent(
      visit({ timeline: timeline.filter(({ kind }) => kind !== 'left') }),
      idOf('finished'),
      touchAt('12:00'),
    )
    expect(reopened.ok && reopened.value.state).toBe('inSession')
  })

  it.each(['cancelled', 'noShow'] as const)('writes nothing into a visit that is %s', (state) => {
    const logged = addEvent(
      visit({ state }),
      { id: ids.line, kind: 'departed', at: at('09:00') },
      touchAt('09:00'),
    )
    expect(logged).toEqual({ ok: false, refusal: { kind: 'closed', state } })
  })

  it('knows a paused session', () => {
    const started = [event('arrived', at('09:50')), event('began', at('10:00'))]
    expect(isPaused(started)).toBe(false)
    expect(isPaused([...started, event('paused', at('10:10'))])).toBe(true)
    expect(isPaused(wholeSession())).toBe(false)
  })

  it('never keeps a timeline it would refuse, whatever is tapped, moved and taken back', () => {
    const steps = fc.array(
      fc.record({
        kind: fc.constantFrom(...timelineKindSchema.options),
        minute: fc.integer({ min: 0, max: 3000 }),
        act: fc.constantFrom('add', 'move', 'remove'),
      }),
      { maxLength: 30 },
    )
    const later = at('12:00', '2026-11-24')
    fc.assert(
      fc.property(steps, (taken) => {
        let now = visit()
        for (const [index, { kind, minute, act }] of taken.entries()) {
          const when = new Date(Date.parse(at('06:00')) + minute * 60_000).toISOString()
          const touch = { updatedAt: later, updatedBy: ids.me }
          const target = now.timeline[index % Math.max(1, now.timeline.length)]?.id ?? ''
          const done =
            act === 'add'
              ? addEvent(now, { ...event(kind, when) }, touch)
              : act === 'move'
                ? moveEvent(now, target, when, touch)
                : removeEvent(now, target, touch)
          if (done.ok) now = done.value
          else expect(timelineProblemWords(done.refusal)).toMatch(/\.$/)
          expect(timelineProblem(now.timeline, later)).toBeNull()
          expect(now.state).toBe(stateOfTimeline(now.timeline))
        }
      }),
    )
  })
})
