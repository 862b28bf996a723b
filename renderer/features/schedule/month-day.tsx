import { memo } from 'react'
import type { DayBook } from '#renderer/data/queries/day-book'
import { visitFacts } from '#renderer/data/visit-facts'
import { PersonName } from '#renderer/ui/show/person-name'
import { isCalledOff } from '#shared/domain/schedule/occupied-time'
import { dayNumber, shortTimeWords } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import type { Visit } from '#shared/schema/visit'
import classes from './month.module.css'

interface MonthDayProps {
  readonly day: string
  readonly label: string
  /** Of the month before or after. */
  readonly outside: boolean
  readonly today: boolean
  readonly closed: string
  readonly visits: readonly Visit[]
  readonly book: DayBook
  readonly timeZone: string
  readonly selectedId: string | null
  /** The visit in the hand would be put down here. */
  readonly target: boolean
  /** The visit in the hand comes from here. */
  readonly heldId: string | null
  /** It is carried over this day. */
  readonly ghost: Visit | null
  readonly onSelect: (id: string) => void
  readonly onShow: (day: string) => void
}

/** More of a day stand behind "n more": the day itself shows them all. */
const shownADay = 4

/** Drawn again only when something of this day changed: a visit carried along redraws two of them. */
export const MonthDay = memo(function MonthDay(props: MonthDayProps) {
  const { day, visits, ghost } = props
  const shown = visits.length > shownADay ? visits.slice(0, shownADay - 1) : visits
  const more = visits.length - shown.length
  return (
    <section
      className={classes.day}
      data-day={day}
      data-outside={props.outside || undefined}
      data-today={props.today || undefined}
      data-target={props.target || undefined}
      aria-label={props.label}
    >
      <div className={classes.dayHead}>
        <button
          type="button"
          className={classes.number}
          aria-label={`Show ${props.label}`}
          onClick={() => props.onShow(day)}
        >
          {dayNumber(day)}
        </button>
        {props.closed && <span className={classes.closed}>{props.closed}</span>}
      </div>
      <ol className={classes.chips}>
        {ghost && (
          <li className={classes.ghost} aria-hidden>
            <ChipWords {...props} visit={ghost} />
          </li>
        )}
        {shown.map((visit) => (
          <Chip key={visit.id} {...props} visit={visit} />
        ))}
      </ol>
      {more > 0 && (
        <button type="button" className={classes.more} onClick={() => props.onShow(day)}>
          {more} more
          <span className={classes.unseen}> on {props.label}</span>
        </button>
      )}
    </section>
  )
})

type ChipProps = MonthDayProps & { readonly visit: Visit }

function ChipWords({ visit, book, timeZone }: ChipProps) {
  return (
    <>
      <span className={classes.time}>{shortTimeWords(visit.startAt, timeZone)}</span>{' '}
      <PersonName name={visitFacts(visit, book, timeZone).name} />
    </>
  )
}

function Chip(props: ChipProps) {
  const { visit, book, timeZone } = props
  const facts = visitFacts(visit, book, timeZone)
  const { word } = visitStateWords[visit.state]
  return (
    <li>
      <button
        type="button"
        className={classes.chip}
        data-visit={visit.id}
        data-off={isCalledOff(visit) || undefined}
        data-state={visit.state}
        data-held={visit.id === props.heldId || undefined}
        aria-current={visit.id === props.selectedId || undefined}
        title={[facts.serviceName, facts.perinatal].filter(Boolean).join(', ')}
        onClick={() => props.onSelect(visit.id)}
      >
        <ChipWords {...props} />
        <span className={classes.unseen}>
          {['', facts.serviceName, facts.perinatal, word].filter(Boolean).join(', ')}
        </span>
      </button>
    </li>
  )
}
