import type { BreastSite, MilkRemoval } from '../../schema/breast-session'
import type { ServiceKind } from '../../schema/catalog-entry'
import type { Allergy, BirthMode, ParentChart } from '../../schema/chart'
import type { GateAnswerValue } from '../../schema/door-gate'
import type { MoodInstrument } from '../../schema/mood-screen'
import type { Day, Instant } from '../time/calendar-day'

/** What is measured at the door, in the unit it is kept in: mmHg apart, °C, beats and breaths a minute, %, g. */
export type MeasureOf = 'temperatureC' | 'pulse' | 'breaths' | 'spo2' | 'weightG'

/**
 * One thing that a block of the page says in words, once more as values: other systems read these. A fact
 * stands and falls with its block, so that no form of a summary tells more than the page.
 */
export type SharedFact =
  | {
      /** That there was a visit, and of what kind. */
      readonly kind: 'visit'
      readonly id: string
      readonly serviceKind: ServiceKind
      readonly at: Instant
      readonly visitId: string
    }
  | {
      readonly kind: 'measure'
      readonly id: string
      readonly of: MeasureOf
      readonly value: number
      readonly at: Instant
      readonly visitId: string
    }
  | {
      readonly kind: 'bloodPressure'
      readonly id: string
      /** mmHg. */
      readonly systolic: number
      readonly diastolic: number
      readonly at: Instant
      readonly visitId: string
    }
  | {
      readonly kind: 'flag'
      readonly id: string
      readonly words: string
      readonly answer: GateAnswerValue
      readonly at: Instant
      readonly visitId: string
    }
  | {
      readonly kind: 'pain'
      readonly id: string
      readonly when: 'before' | 'after'
      /** 0 to 10. */
      readonly rating: number
      readonly at: Instant
      readonly visitId: string
    }
  | {
      readonly kind: 'site'
      readonly id: string
      readonly site: Pick<
        BreastSite,
        | 'side'
        | 'clock'
        | 'distanceCm'
        | 'lengthCm'
        | 'widthCm'
        | 'consistency'
        | 'skin'
        | 'painBefore'
        | 'lengthAfterCm'
        | 'widthAfterCm'
        | 'consistencyAfter'
        | 'skinAfter'
        | 'painAfter'
      >
      readonly at: Instant
      readonly visitId: string
    }
  | {
      /** A whole session: what was done in it stands in `lines`. */
      readonly kind: 'session'
      readonly id: string
      readonly serviceKind: ServiceKind
      readonly handsOnMin: number | null
      readonly at: Instant
      readonly visitId: string
      readonly lines: readonly string[]
      readonly sides: readonly ('left' | 'right' | 'both')[]
    }
  | {
      readonly kind: 'milk'
      readonly id: string
      readonly milk: Pick<MilkRemoval, 'method' | 'leftMl' | 'rightMl'>
      readonly at: Instant
      readonly visitId: string
    }
  | {
      readonly kind: 'moodTotal'
      readonly id: string
      readonly instrument: MoodInstrument
      readonly total: number
      readonly at: Instant
    }
  | {
      readonly kind: 'moodAnswers'
      readonly id: string
      readonly instrument: MoodInstrument
      /** 0 to 3 in the order of the sheet; null: not answered. */
      readonly items: readonly (number | null)[]
      readonly at: Instant
    }
  | {
      readonly kind: 'symptom'
      readonly id: string
      readonly words: string
      readonly answer: 'yes' | 'no'
      readonly at: Instant
    }
  | ({ readonly kind: 'allergy' } & Pick<Allergy, 'id' | 'substance' | 'reaction' | 'severity'>)
  | { readonly kind: 'noAllergies'; readonly id: string }
  | {
      readonly kind: 'medication'
      readonly id: string
      readonly name: string
      readonly dose: string
      readonly note: string
      /** Of a baby's page: taken by the mother. */
      readonly whose: 'subject' | 'mother'
    }
  | { readonly kind: 'condition'; readonly id: string; readonly words: string }
  | {
      readonly kind: 'clearance'
      readonly id: string
      readonly scope: string
      readonly givenOn: Day
      readonly expiresOn: Day | null
    }
  | {
      readonly kind: 'pregnancy'
      readonly id: string
      readonly stage: ParentChart['stage']
      readonly dueOn: Day | null
      readonly birthOn: Day | null
      readonly birthMode: BirthMode | null
      readonly gravida: number | null
      readonly para: number | null
    }
  | {
      readonly kind: 'newborn'
      readonly id: string
      readonly birthMode: BirthMode | null
      readonly gestationDays: number | null
      readonly birthWeightG: number | null
    }
  | {
      readonly kind: 'feeding'
      readonly id: string
      readonly mode: ParentChart['feeding']
    }
