import { IconDeviceLaptop } from '@tabler/icons-react'
import classes from './storage-badge.module.css'

/** Where the records are, always in the same corner. No network is a normal state: stone, not a warning. */
export function StorageBadge() {
  return (
    <div className={classes.badge} role="status">
      <IconDeviceLaptop size={20} stroke={1.6} aria-hidden />
      <span>On this laptop only</span>
    </div>
  )
}
