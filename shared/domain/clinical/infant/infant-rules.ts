import { ok, type Result, refused } from '../../../result'
import {
  disengagementCueSchema,
  type InfantCue,
  type InfantCueKind,
  type InfantSession,
  type InfantState,
  type InfantStrokeRow,
  type InfantTool,
  type Instead,
} from '../../../schema/infant-session'
import { minutesBetween } from '../../time/calendar-day'
import type { Restriction } from '../gate/restrictions'
import type { OilFacts } from './oil-rules'
import { type BabyArea, isOnLimb, touches, touchesOfPlace } from './strokes'

/** Facts from outside the session. Null: not known, which is never taken for "no". */
export interface BabyFacts extends OilFacts {
  /** Born before 37 weeks or in the NICU, no pediatrician's word stands today, and none went on at the door (T13). */
  readonly waitsForWord: boolean
  /** As last measured at the door today. */
  readonly temperatureC: number | null
  /** Below this a baby is cool, in °C (4.C C2, as the practice has it). */
  readonly coolBelowC: number
  readonly door: 'open' | 'clear' | 'modify' | 'stop' | null
  /** The parent took back the consent that the session rests on. */
  readonly takenBack: boolean
  /** What the door check says must not be done today. */
  readonly doNot: readonly Restriction[]
  /** Minutes to wait after a feed, as the practice has it (T13, 30 to 60). */
  readonly fedMin: number
}

/** LOCKED ones hold for everybody; nobody can reason them away. */
export type StrokeRefusal =
  /** LOCKED (C1, T13): 38.0 °C or more. */
  | { readonly kind: 'fever' }
  /** LOCKED (4.C C2): measured in the session below what the practice calls cool. */
  | { readonly kind: 'cool'; readonly belowC: number }
  /** LOCKED (4.C): the door check stops this baby's massage. */
  | { readonly kind: 'doorStop' }
  /** LOCKED (4.E): without consent no hands. */
  | { readonly kind: 'consentTakenBack' }
  /** T13, row 2.4: until the word is there, or the door went on with a reason. */
  | { readonly kind: 'waitsForWord' }
  /** LOCKED (C15): a reaction of the skin. */
  | { readonly kind: 'reaction' }
  /** A rash or broken skin as it was looked at today (C15). */
  | { readonly kind: 'skin' }
  | { readonly kind: 'notAsked' }
  | { readonly kind: 'notNow' }
  /** Two cues in a row that say "enough" (3.4), or a pause: ask again. */
  | { readonly kind: 'paused' }
  /** The baby's stop ends it for today. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'navel' }
  | { readonly kind: 'vaccine' }
  | { readonly kind: 'fed'; readonly waitMin: number }
  | { readonly kind: 'feedNotKnown' }

export type ToolRefusal =
  /** LOCKED (2.2): never on a soft spot, on the spine or on a cord that has not healed. */
  | { readonly kind: 'neverThere'; readonly place: 'softSpot' | 'spine' | 'navel' }
  | { readonly kind: 'notCleaned' }
  | { readonly kind: 'tooYoungForTool'; readonly fromAgeWeeks: number }
  | { readonly kind: 'noVibration' }

/** Where somebody may say a tool lies; two of them are never written down. */
export type WantedPlace = InfantTool['place'] | 'softSpot' | 'spine'

/** LOCKED, 4.C C1 and T13. */
export const feverC = 38

const disengagement: ReadonlySet<InfantCueKind> = new Set(disengagementCueSchema.options)
export const isDisengagement = (cue: InfantCueKind): boolean => disengagement.has(cue)

/** Only then is a session begun (3.4). */
export const isReady = (state: InfantState): boolean => state === 'quietAlert'

