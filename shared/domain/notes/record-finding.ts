import type { ServiceKind } from '../../schema/catalog-entry'
import type { Chart } from '../../schema/chart'
import type { Client } from '../../schema/client'
import type { DoorGate } from '../../schema/door-gate'
import type { Note } from '../../schema/note'
import type { Staff } from '../../schema/staff'
import type { Visit } from '../../schema/visit'
import type { AgreedScope, MissingConsent } from '../consents/missing-consents'
import { type Day, dayOf } from '../time/calendar-day'

/* What the check of a whole record says, and what it is judged by. */

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
  /** What the rules of consent say was missing as the session began; of the parent alone, in a group of this family's. */
  readonly missingConsents: readonly MissingConsent[]
  /** What that parent had agreed to as the session began; null where that is not known. */
  readonly agreedTo: AgreedScope | null
  /** Somebody with the right to do so signed for a minor. */
  readonly guardianSigned: boolean
  /** Something that leads on was offered in this visit: a referral or a call. */
  readonly referralWritten: boolean
  readonly now: string
}

export const blank = (text: string | undefined): boolean => (text ?? '').trim() === ''

export const missing = (kind: RecordFindingKind, words: string, mend: Mend): RecordFinding => ({
  ...{ kind, words, mend },
  weight: 'missing',
})
export const doubtful = (kind: RecordFindingKind, words: string, mend: Mend): RecordFinding => ({
  ...{ kind, words, mend },
  weight: 'doubtful',
})

export const sessionDay = ({ note, visit }: RecordFacts): Day =>
  dayOf(note.sessionAt, visit.timeZone)
