import { IconSun } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import { anyClient, clientById } from '#renderer/data/queries/clients'
import { firstVisitAfter } from '#renderer/data/queries/day-book'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { nearDayWords, timeRangeWords } from '#shared/domain/schedule/time-words'
import { addDays, dayOf, startOfDay } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'
import classes from './today.module.css'

interface NothingLeftProps {
  /** There were visits today, and they are over. */
  readonly hadVisits: boolean
  readonly clock: PracticeClock
}

/** A free day, or a day that is done: calm, and what comes next. */
export function NothingLeft({ hadVisits, clock }: NothingLeftProps) {
  const next = useLive(firstVisitAfter, startOfDay(addDays(clock.today, 1), clock.timeZone))
  const clients = useLive(anyClient)
  if (next.status === 'loading' || clients.status === 'loading') return null
  if (clients.value === false) return <FirstClient />
  return (
    <>
      <EmptyState
        icon={IconSun}
        title={hadVisits ? 'That was the last visit today' : 'No visits today'}
        action={
          hadVisits ? undefined : (
            <LinkButton
              to={paths.book}
              search={{ day: clock.today }}
              variant={next.value ? 'default' : 'filled'}
            >
              Book a visit
            </LinkButton>
          )
        }
      >
        {next.value
          ? 'Nothing to pack, nowhere to be.'
          : 'The next visit will stand here: whose door, how to get in, and what is missing.'}
      </EmptyState>
      {next.value && <NextVisit visit={next.value} clock={clock} />}
    </>
  )
}

/** A new practice: the one step everything else waits for. */
function FirstClient() {
  return (
    <EmptyState
      icon={IconSun}
      title="No visits today"
      action={<LinkButton to={paths.newClient}>Add your first client</LinkButton>}
    >
      Begin with a family you visit. Once a visit is booked it stands here: whose door, how to get
      in, and what is missing.
    </EmptyState>
  )
}

function NextVisit({ visit, clock }: { readonly visit: Visit; readonly clock: PracticeClock }) {
  const navigate = useNavigate()
  const client = useLive(clientById, visit.clientId)
  const day = dayOf(visit.startAt, clock.timeZone)
  return (
    <Section title="Next visit">
      <Rows label="Next visit">
        <Row
          leading={
            <span className={classes.time}>
              {timeRangeWords(visit.startAt, visit.endAt, clock.timeZone)}
            </span>
          }
          title={<PersonName name={client.value ? fullName(client.value.name) : ''} fallback=" " />}
          detail={<span className={classes.capital}>{nearDayWords(day, clock.today)}</span>}
          onOpen={() => void navigate({ to: paths.visit, params: { visitId: visit.id } })}
        />
      </Rows>
    </Section>
  )
}
