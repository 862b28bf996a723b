import { useCallback, useRef, useState } from 'react'
import { advanceVisit, type TimelineRefusal } from '#renderer/data/commands/advance-visit'
import {
  addTimelineEvent,
  moveTimelineEvent,
  removeTimelineEvent,
} from '#renderer/data/commands/edit-timeline'
import { useCommand } from '#renderer/data/use-command'
import { announce } from '#renderer/ui/tell/announce'
import { useUndo } from '#renderer/ui/tell/undo'
import { missingWords } from '#shared/domain/consents/missing-consents'
import { timelineProblemWords, timelineWords } from '#shared/domain/visit/timeline-words'
import type { TimelineKind, Visit } from '#shared/schema/visit'

export interface TimelineChanges {
  readonly running: boolean
  /** Why the last tap was not written down; null when it was. */
  readonly problem: string | null
  logNow(kind: TimelineKind): Promise<boolean>
  /** Says why not; null when it is written down. */
  logAt(kind: TimelineKind, at: string): Promise<string | null>
  /** Says why not; null when it is changed. */
  move(eventId: string, at: string): Promise<string | null>
  remove(eventId: string): Promise<void>
}

const refusalWords = (refusal: TimelineRefusal): string => {
  if (refusal.kind === 'gone') return 'This visit is not here any more.'
  if (refusal.kind === 'gate') {
    return refusal.standing === 'stop'
      ? 'The door check says stop: call first.'
      : 'Ask at the door first, or write why not.'
  }
  if (refusal.kind === 'consent') return refusal.missing.map(missingWords).join(' ')
  return timelineProblemWords(refusal)
}

/** One tap writes the present moment down; every tap and removal can be taken back. */
export function useTimelineChanges({ id: visitId }: Visit): TimelineChanges {
  const advance = useCommand(advanceVisit)
  const { run: add } = useCommand(addTimelineEvent)
  const { run: moveTo } = useCommand(moveTimelineEvent)
  const { run: takeOut } = useCommand(removeTimelineEvent)
  const offerUndo = useUndo()
  const [problem, setProblem] = useState<string | null>(null)
  const { run: tap } = advance
  const tapping = useRef(false)

  const logNow = useCallback(
    async (kind: TimelineKind) => {
      // A second tap before the first is written down means the same thing: nobody is told off for it.
      if (tapping.current) return false
      tapping.current = true
      const done = await tap({ visitId, kind }).finally(() => {
        tapping.current = false
      })
      setProblem(done.ok ? null : refusalWords(done.refusal))
      if (!done.ok) return false
      const eventId = done.value
      offerUndo({
        message: timelineWords[kind],
        undo: async () => {
          const undone = await takeOut({ visitId, eventId })
          if (!undone.ok) setProblem(refusalWords(undone.refusal))
        },
      })
      return true
    },
    [tap, takeOut, offerUndo, visitId],
  )
  return {
    running: advance.running,
    problem,
    logNow,
    async logAt(kind, at) {
      const done = await add({ visitId, kind, at })
      if (!done.ok) return refusalWords(done.refusal)
      setProblem(null)
      announce(timelineWords[kind])
      return null
    },
    async move(eventId, at) {
      const done = await moveTo({ visitId, eventId, at })
      if (!done.ok) return refusalWords(done.refusal)
      setProblem(null)
      return null
    },
    async remove(eventId) {
      const done = await takeOut({ visitId, eventId })
      setProblem(done.ok ? null : refusalWords(done.refusal))
      if (!done.ok) return
      offerUndo({
        message: `Taken out: ${timelineWords[done.value.kind]}`,
        undo: async () => {
          await add({ visitId, ...done.value })
        },
      })
    },
  }
}
