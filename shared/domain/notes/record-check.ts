import type { ServiceKind } from '../../schema/catalog-entry'
import type { Chart } from '../../schema/chart'
import type { Client } from '../../schema/client'
import type { DoorGate } from '../../schema/door-gate'
import type { Note } from '../../schema/note'
import type { Staff } from '../../schema/staff'
import type { Visit } from '../../schema/visit'
import { clearanceState } from '../clients/clearance-state'
import {
  type AgreedScope,
  ageOn,
  type MissingConsent,
  missingWords,
} from '../consents/missing-consents'
import { type Day, dayOf, minutesBetween } from '../time/calendar-day'
import { handsOnMinutes } from '../visit/hands-on'
import { timelineProblem } from '../visit/timeline'
import { timelineProblemWords } from '../visit/timeline-words'
import { asksForCall, notAgreedTo } from './record-parts'

/*
 * What a complete record of a visit has (clinical rulebook 8.9, after MI R338.727): who gave it and to
 * whom, with address, birth date, gender and guardian; what was known before; the service and the day it
 * was written down; history, assessment, treatment, outcome, what changed, and referrals. Beside them
 * what this kind of session and the state of the home ask for. Nothing here keeps a note from being
 * signed: "any fail blocks start but never blocks save" (T20). What does stands in `ready-to-sign`.
 */

/** Where a finding is mended. */
export type Mend =
  | { readonly at: 'note' | 'session' | 'door' | 'prepare' }
  | { readonly at: 'client' | 'consents' | 'referral'; readonly clientId: string }
  | { readonly at: 'settings'; readonly section: 'you' | 'state-rules' | 'practice' }

export type RecordFindingKind =
  | 'clientName'
  | 'address'
  | 'dateOfBirth'
  | 'gender'
  | 'guardian'
  | 'priorConditions'
  | 'allergies'
  | 'licenceExpired'
  | 'service'
  | 'enteredLate'
  | 'change'
  | 'doorNotAsked'
  | 'doorSkipped'
  | 'stopWithoutCall'
  | 'callWithoutAnswer'
  | 'referral'
  | 'consent'
  | 'birthFacts'
  | 'clearance'
  | 'infantFacts'
  | 'timeline'
  | 'minutesDiffer'
  | 'minutesTooMany'
  | 'partMinutes'

export interface RecordFinding {
  readonly kind: RecordFindingKind
  /** missing: it is not there. doubtful: it is, and does not go with the rest. */
  readonly weight: 'missing' | 'doubtful'
  readonly words: string
  readonly mend: Mend
}

export interface RecordFacts {
  readonly note: Note
  readonly visit: Visit
  readonly author: Pick<Staff, 'licence'>
  /** Of the visit's service as it stands now; null when the service is gone. */
  readonly serviceKind: ServiceKind | null
  /** The person the note is about, and the parent of their household; null when removed since. */
  readonly person: Client | null
  readonly parent: Client | null
  readonly chart: Chart | undefined
  readonly parentChart: Chart | undefined
  /** The door check of this person; null when none was begun. */
  readonly gate: DoorGate | null
  /** What the rules of consent say was missing as the session began; of the parent alone. */
  readonly missingConsents: readonly MissingConsent[]
  /** What the parent had agreed to as the session began; null where that is not known. */
  readonly agreedTo: AgreedScope | null
  /** Somebody with the right to do so signed for a minor. */
  readonly guardianSigned: boolean
  /** Something that leads on was offered in this visit: a referral or a call. */
  readonly referralWritten: boolean
  readonly now: string
}

/** A note begun later than this after its session is remembered less well (today/what-waits). */
const lateAfterHours = 48
/** Typed minutes this far from the timeline's are a slip or a story to tell (default). */
const minutesApart = 5

