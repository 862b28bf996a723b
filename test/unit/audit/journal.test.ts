import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createJournal, type JournalKeep } from '#renderer/data/audit/journal'
import type { JournalSegment } from '#shared/crypto/journal'
import { sign } from '#shared/crypto/signature'
import { isNewView, storedAct } from '#shared/domain/audit/acts'
import { closeAfterMin, type OpenSegment } from '#shared/domain/audit/open-segment'
import { verifyJournal } from '#shared/domain/audit/verify-journal'
import { actAt, asFound, atMinute, idOf, madeUpLaptop } from './model-journals'

const mine = madeUpLaptop(1)
const space = mine.laptop.spaces[0] as string

/** A disk that can fail, and a laptop that can go off before or after any write. */
class PowerCut extends Error {}

function madeUpDisk() {
  const disk = { open: null as unknown, segments: new Map<number, JournalSegment>() }
  let writesLeft = Number.POSITIVE_INFINITY
  let cutsAfter = false
  const write = (work: () => void) => {
    if (writesLeft <= 0) throw new PowerCut()
    writesLeft--
    if (writesLeft > 0 || cutsAfter) work()
    if (writesLeft <= 0) throw new PowerCut()
  }
  const keep: JournalKeep = {
    readOpen: async () => disk.open,
    keepOpen: async (open: OpenSegment) =>
      write(() => {
        disk.open = structuredClone(open)
      }),
    readSegment: async (sequence) => disk.segments.get(sequence) ?? null,
    lastSequence: async () => Math.max(-1, ...disk.segments.keys()),
    keepSegment: async (segment) => {
      write(() => void disk.segments.set(segment.sequence, segment))
      return true
    },
  }
  return {
    keep,
    disk,
    cutAfter(writes: number, after: boolean) {
      writesLeft = writes
      cutsAfter = after
    },
    mend() {
      writesLeft = Number.POSITIVE_INFINITY
    },
  }
}

function openOn(keep: JournalKeep, clock: { minute: number }, canSign = () => true) {
  return createJournal({
    ...{ deviceId: mine.laptop.deviceId, staffId: mine.laptop.staffId, space, keep },
    now: () => atMinute(clock.minute),
    sign: async (message) => (canSign() ? sign(message, mine.key) : null),
    seen: async () => [],
    register: async () => undefined,
  })
}

const standingOf = ({ open, segments }: ReturnType<typeof madeUpDisk>['disk']) =>
  verifyJournal({
    ...{ laptop: mine.laptop, pins: [], open: open as OpenSegment | null },
    found: asFound([...segments.values()].toSorted((a, b) => a.sequence - b.sequence)),
  })

describe('noting what was done', () => {
  it('answers when it is on the disk, and closes what has been open for hours', async () => {
    const { keep, disk } = madeUpDisk()
    const clock = { minute: 0 }
    const journal = openOn(keep, clock)
    expect(await journal.record(actAt(0))).toBe(true)
    expect(disk.segments.size).toBe(0)
    clock.minute = closeAfterMin
    expect(await journal.record(actAt(closeAfterMin))).toBe(true)
    await journal.head()
    expect(disk.segments.size).toBe(1)
    expect(standingOf(disk).problems).toEqual([])
    expect(standingOf(disk).acts.map(({ isClosed }) => isClosed)).toEqual([true, true])
  })

  it('goes on in the same chain the next morning, and closes full pieces', async () => {
    const { keep, disk } = madeUpDisk()
    const clock = { minute: 0 }
    const first = openOn(keep, clock)
    await Promise.all(Array.from({ length: 260 }, (_, index) => first.record(actAt(index % 200))))
    const next = openOn(keep, clock)
    await next.record(actAt(201))
    const standing = standingOf(disk)
    expect(standing.problems).toEqual([])
    expect(standing.acts).toHaveLength(261)
    expect(disk.segments.size).toBe(1)
  })

  it('keeps acts back while nothing can be written, and notes them once it can', async () => {
    const made = madeUpDisk()
    const journal = openOn(made.keep, { minute: 0 })
    made.cutAfter(0, false)
    expect(await journal.record(actAt(0))).toBe(false)
    made.mend()
    expect(await journal.record(actAt(1))).toBe(true)
    expect(standingOf(made.disk).acts.map(({ act }) => act[0])).toEqual([atMinute(0), atMinute(1)])
  })

  it('stays open while it cannot be signed', async () => {
    const { keep, disk } = madeUpDisk()
    const clock = { minute: 0 }
    const journal = openOn(keep, clock, () => false)
    await journal.record(actAt(0))
    clock.minute = 1000
    await journal.closeIfDue()
    expect(disk.segments.size).toBe(0)
    expect(standingOf(disk).acts).toHaveLength(1)
  })

  it('loses and repeats nothing that was answered, wherever the laptop goes off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ writes: fc.nat({ max: 7 }), after: fc.boolean() }), { maxLength: 4 }),
        fc.array(fc.constantFrom('act', 'act', 'act', 'hours'), { minLength: 2, maxLength: 9 }),
        async (cuts, steps) => {
          const made = madeUpDisk()
          const clock = { minute: 0 }
          const kept: string[] = []
          for (const cut of [...cuts, null]) {
            // Switched on again: what was in memory is gone.
            made.mend()
            const journal = openOn(made.keep, clock)
            if (cut) made.cutAfter(cut.writes, cut.after)
            for (const step of steps) {
              clock.minute += step === 'hours' ? closeAfterMin + 1 : 1
              if (step === 'hours') await journal.closeIfDue().catch(() => undefined)
              else {
                const minute = clock.minute
                if (await journal.record(actAt(minute))) kept.push(atMinute(minute))
              }
            }
          }
          const standing = standingOf(made.disk)
          expect(standing.problems).toEqual([])
          const found = standing.acts.map(({ act }) => act[0])
          expect(new Set(found).size).toBe(found.length)
          for (const at of kept) expect(found).toContain(at)
        },
      ),
      { numRuns: process.env.DOORSTEP_LONG ? 300 : 25 },
    )
  })
})

describe('an act', () => {
  it('holds ids and kinds alone: whatever else is told is left out', () => {
    const act = storedAct(
      {
        ...{ what: 'viewed', collection: 'clients', recordId: 'Maya Reyes' },
        ...{ clientId: idOf(3), how: 'a name, 555-0100' },
      },
      atMinute(0),
    )
    expect(act).toEqual([atMinute(0), 'viewed', 'clients', '', idOf(3), 'aname'])
  })

  it('is one look when the page is opened again within ten minutes', () => {
    const at = Date.parse(atMinute(0))
    expect(isNewView(undefined, at)).toBe(true)
    expect(isNewView(at, at + 9 * 60_000)).toBe(false)
    expect(isNewView(at, at + 10 * 60_000)).toBe(true)
    expect(isNewView(at, at - 60_000)).toBe(true)
  })
})
