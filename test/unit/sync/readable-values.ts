import type { CollectionName } from '#shared/schema/collections'
import type { LostEdit } from '#shared/schema/lost-edit'
import { listKey } from './arbitrary-record'

/** A value and where it stands; items of lists by their key, plain values of a list by themselves. */
export type Leaf = readonly [path: string, value: string]

const ours = new Set([
  'id',
  'space',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'lostEdits',
])

function flatten(value: unknown, path: string, into: Leaf[]): void {
  if (Array.isArray(value)) {
    // Weekdays move as one.
    if (path.endsWith('weekdays')) into.push([path, JSON.stringify(value)])
    else for (const item of value) flatten(item, `${path}.${listKey(item)}`, into)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      flatten(inner, path ? `${path}.${name}` : name, into)
    }
  } else into.push([path, JSON.stringify(value)])
}

export function leavesOf(record: object): Leaf[] {
  const leaves: Leaf[] = []
  for (const [name, value] of Object.entries(record)) {
    if (!ours.has(name)) flatten(value, name, leaves)
  }
  return leaves
}

function lostLeaves({ field, lost }: LostEdit): Leaf[] {
  const leaves: Leaf[] = []
  try {
    const value = JSON.parse(lost)
    const grouped = field.slice(field.lastIndexOf('.') + 1).includes('+')
    flatten(value, grouped ? field.split('.').slice(0, -1).join('.') : field, leaves)
  } catch {
    // '' is nothing there; entries that a generator made up hold anything.
  }
  return leaves
}

/** What the rules say may go without a word: see checklist, visit, cover and note. */
const unsaid: Partial<Record<CollectionName, RegExp>> = {
  clients: /^covers\..*\.(state|sources\..*)$/,
  catalog: /^item\.lots\..*\.recalledOn$/,
  staff: /^signingKeys\..*\.(revokedAt|accountClosedAt|lastSyncedAt)$/,
  visits: /^(checklist\..*\.ticked(At|By)|state|timeline\..*\.(id|kind|recordedAt))$/,
}

export function readable(name: CollectionName, record: object): (leaf: Leaf) => boolean {
  const { lostEdits = [] } = record as { lostEdits?: LostEdit[] }
  const leaves = [...leavesOf(record), ...lostEdits.flatMap(lostLeaves)]
  const found = new Set(leaves.map(String))
  const texts = leaves.filter(([path]) => path.startsWith('content.'))
  const times = new Set(leaves.filter(([path]) => path.endsWith('.at')).map(([, at]) => at))
  return (leaf) => {
    const [path, value] = leaf
    if (found.has(String(leaf)) || unsaid[name]?.test(path)) return true
    if (name === 'visits' && /^timeline\..*\.at$/.test(path)) return times.has(value)
    if (name !== 'notes') return false
    const words = value.slice(1, -1)
    return texts.some(([where, text]) => where === path && text.includes(words))
  }
}
