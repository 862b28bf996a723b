import { ok, type Result, refused } from '../../../result'
import {
  type HomeDay,
  homeDaySchema,
  type InfantAsk,
  type InfantCue,
  type InfantSession,
  type InfantStrokeRow,
  type InfantTool,
  infantAskSchema,
  infantCueSchema,
  infantLimits,
  infantSessionSchema,
  infantStrokeRowSchema,
  infantToolSchema,
} from '../../../schema/infant-session'
import {
  added,
  type ListRefusal,
  parsed,
  replaced,
  touches,
  withFields,
  without,
} from '../body/listed'
import { elapsedMin } from '../breast/running-rows'
import { fitsDose, mostMinutes } from './dose'
import {
  type BabyFacts,
  checkStroke,
  checkTool,
  isReady,
  permissionRefusal,
  type StrokeRefusal,
  strokeRefusalWords,
  type ToolRefusal,
  type WantedPlace,
} from './infant-rules'
import { checkOil, type OilRefusal, oilRefusalWords } from './oil-rules'

type Set<T> = Partial<Omit<T, 'id'>>
/** What stands once in a session. */
export type InfantSingles = Omit<InfantSession, 'asks' | 'tools' | 'strokes' | 'cues' | 'days'>
export type WantedTool = Omit<InfantTool, 'place'> & { readonly place: WantedPlace }

/** One thing written down about the baby. There is no change that could hold a word about the parent. */
export type InfantChange =
  | { readonly kind: 'set'; readonly set: Partial<InfantSingles> }
  | { readonly kind: 'addAsk'; readonly ask: InfantAsk }
  | { readonly kind: 'setAsk'; readonly id: string; readonly set: Set<InfantAsk> }
  | { readonly kind: 'removeAsk'; readonly id: string }
  | { readonly kind: 'addTool'; readonly tool: WantedTool }
  | {
      readonly kind: 'setTool'
      readonly id: string
      readonly set: Partial<Omit<WantedTool, 'id'>>
    }
  | { readonly kind: 'removeTool'; readonly id: string }
  | { readonly kind: 'addStroke'; readonly row: InfantStrokeRow }
  | { readonly kind: 'setStroke'; readonly id: string; readonly set: Set<InfantStrokeRow> }
  | { readonly kind: 'removeStroke'; readonly id: string }
  | { readonly kind: 'addCue'; readonly cue: InfantCue }
  | { readonly kind: 'setCue'; readonly id: string; readonly set: Set<InfantCue> }
  | { readonly kind: 'removeCue'; readonly id: string }
  | { readonly kind: 'setDay'; readonly day: string; readonly set: Partial<Omit<HomeDay, 'day'>> }
  | { readonly kind: 'removeDay'; readonly day: string }

export type InfantRefusal =
  | StrokeRefusal
  | ToolRefusal
  | OilRefusal
  /** Begun only while quiet and alert (3.4). */
  | { readonly kind: 'notReady' }
  /** More minutes a day than this age takes (T13, LOCKED ceiling). */
  | { readonly kind: 'tooLong'; readonly most: number }
  | ListRefusal

export const freshInfantSession = (): InfantSession => ({
  ...{ fedAt: null, skin: null, skinWhere: '', temperatureC: null, roomC: null },
  ...{ vaccineWithin48h: null, navel: null, goals: [], asks: [], oil: null, tools: [] },
  ...{ strokes: [], cues: [], stateAfter: null, song: '', home: null, days: [] },
})

type Changed = Result<InfantSession, InfantRefusal>
type Of<K extends InfantChange['kind']> = Extract<InfantChange, { readonly kind: K }>

/**
 * One change, decided: the session as it then is, or why not. The same function answers in the form at
 * once and in the command again: what is locked is refused by both.
 */
export function changeInfant(
  session: InfantSession,
  change: InfantChange,
  facts: BabyFacts,
): Changed {
  switch (change.kind) {
    case 'set':
      return changeSingles(session, change.set, facts)
    case 'addAsk':
    case 'setAsk':
    case 'removeAsk':
      return changeAsks(session, change)
    case 'addTool':
    case 'setTool':
    case 'removeTool':
      return changeTools(session, change, facts)
    case 'addStroke':
    case 'setStroke':
    case 'removeStroke':
      return changeStrokes(session, change, facts)
    case 'addCue':
    case 'setCue':
    case 'removeCue':
      return changeCues(session, change)
    default:
      return changeDays(session, change)
  }
}

