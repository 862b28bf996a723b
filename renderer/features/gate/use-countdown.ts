import { useEffect, useState } from 'react'

/** Whole seconds left of a wait, counting down to 0. Start it again by `wait`. */
export function useCountdown(firstMs: number): readonly [number, (waitMs: number) => void] {
  const [endsAtMs, setEndsAtMs] = useState(() => performance.now() + firstMs)
  const [nowMs, setNowMs] = useState(() => performance.now())
  const leftMs = Math.max(0, endsAtMs - nowMs)
  const waiting = leftMs > 0
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => setNowMs(performance.now()), 250)
    return () => clearInterval(timer)
  }, [waiting])
  const wait = (waitMs: number) => {
    // One reading for both: a second one is a hair later, and no wait would begin as one of a second.
    const now = performance.now()
    setNowMs(now)
    setEndsAtMs(now + waitMs)
  }
  return [Math.ceil(leftMs / 1000), wait]
}

/** `8 seconds`, `2 minutes`: a wait in words. */
export const waitWords = (seconds: number): string => {
  if (seconds < 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  return `${Math.ceil(seconds / 60)} minutes`
}
