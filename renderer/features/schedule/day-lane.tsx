import type { CSSProperties, PointerEvent } from 'react'
import type { VisitFacts } from '#renderer/data/visit-facts'
import type { DayScale } from '#shared/domain/schedule/day-grid'
import { minutesWords } from '#shared/domain/schedule/time-words'
import { windowReasonWords } from '#shared/domain/schedule/window-fit'
import type { ClosedSpan } from '#shared/domain/schedule/working-time'
import { type Day, instantAt } from '#shared/domain/time/calendar-day'
import type { TimeWindow } from '#shared/schema/client'
import type { Visit } from '#shared/schema/visit'
import { FreeTime } from './free-time'
import classes from './grid.module.css'
import type { Drive, PlacedVisit } from './lane-layout'
import { VisitBlock } from './visit-block'

interface DayLaneProps {
  readonly day: Day
  /** Read before the visits: "Saturday, November 21". */
  readonly label: string
  readonly scale: DayScale
  readonly hours: { readonly fromMin: number; readonly toMin: number }
  readonly placed: readonly PlacedVisit[]
  readonly drives: readonly Drive[]
  /** Out of hours, breaks and time off. */
  readonly closed: readonly ClosedSpan[]
  /** The windows of the chosen visit's home on this day. */
  readonly windows: readonly TimeWindow[]
  readonly timeZone: string
  /** Present instant when this is today, else null. */
  readonly now: string | null
  readonly factsOf: (visit: Visit) => VisitFacts
  readonly selectedId: string | null
  readonly reachableId: string | null
  /** In the hand just now. */
  readonly heldId: string | null
  readonly onGrab: (event: PointerEvent, visit: Visit, edge: boolean) => void
  readonly onSelect: (visit: Visit) => void
  readonly onOpen: (visit: Visit) => void
  /** At a wall-clock time of this day, `HH:mm`. */
  readonly onBook: (time: string) => void
}

const vars = (from: number, length: number) =>
  ({ '--from': from, '--length': length }) as CSSProperties

/** One day from top to bottom: hour lines, the home's windows, roads, visits, and where the clock stands. */
export function DayLane(props: DayLaneProps) {
  const { scale, hours, timeZone } = props
  const top = hours.fromMin
  const length = hours.toMin - top
  const nowMin = props.now === null ? null : scale.minuteOf(props.now)
  const nowShown = nowMin !== null && nowMin >= top && nowMin <= hours.toMin
  return (
    <div
      className={classes.lane}
      data-lane={props.day}
      style={{ '--length': length } as CSSProperties}
    >
      <HourLines scale={scale} hours={hours} />
      <FreeTime
        day={props.day}
        scale={scale}
        hours={hours}
        timeZone={timeZone}
        onBook={props.onBook}
      />
      <Closed spans={props.closed} scale={scale} hours={hours} />
      {props.windows.map((window) => {
        const from = scale.minuteOf(instantAt(props.day, window.startTime, timeZone))
        const to = scale.minuteOf(instantAt(props.day, window.endTime, timeZone))
        return (
          <div
            key={window.id}
            className={classes.window}
            data-strength={window.strength}
            style={vars(from - top, to - from)}
            aria-hidden
          >
            <span className={classes.windowWord}>{windowReasonWords(window)}</span>
          </div>
        )
      })}
      {props.drives.map((drive) => {
        const from = scale.minuteOf(drive.startAt)
        return (
          <div
            key={drive.startAt}
            className={classes.drive}
            data-tight={drive.tight || undefined}
            style={vars(from - top, scale.minuteOf(drive.endAt) - from)}
          >
            <span>
              {drive.tight ? 'Tight: ' : ''}
              {minutesWords(drive.minutes)} drive, estimated
            </span>
          </div>
        )
      })}
      {nowShown && nowMin !== null && (
        <div className={classes.now} style={vars(nowMin - top, 0)} aria-hidden />
      )}
      <ol className={classes.visits} aria-label={props.label}>
        {props.placed.map((placed) => (
          <VisitBlock
            key={placed.visit.id}
            placed={placed}
            facts={props.factsOf(placed.visit)}
            scale={scale}
            topMin={top}
            timeZone={timeZone}
            selected={placed.visit.id === props.selectedId}
            reachable={placed.visit.id === props.reachableId}
            held={placed.visit.id === props.heldId}
            onGrab={(event, edge) => props.onGrab(event, placed.visit, edge)}
            onSelect={() => props.onSelect(placed.visit)}
            onOpen={() => props.onOpen(placed.visit)}
          />
        ))}
      </ol>
    </div>
  )
}

interface ClosedProps extends Pick<DayLaneProps, 'scale' | 'hours'> {
  readonly spans: readonly ClosedSpan[]
}

/** Where no visit is offered; named, but for the hours before and after work. */
function Closed({ spans, scale, hours }: ClosedProps) {
  return spans.map((span) => {
    const from = Math.max(hours.fromMin, scale.minuteOf(span.startAt))
    const to = Math.min(hours.toMin, scale.minuteOf(span.endAt))
    if (to <= from) return null
    const word = closedWord(span)
    return (
      <div
        key={`${span.kind} ${span.startAt} ${span.endAt}`}
        className={classes.closed}
        data-kind={span.kind}
        style={vars(from - hours.fromMin, to - from)}
      >
        {word && <span className={classes.closedWord}>{word}</span>}
      </div>
    )
  })
}

const closedWord = ({ kind, reason }: ClosedSpan): string => {
  if (kind === 'hours') return ''
  return reason || (kind === 'break' ? 'Break' : kind === 'busy' ? 'Busy' : 'Time off')
}

function HourLines({ scale, hours }: Pick<DayLaneProps, 'scale' | 'hours'>) {
  return scale.hours
    .filter(({ minute }) => minute > hours.fromMin && minute < hours.toMin)
    .map(({ minute }) => (
      <div
        key={minute}
        className={classes.hourLine}
        style={vars(minute - hours.fromMin, 0)}
        aria-hidden
      />
    ))
}

/** The hours down the left. The hour that comes twice says so. */
export function HourAxis({ scale, hours }: Pick<DayLaneProps, 'scale' | 'hours'>) {
  const shown = scale.hours.filter(({ minute }) => minute >= hours.fromMin && minute < hours.toMin)
  return (
    <div
      className={classes.axis}
      style={{ '--length': hours.toMin - hours.fromMin } as CSSProperties}
      aria-hidden
    >
      {shown.map(({ minute, hour, again }) => (
        <span key={minute} className={classes.hour} style={vars(minute - hours.fromMin, 0)}>
          {hourWords(hour)}
          {again && <span className={classes.again}>again</span>}
        </span>
      ))}
    </div>
  )
}

const hourWords = (hour: number): string =>
  hour === 12 ? 'Noon' : `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'AM' : 'PM'}`
