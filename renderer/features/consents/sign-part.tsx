import type { ReactNode } from 'react'
import classes from './consents.module.css'

/** A part of the client's screen under its own heading. */
export function Part({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section className={classes.part} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
