import { useNavigate, useSearch } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { useSession } from '#renderer/data/session'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { type Day, dayOf } from '#shared/domain/time/calendar-day'
import type { Staff } from '#shared/schema/staff'

export type ScheduleView = 'day' | 'week' | 'month' | 'agenda'

const views: readonly ScheduleView[] = ['day', 'week', 'month', 'agenda']

export interface ScheduleState {
  readonly view: ScheduleView
  readonly day: Day
  /** Whose visits are shown. */
  readonly therapistId: string
  readonly show: (next: {
    readonly view?: ScheduleView
    readonly day?: Day
    readonly therapistId?: string
  }) => void
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** Which days are shown stands in the address, so that going back returns to them. */
export function useScheduleState(
  clock: PracticeClock,
  colleagues: readonly Pick<Staff, 'id'>[],
): ScheduleState {
  const { staffId } = useSession()
  const search = useSearch({ strict: false }) as {
    readonly view?: string
    readonly day?: string
    readonly therapistId?: string
  }
  const navigate = useNavigate()
  const view = views.find((one) => one === search.view) ?? 'day'
  const day = search.day && dayPattern.test(search.day) ? search.day : clock.today
  const asked = colleagues.find(({ id }) => id === search.therapistId)
  const therapistId = asked?.id ?? colleagues[0]?.id ?? staffId
  return {
    view,
    day,
    therapistId,
    show: (next) => {
      const whose = next.therapistId ?? search.therapistId
      void navigate({
        to: paths.schedule,
        search: {
          ...{ view: next.view ?? view, day: next.day ?? day },
          ...(whose ? { therapistId: whose } : {}),
        },
        replace: true,
      })
    },
  }
}

export const dayOfVisit = (visit: { readonly startAt: string }, clock: PracticeClock): Day =>
  dayOf(visit.startAt, clock.timeZone)
