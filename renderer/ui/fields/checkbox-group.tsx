import { type FieldValues, useController } from 'react-hook-form'
import { ChoiceGroup } from './choice-group'
import type { FieldProps } from './field'
import { fieldId } from './field-id'
import classes from './fields.module.css'

interface CheckboxGroupProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly help?: string
  }[]
}

/** Any of a few, all in sight. The value keeps the order of the options. */
export function CheckboxGroup<Values extends FieldValues>(props: CheckboxGroupProps<Values>) {
  const { field, fieldState } = useController({ control: props.control, name: props.name })
  const chosen: readonly string[] = field.value ?? []
  const toggle = (value: string, on: boolean) => {
    const known = props.options.map((option) => option.value)
    const next = on ? [...chosen, value] : chosen.filter((one) => one !== value)
    const strangers = next.filter((one) => !known.includes(one))
    field.onChange([...known.filter((one) => next.includes(one)), ...strangers])
  }
  return (
    <ChoiceGroup
      id={fieldId(props.name)}
      label={props.label}
      help={props.help}
      optional={props.optional}
      message={fieldState.error?.message}
      width={props.width}
      disabled={props.disabled}
      role="group"
    >
      <div className={classes.cards}>
        {props.options.map((option, index) => (
          <label key={option.value} className={classes.tick}>
            <input
              ref={index === 0 ? field.ref : undefined}
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={(event) => toggle(option.value, event.currentTarget.checked)}
              onBlur={field.onBlur}
            />
            <span>
              {option.label}
              {option.help && <span className={classes.cardHelp}>{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </ChoiceGroup>
  )
}
