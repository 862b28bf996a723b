import { useNavigate, useSearch } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { type Day, dayOf } from '#shared/domain/time/calendar-day'

export type ScheduleView = 'day' | 'week' | 'month' | 'agenda'

const views: readonly ScheduleView[] = ['day', 'week', 'month', 'agenda']

export interface ScheduleState {
  readonly view: ScheduleView
  readonly day: Day
  readonly show: (next: { readonly view?: ScheduleView; readonly day?: Day }) => void
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** Which days are shown stands in the address, so that going back returns to them. */
export function useScheduleState(clock: PracticeClock): ScheduleState {
  const search = useSearch({ strict: false }) as { readonly view?: string; readonly day?: string }
  const navigate = useNavigate()
  const view = views.find((one) => one === search.view) ?? 'day'
  const day = search.day && dayPattern.test(search.day) ? search.day : clock.today
  return {
    view,
    day,
    show: (next) => {
      void navigate({
        to: paths.schedule,
        search: { view: next.view ?? view, day: next.day ?? day },
        replace: true,
      })
    },
  }
}

export const dayOfVisit = (visit: { readonly startAt: string }, clock: PracticeClock): Day =>
  dayOf(visit.startAt, clock.timeZone)
