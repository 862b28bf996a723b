import { type ReactNode, useId, useState } from 'react'
import { type AmountEntry, typeAmount } from './amount-entry'
import classes from './inputs.module.css'

/* Plain inputs for one hand: big targets, one key each, and light enough for forty rows of them. */

export interface Option<T extends string> {
  readonly value: T
  readonly label: string
}

/** Options in the order of their words. */
export const optionsOf = <T extends string>(words: Readonly<Record<T, string>>): Option<T>[] =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }))

interface ChoicesProps<T extends string> {
  readonly label: string
  readonly value: T | null
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T | null) => void
  /** An answer cannot be taken back. */
  readonly needed?: boolean
}

/** One of a few: arrow keys, or a tap; a second tap takes it back. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { label, value, options, onChange, needed } = props
  const name = useId()
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.chips}>
        {options.map((option) => (
          <label key={option.value} className={classes.chip}>
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              onClick={() => value === option.value && !needed && onChange(null)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface ManyChoicesProps<T extends string> {
  readonly label: string
  readonly values: readonly T[]
  readonly options: readonly Option<T>[]
  readonly onChange: (values: T[]) => void
}

/** Any of a few. */
export function ManyChoices<T extends string>(props: ManyChoicesProps<T>) {
  const { label, values, options, onChange } = props
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.chips}>
        {options.map(({ value, label: words }) => (
          <label key={value} className={classes.chip}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...values, value] : values.filter((one) => one !== value),
                )
              }
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const ratings = Array.from({ length: 11 }, (_, rating) => String(rating))
const ratingOptions = ratings.map((value) => ({ value, label: value }))

interface RatingProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** 0 (none) to 10 (worst). */
export function Rating({ label, value, onChange }: RatingProps) {
  return (
    <Choices
      label={`${label}, 0 to 10`}
      value={value === null ? null : String(value)}
      options={ratingOptions}
      onChange={(text) => onChange(text === null ? null : Number(text))}
    />
  )
}

interface AmountProps {
  readonly label: string
  readonly unit?: string
  readonly value: number | null
  readonly decimals?: number
  readonly hidesLabel?: boolean
  readonly onChange: (value: number | null) => unknown
}

/**
 * A number as it is typed; a comma is a point. What is no number, or is refused, stays in sight to be put
 * right, and what stood there before stays written down.
 */
export function Amount({ label, unit, value, decimals = 0, hidesLabel, onChange }: AmountProps) {
  const id = useId()
  const [typed, setTyped] = useState<AmountEntry | null>(null)
  const [left, setLeft] = useState(false)
  // Written meanwhile by something else, as by "End": what was refused is of no use any more.
  const entry = left && typed && value !== typed.before ? null : typed
  const take = (text: string) => {
    setLeft(false)
    setTyped(typeAmount(entry ?? { before: value, taken: value }, text, decimals, onChange))
  }
  return (
    <span className={classes.amount}>
      <label htmlFor={id} className={hidesLabel ? classes.hidden : classes.legend}>
        {label}
      </label>
      <span className={classes.box}>
        <input
          id={id}
          type="text"
          inputMode={decimals > 0 ? 'decimal' : 'numeric'}
          autoComplete="off"
          maxLength={8}
          className={classes.number}
          value={entry?.text ?? (value === null ? '' : String(value))}
          aria-invalid={entry?.refused || undefined}
          aria-describedby={entry?.refused ? `${id}-refused` : undefined}
          onChange={({ target }) => take(target.value)}
          onBlur={() => {
            setTyped(entry?.refused ? entry : null)
            setLeft(true)
          }}
        />
        {unit && <span className={classes.unit}>{unit}</span>}
      </span>
      {entry?.refused && (
        <span id={`${id}-refused`} className={classes.help}>
          Not written down: {entry.before === null ? 'still empty' : `${entry.before} stands`}.
        </span>
      )}
    </span>
  )
}

interface PickProps<T extends string> {
  readonly label: string
  readonly value: T | ''
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T | '') => void
  /** What stands there while nothing is chosen; absent when something always is. */
  readonly none?: string
  readonly hidesLabel?: boolean
}

/** One of many: letters jump to it. */
export function Pick<T extends string>(props: PickProps<T>) {
  const { label, value, options, onChange, none, hidesLabel } = props
  const id = useId()
  return (
    <span className={classes.amount}>
      <label htmlFor={id} className={hidesLabel ? classes.hidden : classes.legend}>
        {label}
      </label>
      <select
        id={id}
        className={classes.pick}
        value={value}
        onChange={({ target }) => onChange(target.value as T | '')}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}

interface WordsProps {
  readonly label: string
  readonly value: string
  readonly help?: ReactNode
  readonly maxLength: number
  readonly onChange: (value: string) => void
}

/** A few words. */
export function Words({ label, value, help, maxLength, onChange }: WordsProps) {
  const id = useId()
  return (
    <span className={classes.words}>
      <label htmlFor={id} className={classes.legend}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        dir="auto"
        autoComplete="off"
        className={classes.text}
        maxLength={maxLength}
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {help && (
        <span id={`${id}-help`} className={classes.help}>
          {help}
        </span>
      )}
    </span>
  )
}

interface TickProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label className={classes.tick}>
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
