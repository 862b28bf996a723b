import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type BreastWriting,
  type RecordBreastRefusal,
  recordBreast,
} from '#renderer/data/commands/record-breast'
import type { SessionFacts } from '#renderer/data/queries/breast-sessions'
import { useCommand } from '#renderer/data/use-command'
import { useFlush } from '#renderer/ui/keep/on-flush'
import {
  type BreastChange,
  breastRefusalWords,
  changeSession,
  freshSession,
} from '#shared/domain/clinical/breast/change-session'
import type { BreastSession } from '#shared/schema/breast-session'
import type { Note } from '#shared/schema/note'
import { savingRefusalWords } from '../note-words'
import { keepSame } from './keep-same'

/** From the first unsaved key to the disk, however fast somebody goes on. */
const saveAfterMs = 500
const tryAgainMs = 2000

export interface BreastDraft {
  readonly session: BreastSession
  readonly state: 'idle' | 'saving' | 'saved' | 'notSaved'
  /** Why nothing can be saved any more; null while it can. */
  readonly problem: string | null
  /** Why the last thing was not written down; null when it was. */
  readonly refusal: string | null
  /** Writes it down; false when it was refused (`refusal` says why). */
  change(change: BreastChange): boolean
  save(): Promise<void>
}

/** Typing on into one field is one change. */
function joined(pending: readonly BreastChange[], change: BreastChange): BreastChange[] {
  const last = pending.at(-1)
  const sets =
    last && 'set' in last && 'set' in change && last.kind === change.kind && last.id === change.id
  if (sets) {
    const both = { ...change, set: { ...last.set, ...change.set } } as BreastChange
    return [...pending.slice(0, -1), both]
  }
  return last?.kind === 'setHandout' && change.kind === 'setHandout'
    ? [...pending.slice(0, -1), change]
    : [...pending, change]
}

/**
 * A session at the breast while it is written: what is stored, with what is not stored yet on top. Every
 * change is decided here at once and by the command again; what comes from another laptop shows up under
 * what is being typed.
 */
export function useBreastDraft(
  target: Omit<BreastWriting, 'changes'>,
  note: Note | null,
  { body, protocol }: SessionFacts,
): BreastDraft {
  const { noteId, visitId, clientId } = target
  const { run } = useCommand(recordBreast)
  const [session, setSession] = useState(() => note?.content.breast ?? freshSession(protocol))
  const [state, setState] = useState<BreastDraft['state']>('idle')
  const [problem, setProblem] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const shown = useRef(session)
  const stored = useRef({ session, updatedAt: note?.updatedAt ?? '' })
  const pending = useRef<BreastChange[]>([])
  const sending = useRef<readonly BreastChange[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const writing = useRef<Promise<void>>(Promise.resolve())

  const show = useCallback((next: BreastSession) => {
    shown.current = keepSame(shown.current, next)
    setSession(shown.current)
  }, [])
  const rebase = useCallback(() => {
    const unsaved = [...sending.current, ...pending.current]
    const next = unsaved.reduce((before, change) => {
      const after = changeSession(before, change, body)
      return after.ok ? after.value : before
    }, stored.current.session)
    show(next)
  }, [body, show])

  const refused = useCallback((found: RecordBreastRefusal) => {
    if (found.kind === 'note') {
      pending.current = [...sending.current, ...pending.current]
      setProblem(savingRefusalWords[found.refusal])
      setState('notSaved')
      return
    }
    // What is not allowed any more goes; everything beside it is tried again at once.
    const rest = sending.current.filter((change) => change !== found.change)
    pending.current = [...rest, ...pending.current]
    setRefusal(breastRefusalWords(found.refusal))
  }, [])

  const write = useCallback(async () => {
    while (pending.current.length > 0) {
      sending.current = pending.current
      pending.current = []
      setState('saving')
      try {
        const done = await run({ noteId, visitId, clientId, changes: sending.current })
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
  }, [run, noteId, visitId, clientId, rebase, refused])

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    writing.current = writing.current.then(write)
    await writing.current
  }, [write])

  const change = useCallback(
    (one: BreastChange): boolean => {
      const after = changeSession(shown.current, one, body)
      setRefusal(after.ok ? null : breastRefusalWords(after.refusal))
      if (!after.ok) return false
      pending.current = joined(pending.current, one)
      show(after.value)
      timer.current ??= setTimeout(() => void save(), saveAfterMs)
      return true
    },
    [body, save, show],
  )

  useEffect(() => {
    if (!note || note.updatedAt <= stored.current.updatedAt) return
    const { breast } = note.content
    stored.current = { session: breast ?? freshSession(protocol), updatedAt: note.updatedAt }
    rebase()
  }, [note, protocol, rebase])
  useEffect(() => () => void save(), [save])
  useEffect(() => {
    if (state !== 'notSaved' || problem !== null) return
    const again = setTimeout(() => void save(), tryAgainMs)
    return () => clearTimeout(again)
  }, [state, problem, save])
  useFlush(save)

  return { session, state, problem, refusal, change, save }
}
