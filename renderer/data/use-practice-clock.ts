import { useEffect, useState } from 'react'
import { dayOf } from '#shared/domain/time/calendar-day'
import { practiceEntry } from './queries/practice'
import { useSession } from './session'
import { useLive } from './use-live'

/** What is shown by the clock is at most this much behind it. */
const tickMs = 15_000

export interface PracticeClock {
  /** The practice's IANA zone: its days and hours are shown in it wherever the laptop stands. */
  readonly timeZone: string
  /** 1 = Monday … 7 = Sunday. */
  readonly firstWeekday: number
  /** UTC instant, moving on by itself. */
  readonly now: string
  readonly today: string
}

/** The present by the practice's clock; null for the moment until the practice is read. */
export function usePracticeClock(): PracticeClock | null {
  const session = useSession()
  const practice = useLive(practiceEntry)
  const [now, setNow] = useState(() => session.now())
  useEffect(() => {
    const tick = () => setNow(session.now())
    const timer = setInterval(tick, tickMs)
    // A laptop that was closed wakes up at another hour.
    document.addEventListener('visibilitychange', tick)
    window.addEventListener('focus', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
      window.removeEventListener('focus', tick)
    }
  }, [session])
  if (practice.status === 'loading') return null
  const settings = practice.value?.practice
  const timeZone = settings?.timeZone ?? session.timeZone()
  return { timeZone, firstWeekday: settings?.firstWeekday ?? 1, now, today: dayOf(now, timeZone) }
}
