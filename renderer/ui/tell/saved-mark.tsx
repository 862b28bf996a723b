import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconDots } from '@tabler/icons-react'
import classes from './saved-mark.module.css'

interface SavedMarkProps {
  readonly state: 'idle' | 'saving' | 'saved' | 'notSaved'
  readonly onRetry?: () => void
}

/** A quiet tick beside what saves by itself. Only "not saved" is read out: the rest is no news. */
export function SavedMark({ state, onRetry }: SavedMarkProps) {
  return (
    <span className={classes.mark} data-state={state}>
      {state === 'saving' && (
        <>
          <IconDots size={18} aria-hidden /> Saving
        </>
      )}
      {state === 'saved' && (
        <>
          <IconCheck size={18} aria-hidden /> Saved
        </>
      )}
      <span role="alert" className={classes.alert}>
        {state === 'notSaved' && (
          <>
            <IconAlertTriangle size={18} aria-hidden /> Not saved yet. Your words are still here.
          </>
        )}
      </span>
      {state === 'notSaved' && onRetry && (
        <Button variant="subtle" size="compact-md" onClick={onRetry}>
          Save again
        </Button>
      )}
    </span>
  )
}
