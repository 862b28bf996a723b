import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './forms.module.css'

interface FormActionsProps {
  readonly submitLabel: string
  readonly busy?: boolean
  readonly onCancel?: () => void
  readonly cancelLabel?: string
  /** A SavedMark, where the form saves by itself. */
  readonly saved?: ReactNode
  /** Further, quieter actions. */
  readonly children?: ReactNode
}

/** The foot of a form, always in sight: one primary, a way out, and whether it is saved. */
export function FormActions(props: FormActionsProps) {
  return (
    <div className={classes.actions}>
      <Button type="submit" loading={props.busy ?? false}>
        {props.submitLabel}
      </Button>
      {props.onCancel && (
        <Button variant="default" onClick={props.onCancel}>
          {props.cancelLabel ?? 'Cancel'}
        </Button>
      )}
      {props.children}
      {props.saved && <span className={classes.saved}>{props.saved}</span>}
    </div>
  )
}
