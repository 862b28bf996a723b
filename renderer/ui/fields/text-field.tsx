import { TextInput } from '@mantine/core'
import type { HTMLAttributes, ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'

interface TextFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly type?: 'text' | 'email' | 'url'
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly maxLength?: number
  readonly placeholder?: string
  readonly leading?: ReactNode
  readonly trailing?: ReactNode
}

export function TextField<Values extends FieldValues>(props: TextFieldProps<Values>) {
  const { field, input } = useField(props, 'm')
  return (
    <TextInput
      {...input}
      {...field}
      value={field.value ?? ''}
      type={props.type ?? 'text'}
      inputMode={props.inputMode}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      leftSection={props.leading}
      rightSection={props.trailing}
      dir="auto"
    />
  )
}
