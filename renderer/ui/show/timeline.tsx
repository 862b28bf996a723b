import type { ReactNode } from 'react'
import { type Meaning, meaningIcons } from './meaning'
import classes from './timeline.module.css'

export interface TimelineItem {
  readonly id: string
  /** As read: "9:05 AM", "Nov 21". */
  readonly time: string
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly meaning?: Meaning
  readonly trailing?: ReactNode
}

/** What happened, in the order it happened. */
export function Timeline({
  label,
  items,
}: {
  readonly label: string
  readonly items: readonly TimelineItem[]
}) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {items.map((item) => {
        const Icon = item.meaning ? meaningIcons[item.meaning] : null
        return (
          <li key={item.id} className={classes.item}>
            <span className={classes.time}>{item.time}</span>
            <span className={classes.dot} data-meaning={item.meaning} aria-hidden>
              {Icon && <Icon size={14} stroke={2.4} />}
            </span>
            <div className={classes.body}>
              <div className={classes.title}>{item.title}</div>
              {item.detail && <div className={classes.detail}>{item.detail}</div>}
            </div>
            {item.trailing && <div className={classes.trailing}>{item.trailing}</div>}
          </li>
        )
      })}
    </ol>
  )
}
