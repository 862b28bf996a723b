import { centsWords, percentWords } from '#shared/domain/money/cents'
import type { PaymentFields } from '#shared/domain/money/receipt-form'
import { grossOf, type ReceiptTotals } from '#shared/domain/money/receipt-totals'
import { lineKindWords } from '#shared/domain/money/words'
import classes from './money.module.css'

interface TotalsSideProps {
  readonly totals: ReceiptTotals
  readonly taxMilliPercent: number
  /** What counts already: paid on the void receipt before, or out of a package. */
  readonly coveredCents: number
  readonly coveredBy: string
  readonly payment: Pick<PaymentFields, 'how' | 'amountCents'>
}

/** What it comes to, while it is being typed. */
export function TotalsSide(props: TotalsSideProps) {
  const { totals, taxMilliPercent, coveredCents, coveredBy, payment } = props
  const open = Math.max(0, totals.totalCents - coveredCents)
  const paid = payment.how === 'later' ? 0 : (payment.amountCents ?? open)
  return (
    <>
      <h2 id="totals">What it comes to</h2>
      <table className={classes.sums} aria-labelledby="totals">
        <tbody>
          {totals.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.kind === 'session' || line.kind === 'other' || line.kind === 'package'
                  ? line.description || lineKindWords[line.kind]
                  : lineKindWords[line.kind]}
              </th>
              <td>{centsWords(grossOf(line))}</td>
            </tr>
          ))}
          {totals.discountCents > 0 && (
            <Sum label="Discount" value={`−${centsWords(totals.discountCents)}`} />
          )}
          {totals.taxCents > 0 && (
            <Sum
              label={`Sales tax ${percentWords(taxMilliPercent)}`}
              value={centsWords(totals.taxCents)}
            />
          )}
          <Sum label="Total" value={centsWords(totals.totalCents)} total />
          {coveredCents > 0 && (
            <Sum
              label={coveredBy}
              value={`−${centsWords(Math.min(coveredCents, totals.totalCents))}`}
            />
          )}
          {payment.how !== 'later' && <Sum label="Paid now" value={centsWords(paid)} />}
          <Sum label="Still open" value={centsWords(Math.max(0, open - paid))} total />
        </tbody>
      </table>
    </>
  )
}

function Sum({
  label,
  value,
  total,
}: {
  readonly label: string
  readonly value: string
  readonly total?: boolean
}) {
  return (
    <tr data-total={total || undefined}>
      <th scope="row">{label}</th>
      <td>{value}</td>
    </tr>
  )
}
