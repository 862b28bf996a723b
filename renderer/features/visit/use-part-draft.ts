import { useCallback, useEffect, useRef, useState } from 'react'
import type { NoteRefusal } from '#renderer/data/commands/save-note'
import { useFlush } from '#renderer/ui/keep/on-flush'
import type { Result } from '#shared/result'
import { savingRefusalWords } from './note-words'
import { keepSame } from './session/keep-same'

/** From the first unsaved key to the disk, however fast somebody goes on. */
const saveAfterMs = 500
const tryAgainMs = 2000

interface Stored<S> {
  readonly session: S
  readonly updatedAt: string
}

type Refused<C, R> =
  | { readonly kind: 'note'; readonly refusal: NoteRefusal }
  | { readonly kind: 'change'; readonly change: C; readonly refusal: R }

export interface Part<S, C, R> {
  /** As it is stored now. */
  readonly stored: Stored<S>
  decide(session: S, change: C): Result<S, R>
  words(refusal: R): string
  /** Typing on into one field is one change. */
  join(last: C, next: C): C | null
  write(changes: readonly C[]): Promise<Result<Stored<S>, Refused<C, R>>>
}

export interface PartDraft<S, C> {
  readonly session: S
  readonly state: 'idle' | 'saving' | 'saved' | 'notSaved'
  /** Why nothing can be saved any more; null while it can. */
  readonly problem: string | null
  /** Why the last thing was not written down; null when it was. */
  readonly refusal: string | null
  /** Writes it down; false when it was refused (`refusal` says why). */
  change(change: C): boolean
  save(): Promise<void>
}

/**
 * A part of a note while it is written: what is stored, with what is not stored yet on top. Every change is
 * decided here at once and by the command again; what comes from another laptop shows up under what is being
 * typed.
 */
export function usePartDraft<S, C, R>(part: Part<S, C, R>): PartDraft<S, C> {
  const latest = useRef(part)
  latest.current = part
  const [session, setSession] = useState(part.stored.session)
  const [state, setState] = useState<PartDraft<S, C>['state']>('idle')
  const [problem, setProblem] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const shown = useRef(session)
  const stored = useRef(part.stored)
  const pending = useRef<C[]>([])
  const sending = useRef<readonly C[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const writing = useRef<Promise<void>>(Promise.resolve())

  const show = useCallback((next: S) => {
    shown.current = keepSame(shown.current, next)
    setSession(shown.current)
  }, [])
  const rebase = useCallback(() => {
    const unsaved = [...sending.current, ...pending.current]
    const next = unsaved.reduce((before, change) => {
      const after = latest.current.decide(before, change)
      return after.ok ? after.value : before
    }, stored.current.session)
    show(next)
  }, [show])

  const refused = useCallback((found: Refused<C, R>) => {
    if (found.kind === 'note') {
      pending.current = [...sending.current, ...pending.current]
      setProblem(savingRefusalWords[found.refusal])
      setState('notSaved')
      return
    }
    // What is not allowed any more goes; everything beside it is tried again at once.
    const rest = sending.current.filter((change) => change !== found.change)
    pending.current = [...rest, ...pending.current]
    setRefusal(latest.current.words(found.refusal))
  }, [])

  const write = useCallback(async () => {
    while (pending.current.length > 0) {
      sending.current = pending.current
      pending.current = []
      setState('saving')
      try {
        const done = await latest.current.write(sending.current)
        if (done.ok) {
          stored.current = done.value
          setProblem(null)
          setState('saved')
        } else refused(done.refusal)
        sending.current = []
        rebase()
        if (!done.ok && done.refusal.kind === 'note') return
      } catch {
        // A full or busy disk: it stays on screen and is tried again.
        pending.current = [...sending.current, ...pending.current]
        sending.current = []
        setState('notSaved')
        return
      }
    }
  }, [rebase, refused])

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    writing.current = writing.current.then(write)
    await writing.current
  }, [write])

  const change = useCallback(
    (one: C): boolean => {
      const { decide, words, join } = latest.current
      const after = decide(shown.current, one)
      setRefusal(after.ok ? null : words(after.refusal))
      if (!after.ok) return false
      const last = pending.current.at(-1)
      const both = last === undefined ? null : join(last, one)
      pending.current =
        both === null ? [...pending.current, one] : [...pending.current.slice(0, -1), both]
      show(after.value)
      timer.current ??= setTimeout(() => void save(), saveAfterMs)
      return true
    },
    [save, show],
  )

  const { updatedAt } = part.stored
  useEffect(() => {
    if (updatedAt <= stored.current.updatedAt) return
    stored.current = latest.current.stored
    rebase()
  }, [updatedAt, rebase])
  useEffect(() => () => void save(), [save])
  useEffect(() => {
    if (state !== 'notSaved' || problem !== null) return
    const again = setTimeout(() => void save(), tryAgainMs)
    return () => clearTimeout(again)
  }, [state, problem, save])
  useFlush(save)

  return { session, state, problem, refusal, change, save }
}
