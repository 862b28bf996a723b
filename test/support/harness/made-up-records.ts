import type { Session } from '#renderer/data/session'
import { toBase64 } from '#shared/crypto/bytes'
import { noteBytes, type Signing } from '#shared/domain/notes/signed-content'
import {
  bytesToSign,
  generatePractice,
  type SampleRecord,
  withSignature,
} from '#shared/sample/generate-practice'
import type { Client } from '#shared/schema/client'
import type { CollectionName } from '#shared/schema/collections'
import type { Note } from '#shared/schema/note'

export interface PracticeSize {
  readonly days: number
  /** This many diaries of the one therapist, side by side: more families than one person could visit. */
  readonly diaries?: number
  /** Stops at a whole family once there are so many records. */
  readonly atLeast?: number
  /** Only these collections; all when left out. */
  readonly only?: readonly CollectionName[]
}

/** A practice as the sample makes it, under this vault's spaces, newest families first, notes signed. */
export async function* practiceRecords(
  session: Session,
  size: PracticeSize,
): AsyncGenerator<SampleRecord> {
  const { opened, practiceSpace, clientSpace, staffId } = session
  const therapist = {
    staffId,
    clientSpace,
    deviceId: opened.deviceId,
    signingPublicKey: opened.signingPublicKey,
  }
  const generated = generatePractice({
    seed: 7,
    days: size.days,
    now: session.now(),
    timeZone: session.timeZone(),
    practiceSpace,
    therapists: Array.from({ length: size.diaries ?? 1 }, () => therapist),
  })
  const lists: SampleRecord[] = []
  const families: SampleRecord[][] = []
  let staffKnown = false
  let last: SampleRecord | null = null
  for (const one of generated) {
    if (size.only && !size.only.includes(one.collection)) continue
    // One person drives one day: the drives of a second diary would be the same ones.
    if (one.collection === 'trips' && (size.diaries ?? 1) > 1) continue
    if (['catalog', 'providers', 'staff'].includes(one.collection)) {
      if (one.collection === 'staff' && staffKnown) continue
      staffKnown ||= one.collection === 'staff'
      lists.push(one)
    } else {
      // A family is told charts first.
      const begins = one.collection === 'charts' ? last?.collection !== 'charts' : !last
      if (begins) families.push([])
      families.at(-1)?.push(one)
      last = one
    }
  }
  yield* lists
  let count = lists.length
  for (const family of families.reverse()) {
    for (const one of family) yield signedHere(session, one)
    count += family.length
    if (size.atLeast !== undefined && count >= size.atLeast) return
  }
}

async function signedHere(session: Session, sample: SampleRecord): Promise<SampleRecord> {
  const bytes = sample.collection === 'notes' ? bytesToSign(sample.record) : null
  if (sample.collection !== 'notes' || bytes === null) return sample
  const signature = await session.sign(bytes)
  if (signature === null) throw new Error('Locked while records were being made')
  return { collection: 'notes', record: withSignature(sample.record, signature) }
}

/** The same id for the same number, so that a test knows what must be there. */
export const numberedId = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export function numberedClient(session: Session, number: number): Client {
  const at = session.now()
  const by = session.staffId
  return {
    id: numberedId(number),
    space: session.clientSpace,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    kind: 'parent',
    parentId: '',
    status: 'active',
    name: { given: 'Row', family: String(number), preferred: '' },
    pronouns: '',
    dateOfBirth: null,
    contact: null,
    home: null,
    careTeam: [],
    therapistId: by,
    note: 'A row of a test.',
  }
}

export async function signedNote(session: Session, number: number): Promise<Note> {
  const { id, space, createdAt, createdBy, updatedAt, updatedBy } = numberedClient(session, number)
  const draft: Note = {
    ...{ id, space, createdAt, createdBy, updatedAt, updatedBy },
    visitId: numberedId(1),
    clientId: numberedId(1),
    authorId: session.staffId,
    state: 'draft',
    addendumTo: '',
    sessionAt: createdAt,
    content: {
      serviceKind: 'postnatal',
      subjective: 'Shoulders tight.',
      objective: '',
      assessment: '',
      plan: '',
      addendum: '',
      painBefore: null,
      painAfter: null,
      handsOnMin: 45,
    },
    signature: null,
  }
  const signing: Signing = {
    algorithm: 'Ed25519',
    publicKey: toBase64(session.opened.signingPublicKey),
    deviceId: session.opened.deviceId,
    signedAs: 'Maria Esposito, LMT',
    signedAt: createdAt,
  }
  const value = await session.sign(noteBytes(draft, signing))
  if (value === null) throw new Error('Locked')
  return { ...draft, state: 'signed', signature: { ...signing, value: toBase64(value) } }
}
