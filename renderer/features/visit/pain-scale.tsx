import { Button } from '@mantine/core'
import { type Control, useController } from 'react-hook-form'
import type { NoteContent } from '#shared/schema/note'
import classes from './pain-scale.module.css'

interface PainScaleProps {
  readonly control: Control<NoteContent>
  readonly name: 'painBefore' | 'painAfter'
  readonly label: string
}

const ratings = Array.from({ length: 11 }, (_, rating) => rating)

/** 0 (none) to 10 (worst): eleven big targets, or the arrow keys. */
export function PainScale({ control, name, label }: PainScaleProps) {
  const { field } = useController({ control, name })
  return (
    <fieldset className={classes.scale}>
      <legend className={classes.legend}>
        {label}
        <span className={classes.ends}>0 none, 10 worst</span>
      </legend>
      <div className={classes.ratings}>
        {ratings.map((rating) => (
          <label key={rating} className={classes.rating}>
            <input
              type="radio"
              name={name}
              className={classes.radio}
              checked={field.value === rating}
              onChange={() => field.onChange(rating)}
            />
            <span className={classes.number}>{rating}</span>
          </label>
        ))}
        {field.value !== null && (
          <Button variant="subtle" size="compact-md" onClick={() => field.onChange(null)}>
            Clear
          </Button>
        )}
      </div>
    </fieldset>
  )
}
