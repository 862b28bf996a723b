import { type ReactNode, useEffect, useId, useRef } from 'react'
import classes from './settings.module.css'

interface SettingsSectionProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** One section of Settings under its own heading, read aloud when it opens. */
export function SettingsSection({ title, lead, children }: SettingsSectionProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id} ref={heading} tabIndex={-1} data-page-heading>
        {title}
      </h2>
      <div className={classes.lead}>{lead}</div>
      {children}
    </section>
  )
}
