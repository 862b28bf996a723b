import MiniSearch, { type SearchResult } from 'minisearch'
import { plainText, plainWords } from '#shared/domain/clients/plain-words'
import type { Client, PersonName } from '#shared/schema/client'

/** As much of a client as lists, search and the day's view need; held in memory while unlocked. */
export interface DirectoryEntry {
  readonly id: string
  readonly kind: Client['kind']
  readonly parentId: string
  readonly status: Client['status']
  readonly name: string
  readonly sortName: string
  readonly preferred: string
  readonly phone: string
  readonly place: string
  readonly dateOfBirth: string | null
  readonly providerIds: readonly string[]
  /** Of a parent: how many babies the household has. */
  readonly babies: number
}

export const fullName = (name: PersonName): string =>
  [name.given, name.family].filter(Boolean).join(' ') || name.preferred

export interface ClientDirectory {
  /** Parents by family name, archived ones too. */
  readonly parents: readonly DirectoryEntry[]
  /** Everybody, always as of now. */
  readonly byId: ReadonlyMap<string, DirectoryEntry>
  /** Parents that match what was typed (their own or a baby's name, phone, place), best first. */
  search(text: string): readonly DirectoryEntry[]
}

export interface DirectoryIndex {
  put(clients: readonly Client[]): void
  remove(ids: readonly string[]): void
  /** Brings search and order up to date; stops after every few hundred entries, so that it can be shared out. */
  settle(): Generator<void, void, void>
  /** The directory as last settled; later changes make a new list of parents. */
  snapshot(): ClientDirectory
}

/** What the search engine is told of a household: the parent's entry with the babies' names. */
interface SearchText {
  readonly id: string
  readonly name: string
  readonly babies: string
  readonly place: string
}

/** Below this many letters nearly everything matches and a plain walk is quicker than the engine. */
const shortQuery = 3

const settleStep = 200

export function createDirectoryIndex(): DirectoryIndex {
  const byId = new Map<string, DirectoryEntry>()
  const infantsOf = new Map<string, Set<string>>()
  /** All words of a household as one text, a space before each: one look-up a household and word. */
  const wordsOf = new Map<string, string>()
  const engine = createEngine()
  const unsettled = new Set<string>()
  let parents: readonly DirectoryEntry[] = []

  const forget = (id: string) => {
    const old = byId.get(id)
    if (!old) return
    byId.delete(id)
    unsettled.add(old.kind === 'parent' ? id : old.parentId)
    if (old.kind === 'infant') infantsOf.get(old.parentId)?.delete(id)
  }

  const index = (parentId: string) => {
    if (engine.has(parentId)) engine.discard(parentId)
    wordsOf.delete(parentId)
    const entry = byId.get(parentId)
    if (entry?.kind !== 'parent') return
    const infants = [...(infantsOf.get(parentId) ?? [])]
    // One who was taken out of the household is still found by name, but not counted.
    const active = infants.filter((id) => byId.get(id)?.status === 'active')
    byId.set(parentId, { ...entry, babies: active.length })
    const name = `${entry.name} ${entry.preferred}`
    const babies = infants.map((id) => byId.get(id)?.name ?? '').join(' ')
    engine.add({ id: parentId, name, babies, place: entry.place })
    wordsOf.set(parentId, ` ${plainWords(`${name} ${babies} ${entry.place}`).join(' ')}`)
  }

  return {
    put(clients) {
      for (const client of clients) {
        forget(client.id)
        byId.set(client.id, entryOf(client))
        unsettled.add(client.kind === 'parent' ? client.id : client.parentId)
        if (client.kind !== 'infant') continue
        const infants = infantsOf.get(client.parentId) ?? new Set()
        infantsOf.set(client.parentId, infants.add(client.id))
      }
    },
    remove: (ids) => ids.forEach(forget),
    *settle() {
      const changed = new Set(unsettled)
      unsettled.clear()
      let done = 0
      for (const id of changed) {
        index(id)
        done += 1
        if (done % settleStep === 0) yield
      }
      parents = reordered(parents, changed, byId)
    },
    snapshot() {
      const list = parents
      return { parents: list, byId, search: (text) => search(text, list, byId, wordsOf, engine) }
    },
  }
}

/** A few changes mend the sorted list; many sort it anew. */
function reordered(
  parents: readonly DirectoryEntry[],
  changed: ReadonlySet<string>,
  byId: ReadonlyMap<string, DirectoryEntry>,
): readonly DirectoryEntry[] {
  if (changed.size > settleStep) {
    return [...byId.values()].filter((entry) => entry.kind === 'parent').sort(byName)
  }
  const list = parents.filter((entry) => !changed.has(entry.id))
  for (const id of changed) {
    const entry = byId.get(id)
    if (entry?.kind === 'parent') list.splice(placeIn(list, entry), 0, entry)
  }
  return list
}

function search(
  text: string,
  parents: readonly DirectoryEntry[],
  byId: ReadonlyMap<string, DirectoryEntry>,
  wordsOf: ReadonlyMap<string, string>,
  engine: MiniSearch<SearchText>,
): readonly DirectoryEntry[] {
  const typed = plainWords(text)
  if (typed.length === 0) return parents
  const digits = text.replace(/[\s().+-]/g, '')
  if (/^\d{3,}$/.test(digits)) {
    const phones = parents.filter((entry) => entry.phone.replace(/\D/g, '').includes(digits))
    if (phones.length > 0) return phones
  }
  if (typed.every((word) => word.length < shortQuery)) {
    const starts = typed.map((start) => ` ${start}`)
    return parents.filter((entry) => {
      const words = wordsOf.get(entry.id) ?? ''
      return starts.every((start) => words.includes(start))
    })
  }
  return bestFirst(engine.search(text), byId)
}

/** Who is named so comes by likeness; who only lives there, by name. */
function bestFirst(
  results: readonly SearchResult[],
  byId: ReadonlyMap<string, DirectoryEntry>,
): readonly DirectoryEntry[] {
  const named: DirectoryEntry[] = []
  const living: DirectoryEntry[] = []
  for (const { id, match } of results) {
    const entry = byId.get(id as string)
    if (!entry) continue
    const byPlace = Object.values(match).every((fields) => fields.every((one) => one === 'place'))
    if (byPlace) living.push(entry)
    else named.push(entry)
  }
  return [...named, ...living.sort((a, b) => (a.sortName < b.sortName ? -1 : 1))]
}

function entryOf(client: Client): DirectoryEntry {
  const { name, contact, home } = client
  return {
    id: client.id,
    kind: client.kind,
    parentId: client.parentId,
    status: client.status,
    name: fullName(name),
    sortName: `${name.family} ${name.given}`.trim() || name.preferred,
    preferred: name.preferred,
    phone: contact?.phone ?? '',
    place: [home?.address.street, home?.address.city].filter(Boolean).join(', '),
    dateOfBirth: client.dateOfBirth,
    providerIds: client.careTeam.map((member) => member.providerId),
    babies: 0,
  }
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base' })
const byName = (a: DirectoryEntry, b: DirectoryEntry): number =>
  collator.compare(a.sortName, b.sortName) || (a.id < b.id ? -1 : 1)

/** Where an entry belongs in the sorted list. */
function placeIn(list: readonly DirectoryEntry[], entry: DirectoryEntry): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const there = list[middle]
    if (there && byName(there, entry) < 0) low = middle + 1
    else high = middle
  }
  return low
}

const createEngine = () =>
  new MiniSearch<SearchText>({
    fields: ['name', 'babies', 'place'],
    processTerm: plainText,
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boost: { name: 3, babies: 2 },
    },
  })
