import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import type { DayBook } from '#renderer/data/queries/day-book'
import { waitingList } from '#renderer/data/queries/waiting-list'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PersonName } from '#renderer/ui/show/person-name'
import { whoWouldTake } from '#shared/domain/schedule/waiting-list'
import { clockTimeOf } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'
import classes from './board.module.css'
import { dayOfVisit } from './schedule-state'

interface WaitingOfferProps {
  /** Called off: its time is free. */
  readonly visit: Visit
  readonly book: DayBook
  readonly clock: PracticeClock
}

const offeredMost = 3

/** Whoever waits and would take the time of a visit that was called off. */
export function WaitingOffer({ visit, book, clock }: WaitingOfferProps) {
  const waiting = useLive(waitingList)
  if (waiting.status !== 'ready' || visit.startAt <= clock.now) return null
  const others = waiting.value.filter(({ client }) => client.id !== visit.clientId)
  const heldAt = new Map(book.visits.map(({ id, startAt }) => [id, startAt]))
  const found = whoWouldTake(visit, clock.timeZone, others, heldAt).slice(0, offeredMost)
  if (found.length === 0) return null
  const search = {
    day: dayOfVisit(visit, clock),
    time: clockTimeOf(visit.startAt, clock.timeZone),
  }
  return (
    <section aria-label="Waiting list">
      <p className={classes.quiet}>Waiting for a time like this</p>
      <div className={classes.actions}>
        {found.map(({ client, wish }) => (
          <LinkButton
            key={wish.id}
            to={paths.book}
            search={{
              ...search,
              ...{ clientId: client.id, wishId: wish.id },
              ...(wish.visitId ? { visitId: wish.visitId } : {}),
            }}
            variant="default"
          >
            <PersonName name={fullName(client.name)} />
          </LinkButton>
        ))}
      </div>
    </section>
  )
}
