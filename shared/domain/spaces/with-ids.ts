/**
 * The same record with other ids in it, however deep they stand. An id is a whole text of its own: words
 * that hold one are left as they are.
 */
export function withIds<Value>(value: Value, ids: ReadonlyMap<string, string>): Value {
  if (typeof value === 'string') return (ids.get(value) ?? value) as Value
  if (Array.isArray(value)) return value.map((one) => withIds(one, ids)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([name, one]) =>
    one === undefined ? [] : [[name, withIds(one, ids)] as const],
  )
  return Object.fromEntries(entries) as Value
}
