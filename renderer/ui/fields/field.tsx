import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import {
  type Control,
  type FieldPath,
  type FieldValues,
  type UseControllerReturn,
  useController,
} from 'react-hook-form'
import { fieldId } from './field-id'
import classes from './fields.module.css'

/** How long the answer is likely to be: the field says it by its width. */
export type FieldWidth = 'xs' | 's' | 'm' | 'l' | 'full'

// biome-ignore lint/suspicious/noExplicitAny: the form's output type does not matter to a field
type AnyOutput = any

export interface FieldProps<Values extends FieldValues> {
  readonly control: Control<Values, unknown, AnyOutput>
  readonly name: FieldPath<Values>
  readonly label: string
  readonly help?: ReactNode
  /** Adds the word to the label. What is not optional is needed: no stars. */
  readonly optional?: boolean
  readonly disabled?: boolean
  readonly width?: FieldWidth
  readonly autoFocus?: boolean
}

/** Icon and words: colour alone would say nothing to many. */
export const errorWords = (message: string | undefined): ReactNode =>
  message ? (
    <>
      <IconAlertTriangle size={18} aria-hidden className={classes.errorIcon ?? ''} />
      <span>{message}</span>
    </>
  ) : undefined

export const labelWords = (label: string, optional: boolean | undefined): ReactNode =>
  optional ? (
    <>
      {label} <span className={classes.optional}>(optional)</span>
    </>
  ) : (
    label
  )

export const widthClass = (width: FieldWidth | undefined, usual: FieldWidth): string =>
  `${classes.field} ${classes[width ?? usual]}`

interface BoundField<Values extends FieldValues> {
  readonly field: UseControllerReturn<Values>['field']
  /** What every Mantine input takes: words, wiring, manners. */
  readonly input: {
    readonly id: string
    readonly name: string
    readonly label: ReactNode
    readonly description: ReactNode
    readonly error: ReactNode
    readonly disabled: boolean
    readonly required: boolean
    readonly withAsterisk: false
    readonly autoComplete: 'off'
    readonly spellCheck: false
    readonly className: string
    readonly 'data-autofocus'?: true
    readonly autoFocus: boolean
  }
}

/** Binds a field to its form, and gathers what all inputs share. */
export const useField = <Values extends FieldValues>(
  props: FieldProps<Values>,
  usualWidth: FieldWidth,
): BoundField<Values> => {
  const { field, fieldState } = useController({ control: props.control, name: props.name })
  return {
    field,
    input: {
      id: fieldId(props.name),
      name: props.name,
      label: labelWords(props.label, props.optional),
      description: props.help,
      error: errorWords(fieldState.error?.message),
      disabled: props.disabled ?? false,
      required: !props.optional,
      withAsterisk: false,
      autoComplete: 'off',
      spellCheck: false,
      className: widthClass(props.width, usualWidth),
      autoFocus: props.autoFocus ?? false,
    },
  }
}
