import type { Discount, Receipt, ReceiptLine } from '#shared/schema/receipt'
import { type Cents, percentOf, shareOut, sumCents, times } from './cents'

/** A line as a person enters it; what it comes to is worked out. */
export type PricedLine = Omit<ReceiptLine, 'netCents' | 'taxCents'>

export type ReceiptTotals = Pick<
  Receipt,
  'lines' | 'subtotalCents' | 'discountCents' | 'taxCents' | 'tipCents' | 'totalCents'
>

export const grossOf = (line: Pick<ReceiptLine, 'unitCents' | 'quantity'>): Cents =>
  times(line.unitCents, line.quantity)

const isTip = ({ kind }: Pick<ReceiptLine, 'kind'>): boolean => kind === 'tip'

/** Never more than what it is taken off. */
export function discountOf(subtotal: Cents, discount: Discount | null): Cents {
  if (!discount) return 0
  const { kind, value } = discount
  return Math.min(subtotal, kind === 'amount' ? value : percentOf(subtotal, value))
}

/**
 * What the lines come to. A tip is neither discounted nor taxed. The discount is shared out over the
 * other lines by their amounts; tax is taken once from what is left of the taxable lines and shared out
 * over them. So the lines, their taxes and the tip always add up to the total.
 */
export function totalsOf(
  lines: readonly PricedLine[],
  discount: Discount | null,
  taxMilliPercent: number,
): ReceiptTotals {
  const gross = lines.map((line) => (isTip(line) ? 0 : grossOf(line)))
  const subtotalCents = sumCents(gross)
  const discountCents = discountOf(subtotalCents, discount)
  const off = shareOut(discountCents, gross)
  const net = gross.map((amount, index) => amount - (off[index] ?? 0))
  const taxed = lines.map((line, index) => (line.taxable && !isTip(line) ? (net[index] ?? 0) : 0))
  const taxCents = percentOf(sumCents(taxed), taxMilliPercent)
  const taxes = shareOut(taxCents, taxed)
  const tipCents = sumCents(lines.filter(isTip).map(grossOf))
  return {
    lines: lines.map((line, index) => ({
      ...line,
      netCents: isTip(line) ? grossOf(line) : (net[index] ?? 0),
      taxCents: isTip(line) ? 0 : (taxes[index] ?? 0),
    })),
    ...{ subtotalCents, discountCents, taxCents, tipCents },
    totalCents: subtotalCents - discountCents + taxCents + tipCents,
  }
}

/** Whether what stands on a receipt adds up: another program may have written it. */
export function addsUp(receipt: Receipt): boolean {
  const { lines, subtotalCents, discountCents, taxCents, tipCents, totalCents } = receipt
  const charged = lines.filter((line) => !isTip(line))
  return (
    sumCents(charged.map(grossOf)) === subtotalCents &&
    sumCents(charged.map(({ netCents }) => netCents)) === subtotalCents - discountCents &&
    sumCents(lines.map((line) => line.taxCents)) === taxCents &&
    sumCents(lines.filter(isTip).map(grossOf)) === tipCents &&
    subtotalCents - discountCents + taxCents + tipCents === totalCents
  )
}
