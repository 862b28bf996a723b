import { useEffect, useState } from 'react'
import { useSession } from '#renderer/data/session'
import classes from './session.module.css'

interface RunningTimeProps {
  readonly startedAt: string
  readonly label: string
  /** After this many minutes it says so. */
  readonly mostMin?: number
  /** A word for every so many minutes: look at the skin. */
  readonly everyMin?: number
  readonly reminder?: string
}

/** Minutes and seconds since then. It alone is drawn again each second. */
export function RunningTime(props: RunningTimeProps) {
  const { startedAt, label, mostMin, everyMin, reminder } = props
  const { now } = useSession()
  const elapsedMs = () => Math.max(0, Date.parse(now()) - Date.parse(startedAt))
  const [ms, setMs] = useState(elapsedMs)
  useEffect(() => {
    const tick = setInterval(() => setMs(elapsedMs()), 1000)
    return () => clearInterval(tick)
  })
  const minutes = Math.floor(ms / 60_000)
  const seconds = Math.floor(ms / 1000) % 60
  const over = mostMin !== undefined && minutes >= mostMin
  const due = everyMin !== undefined && minutes > 0 && minutes % everyMin === 0
  return (
    <>
      <span className={classes.running} role="timer" aria-label={label}>
        {minutes}:{String(seconds).padStart(2, '0')}
      </span>
      <span aria-live="polite" className={classes.quiet}>
        {over ? `${mostMin} minutes: take it off now.` : due ? reminder : ''}
      </span>
    </>
  )
}
