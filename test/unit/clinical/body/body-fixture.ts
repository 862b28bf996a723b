import { type BodyChange, changeBody, freshBody } from '#shared/domain/clinical/body/change-body'
import { type HandsOnFacts, handsOnFacts, timingOf } from '#shared/domain/clinical/body/facts'
import type { GateAround } from '#shared/domain/clinical/gate/change-gate'
import { blankGate } from '#shared/domain/clinical/gate/change-gate'
import { changeScar, freshScar, type ScarChange } from '#shared/domain/clinical/scar/change-scar'
import { addDays } from '#shared/domain/time/calendar-day'
import type { BodyRow, BodySession } from '#shared/schema/body-session'
import type { ClearanceScope, ParentChart } from '#shared/schema/chart'
import type { DoorGate } from '#shared/schema/door-gate'
import type { WorkConsent } from '#shared/schema/hands-on'
import type { ScarLook, ScarRow, ScarSession } from '#shared/schema/scar-session'
import { around, chart, clearance, someId, today } from '../gate-fixture'

export const id = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
/** Minutes after 10:00 on one day. */
export const minute = (minutes: number): string =>
  new Date(Date.parse('2026-11-21T10:00:00.000Z') + minutes * 60_000).toISOString()

interface Her {
  readonly chart?: Partial<ParentChart>
  readonly cleared?: ClearanceScope[]
  readonly serviceKind?: GateAround['serviceKind']
  readonly gate?: Partial<DoorGate>
  readonly people?: HandsOnFacts['people']
}

const everyScope: ClearanceScope[] = ['body', 'abdomen', 'scar', 'lyingFlat', 'anticoagulant']

/** Facts of one woman on the day; nothing speaks against work unless it is given. */
export const factsOf = ({ cleared = everyScope, serviceKind = 'postnatal', ...her }: Her = {}) =>
  handsOnFacts(
    { ...blankGate('parent', '1.0'), ...her.gate },
    { ...around, serviceKind, chart: chart(her.chart, [clearance(cleared)]) },
    {
      people: her.people ?? [],
      oils: [
        { itemId: id(70), name: 'Sunflower oil', allergens: [] },
        { itemId: id(71), name: 'Sweet almond oil', allergens: ['almond'] },
      ],
    },
  )

export const since = (days: number, more: Partial<ParentChart> = {}): Partial<ParentChart> => ({
  ...{ birthOn: addDays(today, -days), ...more },
})
export const cesarean = (days: number): Partial<ParentChart> =>
  since(days, { birthMode: 'cesareanPlanned' })
/** So many completed days of pregnancy on the day. */
export const pregnant = (days: number): Partial<ParentChart> => ({
  ...{ stage: 'pregnant', birthOn: null, birthMode: null, dueOn: addDays(today, 280 - days) },
})
export const yes = (...questionIds: string[]): Partial<DoorGate> => ({
  answers: questionIds.map((one) => ({ id: one, answer: 'yes', at: minute(0) })),
})
export const overriding = (...ruleIds: string[]): Partial<DoorGate> => ({
  overrides: ruleIds.map((ruleId, index) => ({
    ...{ id: id(600 + index), ruleId, reason: 'She asks for it', at: minute(0), by: someId },
  })),
})

export const said = (kind: WorkConsent['kind'], where = '', number = 900): WorkConsent => ({
  ...{ id: id(number), at: minute(0), kind, where, words: '', by: id(9) },
})

export const work = (number: number, more: Partial<BodyRow> = {}): BodyRow => ({
  ...{ id: id(number), area: 'upperBack', technique: 'effleurage', points: [], pressure: 1 },
  ...{ position: 'sideLeft', startedAt: minute(number), minutes: null, tolerated: null },
  ...more,
})

/** A session that she agreed to. */
export const body = (more: Partial<BodySession> = {}, facts = factsOf()): BodySession => ({
  ...freshBody(timingOf(facts, facts.bodyClearedOn)),
  consents: [said('agreed')],
  ...more,
})

/** 'ok', or the kind of refusal, with the restriction where one speaks. */
export function answer(change: BodyChange, facts: HandsOnFacts, session = body({}, facts)): string {
  const done = changeBody(session, change, facts)
  if (done.ok) return 'ok'
  return done.refusal.kind === 'forbidden' ? done.refusal.restriction : done.refusal.kind
}
export const begun = (more: Partial<BodyRow>, facts: HandsOnFacts, session?: BodySession) =>
  answer({ kind: 'addRow', row: work(1, more) }, facts, session)

export const clearSkin: ScarLook = {
  ...{ closed: 'yes', scabs: 'no', drainage: 'no', redness: 'no', warmth: 'no', odor: 'no' },
  separation: 'no',
}
export const scarWork = (number: number, more: Partial<ScarRow> = {}): ScarRow => ({
  ...{ id: id(number), scarTechnique: 'around', texture: null, pressure: 1 },
  ...{ startedAt: minute(number), minutes: null, painDuring: null, tolerated: null },
  ...{ skinAfter: null, skinClosed: true },
  ...more,
})
export const scar = (more: Partial<ScarSession> = {}, facts = factsOf()): ScarSession => ({
  ...freshScar(timingOf(facts, facts.scarClearedOn)),
  ...{ look: clearSkin, consents: [said('agreed')] },
  ...more,
})
export function scarAnswer(
  change: ScarChange,
  facts: HandsOnFacts,
  session = scar({}, facts),
): string {
  const done = changeScar(session, change, facts)
  if (done.ok) return 'ok'
  return done.refusal.kind === 'forbidden' ? done.refusal.restriction : done.refusal.kind
}
export const scarBegun = (more: Partial<ScarRow>, facts: HandsOnFacts, session?: ScarSession) =>
  scarAnswer({ kind: 'addRow', row: scarWork(1, more) }, facts, session)
