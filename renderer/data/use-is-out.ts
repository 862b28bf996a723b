import { isOutOfPractice, type People, people } from './queries/people'
import { type Session, useSession } from './session'
import { useLive } from './use-live'

/** Whether whoever works here, or this laptop alone, is out of the practice; null while it is being read. */
export function useIsOut(): boolean | null {
  const session = useSession()
  const known = useLive(people)
  return known.status === 'loading' ? null : isOut(session, known.value)
}

/** The same where the people have been read already; nobody out of what could not be read. */
export const isOut = ({ staffId, opened }: Session, known: People | undefined): boolean =>
  isOutOfPractice(
    known?.rows.find(({ person }) => person.id === staffId),
    opened.deviceId,
  )
