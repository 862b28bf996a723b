import type { CatalogEntry } from '../../schema/catalog-entry'
import type { ChecklistLine } from '../../schema/visit'

type NewId = () => string

const open = { tickedAt: null, tickedBy: null } as const

/**
 * What to bring and what to do for one visit, made from the kits of its service: things to pack in the
 * order of the kits (an item that two kits ask for stands once, its quantities added), then the steps
 * at the door and on leaving (a step worded the same in two kits stands once). Kits and items that are
 * set aside are left out, and so is a quantity of nothing. Steps do not depend on items.
 */
export function checklistFor(
  service: Pick<CatalogEntry, 'service'>,
  kits: readonly CatalogEntry[],
  items: readonly CatalogEntry[],
  newId: NewId,
): ChecklistLine[] {
  const chosen = (service.service?.kitIds ?? [])
    .map((id) => kits.find((kit) => kit.id === id))
    .filter((kit) => kit?.active === true)
    .map((kit) => kit?.kit ?? { lines: [], steps: [] })
  const steps = chosen.flatMap((kit) => kit.steps)
  return [
    ...packLines(chosen, items, newId),
    ...stepLines(steps, 'door', newId),
    ...stepLines(steps, 'leave', newId),
  ]
}

function packLines(
  kits: readonly NonNullable<CatalogEntry['kit']>[],
  items: readonly CatalogEntry[],
  newId: NewId,
): ChecklistLine[] {
  const known = new Map(items.map((entry) => [entry.id, entry]))
  const wanted = new Map<string, number>()
  for (const { itemId, quantity } of kits.flatMap((kit) => kit.lines)) {
    if (quantity > 0) wanted.set(itemId, (wanted.get(itemId) ?? 0) + quantity)
  }
  return [...wanted].flatMap(([itemId, quantity]) => {
    const entry = known.get(itemId)
    if (!entry?.item || !entry.active) return []
    const { name: label, item } = entry
    return [{ id: newId(), itemId, label, quantity, unit: item.unit, phase: 'pack', ...open }]
  })
}

function stepLines(
  steps: NonNullable<CatalogEntry['kit']>['steps'],
  phase: 'door' | 'leave',
  newId: NewId,
): ChecklistLine[] {
  const labels = new Map<string, string>()
  for (const step of steps) {
    const same = step.label.trim().toLocaleLowerCase('en')
    if (step.phase === phase && !labels.has(same)) labels.set(same, step.label)
  }
  return [...labels.values()].map((label) => ({
    id: newId(),
    itemId: null,
    label,
    quantity: null,
    unit: null,
    phase,
    ...open,
  }))
}
