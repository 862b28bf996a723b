import { IconCheck, IconDeviceLaptop } from '@tabler/icons-react'
import classes from './place-mark.module.css'

interface PlaceMarkProps {
  /** Null: nothing is shown. */
  readonly place: 'thisLaptopOnly' | 'changedSince' | 'onServer' | null
}

const words = {
  thisLaptopOnly: 'Only on this laptop yet',
  changedSince: 'Changed since it was last on the server',
  onServer: 'On the server',
} as const

/** Where a record is: small and quiet beside its name, never a warning. */
export function PlaceMark({ place }: PlaceMarkProps) {
  if (place === null) return null
  const Icon = place === 'onServer' ? IconCheck : IconDeviceLaptop
  return (
    <span className={classes.mark} data-place={place}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {words[place]}
    </span>
  )
}
