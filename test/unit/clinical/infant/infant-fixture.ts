import {
  changeInfant,
  freshInfantSession,
  type InfantChange,
} from '#shared/domain/clinical/infant/change-infant'
import type { BabyFacts } from '#shared/domain/clinical/infant/infant-rules'
import type {
  InfantAsk,
  InfantCue,
  InfantSession,
  InfantStrokeRow,
  InfantTool,
} from '#shared/schema/infant-session'

export const id = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
/** Minutes after 10:00 on one day. */
export const minute = (minutes: number): string =>
  new Date(Date.parse('2026-11-21T10:00:00.000Z') + minutes * 60_000).toISOString()

/** A healthy baby of 100 days, nothing found at the door. */
export const well: BabyFacts = {
  ...{ ageDays: 100, people: [], allergensOf: new Map(), waitsForWord: false },
  ...{ temperatureC: null, coolBelowC: 36.5, door: 'clear', doNot: [], fedMin: 30 },
  takenBack: false,
}

export const ask = (number: number, more: Partial<InfantAsk> = {}): InfantChange => ({
  kind: 'addAsk',
  ask: {
    ...{ id: id(number), at: minute(1), state: 'quietAlert', answer: 'yes', instead: null },
    ...more,
  },
})
export const stroke = (number: number, more: Partial<InfantStrokeRow> = {}): InfantChange => ({
  kind: 'addStroke',
  row: {
    ...{ id: id(number), stroke: 'legMilking', by: 'parent', startedAt: minute(number) },
    ...{ minutes: 2, teachBack: null },
    ...more,
  },
})
export const cue = (number: number, more: Partial<InfantCue> = {}): InfantChange => ({
  kind: 'addCue',
  cue: { id: id(number), at: minute(number), cue: 'gaze', response: null, ...more },
})
export const tool = (
  number: number,
  more: Partial<Omit<InfantTool, 'place'>> & {
    readonly place?: InfantTool['place'] | 'softSpot' | 'spine'
  } = {},
): InfantChange => ({
  kind: 'addTool',
  tool: {
    ...{ id: id(number), name: 'Wand', head: 'round', place: 'legs', by: 'parent' },
    ...{ intensity: 'low', startedAt: minute(number), minutes: null, fromAgeWeeks: null },
    ...{ cleanedBefore: true, cleanedAfter: false, ownHead: true },
    ...more,
  },
})

/** The session after those changes, or the kind of the first refusal. */
export function after(
  changes: readonly InfantChange[],
  facts: Partial<BabyFacts> = {},
  from: InfantSession = freshInfantSession(),
): InfantSession | string {
  let session = from
  for (const change of changes) {
    const next = changeInfant(session, change, { ...well, ...facts })
    if (!next.ok) return next.refusal.kind
    session = next.value
  }
  return session
}

/** 'ok', or the kind of the first refusal. */
export const outcome = (
  changes: readonly InfantChange[],
  facts: Partial<BabyFacts> = {},
): string => {
  const found = after(changes, facts)
  return typeof found === 'string' ? found : 'ok'
}

export const held = (
  changes: readonly InfantChange[],
  facts: Partial<BabyFacts> = {},
): InfantSession => {
  const found = after(changes, facts)
  if (typeof found === 'string') throw new Error(found)
  return found
}
