import type { ReactNode } from 'react'
import classes from './toolbar.module.css'

/** A line of controls above content; wraps rather than hides. */
export function Toolbar({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <fieldset className={classes.toolbar} aria-label={label}>
      {children}
    </fieldset>
  )
}

/** Pushes what follows to the far end. */
export function ToolbarSpace() {
  return <span className={classes.space} />
}
