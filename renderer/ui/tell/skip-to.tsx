import type { ReactNode } from 'react'
import classes from './skip-to.module.css'

/** A skip link, seen only while it has the focus. Moves the focus; the address stays as it is. */
export function SkipTo({
  targetId,
  children,
}: {
  readonly targetId: string
  readonly children: ReactNode
}) {
  return (
    <a
      href={`#${targetId}`}
      className={classes.skip}
      onClick={(event) => {
        // The hash is the router's: never let the link change it.
        event.preventDefault()
        const target = document.getElementById(targetId)
        if (target && target.tabIndex < 0) target.setAttribute('tabindex', '-1')
        target?.focus()
      }}
    >
      {children}
    </a>
  )
}
