import { useEffect, useEffectEvent } from 'react'

type Flusher = () => Promise<void>
const flushers = new Set<Flusher>()

/** Has `flush` run before the window closes, locks or reloads. Returns a function that takes it off again. */
export const onFlush = (flush: Flusher): (() => void) => {
  flushers.add(flush)
  return () => {
    flushers.delete(flush)
  }
}

/** Writes down whatever is still unsaved in the component, while it is on screen and when it leaves. */
export const useFlush = (flush: Flusher): void => {
  const latest = useEffectEvent(flush)
  useEffect(() => onFlush(() => latest()), [])
}

/**
 * Runs every registered flusher at once. Waits at most `atMostMs`: a window that will not close, or a
 * screen that will not lock, is worse than a draft two seconds old. True when all ended well in time.
 */
export const flushAll = async (atMostMs: number): Promise<boolean> => {
  const all = Promise.allSettled([...flushers].map((flush) => flush())).then((outcomes) =>
    outcomes.every((outcome) => outcome.status === 'fulfilled'),
  )
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), atMostMs))
  return Promise.race([all, late])
}
