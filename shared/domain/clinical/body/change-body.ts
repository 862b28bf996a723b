import { ok, type Result, refused } from '../../../result'
import {
  type BodyArea,
  type BodyAreaName,
  type BodyRow,
  type BodySession,
  bodyAreaSchema,
  bodyLimits,
  bodyRowSchema,
  bodySessionSchema,
  type UsedOil,
} from '../../../schema/body-session'
import type { SessionGoal, TimingStamp, WorkConsent } from '../../../schema/hands-on'
import type { Goal } from '../../../schema/wellbeing'
import { checkAllergies, isStopped as isKeptAway } from '../../supplies/allergy-check'
import { closeRows } from '../breast/running-rows'
import { type BodyWorkRefusal, bodyWorkRefusalWords, checkBodyRow } from './body-rules'
import { withConsent, withGoal } from './consent'
import { type HandsOnFacts, timingOf } from './facts'
import { added, type ListRefusal, parsed, replaced, touches, withFields, without } from './listed'

/** What stands once in a session. */
type Single = Pick<
  BodySession,
  | 'calfLeftCm'
  | 'calfRightCm'
  | 'babyMoves'
  | 'fatigue'
  | 'bowels'
  | 'gait'
  | 'diastasis'
  | 'oil'
  | 'response'
  | 'responseWords'
>

/** One thing written down. What she says can only be added: there is no change that takes it out. */
export type BodyChange =
  /** Adds the area when it is not there. */
  | {
      readonly kind: 'setArea'
      readonly area: BodyAreaName
      readonly set: Partial<Omit<BodyArea, 'area'>>
    }
  | { readonly kind: 'removeArea'; readonly area: BodyAreaName }
  | { readonly kind: 'addRow'; readonly row: BodyRow }
  | { readonly kind: 'setRow'; readonly id: string; readonly set: Partial<Omit<BodyRow, 'id'>> }
  | { readonly kind: 'removeRow'; readonly id: string }
  | { readonly kind: 'set'; readonly set: Partial<Single> }
  | {
      readonly kind: 'setGoal'
      readonly goal: Goal
      readonly set: Partial<Omit<SessionGoal, 'goal'>> | null
    }
  | { readonly kind: 'consent'; readonly event: WorkConsent }

export type BodyRefusal =
  | ListRefusal
  | BodyWorkRefusal
  /** Work or a stop is written down for this area. */
  | { readonly kind: 'areaInUse' }
  /** LOCKED (7.4): somebody in this home is allergic to it. */
  | { readonly kind: 'oilAllergen'; readonly substance: string }

export const freshBody = (timing: TimingStamp): BodySession => ({
  ...{ timing, areas: [], rows: [], calfLeftCm: null, calfRightCm: null, babyMoves: null },
  ...{ diastasis: '', oil: null, goals: [], response: null, responseWords: '', consents: [] },
})

/** An area with nothing noted. */
export const blankArea = (area: BodyAreaName): BodyArea => ({
  ...{ area, complaints: [], painBefore: null, painMoving: null, painAfter: null },
  ...{ tenderness: null, tone: null, toneAfter: null, swelling: null, swellingAfter: null },
  ...{ motion: null, motionAfter: null, bodySkin: null, leaveAlone: '', words: '' },
})

/**
 * One change, decided: the session as it then is, or why not. The same function answers in the form at once
 * and in the command again: what is locked is refused by both.
 */
export function changeBody(
  before: BodySession,
  change: BodyChange,
  facts: HandsOnFacts,
): Result<BodySession, BodyRefusal> {
  // The chart may be put right after the first entry: it counts as it stands when hands begin.
  const restamps = before.rows.length === 0 || change.kind === 'addRow'
  const session = restamps ? { ...before, timing: timingOf(facts, facts.bodyClearedOn) } : before
  switch (change.kind) {
    case 'setArea':
    case 'removeArea':
      return changeAreas(session, change)
    case 'addRow':
    case 'setRow':
    case 'removeRow':
      return changeRows(session, change, facts)
    case 'set':
      return changeSingle(session, change.set, facts)
    case 'setGoal': {
      const goals = withGoal(session.goals, change.goal, change.set)
      return goals.ok ? ok({ ...session, goals: goals.value }) : goals
    }
    case 'consent':
      return addConsent(session, change.event)
  }
}

type Of<K extends BodyChange['kind']> = Extract<BodyChange, { readonly kind: K }>

function changeAreas(
  session: BodySession,
  change: Of<'setArea' | 'removeArea'>,
): Result<BodySession, BodyRefusal> {
  const { areas, rows, consents } = session
  if (change.kind === 'removeArea') {
    const inUse =
      rows.some(({ area }) => area === change.area) ||
      consents.some(({ where }) => where === change.area)
    if (inUse) return refused({ kind: 'areaInUse' })
    return ok({ ...session, areas: areas.filter(({ area }) => area !== change.area) })
  }
  const before = areas.find(({ area }) => area === change.area)
  const after = parsed(bodyAreaSchema, { ...(before ?? blankArea(change.area)), ...change.set })
  if (!after.ok) return after
  const next = before
    ? areas.map((one) => (one.area === change.area ? after.value : one))
    : [...areas, after.value]
  return next.length > bodyLimits.areas
    ? refused({ kind: 'full' })
    : ok({ ...session, areas: next })
}

