import { readScreen } from '../domain/clinical/mood/score'
import { addDays, addMinutes, type Day } from '../domain/time/calendar-day'
import type { MoodRules } from '../schema/mood-rules'
import type { MoodScreen } from '../schema/mood-screen'
import type { ReferralTriage, TriageSymptom } from '../schema/referral-triage'
import type { Screening } from '../schema/screening'
import type { Visit } from '../schema/visit'
import type { Goal, Wellbeing } from '../schema/wellbeing'
import { createRandom, type Random } from './random'

/** The sample practice began to screen so many days ago: ten years of it would only weigh. */
export const screensSinceDays = 120

const screeningsStartOn = (today: Day): Day => addDays(today, -screensSinceDays)

type Stamp = Pick<Screening, 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>

export const sampleMoodRules = (at: string, by: string): MoodRules => ({
  copyConfirmedAt: at,
  copyConfirmedBy: by,
  form: 'English and Spanish, our own copies',
  cutOffs: [],
})

const goals: readonly Goal[] = ['pain', 'tension', 'stress', 'sleep', 'swelling', 'scar']
const symptoms: readonly TriageSymptom[] = [
  'leaking',
  'pelvicPain',
  'coreGap',
  'drained',
  'soreFromHolding',
  'painfulFeeding',
  'poorSleep',
]

const clamp = (value: number, most: number): number =>
  Math.max(0, Math.min(most, Math.round(value)))

/** What was asked beside the hands: wellbeing each time, a sheet now and then, one referral check. */
export function createScreeningBook(seed: number, today: Day) {
  const random = createRandom(seed * 7919 + 23)
  const from = screeningsStartOn(today)
  const held = new Map<string, Person>()
  return {
    /** The screenings of a visit; none of a visit that was not held, or before the practice screened. */
    ofVisit(visit: Visit): readonly Screening[] {
      if (visit.state !== 'finished' || visit.startAt.slice(0, 10) < from) return []
      const person = held.get(visit.clientId) ?? newPerson(random)
      held.set(visit.clientId, person)
      const made = screeningsOf(visit, person, random)
      person.visits += 1
      return made
    },
  }
}

interface Person {
  visits: number
  /** Where her numbers begin, 0 to 1; they go down from there. */
  readonly weight: number
  readonly goals: readonly Goal[]
}

const newPerson = (random: Random): Person => {
  const first = random.pick(goals)
  const second = random.pick(goals.filter((goal) => goal !== first))
  return { visits: 0, weight: random.next(), goals: [first, second] }
}

function screeningsOf(visit: Visit, person: Person, random: Random): Screening[] {
  const nth = person.visits
  const level = Math.max(0.1, person.weight - nth * 0.12)
  const made = [
    record(visit, random, { kind: 'wellbeing', wellbeing: feltAt(level, person, random) }),
  ]
  if (nth % 3 === 0) {
    const mood = sheetAt(level, visit, random)
    made.push(record(visit, random, { kind: 'mood', mood }))
  }
  if (nth === 1)
    made.push(record(visit, random, { kind: 'triage', triage: checkAt(visit, random) }))
  return made
}

function record(
  visit: Visit,
  random: Random,
  part: Pick<Screening, 'kind'> & Partial<Screening>,
): Screening {
  const at = addMinutes(visit.startAt, 5)
  const stamp: Stamp = {
    space: visit.space,
    ...{ createdAt: at, createdBy: visit.therapistId, updatedAt: at, updatedBy: visit.therapistId },
  }
  const parts = { doorGate: null, mood: null, triage: null }
  const about = { clientId: visit.clientId, visitId: visit.id, startAt: at }
  return { ...stamp, id: random.uuid(), ...about, ...parts, ...part }
}

function feltAt(level: number, person: Person, random: Random): Wellbeing {
  const about = (most: number) => clamp(level * most + random.next() * 2 - 1, most)
  return {
    sleepHours: clamp((8 - level * 4 + random.next()) * 2, 20) / 2,
    sleepQuality: 10 - about(8),
    stress: about(9),
    pain: about(8),
    goals: person.goals.map((goal) => ({ goal, trouble: about(9), measure: '' })),
    words: '',
  }
}

/** Item 10 stays at 0: the sample frightens nobody. */
function sheetAt(level: number, visit: Visit, random: Random): MoodScreen {
  const items = Array.from({ length: 10 }, (_, index) =>
    index === 9 ? 0 : clamp(level * 2.2 + random.next() - 0.6, 3),
  )
  const sheet: MoodScreen = {
    ...{ instrument: 'epds', items, readAs: 'score', filledBy: 'client', language: 'English' },
    ...{ form: 'English, our own copy', risks: [], note: '', actions: [] },
  }
  const { band } = readScreen(sheet)
  const acted = band === 'low' || random.chance(0.1) ? [] : [band]
  return {
    ...sheet,
    actions: acted.map((was) => ({
      id: random.uuid(),
      step: was === 'assess' ? 'toldProvider' : 'askedProviderToScreen',
      at: addMinutes(visit.startAt, 40),
      by: visit.therapistId,
      words: was === 'assess' ? 'Called her OB’s office together; seen this week.' : '',
    })),
  }
}

function checkAt(visit: Visit, random: Random): ReferralTriage {
  const said = symptoms.map((symptom) => ({
    symptom,
    answer: random.chance(0.3) ? ('yes' as const) : ('no' as const),
  }))
  const toPt = said.some(
    ({ symptom, answer }) =>
      answer === 'yes' && ['leaking', 'pelvicPain', 'coreGap'].includes(symptom),
  )
  const offer = {
    ...{ id: random.uuid(), to: 'pelvicFloorPt' as const, by: visit.therapistId, words: '' },
    at: addMinutes(visit.startAt, 45),
    answer: random.pick(['heard', 'heard', 'heard', 'declined', 'accepted'] as const),
  }
  return {
    symptoms: said,
    offers: toPt ? [offer] : [],
    ptReferral: { needed: 'notAsked', payer: '', authorization: '' },
    note: '',
  }
}