/** What to do instead, most fitting first. */
export const insteadFor: Readonly<Record<InfantState, readonly Instead[]>> = {
  deepSleep: ['letSleep', 'later'],
  lightSleep: ['letSleep', 'hold', 'later'],
  drowsy: ['hold', 'sing', 'letSleep'],
  quietAlert: ['hold', 'sing', 'later'],
  activeAlert: ['feed', 'diaper', 'hold', 'sing'],
  crying: ['hold', 'feed', 'diaper', 'sing', 'later'],
}

const pausing = (cues: readonly InfantCue[], since: string): boolean => {
  const after = cues.filter(({ at }) => at >= since)
  if (after.some(({ response }) => response === 'paused')) return true
  return after.some(
    ({ cue }, index) =>
      isDisengagement(cue) && index > 0 && isDisengagement(after[index - 1]?.cue ?? 'gaze'),
  )
}

export const isStopped = ({ cues }: Pick<InfantSession, 'cues'>): boolean =>
  cues.some(({ response }) => response === 'stopped')

/** The baby's own word: asked, in a state for it, and not asking for a pause since. */
export function permissionRefusal(session: InfantSession): StrokeRefusal | null {
  if (isStopped(session)) return { kind: 'stopped' }
  const last = session.asks.at(-1)
  if (!last) return { kind: 'notAsked' }
  if (last.answer === 'notNow') return { kind: 'notNow' }
  return pausing(session.cues, last.at) ? { kind: 'paused' } : null
}

/** What keeps hands off this baby altogether today; null when nothing does. */
export function healthRefusal(session: InfantSession, facts: BabyFacts): StrokeRefusal | null {
  if (facts.takenBack) return { kind: 'consentTakenBack' }
  const readings = [session.temperatureC, facts.temperatureC]
  if (readings.some((celsius) => celsius !== null && celsius >= feverC)) return { kind: 'fever' }
  if (session.temperatureC !== null && session.temperatureC < facts.coolBelowC) {
    return { kind: 'cool', belowC: facts.coolBelowC }
  }
  if (facts.waitsForWord) return { kind: 'waitsForWord' }
  if (facts.door === 'stop' || facts.doNot.includes('infantMassage')) return { kind: 'doorStop' }
  const reaction = session.oil?.reaction ?? 'none'
  if (session.skin === 'reaction' || reaction !== 'none') return { kind: 'reaction' }
  return session.skin === 'rash' || session.skin === 'broken' ? { kind: 'skin' } : null
}

function placeRefusal(
  areas: readonly BabyArea[],
  startedAt: string,
  session: InfantSession,
  facts: BabyFacts,
): StrokeRefusal | null {
  if (areas.includes('tummy') && isNavelOpen(session, facts)) return { kind: 'navel' }
  const vaccine = session.vaccineWithin48h === true || facts.doNot.includes('vaccineLimb')
  if (vaccine && areas.some(isOnLimb)) return { kind: 'vaccine' }
  if (session.fedAt === null) {
    return facts.doNot.includes('infantYet') ? { kind: 'feedNotKnown' } : null
  }
  const since = minutesBetween(session.fedAt, startedAt)
  return since < facts.fedMin ? { kind: 'fed', waitMin: Math.ceil(facts.fedMin - since) } : null
}

/** Not healed, or not known to be (T13): by the chart and the age at the door, and by today's look. */
export const isNavelOpen = (
  { navel }: Pick<InfantSession, 'navel'>,
  { doNot }: Pick<BabyFacts, 'doNot'>,
): boolean => navel === 'notYet' || doNot.includes('infantTummy')

type Wanted = Pick<InfantStrokeRow, 'stroke' | 'by' | 'startedAt'>

/** May this stroke be done on the baby now? On the doll everything may be shown at any time. */
export function checkStroke(
  row: Wanted,
  session: InfantSession,
  facts: BabyFacts,
): Result<null, StrokeRefusal> {
  if (row.by === 'doll') return ok(null)
  const refusal =
    healthRefusal(session, facts) ??
    permissionRefusal(session) ??
    placeRefusal(touches(row.stroke), row.startedAt, session, facts)
  return refusal ? refused(refusal) : ok(null)
}

