import { firstValueFrom } from 'rxjs'
import { makeSigningKey, publicKeyOf } from '#shared/crypto/signature'
import { ok, type Result, refused } from '#shared/result'
import { sampleColleagues } from '#shared/sample/colleagues'
import { type SampleRecord, signSample } from '#shared/sample/generate-practice'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import { allProviders, allStaff } from '../queries/practice'
import { watch } from '../queries/records'
import type { Session } from '../session'
import { isSampleWhole } from './seed-sample-practice'

/** Three months, like the sample they join. */
const sampleDays = 91
const sampleSeed = 21
const howMany = 4
const batchSize = 200

/**
 * Four made-up colleagues with families of their own join the sample practice: what an owner sees. Refused
 * anywhere but in the sample, and where they are there already.
 */
export async function seedSampleColleagues(
  session: Session,
): Promise<Result<undefined, 'notSample' | 'already'>> {
  const { store, opened, practiceSpace, clientSpace, staffId } = session
  if (!(await isSampleWhole(session))) return refused('notSample')
  const [staff, catalog, providers] = await Promise.all([
    firstValueFrom(allStaff(store)),
    firstValueFrom(watch(store, 'catalog')),
    firstValueFrom(allProviders(store)),
  ])
  if (staff.length > 1) return refused('already')
  const keys = new Map<string, Uint8Array>()
  const colleagues = Array.from({ length: howMany }, () => {
    const secretKey = makeSigningKey()
    const publicKey = publicKeyOf(secretKey)
    const id = session.newId()
    keys.set(id, secretKey)
    // In the space of this laptop: the sample has one key.
    return { staffId: id, clientSpace, deviceId: session.newId(), signingPublicKey: publicKey }
  })
  const owner = {
    ...{ staffId, clientSpace, deviceId: opened.deviceId },
    signingPublicKey: opened.signingPublicKey,
  }
  const waiting = new Map<CollectionName, SampleRecord['record'][]>()
  const options = { seed: sampleSeed, days: sampleDays, now: session.now(), practiceSpace }
  const timeZone = session.timeZone()
  const all = { ...options, timeZone, owner, colleagues, catalog, providers }
  for (const sample of sampleColleagues(all)) {
    const key = sample.collection === 'notes' ? keys.get(sample.record.authorId) : undefined
    const { collection, record } = key ? signSample(sample, key) : sample
    const records = waiting.get(collection) ?? []
    waiting.set(collection, records)
    records.push(record)
    if (records.length < batchSize) continue
    await store.insertMany(collection, records as RecordOf<typeof collection>[])
    records.length = 0
  }
  // People come last: until they are there nobody is shown without their families.
  const staffRecords = waiting.get('staff') ?? []
  waiting.delete('staff')
  for (const [collection, records] of waiting) {
    await store.insertMany(collection, records as RecordOf<typeof collection>[])
  }
  await store.insertMany('staff', staffRecords as RecordOf<'staff'>[])
  return ok(undefined)
}
