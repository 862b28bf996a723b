import { Button } from '@mantine/core'
import { IconClockExclamation, IconRoute } from '@tabler/icons-react'
import { useSearch as useAddress } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { paths, type RouteSearch } from '#renderer/app/paths'
import { decideDay, putDecisionsBack } from '#renderer/data/commands/decide-on-day'
import { type RouteDay, routeDay } from '#renderer/data/queries/route-day'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { useUndo } from '#renderer/ui/tell/undo'
import { carried, type DayDecision } from '#shared/domain/route/day-decisions'
import { plannedTimes } from '#shared/domain/route/planned-times'
import { priceWords } from '#shared/domain/route/words'
import { dayWords } from '#shared/domain/schedule/time-words'
import type { Staff } from '#shared/schema/staff'
import { DayMap } from './day-map'
import { DayRemarks } from './day-remarks'
import { DaySettings } from './day-settings'
import { DayToolbar } from './day-toolbar'
import { LeftOut } from './left-out'
import classes from './route.module.css'
import { RouteFigures } from './route-figures'
import { RunningLate } from './running-late'
import { StopList } from './stop-list'
import { StopPanel } from './stop-panel'
import { TakingNotices } from './taking-notices'
import { type DayRoute, plain, useDayRoute } from './use-day-route'
import { useTakingTimes } from './use-taking-times'

/** The order of a therapist's day: what stands where and why, and what a change costs. */
export function RoutePage() {
  const clock = usePracticeClock()
  return clock ? <RouteOfDay clock={clock} /> : <LoadingState />
}

function RouteOfDay({ clock }: { readonly clock: PracticeClock }) {
  const { staffId } = useSession()
  const { day = clock.today, therapistId = staffId } = useAddress({ strict: false }) as RouteSearch
  const live = useLive(routeDay, day, clock.timeZone)
  const frame = { title: 'Route', lead: dayWords(day, clock.today) }
  if (live.status === 'failed') {
    return (
      <PageFrame {...frame}>
        <ErrorState
          title="The day could not be read"
          safe="Your visits are still on this laptop. Open Doorstep again."
        />
      </PageFrame>
    )
  }
  if (live.status === 'loading') {
    return (
      <PageFrame {...frame}>
        <LoadingState label="Opening the day" />
      </PageFrame>
    )
  }
  const therapist = live.value.staff.find(({ id }) => id === therapistId)
  if (!therapist) {
    return (
      <PageFrame {...frame}>
        <EmptyState title="This person is not on this laptop" icon={IconRoute}>
          Go back to your own day.
        </EmptyState>
      </PageFrame>
    )
  }
  return (
    <OneRoute
      key={`${day} ${therapist.id}`}
      clock={clock}
      day={day}
      therapist={therapist}
      data={live.value}
    />
  )
}

interface OneRouteProps {
  readonly clock: PracticeClock
  readonly day: string
  readonly therapist: Staff
  readonly data: RouteDay
}

