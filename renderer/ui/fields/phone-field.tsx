import { TextInput } from '@mantine/core'
import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'
import { tidyPhone } from './tidy-phone'

/** A telephone number, tidied on leaving the field. */
export function PhoneField<Values extends FieldValues>(props: FieldProps<Values>) {
  const { field, input } = useField(props, 's')
  return (
    <TextInput
      {...input}
      {...field}
      value={field.value ?? ''}
      type="tel"
      inputMode="tel"
      maxLength={60}
      onBlur={() => {
        const tidy = tidyPhone(String(field.value ?? ''))
        if (tidy !== field.value) field.onChange(tidy)
        field.onBlur()
      }}
    />
  )
}
