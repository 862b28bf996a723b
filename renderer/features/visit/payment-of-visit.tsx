import { paths } from '#renderer/app/paths'
import { moneyOfClient } from '#renderer/data/queries/money'
import { useLive } from '#renderer/data/use-live'
import { LinkButton } from '#renderer/ui/page/link-button'
import { centsWords } from '#shared/domain/money/cents'
import { numberWords } from '#shared/domain/money/numbers'
import type { Visit } from '#shared/schema/visit'

/** Of a finished visit: the way to its receipt, or to its payment. */
export function PaymentOfVisit({
  visit,
  primary,
}: {
  readonly visit: Visit
  /** The next true step, once nothing else is left to do. */
  readonly primary: boolean
}) {
  const book = useLive(moneyOfClient, visit.clientId)
  if (visit.state !== 'finished' || !book.value) return null
  const charged = book.value.byVisit.get(visit.id)?.find(({ voided }) => voided === null)
  if (charged) {
    const open = charged.owedCents > 0 ? `, ${centsWords(charged.owedCents)} open` : ''
    return (
      <LinkButton
        to={paths.money}
        search={{ view: 'receipts', receipt: charged.record.id }}
        variant="default"
        fullWidth
      >
        Receipt {numberWords(charged.receipt.number)}
        {open}
      </LinkButton>
    )
  }
  return (
    <LinkButton
      to={paths.takePayment}
      search={{ visitId: visit.id }}
      variant={primary ? 'filled' : 'default'}
      fullWidth
    >
      Take payment
    </LinkButton>
  )
}
