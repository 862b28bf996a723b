import { normalizeMangoQuery, prepareQuery } from 'rxdb'
import { getLocalDocStateByParent, RX_LOCAL_DOCUMENT_SCHEMA } from 'rxdb/plugins/local-documents'
import type { Draft } from '#shared/domain/backup/backup-contents'
import type { Store } from '../store/store'

const prefix = 'draft:'

/** Everything typed and not yet saved, in the order of the keys. */
export async function listDrafts(store: Store): Promise<Draft[]> {
  const { storageInstance } = await getLocalDocStateByParent(store.database as never)
  // The keys are ids in the clear, so the store can find by them; `;` follows `:`.
  const query = normalizeMangoQuery(RX_LOCAL_DOCUMENT_SCHEMA, {
    selector: { id: { $gte: prefix, $lt: 'draft;' } },
    sort: [{ id: 'asc' }],
  })
  const { documents } = await storageInstance.query(prepareQuery(RX_LOCAL_DOCUMENT_SCHEMA, query))
  return documents.map(({ id, data }) => ({
    key: id.slice(prefix.length),
    values: (data as { values: Draft['values'] }).values,
  }))
}
