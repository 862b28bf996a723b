import type { CatalogEntry, Item, Kit, Service } from '#shared/schema/catalog-entry'

/** Ids in the order they are asked for, always the same. */
export function countedIds(): () => string {
  let count = 0
  return () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  }
}

const at = '2026-11-21T08:00:00.000Z'

export function stampsFrom(newId: () => string) {
  const by = newId()
  const space = newId()
  return () => ({
    ...{ id: newId(), space },
    ...{ createdAt: at, createdBy: by, updatedAt: at, updatedBy: by },
  })
}

const stamp = stampsFrom(countedIds())
const parts = { service: null, kit: null, item: null, practice: null }

export const madeItem = (name: string, item: Partial<Item> = {}): CatalogEntry => ({
  ...{ ...stamp(), ...parts, kind: 'item', name, active: true, note: '' },
  item: {
    ...{ category: 'linen', unit: 'piece', allergens: [], par: 1, reorderAt: 0, reusable: true },
    ...{ freshEachVisit: true, bagLiters: 0, monthsAfterOpening: null, device: null, lots: [] },
    ...item,
  },
})

export const madeKit = (name: string, kit: Partial<Kit> = {}): CatalogEntry => ({
  ...{ ...stamp(), ...parts, kind: 'kit', name, active: true, note: '' },
  kit: { lines: [], steps: [], ...kit },
})

export const madeService = (kitIds: string[], service: Partial<Service> = {}): CatalogEntry => ({
  ...{ ...stamp(), ...parts, kind: 'service', name: 'Session', active: true, note: '' },
  service: {
    ...{ serviceKind: 'breast', durationMin: 60, setupMin: 0, packupMin: 0, priceCents: 0 },
    ...{ kitIds, ...service },
  },
})
