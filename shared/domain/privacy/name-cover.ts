import { householdNumbers } from './household-numbers'
import { ordinaryWords } from './ordinary-words'

/** As much of a client as hiding them needs; held in memory only while names are hidden. */
export interface PrivatePerson {
  readonly id: string
  readonly kind: 'parent' | 'infant'
  /** '' for a parent. */
  readonly parentId: string
  readonly createdAt: string
  readonly given: string
  readonly family: string
  readonly preferred: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly street: string
  readonly gateCode: string
  readonly emergencyName: string
}

export interface NameCover {
  /** The same words with a label where a client was named. Covering twice changes nothing more. */
  cover(text: string): string
  /** Whether the words name or give away a client. */
  covers(text: string): boolean
  /** The id of the parent that a label or its number stands for; null for any other words. */
  parentOf(label: string): string | null
}

interface Term {
  readonly text: string
  /** Null: looks like a client's name, and is not (a colleague, a doctor, a town). */
  label: string | null
  /** Two words or more: found in any case. */
  readonly anyCase: boolean
  /** An ordinary word as well ("Rose", "Will"): only when nothing else is said, or as "Rose’s". */
  readonly alone: boolean
}

const word = /[\p{L}\p{M}\p{N}]+/gu
const wordPart = /[\p{L}\p{M}\p{N}]/u
/** Scripts that write no spaces: a name stands in the middle of a run of letters. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}]/u
const phone = /\+?\(?\d[\d\s().\u2010-\u2015-]{5,}\d/g
const email = /[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+/g
const phoneKey = (text: string) => text.replace(/\D/g, '').slice(-10)
const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/**
 * Renames clients in any words of a screen, so that what is said in free text is hidden as well. Two
 * people of one name get one label, as one name stood for both; a first name that several share becomes
 * "Client". `known` are names that stay: of colleagues, providers, items and towns.
 */
export function nameCover(
  people: readonly PrivatePerson[],
  known: readonly string[] = [],
): NameCover {
  const terms = createTerms()
  addPeople(terms, people)
  const covered = terms.finder()
  for (const name of known) {
    // A package named after its client is no reason to show the client.
    if (!covered.namesInFull(name)) terms.keep(name)
  }
  const find = terms.finder()
  const phones = new Set(people.flatMap((one) => one.phones.map(phoneKey)).filter(isLongNumber))
  const emails = new Set(people.flatMap((one) => one.emails.map((text) => text.toLowerCase())))
  emails.delete('')
  const cover = (text: string): string => {
    if (text.trim() === '') return text
    let said = text
    if (emails.size > 0 && said.includes('@')) {
      said = said.replace(email, (hit) => (emails.has(hit.toLowerCase()) ? 'email hidden' : hit))
    }
    if (phones.size > 0) {
      said = said.replace(phone, (hit) => (phones.has(phoneKey(hit)) ? 'number hidden' : hit))
    }
    const covered = find.replace(said)
    return covered === text ? text : startedLarge(covered, text)
  }
  const parents = new Map([...householdNumbers(people)].map(([id, number]) => [number, id]))
  const parentOf = (label: string) => {
    const said = /^\s*(?:client\s+)?(\d{4,6})\s*$/i.exec(label)
    return said ? (parents.get(Number(said[1])) ?? null) : null
  }
  return { cover, covers: (text) => cover(text) !== text, parentOf }
}

/** "Address hidden" where a line begins with it. */
const startedLarge = (covered: string, text: string) =>
  /^(address|number|email|code) hidden/.test(covered) && !covered.startsWith(text.slice(0, 4))
    ? covered.charAt(0).toUpperCase() + covered.slice(1)
    : covered

const isLongNumber = (digits: string) => digits.length >= 7

function addPeople(terms: Terms, all: readonly PrivatePerson[]): void {
  const people = all.toSorted(byEntry)
  const numbers = householdNumbers(people)
  const babiesOf = new Map<string, PrivatePerson[]>()
  for (const one of people) {
    if (one.kind !== 'infant') continue
    const siblings = babiesOf.get(one.parentId)
    if (siblings) siblings.push(one)
    else babiesOf.set(one.parentId, [one])
  }
  for (const person of people) {
    const parentId = person.kind === 'parent' ? person.id : person.parentId
    const number = numbers.get(parentId)
    const client = number === undefined ? 'Client' : `Client ${number}`
    const label =
      person.kind === 'parent' ? client : babyLabel(person, babiesOf.get(parentId) ?? [], number)
    const { given, family, preferred } = person
    for (const first of [given, preferred]) {
      if (!first || !family) continue
      terms.add(`${first} ${family}`, label)
      terms.add(`${family} ${first}`, label)
      terms.add(`${family}, ${first}`, label)
    }
    const [first = ''] = given.trim().split(/\s+/)
    for (const one of new Set([given, preferred, first])) terms.add(one, label)
    terms.add(family, client)
    terms.add(person.emergencyName, `Contact of ${client.toLowerCase()}`)
    if (person.street.trim().length > 4) terms.add(person.street, 'address hidden')
    if (person.gateCode.trim().length > 3) terms.add(person.gateCode, 'code hidden')
  }
}

