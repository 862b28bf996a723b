import { type FieldValues, useController } from 'react-hook-form'
import { ChoiceGroup } from './choice-group'
import { DayInput } from './day-input'
import type { FieldProps } from './field'
import { fieldId } from './field-id'
import classes from './fields.module.css'
import { TimeInput } from './time-input'

interface DateTimeFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly today: string
  readonly min?: string
  readonly max?: string
  readonly stepMin?: number
}

const split = (value: unknown): readonly [string | null, string | null] => {
  if (typeof value !== 'string' || value === '') return [null, null]
  const [day, time] = value.split('T')
  return [day || null, time || null]
}

/**
 * A wall-clock moment as `YYYY-MM-DDTHH:mm` (no zone), or null while both parts are empty. With one part
 * missing the value is half (`2026-03-14T`), which a schema refuses.
 */
export function DateTimeField<Values extends FieldValues>(props: DateTimeFieldProps<Values>) {
  const { field, fieldState } = useController({ control: props.control, name: props.name })
  const [day, time] = split(field.value)
  const set = (nextDay: string | null, nextTime: string | null) =>
    field.onChange(nextDay || nextTime ? `${nextDay ?? ''}T${nextTime ?? ''}` : null)
  const shared = {
    autoComplete: 'off',
    spellCheck: false,
    disabled: props.disabled ?? false,
    required: !props.optional,
    withAsterisk: false,
    onBlur: field.onBlur,
    'aria-invalid': fieldState.error ? true : undefined,
  } as const
  return (
    <ChoiceGroup
      id={fieldId(props.name)}
      label={props.label}
      help={props.help}
      optional={props.optional}
      message={fieldState.error?.message}
      width={props.width}
    >
      <div className={classes.pair}>
        <DayInput
          {...shared}
          ref={field.ref}
          aria-label={`${props.label}: day`}
          w="13rem"
          autoFocus={props.autoFocus ?? false}
          value={day}
          onChange={(next) => set(next, time)}
          today={props.today}
          min={props.min}
          max={props.max}
        />
        <TimeInput
          {...shared}
          aria-label={`${props.label}: time`}
          w="8rem"
          value={time}
          onChange={(next) => set(day, next)}
          stepMin={props.stepMin}
        />
      </div>
    </ChoiceGroup>
  )
}
