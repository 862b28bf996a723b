import type { ReactNode } from 'react'
import classes from './figure.module.css'

interface FigureProps {
  readonly label: string
  readonly value: ReactNode
  readonly unit?: string
  /** Where it comes from, or how fresh it is. */
  readonly note?: ReactNode
}

/** A number that is read at arm's length, always with its unit. */
export function Figure({ label, value, unit, note }: FigureProps) {
  return (
    <div className={classes.figure}>
      <div className={classes.label}>{label}</div>
      <div className={classes.line}>
        <span className={classes.value}>{value}</span>
        {unit && <span className={classes.unit}> {unit}</span>}
      </div>
      {note && <div className={classes.note}>{note}</div>}
    </div>
  )
}
