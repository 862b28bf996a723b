import { firstValueFrom } from 'rxjs'
import type { PracticeAct } from '#shared/domain/practice/may-do'
import { starterCatalog } from '#shared/domain/supplies/starter-catalog'
import { ok, type Result, refused } from '#shared/result'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { watch } from '../queries/records'
import { type Session, stamp, touch } from '../session'
import { askRole } from './ask-role'

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
): Promise<Result<string, 'gone' | 'notYours'>> {
  const { store } = session
  const asked = await askRole(session, actOf(entry.kind))
  if (!asked.ok) return asked
  const changed = await store.change('catalog', id, (record) =>
    ok({ ...record, ...parts, ...entry, ...ownLots(record, entry), ...touch(session) }),
  )
  if (changed.ok) return ok(id)
  if (!isNew) return refused('gone')
  const fields = stamp(session, session.practiceSpace, id)
  await store.insert('catalog', { ...fields, active: true, ...parts, ...entry })
  return ok(id)
}

/** What is offered is the owner's word; what is packed, that of whoever packs. */
const actOf = (kind: CatalogEntry['kind']): PracticeAct =>
  kind === 'item' || kind === 'kit' ? 'supplyLists' : 'services'

/** Lots are kept by the stock, not by this form: a delivery booked meanwhile stays. */
const ownLots = (record: CatalogEntry, entry: ListEntry): Pick<CatalogEntry, 'item'> | object =>
  entry.kind === 'item' ? { item: { ...entry.item, lots: record.item?.lots ?? [] } } : {}

/** Sets an entry aside (it is offered no more), or brings it back. */
export async function setAsideCatalogEntry(
  session: Session,
  { id, active }: { readonly id: string; readonly active: boolean },
): Promise<Result<null, 'gone' | 'notYours'>> {
  const known = await session.store.read('catalog', id)
  if (!known) return refused('gone')
  const asked = await askRole(session, actOf(known.kind))
  if (!asked.ok) return asked
  const changed = await session.store.change('catalog', id, (record) =>
    ok({ ...record, active, ...touch(session) }),
  )
  return changed.ok ? ok(null) : refused('gone')
}

/** Fills the empty lists of a practice. Refused once anything stands in them: nothing comes twice. */
export async function putStarterLists(
  session: Session,
): Promise<Result<null, 'notEmpty' | 'notYours'>> {
  const { store, practiceSpace } = session
  const asked = await askRole(session, 'services')
  if (!asked.ok) return asked
  const known = await firstValueFrom(watch(store, 'catalog'))
  if (known.some(({ kind }) => ['service', 'kit', 'item'].includes(kind)))
    return refused('notEmpty')
  await store.insertMany(
    'catalog',
    starterCatalog(() => stamp(session, practiceSpace)),
  )
  return ok(null)
}
