import { ok, type Result, refused } from '../../../result'

/* Lists of a part of a note: adding twice adds once, and nothing grows past what the record takes. */

export type ListRefusal =
  /** A value out of its range, or a field that does not exist. */
  | { readonly kind: 'notPossible'; readonly field: string }
  | { readonly kind: 'full' }
  /** It was taken out meanwhile, maybe on another laptop. */
  | { readonly kind: 'gone' }

interface Schema<T> {
  safeParse(value: unknown): {
    readonly success: boolean
    readonly data?: T
    readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }
  }
}

/** Parses what one thing would be; the field that does not fit is named. */
export function parsed<T>(schema: Schema<T>, value: unknown): Result<T, ListRefusal> {
  const { success, data, error } = schema.safeParse(value)
  if (success && data !== undefined) return ok(data)
  return refused({ kind: 'notPossible', field: String(error?.issues[0]?.path[0] ?? '') })
}

interface Item {
  readonly id: string
}

export const added = <T extends Item>(
  items: readonly T[],
  item: T,
  most: number,
): Result<T[], ListRefusal> => {
  if (items.some(({ id }) => id === item.id)) return ok([...items])
  return items.length >= most ? refused({ kind: 'full' }) : ok([...items, item])
}
export const replaced = <T extends Item>(items: readonly T[], item: T): T[] =>
  items.map((one) => (one.id === item.id ? item : one))
export const without = <T extends Item>(items: readonly T[], id: string): T[] =>
  items.filter((one) => one.id !== id)

/** One of them with some of its fields as given: refused when it is gone, or when a value does not fit. */
export function withFields<T extends Item>(
  items: readonly T[],
  id: string,
  set: Partial<Omit<T, 'id'>>,
  schema: Schema<T>,
): Result<{ readonly before: T; readonly after: T }, ListRefusal> {
  const before = items.find((one) => one.id === id)
  if (!before) return refused({ kind: 'gone' })
  const after = parsed(schema, { ...before, ...set })
  return after.ok ? ok({ before, after: after.value }) : after
}

/** Does a change touch one of these fields? What touches none of them is how it went: always written down. */
export const touches = <T extends object>(set: T, fields: readonly (keyof T)[]): boolean =>
  fields.some((field) => set[field] !== undefined)
