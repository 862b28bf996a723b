import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './states.module.css'

interface ErrorStateProps {
  /** What happened. */
  readonly title: string
  /** What is safe. */
  readonly safe: ReactNode
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly onAction: () => void }
  readonly detail?: ReactNode
}

/** For a page or part that could not be shown: what happened, what is safe, the one thing to do. */
export function ErrorState({ title, safe, action, detail }: ErrorStateProps) {
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-meaning="attention">
        <IconAlertTriangle size={32} stroke={1.5} aria-hidden />
      </span>
      <p className={classes.title}>{title}</p>
      <div className={classes.words}>{safe}</div>
      {detail && <div className={classes.detail}>{detail}</div>}
      {action && (
        <div className={classes.action}>
          <Button onClick={action.onAction}>{action.label}</Button>
        </div>
      )}
    </div>
  )
}
