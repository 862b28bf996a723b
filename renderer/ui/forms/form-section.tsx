import { type ReactNode, useId } from 'react'
import classes from './forms.module.css'

interface FormSectionProps {
  readonly title: string
  readonly help?: ReactNode
  readonly children: ReactNode
}

/** Questions that belong together, under one heading and a hairline. */
export function FormSection({ title, help, children }: FormSectionProps) {
  const headingId = useId()
  const helpId = useId()
  return (
    <section
      className={classes.section}
      aria-labelledby={headingId}
      aria-describedby={help ? helpId : undefined}
    >
      <h2 id={headingId} className={classes.sectionTitle}>
        {title}
      </h2>
      {help && (
        <div id={helpId} className={classes.sectionHelp}>
          {help}
        </div>
      )}
      <div className={classes.fields}>{children}</div>
    </section>
  )
}

/** Short fields side by side; below one another when narrow. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.fieldRow}>{children}</div>
}
