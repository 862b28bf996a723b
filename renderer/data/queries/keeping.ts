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
import type { Client } from '#shared/schema/client'
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

/** How long one home is kept and why, from its records as they are now; null when it is not here. */
export async function homeKept(
  store: Store,
  parentId: string,
  rule: RetentionRule,
  when: When,
): Promise<KeptHome | null> {
  const parent = await store.read('clients', parentId)
  if (parent?.kind !== 'parent') return null
  const infants = await firstValueFrom(watch(store, 'clients', { where: { parentId } }))
  const facts = await homeFacts(store, parent, infants, when)
  return { parent, keeping: keepUntil(facts, rule), lastOn: facts.lastOn }
}

async function homeFacts(
  store: Store,
  parent: Client,
  infants: readonly Client[],
  { now, timeZone }: When,
): Promise<HomeFacts> {
  const ids = [parent.id, ...infants.map(({ id }) => id)]
  const [visits, notes, screenings, consents, receipts, summaries] = await Promise.all([
    recordsOfPeople(store, 'visits', ids),
    recordsOfPeople(store, 'notes', ids),
    recordsOfPeople(store, 'screenings', ids),
    recordsOfPeople(store, 'consents', ids),
    recordsOfPeople(store, 'receipts', ids),
    recordsOfPeople(store, 'summaries', ids),
  ])
  const day = (at: string): Day => dayOf(at, timeZone)
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
    ...[parent, ...infants].flatMap(({ copies }) => (copies ?? []).map(({ at }) => at)),
  ])
  return {
    parentBornOn: parent.dateOfBirth,
    infants: infants.map(({ name, dateOfBirth }) => ({
      name: fullName(name),
      bornOn: dateOfBirth,
    })),
    lastOn: last ? day(last) : null,
    lastDocumentOn: lastDocument ? day(lastDocument) : null,
    enteredOn: day(parent.createdAt),
    hasVisitAhead: visits.some(({ startAt, state }) => startAt > now && state === 'planned'),
    unsignedNotes: notes.filter(({ state }) => state === 'draft').length,
    unpaid: openSums(bookOf(receipts)).owedCents > 0,
    hold: parent.hold ?? null,
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
  for (const { id, kind } of clients) {
    if (kind !== 'parent' || withChild.has(id)) continue
    const [visit] = await firstValueFrom(
      watch(store, 'visits', {
        where: { clientId: id, startAt: { $gte: youngest } },
        ...{ sort: [{ clientId: 'asc' }, { startAt: 'asc' }], limit: 1 },
      }),
    )
    if (visit) continue
    const home = await homeKept(store, id, rule, when)
    if (home && mayBeErased(home.keeping, when.today)) found.push(home)
  }
  return found.toSorted((a, b) => a.keeping.dueOn.localeCompare(b.keeping.dueOn))
}

/** Families that are kept whatever their age. */
export const heldHomes = (store: Store): Observable<Client[]> =>
  watch(store, 'clients').pipe(
    map((clients) => clients.filter(({ hold }) => hold !== null && hold !== undefined)),
  )
