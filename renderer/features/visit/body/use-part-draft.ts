import { useCallback, useEffect, useRef, useState } from 'react'
import type {
  HandsOnRefusal,
  HandsOnWriting,
  WrittenPart,
} from '#renderer/data/commands/record-hands-on'
import { type Command, useCommand } from '#renderer/data/use-command'
import { useFlush } from '#renderer/ui/keep/on-flush'
import type { HandsOnFacts } from '#shared/domain/clinical/body/facts'
import type { Result } from '#shared/result'
import type { Note } from '#shared/schema/note'
import { savingRefusalWords } from '../note-words'
import { keepSame } from '../session/keep-same'

/** From the first unsaved key to the disk, however fast somebody goes on. */
const saveAfterMs = 500
const tryAgainMs = 2000

export interface PartDraft<Part, Change> {
  readonly part: Part
  readonly state: 'idle' | 'saving' | 'saved' | 'notSaved'
  /** Why nothing can be saved any more; null while it can. */
  readonly problem: string | null
  /** Why the last thing was not written down; null when it was. */
  readonly refusal: string | null
  /** Writes it down; false when it was refused (`refusal` says why). */
  change(change: Change): boolean
  save(): Promise<void>
}

/** How one part of a note is read, begun, changed and saved. Made once, outside any component. */
export interface DraftKind<Part, Change, Refusal> {
  readonly of: (note: Note | null) => Part | undefined
  readonly fresh: (facts: HandsOnFacts) => Part
  readonly decide: (part: Part, change: Change, facts: HandsOnFacts) => Result<Part, Refusal>
  readonly words: (refusal: Refusal) => string
  readonly command: Command<
    HandsOnWriting<Change>,
    WrittenPart<Part>,
    HandsOnRefusal<Change, Refusal>
  >
}

/** Typing on into one field is one change: all but what is set says the same. */
function joined<Change>(pending: readonly Change[], change: Change): Change[] {
  const last = pending.at(-1)
  const [before, now] = [setting(last), setting(change)]
  if (!before || !now || before.place !== now.place) return [...pending, change]
  return [...pending.slice(0, -1), { ...change, set: { ...before.set, ...now.set } }]
}

function setting(change: unknown): { readonly place: string; readonly set: object } | null {
  if (typeof change !== 'object' || change === null || !('set' in change)) return null
  const { set, ...place } = change
  return typeof set === 'object' && set !== null ? { place: JSON.stringify(place), set } : null
}

/**
 * A structured part of the note while it is written: what is stored, with what is not stored yet on top.
 * Every change is decided here at once and by the command again; what comes from another laptop shows up
 * under what is being typed.
 */
export function usePartDraft<Part, Change, Refusal>(
  { noteId, visitId, clientId }: Omit<HandsOnWriting<Change>, 'changes'>,
  note: Note | null,
  facts: HandsOnFacts,
  kind: DraftKind<Part, Change, Refusal>,
): PartDraft<Part, Change> {
  const { run } = useCommand(kind.command)
  const [part, setPart] = useState(() => kind.of(note) ?? kind.fresh(facts))
  const [state, setState] = useState<PartDraft<Part, Change>['state']>('idle')
  const [problem, setProblem] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const shown = useRef(part)
  const stored = useRef({ part, updatedAt: note?.updatedAt ?? '' })
  const pending = useRef<Change[]>([])
  const sending = useRef<readonly Change[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const writing = useRef<Promise<void>>(Promise.resolve())

  const show = useCallback((next: Part) => {
    shown.current = keepSame(shown.current, next)
    setPart(shown.current)
  }, [])
  const rebase = useCallback(() => {
    const unsaved = [...sending.current, ...pending.current]
    const next = unsaved.reduce((before, change) => {
      const after = kind.decide(before, change, facts)
      return after.ok ? after.value : before
    }, stored.current.part)
    show(next)
  }, [facts, kind, show])

  const refused = useCallback(
    (found: HandsOnRefusal<Change, Refusal>) => {
      if (found.kind === 'note') {
        pending.current = [...sending.current, ...pending.current]
        setProblem(savingRefusalWords[found.refusal])
        setState('notSaved')
        return
      }
      // What is not allowed any more goes; everything beside it is tried again at once.
      const rest = sending.current.filter((change) => change !== found.change)
      pending.current = [...rest, ...pending.current]
      setRefusal(kind.words(found.refusal))
    },
    [kind],
  )

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
    (one: Change): boolean => {
      const after = kind.decide(shown.current, one, facts)
      setRefusal(after.ok ? null : kind.words(after.refusal))
      if (!after.ok) return false
      pending.current = joined(pending.current, one)
      show(after.value)
      timer.current ??= setTimeout(() => void save(), saveAfterMs)
      return true
    },
    [facts, kind, save, show],
  )

  useEffect(() => {
    if (!note || note.updatedAt <= stored.current.updatedAt) return
    stored.current = { part: kind.of(note) ?? kind.fresh(facts), updatedAt: note.updatedAt }
    rebase()
  }, [note, facts, kind, rebase])
  useEffect(() => () => void save(), [save])
  useEffect(() => {
    if (state !== 'notSaved' || problem !== null) return
    const again = setTimeout(() => void save(), tryAgainMs)
    return () => clearTimeout(again)
  }, [state, problem, save])
  useFlush(save)

  return { part, state, problem, refusal, change, save }
}
