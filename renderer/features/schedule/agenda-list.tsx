import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import type { DayBook } from '#renderer/data/queries/day-book'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { visitFacts } from '#renderer/data/visit-facts'
import { Row, Rows } from '#renderer/ui/page/rows'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { closedWords } from '#shared/domain/schedule/objection-words'
import { dayWords, timeRangeWords } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { closedOn, type TherapistTime } from '#shared/domain/schedule/working-time'
import { addDays } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'
import classes from './month.module.css'
import { dayOfVisit } from './schedule-state'

interface AgendaListProps {
  readonly book: DayBook
  readonly time: TherapistTime
  readonly first: string
  readonly count: number
  readonly clock: PracticeClock
}

/** The coming weeks as a list: days without anything are left out. */
export function AgendaList({ book, time, first, count, clock }: AgendaListProps) {
  const { timeZone, today } = clock
  const byDay = Map.groupBy(book.visits, (visit) => dayOfVisit(visit, clock))
  const days = Array.from({ length: count }, (_, index) => addDays(first, index))
    .map((day) => ({
      day,
      visits: byDay.get(day) ?? [],
      off: closedOn(day, time, timeZone).filter(({ kind }) => kind === 'off' || kind === 'busy'),
    }))
    .filter(({ visits, off }) => visits.length > 0 || off.length > 0)
  if (days.length === 0) {
    return (
      <EmptyState title="No visits in these four weeks">They stand here day by day.</EmptyState>
    )
  }
  return (
    <div className={classes.agenda}>
      {days.map(({ day, visits, off }) => (
        <section key={day} className={classes.agendaDay} aria-label={dayWords(day, today)}>
          <h2 className={classes.agendaHead} data-today={day === today || undefined}>
            {dayWords(day, today)}
          </h2>
          {off.map((span) => (
            <p key={span.startAt} className={classes.quiet}>
              {closedWords(span, timeZone)}
            </p>
          ))}
          {visits.length > 0 && (
            <Rows label={`Visits on ${dayWords(day, today)}`}>
              {visits.map((visit) => (
                <AgendaRow key={visit.id} visit={visit} book={book} timeZone={timeZone} />
              ))}
            </Rows>
          )}
        </section>
      ))}
    </div>
  )
}

interface AgendaRowProps {
  readonly visit: Visit
  readonly book: DayBook
  readonly timeZone: string
}

function AgendaRow({ visit, book, timeZone }: AgendaRowProps) {
  const navigate = useNavigate()
  const facts = visitFacts(visit, book, timeZone)
  const { word, meaning } = visitStateWords[visit.state]
  return (
    <Row
      title={
        <>
          {timeRangeWords(visit.startAt, visit.endAt, timeZone)}{' '}
          <PersonName name={facts.name} strong />
        </>
      }
      detail={[facts.serviceName, facts.perinatal].filter(Boolean).join(' · ')}
      trailing={visit.state === 'planned' ? null : <Status meaning={meaning}>{word}</Status>}
      onOpen={() => void navigate({ to: paths.visit, params: { visitId: visit.id } })}
    />
  )
}
