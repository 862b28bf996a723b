import { addMinutes, type Instant } from '../domain/time/calendar-day'
import type { CatalogEntry } from '../schema/catalog-entry'
import type { Provider } from '../schema/provider'
import type { Staff } from '../schema/staff'
import { generatePractice, type SampleRecord, type SampleTherapist } from './generate-practice'

export interface SampleColleagues {
  readonly seed: number
  readonly days: number
  readonly now: Instant
  readonly timeZone: string
  readonly practiceSpace: string
  /** The one whose sample it is: nothing is made for them again. */
  readonly owner: SampleTherapist
  readonly colleagues: readonly SampleTherapist[]
  /** What the practice has already: the colleagues work by the same lists. */
  readonly catalog: readonly CatalogEntry[]
  readonly providers: readonly Provider[]
}

/** When each laptop last told of itself, in minutes before now; null: it never did. */
const syncedBeforeMin: readonly (number | null)[] = [25, 1150, 60 * 53, null]

const kept: ReadonlySet<SampleRecord['collection']> = new Set([
  ...(['staff', 'clients', 'charts', 'visits', 'notes', 'screenings', 'consents'] as const),
])

/**
 * Others beside the therapist of the sample, each with their own families. One laptop has synced lately,
 * others have not for a day or three: what happened since is not here, as in life.
 */
export function* sampleColleagues(options: SampleColleagues): Generator<SampleRecord> {
  const { colleagues, owner, now } = options
  const idOf = new Map<string, string>()
  const order = new Map(colleagues.map(({ staffId }, index) => [staffId, index]))
  const nameOf = ({ kind, name }: CatalogEntry) => `${kind} ${name}`
  const entries = new Map(options.catalog.map((entry) => [nameOf(entry), entry.id]))
  const providers = new Map(options.providers.map(({ name, id }) => [name, id]))
  for (const sample of generatePractice({ ...options, therapists: [owner, ...colleagues] })) {
    const { collection, record } = sample
    if (collection === 'catalog') idOf.set(record.id, entries.get(nameOf(record)) ?? record.id)
    if (collection === 'providers') idOf.set(record.id, providers.get(record.name) ?? record.id)
    if (!kept.has(collection)) continue
    const index = order.get(collection === 'staff' ? record.id : record.createdBy)
    if (index === undefined) continue
    const before = syncedBeforeMin[index % syncedBeforeMin.length] ?? null
    const syncedAt = before === null ? null : addMinutes(now, -before)
    const known = knownSince(withIds(sample, idOf), syncedAt, now)
    if (known) yield known
  }
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** With the ids of the lists that are there. */
const withIds = (sample: SampleRecord, idOf: ReadonlyMap<string, string>): SampleRecord =>
  JSON.parse(JSON.stringify(sample).replace(uuids, (id) => idOf.get(id) ?? id)) as SampleRecord

/** As this laptop knows it, when the other has not synced since; null for what has not arrived. */
function knownSince(
  sample: SampleRecord,
  syncedAt: Instant | null,
  now: Instant,
): SampleRecord | null {
  if (syncedAt === null) return sample
  if (sample.collection === 'staff') {
    return { collection: 'staff', record: withSync(sample.record, syncedAt) }
  }
  const isLate = (at: Instant) => at > syncedAt && at <= now
  if (sample.collection === 'notes') return isLate(sample.record.updatedAt) ? null : sample
  if (sample.collection === 'screenings') return isLate(sample.record.startAt) ? null : sample
  if (sample.collection !== 'visits' || !isLate(sample.record.endAt)) return sample
  const { checklist, createdAt, ...visit } = sample.record
  const open = checklist.map((line) => ({ ...line, tickedAt: null, tickedBy: null }))
  const state = { state: 'planned' as const, stateReason: '', timeline: [], updatedAt: createdAt }
  return { collection: 'visits', record: { ...visit, createdAt, checklist: open, ...state } }
}

const withSync = (staff: Staff, lastSyncedAt: Instant): Staff => ({
  ...staff,
  signingKeys: staff.signingKeys.map((laptop) => ({ ...laptop, lastSyncedAt })),
})
