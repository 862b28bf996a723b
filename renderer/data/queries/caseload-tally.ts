import type { RxCollection } from 'rxdb'
import { BehaviorSubject, combineLatest, type Observable } from 'rxjs'
import { z } from 'zod'
import type { DigestSettings, HouseholdDigest } from '#shared/domain/caseload/digest'
import { reachFromAt } from '#shared/domain/caseload/frame'
import { createOwners, type OwnedRecord, recount } from '#shared/domain/caseload/owners'
import { createTally, type Tally } from '#shared/domain/caseload/tally'
import { addMonths } from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { instantSchema } from '#shared/schema/primitives'
import type { Store } from '../store/store'
import {
  type DigestName,
  digestNames,
  readHousehold,
  readHouseholds,
  writtenSince,
} from './caseload-reading'
import { courseServiceIds } from './follow-up'
import { practiceEntry } from './practice'

/** The running tally and how far it has come. A new object each time that something changed. */
export interface TallyState {
  readonly tally: Tally
  /** While everything is read for the first time; null once the figures stand. */
  readonly progress: { readonly done: number; readonly of: number } | null
  /** So much has arrived at once that the figures do not hold all of it yet. */
  readonly isBehind: boolean
}

/** Raised with each change of what a digest holds: what was kept by an older Doorstep is counted again. */
const digestVersion = 3
/** Not among the drafts: it is made from the records and belongs into no backup. */
const keptUnder = 'caseload'
/** Kept this long after a change; what comes later is caught up with by the time of its writing. */
const keepAfterMs = 60_000
/** A write may be told a little after its own time. */
const overlapMs = 10_000
/** Digests that begin so much earlier than asked are still right: only then is everything read again. */
const reachSlackMonths = 3
const atOnce = 6

const keptSchema = z.strictObject({
  version: z.literal(digestVersion),
  fromAt: instantSchema,
  /** What else the digests were made by. */
  madeBy: z.string(),
  writtenUntilMs: z.number(),
  digests: z.array(z.custom<HouseholdDigest>((one) => typeof one === 'object' && one !== null)),
})

const tallies = new WeakMap<Store, Observable<TallyState>>()

/**
 * The tally of this laptop's records, begun once and kept current with every record that is saved or
 * arrives: one household is read again for each. What it came to is kept, sealed, for the next opening, when
 * only what was written since is read.
 */
export function caseloadTally(store: Store, now: () => string): Observable<TallyState> {
  const known = tallies.get(store)
  if (known) return known
  const state$ = new BehaviorSubject<TallyState>({
    tally: createTally(),
    progress: { done: 0, of: 1 },
    isBehind: false,
  })
  const state = state$.asObservable()
  tallies.set(store, state)
  keepTally(store, now, state$).catch((error: unknown) => {
    tallies.delete(store)
    state$.error(error)
  })
  return state
}

