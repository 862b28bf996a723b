import { useCallback, useSyncExternalStore } from 'react'
import {
  forgetImport,
  readImports,
  resumeImport,
  startImport,
} from '#renderer/data/commands/import-clients'
import { undoImport } from '#renderer/data/commands/undo-import'
import { type Session, useSession } from '#renderer/data/session'
import { announce } from '#renderer/ui/tell/announce'
import type { Planned } from '#shared/domain/import/plan-import'
import { notYoursWords } from '#shared/domain/practice/may-do'

interface Running {
  readonly label: string
  readonly done: number
  readonly of: number
  readonly canStop: boolean
}

interface Run {
  running: Running | null
  /** What the last one came to grief with; null while nothing did. */
  problem: string | null
  stop: AbortController | null
  readonly listeners: Set<() => void>
}

// By the opened practice, not by the page: who looks at a client meanwhile comes back to the same work.
const runs = new WeakMap<Session['store'], Run>()

function runOf({ store }: Session): Run {
  const known = runs.get(store) ?? {
    ...{ running: null, problem: null, stop: null, listeners: new Set<() => void>() },
  }
  runs.set(store, known)
  return known
}

const brokenOff =
  'It was broken off: a record could not be read or written. What is in is whole. Go on with it below, or take it back.'
const notBegun =
  'Something went wrong before anything was written, and nothing came in. Begin once more.'
const notTakenBack =
  'It was broken off: a record could not be read or written. Take it back once more to end it.'

/** The import, or the taking back, that goes on now; one at a time. */
export function useImportRun() {
  const session = useSession()
  const run = runOf(session)
  const follow = useCallback(
    (listener: () => void) => {
      run.listeners.add(listener)
      return () => void run.listeners.delete(listener)
    },
    [run],
  )
  const running = useSyncExternalStore(follow, () => run.running)
  const problem = useSyncExternalStore(follow, () => run.problem)
  const show = (next: Running | null) => {
    run.running = next
    for (const listener of run.listeners) listener()
  }
  const work = async <Value>(
    label: string,
    canStop: boolean,
    ifThrown: string,
    act: (work: Parameters<typeof startImport>[1]['work']) => Promise<Value>,
  ): Promise<Value | null> => {
    if (run.running) return null
    const stop = new AbortController()
    run.stop = stop
    run.problem = null
    show({ label, done: 0, of: 0, canStop })
    try {
      const onProgress = (done: number, of: number) => show({ label, done, of, canStop })
      return await act({ signal: stop.signal, onProgress })
    } catch {
      run.problem = ifThrown
      return null
    } finally {
      run.stop = null
      show(null)
    }
  }
  const known = () => readImports(session.store).catch(() => [])
  return {
    running,
    problem,
    stop: () => run.stop?.abort(),
    /** False when it was stopped before anything was written: the file stays open. */
    async begin(planned: Planned, fileName: string): Promise<boolean> {
      const before = new Set((await known()).map(({ id }) => id))
      const done = await work('Importing clients', true, brokenOff, (one) =>
        startImport(session, { planned, fileName, work: one }),
      )
      if (done && !done.ok && done.refusal === 'notYours') {
        run.problem = notYoursWords('importClients')
        return false
      }
      if (done) announce(done.ok ? 'The clients are in.' : 'The import was stopped.')
      if (done) return done.ok || done.refusal !== 'notBegun'
      // Once it is in the list, the file would only offer the same people once more.
      const begun = (await known()).some(
        ({ id, state }) => !before.has(id) && state !== 'preparing',
      )
      if (run.problem && !begun) {
        run.problem = notBegun
        show(null)
      }
      return begun
    },
    async goOn(importId: string): Promise<void> {
      const done = await work('Importing clients', true, brokenOff, (one) =>
        resumeImport(session, { importId, work: one }),
      )
      if (done) announce(done.ok ? 'The clients are in.' : 'The import was stopped.')
    },
    async takeBack(importId: string): Promise<void> {
      const done = await work('Taking the import back', true, notTakenBack, (one) =>
        undoImport(session, { importId, work: one }),
      )
      if (done?.ok) announce('The import was taken back.')
      else if (done?.refusal === 'stopped') announce('Taking it back was stopped.')
    },
    forget: (importId: string) => forgetImport(session, importId),
  }
}
export type ImportRun = ReturnType<typeof useImportRun>
