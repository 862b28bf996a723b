import { ok, type Result } from '#shared/result'
import {
  bytesToSign,
  generatePractice,
  type SampleRecord,
  withSignature,
} from '#shared/sample/generate-practice'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Session } from '../session'

export interface SeedProgress {
  readonly done: number
  readonly total: number
}

const wholeKey = 'sample:whole'
/** Three months of one therapist: enough to look around in, ready in about a second. */
const sampleDays = 91
const sampleSeed = 20
const batchSize = 100

/** Fills the sample profile's empty store with a made-up practice. The mark comes last. */
export async function seedSamplePractice(
  session: Session,
  onProgress: (progress: SeedProgress) => void,
): Promise<Result<undefined, never>> {
  const { opened, practiceSpace, clientSpace, staffId } = session
  const samples = [
    ...generatePractice({
      seed: sampleSeed,
      days: sampleDays,
      now: session.now(),
      timeZone: session.timeZone(),
      practiceSpace,
      therapists: [
        {
          staffId,
          clientSpace,
          deviceId: opened.deviceId,
          signingPublicKey: opened.signingPublicKey,
        },
      ],
    }),
  ]
  const byCollection = new Map<CollectionName, SampleRecord['record'][]>()
  for (const sample of samples) {
    const records = byCollection.get(sample.collection) ?? []
    records.push((await signedHere(session, sample)).record)
    byCollection.set(sample.collection, records)
  }
  let done = 0
  for (const [collection, records] of byCollection) {
    for (let at = 0; at < records.length; at += batchSize) {
      const batch = records.slice(at, at + batchSize)
      await session.store.insertMany(collection, batch as RecordOf<typeof collection>[])
      done += batch.length
      onProgress({ done, total: samples.length })
    }
  }
  await session.store.saveDraft(wholeKey, true)
  return ok(undefined)
}

async function signedHere(session: Session, sample: SampleRecord): Promise<SampleRecord> {
  const bytes = sample.collection === 'notes' ? bytesToSign(sample.record) : null
  if (sample.collection !== 'notes' || bytes === null) return sample
  const signature = await session.sign(bytes)
  if (signature === null) throw new Error('Locked while the sample was being made')
  return { collection: 'notes', record: withSignature(sample.record, signature) }
}

/** False when seeding was interrupted: such a sample is thrown away and made again. */
export const isSampleWhole = async ({ store }: Session): Promise<boolean> =>
  (await store.readDraft(wholeKey)) === true
