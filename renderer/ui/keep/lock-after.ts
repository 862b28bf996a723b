import { useSyncExternalStore } from 'react'

const key = 'doorstep-lock-after-min'
const usual = 5
const listeners = new Set<() => void>()

/** Minutes without a hand on the laptop before it locks: 1 to 15. Kept on this laptop, in the clear. */
export const readLockAfterMin = (): number => {
  const kept = Number(localStorage.getItem(key) ?? usual)
  return Number.isInteger(kept) && kept >= 1 && kept <= 15 ? kept : usual
}

const writeLockAfterMin = (minutes: number): void => {
  localStorage.setItem(key, String(Math.min(15, Math.max(1, Math.round(minutes)))))
  for (const listener of listeners) listener()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useLockAfterMin = (): readonly [number, (minutes: number) => void] => [
  useSyncExternalStore(listen, readLockAfterMin),
  writeLockAfterMin,
]
