import { type Fields, isFields, pick, without } from '../../sync/merge/json'
import { byKey } from '../../sync/merge/merge-list'
import { everyField, type FieldsRule, type ListRule, type Rule } from '../../sync/merge/rules'

/** Where the path of a lost edit leads in a record. */
export interface Place {
  /** What stands there; undefined: nothing. Of fields that go together an object of them. */
  readonly current: unknown
  readonly inList: boolean
}

interface Step {
  /** Names of the field, or of the fields that go together. */
  readonly names: readonly string[]
  readonly rest: string
}

function stepOf(rule: FieldsRule, path: string): Step {
  const dot = path.indexOf('.')
  const head = dot < 0 ? path : path.slice(0, dot)
  const group = rule.together.find(({ names }) => names.join('+') === head)
  return { names: group?.names ?? [head], rest: dot < 0 ? '' : path.slice(dot + 1) }
}

/** An item that is there is found by its whole key; of one that is not, the key ends at the first dot. */
function itemStep(
  rule: ListRule,
  items: ReadonlyMap<string, unknown>,
  path: string,
): { readonly key: string; readonly rest: string } {
  for (const key of items.keys()) {
    if (path === key || path.startsWith(`${key}.`)) return { key, rest: path.slice(key.length + 1) }
  }
  const dot = path.indexOf('.')
  if (dot < 0 || rule.item.kind === 'whole') return { key: path, rest: '' }
  return { key: path.slice(0, dot), rest: path.slice(dot + 1) }
}

/** Null when the path leads nowhere any more: an item or a part of the record is not there now. */
export function at(rule: Rule, value: unknown, path: string): Place | null {
  if (rule.kind === 'list' && Array.isArray(value)) {
    const items = byKey(rule, value)
    const { key, rest } = itemStep(rule, items, path)
    const item = items.get(key)
    if (rest === '') return { current: item, inList: true }
    return item === undefined ? null : at(rule.item, item, rest)
  }
  if (rule.kind !== 'fields' || !isFields(value)) return null
  const { names, rest } = stepOf(rule, path)
  const [name] = names as [string]
  if (rest !== '') return at(rule.parts[name] ?? everyField, value[name], rest)
  return { current: names.length > 1 ? pick(value, names) : value[name], inList: false }
}

/** The same with another value at a path that `at` found; undefined takes out what is there. */
export function put(rule: Rule, value: unknown, path: string, next: unknown): unknown {
  if (rule.kind === 'list' && Array.isArray(value)) {
    const items = byKey(rule, value)
    const { key, rest } = itemStep(rule, items, path)
    const item = rest === '' ? next : put(rule.item, items.get(key), rest, next)
    if (item === undefined) items.delete(key)
    else items.set(key, item)
    const all = [...items.values()]
    return rule.order ? rule.order(all) : all
  }
  const from = value as Fields
  const { names, rest } = stepOf(rule as FieldsRule, path)
  const [name] = names as [string]
  if (names.length > 1) return { ...without(from, names), ...(next as Fields) }
  const part = (rule as FieldsRule).parts[name] ?? everyField
  const inner = rest === '' ? next : put(part, from[name], rest, next)
  return inner === undefined ? without(from, [name]) : { ...from, [name]: inner }
}
