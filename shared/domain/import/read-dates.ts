import { plainText } from '../clients/plain-words'
import type { Day } from '../time/calendar-day'

/** What 03/04/2024 means: March 4 or April 3. */
export type DateOrder = 'monthFirst' | 'dayFirst'

/** How many dates of a file can only be read one way, and how many either way. */
export interface DateEvidence {
  readonly monthFirst: number
  readonly dayFirst: number
  readonly either: number
  /** One that can be read either way, to be shown with the question. */
  readonly example: string
}

/** `ask`: nothing in the file says which, or it says both; a person must. */
export type OrderStanding =
  | { readonly kind: 'notNeeded' }
  | { readonly kind: 'known'; readonly order: DateOrder }
  | { readonly kind: 'ask'; readonly why: 'noneTells' | 'bothAreThere'; readonly example: string }

interface Figures {
  readonly first: number
  readonly second: number
  readonly year: string
}

/** A date often comes with a time of midnight that nobody typed. */
const withoutTime = (text: string): string =>
  text
    .trim()
    .replace(
      /[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i,
      '',
    )
    .trim()

const figuresOf = (text: string): Figures | null => {
  const found = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})$/.exec(text)
  if (!found) return null
  return { first: Number(found[1]), second: Number(found[2]), year: found[3] ?? '' }
}

/** Looks at all dates of a file together: one program wrote them in one order. */
export function weighDates(cells: Iterable<string>): DateEvidence {
  let monthFirst = 0
  let dayFirst = 0
  let either = 0
  let example = ''
  for (const cell of cells) {
    const figures = figuresOf(withoutTime(cell.slice(0, 60)))
    if (!figures) continue
    const { first, second } = figures
    if (first > 12 && second <= 12) dayFirst++
    else if (second > 12 && first <= 12) monthFirst++
    else if (first <= 12 && second <= 12 && first !== second) {
      either++
      example ||= cell.trim()
    }
  }
  return { monthFirst, dayFirst, either, example }
}

export function orderOf({ monthFirst, dayFirst, either, example }: DateEvidence): OrderStanding {
  if (either === 0) return { kind: 'notNeeded' }
  if (monthFirst > 0 && dayFirst > 0) return { kind: 'ask', why: 'bothAreThere', example }
  if (monthFirst > 0) return { kind: 'known', order: 'monthFirst' }
  if (dayFirst > 0) return { kind: 'known', order: 'dayFirst' }
  return { kind: 'ask', why: 'noneTells', example }
}

/**
 * How the dates are read: what they prove counts, also where a person answered before another column was
 * chosen; their answer, where the dates leave it open.
 */
export function orderInForce(
  standing: OrderStanding,
  answered: DateOrder | null,
): DateOrder | null {
  if (standing.kind === 'known') return standing.order
  return standing.kind === 'ask' ? answered : null
}

const months: ReadonlyMap<string, number> = new Map(
  [
    ['january', 'enero'],
    ['february', 'febrero'],
    ['march', 'marzo'],
    ['april', 'abril'],
    ['may', 'mayo'],
    ['june', 'junio'],
    ['july', 'julio'],
    ['august', 'agosto'],
    ['september', 'septiembre', 'sept', 'setiembre'],
    ['october', 'octubre'],
    ['november', 'noviembre'],
    ['december', 'diciembre'],
  ].flatMap((names, at) =>
    names.flatMap((name) => [[name, at + 1] as const, [name.slice(0, 3), at + 1] as const]),
  ),
)

/**
 * One day out of a cell: `2024-03-05`, `20240305`, `3/5/2024`, `5.3.24`, `Mar 5, 2024`,
 * `5 de marzo de 2024`, with or without a time behind it. `null` when it is no day that exists between
 * 1900 and 2100, or could be two and nobody has said which. Two figures of a year: the newest year that
 * is not later than `latestYear`.
 */
export function readDate(cell: string, order: DateOrder | null, latestYear: number): Day | null {
  const text = withoutTime(cell.slice(0, 60))
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = figuresOf(text)
  if (figures) return fromFigures(figures, order, latestYear)
  return inWords(text, latestYear)
}

function fromFigures(figures: Figures, order: DateOrder | null, latestYear: number): Day | null {
  const { first, second } = figures
  const year = fullYear(figures.year, latestYear)
  if (first === second || second > 12) return dayFrom(year, first, second)
  if (first > 12) return dayFrom(year, second, first)
  if (order === null) return null
  return order === 'monthFirst' ? dayFrom(year, first, second) : dayFrom(year, second, first)
}

function inWords(text: string, latestYear: number): Day | null {
  const parts = plainText(text)
    .replace(/[.,\-/]/g, ' ')
    .split(/\s+/)
    .filter((part) => part !== '' && part !== 'de' && part !== 'del' && part !== 'of')
  // A weekday before the date says nothing that the date does not.
  const three = parts.length === 4 && !/\d/.test(parts[0] ?? '') ? parts.slice(1) : parts
  const [a = '', b = '', year = ''] = three
  if (three.length !== 3 || !/^(\d{2}|\d{4})$/.test(year)) return null
  const day = (part: string) =>
    Number(/^(\d{1,2})(?:st|nd|rd|th|º)?$/.exec(part)?.[1] ?? Number.NaN)
  const monthOf = (part: string) => months.get(part) ?? 0
  const full = fullYear(year, latestYear)
  return monthOf(a) ? dayFrom(full, monthOf(a), day(b)) : dayFrom(full, monthOf(b), day(a))
}

function fullYear(year: string, latestYear: number): number {
  if (year.length === 4) return Number(year)
  const near = Math.floor(latestYear / 100) * 100 + Number(year)
  return near > latestYear ? near - 100 : near
}

function dayFrom(year: number, month: number, day: number): Day | null {
  if (!(year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1)) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null
}
