import { TagsInput } from '@mantine/core'
import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'

interface TagsFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly suggestions?: readonly string[]
  readonly placeholder?: string
}

/** Free words, one after another: Enter or a comma ends one. */
export function TagsField<Values extends FieldValues>(props: TagsFieldProps<Values>) {
  const { field, input } = useField(props, 'l')
  const tags: readonly string[] = field.value ?? []
  return (
    <TagsInput
      {...input}
      {...field}
      value={[...tags]}
      onChange={(values) => field.onChange(values)}
      data={props.suggestions ? [...props.suggestions] : undefined}
      acceptValueOnBlur
      placeholder={tags.length === 0 ? props.placeholder : undefined}
    />
  )
}
