import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { saveScreening } from '#renderer/data/commands/screenings'
import { useCommand } from '#renderer/data/use-command'
import { useFlush } from '#renderer/ui/keep/on-flush'
import type {
  ScreeningPart,
  ScreeningRefusal,
  ScreeningTarget,
} from '#shared/domain/clinical/screening-record'

/** From the first unsaved key to the disk, however fast somebody goes on. */
const saveAfterMs = 500
const tryAgainMs = 2000

export interface ScreenSaving {
  readonly state: 'idle' | 'saving' | 'saved' | 'notSaved'
  readonly problem: ScreeningRefusal | null
  /** Writes what is unsaved; whether everything is on the disk. */
  save(): Promise<boolean>
  /** Nothing more is written: the record was taken out. */
  stop(): void
}

interface Saved<Values extends FieldValues> {
  readonly clientId: string
  readonly form: UseFormReturn<Values>
  readonly targetOf: (values: Values) => ScreeningTarget
  /** Null while there is nothing worth a record. */
  readonly partOf: (values: Values) => ScreeningPart | null
}

/** A screen saves by itself, also on leaving, locking and closing. Nobody is asked. */
export function useScreenSaving<Values extends FieldValues>(saved: Saved<Values>): ScreenSaving {
  const { form } = saved
  const { run } = useCommand(saveScreening)
  const [state, setState] = useState<ScreenSaving['state']>('idle')
  const [problem, setProblem] = useState<ScreeningRefusal | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const dirty = useRef(false)
  const stopped = useRef(false)
  const writing = useRef<Promise<void>>(Promise.resolve())
  const latest = useRef(saved)
  latest.current = saved

  const write = useCallback(async () => {
    if (!dirty.current || stopped.current) return
    const { clientId, targetOf, partOf } = latest.current
    const values = latest.current.form.getValues()
    const part = partOf(values)
    dirty.current = false
    if (!part) return
    setState('saving')
    try {
      const done = await run({ target: targetOf(values), clientId, part })
      if (!done.ok) dirty.current = true
      setProblem(done.ok ? null : done.refusal)
      setState(done.ok ? 'saved' : 'notSaved')
    } catch {
      // A full or busy disk: what was entered stays on screen and is tried again.
      dirty.current = true
      setState('notSaved')
    }
  }, [run])

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    // One after the other: older answers must never be written over newer ones.
    writing.current = writing.current.then(write)
    await writing.current
    return !dirty.current
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