function babyLabel(
  baby: PrivatePerson,
  all: readonly PrivatePerson[],
  number: number | undefined,
): string {
  const of = number === undefined ? '' : ` of client ${number}`
  if (all.length < 2) return `Baby${of}`
  return `Baby ${all.indexOf(baby) + 1}${of}`
}

/** The same order on every laptop. */
const byEntry = (a: PrivatePerson, b: PrivatePerson) =>
  a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)

interface Terms {
  add(text: string, label: string): void
  keep(text: string): void
  finder(): Finder
}
interface Finder {
  replace(text: string): string
  namesInFull(text: string): boolean
}

function createTerms(): Terms {
  const byText = new Map<string, Term>()
  const unspacedTerms = new Map<string, string>()
  const keyOf = (text: string) => text.toLowerCase()
  const put = (raw: string, label: string | null) => {
    const text = trimmedToWords(tidy(raw))
    if (text === '') return
    if (label !== null && unspaced.test(text)) unspacedTerms.set(text, label)
    const known = byText.get(keyOf(text))
    if (known) {
      // The same words already mean somebody: one of several. A name that stays never wins over a client.
      if (label === null || known.label === label) return
      const inFull = known.anyCase && known.label !== null
      const shared = known.label === null ? label : commonLabel(known.label, label)
      if (!inFull) byText.set(keyOf(text), { ...known, label: shared })
      return
    }
    const anyCase = /\s/.test(text)
    const ordinary = ordinaryWords.has(text.toLowerCase()) || [...text].length < 2
    byText.set(keyOf(text), { text, label, anyCase, alone: !anyCase && ordinary })
  }
  return {
    add: put,
    keep: (text) => put(text, null),
    finder: () => createFinder(byText, unspacedTerms),
  }
}

/** What may be said of a first name that several people share. */
const commonLabel = (one: string, other: string) =>
  one.startsWith('Baby') && other.startsWith('Baby') ? 'Baby' : 'Client'

const trimmedToWords = (text: string) =>
  text.replace(/^[^\p{L}\p{M}\p{N}]+/u, '').replace(/[^\p{L}\p{M}\p{N}]+$/u, '')

function createFinder(
  byText: ReadonlyMap<string, Term>,
  unspacedTerms: ReadonlyMap<string, string>,
): Finder {
  const byFirst = new Map<string, Term[]>()
  for (const term of byText.values()) {
    const [first] = term.text.toLowerCase().match(word) ?? []
    if (first) byFirst.set(first, [...(byFirst.get(first) ?? []), term])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length)
  const runs = [...unspacedTerms].sort(([a], [b]) => b.length - a.length)

  const termAt = (text: string, at: number, first: string): Term | undefined =>
    byFirst.get(first.toLowerCase())?.find((term) => {
      const said = text.slice(at, at + term.text.length)
      const next = text.slice(at + term.text.length)
      const same = term.anyCase
        ? said.toLowerCase() === term.text.toLowerCase()
        : said === term.text || (said === said.toUpperCase() && said === term.text.toUpperCase())
      if (!same || startsInWord(next)) return false
      return !term.alone || text.trim() === said || /^['’]s\b/.test(next)
    })
  const walk = (text: string, onHit: (term: Term) => string): string => {
    let done = 0
    let said = ''
    for (const { 0: first, index } of text.matchAll(word)) {
      if (index < done) continue
      const term = termAt(text, index, first)
      if (!term) continue
      said += text.slice(done, index) + onHit(term)
      done = index + term.text.length
      if (term.label === null) said += text.slice(index, done)
    }
    return said + text.slice(done)
  }
  return {
    replace(raw) {
      const composed = raw.normalize('NFC')
      const covered = walk(composed, ({ label }) => label ?? '')
      const spaced = covered === composed ? raw : covered
      return runs.reduce((text, [name, label]) => text.replaceAll(name, label), spaced)
    },
    namesInFull(text) {
      let found = false
      walk(tidy(text), (term) => {
        found ||= term.anyCase
        return ''
      })
      return found
    },
  }
}

const startsInWord = (rest: string) => {
  const [next] = rest
  return next !== undefined && wordPart.test(next) && !unspaced.test(next)
}
