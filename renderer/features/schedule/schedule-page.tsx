import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { type DayBook, dayBook } from '#renderer/data/queries/day-book'
import { staffMember } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { useSeenTherapists } from '#renderer/data/use-seen-therapists'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { NotRead } from '#renderer/ui/tell/not-read'
import { dayWords, monthWords, weekWords } from '#shared/domain/schedule/time-words'
import { therapistTime } from '#shared/domain/schedule/working-time'
import { addDays, addMonths, startOfDay, startOfWeek } from '#shared/domain/time/calendar-day'
import { AgendaList } from './agenda-list'
import { MonthBoard } from './month-board'
import { ScheduleBoard } from './schedule-board'
import { type ScheduleState, type ScheduleView, useScheduleState } from './schedule-state'
import { ScheduleToolbar } from './schedule-toolbar'

/** The therapist's days: one at a time, a week, a month, or as a list. */
export function SchedulePage() {
  const clock = usePracticeClock()
  return clock ? <Schedule clock={clock} /> : <LoadingState />
}

function Schedule({ clock }: { readonly clock: PracticeClock }) {
  const { therapists, staff } = useSeenTherapists()
  const state = useScheduleState(clock, therapists)
  const navigate = useNavigate()
  const { view, day, show } = state
  const { first, count, title, called, stepTo } = spanOf(view, day, clock)
  const book = () => void navigate({ to: paths.book, search: { day } })
  useShortcut('arrowleft', `The ${called} before`, () => show({ day: stepTo(-1) }))
  useShortcut('arrowright', `The next ${called}`, () => show({ day: stepTo(1) }))
  useShortcut('t', 'Go to today', () => show({ day: clock.today }))
  useShortcut('n', 'Book a visit', book)
  return (
    <PageFrame
      title={title}
      width="full"
      primary={
        <LinkButton to={paths.book} search={{ day }}>
          Book a visit
        </LinkButton>
      }
    >
      <NotRead of={[staff]} what="Your colleagues" />
      <ScheduleToolbar state={state} today={clock.today} stepTo={stepTo} therapists={therapists} />
      <Days
        key={`${view} ${state.therapistId}`}
        first={first}
        count={count}
        clock={clock}
        state={state}
      />
    </PageFrame>
  )
}

interface ShownSpan {
  readonly first: string
  readonly count: number
  readonly title: string
  readonly called: string
  /** The day that so many steps lead to. */
  readonly stepTo: (steps: number) => string
}

function spanOf(view: ScheduleView, day: string, clock: PracticeClock): ShownSpan {
  const by = (count: number) => (steps: number) => addDays(day, steps * count)
  const { today, firstWeekday } = clock
  if (view === 'week') {
    const first = startOfWeek(day, firstWeekday)
    return { first, count: 7, title: weekWords(first), called: 'week', stepTo: by(7) }
  }
  if (view === 'month') {
    const firstOfMonth = `${day.slice(0, 7)}-01`
    return {
      first: startOfWeek(firstOfMonth, firstWeekday),
      count: 42,
      title: monthWords(day),
      called: 'month',
      stepTo: (steps) => addMonths(firstOfMonth, steps),
    }
  }
  if (view === 'agenda') {
    const title = `Four weeks from ${dayWords(day, today)}`
    return { first: day, count: 28, title, called: 'four weeks', stepTo: by(28) }
  }
  return { first: day, count: 1, title: dayWords(day, today), called: 'day', stepTo: by(1) }
}

interface DaysProps {
  readonly first: string
  readonly count: number
  readonly clock: PracticeClock
  readonly state: ScheduleState
}

function Days({ first, count, clock, state }: DaysProps) {
  const { timeZone } = clock
  const { therapistId } = state
  const staff = useLive(staffMember, therapistId)
  const time = useMemo(() => therapistTime(staff.value), [staff.value])
  const live = useLive(
    dayBook,
    startOfDay(first, timeZone),
    startOfDay(addDays(first, count), timeZone),
  )
  // The days before stay until the new ones are read: nothing blinks, and the focus has somewhere to be.
  const [shown, setShown] = useState<{ readonly book: DayBook; readonly first: string } | null>(
    null,
  )
  useEffect(() => {
    if (live.status !== 'ready') return
    const visits = live.value.visits.filter((visit) => visit.therapistId === therapistId)
    setShown({ book: { ...live.value, visits }, first })
  }, [live, first, therapistId])
  if (live.status === 'failed') {
    return (
      <ErrorState
        title="These days could not be shown"
        safe="Your visits are still on this laptop. Choose another day or open Doorstep again."
      />
    )
  }
  if (!shown) return <LoadingState />
  const known = { ...shown, time, clock }
  if (state.view === 'month') return <MonthBoard {...known} state={state} />
  if (state.view === 'agenda') return <AgendaList {...known} count={count} />
  return <ScheduleBoard {...shown} time={time} count={count} clock={clock} state={state} />
}
