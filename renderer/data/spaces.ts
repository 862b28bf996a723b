import { Subject } from 'rxjs'
import { type HeldSpace, ownSpace } from '#shared/domain/spaces/whose-space'
import type { OpenedVault } from '#shared/ipc/contract'

type Opened = Pick<OpenedVault, 'staffId' | 'spaces' | 'parts'>

/** Every space that this laptop holds, those held in part among them, and whose clients lie in each. */
export const heldSpaces = ({ staffId, spaces, parts = [] }: Opened): readonly HeldSpace[] => [
  ...spaces.map((space) => ({
    id: space.id,
    // Before there were several, the one space of clients was of the person whose laptop it is.
    staffId: space.kind === 'therapist' ? (space.staffId ?? staffId) : null,
    isWhole: true,
  })),
  ...parts.map((part) => ({ id: part.id, staffId: part.staffId ?? null, isWhole: false })),
]

const changed$ = new Subject<void>()
const lists = new WeakMap<Opened, readonly HeldSpace[]>()

/** The same list until it changes, for pages that follow it. */
export function heldSpacesNow(opened: Opened): readonly HeldSpace[] {
  const known = lists.get(opened)
  if (known) return known
  const list = heldSpaces(opened)
  lists.set(opened, list)
  return list
}

/** Says to pages that stand open that a laptop holds other spaces now than it did. */
export function noteHeldSpaces(opened: Opened): void {
  lists.delete(opened)
  changed$.next()
}

export function followHeldSpaces(onChange: () => void): () => void {
  const following = changed$.subscribe(onChange)
  return () => following.unsubscribe()
}

export function practiceSpaceOf(opened: Opened): string {
  const found = opened.spaces.find(({ kind }) => kind === 'practice')
  if (!found) throw new Error('The vault holds no practice space')
  return found.id
}

/**
 * The space of somebody's own clients. In the office's own lies their journal and no client. Without one (it
 * was not given yet) a therapist's is named, and never the practice's lists, which everybody reads.
 */
export function ownSpaceOf(opened: Opened): string {
  const held = heldSpaces(opened)
  const some = held.find(({ staffId }) => staffId !== null)
  return ownSpace(held, opened.staffId) ?? some?.id ?? practiceSpaceOf(opened)
}
