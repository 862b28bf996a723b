import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { paths } from '#renderer/app/paths'
import type { DayBook } from '#renderer/data/queries/day-book'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { carryByKey, whereHeld } from '#shared/domain/schedule/hold-visit'
import { canBeMoved } from '#shared/domain/schedule/plan-visit'
import { dayWords, weekdayWord } from '#shared/domain/schedule/time-words'
import { closedOn, type TherapistTime } from '#shared/domain/schedule/working-time'
import { addDays, dayOf, daysBetween } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'
import board from './board.module.css'
import classes from './month.module.css'
import { MonthDay } from './month-day'
import { dayOfVisit, type ScheduleState } from './schedule-state'
import { useHold } from './use-hold'
import { useVisitChanges } from './use-visit-changes'
import { VisitPanel } from './visit-panel'

interface MonthBoardProps {
  readonly book: DayBook
  readonly time: TherapistTime
  readonly first: string
  readonly clock: PracticeClock
  readonly state: ScheduleState
}

const none: readonly Visit[] = []

/** Six weeks of days with their visits; a visit is carried to another day and keeps its time. */
export function MonthBoard({ book, time, first, clock, state }: MonthBoardProps) {
  const navigate = useNavigate()
  const changes = useVisitChanges(clock)
  const grid = useRef<HTMLDivElement>(null)
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const { timeZone } = clock
  const holding = useHold(
    (from, to) => ({ byMin: 0, byDays: daysAcross(grid.current, from, to) }),
    (visit, hold) => void changes.place(visit, hold),
  )
  const { hold } = holding
  const byDay = useMemo(
    () => Map.groupBy(book.visits, (visit) => dayOf(visit.startAt, timeZone)),
    [book, timeZone],
  )
  const days = useMemo(
    () =>
      Array.from({ length: 42 }, (_, index) => {
        const day = addDays(first, index)
        return { day, closed: closedAllDay(day, time, timeZone) }
      }),
    [first, time, timeZone],
  )
  const held = (hold && book.visits.find(({ id }) => id === hold.visitId)) ?? null
  const heldDay = hold && held ? dayOf(whereHeld(held, hold, timeZone).startAt, timeZone) : null
  const fromDay = held && dayOfVisit(held, clock)
  const selected = book.visits.find(({ id }) => id === selectedId) ?? null
  const selectedDay = selected && dayOfVisit(selected, clock)
  const visitAt = (target: EventTarget): Visit | undefined => {
    const chip = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-visit]') : null
    return chip ? book.visits.find(({ id }) => id === chip.dataset.visit) : undefined
  }
  const onKey = (event: KeyboardEvent, visit: Visit): boolean => {
    if (hold?.visitId !== visit.id) {
      if (event.key === 'Enter') void navigate({ to: paths.visit, params: { visitId: visit.id } })
      else if (event.key === 'm' && canBeMoved(visit)) holding.take(visit)
      else return false
      return true
    }
    const carried = carryByKey(hold, event, 'month')
    if (carried) {
      const day = dayOf(whereHeld(visit, carried, timeZone).startAt, timeZone)
      if (days.some((shown) => shown.day === day)) holding.carry(carried)
    } else if (event.key === 'Enter') holding.putDown()
    else if (event.key === 'Escape') holding.letGo()
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const visit = visitAt(event.target)
    if (!visit || event.altKey || event.ctrlKey || event.metaKey || !onKey(event, visit)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerDown = (event: PointerEvent) => {
    const visit = visitAt(event.target)
    if (visit && canBeMoved(visit)) holding.grab(event, visit, false)
  }
  // One function for all renders: a day that did not change is not drawn again.
  const show = useRef((day: string) => state.show({ view: 'day', day })).current
  return (
    <div className={board.board} data-view="week">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the visits inside hold the focus */}
      <div ref={grid} className={classes.month} onKeyDown={onKeyDown} onPointerDown={onPointerDown}>
        {days.slice(0, 7).map(({ day }) => (
          <div key={day} className={classes.weekday} aria-hidden>
            {weekdayWord(day)}
          </div>
        ))}
        {days.map(({ day, closed }) => (
          <MonthDay
            key={day}
            day={day}
            label={dayWords(day, clock.today)}
            outside={day.slice(0, 7) !== state.day.slice(0, 7)}
            today={day === clock.today}
            closed={closed}
            visits={byDay.get(day) ?? none}
            book={book}
            timeZone={timeZone}
            selectedId={day === selectedDay ? selectedId : null}
            target={day === heldDay}
            heldId={day === fromDay ? (held?.id ?? null) : null}
            ghost={day === heldDay && day !== fromDay ? held : null}
            onSelect={setSelectedId}
            onShow={show}
          />
        ))}
      </div>
      {selected && (
        <VisitPanel
          key={selected.id}
          visit={selected}
          book={book}
          clock={clock}
          changes={changes}
          onMove={(moving) => void moving}
          onClose={() => setSelectedId(null)}
        />
      )}
    </div>
  )
}

/** The name of what closes a whole day; '' when it is open. */
function closedAllDay(day: string, time: TherapistTime, timeZone: string): string {
  const off = closedOn(day, time, timeZone).find(
    ({ kind, startAt, endAt }) =>
      kind === 'off' && dayOf(startAt, timeZone) === day && dayOf(endAt, timeZone) > day,
  )
  return off ? off.reason || 'Time off' : ''
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Days from the cell under one point to the cell under another, as they are drawn now. */
function daysAcross(grid: HTMLElement | null, from: Point, to: Point): number {
  const cells = [...(grid?.querySelectorAll<HTMLElement>('[data-day]') ?? [])]
  const dayAt = ({ x, y }: Point) =>
    cells.find((cell) => {
      const box = cell.getBoundingClientRect()
      return x >= box.left && x < box.right && y >= box.top && y < box.bottom
    })?.dataset.day
  const [start, end] = [dayAt(from), dayAt(to)]
  return start && end ? daysBetween(start, end) : 0
}
