import type { FieldValues } from 'react-hook-form'
import { DayInput } from './day-input'
import { type FieldProps, useField } from './field'

interface DateFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly today: string
  readonly min?: string
  readonly max?: string
}

/** A day as `YYYY-MM-DD`, or null. Unreadable words stay in the value for the schema to refuse. */
export function DateField<Values extends FieldValues>(props: DateFieldProps<Values>) {
  const { field, input } = useField(props, 's')
  return (
    <DayInput
      {...input}
      ref={field.ref}
      value={field.value ?? null}
      onChange={field.onChange}
      onBlur={field.onBlur}
      today={props.today}
      min={props.min}
      max={props.max}
    />
  )
}
