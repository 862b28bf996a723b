import type { Chart } from '#shared/schema/chart'
import type { Summary } from '#shared/schema/summary'
import type { Store } from '../store/store'

/** Is a record here still to be shown with this file? */
export async function refersToFile(store: Store, id: string): Promise<boolean> {
  const found = await store.collections.summaries
    .find({
      selector: {
        $or: [{ fileId: id }, { pageFileId: id }, { sentFileId: id }, { compositionFileId: id }],
      },
    })
    .exec()
  if (found.some((each) => (each.toJSON() as Summary).state === 'sent')) return true
  // Letters of clearance lie within charts. A file is removed so rarely that all of them may be read.
  const charts = await store.collections.charts.find().exec()
  return charts.some((each) =>
    (each.toJSON() as Chart).clearances.some(
      ({ fileId, earlierFileIds }) => fileId === id || earlierFileIds?.includes(id),
    ),
  )
}
