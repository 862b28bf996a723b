import { firstValueFrom } from 'rxjs'
import type { CopySources } from '#shared/domain/export/make-copy'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Session } from '../session'
import type { Store } from '../store/store'
import { allProviders, allStaff, catalogOf, practiceEntry } from './practice'
import { watch } from './records'

/** What is the same in the copies of everybody: read once for an export of all. */
export type PracticeSources = Pick<
  CopySources,
  'practice' | 'services' | 'forms' | 'staff' | 'providers' | 'now' | 'madeBy'
>

/** Null while the practice is not set up. */
export async function practiceSources(session: Session): Promise<PracticeSources | null> {
  const { store, staffId } = session
  const [practice, services, forms, staff, providers] = await Promise.all([
    firstValueFrom(practiceEntry(store)),
    firstValueFrom(catalogOf(store, 'service')),
    firstValueFrom(catalogOf(store, 'form')),
    firstValueFrom(allStaff(store)),
    firstValueFrom(allProviders(store)),
  ])
  if (!practice?.practice) return null
  const madeBy = staff.find(({ id }) => id === staffId)?.name ?? practice.name
  return { practice, services, forms, staff, providers, now: session.now(), madeBy }
}

type OfClient = 'charts' | 'visits' | 'notes' | 'screenings' | 'consents' | 'receipts' | 'summaries'

/** The records of these people in one collection. */
export async function recordsOfPeople<C extends OfClient>(
  store: Store,
  collection: C,
  ids: readonly string[],
): Promise<RecordOf<C>[]> {
  const found = await Promise.all(
    ids.map((clientId) =>
      firstValueFrom(watch(store, collection as OfClient, { where: { clientId } })),
    ),
  )
  return found.flat() as RecordOf<CollectionName>[] as RecordOf<C>[]
}

/** Everything of one home; null when the person is not here. */
export async function homeSources(
  store: Store,
  personId: string,
): Promise<Omit<CopySources, keyof PracticeSources> | null> {
  const person = await store.read('clients', personId)
  const parent = person?.kind === 'infant' ? await store.read('clients', person.parentId) : person
  if (!person || !parent) return null
  const infants = await firstValueFrom(watch(store, 'clients', { where: { parentId: parent.id } }))
  const people = [parent, ...infants]
  const ids = people.map(({ id }) => id)
  const of = <C extends OfClient>(collection: C) => recordsOfPeople(store, collection, ids)
  const [charts, visits, notes, screenings, consents, receipts, summaries] = await Promise.all([
    ...([of('charts'), of('visits'), of('notes'), of('screenings')] as const),
    ...([of('consents'), of('receipts'), of('summaries')] as const),
  ])
  return { personId, people, charts, visits, notes, screenings, consents, receipts, summaries }
}
