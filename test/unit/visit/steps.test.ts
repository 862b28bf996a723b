import { describe, expect, it } from 'vitest'
import type { GateStanding } from '#shared/domain/clinical/gate/standing'
import { isLogged, nextStep } from '#shared/domain/visit/next-step'
import { presentStage, stageStandings } from '#shared/domain/visit/stages'
import type { Visit } from '#shared/schema/visit'
import { at, event, ids, line, visit, wholeSession } from './visit-fixture'

const note = (state: 'draft' | 'signed', clientId: string = ids.parent, addendumTo = '') => ({
  ...{ state, clientId, addendumTo },
})

describe('the next step', () => {
  it.each<[Visit['state'], string, string]>([
    ['planned', 'departed', 'Start travel'],
    ['travelling', 'arrived', 'At the door'],
    ['arrived', 'began', 'Begin session'],
    ['inSession', 'finished', 'Finish'],
  ])('of a visit that is %s is %s', (state, kind, label) => {
    const step = nextStep(visit({ state }), [], 'passed')
    expect(step).toEqual({ kind, label })
    expect(isLogged(step)).toBe(true)
  })

  it.each<[GateStanding, string, string]>([
    ['toAsk', 'ask', 'Ask at the door'],
    ['stop', 'call', 'What to do now'],
    ['skipped', 'began', 'Begin session'],
    ['passed', 'began', 'Begin session'],
  ])('at a door that stands at %s is %s', (standing, kind, label) => {
    expect(nextStep(visit({ state: 'arrived' }), [], standing)).toEqual({ kind, label })
  })

  it('of a paused session is to go on', () => {
    const timeline = wholeSession().slice(0, 4)
    expect(nextStep(visit({ state: 'inSession', timeline }), [], 'passed').kind).toBe('resumed')
  })

  it('of a finished visit leads through the note to signing, and then there is none', () => {
    const finished = visit({ state: 'finished', timeline: wholeSession() })
    const kinds = [
      [],
      [note('draft')],
      [note('signed')],
      [note('signed'), note('draft', ids.infant)],
      [note('signed'), note('draft', ids.parent, ids.note)],
    ].map((notes) => nextStep(finished, notes, 'passed').kind)
    expect(kinds).toEqual(['write', 'sign', 'done', 'sign', 'sign'])
  })

  it('asks for the note of the parent, also when only the one of a baby is there', () => {
    expect(
      nextStep(visit({ state: 'finished' }), [note('signed', ids.infant)], 'passed').kind,
    ).toBe('write')
  })

  it('of a visit that was called off is none', () => {
    expect(nextStep(visit({ state: 'cancelled' }), [], 'passed').kind).toBe('closed')
    expect(nextStep(visit({ state: 'noShow' }), [], 'passed').kind).toBe('closed')
  })
})

describe('the stages', () => {
  it('open on where the visit stands', () => {
    expect(presentStage(visit(), [])).toBe('prepare')
    expect(presentStage(visit({ state: 'travelling' }), [])).toBe('door')
    expect(presentStage(visit({ state: 'inSession' }), [])).toBe('session')
    expect(presentStage(visit({ state: 'finished' }), [])).toBe('note')
    expect(presentStage(visit({ state: 'finished' }), [note('signed')])).toBe('sign')
    expect(presentStage(visit({ state: 'cancelled' }), [])).toBe('prepare')
  })

  it('say what is done, what is now and what needs attention', () => {
    const checklist = [line('Towel', { tickedAt: at('08:00'), tickedBy: ids.me }), line('Oil')]
    const arrived = visit({
      state: 'arrived',
      checklist,
      timeline: [event('arrived', at('09:50'))],
    })
    const states = (stopped: boolean) =>
      stageStandings(arrived, [], stopped).map(({ id, state, note: words }) => [id, state, words])
    expect(states(false)).toEqual([
      ['prepare', 'todo', '1 of 2'],
      ['door', 'done', undefined],
      ['session', 'todo', undefined],
      ['note', 'todo', undefined],
      ['sign', 'todo', undefined],
    ])
    expect(states(true)[0]).toEqual(['prepare', 'attention', '1 of 2'])
    const door = (standing: GateStanding) =>
      stageStandings(arrived, [], false, standing)
        .filter(({ id }) => id === 'door')
        .map(({ state, note: words }) => [state, words])[0]
    expect(door('toAsk')).toEqual(['now', 'Not asked'])
    expect(door('stop')).toEqual(['attention', 'Stop'])
    expect(door('skipped')).toEqual(['skipped', 'Skipped'])
  })
})
