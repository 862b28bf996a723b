import { Button } from '@mantine/core'
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import classes from './rating-field.module.css'

interface RatingFieldProps<Values extends FieldValues> {
  readonly control: Control<Values>
  readonly name: FieldPath<Values>
  readonly label: string
  /** What both ends mean: `0 none, 10 worst`. */
  readonly ends: string
}

const ratings = Array.from({ length: 11 }, (_, rating) => rating)

/** 0 to 10 or null: eleven big targets, or the arrow keys. */
export function RatingField<Values extends FieldValues>(props: RatingFieldProps<Values>) {
  const { field } = useController({ control: props.control, name: props.name })
  return (
    <fieldset className={classes.scale}>
      <legend className={classes.legend}>
        {props.label}
        <span className={classes.ends}>{props.ends}</span>
      </legend>
      <div className={classes.ratings}>
        {ratings.map((rating) => (
          <label key={rating} className={classes.rating}>
            <input
              type="radio"
              name={props.name}
              className={classes.radio}
              checked={field.value === rating}
              onChange={() => field.onChange(rating)}
              onBlur={field.onBlur}
            />
            <span className={classes.number}>{rating}</span>
          </label>
        ))}
        {field.value !== null && field.value !== undefined && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Clear: ${props.label}`}
            onClick={() => field.onChange(null)}
          >
            Clear
          </Button>
        )}
      </div>
    </fieldset>
  )
}
