import { plainWords } from './plain-words'

export interface KnownPerson {
  readonly id: string
  readonly kind: 'parent' | 'infant'
  readonly name: string
  readonly dateOfBirth: string | null
  readonly phone: string
}

export interface PossibleDuplicate {
  readonly id: string
  readonly because: 'nameAndBirth' | 'name' | 'phone'
}

/** Seven digits are a local number; fewer would match by chance. */
const shortestPhone = 7

const phoneKey = (phone: string): string => {
  const digits = phone.replace(/\D/g, '')
  return digits.length < shortestPhone ? '' : digits.slice(-10)
}
const nameKey = (name: string): string => [...plainWords(name)].sort().join(' ')

/**
 * People already known who may be this parent: the same name (in any order of its words) and birth
 * date, the same name where a birth date is missing, or the same phone. Best reason first, at most
 * five: it is a hint, never a bar.
 */
export function findDuplicates(
  candidate: Omit<KnownPerson, 'kind'>,
  known: Iterable<KnownPerson>,
): readonly PossibleDuplicate[] {
  const name = nameKey(candidate.name)
  const phone = phoneKey(candidate.phone)
  const found: PossibleDuplicate[] = []
  if (!name && !phone) return found
  for (const person of known) {
    if (person.id === candidate.id || person.kind !== 'parent') continue
    const because = sameName(candidate, person, name)
    if (because) found.push({ id: person.id, because })
    else if (phone && phoneKey(person.phone) === phone) {
      found.push({ id: person.id, because: 'phone' })
    }
  }
  return found.sort((a, b) => rank[a.because] - rank[b.because]).slice(0, 5)
}

const rank = { nameAndBirth: 0, phone: 1, name: 2 }

function sameName(
  candidate: Omit<KnownPerson, 'kind'>,
  person: KnownPerson,
  name: string,
): 'nameAndBirth' | 'name' | null {
  // A quick look first: taking 5,000 names apart for one would be felt.
  if (!name || person.name.length > candidate.name.length * 2 + 8) return null
  if (candidate.dateOfBirth && person.dateOfBirth) {
    if (candidate.dateOfBirth !== person.dateOfBirth) return null
    return nameKey(person.name) === name ? 'nameAndBirth' : null
  }
  return nameKey(person.name) === name ? 'name' : null
}
