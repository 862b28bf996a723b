import type { ComponentType, ReactNode } from 'react'
import { type Meaning, meaningIcons } from './meaning'
import classes from './status.module.css'

interface StatusProps {
  readonly meaning: Meaning
  /** The word: "Signed", "Not yet signed", "Overdue". */
  readonly children: ReactNode
  /** No ground behind it: in dense lists. */
  readonly plain?: boolean
  readonly icon?: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
}

/** A state, by icon and word; colour only helps. */
export function Status({ meaning, children, plain, icon }: StatusProps) {
  const Icon = icon ?? meaningIcons[meaning]
  return (
    <span className={classes.status} data-meaning={meaning} data-plain={plain || undefined}>
      <Icon size={16} stroke={2.2} aria-hidden />
      <span>{children}</span>
    </span>
  )
}
