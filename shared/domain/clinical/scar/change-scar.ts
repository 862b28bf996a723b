import { ok, type Result } from '../../../result'
import type { SessionGoal, TimingStamp, WorkConsent } from '../../../schema/hands-on'
import {
  type ScarRow,
  type ScarSession,
  scarLimits,
  scarRowSchema,
  scarSessionSchema,
} from '../../../schema/scar-session'
import type { Goal } from '../../../schema/wellbeing'
import { withConsent, withGoal } from '../body/consent'
import { type HandsOnFacts, timingOf } from '../body/facts'
import {
  added,
  type ListRefusal,
  parsed,
  replaced,
  touches,
  withFields,
  without,
} from '../body/listed'
import { closeRows } from '../breast/running-rows'
import { checkScarRow, type ScarWorkRefusal, scarWorkRefusalWords } from './scar-rules'

/** What stands once in a session; of the three with parts, only the parts that change. */
type Single = Omit<
  ScarSession,
  'timing' | 'rows' | 'goals' | 'consents' | 'look' | 'glide' | 'glideAfter' | 'scale'
>

/** One thing written down. What she says can only be added: there is no change that takes it out. */
export type ScarChange =
  | { readonly kind: 'set'; readonly set: Partial<Single> }
  | { readonly kind: 'look'; readonly set: Partial<ScarSession['look']> }
  | {
      readonly kind: 'glide'
      readonly when: 'glide' | 'glideAfter'
      readonly set: Partial<ScarSession['glide']>
    }
  | { readonly kind: 'scale'; readonly set: Partial<ScarSession['scale']> }
  | { readonly kind: 'addRow'; readonly row: ScarRow }
  | { readonly kind: 'setRow'; readonly id: string; readonly set: Partial<Omit<ScarRow, 'id'>> }
  | { readonly kind: 'removeRow'; readonly id: string }
  | {
      readonly kind: 'setGoal'
      readonly goal: Goal
      readonly set: Partial<Omit<SessionGoal, 'goal'>> | null
    }
  | { readonly kind: 'consent'; readonly event: WorkConsent }

export type ScarRefusal = ListRefusal | ScarWorkRefusal

const noGlide = { up: null, down: null, left: null, right: null }

export const freshScar = (timing: TimingStamp): ScarSession => ({
  ...{ timing, incision: null, closure: null, lengthCm: null },
  look: {
    ...{ closed: null, scabs: null, drainage: null, redness: null, warmth: null, odor: null },
    separation: null,
  },
  ...{ scarColor: null, sensation: null, sensationAfter: null, tenderness: null },
  ...{ painBefore: null, painAfter: null, glide: noGlide, glideAfter: noGlide },
  scale: { vascularity: null, pigmentation: null, pliability: null, height: null },
  ...{ rows: [], homeCare: '', homeCareTaught: null, goals: [] },
  ...{ response: null, responseWords: '', consents: [] },
})

/** One change, decided: by the form at once and by the command again. */
export function changeScar(
  before: ScarSession,
  change: ScarChange,
  facts: HandsOnFacts,
): Result<ScarSession, ScarRefusal> {
  // The chart may be put right after the first entry: it counts as it stands when hands begin.
  const restamps = before.rows.length === 0 || change.kind === 'addRow'
  const session = restamps ? { ...before, timing: timingOf(facts, facts.scarClearedOn) } : before
  switch (change.kind) {
    case 'set':
      return parsed(scarSessionSchema, { ...session, ...change.set })
    case 'look':
      return parsed(scarSessionSchema, { ...session, look: { ...session.look, ...change.set } })
    case 'scale':
      return parsed(scarSessionSchema, { ...session, scale: { ...session.scale, ...change.set } })
    case 'glide': {
      const glide = { ...session[change.when], ...change.set }
      return parsed(scarSessionSchema, { ...session, [change.when]: glide })
    }
    case 'setGoal': {
      const goals = withGoal(session.goals, change.goal, change.set)
      return goals.ok ? ok({ ...session, goals: goals.value }) : goals
    }
    case 'consent':
      return addConsent(session, change.event)
    default:
      return changeRows(session, change, facts)
  }
}

function changeRows(
  session: ScarSession,
  change: Extract<ScarChange, { readonly kind: 'addRow' | 'setRow' | 'removeRow' }>,
  facts: HandsOnFacts,
): Result<ScarSession, ScarRefusal> {
  const { rows } = session
  if (change.kind === 'removeRow') return ok({ ...session, rows: without(rows, change.id) })
  if (change.kind === 'addRow') {
    if (rows.some(({ id }) => id === change.row.id)) return ok(session)
    const fresh = parsed(scarRowSchema, change.row)
    if (!fresh.ok) return fresh
    const allowed = checkScarRow(fresh.value, session, facts)
    if (!allowed.ok) return allowed
    const closed = closeRows(rows, fresh.value.startedAt, () => true)
    const list = added(closed, fresh.value, scarLimits.rows)
    return list.ok ? ok({ ...session, rows: list.value }) : list
  }
  const changed = withFields(rows, change.id, change.set, scarRowSchema)
  if (!changed.ok) return changed
  const { before, after } = changed.value
  // How it went is always written down, also after a stop; what was done is asked anew.
  if (touches(change.set, ['scarTechnique', 'texture', 'pressure'])) {
    const others = { ...session, rows: without(rows, before.id) }
    const allowed = checkScarRow(after, others, facts)
    if (!allowed.ok) return allowed
  }
  return ok({ ...session, rows: replaced(rows, after) })
}

/** A stop also ends the work that is going on. */
function addConsent(session: ScarSession, event: WorkConsent): Result<ScarSession, ScarRefusal> {
  const list = withConsent(session.consents, event)
  if (!list.ok) return list
  const ends = ['stopSession', 'stopArea', 'declined'].includes(event.kind)
  const rows = closeRows(session.rows, event.at, () => ends, true)
  return ok({ ...session, consents: list.value, rows })
}

export function scarRefusalWords(refusal: ScarRefusal): string {
  switch (refusal.kind) {
    case 'notPossible':
      return `This value is not possible${refusal.field ? ` (${fieldNames[refusal.field] ?? refusal.field})` : ''}. Check the number.`
    case 'full':
      return 'The list is full. Write the rest into the note.'
    case 'gone':
      return 'This was taken out meanwhile.'
    default:
      return scarWorkRefusalWords(refusal)
  }
}

const fieldNames: Readonly<Record<string, string>> = {
  lengthCm: 'length, at most 40 cm',
  minutes: 'minutes',
  pressure: 'pressure, 1 or 2',
  homeCare: 'at most 2,000 characters',
  responseWords: 'at most 2,000 characters',
  skinClosed: 'look at the skin first',
}