function OneRoute({ clock, day, therapist, data }: OneRouteProps) {
  const [allTheSame, setAllTheSame] = useState(false)
  const [hadLunch, setHadLunch] = useState(false)
  const [late, setLate] = useState(false)
  const route = useDayRoute({ clock, day, therapist, data, allTheSame, hadLunch })
  const { visits, toPlan, outcome, saying, decisions, present } = route
  const decide = useDecide(route)
  const taking = useTakingTimes(visits, decisions.promises, saying)
  const [chosen, setChosen] = useState<string | null>(null)
  const { staffId } = useSession()
  const isOwn = therapist.id === staffId
  const plan = outcome.last?.plan ?? null
  const times = toPlan && plan ? plannedTimes(plan, toPlan) : []
  const left = visits.filter(({ state }) => state === 'planned' || state === 'travelling')
  const isOver = day < clock.today || (present !== null && left.length === 0)
  const frame = {
    title: 'Route',
    lead: isOwn ? dayWords(day, clock.today) : `${dayWords(day, clock.today)} · ${therapist.name}`,
    width: 'full' as const,
    actions: present && left.length > 0 && (
      <Button
        variant="default"
        aria-expanded={late}
        leftSection={<IconClockExclamation size={18} aria-hidden />}
        onClick={() => setLate(!late)}
      >
        {late ? 'Back to the plan' : 'Running late'}
      </Button>
    ),
    primary: !late && !isOver && taking.changed(times).length > 0 && (
      <Button
        loading={taking.busy}
        disabled={outcome.status !== 'found'}
        onClick={() => void taking.take(times)}
      >
        Use these times
      </Button>
    ),
  }
  const page = (children: ReactNode) => (
    <PageFrame {...frame}>
      <DayToolbar clock={clock} day={day} therapist={therapist} staff={data.staff} />
      <TakingNotices taking={taking} saying={saying} />
      {children}
    </PageFrame>
  )
  if (visits.length === 0 || isOver) {
    return page(
      <EmptyState
        title={
          visits.length > 0 || day < clock.today ? 'This day is driven' : 'No visits to drive to'
        }
        icon={IconRoute}
        action={
          <LinkButton to={paths.book} search={{ day }}>
            Book a visit
          </LinkButton>
        }
      >
        {visits.length > 0 || day < clock.today
          ? 'Nothing is left to plan on it.'
          : 'When visits are booked, their best order stands here, with the reason for each place.'}
      </EmptyState>,
    )
  }
  if (late && present) {
    return page(
      <RunningLate
        route={route}
        present={present}
        taking={taking}
        onHadLunch={setHadLunch}
        onTold={({ visitId, isAt }) =>
          void decide([{ kind: 'promise', visitId, startAt: isAt }], 'Kept as told')
        }
      />,
    )
  }
  const value = outcome.last
  if (outcome.status === 'failed') {
    return page(
      <ErrorState
        title="This day could not be planned"
        safe="Your visits are as they were. The schedule still shows them."
      />,
    )
  }
  if (!toPlan || !value) return page(<LoadingState label="Opening the best order" />)
  const { mine, reasons, price } = value
  const order = mine?.stops.flatMap(({ visitId }) => visitId ?? []) ?? []
  const selectedId = chosen && order.includes(chosen) ? chosen : (order[0] ?? null)
  const at = mine?.stops.findIndex(({ visitId }) => visitId === selectedId) ?? -1
  const stop = mine?.stops[at]
  return page(
    <div className={classes.sides}>
      <div className={classes.main} aria-busy={outcome.status !== 'found'}>
        <DayRemarks route={route} onAllTheSame={() => setAllTheSame(true)} />
        <RouteFigures route={route} value={value} />
        <div role="status">
          {price && decisions.order.length > 0 && (
            <Notice
              meaning={
                price.madeLate.length + price.noLongerFits.length > 0 ? 'attention' : 'waiting'
              }
              title={priceWords([], price, saying)}
              action={
                <Button
                  variant="default"
                  size="sm"
                  onClick={() =>
                    void decide([{ kind: 'keepOrder', visitIds: [] }], 'Best order again')
                  }
                >
                  Best order again
                </Button>
              }
            >
              Compared with the best order.
            </Notice>
          )}
        </div>
        {mine && (
          <StopList
            route={route}
            mine={mine}
            reasons={reasons}
            selectedId={selectedId}
            onSelect={setChosen}
            onCarry={(visitId, places) => {
              const visitIds = carried(order, visitId, places)
              if (visitIds === order) return
              announce(`${saying.clientOf(visitId)} moved to stop ${visitIds.indexOf(visitId) + 1}`)
              void decide([{ kind: 'keepOrder', visitIds }], 'Order changed')
            }}
          />
        )}
        {decisions.order.length === 0 && order.length > 1 && (
          <div className={classes.actions}>
            <Button
              variant="subtle"
              onClick={() => void decide([{ kind: 'keepOrder', visitIds: order }], 'Order kept')}
            >
              Keep this order
            </Button>
          </div>
        )}
        <LeftOut problem={plain(toPlan)} plan={value.plan} saying={saying} visits={visits} />
      </div>
      <div className={classes.side}>
        {mine && <DayMap route={route} mine={mine} selectedId={selectedId} onSelect={setChosen} />}
        {stop && selectedId && (
          <StopPanel
            route={route}
            stop={stop}
            visitId={selectedId}
            reason={reasons[at]}
            onDecide={(decisions, said) => void decide(decisions, said)}
          />
        )}
        <DaySettings
          decisions={decisions}
          onDecide={(decisions, said) => void decide(decisions, said)}
        />
      </div>
    </div>,
  )
}

/** Writes a decision, and offers to take it back. */
function useDecide({ therapist, day, clock }: DayRoute) {
  const session = useSession()
  const offerUndo = useUndo()
  const of = { therapistId: therapist.id, day, timeZone: clock.timeZone }
  return async (decisions: readonly DayDecision[], said: string) => {
    const done = await decideDay(session, { of, decisions })
    if (!done.ok) {
      announce('This day belongs to clients that are not on this laptop. Nothing was changed.')
      return
    }
    offerUndo({
      message: said,
      undo: async () => {
        await putDecisionsBack(session, { of, plan: done.value })
      },
    })
  }
}
