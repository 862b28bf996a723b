import { useNavigate, useSearch } from '@tanstack/react-router'
import { type MoneySearch, paths } from '#renderer/app/paths'
import { clientDirectory } from '#renderer/data/queries/client-directory'
import { moneyBook, moneySettings, visitsToCharge } from '#renderer/data/queries/money'
import { catalogOf } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { Reading } from '#renderer/ui/tell/reading'
import { addDays, startOfDay } from '#shared/domain/time/calendar-day'
import { ClientMoney } from './client-money'
import { LettersView } from './letters-view'
import classes from './money.module.css'
import { OwedView } from './owed-view'
import { PackagesView } from './packages-view'
import { PricesView } from './prices-view'
import { ReceiptsView } from './receipts-view'
import { YearView } from './year-view'

type View = Exclude<NonNullable<MoneySearch['view']>, 'client'>

const views: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'owed', label: 'Open' },
  { value: 'receipts', label: 'Receipts' },
  { value: 'packages', label: 'Packages' },
  { value: 'letters', label: 'Letters' },
  { value: 'year', label: 'Year' },
  { value: 'prices', label: 'Prices' },
]

/** Sessions older than this are not asked about: they were paid before there was a book. */
const askDays = 60

/** What is open first; then receipts, packages, letters, the accountant's year, and prices. */
export function MoneyPage() {
  const clock = usePracticeClock()
  return clock ? <Money clock={clock} /> : <LoadingState />
}

function Money({ clock }: { readonly clock: PracticeClock }) {
  const { today, timeZone } = clock
  const search = useSearch({ strict: false }) as MoneySearch
  const { view = 'owed', clientId = '' } = search
  const navigate = useNavigate()
  const book = useLive(moneyBook)
  const settings = useLive(moneySettings)
  const services = useLive(catalogOf, 'service')
  const directory = useLive(clientDirectory)
  const toCharge = useLive(
    visitsToCharge,
    startOfDay(addDays(today, -askDays), timeZone),
    startOfDay(addDays(today, 1), timeZone),
  )
  const all = [book, settings, services, directory, toCharge]
  if (!book.value || !settings.value || !services.value || !directory.value || !toCharge.value) {
    return (
      <Reading
        of={all}
        what="The book of money"
        safe="Nothing was changed. Your receipts are on this laptop as they were."
        label="Opening the book of money"
        page="Money"
      />
    )
  }
  const go = (next: MoneySearch) => void navigate({ to: paths.money, search: next })
  const open = (receipt: string | null) => go({ view: 'receipts', ...(receipt ? { receipt } : {}) })
  const year = Number((search.day ?? today).slice(0, 4))
  if (view === 'client') {
    return <ClientMoney clientId={clientId} clock={clock} onOpen={open} />
  }
  const shared = { book: book.value, directory: directory.value, clock }
  return (
    <div className={classes.views}>
      <div className={classes.tabs}>
        <SegmentedTabs<View>
          label="Money"
          value={view}
          onChange={(next) => go({ view: next })}
          options={views}
        />
      </div>
      {/* A list with its detail scrolls by itself, each side for its own. */}
      <div className={classes.body} data-scrolls={view !== 'receipts' || undefined}>
        {view === 'owed' && (
          <OwedView {...shared} toCharge={toCharge.value} services={services.value} onOpen={open} />
        )}
        {view === 'receipts' && (
          <ReceiptsView
            book={book.value}
            clock={clock}
            chosenId={search.receipt ?? null}
            onOpen={open}
          />
        )}
        {view === 'packages' && <PackagesView {...shared} onOpen={open} />}
        {view === 'letters' && (
          <LettersView
            {...shared}
            clientId={search.clientId ?? null}
            onAll={() => go({ view: 'letters' })}
          />
        )}
        {view === 'year' && (
          <YearView
            {...shared}
            year={year}
            onYear={(to) =>
              go({
                view: 'year',
                day: to === Number(today.slice(0, 4)) ? today : `${to}-12-31`,
              })
            }
          />
        )}
        {view === 'prices' && <PricesView settings={settings.value} services={services.value} />}
      </div>
    </div>
  )
}
