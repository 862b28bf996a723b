import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useSearch as useAddress } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { paths, type RouteSearch } from '#renderer/app/paths'
import { type RouteDay, routeDay } from '#renderer/data/queries/route-day'
import { useHeldSpaces } from '#renderer/data/use-held-spaces'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { remarksOnProblem } from '#shared/domain/route/check-problem'
import type { DayProblem, DayRecords } from '#shared/domain/route/day-problem'
import { plannedTimes } from '#shared/domain/route/planned-times'
import { notBefore } from '#shared/domain/route/present-of-day'
import { remarkWords } from '#shared/domain/route/remark-words'
import { minutesWords } from '#shared/domain/route/words'
import { dayWords } from '#shared/domain/schedule/time-words'
import { DayToolbar } from './day-toolbar'
import { LeftOut } from './left-out'
import { PracticePlans } from './practice-plans'
import classes from './route.module.css'
import { TakingNotices } from './taking-notices'
import { useDayProblem } from './use-day-problem'
import { plain, useSaying } from './use-day-route'
import { type PracticeSearching, usePracticeSearch } from './use-practice-search'
import { useTakingTimes } from './use-taking-times'

/** The whole practice's day: who drives to whom. */
export function PracticeRoutePage() {
  const clock = usePracticeClock()
  return clock ? <PracticeDay clock={clock} /> : <LoadingState />
}

function PracticeDay({ clock }: { readonly clock: PracticeClock }) {
  const { day = clock.today } = useAddress({ strict: false }) as RouteSearch
  const live = useLive(routeDay, day, clock.timeZone)
  const frame = { title: 'Route of the practice', lead: dayWords(day, clock.today) }
  if (live.status === 'ready') {
    return <OnePracticeDay key={day} clock={clock} day={day} data={live.value} />
  }
  return (
    <PageFrame {...frame}>
      {live.status === 'failed' ? (
        <ErrorState
          title="The day could not be read"
          safe="All visits are still on this laptop. Open Doorstep again."
        />
      ) : (
        <LoadingState label="Opening the day" />
      )}
    </PageFrame>
  )
}

const resultWords = ({
  outcome,
  wasStopped,
}: Extract<PracticeSearching, { readonly status: 'found' }>) => {
  if (outcome.plan.proven) return 'Proven best'
  return wasStopped ? 'Best found until you stopped it' : 'Best found'
}

interface OnePracticeDayProps {
  readonly clock: PracticeClock
  readonly day: string
  readonly data: RouteDay
}

function usePracticeProblem({ clock, day, data }: OnePracticeDayProps) {
  const held = useHeldSpaces()
  const { timeZone, today, now } = clock
  const therapists = useMemo(() => data.staff.filter(({ role }) => role !== 'office'), [data.staff])
  // Whose visits are not here could be booked anywhere: nobody is sent there blindly.
  const here = useMemo(
    () =>
      therapists.filter(({ clientSpace }) =>
        held.some(({ id, isWhole }) => isWhole && id === clientSpace),
      ),
    [therapists, held],
  )
  const records = useMemo(
    (): DayRecords => ({
      day,
      timeZone,
      therapists: here.map((staff) => ({ staff, decisions: data.decisions.get(staff.id) ?? null })),
      visits: data.visits.filter(({ state }) => state === 'planned'),
      people: data.book.people,
      services: data.book.services,
      allTheSame: false,
      acrossTherapists: true,
    }),
    [day, timeZone, here, data],
  )
  const ready = useDayProblem(records)
  const minute = now.slice(0, 16)
  const problem = useMemo((): DayProblem | null => {
    if (!ready) return null
    return day === today ? notBefore(ready.problem, `${minute}:00.000Z`) : ready.problem
  }, [ready, day, today, minute])
  return { records, problem, ready, missing: therapists.filter((one) => !here.includes(one)) }
}