function changeRows(
  session: BodySession,
  change: Of<'addRow' | 'setRow' | 'removeRow'>,
  facts: HandsOnFacts,
): Result<BodySession, BodyRefusal> {
  const { rows } = session
  if (change.kind === 'removeRow') return ok({ ...session, rows: without(rows, change.id) })
  if (change.kind === 'addRow') {
    const fresh = parsed(bodyRowSchema, change.row)
    if (!fresh.ok) return fresh
    if (rows.some(({ id }) => id === fresh.value.id)) return ok(session)
    const allowed = checkBodyRow(fresh.value, session, facts)
    if (!allowed.ok) return allowed
    const closed = closeRows(rows, fresh.value.startedAt, () => true)
    const list = added(closed, fresh.value, bodyLimits.rows)
    return list.ok ? ok(withAreaOf({ ...session, rows: list.value }, fresh.value.area)) : list
  }
  const changed = withFields(rows, change.id, change.set, bodyRowSchema)
  if (!changed.ok) return changed
  const { before, after } = changed.value
  // How it went is always written down, also after a stop; what was done is asked anew.
  if (touches(change.set, ['area', 'technique', 'points', 'pressure', 'position'])) {
    const { position } = change.set
    // Minutes that are over stay true, too many of them as well: only turning her flat is asked.
    const turned = position !== undefined && position !== before.position
    const asked = { ...after, minutes: turned ? before.minutes : null }
    const allowed = checkBodyRow(asked, { ...session, rows: without(rows, before.id) }, facts)
    if (!allowed.ok) return allowed
  }
  return ok(withAreaOf({ ...session, rows: replaced(rows, after) }, after.area))
}

/** Where hands were stands on the map. */
const withAreaOf = (session: BodySession, area: BodyAreaName): BodySession =>
  session.areas.some((one) => one.area === area)
    ? session
    : { ...session, areas: [...session.areas, blankArea(area)] }

function changeSingle(
  session: BodySession,
  set: Partial<Single>,
  facts: HandsOnFacts,
): Result<BodySession, BodyRefusal> {
  const after = parsed(bodySessionSchema, { ...session, ...set })
  if (!after.ok) return after
  const substance = set.oil ? allergenIn(set.oil, facts) : null
  return substance === null ? after : refused({ kind: 'oilAllergen', substance })
}

/** The substance that somebody in the home is allergic to; null when nothing speaks against it. */
export function allergenIn(
  oil: UsedOil,
  { oils, people, serviceKind }: Pick<HandsOnFacts, 'oils' | 'people' | 'serviceKind'>,
): string | null {
  if (oil.name.trim() === '') return null
  const known = oils.find(({ itemId }) => itemId === oil.itemId && itemId !== '')
  const item = known ? { allergens: known.allergens } : null
  const remarks = checkAllergies({ label: known?.name ?? oil.name, item }, people, serviceKind)
  if (!isKeptAway(remarks)) return null
  const stop = remarks.find((remark) => remark.kind === 'stop')
  return stop?.substance ?? oil.name
}

/** A stop also ends the work that is going on. */
function addConsent(session: BodySession, event: WorkConsent): Result<BodySession, BodyRefusal> {
  const list = withConsent(session.consents, event)
  if (!list.ok) return list
  const { kind, where, at } = event
  const ends = kind === 'stopSession' || kind === 'declined'
  const stops = (row: BodyRow) => ends || (kind === 'stopArea' && row.area === where)
  const rows = closeRows(session.rows, at, stops, true)
  return ok({ ...session, consents: list.value, rows })
}

export function bodyRefusalWords(refusal: BodyRefusal): string {
  switch (refusal.kind) {
    case 'notPossible':
      return `This value is not possible${refusal.field ? ` (${fieldNames[refusal.field] ?? refusal.field})` : ''}. Check the number.`
    case 'full':
      return 'The list is full. Write the rest into the note.'
    case 'gone':
      return 'This was taken out meanwhile.'
    case 'areaInUse':
      return 'Work or a stop is written down for this area: it stays in the note.'
    case 'oilAllergen':
      return `Somebody in this home is allergic: ${refusal.substance}. It stays away from here; choose another oil.`
    default:
      return bodyWorkRefusalWords(refusal)
  }
}

const fieldNames: Readonly<Record<string, string>> = {
  calfLeftCm: 'left calf, at most 80 cm',
  calfRightCm: 'right calf, at most 80 cm',
  minutes: 'minutes',
  pressure: 'pressure, 1 to 5',
  painBefore: 'pain, 0 to 10',
  painAfter: 'pain, 0 to 10',
  words: 'at most 2,000 characters',
  responseWords: 'at most 2,000 characters',
  diastasis: 'at most 300 characters',
  leaveAlone: 'at most 300 characters',
}
