import { type ReactNode, useEffect, useRef } from 'react'
import classes from './dialog.module.css'

interface DialogProps {
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * The browser's own dialog: it keeps the focus, gives it back, and lies over everything. Only for the
 * palette and the list of shortcuts; work is never done in one.
 */
export function Dialog({ label, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      // Going to another page has already moved the focus: then it stays there.
      const free = document.activeElement === null || document.activeElement === document.body
      if (free && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as every dialog
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className={classes.body}>{children}</div>
    </dialog>
  )
}
