import type { ComponentType, ReactNode } from 'react'
import classes from './states.module.css'

interface EmptyStateProps {
  readonly title: string
  /** What will be here. */
  readonly children?: ReactNode
  /** The first step: one button. */
  readonly action?: ReactNode
  readonly icon?: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
}

/** A screen with nothing on it yet says what will be here and offers the first step. */
export function EmptyState({ title, children, action, icon: Icon }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      {Icon && (
        <span className={classes.icon}>
          <Icon size={32} stroke={1.5} aria-hidden />
        </span>
      )}
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.words}>{children}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}
