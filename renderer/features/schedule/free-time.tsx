import { type CSSProperties, type MouseEvent, useState } from 'react'
import type { DayScale } from '#shared/domain/schedule/day-grid'
import { timeWords } from '#shared/domain/schedule/time-words'
import { addMinutes, clockTimeOf, type Day, startOfDay } from '#shared/domain/time/calendar-day'
import classes from './grid.module.css'

interface FreeTimeProps {
  readonly day: Day
  readonly scale: DayScale
  readonly hours: { readonly fromMin: number; readonly toMin: number }
  readonly timeZone: string
  /** A wall-clock time, `HH:mm`. */
  readonly onBook: (time: string) => void
}

const snapMin = 15

/** The empty ground of a day: pointing at it offers to book there. By keyboard `n` books. */
export function FreeTime({ day, scale, hours, timeZone, onBook }: FreeTimeProps) {
  const [minute, setMinute] = useState<number | null>(null)
  const pointedAt = (event: MouseEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (event.clientY - box.top) / box.height
    const exact = hours.fromMin + share * (hours.toMin - hours.fromMin)
    return Math.floor(exact / snapMin) * snapMin
  }
  // The wall axis of a week is not the length of a day whose clocks change: go by its marks.
  const instantOf = (at: number): string => {
    const mark = scale.hours.findLast((one) => one.minute <= at)
    const start = startOfDay(day, timeZone)
    const guess = addMinutes(start, at)
    const off = mark ? mark.minute - scale.minuteOf(addMinutes(start, mark.minute)) : 0
    return addMinutes(guess, off)
  }
  const style =
    minute === null ? undefined : ({ '--from': minute - hours.fromMin } as CSSProperties)
  return (
    <div
      className={classes.ground}
      aria-hidden
      onMouseMove={(event) => setMinute(pointedAt(event))}
      onMouseLeave={() => setMinute(null)}
      onClick={(event) => onBook(clockTimeOf(instantOf(pointedAt(event)), timeZone))}
    >
      {minute !== null && (
        <span className={classes.offer} style={style}>
          Book {timeWords(instantOf(minute), timeZone)}
        </span>
      )}
    </div>
  )
}
