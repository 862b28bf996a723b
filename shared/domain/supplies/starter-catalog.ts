import type { CatalogEntry } from '../../schema/catalog-entry'
import {
  type StarterItemKey,
  type StarterKit,
  type StarterKitKey,
  starterItems,
  starterKits,
  starterServices,
} from './starter-lists'

type RecordFields = Pick<
  CatalogEntry,
  'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>

const nothing = { service: null, kit: null, item: null, practice: null } as const

/**
 * The starter lists as records: items, then kits, then services. `stampFor` is called once for every
 * record and for every step of a kit, each time with a fresh id.
 */
export function starterCatalog(stampFor: () => RecordFields): CatalogEntry[] {
  const entry = (
    kind: CatalogEntry['kind'],
    name: string,
    part: Partial<CatalogEntry>,
  ): CatalogEntry => ({
    ...{ ...stampFor(), kind, name, active: true, note: '' },
    ...{ ...nothing, ...part },
  })

  const items = new Map<StarterItemKey, CatalogEntry>()
  for (const key of Object.keys(starterItems) as StarterItemKey[]) {
    const { name, note, allergens, ...item } = starterItems[key]
    items.set(
      key,
      entry('item', name, { note, item: { ...item, allergens: [...allergens], lots: [] } }),
    )
  }
  const kits = new Map<StarterKitKey, CatalogEntry>()
  for (const key of Object.keys(starterKits) as StarterKitKey[]) {
    const kit: StarterKit = starterKits[key]
    const steps = [
      ...kit.door.map((label) => ({ id: stampFor().id, label, phase: 'door' as const })),
      ...kit.leave.map((label) => ({ id: stampFor().id, label, phase: 'leave' as const })),
    ]
    const lines = kit.lines.map(([item, quantity]) => ({ itemId: idOf(items, item), quantity }))
    kits.set(key, entry('kit', kit.name, { kit: { lines, steps } }))
  }
  const services = starterServices.map(({ name, kits: keys, about }) =>
    entry('service', name, { service: { ...about, kitIds: keys.map((key) => idOf(kits, key)) } }),
  )
  return [...items.values(), ...kits.values(), ...services]
}

function idOf<Key>(entries: ReadonlyMap<Key, CatalogEntry>, key: Key): string {
  const found = entries.get(key)
  if (!found) throw new Error('A starter list names an entry that is not there')
  return found.id
}
