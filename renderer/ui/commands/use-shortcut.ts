import { useEffect, useEffectEvent } from 'react'

export interface Shortcut {
  /** `'n'`, `'?'`, `'mod+s'`, `'alt+1'`, or two strokes: `'g c'`. `mod` is Cmd on a Mac, else Ctrl. */
  readonly keys: string
  readonly label: string
}

interface Bound extends Shortcut {
  readonly run: () => void
}

const bound = new Set<Bound>()
const strokeWithinMs = 1200
let firstStroke: { readonly key: string; readonly at: number } | null = null

export const onMac = navigator.platform.startsWith('Mac')

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)))

/** One stroke in the spelling of `Shortcut.keys`. Digits by place: Alt changes the character on a Mac. */
const strokeOf = (event: KeyboardEvent): string => {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1]
  const key = event.altKey && digit ? digit : event.key.toLowerCase()
  const mod = onMac ? event.metaKey : event.ctrlKey
  return `${mod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${key}`
}

const onKeyDown = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return
  const stroke = strokeOf(event)
  const modified = stroke.includes('+') && stroke.length > 1
  // A modal dialog owns the keyboard; a field owns plain letters.
  if (document.querySelector('dialog[open]') || (!modified && isTyping(event.target))) return
  const pair =
    firstStroke && event.timeStamp - firstStroke.at < strokeWithinMs
      ? `${firstStroke.key} ${stroke}`
      : null
  // "g t" is never taken for the "t" of a page.
  const strokes = [...bound].toReversed()
  const hit = strokes.find((one) => one.keys === pair) ?? strokes.find((one) => one.keys === stroke)
  firstStroke = modified || hit ? null : { key: stroke, at: event.timeStamp }
  if (!hit) return
  event.preventDefault()
  // A key held down is one wish: it must not run through every step of a visit.
  if (!event.repeat) hit.run()
}

/** Binds keys while the component is mounted, and lists them under `?`. The last one bound wins. */
export const useShortcut = (keys: string, label: string, run: () => void): void => {
  const latest = useEffectEvent(run)
  useEffect(() => {
    if (bound.size === 0) window.addEventListener('keydown', onKeyDown)
    const one: Bound = { keys, label, run: () => latest() }
    bound.add(one)
    return () => {
      bound.delete(one)
      if (bound.size === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [keys, label])
}

/** What can be pressed right now, in the order it was bound. */
export const boundShortcuts = (): readonly Shortcut[] =>
  [...bound].map(({ keys, label }) => ({ keys, label }))
