import { ActionIcon } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconCoffee,
  IconGripVertical,
  IconLock,
} from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { instantOfMinute } from '#shared/domain/route/day-problem'
import type { StopReason } from '#shared/domain/route/explain-day'
import type { PlannedStop, TherapistPlan } from '#shared/domain/route/problem'
import { bindWords, minutesWords, whyNotEarlierWords } from '#shared/domain/route/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { minutesBetween } from '#shared/domain/time/calendar-day'
import classes from './route.module.css'
import type { DayRoute } from './use-day-route'

interface StopListProps {
  readonly route: DayRoute
  readonly mine: TherapistPlan
  readonly reasons: readonly StopReason[]
  readonly selectedId: string | null
  readonly onSelect: (visitId: string) => void
  /** So many places up (below 0) or down. */
  readonly onCarry: (visitId: string, places: number) => void
}

/** The day's stops in driving order. Dragged, or moved with Alt and the arrow keys. */
export function StopList({ route, mine, reasons, selectedId, onSelect, onCarry }: StopListProps) {
  const [over, setOver] = useState<string | null>(null)
  const order = mine.stops.flatMap(({ visitId }) => visitId ?? [])
  const drop = (event: DragEvent, visitId: string) => {
    event.preventDefault()
    setOver(null)
    const carried = event.dataTransfer.getData('text/plain')
    const places = order.indexOf(visitId) - order.indexOf(carried)
    if (order.includes(carried) && places !== 0) onCarry(carried, places)
  }
  return (
    <ol className={classes.stops} aria-label="Stops in driving order">
      {mine.stops.map((stop, index) => {
        const reason = reasons[index]
        if (stop.visitId === null) {
          return <LunchStop key="lunch" stop={stop} route={route} />
        }
        const { visitId } = stop
        const place = order.indexOf(visitId)
        const move = (places: number) => {
          if (place + places >= 0 && place + places < order.length) onCarry(visitId, places)
        }
        return (
          <li
            key={visitId}
            className={classes.stop}
            data-over={over === visitId || undefined}
            data-current={selectedId === visitId || undefined}
            draggable
            onDragStart={(event) => event.dataTransfer.setData('text/plain', visitId)}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(visitId)
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => drop(event, visitId)}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
              event.preventDefault()
              event.stopPropagation()
              move(event.key === 'ArrowUp' ? -1 : 1)
            }}
          >
            <IconGripVertical size={18} aria-hidden className={classes.grip ?? ''} />
            <button
              type="button"
              className={classes.stopMain}
              aria-current={selectedId === visitId || undefined}
              onClick={() => onSelect(visitId)}
            >
              <StopWords stop={stop} visitId={visitId} reason={reason} route={route} />
            </button>
            <span className={classes.moves}>
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={`${route.saying.clientOf(visitId)} earlier`}
                disabled={place === 0}
                onClick={() => move(-1)}
              >
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={`${route.saying.clientOf(visitId)} later`}
                disabled={place === order.length - 1}
                onClick={() => move(1)}
              >
                <IconArrowDown size={18} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

interface StopWordsProps {
  readonly stop: PlannedStop
  readonly visitId: string
  readonly reason: StopReason | undefined
  readonly route: DayRoute
}

function StopWords({ stop, visitId, reason, route }: StopWordsProps) {
  const { saying, toPlan, decisions, visits, clock, ready } = route
  const planned = toPlan?.visits.find(({ id }) => id === visitId)
  const visit = visits.find(({ id }) => id === visitId)
  if (!planned || !toPlan) return null
  const startAt = instantOfMinute(toPlan, stop.beginMin + planned.setupMin)
  const booked = visit && Math.abs(minutesBetween(visit.startAt, startAt)) >= 1 ? visit : null
  const estimated = ready?.source === 'server' ? '' : ', estimated'
  return (
    <>
      <span className={classes.time}>{timeWords(startAt, clock.timeZone)}</span>
      <span className={classes.words}>
        <span className={classes.name}>
          <PersonName name={saying.clientOf(visitId)} wrap />
          {decisions.lockedTimes.some((one) => one.visitId === visitId) && (
            <span className={classes.mark}>
              <IconLock size={16} aria-hidden /> time locked
            </span>
          )}
          {decisions.order.includes(visitId) && <span className={classes.mark}>order kept</span>}
        </span>
        <span className={classes.facts}>
          {minutesWords(stop.driveMin)} drive{estimated} · at the door{' '}
          {saying.timeOf(stop.arriveMin)} · leave {saying.timeOf(stop.leaveMin)}
        </span>
        {stop.lateMin > 0 && (
          <span>
            <Status meaning="attention" plain>
              {minutesWords(stop.lateMin)} late for a time that was never to be missed
            </Status>
          </span>
        )}
        {stop.lateMin === 0 && stop.lateForWishMin > 0 && (
          <span>
            <Status meaning="waiting" plain>
              {minutesWords(stop.lateForWishMin)} after the time they would like
            </Status>
          </span>
        )}
        {reason && (
          <span className={classes.facts}>
            {slackWords(reason, route)} {whyWords(reason, route)}
          </span>
        )}
        {booked && (
          <span className={classes.facts}>
            Booked for {timeWords(booked.startAt, clock.timeZone)}
          </span>
        )}
      </span>
    </>
  )
}

/** `25 min to spare: Nap 1:00 PM – 3:00 PM.` */
export function slackWords({ slackMin, binding }: StopReason, { saying }: DayRoute): string {
  const why = binding ? `: ${bindWords(binding, saying)}` : ''
  return slackMin === 0 ? `Nothing to spare${why}.` : `${minutesWords(slackMin)} to spare${why}.`
}

/** Today begins where one is, not with the hours. */
export function whyWords({ whyNotEarlier }: StopReason, { saying, present }: DayRoute): string {
  if (present && whyNotEarlier.kind === 'hoursBegin' && whyNotEarlier.minute === present.freeMin) {
    return `You are free at ${saying.timeOf(present.freeMin)}.`
  }
  return whyNotEarlierWords(whyNotEarlier, saying)
}

function LunchStop({ stop, route }: { readonly stop: PlannedStop; readonly route: DayRoute }) {
  const { saying } = route
  return (
    <li className={classes.lunch}>
      <span className={classes.time}>{saying.timeOf(stop.beginMin)}</span>
      <IconCoffee size={18} aria-hidden />
      <span>
        Lunch until {saying.timeOf(stop.leaveMin)}
        {stop.driveMin > 0 && `, after ${minutesWords(stop.driveMin)} of driving to the next door`}
        {stop.lateMin > 0 && `, ${minutesWords(stop.lateMin)} later than wished`}
      </span>
    </li>
  )
}
