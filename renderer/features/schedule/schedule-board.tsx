import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { paths } from '#renderer/app/paths'
import type { DayBook } from '#renderer/data/queries/day-book'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { visitFacts } from '#renderer/data/visit-facts'
import { LinkButton } from '#renderer/ui/page/link-button'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { livedScale, wallScale } from '#shared/domain/schedule/day-grid'
import { carryByKey, type Hold, whereHeld } from '#shared/domain/schedule/hold-visit'
import { canBeMoved } from '#shared/domain/schedule/plan-visit'
import { dayNumber, dayWords, weekdayWord } from '#shared/domain/schedule/time-words'
import { windowsOn } from '#shared/domain/schedule/window-fit'
import { closedOn, type TherapistTime } from '#shared/domain/schedule/working-time'
import { addDays, dayOf, weekdayOf } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'
import classes from './board.module.css'
import { DayLane, HourAxis } from './day-lane'
import grid from './grid.module.css'
import { drivesOfDay, hoursOfDays, layOutDay } from './lane-layout'
import { dayOfVisit, type ScheduleState } from './schedule-state'
import { type Holding, useHold } from './use-hold'
import { useVisitChanges, type VisitChanges } from './use-visit-changes'
import { VisitPanel } from './visit-panel'

interface ScheduleBoardProps {
  readonly book: DayBook
  /** Of the person at this laptop. */
  readonly time: TherapistTime
  readonly first: string
  /** 1 for a day, 7 for a week. */
  readonly count: number
  readonly clock: PracticeClock
  readonly state: ScheduleState
}

/** The days' visits on their hours, and beside them the one that is chosen. */
export function ScheduleBoard({ book, time, first, count, clock, state }: ScheduleBoardProps) {
  const navigate = useNavigate()
  const changes = useVisitChanges(clock)
  const board = useRef<HTMLDivElement>(null)
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const { timeZone } = clock
  const oneDay = count === 1
  const hoursRef = useRef({ fromMin: 0, toMin: 1 })
  const holding = useHold(
    (from, to) => readCarry(board.current, hoursRef.current, from, to),
    (visit, hold) => void follow(visit, changes.place(visit, hold)),
  )
  const { hold } = holding
  const visits = useMemo(() => withHeld(book.visits, hold, timeZone), [book, hold, timeZone])
  const selected = visits.find((visit) => visit.id === selectedId) ?? null
  const days = Array.from({ length: count }, (_, index) => {
    const day = addDays(first, index)
    const that = visits.filter((visit) => dayOfVisit(visit, clock) === day)
    const scale = oneDay ? livedScale(day, timeZone) : wallScale(day, timeZone)
    return { day, scale, placed: layOutDay(that, book), closed: closedOn(day, time, timeZone) }
  })
  const hours = useSteadyHours(days, hold !== null)
  hoursRef.current = hours
  const reachableId = selected?.id ?? book.visits[0]?.id ?? null
  const keepFocus = useFocusAfterMove(board, book, hold)
  const open = (visit: Visit) => void navigate({ to: paths.visit, params: { visitId: visit.id } })
  const follow = async (visit: Visit, moving: Promise<string | null>) => {
    keepFocus(visit.id)
    const day = await moving
    if (oneDay && day !== null && day !== first) state.show({ day })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const visit = visitUnderFocus(event, book)
    if (!visit) return
    if (hold) keepFocus(visit.id)
    const isShown = (next: Hold) => {
      const original = book.visits.find(({ id }) => id === next.visitId)
      const day = original && dayOf(whereHeld(original, next, timeZone).startAt, timeZone)
      return days.some((shown) => shown.day === day)
    }
    const done =
      onHoldKey(event, visit, holding, isShown) ||
      onVisitKey(event, visit, { book, changes, open, follow, board: board.current })
    if (done) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  const windows = selected ? (book.people.get(selected.clientId)?.home?.windows ?? []) : []
  return (
    <div className={classes.board} data-view={oneDay ? 'day' : 'week'}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the visits inside hold the focus */}
      <div ref={board} className={classes.days} onKeyDown={onKeyDown}>
        {oneDay && book.visits.length === 0 && <NothingPlanned day={first} today={clock.today} />}
        <div className={`${grid.grid} ${oneDay ? '' : grid.week}`}>
          {!oneDay && <WeekHead days={days.map(({ day }) => day)} clock={clock} state={state} />}
          {days[0] && <HourAxis scale={days[0].scale} hours={hours} />}
          {days.map(({ day, scale, placed, closed }) => (
            <DayLane
              key={day}
              day={day}
              label={dayWords(day, clock.today)}
              scale={scale}
              hours={hours}
              placed={placed}
              closed={closed}
              drives={drivesOfDay(placed, book)}
              windows={
                selected && dayOfVisit(selected, clock) === day
                  ? windowsOn(windows, weekdayOf(day))
                  : []
              }
              timeZone={timeZone}
              now={day === clock.today ? clock.now : null}
              factsOf={(visit) => visitFacts(visit, book, timeZone)}
              selectedId={selected?.id ?? null}
              reachableId={reachableId}
              heldId={hold?.visitId ?? null}
              onGrab={(event, visit, edge) => {
                if (canBeMoved(visit)) holding.grab(event, visit, edge)
              }}
              onSelect={(visit) => setSelectedId(visit.id)}
              onOpen={open}
              onBook={(time) => void navigate({ to: paths.book, search: { day, time } })}
            />
          ))}
        </div>
      </div>
      {selected && (
        <VisitPanel
          key={selected.id}
          visit={selected}
          book={book}
          clock={clock}
          changes={changes}
          onMove={(moving) => void follow(selected, moving)}
          onClose={() => setSelectedId(null)}
        />
      )}
    </div>
  )
}

