import { useCallback, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type NoteRefusal, type NoteWriting, saveNote } from '#renderer/data/commands/save-note'
import { useCommand } from '#renderer/data/use-command'
import { useFlush } from '#renderer/ui/keep/on-flush'
import type { NoteContent } from '#shared/schema/note'

/** From the first unsaved key to the disk, however fast somebody goes on typing. */
const saveAfterMs = 500
const tryAgainMs = 2000

export interface NoteSaving {
  readonly state: 'idle' | 'saving' | 'saved' | 'notSaved'
  readonly problem: NoteRefusal | null
  /** Writes what is unsaved; answers with the instant of the draft's state, null when it was not saved. */
  save(): Promise<string | null>
  /** Nothing more is written: the draft was thrown away. */
  stop(): void
}

/** A note saves by itself, also on leaving, locking and closing. Nobody is asked. */
export function useNoteSaving(
  target: Omit<NoteWriting, 'content'>,
  form: UseFormReturn<NoteContent>,
  updatedAt: string | null,
): NoteSaving {
  const { noteId, visitId, clientId } = target
  const { run } = useCommand(saveNote)
  const [state, setState] = useState<NoteSaving['state']>('idle')
  const [problem, setProblem] = useState<NoteRefusal | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const dirty = useRef(false)
  const stopped = useRef(false)
  const savedAt = useRef(updatedAt)
  const writing = useRef<Promise<void>>(Promise.resolve())

  const write = useCallback(async () => {
    if (!dirty.current || stopped.current) return
    dirty.current = false
    setState('saving')
    try {
      const done = await run({ noteId, visitId, clientId, content: form.getValues() })
      if (done.ok) savedAt.current = done.value
      else dirty.current = true
      setProblem(done.ok ? null : done.refusal)
      setState(done.ok ? 'saved' : 'notSaved')
    } catch {
      // A full or busy disk: the words stay on screen and are tried again.
      dirty.current = true
      setState('notSaved')
    }
  }, [run, form, noteId, visitId, clientId])

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    // One after the other: an older text must never be written over a newer one.
    writing.current = writing.current.then(write)
    await writing.current
    return dirty.current ? null : savedAt.current
  }, [write])

  useEffect(() => {
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: () => {
        dirty.current = true
        timer.current ??= setTimeout(() => void save(), saveAfterMs)
      },
    })
    return () => {
      unsubscribe()
      void save()
    }
  }, [form, save])
  useEffect(() => {
    if (state !== 'notSaved' || problem !== null) return
    const again = setTimeout(() => void save(), tryAgainMs)
    return () => clearTimeout(again)
  }, [state, problem, save])
  useFlush(async () => void (await save()))

  return {
    state,
    problem,
    save,
    stop: () => {
      stopped.current = true
      clearTimeout(timer.current)
    },
  }
}
