import { NumberInput } from '@mantine/core'
import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'
import classes from './fields.module.css'

interface NumberFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  /** Shown in the field: "min", "ml", "weeks". */
  readonly unit?: string
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly decimals?: number
}

/** A number or null. Out of range is said by the schema, not silently put right. */
export function NumberField<Values extends FieldValues>(props: NumberFieldProps<Values>) {
  const { field, input } = useField(props, 's')
  const unitWidth = props.unit ? `${props.unit.length * 0.6 + 1.5}rem` : undefined
  return (
    <NumberInput
      {...input}
      {...field}
      value={field.value ?? ''}
      onChange={(value) => field.onChange(typeof value === 'number' ? value : null)}
      min={props.min}
      max={props.max}
      step={props.step ?? 1}
      decimalScale={props.decimals ?? 0}
      clampBehavior="none"
      hideControls
      inputMode={props.decimals ? 'decimal' : 'numeric'}
      rightSection={props.unit ? <span className={classes.unit}>{props.unit}</span> : undefined}
      rightSectionWidth={unitWidth}
      aria-label={props.unit ? `${props.label}, ${props.unit}` : undefined}
    />
  )
}
