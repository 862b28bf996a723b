import { useOwnRole } from '#renderer/data/use-own-role'
import { isRoomFor } from '#shared/domain/practice/roles'
import { rooms } from './rooms'

export type Room = (typeof rooms)[number]

/** The rooms of whoever works at this laptop; what would stand empty for them is not offered. */
export function useRooms(): readonly Room[] {
  const role = useOwnRole()
  // Until the record is read the rail stands as it mostly is: nothing moves under the pointer.
  if (role === undefined) return rooms
  return rooms.filter(({ to }) => isRoomFor(role, to))
}
