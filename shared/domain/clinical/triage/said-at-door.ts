import type { TriageSymptom, TriageTarget } from '../../../schema/referral-triage'
import type { Screening } from '../../../schema/screening'
import { type Day, dayOf, type Instant } from '../../time/calendar-day'
import { questionWords } from '../gate/questions'
import { asksForMoodScreen, triageTargets, whereTo } from './where-to'

interface Bearing {
  /** Rows of the referral check that the question of the door touches: one of them, not each of them. */
  readonly beside: readonly TriageSymptom[]
  readonly to: readonly TriageTarget[]
  readonly isMood?: true
}

/**
 * What a "yes" at the door means for the referral check (rulebook 1.5, 1.6, 3.1, 4.20 to 4.22; whom it
 * points to is the contact of its rule in 4.A, 4.B and 4.D). Only what the check asks about as well. An
 * unsafe home (A20) is never repeated anywhere: LOCKED. None of it points to massage: what the door asks
 * is graver than what massage is offered for.
 */
export const bearings: Readonly<Record<string, Bearing>> = {
  pelvicFloor: { beside: ['leaking', 'heaviness'], to: ['pelvicFloorPt'] },
  spine: { beside: ['leaking'], to: ['medical'] },
  incision: { beside: ['scarTrouble'], to: ['medical'] },
  incisionBurst: { beside: ['scarTrouble'], to: ['medical'] },
  leg: { beside: ['swelling'], to: ['medical'] },
  faceSwelling: { beside: ['swelling'], to: ['medical'] },
  nipple: { beside: ['painfulFeeding'], to: ['lactation'] },
  breastHot: { beside: ['painfulFeeding', 'blockedDucts'], to: ['medical', 'lactation'] },
  lumpUnresolved: { beside: ['blockedDucts'], to: ['lactation'] },
  lumpOld: { beside: ['newOrWorse'], to: ['medical'] },
  breastSkin: { beside: ['newOrWorse'], to: ['medical'] },
  abscess: { beside: ['newOrWorse'], to: ['medical'] },
  antibiotics: { beside: ['newOrWorse'], to: ['medical'] },
  oversupply: { beside: ['milkWorry'], to: ['lactation'] },
  lowMood: { beside: ['veryLow'], to: ['mentalHealth'], isMood: true },
  panic: { beside: ['anxious'], to: ['mentalHealth'], isMood: true },
  psychosis: { beside: ['veryLow', 'poorSleep'], to: ['mentalHealth'] },
  harm: { beside: ['veryLow'], to: ['mentalHealth'] },
}

/** A "yes" of the parent at the door that bears on the referral check. */
export interface SaidAtDoor {
  readonly question: string
  /** The question as it was put. */
  readonly words: string
  readonly at: Instant
  readonly beside: readonly TriageSymptom[]
  readonly to: readonly TriageTarget[]
  readonly isMood: boolean
}

export interface CheckOfVisit {
  readonly clientId: string
  /** '' when the check was made outside a visit: then its day counts. */
  readonly visitId: string
  readonly day: Day
  /** Of the practice, in which `day` is counted. */
  readonly timeZone: string
}

type Gate = Pick<Screening, 'clientId' | 'visitId' | 'startAt' | 'doorGate'>

/**
 * What the parent said yes to at the door of this check's visit, in the order it was said. It is worked out
 * anew each time and never written into the check: what is answered there stands as it was answered, and a
 * question that the check did not put is still not asked. Only "yes" is carried: the door puts several
 * things into one question, and in other words.
 */
export function saidAtDoor(
  gates: readonly Gate[],
  { clientId, visitId, day, timeZone }: CheckOfVisit,
): SaidAtDoor[] {
  const ofCheck = ({ visitId: of, startAt }: Gate) =>
    visitId === '' ? dayOf(startAt, timeZone) === day : of === visitId
  const latest = new Map<string, SaidAtDoor>()
  for (const gate of gates) {
    if (gate.clientId !== clientId || gate.doorGate?.subject !== 'parent' || !ofCheck(gate))
      continue
    for (const { id: question, answer, at } of gate.doorGate.answers) {
      const bearing = Object.hasOwn(bearings, question) ? bearings[question] : undefined
      if (!bearing || answer !== 'yes') continue
      const { beside, to, isMood = false } = bearing
      const before = latest.get(question)
      if (before && before.at >= at) continue
      latest.set(question, { question, words: questionWords(question), at, beside, to, isMood })
    }
  }
  return [...latest.values()].toSorted(
    (a, b) => a.at.localeCompare(b.at) || a.question.localeCompare(b.question),
  )
}

export interface PointerWithDoor {
  readonly to: TriageTarget
  /** Answered in the check. */
  readonly because: readonly TriageSymptom[]
  /** Said at the door. */
  readonly atDoor: readonly SaidAtDoor[]
}

type Answered = Parameters<typeof whereTo>[0]

/** Where the check and the door together point, each with what speaks for it; what cannot wait first. */
export function whereToWithDoor(
  triage: Answered,
  said: readonly SaidAtDoor[],
): readonly PointerWithDoor[] {
  const answered = new Map(whereTo(triage).map(({ to, because }) => [to, because]))
  return triageTargets.flatMap((to) => {
    const because = answered.get(to) ?? []
    const atDoor = said.filter((one) => one.to.includes(to))
    return because.length + atDoor.length > 0 ? [{ to, because, atDoor }] : []
  })
}

export const asksForMoodScreenWithDoor = (triage: Answered, said: readonly SaidAtDoor[]): boolean =>
  asksForMoodScreen(triage) || said.some(({ isMood }) => isMood)

/** What was said at the door about one row of the check. */
export const besideSymptom = (
  said: readonly SaidAtDoor[],
  symptom: TriageSymptom,
): readonly SaidAtDoor[] => said.filter(({ beside }) => beside.includes(symptom))
