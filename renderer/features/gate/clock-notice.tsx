import { Button } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import type { ClockDoubt } from '#shared/domain/opening/check-clock'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'

interface ClockNoticeProps {
  readonly doubt: ClockDoubt
  readonly lastSeenAt: string
  readonly now: string
  readonly onGoOn: () => void
}

const inWords = (instant: string) =>
  new Date(instant).toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'short' })

/** Told, never a lock: a wrong clock dates visits and notes wrongly. */
export function ClockNotice({ doubt, lastSeenAt, now, onGoOn }: ClockNoticeProps) {
  return (
    <GateFrame
      title="Is this laptop’s clock right?"
      lead={
        doubt === 'behind'
          ? 'It shows a time before you last used Doorstep.'
          : 'It shows a time years after you last used Doorstep.'
      }
      icon={
        <IconClockExclamation
          size={36}
          stroke={1.5}
          aria-hidden
          className={classes.trouble ?? ''}
        />
      }
    >
      <div className={classes.stack}>
        <dl className={classes.facts}>
          <dt>The clock says</dt>
          <dd>{inWords(now)}</dd>
          <dt>Last used</dt>
          <dd>{inWords(lastSeenAt)}</dd>
        </dl>
        <p className={classes.words}>
          Visits and notes are dated by it. If it is wrong, set it in the system settings first.
          Your records are safe either way.
        </p>
        <div className={classes.actions}>
          <Button size="lg" onClick={onGoOn}>
            Go on
          </Button>
        </div>
      </div>
    </GateFrame>
  )
}
