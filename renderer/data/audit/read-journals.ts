import { firstValueFrom } from 'rxjs'
import { type JournalHead, openChain } from '#shared/crypto/journal'
import { journalLaptops } from '#shared/domain/audit/laptops'
import { closeAfterMin } from '#shared/domain/audit/open-segment'
import {
  type FoundSegment,
  heldAgainst,
  type JournalLaptop,
  type JournalStanding,
  pinsFrom,
  startVerifying,
} from '#shared/domain/audit/verify-journal'
import { fits } from '#shared/domain/notes/signed-content'
import { addMinutes, type Instant } from '#shared/domain/time/calendar-day'
import type { Note } from '#shared/schema/note'
import { watch } from '../queries/records'
import type { Session } from '../session'
import { keepKnownHeads, readKnownHeads } from './known-heads'
import { journalOf, staffOf } from './record-act'
import { readSegmentFile, sequencesHere } from './segment-files'

const piecesAtOnce = 8

export interface ReadingJournals {
  /** Pieces that end before it are not read; null reads from the first act on. */
  readonly since: Instant | null
  /** Journals of these people alone; null for everybody's. */
  readonly staffId: string | null
  readonly onProgress: (read: number) => void
  readonly signal: AbortSignal
}

/** Reads and checks the journals that this laptop can open, the newest acts first to be found. */
export async function readJournals(
  session: Session,
  { since, staffId, onProgress, signal }: ReadingJournals,
): Promise<readonly JournalStanding[] | 'cancelled'> {
  const { store, opened, practiceSpace } = session
  const held = opened.spaces.map(({ id }) => id)
  const staff = await staffOf(store)
  const own = ownLaptop(session)
  const known = journalLaptops(staff, held, practiceSpace).filter(
    ({ deviceId }) => deviceId !== own.deviceId,
  )
  const remembered = await readKnownHeads(store)
  // A laptop that a backup came from had the key that this one has now.
  const before = Object.keys(remembered)
    .filter((id) => id !== own.deviceId && known.every(({ deviceId }) => deviceId !== id))
    .map((deviceId): JournalLaptop => ({ ...own, deviceId }))
  const laptops = [own, ...known, ...before].filter(
    (laptop) => staffId === null || laptop.staffId === staffId,
  )
  let read = 0
  const found = new Map<JournalLaptop, FoundSegment[]>()
  for (const laptop of laptops) {
    found.set(
      laptop,
      await readSince(session, laptop, since, () => {
        onProgress(++read)
        return signal.aborted
      }),
    )
    if (signal.aborted) return 'cancelled'
  }
  const open = await journalOf(session).open()
  const alone = new Map<JournalLaptop, JournalStanding>()
  for (const laptop of laptops) {
    const check = startVerifying(laptop)
    for (const [index, one] of (found.get(laptop) ?? []).entries()) {
      check.take(one)
      // Every signature takes its milliseconds: in between the page stays alive.
      if (index % piecesAtOnce === 0) await new Promise((done) => setTimeout(done, 0))
      if (signal.aborted) return 'cancelled'
    }
    alone.set(laptop, check.end(laptop.deviceId === own.deviceId ? open : null))
  }
  const seen = pinsFrom([...alone.values()])
  const noted = await pinsOfNotes(session, since)
  await keepKnownHeads(store, headsOf([...alone.values()], found))
  return laptops
    .map((laptop) => {
      const memory = remembered[laptop.deviceId]
      // A colleague's piece may speak of a journal that this laptop has no key of.
      const isReadable = laptop.spaces.some((space) => space !== practiceSpace)
      const pins = [
        ...(seen.get(laptop.deviceId) ?? []),
        ...(noted.get(laptop.deviceId)?.settled ?? []),
        ...(memory ? [{ n: memory.n, hash: memory.hash }] : []),
      ]
      const standing = alone.get(laptop) as JournalStanding
      const young = noted.get(laptop.deviceId)?.young ?? []
      return isReadable ? heldAgainst(standing, pins, young) : standing
    })
    .filter(({ laptop, head, problems, isAwaited }) => {
      return laptop.deviceId === own.deviceId || head !== null || problems.length > 0 || isAwaited
    })
}

