import { Figure } from '#renderer/ui/show/figure'
import { Status } from '#renderer/ui/show/status'
import { minutesWords, provenWords } from '#shared/domain/route/words'
import type { DayOutcome } from '#shared/domain/route/work-on-day'
import classes from './route.module.css'
import type { DayRoute } from './use-day-route'

/** The day in four figures. */
export function RouteFigures({
  route,
  value,
}: {
  readonly route: DayRoute
  readonly value: DayOutcome
}) {
  const { mine, plan } = value
  const { saying, ready, decisions } = route
  if (!mine || mine.stops.length === 0) return null
  const kept = decisions.order.length > 0 || decisions.lockedTimes.length > 0
  const estimated = ready?.source === 'server' ? 'by road' : 'estimated'
  return (
    <div className={classes.figures}>
      <Figure label="Driving" value={minutesWords(mine.driveMin)} note={estimated} />
      <Figure label="Leave" value={saying.timeOf(mine.departMin)} />
      <Figure label="Done" value={saying.timeOf(mine.returnMin)} />
      <Figure
        label="Order"
        value={<Status meaning={plan.proven ? 'done' : 'waiting'}>{provenWords(plan)}</Status>}
        note={kept ? 'with what you keep' : undefined}
      />
    </div>
  )
}