type WantedTool = Omit<InfantTool, 'id' | 'place'> & { readonly place: WantedPlace }

/** May this tool lie there now? Where it never may, the doll makes no difference: it is what is learned. */
export function checkTool(
  tool: WantedTool,
  session: InfantSession,
  facts: BabyFacts,
): Result<null, StrokeRefusal | ToolRefusal> {
  const { place, fromAgeWeeks } = tool
  if (place === 'softSpot' || place === 'spine') return refused({ kind: 'neverThere', place })
  if (place === 'navel' && isNavelOpen(session, facts)) {
    return refused({ kind: 'neverThere', place })
  }
  if (tool.by === 'doll') return ok(null)
  if (!tool.cleanedBefore) return refused({ kind: 'notCleaned' })
  if (tool.intensity !== 'off' && facts.doNot.includes('vibration')) {
    return refused({ kind: 'noVibration' })
  }
  if (fromAgeWeeks !== null && fromAgeWeeks > 0 && (facts.ageDays ?? 0) < fromAgeWeeks * 7) {
    return refused({ kind: 'tooYoungForTool', fromAgeWeeks })
  }
  const refusal =
    healthRefusal(session, facts) ??
    permissionRefusal(session) ??
    placeRefusal([touchesOfPlace(place)], tool.startedAt, session, facts)
  return refusal ? refused(refusal) : ok(null)
}

export function strokeRefusalWords(refusal: StrokeRefusal | ToolRefusal): string {
  switch (refusal.kind) {
    case 'fever':
      return '38.0 °C (100.4 °F) or more: no massage today. The caregiver calls the pediatrician; the doll stays open for teaching.'
    case 'cool':
      return `Below ${refusal.belowC.toFixed(1)} °C (${((refusal.belowC * 9) / 5 + 32).toFixed(1)} °F): warm the baby skin to skin and measure again. No massage before; if the baby stays cool, the caregiver calls the pediatrician today.`
    case 'doorStop':
      return 'The door check says no massage of this baby today. On the doll everything can be shown.'
    case 'consentTakenBack':
      return 'The parent took the consent back: no hands on the baby from then on. On the doll everything can be shown, and what was done before can be said in the note’s words.'
    case 'waitsForWord':
      return 'Born early or in the NICU: the pediatrician’s word comes first. On the doll everything can be shown.'
    case 'reaction':
      return 'The skin has reacted: wash the oil off, no massage today. The caregiver calls the pediatrician.'
    case 'skin':
      return 'A rash or broken skin: no massage today. The caregiver shows it to the pediatrician. On the doll everything can be shown.'
    case 'notAsked':
      return 'Ask the baby first: write down the state and the answer.'
    case 'notNow':
      return 'The last answer was “not now”. Ask again when the baby is quiet and alert.'
    case 'paused':
      return 'The baby asked for a pause. Hold, wait, and ask again.'
    case 'stopped':
      return 'The baby’s stop ends it for today. Showing on the doll stays open.'
    case 'navel':
      return 'Not on the tummy: the navel is not healed, or not written down as healed.'
    case 'vaccine':
      return 'A vaccine within 48 hours: no limbs and no movements of them today.'
    case 'fed':
      return `The feed has not settled yet: wait ${refusal.waitMin} min.`
    case 'feedNotKnown':
      return 'The door check says: fed a short while ago. Write down when the feed ended.'
    case 'neverThere':
      return refusal.place === 'softSpot'
        ? 'Never on the soft spots of the head.'
        : refusal.place === 'spine'
          ? 'Never on the spine.'
          : 'Never on a navel that has not healed.'
    case 'notCleaned':
      return 'Clean and dry the head first, then tick it.'
    case 'tooYoungForTool':
      return `The maker says from ${refusal.fromAgeWeeks} weeks on. Bare hands today.`
    case 'noVibration':
      return 'The door check says no vibrating device today.'
  }
}
