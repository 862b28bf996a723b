import { firstValueFrom, map, type Observable } from 'rxjs'
import { bookOf } from '#shared/domain/money/book'
import { openSums } from '#shared/domain/money/income'
import {
  type HomeFacts,
  type Keeping,
  keepUntil,
  mayBeErased,
  type RetentionRule,
} from '#shared/domain/retention/keep-until'
import { addMonths, type Day, dayOf } from '#shared/domain/time/calendar-day'
import type { Client, LegalHold } from '#shared/schema/client'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { recordsOfPeople } from './copy-sources'
import { fullName } from './directory-index'
import { watch } from './records'

export interface KeptHome {
  readonly parent: Client
  readonly keeping: Keeping
  /** The latest visit or entry; null for none. */
  readonly lastOn: Day | null
}

interface When {
  readonly now: string
  readonly today: Day
  readonly timeZone: string
}

/** Visits that more than one family came to: found by the family that they stand under alone. */
export async function groupVisits(store: Store): Promise<Visit[]> {
  const visits = await firstValueFrom(watch(store, 'visits'))
  return visits.filter(({ groupClientIds }) => (groupClientIds ?? []).length > 0)
}

const isAmong =
  (ids: readonly string[]) =>
  ({ groupClientIds }: Visit): boolean =>
    (groupClientIds ?? []).some((id) => ids.includes(id))

/** Those of them that one of these people came to as a guest. */
export const groupVisitsOf = async (store: Store, ids: readonly string[]): Promise<Visit[]> =>
  (await groupVisits(store)).filter(isAmong(ids))

/**
 * The family of a person in every space that is on this laptop: its parent, and the parents that hand-overs
 * lead to, both ways.
 */
export async function sidesOf(store: Store, clientId: string): Promise<Client[]> {
  const sides = new Map<string, Client>()
  const open = [clientId]
  for (const id of open) {
    const client = sides.has(id) ? null : await store.read('clients', id)
    if (client?.kind === 'infant') open.push(client.parentId)
    if (client?.kind !== 'parent') continue
    sides.set(id, client)
    for (const side of [client.handedTo, client.handedFrom]) if (side) open.push(side.clientId)
  }
  return [...sides.values()]
}

/** Why a person's family is kept whatever its age; null when it is not. */
export async function holdOf(store: Store, clientId: string): Promise<LegalHold | null> {
  for (const { hold } of await sidesOf(store, clientId)) if (hold) return hold
  return null
}

/** How long one home is kept and why, from its records as they are now; null when it is not here. */
export async function homeKept(
  store: Store,
  parentId: string,
  rule: RetentionRule,
  when: When,
  groups?: readonly Visit[],
): Promise<KeptHome | null> {
  const parent = await store.read('clients', parentId)
  if (parent?.kind !== 'parent') return null
  const infants = await firstValueFrom(watch(store, 'clients', { where: { parentId } }))
  const facts = await homeFacts(store, parent, infants, {
    ...when,
    groups: groups ?? (await groupVisits(store)),
  })
  return { parent, keeping: keepUntil(facts, rule), lastOn: facts.lastOn }
}

async function homeFacts(
  store: Store,
  parent: Client,
  infants: readonly Client[],
  when: When & { readonly groups: readonly Visit[] },
): Promise<HomeFacts> {
  const day = (at: string): Day => dayOf(at, when.timeZone)
  const ids = [parent.id, ...infants.map(({ id }) => id)]
  const copied = [parent, ...infants].flatMap(({ copies }) => (copies ?? []).map(({ at }) => at))
  return {
    ...(await factsLeft(store, ids, { ...when, copied })),
    parentBornOn: parent.dateOfBirth,
    infants: infants.map(({ name, dateOfBirth }) => ({
      name: fullName(name),
      bornOn: dateOfBirth,
    })),
    enteredOn: day(parent.createdAt),
    hold: await holdOf(store, parent.id),
  }
}

type FactsLeft = Omit<HomeFacts, 'parentBornOn' | 'infants' | 'enteredOn' | 'hold'>

