import { IconCar, IconDoorEnter, IconMapPin, IconMoon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { paths } from '#renderer/app/paths'
import type { DayBook } from '#renderer/data/queries/day-book'
import { marginsOf } from '#renderer/data/queries/day-book'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { visitFacts } from '#renderer/data/visit-facts'
import { GateCode } from '#renderer/ui/show/gate-code'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { PhonePlace } from '#renderer/ui/show/phone-place'
import { isCalledOff, noMargins } from '#shared/domain/schedule/occupied-time'
import { minutesWords, timeRangeWords, timeWords } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { dayOf, minutesBetween } from '#shared/domain/time/calendar-day'
import { leaveBy } from '#shared/domain/today/leave-by'
import type { AccessCard, Client } from '#shared/schema/client'
import type { Visit } from '#shared/schema/visit'
import { MissingList } from './missing-list'
import classes from './next-door.module.css'
import { NextStepButton } from './next-step-button'

interface NextDoorProps {
  readonly visit: Visit
  readonly book: DayBook
  readonly clock: PracticeClock
}

/** All that is needed between the driver's seat and the door, read at arm's length. */
export function NextDoor({ visit, book, clock }: NextDoorProps) {
  const headingId = useId()
  const facts = visitFacts(visit, book, clock.timeZone)
  return (
    <article className={classes.door} aria-labelledby={headingId}>
      <p className={classes.kicker}>
        {visit.state === 'planned' ? 'Next door' : visitStateWords[visit.state].word}
        <span className={classes.until}>{untilWords(visit, clock.now)}</span>
      </p>
      <div className={classes.top}>
        <div className={classes.who}>
          <h2 id={headingId} className={classes.name}>
            <Link to={paths.client} params={{ clientId: visit.clientId }} className={classes.link}>
              <PersonName name={facts.name} wrap />
            </Link>
          </h2>
          <p className={classes.about}>
            {facts.perinatal && <strong className={classes.perinatal}>{facts.perinatal}</strong>}
            <span>{facts.serviceName}</span>
            {facts.infantNames.length > 0 && (
              <span>
                with <PersonName name={facts.infantNames.join(', ')} wrap />
              </span>
            )}
          </p>
        </div>
        <Times visit={visit} book={book} clock={clock} />
      </div>
      <p className={classes.address}>
        <IconMapPin size={20} aria-hidden />
        {facts.address || 'No address yet'}
      </p>
      {facts.home && <Access access={facts.home.access} />}
      <Allergies visit={visit} book={book} />
      <MissingList visit={visit} book={book} timeZone={clock.timeZone} />
      <div className={classes.actions}>
        <NextStepButton visit={visit} />
        {(visit.state === 'planned' || visit.state === 'travelling') && (
          <PhonePlace target={{ address: facts.address, place: facts.home?.location ?? null }} />
        )}
      </div>
    </article>
  )
}

/** Of everyone who takes part: known before the bag is packed. The visit shows the whole home's. */
function Allergies({ visit, book }: Pick<NextDoorProps, 'visit' | 'book'>) {
  const allergic = [visit.clientId, ...visit.infantIds].flatMap((id) => {
    const allergies = book.charts.get(id)?.allergies ?? []
    const person = book.people.get(id)
    return allergies.length > 0 && person ? [{ id, person, allergies }] : []
  })
  if (allergic.length === 0) return null
  return (
    <Notice meaning="stop" title="Allergies">
      {allergic.map(({ id, person, allergies }) => (
        <p key={id} className={classes.allergy}>
          <PersonName name={calledName(person)} fallback="Baby" strong />
          {': '}
          {allergies.map((one) => one.substance).join(', ')}
        </p>
      ))}
    </Notice>
  )
}

const calledName = ({ name }: Client): string => name.preferred || name.given || name.family

/** `in 35 min` or, once it is time, nothing: the state says it then. */
function untilWords(visit: Visit, now: string): string {
  const minutes = minutesBetween(now, visit.startAt)
  if (visit.state === 'inSession') {
    const left = minutesBetween(now, visit.endAt)
    return left >= 1 ? `${minutesWords(left)} left` : 'over its time'
  }
  return minutes >= 1 ? `in ${minutesWords(minutes)}` : 'now'
}

function Times({ visit, book, clock }: NextDoorProps) {
  const { timeZone } = clock
  const margins = marginsOf(book.services).get(visit.serviceId) ?? noMargins
  const from = lastHomeBefore(visit, book, timeZone)
  const to = book.people.get(visit.clientId)?.home?.location ?? null
  const { atDoorAt, leaveAt, driveMin } = leaveBy(visit, margins, from, to)
  const ahead = visit.state === 'planned'
  return (
    <dl className={classes.times}>
      <div>
        <dt>Session</dt>
        <dd className={classes.start}>{timeRangeWords(visit.startAt, visit.endAt, timeZone)}</dd>
      </div>
      {ahead && margins.setupMin > 0 && (
        <div>
          <dt>
            <IconDoorEnter size={18} aria-hidden /> At the door
          </dt>
          <dd>
            {timeWords(atDoorAt, timeZone)}
            <span className={classes.note}>{minutesWords(margins.setupMin)} to set up</span>
          </dd>
        </div>
      )}
      {ahead && leaveAt !== null && driveMin !== null && (
        <div>
          <dt>
            <IconCar size={18} aria-hidden /> Leave
          </dt>
          <dd>
            {timeWords(leaveAt, timeZone)}
            <span className={classes.note}>{minutesWords(driveMin)} drive, estimated</span>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Where the therapist comes from: the last home of the same day, if it is on the map. */
function lastHomeBefore(visit: Visit, book: DayBook, timeZone: string) {
  const day = dayOf(visit.startAt, timeZone)
  const before = book.visits.findLast(
    (one) =>
      one.id !== visit.id &&
      one.startAt < visit.startAt &&
      !isCalledOff(one) &&
      dayOf(one.startAt, timeZone) === day,
  )
  return (before && book.people.get(before.clientId)?.home?.location) ?? null
}

function Access({ access }: { readonly access: AccessCard }) {
  const facts = [
    ['Parking', access.parking],
    ['Entrance', access.entrance],
    ['Stairs', access.stairs],
    ['Pets', access.pets],
    ['Others at home', access.othersAtHome],
    ['Good to know', access.note],
  ].filter(([, words]) => words)
  if (!access.quietEntry && !access.gateCode && facts.length === 0) return null
  return (
    <div className={classes.access}>
      {(access.quietEntry || access.gateCode) && (
        <div className={classes.first}>
          {access.gateCode && (
            <p className={classes.gate}>
              <span className={classes.gateWord}>Gate code</span>
              <span className={classes.code}>
                <GateCode code={access.gateCode} />
              </span>
            </p>
          )}
          {access.quietEntry && (
            <p className={classes.quiet}>
              <IconMoon size={20} aria-hidden /> Quiet entry: do not ring
            </p>
          )}
        </div>
      )}
      {facts.length > 0 && (
        <dl className={classes.facts}>
          {facts.map(([label, words]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
