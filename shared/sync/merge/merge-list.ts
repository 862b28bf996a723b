import { compareText, type Fields, isFields, same, textOf } from './json'
import { lostEdit } from './lost-edits'
import type { ListRule, Meeting, MergeValue, Stamp } from './rules'

type Items = ReadonlyMap<string, unknown>

/** How an item is called in a path. A second item of the same key gets a number behind it. */
export const itemKey = (rule: ListRule, item: unknown): string =>
  rule.key !== null && isFields(item) ? String(item[rule.key]) : textOf(item)

export function byKey(rule: ListRule, items: readonly unknown[]): Map<string, unknown> {
  const keyed = new Map<string, unknown>()
  for (const item of items) {
    const key = itemKey(rule, item)
    let free = key
    for (let count = 2; keyed.has(free); count++) free = `${key}#${count}`
    keyed.set(free, item)
  }
  return keyed
}

/**
 * Item by item: added on either side is there, removed on one and untouched on the other is gone,
 * removed on one and changed on the other stays (and is told). `base` null: none is known.
 */
export function mergeList(
  rule: ListRule,
  base: readonly unknown[] | null,
  mine: readonly unknown[],
  theirs: readonly unknown[],
  path: string,
  meeting: Meeting,
  mergeItem: MergeValue,
): readonly unknown[] {
  const before = byKey(rule, base ?? [])
  const [ours, others] = [byKey(rule, mine), byKey(rule, theirs)]
  const merged = new Map<string, unknown>()
  for (const key of new Set([...ours.keys(), ...others.keys()])) {
    const [was, here, there] = [before.get(key), ours.get(key), others.get(key)]
    const itemPath = `${path}.${key}`
    if (here !== undefined && there !== undefined) {
      // `was` is undefined both for an item made twice and for a base unknown: all differences clash.
      merged.set(key, mergeItem(rule.item, was, here, there, itemPath, meeting))
    } else if (was === undefined) {
      merged.set(key, here ?? there)
    } else if (!same(was, here ?? there)) {
      merged.set(key, here ?? there)
      tellRemoval(rule, was, here, there, itemPath, meeting)
    }
  }
  if (rule.once) dropTwins(rule.once, before, ours, others, merged, path, meeting)
  const [first, second] = inTurn(before, ours, others, base !== null, meeting)
  const order = placed(first.items, second.items, merged)
  const fitting = withinLimit(rule, order, first, second, merged, path, meeting)
  const items = fitting.map((key) => merged.get(key))
  return rule.order ? rule.order(items) : items
}

function tellRemoval(
  rule: ListRule,
  was: unknown,
  here: unknown,
  there: unknown,
  path: string,
  { mine, theirs, lost }: Meeting,
): void {
  const changed = here ?? there
  if (isFields(was) && isFields(changed) && rule.staysQuietly?.(was, changed)) return
  const [changer, remover] = here === undefined ? [theirs, mine] : [mine, theirs]
  lost.push(lostEdit(path, [changed, changer], [undefined, remover]))
}

/** What can be there once and was added here and there under two keys: one stands, the other is told. */
function dropTwins(
  { nameOf, first, field }: NonNullable<ListRule['once']>,
  before: Items,
  ours: Items,
  others: Items,
  merged: Map<string, unknown>,
  path: string,
  { mine, theirs, lost }: Meeting,
): void {
  const added = (from: Items, other: Items): [string, Fields][] =>
    [...from].filter(
      (entry): entry is [string, Fields] =>
        !before.has(entry[0]) && !other.has(entry[0]) && isFields(entry[1]),
    )
  const [mineOnly, theirsOnly] = [added(ours, others), added(others, ours)]
  for (const [key, item] of mineOnly) {
    const named = ([, other]: [string, Fields]) => nameOf(other) === nameOf(item)
    const twins = theirsOnly.filter(named)
    const [twin] = twins
    // Twice on one side already: a person made it so.
    const unclear = twins.length > 1 || mineOnly.filter(named).length > 1
    if (nameOf(item) === null || !twin || unclear) continue
    const mineStands = first(item, twin[1]) === item
    const [stands, goes] = mineStands ? [item, twin[1]] : [twin[1], item]
    merged.delete(mineStands ? twin[0] : key)
    if (same(stands[field], goes[field])) continue
    const [keptSide, lostSide] = mineStands ? [mine, theirs] : [theirs, mine]
    const where = `${path}.${mineStands ? key : twin[0]}.${field}`
    lost.push(lostEdit(where, [stands[field], keptSide], [goes[field], lostSide]))
  }
}

interface Side {
  readonly items: Items
  readonly stamp: Stamp
}

/** Whose order leads: that of the side that alone changed it, else of the later one. */
function inTurn(
  before: Items,
  ours: Items,
  others: Items,
  known: boolean,
  meeting: Meeting,
): readonly [Side, Side] {
  const mine = { items: ours, stamp: meeting.mine }
  const theirs = { items: others, stamp: meeting.theirs }
  const [was, here, there] = [before, ours, others].map((items) =>
    JSON.stringify([...items.keys()]),
  )
  if (known && here === was && there !== was) return [theirs, mine]
  if (known && there === was && here !== was) return [mine, theirs]
  const later =
    compareText(mine.stamp.updatedAt, theirs.stamp.updatedAt) ||
    compareText(here as string, there as string) ||
    compareText(textOf([...ours.values()]), textOf([...others.values()]))
  return later > 0 ? [mine, theirs] : [theirs, mine]
}

/** The keys in the first side's order; what only the second has stands behind what it stood behind there. */
function placed(first: Items, second: Items, merged: Items): string[] {
  const order = [...first.keys()].filter((key) => merged.has(key))
  const there = new Set(order)
  let before: string | null = null
  for (const key of second.keys()) {
    if (!merged.has(key)) continue
    if (!there.has(key)) {
      order.splice(before === null ? 0 : order.indexOf(before) + 1, 0, key)
      there.add(key)
    }
    before = key
  }
  return order
}

/** What is over the limit of a list is never dropped in silence: it stands among the lost edits. */
function withinLimit(
  rule: ListRule,
  order: string[],
  first: Side,
  second: Side,
  merged: Items,
  path: string,
  { lost }: Meeting,
): string[] {
  const tooMany = order.length - rule.max
  if (tooMany <= 0) return order
  const over = new Set(order.filter((key) => !first.items.has(key)).slice(-tooMany))
  const kept = order.filter((key) => !over.has(key))
  if (rule.key === null) {
    const values = [...second.items.values()]
    const stands = kept.map((key) => merged.get(key))
    lost.push(lostEdit(path, [stands, first.stamp], [values, second.stamp]))
    return kept
  }
  for (const key of over) {
    const item = [merged.get(key), second.stamp] as const
    lost.push(lostEdit(`${path}.${key}`, [undefined, first.stamp], item))
  }
  return kept
}
