import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import { clientById } from '#renderer/data/queries/clients'
import { moneyOfClient } from '#renderer/data/queries/money'
import { practiceEntry, staffMember } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Figure } from '#renderer/ui/show/figure'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { dateWords } from '#shared/domain/clients/words'
import { isUsable, type MoneyBook } from '#shared/domain/money/book'
import { centsWords } from '#shared/domain/money/cents'
import { issuerOf } from '#shared/domain/money/draft-receipt'
import { openSums } from '#shared/domain/money/income'
import { numberWords } from '#shared/domain/money/numbers'
import { statementOf, yearsOf } from '#shared/domain/money/statement'
import { statementSheet } from '#shared/domain/money/statement-sheet'
import { standingWords } from '#shared/domain/money/words'
import type { Client } from '#shared/schema/client'
import classes from './money.module.css'
import { PaperButtons } from './paper-buttons'

interface ClientMoneyProps {
  readonly clientId: string
  readonly clock: PracticeClock
  readonly onOpen: (receiptId: string) => void
}

/** One household's money: what is open, what was issued, and the year for a spending account. */
export function ClientMoney({ clientId, clock, onOpen }: ClientMoneyProps) {
  const navigate = useNavigate()
  const client = useLive(clientById, clientId)
  const book = useLive(moneyOfClient, clientId)
  if (client.value === undefined || !book.value) {
    return <Reading of={[client, book]} what="The book of money" page="Money of a client" />
  }
  const toClient = () => void navigate({ to: paths.client, params: { clientId } })
  const { receipts, packages, letters } = book.value
  const sums = openSums(book.value)
  const usable = packages.filter((one) => isUsable(one, clock.today))
  return (
    <PageFrame
      title="Money of a client"
      titleNode={
        <PersonName name={client.value ? fullName(client.value.name) : 'No longer here'} wrap />
      }
      lead="Receipts, packages and statements of this household."
      back={{ label: 'Client', onBack: toClient }}
      primary={
        client.value && (
          <LinkButton to={paths.takePayment} search={{ clientId }}>
            Take payment
          </LinkButton>
        )
      }
      actions={
        <LinkButton to={paths.money} search={{ view: 'letters', clientId }} variant="default">
          Letters of need{letters.length > 0 ? ` (${letters.length})` : ''}
        </LinkButton>
      }
    >
      <div className={classes.figures}>
        <Figure label="Unpaid" value={centsWords(sums.owedCents)} />
        {sums.overCents > 0 && <Figure label="To give back" value={centsWords(sums.overCents)} />}
        {usable.map((one) => (
          <Figure
            key={one.id}
            label={one.name}
            value={one.left}
            unit={`of ${one.visits} visits left`}
            note={one.expiresOn ? `until ${dateWords(one.expiresOn)}` : centsWords(one.leftCents)}
          />
        ))}
      </div>
      {receipts.length === 0 ? (
        <EmptyState title="No receipts yet">
          Take a payment for a session or sell a package: each has its receipt here.
        </EmptyState>
      ) : (
        <Section title="Receipts">
          <Rows label="Receipts">
            {receipts.map((one) => {
              const { meaning, word } = standingWords(one)
              return (
                <Row
                  key={one.record.id}
                  title={numberWords(one.receipt.number)}
                  detail={`${dateWords(one.receipt.issuedOn)} · ${one.receipt.lines[0]?.description ?? ''}`}
                  trailing={
                    <>
                      <Status meaning={meaning}>{word}</Status>
                      <strong data-figures>{centsWords(one.receipt.totalCents)}</strong>
                    </>
                  }
                  onOpen={() => onOpen(one.record.id)}
                />
              )
            })}
          </Rows>
        </Section>
      )}
      {client.value && <Statements client={client.value} book={book.value} clock={clock} />}
    </PageFrame>
  )
}

function Statements({
  client,
  book,
  clock,
}: {
  readonly client: Client
  readonly book: MoneyBook
  readonly clock: PracticeClock
}) {
  const practice = useLive(practiceEntry)
  const therapist = useLive(staffMember, client.therapistId)
  const staff = therapist.value
  const years = yearsOf(book, client.id)
  if (years.length === 0 || !staff) return null
  return (
    <Section
      title="Statements for a spending account"
      help="Sessions of a year by their date of service. Tips and visits not yet held are left out; the plan decides what it pays back."
    >
      <Rows label="Statements">
        {years.map((year) => {
          const statement = statementOf(book, client.id, year)
          return (
            <Row
              key={year}
              title={year}
              detail={`${statement.lines.length === 1 ? '1 session' : `${statement.lines.length} sessions`}, ${centsWords(statement.paidCents)} paid`}
              trailing={
                <PaperButtons
                  what={`the statement of ${year}`}
                  html={() =>
                    statementSheet({
                      ...{ statement, issuer: issuerOf(practice.value ?? null, staff) },
                      ...{ clientName: fullName(client.name), madeOn: clock.today },
                    })
                  }
                  suggestedName={`statement-${year}.pdf`}
                />
              }
            />
          )
        })}
      </Rows>
    </Section>
  )
}
