import { Textarea } from '@mantine/core'
import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'
import classes from './fields.module.css'

interface TextAreaProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly minRows?: number
  readonly maxLength?: number
  readonly placeholder?: string
}

/** Grows with what is written. Near `maxLength` it says how much room is left. */
export function TextArea<Values extends FieldValues>(props: TextAreaProps<Values>) {
  const { field, input } = useField(props, 'l')
  const text = String(field.value ?? '')
  const left = props.maxLength === undefined ? null : props.maxLength - text.length
  const near = left !== null && left <= Math.max(20, (props.maxLength ?? 0) * 0.1)
  return (
    <div className={input.className}>
      <Textarea
        {...input}
        {...field}
        className=""
        value={text}
        autosize
        minRows={props.minRows ?? 3}
        maxRows={24}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        dir="auto"
      />
      {near && (
        <div className={classes.left} aria-live="polite">
          {left} characters left
        </div>
      )}
    </div>
  )
}
