import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'
import { type Trouble, troubleWords, type WayOut } from './trouble-words'

interface TroubleScreenProps {
  readonly trouble: Trouble
  /** With `newer`: which Doorstep wrote it, and which one this is. */
  readonly versions?: { readonly writtenBy: string; readonly own: string } | undefined
  readonly isSample: boolean
  readonly onRestore: () => void
}

const labels: Readonly<Record<WayOut, string>> = {
  tryAgain: 'Try again',
  restore: 'Restore a backup',
  putBackCopy: 'Put the copy back',
}

/** Calm, whatever it is: what happened, what is safe, one thing to do. */
export function TroubleScreen({ trouble, versions, isSample, onRestore }: TroubleScreenProps) {
  const words = troubleWords[trouble]
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState(false)
  const putBackCopy = async () => {
    setBusy(true)
    // Ends in a page that starts anew; only a refusal comes back here.
    const answer = await window.doorstep.call('store.putBackCopy')
    setBusy(false)
    setRefused(!answer.ok)
  }
  const take: Readonly<Record<WayOut, () => void>> = {
    tryAgain: () => location.reload(),
    restore: onRestore,
    putBackCopy: () => void putBackCopy(),
  }
  return (
    <GateFrame
      title={words.title}
      icon={
        <IconAlertTriangle size={36} stroke={1.5} aria-hidden className={classes.trouble ?? ''} />
      }
    >
      <div className={classes.stack}>
        <div className={classes.words} role="alert">
          <p>{words.happened}</p>
          {versions && (
            <p>
              This is Doorstep {versions.own}; the records were last opened by {versions.writtenBy}.
            </p>
          )}
          <p>
            <strong>
              {isSample ? 'Nothing of yours is concerned: this is the sample.' : words.safe}
            </strong>
          </p>
          {refused && <p>The copy could not be put back. Free some space and try again.</p>}
        </div>
        {isSample ? (
          <SampleWaysOut />
        ) : (
          <div className={classes.actions}>
            {words.waysOut.map((way, index) => (
              <Button
                key={way}
                size="lg"
                variant={index === 0 ? 'filled' : 'default'}
                loading={busy && way === 'putBackCopy'}
                onClick={take[way]}
              >
                {labels[way]}
              </Button>
            ))}
          </div>
        )}
      </div>
    </GateFrame>
  )
}

export function SampleWaysOut() {
  return (
    <div className={classes.actions}>
      <Button size="lg" onClick={() => void window.doorstep.call('app.discardSample')}>
        Throw the sample away
      </Button>
      <Button
        size="lg"
        variant="default"
        onClick={() => void window.doorstep.call('app.openProfile', { profile: 'practice' })}
      >
        Back to my practice
      </Button>
    </div>
  )
}
