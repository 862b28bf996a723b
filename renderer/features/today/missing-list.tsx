import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import type { DayBook } from '#renderer/data/queries/day-book'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { dayWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import { type Missing, whatIsMissing } from '#shared/domain/today/what-is-missing'
import type { Visit } from '#shared/schema/visit'
import classes from './next-door.module.css'

export function missingFor(visit: Visit, book: DayBook, timeZone: string): readonly Missing[] {
  const home = book.people.get(visit.clientId)?.home
  const hasAddress = Boolean(home && (home.address.street || home.location))
  return whatIsMissing(visit, { charts: book.charts, hasAddress }, dayOf(visit.startAt, timeZone))
}

interface MissingListProps {
  readonly visit: Visit
  readonly book: DayBook
  readonly timeZone: string
}

/** What is not ready, each leading to where it is mended. */
export function MissingList({ visit, book, timeZone }: MissingListProps) {
  const missing = missingFor(visit, book, timeZone)
  if (missing.length === 0) {
    return (
      <p className={classes.ready}>
        <Status meaning="done" plain>
          Nothing is missing
        </Status>
      </p>
    )
  }
  const personOf = (clientId: string): ReactNode => {
    const person = book.people.get(clientId)
    return <PersonName name={person ? fullName(person.name) : ''} fallback="Baby" />
  }
  return (
    <ul className={classes.missing} aria-label="What is missing">
      {missing.map((one) => (
        <li key={`${one.kind} ${'clientId' in one ? one.clientId : ''}`}>
          <Link {...linkFor(one, visit)} className={classes.missingLink}>
            <Status meaning="attention" plain>
              {wordsFor(one, visit.startAt, timeZone)}
            </Status>
          </Link>
          {'clientId' in one && visit.infantIds.length > 0 && personOf(one.clientId)}
        </li>
      ))}
    </ul>
  )
}

const linkFor = (missing: Missing, visit: Visit) =>
  missing.kind === 'toPack'
    ? ({ to: paths.visit, params: { visitId: visit.id } } as const)
    : ({ to: paths.client, params: { clientId: visit.clientId } } as const)

function wordsFor(missing: Missing, startAt: string, timeZone: string): string {
  switch (missing.kind) {
    case 'toPack':
      return missing.count === 1 ? '1 thing to pack' : `${missing.count} things to pack`
    case 'allergiesNotAsked':
      return 'Allergies not asked'
    case 'clearanceExpired':
      return `Clearance ended ${dayWords(missing.expiredOn, dayOf(startAt, timeZone))}`
    case 'noAddress':
      return 'No address'
  }
}
