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
  const open = notAtTheDoor(findings, gate)
  if (open.length === 0) return null
  const today = open.filter(({ urgency }) => urgency === 'D')
  const shown = today.length > 0 ? today : open
  const write = async () => {
    const questionIds = [...new Set(open.flatMap((one) => one.questionIds))]
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
            Write it at the door
          </Button>
        }
      >
        {shown.map(({ words }) => (
          <p key={words}>{words}</p>
        ))}
        <p>
          {problem || 'At the door stand whom to call and what to say. The note stays as it is.'}
        </p>
      </Notice>
    </div>
  )
}
