import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import classes from './confirm-panel.module.css'

interface ConfirmPanelProps {
  readonly title: string
  /** What will happen, and what stays. */
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly busy?: boolean
  /** A word to be typed first, for what destroys a whole practice or store. */
  readonly typeToConfirm?: string
}

/** In the page, not over it: for what leaves the practice or cannot come back. All else gets an undo. */
export function ConfirmPanel(props: ConfirmPanelProps) {
  const headingId = useId()
  const panel = useRef<HTMLFieldSetElement>(null)
  const [typed, setTyped] = useState('')
  useEffect(() => {
    panel.current?.focus()
  }, [])
  const ready = !props.typeToConfirm || typed.trim() === props.typeToConfirm
  return (
    <fieldset
      ref={panel}
      className={classes.panel}
      aria-labelledby={headingId}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !props.busy) props.onCancel()
      }}
    >
      <p id={headingId} className={classes.title}>
        <IconAlertTriangle size={20} aria-hidden /> {props.title}
      </p>
      <div className={classes.words}>{props.children}</div>
      {props.typeToConfirm && (
        <TextInput
          label={`Type “${props.typeToConfirm}” to go on`}
          autoComplete="off"
          spellCheck={false}
          maw="20rem"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={classes.actions}>
        <Button
          className={classes.confirm}
          disabled={!ready}
          loading={props.busy ?? false}
          onClick={props.onConfirm}
        >
          {props.confirmLabel}
        </Button>
        <Button variant="default" disabled={props.busy ?? false} onClick={props.onCancel}>
          {props.cancelLabel ?? 'Keep as it is'}
        </Button>
      </div>
    </fieldset>
  )
}
