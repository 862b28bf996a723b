import { useId } from 'react'
import { type FieldValues, useController } from 'react-hook-form'
import { errorWords, type FieldProps, widthClass } from './field'
import { fieldId } from './field-id'
import classes from './fields.module.css'

/** A yes or no that can be read as a sentence. */
export function CheckboxField<Values extends FieldValues>(props: FieldProps<Values>) {
  const { field, fieldState } = useController({ control: props.control, name: props.name })
  const helpId = useId()
  const errorId = useId()
  const message = fieldState.error?.message
  const describedBy = [props.help && helpId, message && errorId].filter(Boolean).join(' ')
  return (
    <div className={widthClass(props.width, 'l')}>
      <label className={classes.tick}>
        <input
          id={fieldId(props.name)}
          ref={field.ref}
          name={props.name}
          type="checkbox"
          checked={Boolean(field.value)}
          onChange={(event) => field.onChange(event.currentTarget.checked)}
          onBlur={field.onBlur}
          disabled={props.disabled}
          // biome-ignore lint/a11y/noAutofocus: only where a page asks for it
          autoFocus={props.autoFocus}
          aria-describedby={describedBy || undefined}
          aria-invalid={message ? true : undefined}
        />
        <span>
          {props.label}
          {props.help && (
            <span id={helpId} className={classes.cardHelp}>
              {props.help}
            </span>
          )}
        </span>
      </label>
      {message && (
        <div id={errorId} className={classes.error}>
          {errorWords(message)}
        </div>
      )}
    </div>
  )
}
