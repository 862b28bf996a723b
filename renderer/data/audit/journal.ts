import {
  type JournalHead,
  type JournalSegment,
  type SeenHead,
  type StoredAct,
  segmentToSign,
} from '#shared/crypto/journal'
import {
  afterClosed,
  closing,
  firstSegment,
  isToBeClosed,
  type OpenSegment,
  openAfter,
  openSegmentSchema,
  roomLeft,
  withActs,
} from '#shared/domain/audit/open-segment'

export interface JournalNeeds {
  readonly deviceId: string
  readonly staffId: string
  readonly space: string
  readonly now: () => string
  /** By this laptop's key; null when locked meanwhile. */
  readonly sign: (message: Uint8Array<ArrayBuffer>) => Promise<Uint8Array | null>
  readonly keep: JournalKeep
  /** How far other laptops' journals are known to go. */
  readonly seen: () => Promise<readonly SeenHead[]>
  /** A signature counts by the keys that the practice's records have of this laptop. */
  readonly register: () => Promise<unknown>
}

/** Where the journal lies. What throws is the disk. */
export interface JournalKeep {
  readOpen(): Promise<unknown>
  keepOpen(open: OpenSegment): Promise<void>
  /** This laptop's own; null where there is none that can be read. */
  readSegment(sequence: number): Promise<JournalSegment | null>
  /** Sequence of the last one there; -1 for none. */
  lastSequence(): Promise<number>
  /** Written once: false when the disk did not take it. */
  keepSegment(segment: JournalSegment): Promise<boolean>
}

export interface Journal {
  /** True once they are on the disk. What could not be written goes with the next act. */
  record(act: StoredAct): Promise<boolean>
  /** Signs what is open for hours, so that it reaches the server. */
  closeIfDue(): Promise<void>
  /** Signs what is open now, for a backup; the practice's records stay as they are. */
  closeForBackup(): Promise<void>
  /** As far as it is on the disk. */
  head(): Promise<JournalHead>
  open(): Promise<OpenSegment>
}

/** This laptop's journal: acts in their order, one after the other on the disk. */
export function createJournal(needs: JournalNeeds): Journal {
  const { keep, deviceId, staffId, space } = needs
  const whose = { deviceId, staffId }
  let open: OpenSegment | null = null
  let waiting: { readonly act: StoredAct; readonly done: (kept: boolean) => void }[] = []
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work)
    turn = next
    return next
  }

  const load = async (): Promise<OpenSegment> => {
    const kept = openSegmentSchema.safeParse(await keep.readOpen()).data
    if (!kept) {
      const last = await keep.lastSequence()
      const closed = last < 0 ? null : await keep.readSegment(last)
      return closed ? openAfter(closed) : firstSegment(deviceId)
    }
    // Went off between signing and beginning the next: what is signed already is not noted twice.
    const closed = await keep.readSegment(kept.sequence)
    return closed ? (afterClosed(kept, closed) ?? openAfter(closed)) : kept
  }
  const opened = async (): Promise<OpenSegment> => {
    open ??= await load()
    return open
  }

  const closeNow = async (present: OpenSegment): Promise<OpenSegment> => {
    if (present.acts.length === 0) return present
    const seen = await needs.seen().catch(() => [])
    const about = { ...whose, space, closedAt: needs.now(), seen: [...seen] }
    const { message, signed } = segmentToSign(closing(present, about))
    const signature = await needs.sign(message)
    if (signature === null) return present
    const segment = signed(signature)
    if (!(await keep.keepSegment(segment))) return present
    const next = afterClosed(present, segment) ?? openAfter(segment)
    open = next
    await keep.keepOpen(next)
    return next
  }

  const drain = async (): Promise<void> => {
    let taken: typeof waiting = []
    try {
      let present = await opened()
      while (waiting.length > 0) {
        if (roomLeft(present) === 0) present = await closeNow(present)
        const room = roomLeft(present)
        if (room === 0) return
        taken = waiting.slice(0, room)
        const next = withActs(
          present,
          whose,
          taken.map(({ act }) => act),
        )
        await keep.keepOpen(next)
        present = next
        open = next
        waiting = waiting.slice(taken.length)
        for (const { done } of taken) done(true)
      }
      if (isToBeClosed(present, Date.parse(needs.now()))) {
        await needs.register().catch(() => undefined)
        await closeNow(present)
      }
    } catch {
      // The disk, or locking. What was not kept stays first in line.
    } finally {
      for (const { done } of waiting) done(false)
    }
  }

  return {
    record: (act) =>
      new Promise((done) => {
        waiting.push({ act, done })
        void inTurn(drain)
      }),
    closeIfDue: () =>
      inTurn(async () => {
        const present = await opened()
        if (!isToBeClosed(present, Date.parse(needs.now()))) return
        await needs.register().catch(() => undefined)
        await closeNow(present)
      }),
    closeForBackup: () => inTurn(async () => void (await closeNow(await opened()))),
    head: () => inTurn(async () => (await opened()).head),
    open: () => inTurn(opened),
  }
}
