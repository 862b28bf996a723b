import { isOutOfPractice, people } from './queries/people'
import { useSession } from './session'
import { useLive } from './use-live'

/** Whether whoever works here, or this laptop alone, is out of the practice; null while it is being read. */
export function useIsOut(): boolean | null {
  const { staffId, opened } = useSession()
  const known = useLive(people)
  if (known.status === 'loading') return null
  const own = known.value?.rows.find(({ person }) => person.id === staffId)
  return isOutOfPractice(own, opened.deviceId)
}
