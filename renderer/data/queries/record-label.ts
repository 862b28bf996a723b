import { combineLatest, map, type Observable, of, switchMap } from 'rxjs'
import { screeningWords } from '#shared/domain/clinical/screening-choices'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Store } from '../store/store'
import { clientDirectory, fullName } from './client-directory'
import { allProviders, allStaff } from './practice'
import { watch, watchOne } from './records'

/** What a record is called on a screen. */
export interface RecordLabel {
  /** "Client", "Visit", "Note": what kind of record it is. */
  readonly kind: string
  /** The person it is about, or '' for none. */
  readonly person: string
  /** What it is called, when it is about nobody. */
  readonly title: string
  /** When it takes or took place; null for what has no time. */
  readonly at: string | null
  /** Where it can be looked at; null when nowhere. */
  readonly opens: { readonly room: OpeningRoom; readonly id: string } | null
}
export type OpeningRoom = 'client' | 'visit' | 'provider' | 'summary' | 'supplies' | 'settings'

type Labels = {
  readonly [C in CollectionName]: (store: Store, record: RecordOf<C>) => Observable<RecordLabel>
}

const plain = (label: Omit<RecordLabel, 'at' | 'person'>): Observable<RecordLabel> =>
  of({ ...label, person: '', at: null })

const ofClient = (
  store: Store,
  clientId: string,
  label: Omit<RecordLabel, 'person' | 'title'>,
): Observable<RecordLabel> =>
  watchOne(store, 'clients', clientId).pipe(
    map((client) => ({ ...label, title: '', person: client ? fullName(client.name) : '' })),
  )

const entryWords: Readonly<Record<CatalogEntry['kind'], string>> = {
  service: 'Service',
  kit: 'Kit',
  item: 'Item',
  practice: 'Practice',
  form: 'Form',
  resource: 'Whom to turn to',
}

const moneyWords: Readonly<Record<RecordOf<'receipts'>['kind'], string>> = {
  receipt: 'Receipt',
  payment: 'Payment',
  refund: 'Money given back',
  void: 'Void receipt',
  superbill: 'Superbill',
  letter: 'Letter of need',
}

const openingOfEntry = (kind: CatalogEntry['kind'], id: string): RecordLabel['opens'] => {
  if (kind === 'practice') return { room: 'settings', id: 'practice' }
  if (kind === 'resource') return { room: 'settings', id: 'screening' }
  return kind === 'form' ? { room: 'settings', id: 'forms' } : { room: 'supplies', id }
}

const labels: Labels = {
  clients: (_store, client) =>
    of({
      kind: client.kind === 'infant' ? 'Baby' : 'Client',
      person: fullName(client.name),
      title: '',
      at: null,
      opens: { room: 'client', id: client.parentId || client.id },
    }),
  charts: (store, chart) =>
    watchOne(store, 'clients', chart.clientId).pipe(
      map((client) => ({
        kind: 'Health',
        person: client ? fullName(client.name) : '',
        title: '',
        at: null,
        opens: { room: 'client', id: client?.parentId || chart.clientId },
      })),
    ),
  visits: (store, visit) =>
    ofClient(store, visit.clientId, {
      kind: 'Visit',
      at: visit.startAt,
      opens: { room: 'visit', id: visit.id },
    }),
  notes: (store, note) =>
    ofClient(store, note.clientId, {
      kind: note.cosign ? 'Co-signature' : note.addendumTo === '' ? 'Note' : 'Addendum',
      at: note.sessionAt,
      opens: { room: 'visit', id: note.visitId },
    }),
  summaries: (store, summary) =>
    ofClient(store, summary.clientId, {
      kind: 'Summary',
      at: null,
      opens: { room: 'summary', id: summary.id },
    }),
  receipts: (store, { clientId, kind, startAt }) =>
    ofClient(store, clientId, {
      kind: moneyWords[kind],
      at: startAt,
      opens: { room: 'client', id: clientId },
    }),
  providers: (_store, provider) =>
    of({
      kind: 'Provider',
      person: provider.name,
      title: '',
      at: null,
      opens: { room: 'provider', id: provider.id },
    }),
  catalog: (_store, { id, kind, name }) =>
    plain({
      kind: entryWords[kind],
      title: name,
      opens: openingOfEntry(kind, id),
    }),
  screenings: (store, { clientId, kind, startAt, visitId }) =>
    ofClient(store, clientId, {
      kind: screeningWords[kind],
      at: startAt,
      opens: visitId ? { room: 'visit', id: visitId } : { room: 'client', id: clientId },
    }),
  consents: (store, { clientId, startAt }) =>
    ofClient(store, clientId, {
      kind: 'Consent',
      at: startAt,
      opens: { room: 'client', id: clientId },
    }),
  trips: (_store, { kind, startAt }) =>
    of({
      kind: { plan: 'Plan of a day', drive: 'Drive' }[kind],
      person: '',
      title: '',
      at: startAt,
      opens: null,
    }),
  stock: (_store, { kind, at }) =>
    of({
      kind: { movement: 'Stock', heat: 'Warmth', cleaning: 'Cleaning', charge: 'Charge' }[kind],
      person: '',
      title: '',
      at,
      opens: null,
    }),
  staff: (_store, person) =>
    of({
      kind: 'Person of the practice',
      person: person.name,
      title: '',
      at: null,
      opens: { room: 'settings', id: 'you' },
    }),
}

/** What a record is called; null when it is not here (any more). */
export function recordLabel(
  store: Store,
  collection: CollectionName,
  id: string,
): Observable<RecordLabel | null> {
  const label = labels[collection] as (store: Store, record: unknown) => Observable<RecordLabel>
  return watchOne(store, collection, id).pipe(
    switchMap((record) => (record ? label(store, record) : of(null))),
  )
}

/** Whom or what an id stands for: clients, providers, staff, services and items. */
export const namesOfIds = (store: Store): Observable<(id: string) => string | null> =>
  combineLatest([
    clientDirectory(store),
    allProviders(store),
    allStaff(store),
    watch(store, 'catalog'),
  ]).pipe(
    map(([{ byId }, ...others]) => {
      const names = new Map(others.flat().map(({ id, name }) => [id, name]))
      return (id: string) => byId.get(id)?.name ?? names.get(id) ?? null
    }),
  )
