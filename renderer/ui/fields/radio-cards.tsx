import { type FieldValues, useController } from 'react-hook-form'
import { ChoiceGroup } from './choice-group'
import type { FieldProps } from './field'
import { fieldId } from './field-id'
import classes from './fields.module.css'

interface RadioCardsProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly help?: string
  }[]
  readonly columns?: 1 | 2 | 3
}

/** One of a few, all in sight, large enough for a thumb. */
export function RadioCards<Values extends FieldValues>(props: RadioCardsProps<Values>) {
  const { field, fieldState } = useController({ control: props.control, name: props.name })
  return (
    <ChoiceGroup
      id={fieldId(props.name)}
      label={props.label}
      help={props.help}
      optional={props.optional}
      message={fieldState.error?.message}
      width={props.width}
      disabled={props.disabled}
      role="radiogroup"
    >
      <div className={classes.cards} data-columns={props.columns ?? 1}>
        {props.options.map((option, index) => (
          <label key={option.value} className={classes.card}>
            <input
              ref={index === 0 ? field.ref : undefined}
              type="radio"
              name={`${props.name}-choice`}
              value={option.value}
              checked={field.value === option.value}
              onChange={() => field.onChange(option.value)}
              onBlur={field.onBlur}
            />
            <span>
              <span className={classes.cardLabel}>{option.label}</span>
              {option.help && <span className={classes.cardHelp}>{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </ChoiceGroup>
  )
}
