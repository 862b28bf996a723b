import { map, type Observable } from 'rxjs'
import { type ImportEntry, importListSchema } from '#shared/domain/import/journal'
import type { Client } from '#shared/schema/client'
import type { Store } from '../store/store'
import { watch } from './records'

export const importListKey = 'imports'

/** The imports that this laptop remembers, newest first. */
export const imports = (store: Store): Observable<readonly ImportEntry[]> =>
  store.database.getLocal$<{ values: unknown }>(`draft:${importListKey}`).pipe(
    map((document) => {
      const read = importListSchema.safeParse(document?.toJSON().data.values)
      return read.success ? read.data : []
    }),
  )

/** All parents, archived ones too: whom the rows of a file are compared with. */
export const allParents = (store: Store): Observable<readonly Client[]> =>
  watch(store, 'clients').pipe(map((clients) => clients.filter(({ kind }) => kind === 'parent')))
