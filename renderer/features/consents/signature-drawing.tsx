import { pathOfStroke } from '#shared/domain/consents/signature-path'
import classes from './consents.module.css'

/** A signature as it was drawn; `label` where it is to be read aloud. */
export function SignatureDrawing({
  strokes,
  label,
}: {
  readonly strokes: readonly (readonly number[])[]
  readonly label?: string
}) {
  return (
    <svg
      viewBox="0 0 1000 300"
      className={classes.drawing}
      role="img"
      aria-label={label ?? ''}
      aria-hidden={label ? undefined : true}
    >
      {strokes.map((stroke) => (
        <path key={stroke.join(',')} d={pathOfStroke(stroke)} />
      ))}
    </svg>
  )
}
