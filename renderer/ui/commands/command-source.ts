import { type ComponentType, useEffect, useEffectEvent, useSyncExternalStore } from 'react'

export type CommandGroup = 'Clients' | 'Visits' | 'Providers' | 'Go to' | 'Do'

/** One thing Ctrl/Cmd+K can find and do. */
export interface Command {
  readonly id: string
  readonly group: CommandGroup
  readonly label: string
  /** A second, quieter line or word: a day, a place, a shortcut. */
  readonly detail?: string
  readonly icon?: ComponentType<{ size?: number; stroke?: number }>
  readonly run: () => void
}

export type FindCommands = (query: string) => readonly Command[] | Promise<readonly Command[]>

const sources = new Map<string, FindCommands>()
const followers = new Set<() => void>()
let changes = 0

function changed(): void {
  changes += 1
  for (const follower of followers) follower()
}

/**
 * Adds what `find` answers to Ctrl/Cmd+K while the component is mounted. `query` is trimmed, any case.
 * `ready` turning true has whoever is looking asked again: right after unlocking, a source may be asked
 * before it can answer.
 */
export const useCommandSource = (id: string, find: FindCommands, ready = true): void => {
  const latest = useEffectEvent(find)
  useEffect(() => {
    if (!ready) return
    const ask: FindCommands = (query) => latest(query)
    sources.set(id, ask)
    changed()
    return () => {
      if (sources.get(id) === ask) sources.delete(id)
    }
  }, [id, ready])
}

const follow = (follower: () => void) => {
  followers.add(follower)
  return () => followers.delete(follower)
}

/** A number that grows when a source joins: what was found before may lack something. */
export const useSourceChanges = (): number => useSyncExternalStore(follow, () => changes)

export const groupOrder: readonly CommandGroup[] = ['Clients', 'Visits', 'Providers', 'Go to', 'Do']

/** Asks every source. One that breaks is left out: the others must still be found. */
export const findCommands = async (query: string): Promise<readonly Command[]> => {
  const answers = await Promise.allSettled(
    [...sources.values()].map(async (find) => find(query.trim())),
  )
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  return groupOrder.flatMap((group) => found.filter((command) => command.group === group))
}

/** A plain filter for short fixed lists of commands: every word of the query starts some word of the label. */
export const matching = (commands: readonly Command[], query: string): readonly Command[] => {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter((command) => {
    const inLabel = command.label.toLocaleLowerCase().split(/\s+/)
    return words.every((word) => inLabel.some((part) => part.startsWith(word)))
  })
}