/** Everything that is missing or doubtful, in the order of the rulebook's list; empty for a whole record. */
export function checkRecord(facts: RecordFacts): readonly RecordFinding[] {
  if (facts.note.addendumTo !== '') return []
  // Chart, door check and consents are the host's: of another family of a group they would say falsehoods.
  if (facts.visit.groupClientIds?.includes(facts.note.clientId)) {
    return [...whoGaveIt(facts), ...whoTheyAre(facts), ...written(facts), ...times(facts)]
  }
  return [
    ...whoGaveIt(facts),
    ...whoTheyAre(facts),
    ...knownBefore(facts),
    ...atTheDoor(facts),
    ...callFromSession(facts),
    ...agreed(facts),
    ...partsAgreed(facts),
    ...ofThisKind(facts),
    ...written(facts),
    ...times(facts),
  ]
}

const blank = (text: string | undefined): boolean => (text ?? '').trim() === ''

const missing = (kind: RecordFindingKind, words: string, mend: Mend): RecordFinding => ({
  ...{ kind, words, mend },
  weight: 'missing',
})
const doubtful = (kind: RecordFindingKind, words: string, mend: Mend): RecordFinding => ({
  ...{ kind, words, mend },
  weight: 'doubtful',
})

const sessionDay = ({ note, visit }: RecordFacts): Day => dayOf(note.sessionAt, visit.timeZone)

function whoGaveIt(facts: RecordFacts): RecordFinding[] {
  const { expiresOn } = facts.author.licence
  const you: Mend = { at: 'settings', section: 'you' }
  return expiresOn !== null && expiresOn < sessionDay(facts)
    ? [
        doubtful(
          'licenceExpired',
          'By what stands in Settings your license had ended by then.',
          you,
        ),
      ]
    : []
}

const isAdult = (facts: RecordFacts): boolean | null => {
  const born = facts.person?.dateOfBirth
  return born ? ageOn(born, sessionDay(facts)) >= 18 : null
}

function whoTheyAre(facts: RecordFacts): RecordFinding[] {
  const { person, parent, note } = facts
  const mend: Mend = { at: 'client', clientId: parent?.id ?? note.clientId }
  if (!person) return [missing('clientName', 'This person was removed from the practice.', mend)]
  const found: RecordFinding[] = []
  const { given, family, preferred } = person.name
  if ([given, family, preferred].every(blank)) {
    found.push(missing('clientName', 'No name is recorded.', mend))
  }
  const address = parent?.home?.address
  if (!address || blank(address.street) || blank(address.city) || blank(address.region)) {
    found.push(missing('address', 'The address is not complete.', mend))
  }
  if (person.dateOfBirth === null) {
    found.push(missing('dateOfBirth', 'The date of birth is not recorded.', mend))
  } else if (person.dateOfBirth > sessionDay(facts)) {
    found.push(doubtful('dateOfBirth', 'The date of birth is after this session.', mend))
  } else if (
    person.kind === 'infant' &&
    parent?.dateOfBirth &&
    person.dateOfBirth <= parent.dateOfBirth
  ) {
    found.push(doubtful('dateOfBirth', 'The baby would be older than the parent.', mend))
  }
  if (blank(person.gender)) found.push(missing('gender', 'The gender is not recorded.', mend))
  if (person.kind === 'parent' && isAdult(facts) === false && !facts.guardianSigned) {
    const words = 'The client is under 18, and no parent or guardian has signed.'
    found.push(missing('guardian', words, { at: 'consents', clientId: person.id }))
  }
  return found
}

function knownBefore({ chart, parent, note }: RecordFacts): RecordFinding[] {
  const mend: Mend = { at: 'client', clientId: parent?.id ?? note.clientId }
  const found: RecordFinding[] = []
  const nothing = !chart || (chart.conditions.length === 0 && blank(chart.note))
  if (nothing && blank(chart?.parent?.birthNote)) {
    const words = 'Nothing stands under conditions, not even that there are none.'
    found.push(missing('priorConditions', words, mend))
  }
  if (!chart || chart.allergyHistory === 'notAsked') {
    found.push(missing('allergies', 'Allergies were not asked about.', mend))
  } else if (chart.allergyHistory === 'some' && chart.allergies.length === 0) {
    found.push(doubtful('allergies', 'There are allergies, and none is named.', mend))
  }
  return found
}