/** What the records of these people say, whoever they are. `copied`: when copies of theirs were made. */
export async function factsLeft(
  store: Store,
  ids: readonly string[],
  {
    now,
    timeZone,
    groups,
    copied,
  }: When & { readonly groups: readonly Visit[]; readonly copied: readonly string[] },
): Promise<FactsLeft> {
  const [own, notes, screenings, consents, receipts, summaries] = await Promise.all([
    recordsOfPeople(store, 'visits', ids),
    recordsOfPeople(store, 'notes', ids),
    recordsOfPeople(store, 'screenings', ids),
    recordsOfPeople(store, 'consents', ids),
    recordsOfPeople(store, 'receipts', ids),
    recordsOfPeople(store, 'summaries', ids),
  ])
  const day = (at: string): Day => dayOf(at, timeZone)
  const visits = [...own, ...groups.filter(isAmong(ids))]
  const last = latest([
    ...visits.map(({ startAt }) => startAt),
    ...notes.map(({ sessionAt, createdAt }) => (sessionAt > createdAt ? sessionAt : createdAt)),
    ...screenings.map(({ startAt }) => startAt),
    ...receipts.map(({ startAt }) => startAt),
  ])
  const lastDocument = latest([
    ...consents.flatMap(({ startAt, withdrawals }) => [
      startAt,
      ...withdrawals.map(({ at }) => at),
    ]),
    ...summaries.flatMap(({ sentAt, entry }) => [sentAt ?? '', entry?.at ?? '']),
    ...copied,
  ])
  return {
    lastOn: last ? day(last) : null,
    lastDocumentOn: lastDocument ? day(lastDocument) : null,
    hasVisitAhead: visits.some(({ startAt, state }) => startAt > now && state === 'planned'),
    unsignedNotes: notes.filter(({ state }) => state === 'draft').length,
    unpaid: openSums(bookOf(receipts)).owedCents > 0,
  }
}

const latest = (instants: readonly string[]): string =>
  instants.reduce((best, one) => (one > best ? one : best), '')

/**
 * The homes that may be removed today, the longest due first. A home with a child under age is left aside
 * unread, and one whose last visit is young after one look.
 */
export async function homesDue(store: Store, rule: RetentionRule, when: When): Promise<KeptHome[]> {
  const clients = await firstValueFrom(watch(store, 'clients'))
  const grown = addMonths(when.today, -12 * rule.minorAge)
  const withChild = new Set(
    clients
      .filter(({ kind, dateOfBirth, createdAt }) => {
        const bornOn = dateOfBirth ?? dayOf(createdAt, when.timeZone)
        return kind === 'infant' && bornOn > grown
      })
      .map(({ parentId }) => parentId),
  )
  const youngest = `${addMonths(when.today, -12 * rule.years)}T23:59:59.999Z`
  const found: KeptHome[] = []
  const groups = await groupVisits(store)
  for (const { id, kind } of clients) {
    if (kind !== 'parent' || withChild.has(id)) continue
    const [visit] = await firstValueFrom(
      watch(store, 'visits', {
        where: { clientId: id, startAt: { $gte: youngest } },
        ...{ sort: [{ clientId: 'asc' }, { startAt: 'asc' }], limit: 1 },
      }),
    )
    if (visit) continue
    const home = await homeKept(store, id, rule, when, groups)
    if (home && mayBeErased(home.keeping, when.today)) found.push(home)
  }
  return found.toSorted((a, b) => a.keeping.dueOn.localeCompare(b.keeping.dueOn))
}

/** Families that are kept whatever their age; one that was handed over stands once, where it is now. */
export const heldHomes = (store: Store): Observable<Client[]> =>
  watch(store, 'clients').pipe(
    map((clients) => {
      const held = clients.filter(({ hold }) => hold !== null && hold !== undefined)
      const ids = new Set(held.map(({ id }) => id))
      return held.filter(({ handedTo }) => !handedTo || !ids.has(handedTo.clientId))
    }),
  )
