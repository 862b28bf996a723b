import type { FieldValues } from 'react-hook-form'
import type { FormLanguage } from '#shared/schema/consent'
import { DayInput } from './day-input'
import { type FieldProps, useField } from './field'

interface DateFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly today: string
  readonly min?: string
  readonly max?: string
  /** Of whoever fills it in; a client's form may be Spanish. */
  readonly language?: FormLanguage
}

/** A day as `YYYY-MM-DD`, or null. Unreadable words stay in the value for the schema to refuse. */
export function DateField<Values extends FieldValues>(props: DateFieldProps<Values>) {
  const { field, input } = useField(props, props.language === 'es' ? 'm' : 's')
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
      language={props.language}
    />
  )
}
