import { type JournalSegment, readSegment, segmentBytes } from '#shared/crypto/journal'
import { segmentId, segmentType } from '#shared/domain/audit/segment-id'
import { filesOf, hasFiles, putFile, readFile } from '../files/files'
import type { Keyring } from '../store/keyring'

/** Whose journal, and where. */
export interface JournalPlace {
  readonly spaces: readonly string[]
  readonly deviceId: string
}

const askedAtOnce = 200

/**
 * The sequences that are here, rising, each with the space it lies in. Ids follow from the number, so they
 * are looked for until nothing was ever known of so many in a row; a removed one is not here.
 */
export async function sequencesHere(
  { spaces, deviceId }: JournalPlace,
  from = 0,
): Promise<ReadonlyMap<number, string>> {
  const here = new Map<number, string>()
  for (const space of spaces) await addSequences(here, { space, deviceId }, from)
  return new Map([...here].toSorted(([a], [b]) => a - b))
}

async function addSequences(
  here: Map<number, string>,
  place: { readonly space: string; readonly deviceId: string },
  from: number,
): Promise<void> {
  if (!(await hasFiles(place.space))) return
  const files = await filesOf(place.space)
  for (let start = from; ; start += askedAtOnce) {
    const sequences = Array.from({ length: askedAtOnce }, (_, index) => start + index)
    const ids = sequences.map((sequence) => segmentId({ ...place, sequence }))
    const revisions = await files.revisions(ids)
    const found = sequences.filter((_, index) => {
      const revision = revisions.get(ids[index] ?? '')
      return revision !== undefined && !revision.removed
    })
    if (revisions.size === 0) return
    for (const sequence of found) here.set(sequence, place.space)
  }
}

/** `missing`: it is not here. `unreadable`: it is, and is no segment. */
export async function readSegmentFile(
  keyring: Keyring,
  place: { readonly space: string; readonly deviceId: string },
  sequence: number,
): Promise<JournalSegment | 'missing' | 'unreadable'> {
  const file = await readFile(keyring, place.space, segmentId({ ...place, sequence }))
  if (!file.ok) return file.refusal === 'missing' ? 'missing' : 'unreadable'
  return (file.value.type === segmentType && readSegment(file.value.bytes)) || 'unreadable'
}

/** False: no room on the disk. */
export async function keepSegmentFile(keyring: Keyring, segment: JournalSegment): Promise<boolean> {
  const file = { name: 'journal', type: segmentType, bytes: segmentBytes(segment) }
  return (await putFile(keyring, segment.space, segmentId(segment), file)).ok
}

/** Is this file here a piece of a journal? Such a one is not removed because a server says so. */
export async function isSegmentFile(keyring: Keyring, space: string, id: string): Promise<boolean> {
  const file = await readFile(keyring, space, id)
  return file.ok && file.value.type === segmentType
}
