import { missingWords } from '../consents/missing-consents'
import { type Mend, missing, type RecordFacts, type RecordFinding } from './record-finding'
import { notAgreedTo } from './record-parts'

/* What was done against what she had agreed to (clinical rulebook 2.8). */

/** Who signs for this note: in a group each family for itself, elsewhere the parent of the home. */
const familyOf = ({ note, visit }: Pick<RecordFacts, 'note' | 'visit'>): string =>
  visit.groupClientIds?.includes(note.clientId) ? note.clientId : visit.clientId

/** By what the law of the state and the practice's own rules ask (rulebook 2.8, C4). */
export function agreed(facts: RecordFacts): RecordFinding[] {
  const { missingConsents, person } = facts
  if (person?.kind === 'infant') return []
  const clientId = familyOf(facts)
  return missingConsents.map((one) => {
    const mend: Mend =
      one.kind === 'stateNotConfirmed' || one.kind === 'notAllowedHere' || one.kind === 'noTraining'
        ? { at: 'settings', section: 'state-rules' }
        : one.kind === 'therapistNotSigned'
          ? { at: 'door' }
          : one.kind === 'noState' || one.kind === 'ageUnknown' || one.kind === 'noOrder'
            ? { at: 'client', clientId }
            : { at: 'consents', clientId }
    return missing('consent', missingWords(one), mend)
  })
}

/** Places and people that a consent names one by one; the parent says it for the baby too. */
export function partsAgreed(facts: RecordFacts): RecordFinding[] {
  const { agreedTo, note } = facts
  if (agreedTo === null) return []
  const mend: Mend = { at: 'consents', clientId: familyOf(facts) }
  return notAgreedTo(note.content, agreedTo).map((words) => missing('consent', words, mend))
}
