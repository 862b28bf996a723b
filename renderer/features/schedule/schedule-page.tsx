import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { type DayBook, dayBook } from '#renderer/data/queries/day-book'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { dayWords, weekWords } from '#shared/domain/schedule/time-words'
import { addDays, startOfDay, startOfWeek } from '#shared/domain/time/calendar-day'
import { ScheduleBoard } from './schedule-board'
import { type ScheduleState, useScheduleState } from './schedule-state'
import { ScheduleToolbar } from './schedule-toolbar'

/** The therapist's days: one at a time, or a week of them. */
export function SchedulePage() {
  const clock = usePracticeClock()
  return clock ? <Schedule clock={clock} /> : <LoadingState />
}

function Schedule({ clock }: { readonly clock: PracticeClock }) {
  const state = useScheduleState(clock)
  const navigate = useNavigate()
  const { view, day, show } = state
  const step = view === 'day' ? 1 : 7
  const book = () => void navigate({ to: paths.book, search: { day } })
  useShortcut('arrowleft', view === 'day' ? 'The day before' : 'The week before', () =>
    show({ day: addDays(day, -step) }),
  )
  useShortcut('arrowright', view === 'day' ? 'The next day' : 'The next week', () =>
    show({ day: addDays(day, step) }),
  )
  useShortcut('t', 'Go to today', () => show({ day: clock.today }))
  useShortcut('n', 'Book a visit', book)
  const first = view === 'day' ? day : startOfWeek(day, clock.firstWeekday)
  return (
    <PageFrame
      title={view === 'day' ? dayWords(day, clock.today) : weekWords(first)}
      width="full"
      primary={
        <LinkButton to={paths.book} search={{ day }}>
          Book a visit
        </LinkButton>
      }
    >
      <ScheduleToolbar state={state} today={clock.today} step={step} />
      <Days key={view} first={first} count={step} clock={clock} state={state} />
    </PageFrame>
  )
}

interface DaysProps {
  readonly first: string
  readonly count: number
  readonly clock: PracticeClock
  readonly state: ScheduleState
}

function Days({ first, count, clock, state }: DaysProps) {
  const { timeZone } = clock
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
    if (live.status === 'ready') setShown({ book: live.value, first })
  }, [live, first])
  if (live.status === 'failed') {
    return (
      <ErrorState
        title="These days could not be shown"
        safe="Your visits are still on this laptop. Choose another day or open Doorstep again."
      />
    )
  }
  if (!shown) return <LoadingState />
  return <ScheduleBoard {...shown} count={count} clock={clock} state={state} />
}
