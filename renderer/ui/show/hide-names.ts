import { useSyncExternalStore } from 'react'
import { type NameCover, nameCover } from '#shared/domain/privacy/name-cover'
import { announce } from '../tell/announce'

/** Whether names are hidden says nothing about a person: it may lie in the clear. */
const key = 'doorstep-names-hidden'
const yes = 'yes'

interface HidingState {
  readonly hidden: boolean
  /** Hidden each time Doorstep is opened on this laptop. */
  readonly always: boolean
  /** Set once all names of the practice have been read. */
  readonly cover: NameCover | null
}

const always = localStorage.getItem(key) === yes
const now = sessionStorage.getItem(key)
let state: HidingState = { hidden: now === null ? always : now === yes, always, cover: null }
const followers = new Set<() => void>()

const change = (next: Partial<HidingState>): void => {
  state = { ...state, ...next }
  for (const follower of followers) follower()
}
const follow = (follower: () => void) => {
  followers.add(follower)
  return () => followers.delete(follower)
}

/** Hides or shows clients' names, for as long as this window lives; a lock does not show them. */
export function hideNames(hidden: boolean): void {
  // Kept as a word for both: shown for now, though this laptop begins with names hidden.
  sessionStorage.setItem(key, hidden ? yes : 'no')
  change({ hidden })
  announce(hidden ? 'Names are hidden' : 'Names are shown again')
}

export function hideNamesAlways(wanted: boolean): void {
  if (wanted) localStorage.setItem(key, yes)
  else localStorage.removeItem(key)
  change({ always: wanted })
  if (wanted && !state.hidden) hideNames(true)
}

export const setNameCover = (cover: NameCover | null): void => change({ cover })

export const useHiding = (): HidingState => useSyncExternalStore(follow, () => state)

export const useNamesHidden = (): boolean => useSyncExternalStore(follow, () => state.hidden)

/**
 * For the name of somebody who need not be a client (who signed for one, whom a receipt was made out
 * to): what no list knows is not said at all while names are hidden.
 */
export function useSaidName(): (name: string) => string {
  const { hidden, cover } = useHiding()
  return (name) => (!hidden || name === '' || cover?.covers(name) ? name : 'Name hidden')
}

/** While names are hidden, "Client 4821" and "4821" find whom they stand for: the parent's id. */
export const hiddenParent = (label: string): string | null =>
  state.hidden ? (state.cover?.parentOf(label) ?? null) : null

const nobody = nameCover([])

/**
 * Names in words that do not stand on the page: a file, a sheet that is printed. Null while names are
 * shown. The page itself needs no care: what is put on it is covered there (see `cover-page`).
 */
export function useNameCover(): NameCover | null {
  const { hidden, cover } = useHiding()
  return hidden ? (cover ?? nobody) : null
}
