import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import type { ClientDirectory } from '#renderer/data/queries/client-directory'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Figure } from '#renderer/ui/show/figure'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { dateWords } from '#shared/domain/clients/words'
import type { MoneyBook, ReceiptStanding } from '#shared/domain/money/book'
import { centsWords } from '#shared/domain/money/cents'
import { openSums } from '#shared/domain/money/income'
import { letterState, lettersToRenew } from '#shared/domain/money/letters'
import { numberWords } from '#shared/domain/money/numbers'
import { dayOf, daysBetween } from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Visit } from '#shared/schema/visit'
import classes from './money.module.css'

interface OwedViewProps {
  readonly book: MoneyBook
  readonly toCharge: readonly Visit[]
  readonly services: readonly CatalogEntry[]
  readonly directory: ClientDirectory
  readonly clock: PracticeClock
  readonly onOpen: (receiptId: string) => void
}

const since = (day: string, today: string): string => {
  const days = daysBetween(day, today)
  if (days <= 0) return 'today'
  return days === 1 ? 'yesterday' : `${days} days ago`
}

/** What was charged twice, first; what is not paid yet; then what waits to be given back, and letters that end. */
export function OwedView(props: OwedViewProps) {
  const { book, toCharge, services, directory, clock, onOpen } = props
  const navigate = useNavigate()
  const unpaid = book.receipts.filter(({ owedCents }) => owedCents > 0).toReversed()
  const twice = book.receipts.filter(({ twiceOf }) => twiceOf !== null)
  const over = book.receipts.filter(({ overCents }) => overCents > 0)
  const letters = lettersToRenew(book.letters, clock.today)
  const sums = openSums(book)
  const nameOf = (clientId: string) => directory.byId.get(clientId)?.name ?? ''
  const open = [toCharge, twice, unpaid, over, letters]
  const nothing = open.every(({ length }) => length === 0)
  const [next, ...others] = toCharge
  return (
    <PageFrame
      title="Money"
      lead="What is open: charged by you, paid by hand, written down here. No card is ever kept."
      width="wide"
      primary={
        next && (
          <LinkButton to={paths.takePayment} search={{ visitId: next.id }}>
            Take payment
          </LinkButton>
        )
      }
    >
      <div className={classes.figures}>
        <Figure
          label="Unpaid"
          value={centsWords(sums.owedCents)}
          note={unpaid.length === 1 ? '1 receipt' : `${unpaid.length} receipts`}
        />
        <Figure
          label="Not charged yet"
          value={toCharge.length}
          unit={toCharge.length === 1 ? 'session' : 'sessions'}
          note="of the last 60 days"
        />
        {sums.overCents > 0 && <Figure label="To give back" value={centsWords(sums.overCents)} />}
      </div>
      {nothing && (
        <EmptyState title="Nothing is open">
          Finished visits wait here until their receipt is issued, and receipts until they are paid.
        </EmptyState>
      )}
      {twice.length > 0 && (
        <Section
          title="Charged twice"
          help="Two laptops each issued a receipt for the same visit. Open one and make it void."
        >
          <Rows label="Charged twice">
            {twice.map((one) => {
              const twin = one.twiceOf ? book.byId.get(one.twiceOf) : undefined
              return (
                <Standing
                  key={one.record.id}
                  standing={one}
                  cents={one.receipt.totalCents}
                  onOpen={onOpen}
                  detail={twin ? `the same as ${numberWords(twin.receipt.number)}` : 'twice'}
                />
              )
            })}
          </Rows>
        </Section>
      )}
      {unpaid.length > 0 && (
        <Section title="Unpaid" help="The oldest first.">
          <Rows label="Unpaid receipts">
            {unpaid.map((one) => (
              <Standing
                key={one.record.id}
                standing={one}
                cents={one.owedCents}
                onOpen={onOpen}
                detail={`issued ${since(one.receipt.issuedOn, clock.today)}`}
              />
            ))}
          </Rows>
        </Section>
      )}
      {over.length > 0 && (
        <Section title="To give back" help="Paid on what is void, or paid twice.">
          <Rows label="To give back">
            {over.map((one) => (
              <Standing
                key={one.record.id}
                standing={one}
                cents={one.overCents}
                onOpen={onOpen}
                detail={one.voided ? 'void' : 'paid more than it comes to'}
              />
            ))}
          </Rows>
        </Section>
      )}
      {next && (
        <Section
          title="Sessions without a receipt"
          help="Held in the last 60 days, the latest first."
        >
          <Rows label="Sessions without a receipt">
            {[next, ...others].map((visit) => {
              const service = services.find(({ id }) => id === visit.serviceId)
              const day = dayOf(visit.startAt, visit.timeZone)
              return (
                <Row
                  key={visit.id}
                  title={<PersonName name={nameOf(visit.clientId)} />}
                  detail={[
                    dateWords(day),
                    service?.name,
                    service?.service && centsWords(service.service.priceCents),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  trailing={
                    <LinkButton
                      to={paths.takePayment}
                      search={{ visitId: visit.id }}
                      variant="default"
                      size="sm"
                      aria-label={`Take payment: ${nameOf(visit.clientId)}, ${dateWords(day)}`}
                    >
                      Take payment
                    </LinkButton>
                  }
                />
              )
            })}
          </Rows>
        </Section>
      )}
      {letters.length > 0 && (
        <Section
          title="Letters of need that end"
          help="Ask the provider for a new one in time: a session before its letter is not covered by it."
        >
          <Rows label="Letters of need that end">
            {letters.map((one) => (
              <Row
                key={one.id}
                title={<PersonName name={nameOf(one.clientId)} />}
                detail={`From ${one.letter.providerName}`}
                trailing={
                  <Status meaning="attention">
                    {letterState(one.letter, clock.today) === 'expired' ? 'Ended' : 'Ends'}{' '}
                    {dateWords(one.letter.expiresOn)}
                  </Status>
                }
                onOpen={() =>
                  void navigate({
                    to: paths.money,
                    search: { view: 'letters', clientId: one.clientId },
                  })
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </PageFrame>
  )
}

function Standing({
  standing,
  cents,
  detail,
  onOpen,
}: {
  readonly standing: ReceiptStanding
  readonly cents: number
  readonly detail: string
  readonly onOpen: (receiptId: string) => void
}) {
  const { receipt, record } = standing
  return (
    <Row
      title={<PersonName name={receipt.clientName} asWritten />}
      detail={`${numberWords(receipt.number)} · ${detail}`}
      trailing={<strong data-figures>{centsWords(cents)}</strong>}
      onOpen={() => onOpen(record.id)}
    />
  )
}
