import { map, type Observable } from 'rxjs'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Store } from '../store/store'
import { watch } from './records'

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

const listed = new Set<CatalogEntry['kind']>(['service', 'kit', 'item'])

/** Services, kits and items by name, those set aside too. */
export const catalogLists = (store: Store): Observable<CatalogEntry[]> =>
  watch(store, 'catalog').pipe(
    map((entries) =>
      entries
        .filter(({ kind }) => listed.has(kind))
        .toSorted((a, b) => collator.compare(a.name, b.name) || a.id.localeCompare(b.id)),
    ),
  )