/** Lists have changes of their own: they cannot come in by the side door of `set`. */
const singlesSchema = infantSessionSchema.pick({
  ...{ fedAt: true, skin: true, skinWhere: true, temperatureC: true, roomC: true },
  ...{ vaccineWithin48h: true, navel: true, goals: true, oil: true, stateAfter: true },
  ...{ song: true, home: true },
})
const partialSingles = singlesSchema.partial()

function changeSingles(
  session: InfantSession,
  set: Partial<InfantSingles>,
  facts: BabyFacts,
): Changed {
  const fresh = parsed(partialSingles, set)
  if (!fresh.ok) return fresh
  const { oil, home } = set
  const otherOil = oil && (oil.name !== session.oil?.name || oil.itemId !== session.oil?.itemId)
  if (otherOil) {
    const allowed = checkOil(oil, facts)
    if (!allowed.ok) return allowed
  }
  if (home && !fitsDose(home, facts.ageDays)) {
    return refused({ kind: 'tooLong', most: mostMinutes(facts.ageDays) })
  }
  return ok({ ...session, ...set })
}

function changeAsks(
  session: InfantSession,
  change: Of<'addAsk' | 'setAsk' | 'removeAsk'>,
): Changed {
  const { asks } = session
  if (change.kind === 'removeAsk') return ok({ ...session, asks: without(asks, change.id) })
  const before = change.kind === 'setAsk' ? asks.find(({ id }) => id === change.id) : null
  if (before === undefined) return refused({ kind: 'gone' })
  const after = parsed(
    infantAskSchema,
    change.kind === 'addAsk' ? change.ask : { ...before, ...change.set },
  )
  if (!after.ok) return after
  if (after.value.answer === 'yes' && !isReady(after.value.state)) {
    return refused({ kind: 'notReady' })
  }
  if (before) return ok({ ...session, asks: replaced(asks, after.value) })
  const list = added(asks, after.value, infantLimits.asks)
  if (!list.ok) return list
  const closes = after.value.answer === 'notNow'
  return ok({ ...(closes ? closed(session, after.value.at) : session), asks: list.value })
}

/** What goes on at the baby ends here: one pair of hands does one thing at a time. */
function closed(session: InfantSession, at: string): InfantSession {
  const close = <T extends { startedAt: string; minutes: number | null; by: string }>(row: T): T =>
    row.minutes === null ? { ...row, minutes: elapsedMin(row.startedAt, at) } : row
  const lastOpen = <T extends { minutes: number | null }>(rows: readonly T[]) =>
    rows.findLast(({ minutes }) => minutes === null)
  const stroke = lastOpen(session.strokes)
  const tool = lastOpen(session.tools)
  return {
    ...session,
    strokes: session.strokes.map((row) => (row === stroke ? close(row) : row)),
    tools: session.tools.map((row) => (row === tool ? close(row) : row)),
  }
}

function changeTools(
  session: InfantSession,
  change: Of<'addTool' | 'setTool' | 'removeTool'>,
  facts: BabyFacts,
): Changed {
  const { tools } = session
  if (change.kind === 'removeTool') return ok({ ...session, tools: without(tools, change.id) })
  const before = change.kind === 'setTool' ? tools.find(({ id }) => id === change.id) : null
  if (before === undefined) return refused({ kind: 'gone' })
  const wanted: WantedTool =
    change.kind === 'addTool' ? change.tool : { ...(before as InfantTool), ...change.set }
  // How it went is always written down; what it is and where it lies is asked anew.
  const asksAnew = ['place', 'by', 'intensity', 'cleanedBefore', 'fromAgeWeeks'] as const
  if (change.kind === 'addTool' || asksAnew.some((field) => change.set[field] !== undefined)) {
    const known = change.kind === 'addTool' && tools.some(({ id }) => id === wanted.id)
    const allowed = known ? ok(null) : checkTool(wanted, session, facts)
    if (!allowed.ok) return allowed
  }
  const after = parsed(infantToolSchema, wanted)
  if (!after.ok) return after
  if (before) return ok({ ...session, tools: replaced(tools, after.value) })
  const list = added(closed(session, after.value.startedAt).tools, after.value, infantLimits.tools)
  return list.ok ? ok({ ...closed(session, after.value.startedAt), tools: list.value }) : list
}