const isUrgentStop = ({ outcome, findings }: DoorGate): boolean =>
  outcome === 'stop' && findings.some(({ urgency }) => urgency === 'E' || urgency === 'D')

function atTheDoor(facts: RecordFacts): RecordFinding[] {
  const { gate, note } = facts
  const door: Mend = { at: 'door' }
  if (!gate) return [missing('doorNotAsked', 'The door check was not done.', door)]
  const found: RecordFinding[] = []
  if (gate.skipped) {
    const words = `The door check was left out: ${gate.skipped.reason}`
    found.push(doubtful('doorSkipped', words, door))
  } else if (gate.outcome === 'open') {
    found.push(missing('doorNotAsked', 'Urgent questions at the door were not asked.', door))
  }
  if (isUrgentStop(gate) && gate.calls.length === 0) {
    const words = 'The door check asked for a call today, and none is written down.'
    found.push(missing('stopWithoutCall', words, door))
  }
  if (gate.calls.some(({ answer, outcome }) => outcome === 'reached' && blank(answer))) {
    const words = 'A call reached somebody, and what was answered is not written down.'
    found.push(missing('callWithoutAnswer', words, door))
  }
  const later = gate.findings.some(({ urgency }) => urgency === 'W')
  if (later && !facts.referralWritten && gate.calls.length === 0) {
    const words =
      'The door check found something for a provider within days; no referral is written.'
    found.push(missing('referral', words, { at: 'referral', clientId: note.clientId }))
  }
  return found
}

/** Seen in the session itself, after the door: the call is written down in the same place. */
function callFromSession({ gate, note }: RecordFacts): RecordFinding[] {
  const called = (gate?.calls ?? []).length > 0
  if (called || (gate && isUrgentStop(gate)) || !asksForCall(note.content)) return []
  const words = 'What was found in the session asks for a call today, and none is written down.'
  return [missing('stopWithoutCall', words, { at: 'door' })]
}

/** By what the law of the state and the practice's own rules ask (rulebook 2.8, C4). */
function agreed({ missingConsents, person, visit }: RecordFacts): RecordFinding[] {
  if (person?.kind === 'infant') return []
  return missingConsents.map((one) => {
    const mend: Mend =
      one.kind === 'stateNotConfirmed' || one.kind === 'notAllowedHere' || one.kind === 'noTraining'
        ? { at: 'settings', section: 'state-rules' }
        : one.kind === 'therapistNotSigned'
          ? { at: 'door' }
          : one.kind === 'noState' || one.kind === 'ageUnknown' || one.kind === 'noOrder'
            ? { at: 'client', clientId: visit.clientId }
            : { at: 'consents', clientId: visit.clientId }
    return missing('consent', missingWords(one), mend)
  })
}

/** Places and people that a consent names one by one; the parent says it for the baby too. */
function partsAgreed({ agreedTo, note, visit }: RecordFacts): RecordFinding[] {
  if (agreedTo === null) return []
  const mend: Mend = { at: 'consents', clientId: visit.clientId }
  return notAgreedTo(note.content, agreedTo).map((words) => missing('consent', words, mend))
}

const isCesarean = (chart: Chart | undefined): boolean =>
  chart?.parent?.birthMode === 'cesareanPlanned' || chart?.parent?.birthMode === 'cesareanUnplanned'

function ofThisKind(facts: RecordFacts): RecordFinding[] {
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
function written({ note, visit }: RecordFacts): RecordFinding[] {
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
function times({ note, visit, now, person, serviceKind }: RecordFacts): RecordFinding[] {
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