async function keepTally(
  store: Store,
  now: () => string,
  state$: BehaviorSubject<TallyState>,
): Promise<void> {
  const dirty = new Set<string>()
  let tally = state$.value.tally
  let settings: DigestSettings | null = null
  let ready = false
  let working = false
  const owners = createOwners()

  const settle = async () => {
    if (!ready || working || !settings) return
    working = true
    try {
      while (dirty.size > 0) {
        if (dirty.size > atOnce && !state$.value.isBehind)
          state$.next({ tally, progress: null, isBehind: true })
        const batch = [...dirty].slice(0, atOnce)
        for (const id of batch) dirty.delete(id)
        await Promise.all(batch.map((id) => countAgain(id)))
        const isBehind = state$.value.isBehind && dirty.size > 0
        state$.next({ tally, progress: null, isBehind })
      }
    } finally {
      working = false
    }
    keeper.later()
  }
  const countAgain = async (personId: string) => {
    if (!settings) return
    const records = await readHousehold(store, personId, settings.fromAt)
    recount(tally, owners, personId, records, settings)
  }
  const touch = (name: DigestName, record: OwnedRecord) => {
    for (const id of owners.householdsOf(name, record)) dirty.add(id)
  }

  const keeper = createKeeper(() => {
    if (!ready || dirty.size > 0 || working || !settings) return null
    const { fromAt } = settings
    const digests = [...tally.digests().values()]
    return { fromAt, madeBy: madeBy(settings), digests }
  }, store)

  for (const name of digestNames) {
    const collection = store.collections[name] as unknown as RxCollection<OwnedRecord>
    collection.eventBulks$.subscribe(({ events, isLocal }) => {
      if (isLocal) return
      for (const event of events) {
        // The newer state last: whose somebody is, is learned from it.
        if (event.operation === 'UPDATE' && event.previousDocumentData) {
          touch(name, event.previousDocumentData as OwnedRecord)
        }
        touch(name, event.documentData as OwnedRecord)
      }
      settle().catch((error: unknown) => state$.error(error))
    })
  }

  const begin = async (next: DigestSettings) => {
    ready = false
    settings = next
    const startedMs = Date.now()
    const kept = await readKept(store, next, startedMs)
    const fresh = createTally()
    owners.clear()
    if (kept) {
      settings = { ...next, fromAt: kept.fromAt }
      for (const digest of kept.digests) {
        owners.learn(digest)
        fresh.put(digest)
      }
      for await (const [name, records] of writtenSince(store, kept.writtenUntilMs - overlapMs)) {
        for (const record of records) touch(name, record as OwnedRecord)
      }
    } else {
      const reading = readHouseholds(store, next.fromAt, now())
      let step = await reading.next()
      for (; !step.done; step = await reading.next()) {
        state$.next({ tally, progress: step.value, isBehind: false })
      }
      for (const [index, records] of step.value.entries()) {
        recount(fresh, owners, records.parentId, records, next)
        // The page stays alive: somebody is working on it.
        if (index % 100 === 99) await new Promise((resolve) => setTimeout(resolve))
      }
    }
    tally = fresh
    ready = true
    state$.next({ tally, progress: null, isBehind: dirty.size > atOnce })
    await settle()
    if (!kept) await keeper.now()
  }

  let turn: Promise<void> = Promise.resolve()
  let asked = ''
  const ask = (entry: CatalogEntry | null, courses: ReadonlySet<string>) => {
    const timeZone = entry?.practice?.timeZone ?? 'UTC'
    const moodRules = entry?.practice?.mood ?? null
    const fromAt = reachFromAt(now(), timeZone)
    const next = { fromAt, moodRules, courseServiceIds: courses, timeZone }
    if (madeBy(next) === asked) return
    asked = madeBy(next)
    turn = turn.then(() => begin(next))
    turn.catch((error: unknown) => state$.error(error))
  }
  combineLatest([practiceEntry(store), courseServiceIds(store)]).subscribe({
    next: ([entry, courses]) => ask(entry, courses),
    error: (error: unknown) => state$.error(error),
  })
}

const madeBy = ({ moodRules, courseServiceIds, timeZone }: DigestSettings): string =>
  JSON.stringify([
    ...[timeZone, moodRules?.cutOffs ?? [], moodRules?.copyConfirmedAt ?? null],
    [...courseServiceIds].sort(),
  ])

async function readKept(store: Store, next: DigestSettings, startedMs: number) {
  const found = await store.database.getLocal<Record<string, unknown>>(keptUnder)
  const kept = keptSchema.safeParse(found?.toJSON().data).data
  if (!kept || kept.madeBy !== madeBy(next)) return null
  // A clock that was set back: what was written meanwhile cannot be told by its time.
  if (kept.writtenUntilMs > startedMs) return null
  const oldest = `${addMonths(next.fromAt.slice(0, 10), -reachSlackMonths)}T00:00:00.000Z`
  return kept.fromAt > next.fromAt || kept.fromAt < oldest ? null : kept
}

/** Writes what the tally came to, not more than once a minute. */
function createKeeper(
  read: () => { fromAt: string; madeBy: string; digests: HouseholdDigest[] } | null,
  store: Store,
) {
  let timer: ReturnType<typeof setTimeout> | null = null
  const keep = async () => {
    const writtenUntilMs = Date.now()
    const whole = read()
    if (!whole) return
    await store.database
      .upsertLocal(keptUnder, { version: digestVersion, writtenUntilMs, ...whole } as never)
      // A full disk or a locked practice: it is counted again next time, and nothing is lost.
      .catch(() => undefined)
  }
  return {
    now: keep,
    later() {
      if (timer !== null) return
      timer = setTimeout(() => {
        timer = null
        void keep()
      }, keepAfterMs)
    },
  }
}
