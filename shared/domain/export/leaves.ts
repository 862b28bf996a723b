import { type Cell, figure } from '../money/csv'

export interface Leaf {
  /** `content.breast.sites.1.clock`: names joined by dots, items of lists by their place. */
  readonly path: string
  readonly value: Cell
}

/** Every answer inside a value, in its order; what is empty is left out. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (value === null || value === undefined || value === '') return []
  if (typeof value === 'number') return [{ path, value: figure(value) }]
  if (typeof value !== 'object') return [{ path, value: String(value) }]
  return Object.entries(value).flatMap(([name, part]) =>
    leavesOf(part, path === '' ? nameOf(name) : `${path}.${nameOf(name)}`),
  )
}

/** Lists are counted from 1, as people do. */
const nameOf = (name: string): string => (/^\d+$/.test(name) ? String(Number(name) + 1) : name)
