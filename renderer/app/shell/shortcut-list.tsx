import { CloseButton } from '@mantine/core'
import { useState } from 'react'
import { boundShortcuts } from '#renderer/ui/commands/use-shortcut'
import { Keys } from '#renderer/ui/show/kbd'
import { Dialog } from './dialog'
import classes from './shortcut-list.module.css'

/** `?`: what can be pressed on this page. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const [lines] = useState(() => {
    const byLabel = Map.groupBy(boundShortcuts(), (shortcut) => shortcut.label)
    return [...byLabel].map(([label, shortcuts]) => ({
      label,
      keys: shortcuts.map((shortcut) => shortcut.keys),
    }))
  })
  return (
    <Dialog label="Keyboard shortcuts" onClose={onClose}>
      <div className={classes.head}>
        <h2 className={classes.heading}>Keyboard shortcuts</h2>
        <CloseButton size="lg" aria-label="Close" onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list must scroll by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label="The keys">
        <dl className={classes.list}>
          {lines.map((line) => (
            <div key={line.label} className={classes.line}>
              <dt>{line.label}</dt>
              <dd className={classes.keys}>
                {line.keys.map((keys) => (
                  <Keys key={keys} keys={keys} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </Dialog>
  )
}
