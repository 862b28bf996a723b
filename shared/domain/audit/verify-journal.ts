import {
  isSegmentSignedBy,
  type JournalHead,
  type JournalSegment,
  journalBeginning,
  openChain,
  type SeenHead,
  type StoredAct,
} from '../../crypto/journal'
import type { OpenSegment } from './open-segment'

/** A laptop whose journal is looked at, as the practice's records have it. */
export interface JournalLaptop {
  readonly deviceId: string
  readonly staffId: string
  /** Where its journal may lie: the person's own space, or the practice's for the office. */
  readonly spaces: readonly string[]
  /** Base64; null for a laptop that the practice's records do not know. */
  readonly publicKey: string | null
  readonly revokedAt: string | null
}

export type FoundSegment =
  | { readonly sequence: number; readonly kind: 'here'; readonly segment: JournalSegment }
  /** Later ones are there, and this one is not. */
  | { readonly sequence: number; readonly kind: 'missing' }
  /** It is there and does not open: damaged, or none of this practice's. */
  | { readonly sequence: number; readonly kind: 'unreadable' }

/**
 * - missing, unreadable: a piece is not there, or does not open
 * - foreign: a piece of another laptop, place or number lies in its stead (a replay)
 * - forged: not signed by that laptop
 * - changed: acts were taken out, added, changed or put in another order
 * - gap: it does not follow the piece before it
 * - shorter: elsewhere it was seen to go further than it goes now (`n`)
 * - twoPasts: elsewhere another past was seen (at `n`): the laptop's journal was put back and begun again
 * - afterOut: written after the laptop was taken out
 * - unknownLaptop: the practice's records have no key of it, so nothing can be said
 */
export type JournalProblem =
  | {
      readonly kind:
        | 'missing'
        | 'unreadable'
        | 'foreign'
        | 'forged'
        | 'changed'
        | 'gap'
        | 'afterOut'
      readonly sequence: number
      /** The last act before it that stands; null when there is none. */
      readonly afterAt: string | null
    }
  | { readonly kind: 'shorter' | 'twoPasts'; readonly n: number; readonly goesTo: number }
  | { readonly kind: 'unknownLaptop' }

export interface ProvenAct {
  readonly n: number
  readonly deviceId: string
  readonly staffId: string
  readonly act: StoredAct
  /** Signed already; what was done in the last hours is not. */
  readonly isClosed: boolean
}

export interface JournalStanding {
  readonly laptop: JournalLaptop
  /** From the laptop's first act; else from where was read. */
  readonly fromTheBeginning: boolean
  /** The first and the last act of the unbroken run that ends at the newest; null where there is none. */
  readonly fromAt: string | null
  readonly untilAt: string | null
  readonly head: JournalHead | null
  /** The head after each act that was read, by its number. */
  readonly heads: ReadonlyMap<number, string>
  /** What this journal's signed pieces say of others'. */
  readonly seen: readonly SeenHead[]
  /** Acts that are proven, oldest first. */
  readonly acts: readonly ProvenAct[]
  readonly problems: readonly JournalProblem[]
  /** A note signed there lately says that it goes further: the rest has not come here yet. */
  readonly isAwaited?: boolean
  /** The laptop's clock went back within it: no tampering by itself, and worth knowing. */
  readonly clockWentBack: boolean
}

export interface JournalToVerify {
  readonly laptop: JournalLaptop
  /** By sequence, without gaps in the numbers: what is not there is told as missing. */
  readonly found: readonly FoundSegment[]
  /** Of this very laptop alone: what is not signed yet. */
  readonly open: OpenSegment | null
  /** How far it was seen to go elsewhere, by signed pieces of other laptops, signed notes, or this laptop. */
  readonly pins: readonly JournalHead[]
}

/** Checks one laptop's journal. Never throws: what was found is told, and nothing unproven is shown. */
export function verifyJournal({ laptop, found, open, pins }: JournalToVerify): JournalStanding {
  const check = startVerifying(laptop)
  for (const one of found) check.take(one)
  return heldAgainst(check.end(open), pins)
}

/** The same a piece at a time: every signature takes its milliseconds, and a page wants to stay alive. */
export function startVerifying(laptop: JournalLaptop): {
  /** By sequence. */
  readonly take: (one: FoundSegment) => void
  readonly end: (open: OpenSegment | null) => JournalStanding
} {
  const walk = createWalk(laptop)
  let first: number | null = null
  return {
    take(one) {
      first ??= one.sequence
      walk.take(one)
    },
    end(open) {
      if (open && open.acts.length > 0) walk.takeOpen(open)
      const { acts, problems, heads, seen } = walk
      if (laptop.publicKey === null && first !== null) problems.unshift({ kind: 'unknownLaptop' })
      return {
        ...{ laptop, heads, seen, acts, problems },
        fromTheBeginning: (first ?? 0) === 0,
        fromAt: acts[walk.wholeFrom()]?.act[0] ?? null,
        untilAt: acts.at(-1)?.act[0] ?? null,
        head: walk.head(),
        clockWentBack: acts.some(({ act }, index) => {
          const before = acts[index - 1]
          return before !== undefined && act[0] < before.act[0]
        }),
      }
    },
  }
}

/**
 * The same journal, held against how far it was seen to go elsewhere. `young`: from so short a time ago that
 * the end they speak of may still be under way.
 */
