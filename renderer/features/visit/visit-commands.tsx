import { IconHome } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { firstVisits } from '#renderer/data/queries/find-visits'
import { useSession } from '#renderer/data/session'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { type Command, useCommandSource } from '#renderer/ui/commands/command-source'
import { nearDayWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'

/** Adds this feature's records to Ctrl/Cmd+K; shows nothing. */
export function VisitCommands() {
  const { store } = useSession()
  const clock = usePracticeClock()
  const navigate = useNavigate()
  useCommandSource(
    'visits',
    async (query) => {
      if (!clock) return []
      const found = await firstVisits(store, query, clock.now)
      return found.map(({ visit, name }): Command => {
        const day = dayOf(visit.startAt, visit.timeZone)
        return {
          id: `visit-${visit.id}`,
          group: 'Visits',
          label: name,
          detail: `${nearDayWords(day, clock.today).replace(/^on /, '')}, ${timeWords(visit.startAt, visit.timeZone)}`,
          icon: IconHome,
          run: () => void navigate({ to: paths.visit, params: { visitId: visit.id } }),
        }
      })
    },
    clock !== null,
  )
  return null
}
