import type { Chart } from '../../schema/chart'
import { clearanceState } from '../clients/clearance-state'
import { dayOf, minutesBetween } from '../time/calendar-day'
import { handsOnMinutes } from '../visit/hands-on'
import { timelineProblem } from '../visit/timeline'
import { timelineProblemWords } from '../visit/timeline-words'
import {
  blank,
  doubtful,
  type Mend,
  missing,
  type RecordFacts,
  type RecordFinding,
} from './record-finding'

/* What this kind of session asks for, what was written, and when (clinical rulebook 8.9). */

/** A note begun later than this after its session is remembered less well (today/what-waits). */
const lateAfterHours = 48
/** Typed minutes this far from the timeline's are a slip or a story to tell (default). */
const minutesApart = 5

const isCesarean = (chart: Chart | undefined): boolean =>
  chart?.parent?.birthMode === 'cesareanPlanned' || chart?.parent?.birthMode === 'cesareanUnplanned'

export function ofThisKind(facts: RecordFacts): RecordFinding[] {
  const { note, person, parent, chart, parentChart, visit } = facts
  const kind = note.content.serviceKind
  const mend: Mend = { at: 'client', clientId: parent?.id ?? note.clientId }
  const found: RecordFinding[] = []
  // Coaching beside a parent's session makes a note of its own kind.
  const beside = person?.kind === 'infant' && note.content.infant !== undefined
  if (!beside && facts.serviceKind !== null && facts.serviceKind !== kind) {
    const words = 'The visit was booked as another kind of session than this note is of.'
    found.push(doubtful('service', words, { at: 'prepare' }))
  }
  if (person?.kind === 'infant') {
    if (kind === 'infant' && (chart?.infant?.gestationAtBirthDays ?? null) === null) {
      found.push(
        missing('infantFacts', 'How many weeks the baby was born at is not recorded.', mend),
      )
    }
    return found
  }
  const known = parentChart?.parent
  if (kind === 'prenatal' && !known?.dueOn) {
    found.push(missing('birthFacts', 'The due date is not recorded.', mend))
  }
  if ((kind === 'breast' || kind === 'postnatal') && known?.stage === 'postpartum') {
    if (!known.birthOn || !known.birthMode) {
      found.push(missing('birthFacts', 'The day or the mode of birth is not recorded.', mend))
    }
  }
  if (kind === 'cesareanScar') {
    if (!isCesarean(parentChart)) {
      found.push(
        doubtful('birthFacts', 'No cesarean birth is recorded for a note of a scar.', mend),
      )
    }
    const day = dayOf(visit.startAt, visit.timeZone)
    const cleared = (parentChart?.clearances ?? []).some(
      (one) =>
        one.scopes?.includes('scar') &&
        one.givenOn <= day &&
        clearanceState(one, day).kind !== 'expired',
    )
    if (!cleared) {
      found.push(missing('clearance', 'No clearance for the scar was in force on that day.', mend))
    }
  }
  return found
}

/** History, treatment, outcome and change; what is empty altogether is said by `readyToSign` already. */
export function written({ note, visit }: RecordFacts): RecordFinding[] {
  const { content, createdAt, sessionAt } = note
  const found: RecordFinding[] = []
  const hours = minutesBetween(sessionAt, createdAt) / 60
  if (hours > lateAfterHours) {
    const words = `It was begun ${Math.round(hours / 24)} days after the session. The day of entry stands in it.`
    found.push(doubtful('enteredLate', words, { at: 'note' }))
  }
  const ownPain = note.clientId === visit.clientId
  const { painBefore, painAfter } = content
  if (ownPain && painBefore !== null && painAfter !== null && painAfter > painBefore) {
    if (blank(content.assessment)) {
      const words = 'There was more pain after than before, and nothing is said about it.'
      found.push(missing('change', words, { at: 'note' }))
    }
  }
  return found
}

/** The rules of elapsed time: what was logged must be possible, and the minutes must go with it. */
export function times({ note, visit, now, person, serviceKind }: RecordFacts): RecordFinding[] {
  const session: Mend = { at: 'session' }
  const problem = timelineProblem(visit.timeline, now)
  if (problem) return [doubtful('timeline', timelineProblemWords(problem), session)]
  const logged = handsOnMinutes(visit.timeline)
  if (logged === null) return []
  const typed = note.content.handsOnMin
  // The timeline is the parent's session then: the baby's minutes are a part of it.
  const beside = person?.kind === 'infant' && serviceKind !== 'infant'
  const found: RecordFinding[] = []
  const began = visit.timeline.find(({ kind }) => kind === 'began')
  const finished = visit.timeline.find(({ kind }) => kind === 'finished')
  const elapsed = began && finished ? Math.ceil(minutesBetween(began.at, finished.at)) : null
  if (typed !== null && elapsed !== null && typed > elapsed) {
    const words = `${typed} minutes with hands on are more than the ${elapsed} minutes the session lasted.`
    found.push(doubtful('minutesTooMany', words, { at: 'note' }))
  } else if (!beside && typed !== null && Math.abs(typed - logged) > minutesApart) {
    const words = `${typed} minutes with hands on; the timeline says ${logged}.`
    found.push(doubtful('minutesDiffer', words, { at: 'note' }))
  }
  const strokes = (note.content.breast?.techniques ?? []).reduce(
    (sum, { minutes }) => sum + (minutes ?? 0),
    0,
  )
  if (elapsed !== null && strokes > elapsed) {
    const words = `The strokes add up to ${strokes} minutes; the session lasted ${elapsed}.`
    found.push(doubtful('partMinutes', words, session))
  }
  return found
}