/** The visit in the hand stands where it would be put down. */
function withHeld(visits: readonly Visit[], hold: Hold | null, timeZone: string): readonly Visit[] {
  if (!hold) return visits
  return visits.map((visit) =>
    visit.id === hold.visitId ? { ...visit, ...whereHeld(visit, hold, timeZone) } : visit,
  )
}

type Hours = ReturnType<typeof hoursOfDays>

/** The hours do not stretch under a visit that is being carried. */
function useSteadyHours(days: Parameters<typeof hoursOfDays>[0], held: boolean): Hours {
  const kept = useRef<Hours | null>(null)
  if (!held || !kept.current) kept.current = hoursOfDays(days)
  return kept.current
}

const snapMin = 15

/** Pixels as minutes and days, by the lanes as they are drawn. */
function readCarry(
  board: HTMLElement | null,
  hours: Hours,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
) {
  const lanes = [...(board?.querySelectorAll('[data-lane]') ?? [])].map((lane) =>
    lane.getBoundingClientRect(),
  )
  const laneAt = (x: number) => {
    const at = lanes.findIndex((lane) => x < lane.right)
    return at === -1 ? lanes.length - 1 : at
  }
  const height = lanes[0]?.height ?? 1
  const minutes = ((to.y - from.y) / height) * (hours.toMin - hours.fromMin)
  return {
    byMin: Math.round(minutes / snapMin) * snapMin,
    byDays: laneAt(to.x) - laneAt(from.x),
  }
}

/** `m` picks the visit up; then the arrows carry it, Enter puts it down and Escape takes it back. */
function onHoldKey(
  event: KeyboardEvent,
  visit: Visit,
  holding: Holding,
  isShown: (hold: Hold) => boolean,
): boolean {
  const { hold } = holding
  if (event.altKey || event.ctrlKey || event.metaKey) return false
  if (hold?.visitId !== visit.id) {
    if (event.key !== 'm' || !canBeMoved(visit)) return false
    holding.take(visit)
    return true
  }
  const carried = carryByKey(hold, event, 'hours')
  if (carried) {
    // What would leave the days shown stays where it is: nobody carries what they cannot see.
    if (isShown(carried)) holding.carry(carried)
    return true
  }
  if (event.key === 'Enter') holding.putDown()
  else if (event.key === 'Escape') holding.letGo()
  else return false
  return true
}

