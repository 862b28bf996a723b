import type { ReactNode } from 'react'
import { type Meaning, meaningIcons } from './meaning'
import classes from './notice.module.css'

interface NoticeProps {
  readonly meaning: Meaning
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** A thing to know before going on. Stop (red) only where safety is at stake. */
export function Notice({ meaning, title, children, action }: NoticeProps) {
  const Icon = meaningIcons[meaning]
  return (
    <div className={classes.notice} data-meaning={meaning}>
      <Icon size={22} stroke={2} aria-hidden className={classes.icon ?? ''} />
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        {children && <div className={classes.words}>{children}</div>}
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}
