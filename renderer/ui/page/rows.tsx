import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './rows.module.css'

/** A short list with hairlines between; for thousands of rows take ListDetail. */
export function Rows({
  label,
  children,
}: {
  readonly label?: string
  readonly children: ReactNode
}) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {children}
    </ul>
  )
}

interface RowProps {
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** A time, a tick, an icon. */
  readonly leading?: ReactNode
  /** A status, a figure, a button. Buttons only in rows without `onOpen`. */
  readonly trailing?: ReactNode
  readonly onOpen?: () => void
  readonly current?: boolean
}

export function Row({ title, detail, leading, trailing, onOpen, current }: RowProps) {
  const content = (
    <>
      {leading !== undefined && <span className={classes.leading}>{leading}</span>}
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        {detail && <span className={classes.detail}>{detail}</span>}
      </span>
      {trailing && <span className={classes.trailing}>{trailing}</span>}
    </>
  )
  return (
    <li className={classes.item}>
      {onOpen ? (
        <button
          type="button"
          className={classes.row}
          data-opens
          aria-current={current || undefined}
          onClick={onOpen}
        >
          {content}
          <IconChevronRight size={18} aria-hidden className={classes.arrow ?? ''} />
        </button>
      ) : (
        <div className={classes.row}>{content}</div>
      )}
    </li>
  )
}