export function heldAgainst(
  standing: JournalStanding,
  pins: readonly JournalHead[],
  young: readonly JournalHead[] = [],
): JournalStanding {
  if (standing.laptop.publicKey === null) return standing
  const goesTo = standing.head?.n ?? 0
  const reached = young.filter(({ n }) => n <= goesTo)
  const found = againstPins(standing.heads, goesTo, [...pins, ...reached])
  return {
    ...standing,
    problems: [...standing.problems, ...found],
    isAwaited: reached.length < young.length,
  }
}

/** The furthest that is not reached any more, and the first that another past was seen at. */
function againstPins(
  heads: ReadonlyMap<number, string>,
  goesTo: number,
  pins: readonly JournalHead[],
): JournalProblem[] {
  const furthest = pins.reduce((most, { n }) => Math.max(most, n), 0)
  // What lies before the part that was read has no hash here, and is not looked at.
  const others = pins.filter(({ n, hash }) => (heads.get(n) ?? hash) !== hash)
  const [other] = others.toSorted((a, b) => a.n - b.n)
  return [
    ...(furthest > goesTo ? [{ kind: 'shorter', n: furthest, goesTo } as const] : []),
    ...(other ? [{ kind: 'twoPasts', n: other.n, goesTo } as const] : []),
  ]
}

function createWalk(laptop: JournalLaptop) {
  const acts: ProvenAct[] = []
  const problems: JournalProblem[] = []
  const heads = new Map<number, string>()
  const seen: SeenHead[] = []
  const beginning = journalBeginning(laptop.deviceId)
  let head: JournalHead | null = null
  /** Index in `acts` from which on nothing is broken. */
  let wholeFrom = 0
  /** The next piece follows something that is not proven: it starts a run of its own. */
  let isTorn = false

  const tell = (
    kind: Extract<JournalProblem, { sequence: number }>['kind'],
    sequence: number,
  ): void => {
    problems.push({ kind, sequence, afterAt: acts.at(-1)?.act[0] ?? null })
  }
  const refuse: typeof tell = (kind, sequence) => {
    tell(kind, sequence)
    isTorn = true
  }
  const follows = ({ sequence, firstN, previousHash }: JournalSegment): boolean => {
    if (sequence === 0) return firstN === 1 && previousHash === beginning.hash
    return head === null || (firstN === head.n + 1 && previousHash === head.hash)
  }

  const take = (one: FoundSegment) => {
    if (one.kind !== 'here') return refuse(one.kind, one.sequence)
    const { segment } = one
    const isOwn =
      segment.deviceId === laptop.deviceId &&
      segment.staffId === laptop.staffId &&
      laptop.spaces.includes(segment.space) &&
      segment.sequence === one.sequence
    if (!isOwn) return refuse('foreign', one.sequence)
    if (laptop.publicKey === null) return
    if (!isSegmentSignedBy(segment, laptop.publicKey)) return refuse('forged', one.sequence)
    const chain = openChain(segment)
    if (!chain.ok) return refuse('changed', one.sequence)
    // After a torn place the first proven piece is where the next run begins.
    if (!isTorn && !follows(segment)) tell('gap', one.sequence)
    if (isTorn || !follows(segment)) wholeFrom = acts.length
    isTorn = false
    if (laptop.revokedAt !== null && segment.closedAt >= laptop.revokedAt) {
      tell('afterOut', one.sequence)
    }
    for (const [index, at] of chain.value.entries()) {
      heads.set(at.n, at.hash)
      const act = segment.acts[index]
      if (act) acts.push({ n: at.n, ...whose(segment), act, isClosed: true })
    }
    seen.push(...segment.seen)
    head = chain.value.at(-1) ?? head
  }

  const takeOpen = (open: OpenSegment) => {
    const from = head ?? beginning
    if (open.start.n !== from.n || open.start.hash !== from.hash) tell('gap', open.sequence)
    const along = openChain({
      ...{ acts: open.acts, firstN: open.start.n + 1, previousHash: open.start.hash },
      ...{ lastHash: open.head.hash, count: open.acts.length },
      ...whose(laptop),
    } as JournalSegment)
    if (!along.ok) return refuse('changed', open.sequence)
    for (const [index, at] of along.value.entries()) {
      heads.set(at.n, at.hash)
      const act = open.acts[index]
      if (act) acts.push({ n: at.n, ...whose(laptop), act, isClosed: false })
    }
    head = along.value.at(-1) ?? head
  }

  return {
    acts,
    problems,
    heads,
    seen,
    take,
    takeOpen,
    head: () => head,
    wholeFrom: () => wholeFrom,
  }
}

const whose = ({ deviceId, staffId }: { deviceId: string; staffId: string }) => ({
  deviceId,
  staffId,
})

/** What each laptop's journal was seen to be, in other journals that are proven themselves. */
export function pinsFrom(
  standings: readonly Pick<JournalStanding, 'laptop' | 'seen'>[],
): ReadonlyMap<string, readonly JournalHead[]> {
  const pins = new Map<string, JournalHead[]>()
  for (const { laptop, seen } of standings) {
    for (const { deviceId, ...head } of seen) {
      // Nobody vouches for themselves.
      if (deviceId === laptop.deviceId) continue
      pins.set(deviceId, [...(pins.get(deviceId) ?? []), head])
    }
  }
  return pins
}
