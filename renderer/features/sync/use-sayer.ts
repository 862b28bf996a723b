import { namesOfIds } from '#renderer/data/queries/record-label'
import { useSession } from '#renderer/data/session'
import { type Live, useLive } from '#renderer/data/use-live'
import type { Moment } from '#shared/domain/sync/badge-words'
import type { Sayer } from '#shared/domain/sync/value-words'

const noName = () => null

export interface PeopleSayer extends Sayer {
  /** "You" for whoever works at this laptop. */
  who(staffId: string): string
  /** Where the names come from: people and clients are nameless while it cannot be read. */
  readonly names: Live<unknown>
}

/** What is needed to say values and people in words. */
export function useSayer({ timeZone }: Moment): PeopleSayer {
  const { staffId } = useSession()
  const names = useLive(namesOfIds)
  const nameOf = names.value ?? noName
  const who = (id: string) => (id === staffId ? 'You' : (nameOf(id) ?? 'Somebody of the practice'))
  return { timeZone, nameOf, who, names }
}
