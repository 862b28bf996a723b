import { z } from 'zod'
import {
  isSegmentSignedBy,
  journalHeadSchema,
  mostSeen,
  openChain,
  readSegment,
  type SeenHead,
} from '#shared/crypto/journal'
import type { JournalLaptop } from '#shared/domain/audit/verify-journal'
import type { Store } from '../store/store'
import { readSegmentFile, sequencesHere } from './segment-files'

const documentId = 'journal-heads'

/** How far journals were seen to go by this laptop; the last piece that was read of each. */
const knownSchema = z.record(z.uuid(), journalHeadSchema.extend({ sequence: z.int().min(0) }))
type Known = z.infer<typeof knownSchema>

export async function readKnownHeads(store: Store): Promise<Known> {
  const found = await store.database.getLocal<{ known: unknown }>(documentId)
  return knownSchema.safeParse(found?.toJSON().data.known).data ?? {}
}

/** Only ever further: what once was seen is what a shorter journal is held against. */
export async function keepKnownHeads(store: Store, heads: Known): Promise<void> {
  const known = await readKnownHeads(store)
  const further = Object.entries(heads).filter(([deviceId, { n }]) => n > (known[deviceId]?.n ?? 0))
  if (further.length === 0) return
  await store.database.upsertLocal(documentId, {
    known: { ...known, ...Object.fromEntries(further) },
  })
}

/** Of a backup that is put back: the laptop it came from is none of the records', and its journal goes on being read. */
export async function rememberJournal(store: Store, bytes: Uint8Array): Promise<void> {
  const segment = readSegment(bytes)
  if (!segment) return
  const { deviceId, firstN, count, lastHash: hash, sequence } = segment
  await keepKnownHeads(store, { [deviceId]: { n: firstN + count - 1, hash, sequence } })
}

/** Looks how far the others' journals go by now: read are only the pieces that came since the last look. */
export async function lookAtOthers(
  store: Store,
  laptops: readonly JournalLaptop[],
): Promise<readonly SeenHead[]> {
  const known = await readKnownHeads(store)
  const found: Known = {}
  for (const { publicKey, ...place } of laptops) {
    const before = known[place.deviceId]
    const here = await sequencesHere(place, before ? before.sequence + 1 : 0)
    const [last, space] = [...here].at(-1) ?? []
    if (last === undefined || space === undefined) continue
    const { deviceId } = place
    const segment = await readSegmentFile(store.keyring, { deviceId, space }, last)
    if (typeof segment === 'string' || publicKey === null) continue
    if (segment.deviceId !== place.deviceId || segment.sequence !== last) continue
    if (!isSegmentSignedBy(segment, publicKey) || !openChain(segment).ok) continue
    const n = segment.firstN + segment.count - 1
    found[place.deviceId] = { n, hash: segment.lastHash, sequence: last }
  }
  await keepKnownHeads(store, found)
  const all = await readKnownHeads(store)
  const others = new Set(laptops.map(({ deviceId }) => deviceId))
  return Object.entries(all)
    .filter(([deviceId]) => others.has(deviceId))
    .map(([deviceId, { n, hash }]) => ({ deviceId, n, hash }))
    .slice(0, mostSeen)
}
