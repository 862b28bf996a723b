import { Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { catalogLists } from '#renderer/data/queries/catalog'
import type { ClientDirectory } from '#renderer/data/queries/client-directory'
import { drivesBetween, mileageSettings } from '#renderer/data/queries/drives'
import { stockBook } from '#renderer/data/queries/stock'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Toolbar } from '#renderer/ui/page/toolbar'
import { YearStepper } from '#renderer/ui/page/year-stepper'
import { Status } from '#renderer/ui/show/status'
import { Reading } from '#renderer/ui/tell/reading'
import { tenthsWords } from '#shared/domain/mileage/drive-words'
import {
  type AccountMonth,
  type AccountYear,
  accountYear,
  hundredthsToCents,
  monthsTable,
  movesTable,
} from '#shared/domain/money/accountant'
import type { MoneyBook } from '#shared/domain/money/book'
import { centsWords } from '#shared/domain/money/cents'
import { incomeKinds, incomeWords } from '#shared/domain/money/income'
import { numberRows } from '#shared/domain/money/numbers'
import { suppliesYear } from '#shared/domain/money/supplies-cost'
import { shortMonthWords } from '#shared/domain/money/words'
import { startOfDay } from '#shared/domain/time/calendar-day'
import { ItemCosts } from './item-costs'
import classes from './money.module.css'
import { MonthColumns } from './month-columns'
import { SaveTableButton } from './save-table-button'

interface YearViewProps {
  readonly book: MoneyBook
  readonly directory: ClientDirectory
  readonly clock: PracticeClock
  readonly year: number
  readonly onYear: (year: number) => void
}

/** What the accountant asks for: money in, mileage and supplies, month by month. */
export function YearView(props: YearViewProps) {
  const { book, directory, clock, year, onYear } = props
  const { timeZone, today } = clock
  const fromAt = startOfDay(`${year}-01-01`, timeZone)
  const drives = useLive(drivesBetween, fromAt, startOfDay(`${year + 1}-01-01`, timeZone))
  const mileage = useLive(mileageSettings)
  const stock = useLive(stockBook)
  const lists = useLive(catalogLists)
  const [withNames, setWithNames] = useState(false)
  const supplies = useMemo(() => {
    const items = new Map(lists.value?.map((entry) => [entry.id, entry] as const))
    return suppliesYear(stock.value?.records ?? [], items, year, timeZone)
  }, [stock.value, lists.value, year, timeZone])
  const account = useMemo(
    () =>
      drives.value && mileage.value
        ? accountYear({ book, trips: drives.value, mileage: mileage.value, supplies, year })
        : null,
    [book, drives.value, mileage.value, supplies, year],
  )
  const nameOf = (clientId: string) => directory.byId.get(clientId)?.name ?? null
  return (
    <PageFrame
      title="For the accountant"
      lead="Money by the day it was paid, drives as they were driven, supplies at what they cost."
      width="full"
    >
      <Toolbar label="Year shown">
        <YearStepper year={year} thisYear={Number(today.slice(0, 4))} onGo={onYear} />
      </Toolbar>
      {account === null || !stock.value || !lists.value ? (
        <Reading of={[drives, mileage, stock, lists]} what="The figures of the year" />
      ) : (
        <>
          <MonthColumns months={account.months} />
          <MonthTable account={account} />
          <Section
            title="As tables"
            help="CSV files that open in any spreadsheet. Without names, receipts are known by their number."
          >
            <div className={classes.export}>
              <SaveTableButton
                label="Months (CSV)"
                table={() => monthsTable(account)}
                suggestedName={`money-by-month-${year}.csv`}
              />
              <SaveTableButton
                label={`Payments (CSV), ${account.moves.length}`}
                table={() => movesTable(account.moves, book, withNames ? nameOf : undefined)}
                suggestedName={`payments-${year}.csv`}
              />
              <Checkbox
                label="With the clients’ names"
                checked={withNames}
                onChange={(event) => setWithNames(event.currentTarget.checked)}
              />
              <LinkButton
                to={paths.mileage}
                search={{ day: `${year}-12-31` > today ? today : `${year}-12-31` }}
                variant="subtle"
              >
                Every drive: the mileage book
              </LinkButton>
            </div>
          </Section>
          <NumberRowsPart book={book} />
          {supplies.withoutCost.length > 0 && <ItemCosts items={supplies.withoutCost} />}
        </>
      )}
    </PageFrame>
  )
}

/** Twelve months with nothing in them read as nothing. */
const sumOrDash = (cents: number): string => (cents === 0 ? '–' : centsWords(cents))

function MonthTable({ account }: { readonly account: AccountYear }) {
  const { months, totals, unit, year } = account
  const kinds = incomeKinds.filter(
    (kind) => kind === 'session' || kind === 'tip' || months.some(({ byKind }) => byKind[kind]),
  )
  const cells = (month: Omit<AccountMonth, 'month'>) => (
    <>
      {kinds.map((kind) => (
        <td key={kind}>{sumOrDash(month.byKind[kind])}</td>
      ))}
      <td>
        <strong>{sumOrDash(month.totalCents)}</strong>
      </td>
      <td>{month.mileageTenths === 0 ? '–' : tenthsWords(month.mileageTenths)}</td>
      <td>{sumOrDash(hundredthsToCents(month.mileageHundredths))}</td>
      <td>{sumOrDash(month.boughtCents)}</td>
      <td>{sumOrDash(month.usedCents)}</td>
    </>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys too
    <section className={classes.tableFrame} tabIndex={0} aria-label={`${year} by month`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {incomeWords[kind]}
              </th>
            ))}
            <th scope="col">Money in</th>
            <th scope="col">Business {unit}</th>
            <th scope="col">Mileage counts</th>
            <th scope="col">Supplies bought</th>
            <th scope="col">Supplies used</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{shortMonthWords(month.month)}</th>
              {cells(month)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{year}</th>
            {cells(totals)}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** Each laptop counts in a row of its own; a gap means that a laptop has not been heard of. */
function NumberRowsPart({ book }: { readonly book: MoneyBook }) {
  const rows = useMemo(() => numberRows(book.receipts.map(({ receipt }) => receipt.number)), [book])
  if (rows.length === 0) return null
  return (
    <Section
      title="Receipt numbers"
      help="Each laptop counts in a row of its own, so that two without a network never give one number twice."
    >
      <Rows label="Rows of receipt numbers">
        {rows.map(({ series, last, missing, twice }) => (
          <Row
            key={series}
            title={`${series}-0001 to ${series}-${String(last).padStart(4, '0')}`}
            detail={last === 1 ? '1 receipt' : `${last} numbers`}
            trailing={
              twice.length > 0 ? (
                <Status meaning="attention">Given twice: {list(twice)}</Status>
              ) : missing.length > 0 ? (
                <Status meaning="attention">Not on this laptop: {list(missing)}</Status>
              ) : (
                <Status meaning="done">None missing</Status>
              )
            }
          />
        ))}
      </Rows>
    </Section>
  )
}

const list = (numbers: readonly number[]): string =>
  numbers.length > 5
    ? `${numbers.slice(0, 5).join(', ')} and ${numbers.length - 5} more`
    : numbers.join(', ')
