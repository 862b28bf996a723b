import { Button } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import {
  addChecklistLine,
  putChecklistLineBack,
  removeChecklistLine,
} from '#renderer/data/commands/edit-checklist'
import { type TickRefusal, tickChecklist } from '#renderer/data/commands/tick-checklist'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useCommand } from '#renderer/data/use-command'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { useUndo } from '#renderer/ui/tell/undo'
import { type AllergyRemark, isStopped } from '#shared/domain/supplies/allergy-check'
import { phaseOf } from '#shared/domain/visit/checklist-lines'
import type { ChecklistLine } from '#shared/schema/visit'
import classes from './checklist.module.css'
import { ChecklistRow } from './checklist-row'

export type Remarks = ReadonlyMap<string, readonly AllergyRemark[]>

interface ChecklistProps {
  readonly sheet: VisitSheet
  readonly phase: ChecklistLine['phase']
  readonly remarks: Remarks
  readonly label: string
}

const refusals: Record<TickRefusal, string> = {
  allergy: 'An allergy speaks against this. It stays unticked; leave it out instead.',
  closed: 'This visit was called off, so its list stays as it is.',
  noSuchLine: 'That line is not in the list any more.',
  full: 'This list is full: 400 lines.',
  empty: 'Write what to bring or do first.',
  gone: 'This visit is not here any more.',
}

/** One moment's list. Space ticks, arrows walk; every line is a big target. */
export function Checklist({ sheet, phase, remarks, label }: ChecklistProps) {
  const { visit } = sheet
  const list = useRef<HTMLUListElement>(null)
  const { run: tick } = useCommand(tickChecklist)
  const { run: takeOut } = useCommand(removeChecklistLine)
  const { run: putBack } = useCommand(putChecklistLineBack)
  const offerUndo = useUndo()
  const [problem, setProblem] = useState<string | null>(null)
  // What must not come along stands first: it is decided before anything is packed.
  const isStop = (line: ChecklistLine) => isStopped(remarks.get(line.id) ?? [])
  const { lines: all } = phaseOf(visit, phase)
  const lines = [...all.filter(isStop), ...all.filter((line) => !isStop(line))]
  const closed = visit.state === 'cancelled' || visit.state === 'noShow'

  const setTicked = async (line: ChecklistLine, ticked: boolean) => {
    const done = await tick({ visitId: visit.id, lineId: line.id, ticked })
    setProblem(done.ok ? null : refusals[done.refusal])
  }
  const leaveOut = async (line: ChecklistLine) => {
    const done = await takeOut({ visitId: visit.id, lineId: line.id })
    if (!done.ok) return setProblem(refusals[done.refusal])
    setProblem(null)
    list.current?.querySelectorAll<HTMLElement>('[data-line]')[lines.indexOf(line)]?.focus()
    offerUndo({
      message: `Left out: ${line.label}`,
      undo: async () => void (await putBack(done.value)),
    })
  }
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const boxes = [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
    const here = boxes.indexOf(document.activeElement as HTMLElement)
    const next = boxes[here + (event.key === 'ArrowDown' ? 1 : -1)]
    if (here < 0 || !next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div>
      <ul ref={list} className={classes.list} aria-label={label} onKeyDown={walk}>
        {lines.map((line) => (
          <ChecklistRow
            key={line.id}
            line={line}
            sheet={sheet}
            remarks={remarks.get(line.id) ?? []}
            closed={closed}
            onTick={(ticked) => void setTicked(line, ticked)}
            onLeaveOut={() => void leaveOut(line)}
          />
        ))}
      </ul>
      {problem && (
        <p role="alert" className={classes.problem}>
          <Status meaning="attention">{problem}</Status>
        </p>
      )}
      {!closed && <AddLine visitId={visit.id} phase={phase} />}
    </div>
  )
}

function AddLine({
  visitId,
  phase,
}: {
  readonly visitId: string
  readonly phase: ChecklistLine['phase']
}) {
  const { run: add, running } = useCommand(addChecklistLine)
  const [label, setLabel] = useState('')
  const words = phase === 'pack' ? 'Something else to bring' : 'Something else to do'
  const save = async () => {
    if (label.trim() === '') return
    const done = await add({ visitId, phase, label })
    if (!done.ok) return announce(refusals[done.refusal])
    setLabel('')
  }
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <input
        className={classes.addWords}
        aria-label={words}
        placeholder={words}
        maxLength={300}
        dir="auto"
        autoComplete="off"
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={running} disabled={label.trim() === ''}>
        Add
      </Button>
    </form>
  )
}
