import { currentLayout, type StoreLayout } from '#renderer/data/store/open-store'
import { collections } from '#shared/schema/collections'

/** The version after today's: a field more, made from what was there. */
const grown = (name: string) => {
  const schema = currentLayout.schemas[name]
  if (!schema) throw new Error(`No collection ${name}`)
  return {
    ...schema,
    version: schema.version + 1,
    properties: { ...schema.properties, addedLater: { type: 'string' } },
  }
}

/**
 * The layout of a Doorstep to come, in which two collections are a version further. `msARecord` makes the
 * step slow, so that it can be broken off in the middle; `failAfter` makes it fail at that record.
 */
export function nextLayout({
  msARecord = 0,
  failAfter = Number.POSITIVE_INFINITY,
}: {
  readonly msARecord?: number
  readonly failAfter?: number
}): StoreLayout {
  let done = 0
  const step = async (old: Record<string, unknown>) => {
    done += 1
    if (done > failAfter) throw new Error('The step of this test fails here')
    if (msARecord > 0) await new Promise((resolve) => setTimeout(resolve, msARecord))
    return { ...old, addedLater: `grown ${String(old.id)}` }
  }
  // RxDB waits for a step; ours are synchronous, this one only sleeps.
  const oneMore = (name: 'providers' | 'clients') => ({
    ...currentLayout.migrations[name],
    [collections[name].version + 1]: step as never,
  })
  return {
    dataVersion: currentLayout.dataVersion + 1,
    schemas: { ...currentLayout.schemas, providers: grown('providers'), clients: grown('clients') },
    migrations: {
      ...currentLayout.migrations,
      providers: oneMore('providers'),
      clients: oneMore('clients'),
    },
  }
}
