import { Button } from '@mantine/core'
import { IconCar } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useShortcut } from '../commands/use-shortcut'
import { announce } from '../tell/announce'
import { useUndo } from '../tell/undo'
import classes from './drive-offer.module.css'
import { Keys } from './kbd'

interface DriveOfferProps {
  readonly title: ReactNode
  /** How far and how long, as it would be written down. */
  readonly detail: string
  /** Answers with the way back. Null where a person must tell how far it was. */
  readonly onLog: (() => Promise<(() => Promise<void>) | null>) | null
  readonly onTell: () => void
}

/** A drive that has happened and is not in the mileage book: in with one key. */
export function DriveOffer({ title, detail, onLog, onTell }: DriveOfferProps) {
  const offerUndo = useUndo()
  const log = async () => {
    const undo = await onLog?.()
    if (!undo) return
    announce('The drive is in the book')
    offerUndo({ message: 'Drive logged', undo })
  }
  const take = () => (onLog ? void log() : onTell())
  useShortcut('l', 'Log the drive', take)
  return (
    <section aria-label="Drive to log" className={classes.offer}>
      <div className={classes.words}>
        <IconCar size={20} aria-hidden className={classes.icon ?? ''} />
        <div>
          <p className={classes.title}>{title}</p>
          <p className={classes.detail}>{detail}</p>
        </div>
      </div>
      <Button
        variant="default"
        size="sm"
        onClick={take}
        aria-keyshortcuts="l"
        rightSection={<Keys keys="L" />}
      >
        {onLog ? 'Log the drive' : 'Tell how far'}
      </Button>
      {onLog && (
        <Button variant="subtle" size="sm" onClick={onTell}>
          Change first
        </Button>
      )}
    </section>
  )
}
