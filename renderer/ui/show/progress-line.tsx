import { useId } from 'react'
import classes from './progress-line.module.css'

interface ProgressLineProps {
  readonly label: string
  /** Left out: still going, no telling how far. */
  readonly value?: number
  readonly max?: number
  readonly note?: string
}

/** Work that takes longer than a second: how far it is. */
export function ProgressLine({ label, value, max = 100, note }: ProgressLineProps) {
  const labelId = useId()
  const percent = value === undefined ? null : Math.round((Math.min(value, max) / (max || 1)) * 100)
  return (
    <div className={classes.progress}>
      <div className={classes.words}>
        <span id={labelId}>{label}</span>
        <span className={classes.note}>{note ?? (percent === null ? '' : `${percent} %`)}</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        className={classes.line}
      >
        <div
          className={classes.done}
          data-going={percent === null || undefined}
          style={{ inlineSize: percent === null ? '35%' : `${percent}%` }}
        />
      </div>
    </div>
  )
}