function ownLaptop({ opened, staffId, clientSpace, practiceSpace }: Session): JournalLaptop {
  return {
    ...{ deviceId: opened.deviceId, staffId, revokedAt: null },
    spaces: [...new Set([clientSpace, practiceSpace])],
    // It knows its own key, whatever the records say of it.
    publicKey: btoa(String.fromCharCode(...opened.signingPublicKey)),
  }
}

/** From the newest backwards, until a piece ends before `since`; whatever is missing is told from the first. */
async function readSince(
  { store }: Session,
  laptop: JournalLaptop,
  since: Instant | null,
  onRead: () => boolean,
): Promise<FoundSegment[]> {
  const here = await sequencesHere(laptop)
  const last = [...here.keys()].at(-1) ?? -1
  const found: FoundSegment[] = []
  let isBefore = false
  for (let sequence = last; sequence >= 0; sequence--) {
    const space = here.get(sequence)
    if (space === undefined) {
      found.unshift({ sequence, kind: 'missing' })
      continue
    }
    if (isBefore) continue
    const place = { space, deviceId: laptop.deviceId }
    const segment = await readSegmentFile(store.keyring, place, sequence)
    if (onRead()) return found
    if (segment === 'missing' || segment === 'unreadable') {
      found.unshift({ sequence, kind: segment })
      continue
    }
    found.unshift({ sequence, kind: 'here', segment })
    isBefore = since !== null && segment.closedAt < since
  }
  return found
}

interface NotedPins {
  readonly settled: readonly JournalHead[]
  /** Of the last hours: a note comes faster than the piece of the journal that it speaks of. */
  readonly young: readonly JournalHead[]
}

/** What signed notes say of the journals of the laptops they were signed on: the furthest of each. */
async function pinsOfNotes(
  { store, now }: Session,
  since: Instant | null,
): Promise<ReadonlyMap<string, NotedPins>> {
  const where = since === null ? {} : { where: { sessionAt: { $gte: since } } }
  const notes: readonly Note[] = await firstValueFrom(watch(store, 'notes', where))
  const byLaptop = new Map<string, Note[]>()
  for (const note of notes) {
    const { signature } = note
    if (!signature?.journal || note.cosign) continue
    byLaptop.set(signature.deviceId, [...(byLaptop.get(signature.deviceId) ?? []), note])
  }
  const settledUntil = addMinutes(now(), -closeAfterMin)
  const isYoung = ({ signature }: Note) => (signature?.signedAt ?? '') > settledUntil
  const pins = new Map<string, NotedPins>()
  for (const [deviceId, all] of byLaptop) {
    pins.set(deviceId, {
      settled: furthest(all.filter((note) => !isYoung(note))),
      young: furthest(all.filter(isYoung)),
    })
  }
  return pins
}

/** Checking a signature takes its time: of a laptop's notes the furthest sound one says it all. */
function furthest(notes: readonly Note[]): readonly JournalHead[] {
  const inOrder = notes.toSorted(
    (a, b) => (b.signature?.journal?.n ?? 0) - (a.signature?.journal?.n ?? 0),
  )
  const sound = inOrder.find((note) => note.signature && fits(note, note.signature))
  return sound?.signature?.journal ? [sound.signature.journal] : []
}

function headsOf(
  standings: readonly JournalStanding[],
  found: ReadonlyMap<JournalLaptop, readonly FoundSegment[]>,
) {
  return Object.fromEntries(
    standings.flatMap(({ laptop, problems }) => {
      const last = found.get(laptop)?.at(-1)
      if (problems.length > 0 || last?.kind !== 'here' || !openChain(last.segment).ok) return []
      const { firstN, count, lastHash: hash, sequence } = last.segment
      return [[laptop.deviceId, { n: firstN + count - 1, hash, sequence }] as const]
    }),
  )
}
