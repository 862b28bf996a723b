import {
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { announce } from '#renderer/ui/tell/announce'
import { type Hold, isCarried, pickUp } from '#shared/domain/schedule/hold-visit'
import type { Visit } from '#shared/schema/visit'

/** Where the pointer went since it took hold, read as days and minutes by whoever draws them. */
export type ReadCarry = (
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
) => { readonly byMin: number; readonly byDays: number }

export interface Holding {
  readonly hold: Hold | null
  /** By the keyboard. */
  readonly take: (visit: Visit) => void
  readonly carry: (hold: Hold) => void
  readonly putDown: () => void
  readonly letGo: () => void
  /** By the pointer: the whole visit, or its lower edge. */
  readonly grab: (event: ReactPointerEvent, visit: Visit, edge: boolean) => void
}

/** Less than this is a click with an unsteady hand, px. */
const slackPx = 5

/** A visit in the hand, by keys or pointer; `put` writes it where it was carried to. */
export function useHold(read: ReadCarry, put: (visit: Visit, hold: Hold) => void): Holding {
  const [hold, setHold] = useState<Hold | null>(null)
  const held = useRef<{ visit: Visit; hold: Hold } | null>(null)
  const latest = useRef({ read, put })
  latest.current = { read, put }
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  const set = useCallback((visit: Visit, next: Hold) => {
    held.current = { visit, hold: next }
    setHold(next)
  }, [])
  const letGo = useCallback(() => {
    held.current = null
    stop.current?.()
    setHold(null)
  }, [])
  const putDown = useCallback(() => {
    const now = held.current
    letGo()
    if (now && isCarried(now.hold)) latest.current.put(now.visit, now.hold)
  }, [letGo])

  const grab = useCallback(
    (event: ReactPointerEvent, visit: Visit, edge: boolean) => {
      if (event.button !== 0) return
      const from = { x: event.clientX, y: event.clientY }
      let carrying = false
      const onMove = (to: PointerEvent) => {
        const away = Math.hypot(to.clientX - from.x, to.clientY - from.y)
        if (!carrying && away < slackPx) return
        carrying = true
        const { byMin, byDays } = latest.current.read(from, { x: to.clientX, y: to.clientY })
        const fresh = pickUp(visit.id)
        const next = edge ? { ...fresh, longerMin: byMin } : { ...fresh, byMin, byDays }
        const before = held.current?.hold
        const same =
          before?.byMin === next.byMin &&
          before.byDays === next.byDays &&
          before.longerMin === next.longerMin
        if (!same) set(visit, next)
      }
      const onUp = () => {
        end()
        // A hand that slipped and came nowhere has clicked after all.
        if (held.current && isCarried(held.current.hold)) swallowClick()
        putDown()
      }
      const onKey = (key: KeyboardEvent) => {
        if (key.key !== 'Escape') return
        key.stopPropagation()
        end()
        letGo()
      }
      const end = () => {
        stop.current = null
        window.removeEventListener('pointermove', onMove)
        window.removeEventListener('pointerup', onUp)
        window.removeEventListener('pointercancel', letGo)
        window.removeEventListener('keydown', onKey, true)
      }
      stop.current = end
      window.addEventListener('pointermove', onMove)
      window.addEventListener('pointerup', onUp)
      window.addEventListener('pointercancel', letGo)
      window.addEventListener('keydown', onKey, true)
    },
    [set, putDown, letGo],
  )
  return {
    hold,
    grab,
    putDown,
    letGo,
    take(visit) {
      set(visit, pickUp(visit.id))
      announce('Picked up. Arrow keys move it, Enter puts it down, Escape takes it back.')
    },
    carry(next) {
      if (held.current) set(held.current.visit, next)
    },
  }
}

/** What was dragged was not clicked. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation()
    event.preventDefault()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}
