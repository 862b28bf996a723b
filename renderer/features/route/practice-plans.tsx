import { Button } from '@mantine/core'
import { paths } from '#renderer/app/paths'
import { decideDay } from '#renderer/data/commands/decide-on-day'
import type { RouteDay } from '#renderer/data/queries/route-day'
import { useCommand } from '#renderer/data/use-command'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { type DayProblem, type DayRecords, instantOfMinute } from '#shared/domain/route/day-problem'
import type { RoutePlan, TherapistPlan } from '#shared/domain/route/problem'
import { minutesWords, type Saying } from '#shared/domain/route/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import classes from './route.module.css'

interface PracticePlansProps {
  readonly plan: RoutePlan
  readonly problem: DayProblem
  readonly records: DayRecords
  readonly saying: Saying
  readonly data: RouteDay
  readonly timeZone: string
}

/** Each therapist's route; who goes where for the first time is said. */
export function PracticePlans(props: PracticePlansProps) {
  const { plan, records, saying } = props
  const strangers = plan.plans.flatMap(({ therapistId, stops }) => {
    const space = records.therapists.find(({ staff }) => staff.id === therapistId)?.staff
      .clientSpace
    return stops.flatMap(({ visitId }) => {
      const visit = records.visits.find(({ id }) => id === visitId)
      return visit && visit.space !== space ? [{ visitId: visit.id, therapistId }] : []
    })
  })
  return (
    <>
      {strangers.length > 0 && (
        <Notice meaning="attention" title="Clients of somebody else">
          {strangers.map(({ visitId, therapistId }) => (
            <p key={visitId}>
              {saying.therapistOf(therapistId)} sees {saying.clientOf(visitId)} on their own laptop
              only once the client is handed over.
            </p>
          ))}
        </Notice>
      )}
      <div className={classes.many}>
        {plan.plans.map((one) => (
          <TherapistRoute key={one.therapistId} {...props} one={one} />
        ))}
      </div>
    </>
  )
}

function TherapistRoute({
  one,
  problem,
  records,
  saying,
  data,
  timeZone,
}: PracticePlansProps & { readonly one: TherapistPlan }) {
  const { run } = useCommand(decideDay)
  const name = saying.therapistOf(one.therapistId)
  const { day } = records
  return (
    <section className={classes.panel} aria-label={`Route of ${name}`}>
      <h2>
        <PersonName name={name} wrap />
      </h2>
      <p>
        {one.stops.length === 0
          ? 'Nobody to drive to'
          : `${minutesWords(one.driveMin)} of driving, ${saying.timeOf(one.departMin)} – ${saying.timeOf(one.returnMin)}`}
      </p>
      <ol className={classes.list}>
        {one.stops.map(({ visitId, beginMin, lateMin, leaveMin }) => {
          const planned = problem.visits.find(({ id }) => id === visitId)
          const visit = records.visits.find(({ id }) => id === visitId)
          if (visitId === null || !planned || !visit) {
            return (
              <li key="lunch" className={classes.quiet}>
                Lunch {saying.timeOf(beginMin)} – {saying.timeOf(leaveMin)}
              </li>
            )
          }
          const locked = planned.lockedTherapistId === one.therapistId
          const of = { therapistId: one.therapistId, day, timeZone }
          return (
            <li key={visitId}>
              <span className={classes.line}>
                <PersonName name={saying.clientOf(visitId)} wrap />
                <strong>
                  {timeWords(instantOfMinute(problem, beginMin + planned.setupMin), timeZone)}
                </strong>
              </span>
              <span className={classes.quiet}>
                {data.book.services.get(visit.serviceId)?.name ?? 'Service no longer offered'}
              </span>
              {visit.therapistId !== one.therapistId && (
                <Status meaning="waiting" plain>
                  Booked with {saying.therapistOf(visit.therapistId)}
                </Status>
              )}
              {lateMin > 0 && (
                <Status meaning="attention" plain>
                  {minutesWords(lateMin)} late for a time that was never to be missed
                </Status>
              )}
              <span>
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-pressed={locked}
                  onClick={() =>
                    void run({
                      of,
                      decisions: [
                        {
                          kind: 'lockTherapist',
                          visitId,
                          therapistId: locked ? null : one.therapistId,
                        },
                      ],
                    })
                  }
                >
                  {locked ? 'Kept with this therapist' : 'Keep with this therapist'}
                </Button>
              </span>
            </li>
          )
        })}
      </ol>
      <div className={classes.actions}>
        <LinkButton
          to={paths.route}
          search={{ day, therapistId: one.therapistId }}
          variant="subtle"
        >
          Open this route
        </LinkButton>
      </div>
    </section>
  )
}
