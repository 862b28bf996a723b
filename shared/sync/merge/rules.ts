import type { LostEdit } from '../../schema/lost-edit'
import type { Fields } from './json'

/** Who wrote a side last, and when. */
export interface Stamp {
  readonly updatedAt: string
  readonly updatedBy: string
}

/** Two sides that meet, and what loses in their merge. */
export interface Meeting {
  readonly mine: Stamp
  readonly theirs: Stamp
  readonly lost: LostEdit[]
}

/**
 * What two values become that were both changed, without anybody being asked; undefined: nothing but a
 * clash is left. `base` is undefined where none is known. Symmetric in mine and theirs.
 */
export type Agree<T> = (base: T | undefined, mine: T, theirs: T) => T | undefined

/** Fields that only make sense together; in the path of a lost edit their names are joined by `+`. */
export interface Together {
  readonly names: readonly string[]
  readonly agree?: Agree<Fields>
}

export interface WholeRule {
  readonly kind: 'whole'
  readonly agree?: Agree<unknown>
}

export interface FieldsRule {
  readonly kind: 'fields'
  readonly parts: Readonly<Record<string, Rule>>
  readonly together: readonly Together[]
  /** Mends what is right field by field and wrong as a whole. */
  readonly mend?: (merged: Fields, mine: Fields, theirs: Fields, meeting: Meeting) => Fields
}

export interface ListRule {
  readonly kind: 'list'
  /** The field that tells the items apart; null: plain values, told apart by themselves. */
  readonly key: string | null
  readonly max: number
  readonly item: Rule
  /** The order of a merged list, where the items themselves say it. */
  readonly order?: (items: readonly unknown[]) => readonly unknown[]
  /** Items removed on one side and changed like this on the other stay without anybody being asked. */
  readonly staysQuietly?: (base: Fields, changed: Fields) => boolean
  /** A name that a list can hold once: added on both sides, the one that `first` says stands. */
  readonly once?: {
    readonly nameOf: (item: Fields) => string | null
    readonly first: (a: Fields, b: Fields) => Fields
    /** The field that the two can differ in. */
    readonly field: string
  }
}

export type Rule = WholeRule | FieldsRule | ListRule

/** `threeWay`, handed on to the lists so that the two files need not know each other. */
export type MergeValue = (
  rule: Rule,
  base: unknown,
  mine: unknown,
  theirs: unknown,
  path: string,
  meeting: Meeting,
) => unknown

type Lists<T> = {
  [K in keyof T]-?: NonNullable<T[K]> extends readonly unknown[] ? K : never
}[keyof T]

/** A rule for whatever needs one; every list does. */
type Parts<T> = { readonly [K in keyof T]?: Rule } & { readonly [K in Lists<T>]: Rule }

/** Moves as one: changed on both sides, one of the two stands. What is no object needs no rule for it. */
export const whole: WholeRule = { kind: 'whole' }

/** Each field for itself; an object without a rule of its own is merged field by field too. */
export const fields = <T>(
  parts: Parts<Omit<T, 'lostEdits'>>,
  together: readonly (readonly (keyof T & string)[] | Together)[] = [],
  mend?: FieldsRule['mend'],
): FieldsRule => ({
  kind: 'fields',
  parts: parts as Readonly<Record<string, Rule>>,
  together: together.map((group) => ('names' in group ? group : { names: group })),
  ...(mend ? { mend } : {}),
})

export const everyField: FieldsRule = { kind: 'fields', parts: {}, together: [] }

/** Items told apart by the field `key`, merged one by one. `max` is what the record's schema takes. */
export const list = (
  key: string,
  max: number,
  item: Rule = everyField,
  more: Pick<ListRule, 'order' | 'staysQuietly' | 'once'> = {},
): ListRule => ({ kind: 'list', key, max, item, ...more })

/** Plain values: what one side added is added, what one side took out is out. */
export const set = (max: number): ListRule => ({ kind: 'list', key: null, max, item: whole })
