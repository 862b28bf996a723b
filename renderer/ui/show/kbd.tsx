import { Fragment } from 'react'
import { onMac } from '../commands/use-shortcut'
import classes from './kbd.module.css'

const name = (key: string): string => {
  if (key === 'mod') return onMac ? '⌘' : 'Ctrl'
  if (key === 'alt') return onMac ? '⌥' : 'Alt'
  return key.length === 1 ? key.toUpperCase() : key
}

/** A shortcut as it is pressed: `mod+k`, `g c`, `alt+1`. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={classes.keys}>
      {keys.split(' ').map((stroke, index) => (
        <Fragment key={stroke + String(index)}>
          {index > 0 && <span> then </span>}
          {stroke.split('+').map((key) => (
            <kbd key={key} className={classes.key}>
              {name(key)}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
