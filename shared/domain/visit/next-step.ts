import type { Note } from '../../schema/note'
import type { TimelineKind, Visit } from '../../schema/visit'
import type { GateStanding } from '../clinical/gate/standing'
import { isPaused } from './timeline'

/**
 * The one true next step of a visit. `log` kinds are written into the timeline by `advanceVisit`;
 * `ask` and `call` lead to the
 * door check, `write` and `sign` to the note; `done` and `closed` ask for nothing.
 */
export type NextStep =
  | { readonly kind: Exclude<TimelineKind, 'paused' | 'left'>; readonly label: string }
  | { readonly kind: 'ask' | 'call' | 'write' | 'sign' | 'done' | 'closed'; readonly label: string }

type Visited = Pick<Visit, 'state' | 'timeline' | 'clientId'>
type Written = Pick<Note, 'state' | 'addendumTo' | 'clientId'>

/**
 * `notes` are those of the visit, of every person who takes part, addenda among them; `gate` is where the
 * door check stands for all of them. `ofBabies`: the session is the babies', whose notes stand for it.
 */
export function nextStep(
  visit: Visited,
  notes: readonly Written[],
  gate: GateStanding,
  ofBabies = false,
): NextStep {
  switch (visit.state) {
    case 'planned':
      return { kind: 'departed', label: 'Start travel' }
    case 'travelling':
      return { kind: 'arrived', label: 'At the door' }
    case 'arrived':
      return atTheDoor(gate)
    case 'inSession':
      return isPaused(visit.timeline)
        ? { kind: 'resumed', label: 'Go on' }
        : { kind: 'finished', label: 'Finish' }
    case 'finished':
      return nextForNotes(visit, notes, ofBabies)
    case 'cancelled':
      return { kind: 'closed', label: 'Cancelled' }
    case 'noShow':
      return { kind: 'closed', label: 'Nobody home' }
  }
}

function atTheDoor(gate: GateStanding): NextStep {
  if (gate === 'toAsk') return { kind: 'ask', label: 'Ask at the door' }
  if (gate === 'stop') return { kind: 'call', label: 'What to do now' }
  return { kind: 'began', label: 'Begin session' }
}

/** A visit asks for the parent's note; a note begun for anyone (a baby, an addendum) asks to be signed. */
function nextForNotes(visit: Visited, notes: readonly Written[], ofBabies: boolean): NextStep {
  const hasNote = notes.some(
    (note) => (ofBabies || note.clientId === visit.clientId) && note.addendumTo === '',
  )
  if (!hasNote) return { kind: 'write', label: 'Write the note' }
  if (notes.some((note) => note.state === 'draft')) return { kind: 'sign', label: 'Sign' }
  return { kind: 'done', label: 'Done' }
}

/** True when the step is a line of the timeline, to be logged with one tap. */
export const isLogged = (
  step: NextStep,
): step is Extract<NextStep, { kind: Exclude<TimelineKind, 'paused' | 'left'> }> =>
  step.kind !== 'ask' &&
  step.kind !== 'call' &&
  step.kind !== 'write' &&
  step.kind !== 'sign' &&
  step.kind !== 'done' &&
  step.kind !== 'closed'
