import { canonicalJson, normalText } from '../../crypto/canonical-json'

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Equal as canonical JSON is: two spellings of one letter are one, a field without a value is none. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a === 'string' && typeof b === 'string') return normalText(a) === normalText(b)
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]))
  }
  if (!isFields(a) || !isFields(b)) return false
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) =>
    same(a[name], b[name]),
  )
}

/** Canonical JSON text; '' where there is nothing. */
export const textOf = (value: unknown): string => (value === undefined ? '' : canonicalJson(value))

/** By code units: the same on every laptop, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The fields of these names, as far as they are there. */
export const pick = (from: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  )

export const without = (from: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)))
