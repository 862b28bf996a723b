import { type ReactNode, useId } from 'react'
import { errorWords, type FieldWidth, labelWords, widthClass } from './field'
import classes from './fields.module.css'

interface ChoiceGroupProps {
  readonly id: string
  readonly label: string
  readonly help?: ReactNode
  readonly optional?: boolean | undefined
  readonly message?: string | undefined
  readonly width?: FieldWidth | undefined
  readonly disabled?: boolean | undefined
  readonly role?: 'radiogroup' | 'group'
  readonly children: ReactNode
}

/** Only a radio group may be called required or invalid; a plain group says it in words. */
const roleOf = ({ role, optional, message }: ChoiceGroupProps) =>
  role === 'radiogroup'
    ? { role, 'aria-required': !optional, 'aria-invalid': Boolean(message) }
    : { role }

/** The frame of a question with several boxes to choose from: legend, help, error. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const helpId = useId()
  const errorId = useId()
  const describedBy = [props.help && helpId, props.message && errorId].filter(Boolean).join(' ')
  return (
    <fieldset
      id={props.id}
      className={`${classes.group} ${widthClass(props.width, 'l')}`}
      aria-describedby={describedBy || undefined}
      disabled={props.disabled}
      {...roleOf(props)}
    >
      <legend className={classes.legend}>{labelWords(props.label, props.optional)}</legend>
      {props.help && (
        <div id={helpId} className={classes.help}>
          {props.help}
        </div>
      )}
      {props.children}
      {props.message && (
        <div id={errorId} className={classes.error}>
          {errorWords(props.message)}
        </div>
      )}
    </fieldset>
  )
}