function NothingPlanned({ day, today }: { readonly day: string; readonly today: string }) {
  return (
    <EmptyState
      title={day === today ? 'No visits today' : 'No visits on this day'}
      action={
        <LinkButton to={paths.book} search={{ day }} variant="default">
          Book a visit on this day
        </LinkButton>
      }
    >
      Visits stand here at their hours, with the time to set up, pack up and drive between them.
    </EmptyState>
  )
}

interface WeekHeadProps {
  readonly days: readonly string[]
  readonly clock: PracticeClock
  readonly state: ScheduleState
}

function WeekHead({ days, clock, state }: WeekHeadProps) {
  return (
    <>
      <div className={grid.weekHead} />
      {days.map((day) => (
        <div key={day} className={grid.weekHead}>
          <button
            type="button"
            className={grid.weekDay}
            aria-current={day === clock.today ? 'date' : undefined}
            onClick={() => state.show({ view: 'day', day })}
          >
            {weekdayWord(day)} <strong>{dayNumber(day)}</strong>
            <span className={grid.unseen}>: show {dayWords(day, clock.today)}</span>
          </button>
        </div>
      ))}
    </>
  )
}

const visitUnderFocus = (event: KeyboardEvent, book: DayBook): Visit | undefined => {
  const id = event.target instanceof HTMLElement ? event.target.dataset.visit : undefined
  return id ? book.visits.find((visit) => visit.id === id) : undefined
}

interface KeyTools {
  readonly book: DayBook
  readonly changes: VisitChanges
  readonly open: (visit: Visit) => void
  readonly follow: (visit: Visit, moving: Promise<string | null>) => Promise<void>
  readonly board: HTMLElement | null
}

/** Up and down walk through the visits, Enter opens, with Alt the arrows move the visit itself. */
function onVisitKey(event: KeyboardEvent, visit: Visit, tools: KeyTools): boolean {
  const { key } = event
  if (event.ctrlKey || event.metaKey) return false
  if (event.altKey) {
    const minutes = (event.shiftKey ? 5 : 15) * (key === 'ArrowUp' ? -1 : 1)
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      void tools.follow(visit, tools.changes.moveByMinutes(visit, minutes))
      return true
    }
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const days = key === 'ArrowLeft' ? -1 : 1
      void tools.follow(visit, tools.changes.moveByDays(visit, days))
      return true
    }
    return false
  }
  if (key === 'Enter') {
    tools.open(visit)
    return true
  }
  const at = tools.book.visits.indexOf(visit)
  const to = nextAmong(key, at, tools.book.visits.length)
  const target = to === null ? undefined : tools.book.visits[to]
  if (!target) return false
  focusVisit(tools.board, target.id)
  return true
}

const nextAmong = (key: string, at: number, count: number): number | null => {
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1)
  if (key === 'ArrowUp') return Math.max(0, at - 1)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}

const focusVisit = (board: HTMLElement | null, id: string): void => {
  const block = board?.querySelector<HTMLElement>(`[data-visit="${CSS.escape(id)}"]`)
  block?.focus()
  block?.scrollIntoView({ block: 'nearest' })
}

/** A visit that moves to another day is drawn anew there: the focus goes with it. */
function useFocusAfterMove(
  board: { readonly current: HTMLElement | null },
  book: DayBook,
  hold: Hold | null,
) {
  const wanted = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new state of the days is looked at
  useEffect(() => {
    if (wanted.current && document.activeElement === document.body) {
      focusVisit(board.current, wanted.current)
    }
  }, [book, hold])
  return (visitId: string) => {
    wanted.current = visitId
  }
}
