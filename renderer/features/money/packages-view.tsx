import { paths } from '#renderer/app/paths'
import type { ClientDirectory } from '#renderer/data/queries/client-directory'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { dateWords } from '#shared/domain/clients/words'
import { isUsable, type MoneyBook, type PackageStanding } from '#shared/domain/money/book'
import { centsWords } from '#shared/domain/money/cents'
import { daysBetween } from '#shared/domain/time/calendar-day'

interface PackagesViewProps {
  readonly book: MoneyBook
  readonly directory: ClientDirectory
  readonly clock: PracticeClock
  readonly onOpen: (receiptId: string) => void
}

const soonDays = 30

/** Visits paid ahead: whose, how many are left, and until when. */
export function PackagesView({ book, directory, clock, onOpen }: PackagesViewProps) {
  const usable = book.packages.filter((one) => isUsable(one, clock.today))
  const others = book.packages.filter((one) => !usable.includes(one))
  const row = (one: PackageStanding) => (
    <PackageRow
      key={one.id}
      one={one}
      name={directory.byId.get(one.clientId)?.name ?? one.sale.receipt.clientName}
      today={clock.today}
      onOpen={() => onOpen(one.id)}
    />
  )
  return (
    <PageFrame
      title="Packages"
      lead="Visits paid ahead. One is sold on a client’s page, under Take payment."
      actions={
        <LinkButton to={paths.money} search={{ view: 'prices' }} variant="default">
          What you offer
        </LinkButton>
      }
    >
      {book.packages.length === 0 && (
        <EmptyState
          title="No package sold yet"
          action={
            <LinkButton to={paths.clients} variant="default">
              Go to the clients
            </LinkButton>
          }
        >
          Once a client has paid visits ahead, what is left of them is here, visit by visit and cent
          by cent.
        </EmptyState>
      )}
      {usable.length > 0 && (
        <Section title="In use">
          <Rows label="Packages in use">{usable.map(row)}</Rows>
        </Section>
      )}
      {others.length > 0 && (
        <Section title="Used up, ended or not paid">
          <Rows label="Packages used up, ended or not paid">{others.map(row)}</Rows>
        </Section>
      )}
    </PageFrame>
  )
}

interface PackageRowProps {
  readonly one: PackageStanding
  readonly name: string
  readonly today: string
  readonly onOpen: () => void
}

function PackageRow({ one, name, today, onOpen }: PackageRowProps) {
  const about = [
    one.name,
    `${one.used} of ${one.visits} used`,
    one.expiresOn ? `until ${dateWords(one.expiresOn)}` : 'no end',
  ]
  return (
    <Row
      title={<PersonName name={name} />}
      detail={about.join(' · ')}
      trailing={
        <>
          <PackageState one={one} today={today} />
          <strong data-figures>{centsWords(one.leftCents)} left</strong>
        </>
      }
      onOpen={onOpen}
    />
  )
}

function PackageState({ one, today }: Pick<PackageRowProps, 'one' | 'today'>) {
  if (one.used > one.visits || one.leftCents < 0) {
    return <Status meaning="attention">More used than paid</Status>
  }
  if (one.sale.owedCents > 0) return <Status meaning="attention">Not paid</Status>
  if (one.left === 0) return <Status meaning="done">Used up</Status>
  if (one.leftCents <= 0) return <Status meaning="waiting">Given back</Status>
  if (one.expiresOn && one.expiresOn < today) return <Status meaning="attention">Ended</Status>
  if (one.expiresOn && daysBetween(today, one.expiresOn) <= soonDays) {
    return <Status meaning="attention">Ends soon</Status>
  }
  return null
}
