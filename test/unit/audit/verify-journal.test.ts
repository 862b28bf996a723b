import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  headsAlong,
  type JournalHead,
  type JournalSegment,
  readSegment,
  segmentBytes,
  segmentToSign,
} from '#shared/crypto/journal'
import { sign } from '#shared/crypto/signature'
import {
  type FoundSegment,
  heldAgainst,
  type JournalStanding,
  pinsFrom,
  verifyJournal,
} from '#shared/domain/audit/verify-journal'
import { actAt, asFound, atMinute, idOf, madeUpJournal, madeUpLaptop } from './model-journals'

const mine = madeUpLaptop(1)
const theirs = madeUpLaptop(2)
const journal = madeUpJournal(mine, [3, 4, 2], 2)
const check = (
  found: readonly FoundSegment[],
  more: Partial<Parameters<typeof verifyJournal>[0]> = {},
): JournalStanding => verifyJournal({ laptop: mine.laptop, found, open: null, pins: [], ...more })
const kinds = ({ problems }: JournalStanding) => problems.map(({ kind }) => kind)
const headAt = (n: number) => journal.heads[n - 1] as JournalHead

describe('a laptop’s journal', () => {
  it('is complete and unbroken from its first act to its last, signed or still open', () => {
    const standing = check(asFound(journal.segments), { open: journal.open })
    expect(standing.problems).toEqual([])
    expect(standing.fromTheBeginning).toBe(true)
    expect(standing.acts.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(standing.acts.filter(({ isClosed }) => !isClosed)).toHaveLength(2)
    expect(standing.fromAt).toBe(atMinute(0))
    expect(standing.untilAt).toBe(atMinute(10))
  })

  it('is read from the middle, and says so', () => {
    const standing = check(asFound(journal.segments).slice(1))
    expect(standing.problems).toEqual([])
    expect(standing.fromTheBeginning).toBe(false)
    expect(standing.fromAt).toBe(atMinute(3))
  })

  it('tells a piece that is missing, and where the unbroken run begins after it', () => {
    const [first, , last] = asFound(journal.segments)
    const standing = check([first, { sequence: 1, kind: 'missing' }, last] as FoundSegment[])
    expect(standing.problems).toEqual([{ kind: 'missing', sequence: 1, afterAt: atMinute(2) }])
    expect(standing.acts.map(({ n }) => n)).toEqual([1, 2, 3, 8, 9])
    expect(standing.fromAt).toBe(atMinute(7))
  })

  it('tells a cut end by what a colleague’s laptop has signed of it, by a note, or by memory', () => {
    const seen = [{ deviceId: mine.laptop.deviceId, ...headAt(9) }]
    const other = verifyJournal({
      laptop: theirs.laptop,
      found: asFound(madeUpJournal(theirs, [2], 0, seen).segments),
      open: null,
      pins: [],
    })
    const pins = pinsFrom([other]).get(mine.laptop.deviceId)
    expect(pins).toHaveLength(1)
    expect(check(asFound(journal.segments), { pins: pins ?? [] }).problems).toEqual([])
    expect(check(asFound(journal.segments.slice(0, 2)), { pins: pins ?? [] }).problems).toEqual([
      { kind: 'shorter', n: 9, goesTo: 7 },
    ])
    expect(check([], { pins: pins ?? [] }).problems).toEqual([{ kind: 'shorter', n: 9, goesTo: 0 }])
  })

  it('waits for the end that a note of the last hours speaks of, and still tells another past', () => {
    const standing = check(asFound(journal.segments.slice(0, 2)))
    const waiting = heldAgainst(standing, [], [headAt(9)])
    expect([waiting.problems, waiting.isAwaited]).toEqual([[], true])
    const whole = heldAgainst(standing, [], [headAt(7)])
    expect([whole.problems, whole.isAwaited]).toEqual([[], false])
    expect(kinds(heldAgainst(standing, [], [{ n: 4, hash: 'f'.repeat(64) }]))).toEqual(['twoPasts'])
    expect(kinds(heldAgainst(standing, [headAt(9)], [headAt(9)]))).toEqual(['shorter'])
  })

  it('does not let a laptop vouch for itself', () => {
    const seen = [{ deviceId: mine.laptop.deviceId, ...headAt(2) }]
    const standing = check(asFound(madeUpJournal(mine, [1], 0, seen).segments))
    expect(pinsFrom([standing]).size).toBe(0)
  })

  it('tells a journal that was begun again with the laptop’s own key', () => {
    const again = madeUpJournal(mine, [5, 5])
    const forgery = again.segments.map((segment) => ({ ...segment }))
    expect(check(asFound(forgery)).problems).toEqual([])
    const other = { n: 4, hash: 'f'.repeat(64) }
    expect(kinds(check(asFound(forgery), { pins: [other] }))).toEqual(['twoPasts'])
  })

  it('marks what was written after the laptop was taken out, and trusts no unknown laptop', () => {
    const out = { ...mine.laptop, revokedAt: atMinute(8) }
    expect(kinds(check(asFound(journal.segments), { laptop: out }))).toEqual(['afterOut'])
    const unknown = check(asFound(journal.segments), {
      laptop: { ...mine.laptop, publicKey: null },
      pins: [headAt(3)],
    })
    expect(kinds(unknown)).toEqual(['unknownLaptop'])
    expect(unknown.acts).toEqual([])
  })

  it('notices a clock that went back, which is no tampering', () => {
    const { laptop, key } = mine
    const open = madeUpJournal(mine, []).open
    const acts = [actAt(5), actAt(1)]
    const { spaces, deviceId, staffId } = laptop
    const about = {
      space: spaces[0] ?? '',
      deviceId,
      staffId,
      sequence: 0,
      closedAt: atMinute(9),
      seen: [],
    }
    const { message, signed } = segmentToSign({
      ...{ ...about, acts, firstN: 1, previousHash: open.start.hash },
    })
    const standing = check(asFound([signed(sign(message, key))]))
    expect(standing.problems).toEqual([])
    expect(standing.clockWentBack).toBe(true)
  })
})

/** What somebody with the space's key and any key but the laptop's own can do to its journal. */
type Tampering = (
  segments: readonly JournalSegment[],
  pick: (below: number) => number,
) => FoundSegment[]

const replaced = (
  segments: readonly JournalSegment[],
  at: number,
  change: (segment: JournalSegment) => JournalSegment,
): FoundSegment[] =>
  asFound(segments.map((segment, index) => (index === at ? change(segment) : segment)))

/** The chain worked out anew over other acts, under the signature that was there. */
const rechained = (segment: JournalSegment, acts: JournalSegment['acts']): JournalSegment => {
  const start = { n: segment.firstN - 1, hash: segment.previousHash }
  const lastHash = headsAlong(start, segment, acts).at(-1)?.hash ?? segment.previousHash
  return { ...segment, acts, count: acts.length, lastHash }
}

const foreign = madeUpJournal(theirs, [3, 4, 2])

const tamperings: Readonly<Record<string, Tampering>> = {
  'a piece taken out of the middle': (segments, pick) => {
    const at = pick(segments.length - 1)
    return asFound(segments).map((one, index) =>
      index === at ? { sequence: at, kind: 'missing' } : one,
    )
  },
  'a piece taken out and the rest moved up': (segments, pick) => {
    const at = pick(segments.length - 1)
    return asFound(segments.filter((_, index) => index !== at))
  },
  'two pieces in each other’s place': (segments, pick) => {
    const at = pick(segments.length - 1)
    const order = segments.map((_, index) =>
      index === at ? at + 1 : index === at + 1 ? at : index,
    )
    return asFound(order.map((index) => segments[index] as JournalSegment))
  },
  'an act left out': (segments, pick) => {
    const at = pick(segments.length)
    return replaced(segments, at, (segment) => {
      const gone = pick(segment.acts.length)
      return rechained(
        segment,
        segment.acts.filter((_, index) => index !== gone),
      )
    })
  },
  'an act left out and the count left as it was': (segments, pick) => {
    const at = pick(segments.length)
    return replaced(segments, at, (segment) => ({
      ...segment,
      acts: segment.acts.slice(0, -1),
    }))
  },
  'two acts in another order': (segments, pick) =>
    replaced(segments, pick(segments.length), (segment) =>
      pick(2) === 0
        ? { ...segment, acts: segment.acts.toReversed() }
        : rechained(segment, segment.acts.toReversed()),
    ),
  'an act changed': (segments, pick) =>
    replaced(segments, pick(segments.length), (segment) => {
      const at = pick(segment.acts.length)
      const acts = segment.acts.map((act, index): typeof act =>
        index === at ? [act[0], 'printed', act[2], act[3], act[4], act[5]] : act,
      )
      return pick(2) === 0 ? { ...segment, acts } : rechained(segment, acts)
    }),
  'an act put in': (segments, pick) =>
    replaced(segments, pick(segments.length), (segment) => {
      const acts = [...segment.acts, actAt(500 + pick(9))]
      return pick(2) === 0 ? { ...segment, acts } : rechained(segment, acts)
    }),
  'a piece signed by another laptop': (segments, pick) => {
    const at = pick(segments.length)
    return replaced(segments, at, (segment) => {
      const {
        acts,
        signature: _signature,
        v: _v,
        lastHash: _last,
        count: _count,
        ...about
      } = segment
      const { message, signed } = segmentToSign({ ...about, acts: [...acts, actAt(900)] })
      return signed(sign(message, theirs.key))
    })
  },
  'a piece of another laptop in its place': (segments, pick) =>
    replaced(segments, pick(segments.length), () => foreign.segments[pick(3)] as JournalSegment),
  'a piece played a second time': (segments, pick) => [
    ...asFound(segments),
    {
      sequence: segments.length,
      kind: 'here',
      segment: segments[pick(segments.length)] as JournalSegment,
    },
  ],
  'a piece that names itself otherwise': (segments, pick) =>
    replaced(segments, pick(segments.length), (segment) => ({
      ...segment,
      ...[
        { closedAt: atMinute(9999) },
        { space: idOf(7) },
        { firstN: segment.firstN + 1 },
        { seen: [{ deviceId: idOf(5), n: 5, hash: 'a'.repeat(64) }] },
        { staffId: idOf(6) },
      ][pick(5)],
    })),
  'a piece that does not open': (segments, pick) => {
    const at = pick(segments.length)
    return asFound(segments).map((one, index) =>
      index === at ? { sequence: at, kind: 'unreadable' } : one,
    )
  },
  'an end cut off': (segments, pick) => asFound(segments.slice(0, pick(segments.length))),
}

describe('nothing that was tampered with is taken', () => {
  // Signing is most of the time here: a few journals serve every run.
  const made = [
    [2, 2, 2],
    [3, 4, 2],
    [2, 5, 2, 3],
    [4, 2, 3, 2, 2],
  ].map((sizes) => madeUpJournal(mine, sizes, sizes[0]))
  const someJournal = fc.constantFrom(...made)

  it('while what was left alone is', () => {
    for (const { segments, open, heads } of made) {
      const standing = check(asFound(segments), { open, pins: heads })
      expect(standing.problems).toEqual([])
      expect(standing.acts).toHaveLength(heads.length)
    }
  })

  for (const [what, tamper] of Object.entries(tamperings)) {
    it(`${what} is told`, () => {
      fc.assert(
        fc.property(
          someJournal,
          fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
          (one, picks) => {
            const { segments, heads } = one
            let next = 0
            const pick = (below: number) => (picks[next++ % picks.length] as number) % below
            const found = tamper(segments, pick)
            const pins = [heads.at(-1) as JournalHead]
            const standing = check(found, { pins })
            expect(standing.problems).not.toEqual([])
            // And what is shown all the same is what was done, as it was done.
            const honest = new Map(
              segments.flatMap(({ acts, firstN }) =>
                acts.map((act, index) => [firstN + index, JSON.stringify(act)] as const),
              ),
            )
            for (const { n, act } of standing.acts) expect(JSON.stringify(act)).toBe(honest.get(n))
          },
        ),
        { numRuns: process.env.DOORSTEP_LONG ? 300 : 12 },
      )
    })
  }
})

describe('a piece as a file', () => {
  it('is read back as it was written', () => {
    const [segment] = journal.segments
    expect(readSegment(segmentBytes(segment as JournalSegment))).toEqual(segment)
  })

  it('is none when it is anything else', () => {
    const [segment] = journal.segments
    const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
    expect(readSegment(text({ ...segment, more: 1 }))).toBeNull()
    expect(readSegment(text({ ...segment, acts: [] }))).toBeNull()
    expect(readSegment(text({ ...segment, acts: [['x', 'viewed', '', '', '', '']] }))).toBeNull()
    expect(readSegment(text(null))).toBeNull()
    expect(readSegment(new Uint8Array([0xff, 0xfe]))).toBeNull()
    expect(readSegment(new Uint8Array(500_000))).toBeNull()
  })
})
