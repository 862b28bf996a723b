import { Button, CloseButton } from '@mantine/core'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { useShortcut } from '../commands/use-shortcut'
import classes from './undo.module.css'

export interface UndoOffer {
  /** What was done: "Client removed". */
  readonly message: string
  readonly undo: () => void | Promise<void>
}

interface Standing extends UndoOffer {
  readonly serial: number
}

const standsForMs = 10_000
let standing: Standing | null = null
let serial = 0
const listeners = new Set<() => void>()

const set = (next: Standing | null): void => {
  standing = next
  for (const listener of listeners) listener()
}
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
const offerUndo = (offer: UndoOffer): void => {
  serial += 1
  set({ ...offer, serial })
}

/** Offers to take back what was just done. A newer offer takes the older one's place. */
export const useUndo = (): ((offer: UndoOffer) => void) => offerUndo

/** Stands once, in the shell. Ten seconds, not counted while it is pointed at or has the focus. */
export function UndoNotice() {
  const offer = useSyncExternalStore(listen, () => standing)
  return (
    <div className={classes.place} role="status" aria-live="polite">
      {offer && <Offer key={offer.serial} offer={offer} />}
    </div>
  )
}

function Offer({ offer }: { readonly offer: Standing }) {
  const [held, setHeld] = useState(false)
  const leave = useEffectEvent(() => set(null))
  useEffect(() => {
    if (held) return
    const timer = setTimeout(leave, standsForMs)
    return () => clearTimeout(timer)
  }, [held])
  const takeBack = () => {
    set(null)
    void offer.undo()
  }
  useShortcut('mod+z', 'Undo what was just removed', takeBack)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the clock while it is read
    <div
      className={classes.offer}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={classes.message}>{offer.message}</span>
      <Button variant="transparent" size="sm" className={classes.undo} onClick={takeBack}>
        Undo
      </Button>
      <CloseButton
        aria-label="Close this notice"
        className={classes.close}
        onClick={() => set(null)}
      />
    </div>
  )
}
