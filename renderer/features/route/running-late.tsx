import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { type PlannedTime, plannedTimes } from '#shared/domain/route/planned-times'
import { bookedPlan, type PresentOfDay, restFrom } from '#shared/domain/route/present-of-day'
import type { Lateness } from '#shared/domain/route/price-order'
import type { RoutePlan } from '#shared/domain/route/problem'
import { minutesWords, provenWords } from '#shared/domain/route/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { minutesBetween } from '#shared/domain/time/calendar-day'
import { Messages, type News } from './messages'
import classes from './route.module.css'
import { type DayRoute, plain } from './use-day-route'
import { useSearch } from './use-search'
import type { TakingTimes } from './use-taking-times'

/** Whoever waits for the last visit is seen late rather than not at all, minutes after the hours. */
const mostOvertimeMin = 180

interface RunningLateProps {
  readonly route: DayRoute
  readonly present: PresentOfDay
  readonly taking: TakingTimes
  readonly onHadLunch: (had: boolean) => void
  readonly onTold: (news: News) => void
}

/** The rest of the day from here: the best order beside the one that clients know. */
export function RunningLate({ route, present, taking, onHadLunch, onTold }: RunningLateProps) {
  const { ready, visits, therapist, saying, clock, data, hadLunch } = route
  const [news, setNews] = useState<readonly News[] | null>(null)
  const work = useMemo(() => {
    if (!ready) return null
    const { problem } = ready
    const rest = restFrom(problem, present, therapist.id)
    const therapists = problem.therapists.map((one) => ({
      ...one,
      hours: one.hours && { ...one.hours, toMin: one.hours.toMin + mostOvertimeMin },
    }))
    // Where one drives to already comes first; an order kept for the morning counts no more.
    const orders = rest.orders.filter(({ before }) => before === present.headingTo)
    return {
      kind: 'late' as const,
      problem: { ...plain(problem), therapists, orders },
      booked: bookedPlan(visits, problem, therapist.id),
      present,
    }
  }, [ready, present, therapist.id, visits])
  const search = useSearch(work)
  const answer = search.last
  if (search.status === 'failed') {
    return (
      <p role="alert">The rest of the day could not be planned. Your visits are as they were.</p>
    )
  }
  if (!ready || !answer) return <LoadingState label="Opening the rest of the day" />
  const { problem } = ready
  const newsOf = (plan: RoutePlan): News[] =>
    plannedTimes(plan, problem).flatMap(({ visitId, startAt }) => {
      const visit = visits.find(({ id }) => id === visitId)
      return visit
        ? [{ visitId, clientId: visit.clientId, wasAt: visit.startAt, isAt: startAt }]
        : []
    })
  const take = async (plan: RoutePlan) => {
    const told = newsOf(plan)
    if (await taking.take(plannedTimes(plan, problem))) setNews(told)
  }
  const options = [
    {
      title: 'Best from here',
      note: answer.sameOrder ? 'The same order' : `Another order. ${provenWords(answer.best)}.`,
      plan: answer.best,
      late: answer.bestLateness,
    },
    {
      title: 'Keep the order',
      note: 'As clients expect you',
      plan: answer.keepOrder,
      late: answer.keepOrderLateness,
    },
  ]
  const toMin = problem.therapists[0]?.hours?.toMin ?? 0
  return (
    <section className={classes.main} aria-labelledby="running-late">
      <h2 id="running-late" className={classes.part}>
        Running late
      </h2>
      <p className={classes.quiet}>
        From {present.hereVisitId ? saying.clientOf(present.hereVisitId) : 'home base'}, free to
        drive at {saying.timeOf(present.freeMin)}. What clients expect is kept where it can be.
      </p>
      {problem.therapists[0]?.lunch && (
        <Checkbox
          label="I have had lunch"
          checked={hadLunch}
          onChange={(event) => onHadLunch(event.currentTarget.checked)}
        />
      )}
      <div className={classes.two}>
        {options.map(({ title, note, plan, late }) => (
          <section key={title} aria-label={title} className={classes.panel}>
            <h3>{title}</h3>
            <p>{note}</p>
            <LateStops route={route} times={plannedTimes(plan, problem)} late={late} />
            {plan.unassigned.map((id) => (
              <Status key={id} meaning="attention" plain>
                No room today for {saying.clientOf(id)}
              </Status>
            ))}
            <p>{homeWords(plan, toMin, saying.timeOf)}</p>
            <div className={classes.actions}>
              <Button
                variant={title === 'Best from here' ? 'filled' : 'default'}
                loading={taking.busy}
                disabled={taking.changed(plannedTimes(plan, problem)).length === 0}
                onClick={() => void take(plan)}
              >
                {title === 'Best from here' ? 'Use the best' : 'Use the same order'}
              </Button>
              <Button variant="subtle" onClick={() => setNews(newsOf(plan))}>
                Messages only
              </Button>
            </div>
          </section>
        ))}
      </div>
      {news && (
        <section aria-labelledby="tell-them">
          <h2 id="tell-them" className={classes.part}>
            Tell them
          </h2>
          <Messages
            news={news}
            data={data}
            timeZone={clock.timeZone}
            therapistName={therapist.name}
            onTold={onTold}
            told={(visitId) =>
              route.decisions.promises.some(
                (one) =>
                  one.visitId === visitId &&
                  news.some((two) => two.visitId === visitId && two.isAt === one.startAt),
              )
            }
          />
        </section>
      )}
    </section>
  )
}

function homeWords(plan: RoutePlan, toMin: number, timeOf: (minute: number) => string): string {
  const day = plan.plans[0]
  if (!day || day.stops.length === 0) return 'Nothing is left to drive to.'
  const over = day.returnMin - toMin
  const after = over > 0 ? `, ${minutesWords(over)} after your hours` : ''
  return `${minutesWords(day.driveMin)} of driving; done at ${timeOf(day.returnMin)}${after}.`
}

interface LateStopsProps {
  readonly route: DayRoute
  readonly times: readonly PlannedTime[]
  readonly late: readonly Lateness[]
}

function LateStops({ route, times, late }: LateStopsProps) {
  const { visits, saying, clock } = route
  return (
    <ol className={classes.list}>
      {times.map(({ visitId, startAt }) => {
        const visit = visits.find(({ id }) => id === visitId)
        const later = visit ? Math.round(minutesBetween(visit.startAt, startAt)) : 0
        const hard = late.find((one) => one.visitId === visitId)?.lateMin ?? 0
        return (
          <li key={visitId}>
            <span className={classes.line}>
              <PersonName name={saying.clientOf(visitId)} wrap />
              <strong>{timeWords(startAt, clock.timeZone)}</strong>
            </span>
            <span className={classes.quiet}>
              {later === 0 && 'As expected'}
              {later > 0 && `${minutesWords(later)} later than expected`}
              {later < 0 && `${minutesWords(-later)} earlier than expected`}
            </span>
            {hard > 0 && (
              <Status meaning="attention" plain>
                {minutesWords(hard)} late for a time that was never to be missed
              </Status>
            )}
          </li>
        )
      })}
    </ol>
  )
}
