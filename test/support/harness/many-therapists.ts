import { createRevision, now, type RxStorageInstance } from 'rxdb'
import { filter, firstValueFrom } from 'rxjs'
import { caseloadTally, type TallyState } from '#renderer/data/queries/caseload-tally'
import type { Session } from '#renderer/data/session'
import type { Store } from '#renderer/data/store/store'
import { caseloadFrame } from '#shared/domain/caseload/frame'
import { addMinutes } from '#shared/domain/time/calendar-day'
import { generatePractice, type SampleRecord } from '#shared/sample/generate-practice'
import type { CollectionName } from '#shared/schema/collections'

export interface TherapistsSize {
  readonly days: number
  readonly therapists: number
}

const batchSize = 1000
/** Sealing and the disk go on while the next records are made. */
const mostUnderway = 4
/** Read by other rooms alone: they would double the writing and change no figure. */
const leftOut: readonly CollectionName[] = ['receipts', 'trips', 'consents', 'stock']

const toldEvery = 20_000

/**
 * A practice of several therapists over years, written as it is made: it is never in memory as a whole.
 * Notes are signed in form alone; nothing that is measured on it verifies them. How far it has come is told
 * to the console.
 */
export async function seedTherapists(session: Session, size: TherapistsSize): Promise<number> {
  const { store, opened, practiceSpace, clientSpace, staffId } = session
  const person = (id: string) => ({
    ...{ staffId: id, clientSpace, deviceId: opened.deviceId },
    signingPublicKey: opened.signingPublicKey,
  })
  const others = Array.from({ length: size.therapists - 1 }, () => person(session.newId()))
  const generated = generatePractice({
    ...{ seed: 11, days: size.days, now: session.now(), timeZone: session.timeZone() },
    ...{ practiceSpace, therapists: [person(staffId), ...others] },
  })
  const waiting = new Map<CollectionName, SampleRecord['record'][]>()
  const underway = new Set<Promise<void>>()
  const begin = (collection: CollectionName, records: SampleRecord['record'][]) => {
    const writing = writeFresh(store, collection, records).finally(() => underway.delete(writing))
    underway.add(writing)
  }
  let done = 0
  for (const { collection, record } of generated) {
    if (leftOut.includes(collection)) continue
    const records = waiting.get(collection) ?? []
    waiting.set(collection, records)
    records.push(record)
    done += 1
    if (done % toldEvery === 0) console.debug(`seeded ${done}`)
    if (records.length < batchSize) continue
    waiting.set(collection, [])
    begin(collection, records)
    if (underway.size >= mostUnderway) await Promise.race(underway)
  }
  for (const [collection, records] of waiting) begin(collection, records)
  await Promise.all(underway)
  return done
}

/**
 * New records straight to the storage under the store: made by our own types, not parsed again and not
 * looked up before, as nothing of theirs can be there.
 */
async function writeFresh(
  store: Store,
  name: CollectionName,
  records: readonly SampleRecord['record'][],
): Promise<void> {
  const { storageInstance, database } = store.collections[name]
  const storage = storageInstance.originalStorageInstance as unknown as RxStorageInstance<
    SampleRecord['record'],
    unknown,
    unknown
  >
  const lwt = now()
  const rows = records.map((record) => ({
    document: {
      ...{ ...record, _deleted: false, _attachments: {}, _meta: { lwt } },
      _rev: createRevision(database.token),
    },
  }))
  const { error } = await storage.bulkWrite(rows as never, 'doorstep')
  if (error.length > 0) throw new Error(`Not written: ${error.length} of ${name}`)
}

/**
 * Milliseconds from a record's writing to the caseload's figures with it in them, as often as asked: a
 * planned visit of somebody else's client, as it arrives by the sync.
 */
export async function timeArrivals(session: Session, count: number): Promise<number[]> {
  const { store } = session
  const timeZone = session.timeZone()
  const state$ = caseloadTally(store, session.now)
  const ready = (state: TallyState) => state.progress === null
  const view = ({ tally }: TallyState) =>
    tally.view(caseloadFrame({ now: session.now(), timeZone, firstWeekday: 1 }))
  const { tally } = await firstValueFrom(state$.pipe(filter(ready)))
  const digest = [...tally.digests().values()].find(({ active, visits }) => active && visits.length)
  const example = await store.read('visits', digest?.visits.at(-1)?.id ?? '')
  if (!digest || !example) throw new Error('No family to visit')
  const times: number[] = []
  for (let nth = 0; nth < count; nth++) {
    const startAt = addMinutes(session.now(), 60 * (nth + 2))
    const visit = {
      ...{ ...example, id: session.newId(), startAt, endAt: addMinutes(startAt, 60) },
      ...{ state: 'planned' as const, timeline: [], checklist: [] },
    }
    const before = performance.now()
    const seen = firstValueFrom(
      state$.pipe(
        filter(({ tally: now }) =>
          (now.digests().get(digest.parentId)?.visits ?? []).some(({ id }) => id === visit.id),
        ),
      ),
    )
    await store.insert('visits', visit)
    view(await seen)
    times.push(performance.now() - before)
  }
  return times
}
