import { useSession } from '#renderer/data/session'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import type { Moment } from '#shared/domain/sync/badge-words'

/** The present and the zone that times are said in. */
export function useMoment(): Moment {
  const session = useSession()
  const clock = usePracticeClock()
  return clock ?? { now: session.now(), timeZone: session.timeZone() }
}
