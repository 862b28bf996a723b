import type { ReactNode } from 'react'
import classes from './key-value.module.css'

/** The facts of a record: words on the left, answers on the right; one above the other when narrow. */
export function KeyValues({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <dl className={classes.list}>{children}</dl>
    </div>
  )
}

const isEmpty = (value: ReactNode): boolean =>
  value === null || value === undefined || value === '' || value === false

export function KeyValue({
  label,
  children,
}: {
  readonly label: string
  readonly children?: ReactNode
}) {
  return (
    <div className={classes.pair}>
      <dt className={classes.key}>{label}</dt>
      <dd className={classes.value}>
        {isEmpty(children) ? <span className={classes.empty}>Not recorded</span> : children}
      </dd>
    </div>
  )
}
