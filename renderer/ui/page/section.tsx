import { type ReactNode, useId } from 'react'
import classes from './section.module.css'

interface SectionProps {
  readonly title: string
  readonly help?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A part of a page, under the second heading size and a hairline. */
export function Section({ title, help, actions, children }: SectionProps) {
  const headingId = useId()
  return (
    <section className={classes.section} aria-labelledby={headingId}>
      <div className={classes.head}>
        <h2 id={headingId} className={classes.heading}>
          {title}
        </h2>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {help && <div className={classes.help}>{help}</div>}
      <div className={classes.body}>{children}</div>
    </section>
  )
}
