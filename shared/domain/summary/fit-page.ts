import { sessionOf } from './session-blocks'
import type { Block, Paper, SummaryContent, SummaryPage } from './summary-content'

/* One page, never more: what goes first is decided here, and how much must go is measured in print. */

/** Letters a line of text holds at the page's size of type, and lines between head and foot. */
const room: Record<Paper, { readonly letters: number; readonly lines: number }> = {
  Letter: { letters: 88, lines: 31 },
  A4: { letters: 84, lines: 35 },
}

/** A block that takes more than this share of the page goes first: it would push everything else out. */
const hugeShare = 0.6

/** How many lines a text takes; wide scripts count double. */
export function linesOf(text: string, letters: number): number {
  return text.split('\n').reduce((lines, line) => {
    let width = 0
    for (const character of line) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1
    return lines + Math.max(1, Math.ceil(width / letters))
  }, 0)
}

/** Hangul Jamo and everything from the CJK radicals on, emoji included. */
const isWide = (code: number): boolean => (code >= 0x1100 && code <= 0x115f) || code >= 0x2e80

/** By paper: the same block is measured for every count that is tried. */
const measuredBlocks = { Letter: new WeakMap<Block, number>(), A4: new WeakMap<Block, number>() }

function blockLines(block: Block, paper: Paper): number {
  const known = measuredBlocks[paper].get(block)
  if (known !== undefined) return known
  const lines = estimatedBlock(block, paper)
  measuredBlocks[paper].set(block, lines)
  return lines
}

function estimatedBlock({ body }: Block, paper: Paper): number {
  const { letters } = room[paper]
  if (body.kind === 'pain') return 3
  if (body.kind === 'table') return body.rows.length + 1
  const text = body.kind === 'text' ? body.text : body.items.join('; ')
  return linesOf(`${body.label}  ${text}`, letters)
}

/** Lines of all that stands between the head and the foot of the page, by estimate. */
export function estimatedLines(page: SummaryPage): number {
  const { letters } = room[page.paper]
  const head = linesOf(page.ask, letters * 0.7) - 1
  const groups = new Set(page.sections.flatMap(({ blocks }) => blocks.map(({ group }) => group)))
  const left = page.leftOut ? linesOf(`Left out for length: ${page.leftOut}`, letters * 1.15) : 0
  return page.sections
    .flatMap(({ blocks }) => blocks)
    .reduce(
      (lines, block) => lines + blockLines(block, page.paper),
      head +
        left +
        groups.size +
        page.sections.filter(({ blocks }) => blocks.length > 0).length / 2,
    )
}

/** Fitting asks for the same order again and again. */
const orders = new WeakMap<SummaryContent, readonly Block[]>()

/** Everything that may be left out, in the order in which it goes. */
export function leavingOrder(content: SummaryContent): readonly Block[] {
  const known = orders.get(content)
  if (known) return known
  const order = sortedForLeaving(content)
  orders.set(content, order)
  return order
}

function sortedForLeaving(content: SummaryContent): readonly Block[] {
  const huge = room[content.paper].lines * hugeShare
  const all = content.sections.flatMap(({ blocks }) => blocks).filter(({ leaving }) => leaving)
  const sized = all.map((block) => {
    const lines = blockLines(block, content.paper)
    return { block, oversize: lines > huge ? lines : 0, rank: block.leaving?.rank ?? 0 }
  })
  return sized
    .toSorted((a, b) => b.oversize - a.oversize || a.rank - b.rank)
    .map(({ block }) => block)
}

/** The page without the first `count` blocks of the leaving order; those are listed on it by name. */
export function pageWithout(content: SummaryContent, count: number): SummaryPage {
  const leaving = new Set(leavingOrder(content).slice(0, count))
  const sections = content.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter((block) => !leaving.has(block)),
  }))
  return { ...content, sections, leftOut: leftOutWords(content, leaving) }
}

/** In the page's order, the parts of one session together, whole sessions by their days alone. */
function leftOutWords(content: SummaryContent, leaving: ReadonlySet<Block>): string {
  if (leaving.size === 0) return ''
  const named = new Map<string, { all: number; readonly gone: string[] }>()
  for (const { leaving: one, block } of leavingBlocks(content)) {
    const same = named.get(one.what) ?? { all: 0, gone: [] }
    same.all += 1
    if (leaving.has(block)) same.gone.push(one.part)
    named.set(one.what, same)
  }
  const whole: string[] = []
  const words = [...named].flatMap(([what, { all, gone }]) => {
    if (gone.length === 0) return []
    if (gone.length < all) return [`${what} (${gone.join(', ')})`]
    if (!what.startsWith(sessionOf)) return [what]
    whole.push(what.slice(sessionOf.length))
    return []
  })
  if (whole.length === 1) words.push(`${sessionOf}${whole[0]}`)
  if (whole.length > 1) words.push(`${whole.length} sessions (${whole.join(', ')})`)
  return words.join('; ')
}

const leavingBlocks = ({ sections }: SummaryContent) =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.leaving ? [{ block, leaving: block.leaving }] : [])),
  )

/** Where measuring starts: how many blocks must go by estimate. */
export function firstGuess(content: SummaryContent): number {
  const most = leavingOrder(content).length
  for (let count = 0; count < most; count += 1) {
    if (estimatedLines(pageWithout(content, count)) <= room[content.paper].lines) return count
  }
  return most
}

export type NextTry =
  | { readonly kind: 'measure'; readonly count: number }
  /** The most that fits on one page, measured. */
  | { readonly kind: 'settled'; readonly count: number }
  /** Even without all that may go, it is longer than one page. */
  | { readonly kind: 'tooLong'; readonly count: number }

/**
 * What to print next, by the pages measured so far (count of blocks left out → pages). Ends with as
 * little left out as fits, having measured that one less does not. From the estimate it goes in steps
 * that double, then halves what is between: each print is a wait for who writes.
 */
export function nextTry(content: SummaryContent, measured: ReadonlyMap<number, number>): NextTry {
  if (measured.size === 0) return { kind: 'measure', count: firstGuess(content) }
  const most = leavingOrder(content).length
  const counts = [...measured.keys()]
  const fits = Math.min(...counts.filter((count) => (measured.get(count) ?? 2) <= 1))
  const short = Math.max(
    ...counts.filter((count) => count < fits && (measured.get(count) ?? 0) > 1),
  )
  const step = 2 ** (measured.size - 1)
  if (fits === Number.POSITIVE_INFINITY) {
    if (short === most) return { kind: 'tooLong', count: most }
    return { kind: 'measure', count: Math.min(most, short + step) }
  }
  if (fits === 0 || short === fits - 1 || hopeless(content, fits - 1)) {
    return { kind: 'settled', count: fits }
  }
  if (short >= 0) return { kind: 'measure', count: Math.floor((short + fits) / 2) }
  let count = Math.max(0, fits - step)
  while (hopeless(content, count)) count += 1
  return { kind: 'measure', count }
}

/** So far over the estimate that printing it would only cost time. */
const hopeless = (content: SummaryContent, count: number): boolean =>
  estimatedLines(pageWithout(content, count)) > room[content.paper].lines * 1.5
