import type { Client } from '../../schema/client'
import type { CollectionName, RecordOf } from '../../schema/collections'
import type { SignatureFinding } from '../notes/signed-content'
import type { Standing } from './weigh-record'

/** Kinds that are taken in. Lists, rules and people of the practice are the practice's own. */
export const takenCollections = [
  ...(['clients', 'charts', 'visits', 'notes', 'screenings', 'consents'] as const),
  ...(['summaries', 'receipts', 'trips', 'stock', 'providers'] as const),
] as const satisfies readonly CollectionName[]
export type TakenCollection = (typeof takenCollections)[number]

export const isTaken = (collection: CollectionName): collection is TakenCollection =>
  (takenCollections as readonly CollectionName[]).includes(collection)

/** Of a file's records, those of people are never of the space that everybody in the practice reads. */
export const liesWell = (collection: TakenCollection, space: string, practice: string): boolean =>
  space !== practice || collection === 'providers' || collection === 'stock'

/** The person a record is of; '' for what is of no client. */
export function personOf<C extends TakenCollection>(collection: C, record: RecordOf<C>): string {
  if (collection === 'clients') return record.id
  const { clientId } = record as { readonly clientId?: unknown }
  return typeof clientId === 'string' ? clientId : ''
}

/** What of one kind is in the file and not here. */
export type Tally = Readonly<Record<Exclude<Standing, 'known' | 'misplaced'>, number>>
export type Kinds = Readonly<Partial<Record<TakenCollection, Tally>>>

export interface FamilyFound {
  /** The parent's id; '' for what is of no family: drives, stock, addresses. */
  readonly parentId: string
  /** '' where the file and the practice know none. */
  readonly name: string
  /** Everybody of the family whose records were found. */
  readonly personIds: readonly string[]
  readonly kinds: Kinds
  /** It was removed from the practice for good, its time being over: it is not taken in again. */
  readonly isErased: boolean
}

export interface SignedFound {
  /** Signed notes that are not here, by what their signature says. */
  readonly by: Readonly<Record<SignatureFinding, number>>
  /** Between these instants, as the signing laptop said; '' without any. */
  readonly firstAt: string
  readonly lastAt: string
}

export interface Findings {
  readonly families: readonly FamilyFound[]
  readonly signed: SignedFound
  /** Of spaces that this laptop has no keys of. */
  readonly notHeld: number
  /** Of another space or beginning than what stands here, or of people in the practice's own: left there. */
  readonly misplaced: number
  /** Not here, and made by somebody else than the departed person, as they say. */
  readonly byOthers: number
}

const noTally: Tally = { fresh: 0, differs: 0, removed: 0 }

