/**
 * Whether kept values have the fields of a form, each of the same kind. What was typed need not be
 * right, only able to be shown again.
 */
export function looksLike<Values extends object>(example: Values) {
  const kind = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value)
  return (values: unknown): values is Values =>
    typeof values === 'object' &&
    values !== null &&
    Object.entries(example).every(([name, value]) => {
      const found: unknown = Reflect.get(values, name)
      return value === null ? found !== undefined : found !== null && kind(found) === kind(value)
    })
}
