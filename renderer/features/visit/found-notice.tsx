import { Button } from '@mantine/core'
import { useState } from 'react'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { Notice } from '#renderer/ui/show/notice'
import { notAtTheDoor, type SessionFinding } from '#shared/domain/notes/found-in-session'
import { useDoorGate } from './use-door-gate'
import classes from './visit.module.css'

interface FoundNoticeProps {
  readonly sheet: VisitSheet
  /** Whose finding it is: each has a door check of their own. */
  readonly clientId: string
  readonly findings: readonly SessionFinding[]
  readonly onToDoor: (clientId: string) => void
}

/** What was seen with the hands on goes to the door: there stands whom to call, and what to say. */
export function FoundNotice({ sheet, clientId, findings, onToDoor }: FoundNoticeProps) {
  const { change } = useDoorGate({ visitId: sheet.visit.id, clientId })
  const [problem, setProblem] = useState('')
  const gate = sheet.gates.find((one) => one.clientId === clientId)?.doorGate ?? null
  // A time that was put in later says nothing of what was answered before it was written down.
  const begun = sheet.visit.timeline.find(({ kind }) => kind === 'began')
  const open = notAtTheDoor(findings, gate, begun?.recordedAt ?? null)
  if (open.length === 0) return null
  const today = open.filter(({ urgency }) => urgency === 'D')
  const shown = today.length > 0 ? today : open
  const isAskedAgain = shown.every(({ questionIds }) => questionIds.length === 0)
  const write = async () => {
    const questionIds = [...new Set(shown.flatMap((one) => one.questionIds))]
    const words =
      questionIds.length > 0 ? await change({ kind: 'answer', questionIds, answer: 'yes' }) : null
    if (words === null) onToDoor(clientId)
    else setProblem(words)
  }
  return (
    <div role="status" className={classes.found}>
      <Notice
        meaning={today.length > 0 ? 'stop' : 'attention'}
        title={
          today.length > 0 ? 'This asks for a call today' : 'A provider looks at this within days'
        }
        action={
          <Button variant="default" onClick={() => void write()}>
            {isAskedAgain ? 'Ask at the door' : 'Write it at the door'}
          </Button>
        }
      >
        {shown.map(({ words }) => (
          <p key={words}>{words}</p>
        ))}
        <p>
          {problem ||
            (isAskedAgain
              ? 'Answer there once more, also what is still a no. The note stays as it is.'
              : 'At the door stand whom to call and what to say. The note stays as it is.')}
        </p>
      </Notice>
    </div>
  )
}
