import type { CopySources } from '#shared/domain/export/make-copy'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import { sampleRecords } from '../../support/sample-practice'

type Held = { readonly [C in CollectionName]: RecordOf<C>[] }

/** The made-up practice, all of it, by collection. */
export function madeUpPractice(seed = 7, days = 120): Held {
  const held = {} as Record<CollectionName, unknown[]>
  for (const { collection, record } of sampleRecords({
    ...{ therapists: 1, days, seed, today: '2026-11-20' },
  })) {
    held[collection] = [...(held[collection] ?? []), record]
  }
  return new Proxy(held as unknown as Held, {
    get: (all, name) => all[name as CollectionName] ?? [],
  })
}

/** Everything of the home that a person belongs to. */
export function sourcesOf(held: Held, personId: string): CopySources {
  const person = held.clients.find(({ id }) => id === personId)
  const parentId = person?.parentId || personId
  const people = held.clients.filter(({ id, parentId: of }) => id === parentId || of === parentId)
  const ids = new Set(people.map(({ id }) => id))
  const of = <R extends { readonly clientId: string }>(records: readonly R[]) =>
    records.filter(({ clientId }) => ids.has(clientId))
  const practice = held.catalog.find(({ kind }) => kind === 'practice')
  if (!practice) throw new Error('no practice')
  return {
    ...{ personId, people, charts: of(held.charts), visits: of(held.visits) },
    ...{ notes: of(held.notes), screenings: of(held.screenings), consents: of(held.consents) },
    ...{ receipts: of(held.receipts), summaries: of(held.summaries), practice },
    services: held.catalog.filter(({ kind }) => kind === 'service'),
    forms: held.catalog.filter(({ kind }) => kind === 'form'),
    ...{ staff: held.staff, providers: held.providers },
    ...{ now: '2026-11-21T18:00:00.000Z', madeBy: 'Jordan Lee' },
  }
}
