import { paths } from '#renderer/app/paths'
import { dayBook } from '#renderer/data/queries/day-book'
import { useLive } from '#renderer/data/use-live'
import { useOwnBook } from '#renderer/data/use-own-book'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { dayWords } from '#shared/domain/schedule/time-words'
import { addDays, startOfDay } from '#shared/domain/time/calendar-day'
import { orderDay } from '#shared/domain/today/order-day'
import { CoveredToday } from './covered-today'
import { DayRows } from './day-rows'
import { DriveToLog } from './drive-to-log'
import { NextDoor } from './next-door'
import { NothingLeft } from './nothing-left'
import { WaitingList } from './waiting-list'

/** The home screen: the next door first, the rest of the day quieter, then what waits. */
export function TodayPage() {
  const clock = usePracticeClock()
  return clock ? <Today clock={clock} /> : <LoadingState />
}

function Today({ clock }: { readonly clock: PracticeClock }) {
  const { today, timeZone, now } = clock
  // Yesterday too: a visit may run over midnight.
  const live = useLive(
    dayBook,
    startOfDay(addDays(today, -1), timeZone),
    startOfDay(addDays(today, 1), timeZone),
  )
  const own = useOwnBook(live.value ?? null)
  const frame = {
    title: 'Today',
    lead: dayWords(today, today),
    actions: (
      <>
        <LinkButton to={paths.route} search={{ day: today }} variant="default">
          Route
        </LinkButton>
        <LinkButton to={paths.supplies} search={{ view: 'pack' }} variant="default">
          Pack list
        </LinkButton>
        <LinkButton to={paths.daySheet} search={{ day: today }} variant="default">
          Day sheet
        </LinkButton>
        <LinkButton to={paths.book} search={{ day: today }} variant="default">
          Book a visit
        </LinkButton>
      </>
    ),
  }
  if (live.status === 'failed') {
    return (
      <PageFrame {...frame}>
        <ErrorState
          title="Today could not be shown"
          safe="Your visits are still on this laptop. Open Doorstep again."
        />
      </PageFrame>
    )
  }
  if (live.status === 'loading') {
    return (
      <PageFrame {...frame}>
        <LoadingState />
      </PageFrame>
    )
  }
  const book = own ?? live.value
  const { next, later, earlier } = orderDay(book.visits, today, now, timeZone)
  // Without visits there is nothing to drive, pack or print, and the way to book one stands below.
  const isFree = !next && later.length + earlier.length === 0
  return (
    <PageFrame {...frame} actions={isFree ? undefined : frame.actions}>
      {next ? (
        <NextDoor key={next.id} visit={next} book={book} clock={clock} />
      ) : (
        <NothingLeft hadVisits={earlier.length > 0} clock={clock} />
      )}
      <CoveredToday visits={book.visits} clock={clock} />
      <DriveToLog book={book} clock={clock} />
      <DayRows title="Later today" visits={later} book={book} clock={clock} />
      <DayRows
        title={
          earlier.some((visit) => visit.startAt > now) ? 'Done and cancelled' : 'Earlier today'
        }
        visits={earlier}
        book={book}
        clock={clock}
        quiet
      />
      <WaitingList clock={clock} />
    </PageFrame>
  )
}
