import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import classes from './consents.module.css'

interface HandBackProps {
  /** In the client's language. */
  readonly label: string
  /** What leaving means, in the therapist's words. */
  readonly words: string
  readonly onLeave: () => void
}

/**
 * The only way out of the client's screen, and two steps long: nobody comes to the records by a stray
 * tap or by Escape.
 */
export function HandBack({ label, words, onLeave }: HandBackProps) {
  const [asked, setAsked] = useState(false)
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asked) stay.current?.focus()
  }, [asked])
  if (!asked) {
    return (
      <Button
        variant="subtle"
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        onClick={() => setAsked(true)}
      >
        {label}
      </Button>
    )
  }
  return (
    <fieldset className={classes.handBack} lang="en" aria-label="Back to the records">
      <p>{words}</p>
      <div className={classes.handBackActions}>
        <Button ref={stay} variant="default" onClick={() => setAsked(false)}>
          Stay here
        </Button>
        <Button variant="default" onClick={onLeave}>
          I am the therapist: go back to the records
        </Button>
      </div>
    </fieldset>
  )
}
