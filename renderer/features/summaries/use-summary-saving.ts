import { useCallback, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type SummaryRefusal, saveSummary } from '#renderer/data/commands/save-summary'
import { useCommand } from '#renderer/data/use-command'
import { useFlush } from '#renderer/ui/keep/on-flush'
import { readableChoices, type SummaryChoices } from '#shared/domain/summary/summary-choices'

const saveAfterMs = 500
const tryAgainMs = 2000

export interface SummarySaving {
  readonly state: 'idle' | 'saving' | 'saved' | 'notSaved'
  readonly problem: SummaryRefusal | null
  /** Writes what is unsaved; answers with the instant of the draft's state, null when it was not saved. */
  save(): Promise<string | null>
  /** Nothing more is written: the draft was thrown away or sent. */
  stop(): void
}

/** A draft saves by itself, also on leaving, locking and closing. */
export function useSummarySaving(
  summaryId: string,
  form: UseFormReturn<SummaryChoices>,
  updatedAt: string,
): SummarySaving {
  const { run } = useCommand(saveSummary)
  const [state, setState] = useState<SummarySaving['state']>('idle')
  const [problem, setProblem] = useState<SummaryRefusal | null>(null)
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
      const done = await run({ summaryId, choices: readableChoices(form.getValues()) })
      if (done.ok) savedAt.current = done.value
      else dirty.current = true
      setProblem(done.ok ? null : done.refusal)
      setState(done.ok ? 'saved' : 'notSaved')
    } catch {
      // A full or busy disk: the words stay on screen and are tried again.
      dirty.current = true
      setState('notSaved')
    }
  }, [run, form, summaryId])

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
