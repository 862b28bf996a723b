import { Select } from '@mantine/core'
import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'

export interface Option {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
}

interface SelectFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly options: readonly Option[]
  readonly clearable?: boolean
  /** Typing narrows the list; usual above eight options. */
  readonly searchable?: boolean
  readonly placeholder?: string
}

/** One of several, in a list. Up to five options read better as RadioCards. */
export function SelectField<Values extends FieldValues>(props: SelectFieldProps<Values>) {
  const { field, input } = useField(props, 'm')
  return (
    <Select
      {...input}
      {...field}
      value={field.value || null}
      onChange={(value) => field.onChange(value)}
      data={props.options.map((option) => ({ ...option }))}
      searchable={props.searchable ?? props.options.length > 8}
      clearable={props.clearable ?? props.optional ?? false}
      allowDeselect={false}
      nothingFoundMessage="Nothing by that name"
      placeholder={props.placeholder ?? 'Choose'}
      clearButtonProps={{ 'aria-label': `Clear ${props.label.toLocaleLowerCase()}` }}
    />
  )
}
