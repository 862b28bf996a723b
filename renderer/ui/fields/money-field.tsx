import { NumberInput } from '@mantine/core'
import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'
import classes from './fields.module.css'

interface MoneyFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  /** The sign before the amount. */
  readonly currency?: string
}

/** Typed as dollars and cents, kept as whole cents (or null). */
export function MoneyField<Values extends FieldValues>(props: MoneyFieldProps<Values>) {
  const { field, input } = useField(props, 's')
  const cents: number | null = field.value ?? null
  return (
    <NumberInput
      {...input}
      {...field}
      value={cents === null ? '' : cents / 100}
      onChange={(value) => {
        // Whole dollars arrive as text: the input shows them with their two zeros.
        const amount = typeof value === 'number' ? value : Number.parseFloat(value)
        field.onChange(Number.isFinite(amount) ? Math.round(amount * 100) : null)
      }}
      min={0}
      max={9_999_999}
      decimalScale={2}
      fixedDecimalScale
      thousandSeparator=","
      clampBehavior="none"
      hideControls
      inputMode="decimal"
      leftSection={<span className={classes.unit}>{props.currency ?? '$'}</span>}
    />
  )
}
