import { lockAndDrop } from '#renderer/ui/keep/drop-page'
import { readLockAfterMin } from '#renderer/ui/keep/lock-after'

const handEvents = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
const lookEveryMs = 5_000

/**
 * Locks when no hand has touched the laptop for the chosen minutes. Only trusted events count: RxDB
 * dispatches mouse events of its own while it replicates, and a page script must not keep it open.
 * `now` is a monotonic reading in milliseconds. Returns a function that stops it.
 */
export const lockWhenIdle = (now: () => number): (() => void) => {
  let touchedAt = now()
  let locked = false
  const touch = (event: Event) => {
    if (event.isTrusted) touchedAt = now()
  }
  const look = () => {
    if (locked || now() - touchedAt < readLockAfterMin() * 60_000) return
    locked = true
    void lockAndDrop()
  }
  const options = { capture: true, passive: true } as const
  for (const name of handEvents) window.addEventListener(name, touch, options)
  const timer = setInterval(look, lookEveryMs)
  return () => {
    clearInterval(timer)
    for (const name of handEvents) window.removeEventListener(name, touch, options)
  }
}
