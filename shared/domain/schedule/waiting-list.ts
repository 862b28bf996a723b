import type { Client, WaitingWish } from '#shared/schema/client'
import type { Visit } from '#shared/schema/visit'
import { dayOf } from '../time/calendar-day'
import type { Span } from './occupied-time'
import { fitWindows } from './window-fit'

export interface Waiting {
  readonly client: Client
  readonly wish: WaitingWish
}

/** Everyone who waits, longest first. */
export const everyoneWaiting = (clients: readonly Client[]): readonly Waiting[] =>
  clients
    .filter((client) => client.status === 'active')
    .flatMap((client) => (client.waiting ?? []).map((wish) => ({ client, wish })))
    .toSorted((a, b) => a.wish.askedAt.localeCompare(b.wish.askedAt))

/**
 * Who would take a time that has become free, longest waiting first: the day suits, it does not lie
 * outside the home's hard windows, and it is earlier than the visit they have (`heldAt` by visit id).
 */
export function whoWouldTake(
  slot: Span,
  timeZone: string,
  waiting: readonly Waiting[],
  heldAt: ReadonlyMap<string, Visit['startAt']>,
): readonly Waiting[] {
  const day = dayOf(slot.startAt, timeZone)
  return waiting.filter(({ client, wish }) => {
    if (day < wish.fromDay || (wish.untilDay !== null && day > wish.untilDay)) return false
    const held = wish.visitId === null ? undefined : heldAt.get(wish.visitId)
    if (held !== undefined && held <= slot.startAt) return false
    return fitWindows(client.home?.windows ?? [], slot, timeZone).verdict !== 'unsuitable'
  })
}