/** Gathers what is found record by record, and groups it by family at the end. */
export function createGathering(departedId: string) {
  const byPerson = new Map<string, Partial<Record<TakenCollection, Tally>>>()
  const people = new Map<string, { readonly parentId: string; readonly name: string }>()
  const signed = { unchanged: 0, altered: 0, unknownKey: 0, revokedKey: 0 }
  let [firstAt, lastAt] = ['', '']
  let [notHeld, byOthers, misplaced] = [0, 0, 0]
  const meet = ({ id, parentId, name }: Pick<Client, 'id' | 'parentId' | 'name'>) => {
    const words = [name.given, name.family].filter(Boolean).join(' ')
    people.set(id, { parentId: parentId || id, name: words })
  }
  return {
    /** Somebody's name and family, from the file or from the practice. */
    meet,
    isMet: (personId: string) => people.has(personId),
    withheld: () => {
      notHeld += 1
    },
    found<C extends TakenCollection>(collection: C, record: RecordOf<C>, standing: Standing) {
      if (standing === 'known' || standing === 'misplaced') return
      const person = personOf(collection, record)
      const kinds = byPerson.get(person) ?? {}
      const tally = kinds[collection] ?? noTally
      byPerson.set(person, {
        ...kinds,
        [collection]: { ...tally, [standing]: tally[standing] + 1 },
      })
      if (record.createdBy !== departedId) byOthers += 1
    },
    signature(finding: SignatureFinding, signedAt: string) {
      signed[finding] += 1
      if (firstAt === '' || signedAt < firstAt) firstAt = signedAt
      if (signedAt > lastAt) lastAt = signedAt
    },
    misplaced: () => {
      misplaced += 1
    },
    personIds: () => [...byPerson.keys()],
    findings(erased: ReadonlySet<string>): Findings {
      const families = new Map<string, FamilyFound>()
      for (const [person, kinds] of byPerson) {
        const parentId = people.get(person)?.parentId ?? person
        const known = families.get(parentId)
        families.set(parentId, {
          parentId,
          name: people.get(parentId)?.name ?? '',
          personIds: [...(known?.personIds ?? []), person],
          kinds: united(known?.kinds ?? {}, kinds),
          isErased: erased.has(parentId),
        })
      }
      const byName = [...families.values()].toSorted((a, b) =>
        a.parentId === '' ? 1 : b.parentId === '' ? -1 : a.name.localeCompare(b.name),
      )
      const ofSigned = { by: { ...signed }, firstAt, lastAt }
      return { families: byName, signed: ofSigned, notHeld, misplaced, byOthers }
    },
  }
}
export type Gathering = ReturnType<typeof createGathering>

function united(a: Kinds, b: Kinds): Kinds {
  const names = new Set([...Object.keys(a), ...Object.keys(b)] as TakenCollection[])
  return Object.fromEntries(
    [...names].map((name) => {
      const [one, other] = [a[name] ?? noTally, b[name] ?? noTally]
      const sum = (of: keyof Tally) => one[of] + other[of]
      return [name, { fresh: sum('fresh'), differs: sum('differs'), removed: sum('removed') }]
    }),
  )
}

/** How many records of it would be written; those that were removed here only when they are to come back. */
export const countOf = ({ kinds }: Pick<FamilyFound, 'kinds'>, withRemoved: boolean): number =>
  Object.values(kinds).reduce(
    (sum, { fresh, differs, removed }) => sum + fresh + differs + (withRemoved ? removed : 0),
    0,
  )

export interface TakingIn {
  /** Families that are taken in, by the parent's id; '' for what is of none. */
  readonly parentIds: ReadonlySet<string>
  /** What was removed here comes back too. */
  readonly withRemoved: boolean
}

/** Everybody whose records are taken in by that choice. */
export const personsOf = (families: readonly FamilyFound[], { parentIds }: TakingIn) =>
  new Set(
    families.flatMap((family) =>
      parentIds.has(family.parentId) && !family.isErased ? family.personIds : [],
    ),
  )

const kindWords: Readonly<Record<TakenCollection, readonly [one: string, many: string]>> = {
  clients: ['person', 'people'],
  charts: ['chart', 'charts'],
  visits: ['visit', 'visits'],
  notes: ['note', 'notes'],
  screenings: ['screening or check', 'screenings and checks'],
  consents: ['consent', 'consents'],
  summaries: ['summary', 'summaries'],
  receipts: ['receipt or letter', 'receipts and letters'],
  trips: ['drive or day plan', 'drives and day plans'],
  stock: ['stock entry', 'stock entries'],
  providers: ['address', 'addresses'],
}

/** `2 visits, 1 note`; '' when there is nothing. */
export const countWords = (kinds: Kinds, withRemoved: boolean): string =>
  takenCollections
    .flatMap((name) => {
      const tally = kinds[name]
      if (!tally) return []
      const count = tally.fresh + tally.differs + (withRemoved ? tally.removed : 0)
      const [one, many] = kindWords[name]
      return count === 0 ? [] : [`${count.toLocaleString('en-US')} ${count === 1 ? one : many}`]
    })
    .join(', ')
