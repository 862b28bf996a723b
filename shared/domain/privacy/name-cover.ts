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
  /** Given and family name of a client. */
  readonly full: boolean
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
const code = /[^\s,;:.()"“”]*\d[^\s,;:.()"“”]*/g
const phoneKey = (text: string) => text.replace(/\D/g, '').slice(-10)
const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/**
 * Renames clients in any words of a screen, so that what is said in free text is hidden as well. Two
 * households that share a name, in full or in part, become "Client": never a number that could be the other's. `known` are names that stay: of colleagues, providers, items and towns.
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
  // A code of digits alone is any year and any total: the places that show one hide it themselves.
  const codes = new Set(people.map((one) => one.gateCode.trim()).filter(isTellingCode))
  const cover = (text: string): string => {
    if (text.trim() === '') return text
    let said = text
    if (emails.size > 0 && said.includes('@')) {
      said = said.replace(email, (hit) => (emails.has(hit.toLowerCase()) ? 'email hidden' : hit))
    }
    if (phones.size > 0) {
      said = said.replace(phone, (hit) => (phones.has(phoneKey(hit)) ? 'number hidden' : hit))
    }
    if (codes.size > 0) said = said.replace(code, (hit) => (codes.has(hit) ? 'code hidden' : hit))
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

const isTellingCode = (text: string) => text.length > 3 && !/^\d*$/.test(text) && /\d/.test(text)
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
  const clientOf = (person: PrivatePerson) => {
    const number = numbers.get(person.kind === 'parent' ? person.id : person.parentId)
    return number === undefined ? 'Client' : `Client ${number}`
  }
  for (const person of people) {
    const client = clientOf(person)
    const label =
      person.kind === 'parent'
        ? client
        : babyLabel(person, babiesOf.get(person.parentId) ?? [], client)
    const { given, family, preferred } = person
    for (const first of [given, preferred]) {
      if (!first || !family) continue
      terms.add(`${first} ${family}`, label, 'full')
      terms.add(`${family} ${first}`, label, 'full')
      terms.add(`${family}, ${first}`, label, 'full')
    }
    // As a baby without a name of its own is called.
    if (person.kind === 'infant' && !given && !preferred && family) {
      terms.add(`Baby ${family}`, label, 'called')
    }
    const first = given.trim().split(/\s+/)[0] ?? ''
    for (const one of new Set([given, preferred, first, ...partsOf(given)])) {
      terms.add(one, label, 'part')
    }
    for (const one of new Set([family, ...partsOf(family)])) terms.add(one, client, 'part')
  }
  // After everybody: who is a client too goes by their own number.
  for (const person of people) {
    terms.add(person.emergencyName, `Contact of ${clientOf(person).toLowerCase()}`, 'beside')
    if (person.street.trim().length > 4) terms.add(person.street, 'address hidden', 'beside')
  }
}

/** Small words of family names: "van der Berg" is no reason to hide every van. */
const particles = new Set(['van', 'von', 'der', 'den', 'del', 'des', 'las', 'los', 'dos', 'san'])

/** What a name of several words may be shortened to: "Ms. Garcia", "Smith called". */
function partsOf(name: string): readonly string[] {
  const parts = tidy(name).split(/[\s\u002d\u2010-\u2015]+/)
  if (parts.length < 2) return []
  return parts.filter(
    (part) => [...part].length >= 3 && !/^\p{Ll}/u.test(part) && !particles.has(part.toLowerCase()),
  )
}

function babyLabel(baby: PrivatePerson, all: readonly PrivatePerson[], client: string): string {
  const of = client === 'Client' ? '' : ` of ${client.toLowerCase()}`
  if (all.length < 2) return `Baby${of}`
  return `Baby ${all.indexOf(baby) + 1}${of}`
}

/** The same order on every laptop. */
const byEntry = (a: PrivatePerson, b: PrivatePerson) =>
  a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)

/**
 * `full`: given and family name. `part`: what either may be shortened to. `called`: as somebody without a name of
 * their own is called. `beside`: a contact or a street, which never stands before a client.
 */
type TermKind = 'full' | 'part' | 'called' | 'beside'

interface Terms {
  add(text: string, label: string, kind: TermKind): void
  keep(text: string): void
  finder(): Finder
}
interface Finder {
  replace(text: string): string
  namesInFull(text: string): boolean
}

