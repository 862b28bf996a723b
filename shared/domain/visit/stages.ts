import type { Note } from '../../schema/note'
import type { Visit } from '../../schema/visit'
import type { GateStanding } from '../clinical/gate/standing'
import { phaseOf } from './checklist-lines'

export const stageIds = ['prepare', 'door', 'session', 'note', 'sign'] as const
export type StageId = (typeof stageIds)[number]

export interface StageStanding {
  readonly id: StageId
  readonly state: 'todo' | 'now' | 'done' | 'skipped' | 'attention'
  /** How far it is, in a few characters: `12 of 30`. */
  readonly note?: string
}

type Visited = Pick<Visit, 'state' | 'timeline' | 'checklist'>
type Written = Pick<Note, 'state' | 'cosign'>

/** Where the visit itself stands: the stage its page opens on and comes back to. */
export function presentStage(visit: Pick<Visit, 'state'>, notes: readonly Written[]): StageId {
  switch (visit.state) {
    case 'planned':
      return 'prepare'
    case 'travelling':
    case 'arrived':
      return 'door'
    case 'inSession':
      return 'session'
    case 'finished':
      return notes.some((note) => note.state === 'signed') ? 'sign' : 'note'
    case 'cancelled':
    case 'noShow':
      return notes.length > 0 ? 'sign' : 'prepare'
  }
}

/** Every stage with its mark. Stages can be opened in any order; the marks only say what is so. */
export function stageStandings(
  visit: Visited,
  notes: readonly Written[],
  stopped: boolean,
  gate: GateStanding = 'passed',
): StageStanding[] {
  const present = presentStage(visit, notes)
  const has = (kind: string) => visit.timeline.some((event) => event.kind === kind)
  const pack = phaseOf(visit, 'pack')
  const packed = pack.lines.length > 0 && pack.ticked === pack.lines.length
  // Of a visit that is over the door is no task any more; what was found there is in its check.
  const atDoor = visit.state === 'arrived' || visit.state === 'inSession'
  const stateAtDoor = (id: StageId) => (id === 'door' && atDoor ? gateStates[gate] : undefined)
  const drafts = notes.filter((note) => note.state === 'draft').length
  // A second signature beside a note is no note more.
  const signed = notes.filter(({ state, cosign }) => state === 'signed' && !cosign).length
  const done: Record<StageId, boolean> = {
    prepare: packed,
    door: has('arrived') && (gate === 'passed' || !atDoor),
    session: has('finished'),
    note: notes.length > 0 && visit.state === 'finished',
    sign: signed > 0 && drafts === 0,
  }
  const counted = pack.lines.length > 0 ? `${pack.ticked} of ${pack.lines.length}` : null
  const noted: Partial<Record<StageId, string>> = {
    ...(counted ? { prepare: counted } : {}),
    ...(atDoor && gateNotes[gate] ? { door: gateNotes[gate] } : {}),
    ...(drafts > 0 ? { note: drafts === 1 ? 'A draft' : `${drafts} drafts` } : {}),
    ...(signed > 0 ? { sign: `${signed} signed` } : {}),
  }
  return stageIds.map((id) => ({
    id,
    state:
      stopped && id === 'prepare'
        ? 'attention'
        : (stateAtDoor(id) ?? stateOf(done[id], id === present)),
    ...(noted[id] ? { note: noted[id] } : {}),
  }))
}

const gateNotes: Readonly<Record<GateStanding, string>> = {
  toAsk: 'Not asked',
  stop: 'Stop',
  skipped: 'Skipped',
  passed: '',
}

const gateStates: Readonly<Partial<Record<GateStanding, StageStanding['state']>>> = {
  stop: 'attention',
  skipped: 'skipped',
}

const stateOf = (done: boolean, present: boolean): 'todo' | 'now' | 'done' => {
  if (done) return 'done'
  return present ? 'now' : 'todo'
}
