import { type FormEvent, type KeyboardEvent, useCallback, useRef } from 'react'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import { announce } from '#renderer/ui/tell/announce'
import { expandShort } from '#shared/domain/notes/snippets'

interface Taken {
  readonly area: HTMLTextAreaElement
  readonly from: number
  /** What was typed, with its space; and what stands there instead. */
  readonly typed: string
  readonly text: string
  /** The whole field as it was left. */
  readonly after: string
}

/** As if typed: the form hears of it as it hears of every key. */
function put(area: HTMLTextAreaElement, from: number, until: number, text: string): void {
  area.setSelectionRange(from, until)
  document.execCommand('insertText', false, text)
}

/**
 * To spread around a note's text areas: `;short` and a space become the practice's phrase. Ctrl+Z right
 * after takes it back, and the short form stands there again.
 */
export function useSnippets() {
  const practice = useLive(practiceEntry)
  const phrases = practice.value?.practice?.phrases
  const taken = useRef<Taken | null>(null)
  const onInput = useCallback(
    (event: FormEvent<HTMLElement>) => {
      const area = event.target
      const { inputType, data } = event.nativeEvent as InputEvent
      // Not after a paste or a dictation: those are as they were meant.
      if (!(area instanceof HTMLTextAreaElement) || inputType !== 'insertText' || data !== ' ')
        return
      const found = expandShort(area.value, area.selectionStart, phrases ?? [], area.name)
      if (!found) return
      const typed = area.value.slice(found.from, found.until)
      // After React has taken in the space: a change in the middle of its own would be put back.
      setTimeout(() => {
        const still = area.value.slice(found.from, found.until) === typed
        if (document.activeElement !== area || !still) return
        put(area, found.from, found.until, found.text)
        taken.current = { area, from: found.from, typed, text: found.text, after: area.value }
        announce('Phrase put in')
      })
    },
    [phrases],
  )
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const last = taken.current
    const undoes = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)
    if (!last || !undoes || event.shiftKey) return
    if (event.target !== last.area || last.area.value !== last.after) return
    event.preventDefault()
    event.stopPropagation()
    taken.current = null
    put(last.area, last.from, last.from + last.text.length, last.typed)
  }, [])
  return { onInput, onKeyDown }
}
