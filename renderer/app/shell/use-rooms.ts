import { seesCaseload } from '#renderer/data/queries/caseload'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { paths } from '../paths'
import { rooms } from './rooms'

export type Room = (typeof rooms)[number]

/** The rooms of whoever works at this laptop: the caseload is for those who look after others. */
export function useRooms(): readonly Room[] {
  const { staffId } = useSession()
  const me = useLive(staffMember, staffId)
  // Until the record is read the rail stands as it mostly is: nothing moves under the pointer.
  if (!me.value || seesCaseload(me.value.role)) return rooms
  return rooms.filter(({ to }) => to !== paths.caseload)
}
