import type { Session } from '../session'
import { heldSpaces, noteHeldSpaces } from '../spaces'

/**
 * Takes up spaces that this laptop was given since it was opened: keys, files and syncing follow at once.
 * Answers how many are new; 0 while it is locked.
 */
export async function takeUpSpaces({
  opened,
  store,
  sync,
}: Pick<Session, 'opened' | 'store' | 'sync'>): Promise<number> {
  const held = await window.doorstep.call('vault.heldSpaces')
  if (!held.ok) return 0
  const known = new Set(heldSpaces(opened).map(({ id }) => id))
  const { spaces, parts } = held.value
  for (const space of [...spaces, ...parts]) store.keyring.add(space)
  const whole = new Set(spaces.map(({ id }) => id))
  // The one object that the session, its syncing and every page read: none of them keeps a copy.
  opened.spaces.splice(0, opened.spaces.length, ...spaces)
  opened.parts = parts.filter(({ id }) => !whole.has(id))
  noteHeldSpaces(opened)
  const fresh = [...spaces, ...parts].map(({ id }) => id).filter((id) => !known.has(id))
  await sync.addSpaces(fresh)
  return fresh.length
}
