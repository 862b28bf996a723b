import { MultiSelect } from '@mantine/core'
import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'
import type { Option } from './select-field'

interface MultiSelectFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly options: readonly Option[]
  readonly placeholder?: string
}

/** Several of many, as chips. Up to eight options read better as a CheckboxGroup. */
export function MultiSelectField<Values extends FieldValues>(props: MultiSelectFieldProps<Values>) {
  const { field, input } = useField(props, 'l')
  const chosen: readonly string[] = field.value ?? []
  return (
    <MultiSelect
      {...input}
      {...field}
      value={[...chosen]}
      onChange={(values) => field.onChange(values)}
      data={props.options.map((option) => ({ ...option }))}
      searchable
      nothingFoundMessage="Nothing by that name"
      placeholder={chosen.length === 0 ? (props.placeholder ?? 'Choose') : undefined}
    />
  )
}
