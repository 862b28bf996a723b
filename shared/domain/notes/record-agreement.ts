import { missingWords } from '../consents/missing-consents'
import { type Mend, missing, type RecordFacts, type RecordFinding } from './record-finding'
import { notAgreedTo } from './record-parts'

/* What was done against what she had agreed to (clinical rulebook 2.8). */

/** By what the law of the state and the practice's own rules ask (rulebook 2.8, C4). */
export function agreed({ missingConsents, person, visit }: RecordFacts): RecordFinding[] {
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
export function partsAgreed({ agreedTo, note, visit }: RecordFacts): RecordFinding[] {
  if (agreedTo === null) return []
  const mend: Mend = { at: 'consents', clientId: visit.clientId }
  return notAgreedTo(note.content, agreedTo).map((words) => missing('consent', words, mend))
}
