import { map, type Observable } from 'rxjs'
import type { Store } from '../store/store'

const documentId = 'last-backup'

/** Kept on this laptop only: a restored practice has made no backup here yet. */
export async function keepLastBackupAt(store: Store, at: string): Promise<void> {
  await store.database.upsertLocal(documentId, { at })
}

/** The instant of the last whole backup from this laptop; null when there was none. */
export const lastBackupAt = (store: Store): Observable<string | null> =>
  store.database
    .getLocal$<{ at: string }>(documentId)
    .pipe(map((found) => found?.toJSON().data.at ?? null))
