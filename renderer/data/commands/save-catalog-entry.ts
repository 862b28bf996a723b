import { firstValueFrom } from 'rxjs'
import { starterCatalog } from '#shared/domain/supplies/starter-catalog'
import { ok, type Result, refused } from '#shared/result'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { watch } from '../queries/records'
import { type Session, stamp, touch } from '../session'

/** A service, kit or item as its form knows it; the practice's own entry is kept by Settings. */
export type ListEntry = Pick<CatalogEntry, 'name' | 'note'> &
  (
    | { readonly kind: 'service'; readonly service: NonNullable<CatalogEntry['service']> }
    | { readonly kind: 'kit'; readonly kit: NonNullable<CatalogEntry['kit']> }
    | { readonly kind: 'item'; readonly item: NonNullable<CatalogEntry['item']> }
  )

const parts = { service: null, kit: null, item: null, practice: null } as const

/**
 * Adds or changes an entry of the practice's lists; answers with its id, which is fixed by the form.
 * Checklists of visits already booked stay as they are.
 */
export async function saveCatalogEntry(
  session: Session,
  { id, entry, isNew }: { readonly id: string; readonly entry: ListEntry; readonly isNew: boolean },
): Promise<Result<string, 'gone'>> {
  const { store } = session
  const changed = await store.change('catalog', id, (record) =>
    ok({ ...record, ...parts, ...entry, ...ownLots(record, entry), ...touch(session) }),
  )
  if (changed.ok) return ok(id)
  if (!isNew) return refused('gone')
  const fields = stamp(session, session.practiceSpace, id)
  await store.insert('catalog', { ...fields, active: true, ...parts, ...entry })
  return ok(id)
}

/** Lots are kept by the stock, not by this form: a delivery booked meanwhile stays. */
const ownLots = (record: CatalogEntry, entry: ListEntry): Pick<CatalogEntry, 'item'> | object =>
  entry.kind === 'item' ? { item: { ...entry.item, lots: record.item?.lots ?? [] } } : {}

/** Sets an entry aside (it is offered no more), or brings it back. */
export async function setAsideCatalogEntry(
  session: Session,
  { id, active }: { readonly id: string; readonly active: boolean },
): Promise<Result<null, 'gone'>> {
  const changed = await session.store.change('catalog', id, (record) =>
    ok({ ...record, active, ...touch(session) }),
  )
  return changed.ok ? ok(null) : refused('gone')
}

/** Fills the empty lists of a practice. Refused once anything stands in them: nothing comes twice. */
export async function putStarterLists(session: Session): Promise<Result<null, 'notEmpty'>> {
  const { store, practiceSpace } = session
  const known = await firstValueFrom(watch(store, 'catalog'))
  if (known.some(({ kind }) => ['service', 'kit', 'item'].includes(kind)))
    return refused('notEmpty')
  await store.insertMany(
    'catalog',
    starterCatalog(() => stamp(session, practiceSpace)),
  )
  return ok(null)
}
