import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { useFlush } from '#renderer/ui/keep/on-flush'
import type { Result } from '#shared/result'

/** From the first unsaved key to the disk, however fast somebody goes on typing. */
const saveAfterMs = 500
const tryAgainMs = 2000

export interface FormSaving<Refusal> {
  readonly state: 'idle' | 'saving' | 'saved' | 'notSaved'
  readonly problem: Refusal | null
  /** Writes what is unsaved; whether everything is on the disk. */
  save(): Promise<boolean>
  /** Nothing more is written: the record was thrown away, taken out or sent. */
  stop(): void
}

/** Starts a write of the form's values; null: there is nothing worth a record yet. */
type Write<Values, Refusal> = (values: Values) => Promise<Result<unknown, Refusal>> | null

/**
 * A form saves by itself, also on leaving, locking and closing. Nobody is asked. `write` stays the same
 * function as long as it writes to the same record: with another, what is unsaved goes to the first.
 */
export function useFormSaving<Values extends FieldValues, Refusal>(
  form: UseFormReturn<Values>,
  write: Write<Values, Refusal>,
): FormSaving<Refusal> {
  const [state, setState] = useState<FormSaving<Refusal>['state']>('idle')
  const [problem, setProblem] = useState<Refusal | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const dirty = useRef(false)
  const stopped = useRef(false)
  const writing = useRef<Promise<void>>(Promise.resolve())

  const writeUnsaved = useCallback(async () => {
    if (!dirty.current || stopped.current) return
    dirty.current = false
    try {
      const written = write(form.getValues())
      if (!written) return
      setState('saving')
      const done = await written
      if (!done.ok) dirty.current = true
      setProblem(done.ok ? null : done.refusal)
      setState(done.ok ? 'saved' : 'notSaved')
    } catch {
      // A full or busy disk: the words stay on screen and are tried again.
      dirty.current = true
      setState('notSaved')
    }
  }, [write, form])

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    // One after the other: an older text must never be written over a newer one.
    writing.current = writing.current.then(writeUnsaved)
    await writing.current
    return !dirty.current
  }, [writeUnsaved])

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