function createTerms(): Terms {
  const byText = new Map<string, Term>()
  const keyOf = (text: string) => folded(text).toLowerCase()
  const put = (raw: string, label: string | null, kind: TermKind) => {
    const text = trimmedToWords(tidy(raw))
    if (text === '') return
    const known = byText.get(keyOf(text))
    if (known) {
      // A name that stays never wins over a client, nor a contact over a client of that name.
      if (label === null || known.label === null) return
      if (kind === 'beside' && !known.label.startsWith('Contact')) return
      const full = known.full || kind === 'full'
      byText.set(keyOf(text), { ...known, full, label: commonLabel(known.label, label) })
      return
    }
    const spaced = /\s/.test(text)
    const ordinary = ordinaryWords.has(text.toLowerCase()) || [...text].length < 2
    byText.set(keyOf(text), {
      ...{ text: folded(text), label, full: kind === 'full' },
      ...{ anyCase: spaced && kind !== 'called', alone: !spaced && ordinary },
    })
  }
  return {
    add: put,
    keep: (text) => put(text, null, 'beside'),
    finder: () => createFinder(byText),
  }
}

/** What may be said of a name that several share: no number that could be the wrong one. */
function commonLabel(one: string, other: string): string {
  if (one === other) return one
  const household = /client \d+$/i.exec(one)?.[0].toLowerCase()
  const same = household !== undefined && other.toLowerCase().endsWith(household)
  const both = (start: string) => one.startsWith(start) && other.startsWith(start)
  if (both('Baby')) return same ? `Baby of ${household}` : 'Baby'
  if (both('Contact')) return 'Contact'
  return same ? `C${household.slice(1)}` : 'Client'
}

const trimmedToWords = (text: string) =>
  text.replace(/^[^\p{L}\p{M}\p{N}]+/u, '').replace(/[^\p{L}\p{M}\p{N}]+$/u, '')

/** One apostrophe for all of them, as long as before: "O'Brien" is typed with either. */
const folded = (text: string) => text.replace(/[\u2018\u2019\u02bc\u00b4\u0060\uff07]/g, "'")

/** By their beginning, the longest first. */
function beginningWith(
  terms: Iterable<Term>,
  beginningOf: (term: Term) => string | undefined,
): ReadonlyMap<string, readonly Term[]> {
  const lists = new Map<string, Term[]>()
  for (const term of terms) {
    const first = beginningOf(term)
    if (first === undefined) continue
    const list = lists.get(first)
    if (list) list.push(term)
    else lists.set(first, [term])
  }
  for (const list of lists.values()) list.sort((a, b) => b.text.length - a.text.length)
  return lists
}

function createFinder(byText: ReadonlyMap<string, Term>): Finder {
  const byFirst = beginningWith(byText.values(), ({ text }) => text.toLowerCase().match(word)?.[0])
  const runs = beginningWith(byText.values(), ({ text, label }) =>
    label !== null && unspaced.test(text) ? [...text][0] : undefined,
  )

  const termAt = (text: string, at: number, first: string): Term | undefined =>
    byFirst.get(first.toLowerCase())?.find((term) => {
      const said = text.slice(at, at + term.text.length)
      const next = text.slice(at + term.text.length)
      const same = term.anyCase
        ? said.toLowerCase() === term.text.toLowerCase()
        : said === term.text || (said === said.toUpperCase() && said === term.text.toUpperCase())
      if (!same || startsInWord(next)) return false
      return !term.alone || text.trim() === said || /^'s\b/.test(next)
    })
  const walk = (text: string, onHit: (term: Term) => string): string => {
    const plain = folded(text)
    let done = 0
    let said = ''
    for (const { 0: first, index } of plain.matchAll(word)) {
      if (index < done) continue
      const term = termAt(plain, index, first)
      if (!term) continue
      said += text.slice(done, index) + onHit(term)
      done = index + term.text.length
      if (term.label === null) said += text.slice(index, done)
    }
    return said + text.slice(done)
  }
  const walkRuns = (text: string): string => {
    if (runs.size === 0 || !unspaced.test(text)) return text
    let said = ''
    for (let at = 0; at < text.length; ) {
      const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
      const term = runs.get(sign)?.find((one) => text.startsWith(one.text, at))
      said += term ? term.label : sign
      at += (term?.text ?? sign).length
    }
    return said
  }
  return {
    replace(raw) {
      const composed = raw.normalize('NFC')
      const covered = walk(composed, ({ label }) => label ?? '')
      return walkRuns(covered === composed ? raw : covered)
    },
    namesInFull(text) {
      let found = false
      walk(tidy(text), (term) => {
        found ||= term.full
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
