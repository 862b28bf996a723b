import { namesOfIds } from '#renderer/data/queries/record-label'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import type { Moment } from '#shared/domain/sync/badge-words'
import type { Sayer } from '#shared/domain/sync/value-words'

const noName = () => null

export interface PeopleSayer extends Sayer {
  /** "You" for whoever works at this laptop. */
  who(staffId: string): string
}

/** What is needed to say values and people in words. */
export function useSayer({ timeZone }: Moment): PeopleSayer {
  const { staffId } = useSession()
  const nameOf = useLive(namesOfIds).value ?? noName
  const who = (id: string) => (id === staffId ? 'You' : (nameOf(id) ?? 'Somebody of the practice'))
  return { timeZone, nameOf, who }
}
