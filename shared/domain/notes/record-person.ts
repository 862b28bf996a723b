import { ageOn } from '../consents/missing-consents'
import {
  blank,
  doubtful,
  type Mend,
  missing,
  type RecordFacts,
  type RecordFinding,
  sessionDay,
} from './record-finding'

/* Who gave the session, to whom, and what was known before (clinical rulebook 8.9). */

export function whoGaveIt(facts: RecordFacts): RecordFinding[] {
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

export function whoTheyAre(facts: RecordFacts): RecordFinding[] {
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

export function knownBefore({ chart, parent, note }: RecordFacts): RecordFinding[] {
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
