import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import {
  bytesToSign,
  generatePractice,
  type SampleRecord,
  withSignature,
} from '#shared/sample/generate-practice'
import { createRandom } from '#shared/sample/random'

export interface SampleSize {
  readonly therapists: number
  readonly days: number
  readonly seed: number
  /** The day the practice has reached, `2026-11-20`. */
  readonly today: string
}

/** Ed25519 private keys in PKCS #8 begin with these bytes (RFC 8410); the 32 secret bytes follow. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKey(seed: number, index: number) {
  const secret = createHash('sha256').update(`sample/${seed}/${index}`).digest()
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Head, secret]),
    format: 'der',
    type: 'pkcs8',
  })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return { key, publicKey: new Uint8Array(spki.subarray(-32)) }
}

/** The sample practice for files and benchmarks: ids and keys come from the seed, notes are truly signed. */
export function* sampleRecords({
  therapists,
  days,
  seed,
  today,
}: SampleSize): Generator<SampleRecord> {
  const ids = createRandom(seed ^ 0x5eed)
  const keys = Array.from({ length: therapists }, (_, index) => signingKey(seed, index))
  const people = keys.map(({ publicKey }) => ({
    staffId: ids.uuid(),
    clientSpace: ids.uuid(),
    deviceId: ids.uuid(),
    signingPublicKey: publicKey,
  }))
  const keyOf = new Map(people.map(({ staffId }, index) => [staffId, keys[index]?.key]))
  const generated = generatePractice({
    seed,
    days,
    now: `${today}T18:00:00.000Z`,
    timeZone: 'America/Chicago',
    practiceSpace: ids.uuid(),
    therapists: people,
  })
  for (const sample of generated) {
    const bytes = sample.collection === 'notes' ? bytesToSign(sample.record) : null
    if (sample.collection !== 'notes' || bytes === null) {
      yield sample
      continue
    }
    const key = keyOf.get(sample.record.authorId)
    if (!key) throw new Error('A note of nobody')
    const signature = new Uint8Array(sign(null, bytes, key))
    yield { collection: 'notes', record: withSignature(sample.record, signature) }
  }
}

/** As lines of JSON: first what this is, then one record a line. */
export function* sampleLines(size: SampleSize): Generator<string> {
  yield JSON.stringify({ format: 'doorstep-sample', version: 1, ...size })
  for (const sample of sampleRecords(size)) yield JSON.stringify(sample)
}
