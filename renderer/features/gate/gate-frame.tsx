import { Button } from '@mantine/core'
import { IconChevronLeft, IconLock } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { DoorstepPicture } from './doorstep-picture'
import classes from './gate.module.css'

interface GateFrameProps {
  readonly title: string
  readonly lead?: ReactNode
  /** `Step 1 of 3`. */
  readonly step?: string
  readonly onBack?: () => void
  /** Content that may be higher than the window starts at the top; a short one stands in the middle. */
  readonly long?: boolean
  readonly icon?: ReactNode
  /** What holds for what is entered; by default that it stays here. */
  readonly promise?: string
  readonly children?: ReactNode
}

const staysHere = 'What you enter is encrypted and stays on this laptop. Nothing is sent anywhere.'

/** Every screen before the practice is open: one heading, one thing to do. */
export function GateFrame(props: GateFrameProps) {
  const { title, lead, step, onBack, long, icon, children } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A field that asked for the focus keeps it; otherwise the new screen is read from its heading.
    if (document.activeElement?.closest('main input') === null) heading.current?.focus()
  }, [])
  return (
    <div className={classes.gate}>
      <aside className={classes.side} aria-label="Doorstep">
        <span className={classes.mark}>Doorstep</span>
        <div className={classes.picture}>
          <DoorstepPicture />
        </div>
        <p className={classes.promise}>
          <IconLock size={18} aria-hidden />
          <span>{props.promise ?? staysHere}</span>
        </p>
      </aside>
      <main className={classes.main} data-long={long || undefined}>
        <div className={classes.column}>
          {onBack && (
            <Button
              variant="subtle"
              size="compact-md"
              className={classes.back}
              leftSection={<IconChevronLeft size={18} aria-hidden />}
              onClick={onBack}
            >
              Back
            </Button>
          )}
          {icon}
          {step && <p className={classes.step}>{step}</p>}
          <h1 ref={heading} tabIndex={-1} data-page-heading className={classes.heading}>
            {title}
          </h1>
          {lead && <div className={classes.lead}>{lead}</div>}
          <div className={classes.body}>{children}</div>
        </div>
      </main>
    </div>
  )
}
