import { z } from 'zod'
import type { Store } from '../store/store'

/**
 * Small facts that syncing keeps between two runs, one local document each, sealed under this laptop's
 * own key. Losing one costs time and no record: everything is compared again.
 */
export interface KeptState<Value> {
  readonly value: () => Value
  /** Kept when the promise resolves. */
  set(next: Value): Promise<void>
}

export async function openKeptState<Value>(
  store: Pick<Store, 'database'>,
  name: string,
  schema: z.ZodType<Value>,
  initial: Value,
): Promise<KeptState<Value>> {
  const id = `sync:${name}`
  const found = await store.database.getLocal<{ value: unknown }>(id)
  let value = schema.safeParse(found?.toJSON().data.value).data ?? initial
  let last: Promise<void> = Promise.resolve()
  return {
    value: () => value,
    set(next) {
      value = next
      // In turn: two writes of one local document at once would end in a conflict.
      last = last
        .catch(() => undefined)
        .then(async () => {
          await store.database.upsertLocal(id, { value: next as object })
        })
      return last
    },
  }
}

/** Versions on their way: they may have arrived although no answer came back. Record id → hash. */
export const sentSchema = z.record(z.string(), z.string())

export const quarantinedRowSchema = z.strictObject({
  key: z.string(),
  space: z.string(),
  serverId: z.string(),
  collection: z.string().nullable(),
  recordId: z.string().nullable(),
  direction: z.enum(['toServer', 'fromServer']),
  reason: z.enum([
    'refusedByServer',
    'tooLarge',
    'noKey',
    'notAuthentic',
    'wrongShape',
    'newer',
    'signedChanged',
    'notOurs',
  ]),
  firstSeenAt: z.string(),
  triedAt: z.string(),
})

export const alertSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['wentBack', 'emptied']),
  space: z.string(),
  at: z.string(),
  records: z.number(),
})