function OnePracticeDay(props: OnePracticeDayProps) {
  const { clock, day, data } = props
  const { records, problem, ready, missing } = usePracticeProblem(props)
  const saying = useSaying(data, problem, clock.timeZone)
  const promises = useMemo(
    () => [...data.decisions.values()].flatMap((plan) => plan.promises),
    [data.decisions],
  )
  const taking = useTakingTimes(records.visits, promises, saying)
  const { state, start, stop } = usePracticeSearch()
  const found = state.status === 'found' ? state : null
  const times = found && problem ? plannedTimes(found.outcome.plan, problem) : []
  const changed = taking.changed(times)
  const page = (children: ReactNode) => (
    <PageFrame
      title="Route of the practice"
      lead={dayWords(day, clock.today)}
      width="full"
      actions={
        found && (
          <Button variant="default" onClick={() => problem && start(plain(problem))}>
            Plan again
          </Button>
        )
      }
      primary={
        found && changed.length > 0 ? (
          <Button loading={taking.busy} onClick={() => void taking.take(times)}>
            Use this plan
          </Button>
        ) : (
          state.status === 'idle' &&
          problem &&
          records.visits.length > 0 && (
            <Button onClick={() => start(plain(problem))}>Plan the day</Button>
          )
        )
      }
    >
      <DayToolbar clock={clock} day={day} therapist={null} staff={data.staff} />
      <TakingNotices taking={taking} saying={saying} />
      {missing.length > 0 && (
        <Notice meaning="waiting" title="Not everybody’s visits are on this laptop">
          {missing.map(({ name }) => name).join(', ')}: their clients are not shared with it, so
          nobody is sent there and they are given nothing.
        </Notice>
      )}
      {children}
    </PageFrame>
  )
  if (records.visits.length === 0) {
    return page(
      <EmptyState
        title="No visits to share out"
        icon={IconRoute}
        action={
          <LinkButton to={paths.book} search={{ day }}>
            Book a visit
          </LinkButton>
        }
      >
        When visits are booked on this day, it stands here who drives to whom.
      </EmptyState>,
    )
  }
  if (!problem || !ready) return page(<LoadingState label="Opening the day" />)
  const hasHome = (id: string) => (ready.places.ofHome.get(id) ?? null) !== null
  const cannot = remarksOnProblem(problem).filter(
    (remark) =>
      remark.kind !== 'noPlace' && !(remark.kind === 'noHome' && hasHome(remark.therapistId)),
  )
  const interrupted = [...problem.hours].filter(([, { closed }]) => closed.length > 0)
  return page(
    <>
      <p className={classes.quiet}>
        {records.visits.length === 1 ? '1 visit' : `${records.visits.length} visits`} for{' '}
        {records.therapists.length === 1
          ? '1 therapist'
          : `${records.therapists.length} therapists`}
        . Drives are {ready.source === 'server' ? 'by road' : 'estimated'}.
      </p>
      {(cannot.length > 0 || interrupted.length > 0) && (
        <Notice meaning="attention" title="To look at">
          {interrupted.map(([id]) => (
            <p key={id}>
              {saying.therapistOf(id)} has time off inside of the day. It is not kept free here:
              look at those times yourself.
            </p>
          ))}
          {cannot.slice(0, 6).map((remark) => (
            <p key={JSON.stringify(remark)}>{remarkWords(remark, saying)}</p>
          ))}
          {cannot.length > 6 && <p>And {cannot.length - 6} more like these.</p>}
        </Notice>
      )}
      {state.status === 'searching' && (
        <div className={classes.progress}>
          <ProgressLine label="Planning the day" value={Math.min(1, state.share)} max={1} />
          <div>
            <Button variant="default" disabled={state.isStopping} onClick={stop}>
              Stop, and take the best so far
            </Button>
          </div>
        </div>
      )}
      {state.status === 'failed' && (
        <ErrorState
          title="The day could not be planned"
          safe="All visits are as they were."
          action={{ label: 'Try again', onAction: () => start(plain(problem)) }}
        />
      )}
      {found && (
        <>
          <div role="status">
            {resultWords(found)} ·{' '}
            {minutesWords(found.outcome.plan.plans.reduce((sum, one) => sum + one.driveMin, 0))} of
            driving in all
            {changed.length === 0 && ' · as it is booked'}
          </div>
          <PracticePlans
            plan={found.outcome.plan}
            problem={problem}
            records={records}
            saying={saying}
            data={data}
            timeZone={clock.timeZone}
          />
          <LeftOut
            problem={found.of}
            plan={found.outcome.plan}
            saying={saying}
            visits={records.visits}
          />
        </>
      )}
    </>,
  )
}
