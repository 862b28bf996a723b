import { Button } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import classes from './session.module.css'

interface LastTimeProps {
  readonly label: string
  readonly help: string
  /** What is not done yet today, in words. */
  readonly items: readonly string[]
  /** Begins one by its place in `items`: only now is it written down. False when it was refused. */
  readonly onBegin: (index: number) => boolean
}

/** The work of last time to begin from, one after the other: nothing is written before it is begun. */
export function LastTime({ label, help, items, onBegin }: LastTimeProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const toggle = useRef<HTMLButtonElement>(null)
  if (items.length === 0) return null
  const begin = (index: number) => {
    // The button goes with its line; the next key must not begin the line after it.
    if (onBegin(index)) toggle.current?.focus()
  }
  return (
    <div className={classes.part}>
      <div className={classes.line}>
        <Button
          ref={toggle}
          variant="default"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {label}
        </Button>
        <span className={classes.quiet}>{help}</span>
      </div>
      {open && (
        <ul id={id} className={classes.rows} aria-label={label}>
          {items.map((words, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same work may stand there twice
            <li key={`${index} ${words}`} className={classes.row}>
              <div className={classes.rowHead}>
                <span className={classes.rowWords}>{words}</span>
                <Button
                  variant="default"
                  aria-label={`Begin: ${words}`}
                  onClick={() => begin(index)}
                >
                  Begin
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
