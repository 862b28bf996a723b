import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'
import { TimeInput } from './time-input'

interface TimeFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly stepMin?: number
}

/** A wall-clock time as `HH:mm` (24 hours), or null. */
export function TimeField<Values extends FieldValues>(props: TimeFieldProps<Values>) {
  const { field, input } = useField(props, 'xs')
  return (
    <TimeInput
      {...input}
      ref={field.ref}
      value={field.value ?? null}
      onChange={field.onChange}
      onBlur={field.onBlur}
      stepMin={props.stepMin}
    />
  )
}
