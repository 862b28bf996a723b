import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import type { DayBook } from '#renderer/data/queries/day-book'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { visitFacts } from '#renderer/data/visit-facts'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { timeRangeWords } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { isCovered } from '#shared/domain/spaces/cover'
import { wentByUnbegun } from '#shared/domain/today/order-day'
import type { Visit } from '#shared/schema/visit'
import { missingFor } from './missing-list'
import classes from './today.module.css'

interface DayRowsProps {
  readonly title: string
  readonly visits: readonly Visit[]
  readonly book: DayBook
  readonly clock: PracticeClock
  /** What is over is read less. */
  readonly quiet?: boolean
}

export function DayRows({ title, visits, book, clock, quiet }: DayRowsProps) {
  const navigate = useNavigate()
  if (visits.length === 0) return null
  return (
    <Section title={title}>
      <div data-quiet={quiet || undefined} className={classes.rows}>
        <Rows label={title}>
          {visits.map((visit) => {
            const facts = visitFacts(visit, book, clock.timeZone)
            return (
              <Row
                key={visit.id}
                leading={
                  <span className={classes.time}>
                    {timeRangeWords(visit.startAt, visit.endAt, clock.timeZone)}
                  </span>
                }
                title={<PersonName name={facts.name} />}
                detail={[facts.perinatal, facts.serviceName, facts.address]
                  .filter(Boolean)
                  .join(' · ')}
                trailing={<RowState visit={visit} book={book} clock={clock} />}
                onOpen={() => void navigate({ to: paths.visit, params: { visitId: visit.id } })}
              />
            )
          })}
        </Rows>
      </div>
    </Section>
  )
}

type RowStateProps = Pick<DayRowsProps, 'book' | 'clock'> & { readonly visit: Visit }

function RowState({ visit, book, clock }: RowStateProps) {
  if (wentByUnbegun(visit, clock.now)) return <Status meaning="attention">Not begun</Status>
  if (visit.state !== 'planned') {
    const { word: state, meaning } = visitStateWords[visit.state]
    const word = isCovered(visit) ? 'Covered' : state
    return (
      <Status meaning={meaning} plain>
        {word}
      </Status>
    )
  }
  const missing = missingFor(visit, book, clock.timeZone)
  // Packing is the day's own work, done together; the rest has to be asked for in time.
  const toAsk = missing.filter((one) => one.kind !== 'toPack').length
  if (toAsk === 0) return null
  return (
    <Status meaning="attention" plain>
      {toAsk === 1 ? '1 thing missing' : `${toAsk} things missing`}
    </Status>
  )
}
