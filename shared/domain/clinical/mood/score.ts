import type { MoodCutOffsChange, MoodRules } from '#shared/schema/mood-rules'
import type { MoodInstrument, MoodScreen } from '#shared/schema/mood-screen'

/** How many answers each sheet has (rulebook 6). */
export const itemCount: Readonly<Record<MoodInstrument, number>> = { epds: 10, phq2: 2 }
const highestScore = 3

/** EPDS item 10, counted from 0: the safety question comes before everything (rulebook 4.D). */
const safetyItem = 9
/** Printed with the heaviest answer first: the third, and the fifth to the tenth (rulebook 6). */
const heaviestFirst: ReadonlySet<number> = new Set([2, 4, 5, 6, 7, 8, 9])

/**
 * The score, 0 to 3, of the answer that stands at `position` (1 to 4 from the top) of item `index`
 * (from 0), as the sheet is printed.
 */
export const scoreOfPosition = (
  instrument: MoodInstrument,
  index: number,
  position: number,
): number =>
  instrument === 'epds' && heaviestFirst.has(index) ? highestScore + 1 - position : position - 1

/** Where the answer with `score` stands on the sheet, 1 to 4 from the top. */
export const positionOfScore = (
  instrument: MoodInstrument,
  index: number,
  score: number,
): number =>
  instrument === 'epds' && heaviestFirst.has(index) ? highestScore + 1 - score : score + 1

type Scored = Pick<MoodScreen, 'instrument' | 'items'>

/** Anything above 0 at item 10 of the EPDS, whatever the rest says and however much is missing. */
export const isSafetyConcern = ({ instrument, items }: Scored): boolean =>
  instrument === 'epds' && (items[safetyItem] ?? 0) > 0

export type MoodTotal =
  | { readonly kind: 'total'; readonly total: number }
  /** Not every answer is there: no total, only the least and the most that it could be (rulebook 6). */
  | {
      readonly kind: 'partial'
      readonly least: number
      readonly most: number
      /** Numbers of the items, from 1. */
      readonly missing: readonly number[]
    }

export function moodTotal({ items }: Scored): MoodTotal {
  const missing = items.flatMap((item, index) => (item === null ? [index + 1] : []))
  const least = items.reduce<number>((sum, item) => sum + (item ?? 0), 0)
  if (missing.length === 0) return { kind: 'total', total: least }
  return { kind: 'partial', least, most: least + missing.length * highestScore, missing }
}

export interface MoodCutOffs {
  /** From this EPDS total on: more is offered (rulebook 6: 10). */
  readonly epdsPossible: number
  /** From this EPDS total on: a provider is told the same day (rulebook 6: 13). */
  readonly epdsAssess: number
  /** From this PHQ-2 total on the EPDS or another full screen is offered (rulebook 6: 3). */
  readonly phq2Positive: number
}
export const defaultCutOffs: MoodCutOffs = { epdsPossible: 10, epdsAssess: 13, phq2Positive: 3 }

/** The practice's cut-offs for a language, then those for all languages, then the usual ones. */
export function cutOffsFor(
  rules: Pick<MoodRules, 'cutOffs'> | null | undefined,
  language: string,
): MoodCutOffs {
  const same = (one: MoodCutOffsChange, name: string) =>
    one.language.trim().toLowerCase() === name.trim().toLowerCase()
  const latest = (rules?.cutOffs ?? []).toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
  const own = latest.find((one) => same(one, language)) ?? latest.find((one) => same(one, ''))
  return own ?? defaultCutOffs
}

/** low: below every cut-off. possible: more is offered. assess: a provider is told the same day. */
export type MoodBand = 'low' | 'possible' | 'assess'

function bandOf(instrument: MoodInstrument, total: number, cut: MoodCutOffs): MoodBand {
  if (instrument === 'phq2') return total >= cut.phq2Positive ? 'possible' : 'low'
  if (total >= cut.epdsAssess) return 'assess'
  return total >= cut.epdsPossible ? 'possible' : 'low'
}

export interface MoodReading {
  readonly total: MoodTotal
  /**
   * Null where answers are missing, unless even the least possible total reaches a cut-off: then it is
   * the band that is sure. A total that could still be low or not says nothing.
   */
  readonly band: MoodBand | null
  readonly safety: boolean
}

/** What a screen says, and no more: a band, never a diagnosis. */
export function readScreen(screen: Scored, cutOffs: MoodCutOffs = defaultCutOffs): MoodReading {
  const total = moodTotal(screen)
  const safety = isSafetyConcern(screen)
  if (total.kind === 'total') {
    return { total, safety, band: bandOf(screen.instrument, total.total, cutOffs) }
  }
  const least = bandOf(screen.instrument, total.least, cutOffs)
  return { total, safety, band: least === 'low' ? null : least }
}

/** From this many points on a change of the EPDS total counts as one (rulebook 6). */
export const reliableChange = 4

/** Points since the screen before, and whether they count; null without two totals of one sheet. */
export function changeSince(
  before: Scored | null,
  now: Scored,
): { readonly points: number; readonly counts: boolean } | null {
  if (!before || before.instrument !== now.instrument || now.instrument !== 'epds') return null
  const [a, b] = [moodTotal(before), moodTotal(now)]
  if (a.kind !== 'total' || b.kind !== 'total') return null
  const points = b.total - a.total
  return { points, counts: Math.abs(points) >= reliableChange }
}
