import { useSyncExternalStore } from 'react'
import { forgetImport, resumeImport, startImport } from '#renderer/data/commands/import-clients'
import { undoImport } from '#renderer/data/commands/undo-import'
import { type Session, useSession } from '#renderer/data/session'
import { announce } from '#renderer/ui/tell/announce'
import type { Planned } from '#shared/domain/import/plan-import'

interface Running {
  readonly label: string
  readonly done: number
  readonly of: number
  readonly canStop: boolean
}

interface Run {
  running: Running | null
  stop: AbortController | null
  readonly listeners: Set<() => void>
}

// By the opened practice, not by the page: who looks at a client meanwhile comes back to the same work.
const runs = new WeakMap<Session['store'], Run>()

function runOf({ store }: Session): Run {
  const known = runs.get(store) ?? { running: null, stop: null, listeners: new Set() }
  runs.set(store, known)
  return known
}

/** The import, or the taking back, that goes on now; one at a time. */
export function useImportRun() {
  const session = useSession()
  const run = runOf(session)
  const running = useSyncExternalStore(
    (listener) => {
      run.listeners.add(listener)
      return () => void run.listeners.delete(listener)
    },
    () => run.running,
  )
  const show = (next: Running | null) => {
    run.running = next
    for (const listener of run.listeners) listener()
  }
  const work = async <Value>(
    label: string,
    canStop: boolean,
    act: (work: Parameters<typeof startImport>[1]['work']) => Promise<Value>,
  ): Promise<Value | null> => {
    if (run.running) return null
    const stop = new AbortController()
    run.stop = stop
    show({ label, done: 0, of: 0, canStop })
    try {
      const onProgress = (done: number, of: number) => show({ label, done, of, canStop })
      return await act({ signal: stop.signal, onProgress })
    } finally {
      run.stop = null
      show(null)
    }
  }
  return {
    running,
    stop: () => run.stop?.abort(),
    /** False when it was stopped before anything was written: the file stays open. */
    async begin(planned: Planned, fileName: string): Promise<boolean> {
      const done = await work('Importing clients', true, (one) =>
        startImport(session, { planned, fileName, work: one }),
      )
      announce(done?.ok ? 'The clients are in.' : 'The import was stopped.')
      return done !== null && (done.ok || done.refusal !== 'notBegun')
    },
    async goOn(importId: string): Promise<void> {
      const done = await work('Importing clients', true, (one) =>
        resumeImport(session, { importId, work: one }),
      )
      announce(done?.ok ? 'The clients are in.' : 'The import was stopped.')
    },
    async takeBack(importId: string): Promise<void> {
      const done = await work('Taking the import back', false, (one) =>
        undoImport(session, { importId, work: one }),
      )
      if (done?.ok) announce('The import was taken back.')
    },
    forget: (importId: string) => forgetImport(session, importId),
  }
}
export type ImportRun = ReturnType<typeof useImportRun>