function changeStrokes(
  session: InfantSession,
  change: Of<'addStroke' | 'setStroke' | 'removeStroke'>,
  facts: BabyFacts,
): Changed {
  const { strokes } = session
  if (change.kind === 'removeStroke') {
    return ok({ ...session, strokes: without(strokes, change.id) })
  }
  if (change.kind === 'addStroke') {
    const fresh = parsed(infantStrokeRowSchema, change.row)
    if (!fresh.ok) return fresh
    if (strokes.some(({ id }) => id === fresh.value.id)) return ok(session)
    const allowed = checkStroke(fresh.value, session, facts)
    if (!allowed.ok) return allowed
    const ended = closed(session, fresh.value.startedAt)
    const list = added(ended.strokes, fresh.value, infantLimits.strokes)
    return list.ok ? ok({ ...ended, strokes: list.value }) : list
  }
  const changed = withFields(strokes, change.id, change.set, infantStrokeRowSchema)
  if (!changed.ok) return changed
  const { after } = changed.value
  if (touches(change.set, ['stroke', 'by'])) {
    const allowed = checkStroke(after, session, facts)
    if (!allowed.ok) return allowed
  }
  return ok({ ...session, strokes: replaced(strokes, after) })
}

/** Seen is seen: a cue is never refused. A pause or a stop also ends what is being done. */
function changeCues(
  session: InfantSession,
  change: Of<'addCue' | 'setCue' | 'removeCue'>,
): Changed {
  const { cues } = session
  if (change.kind === 'removeCue') return ok({ ...session, cues: without(cues, change.id) })
  const before = change.kind === 'setCue' ? cues.find(({ id }) => id === change.id) : null
  if (before === undefined) return refused({ kind: 'gone' })
  const after = parsed(
    infantCueSchema,
    change.kind === 'addCue' ? change.cue : { ...before, ...change.set },
  )
  if (!after.ok) return after
  const list = before
    ? ok(replaced(cues, after.value))
    : added(cues, after.value, infantLimits.cues)
  if (!list.ok) return list
  const next = { ...session, cues: list.value }
  const refusal = permissionRefusal(next)
  const ends = refusal?.kind === 'paused' || refusal?.kind === 'stopped'
  return ok(ends && permissionRefusal(session) === null ? closed(next, after.value.at) : next)
}

function changeDays(session: InfantSession, change: Of<'setDay' | 'removeDay'>): Changed {
  const { days } = session
  const others = days.filter(({ day }) => day !== change.day)
  if (change.kind === 'removeDay') return ok({ ...session, days: others })
  const blank = { day: change.day, massageMin: null, sleepHours: null, cryingMin: null }
  const before = days.find(({ day }) => day === change.day) ?? blank
  const after = parsed(homeDaySchema, { ...before, ...change.set })
  if (!after.ok) return after
  if (others.length >= infantLimits.days) return refused({ kind: 'full' })
  const next = [...others, after.value].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return ok({ ...session, days: next })
}

export function infantRefusalWords(refusal: InfantRefusal): string {
  switch (refusal.kind) {
    case 'notReady':
      return 'A session begins while the baby is quiet and alert. Write “not now” and what is done instead.'
    case 'tooLong':
      return `At most ${refusal.most} minutes a day at this age.`
    case 'notPossible':
      return `This value is not possible${refusal.field ? ` (${fieldNames[refusal.field] ?? refusal.field})` : ''}. Check it.`
    case 'full':
      return 'The list is full. Write the rest into the note.'
    case 'gone':
      return 'This was taken out meanwhile.'
    case 'allergy':
    case 'allergiesNotAsked':
    case 'notForBabies':
    case 'scentedTooEarly':
      return oilRefusalWords(refusal)
    default:
      return strokeRefusalWords(refusal)
  }
}

const fieldNames: Readonly<Record<string, string>> = {
  temperatureC: 'temperature, 30 to 45 °C',
  roomC: 'room, 0 to 45 °C',
  minutes: 'minutes',
  timesADay: 'times a day',
  sleepHours: 'hours of sleep, at most 24 in halves',
  massageMin: 'minutes of massage',
  cryingMin: 'minutes of crying',
  name: 'name',
  song: 'at most 120 characters',
  skinWhere: 'at most 300 characters',
  fromAgeWeeks: 'weeks',
}
