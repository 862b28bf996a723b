import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Section } from '#renderer/ui/page/section'
import { Status } from '#renderer/ui/show/status'
import type { GateHit } from '#shared/domain/clinical/gate/evaluate'
import { gateUrgencyWords } from '#shared/domain/clinical/gate/words'
import classes from './gate.module.css'
import type { PersonAtDoor } from './gate-of-visit'
import type { GateChanges } from './use-door-gate'

interface GateFindingsProps {
  readonly at: PersonAtDoor
  readonly changes: GateChanges
}

/** Every rule that holds, the gravest first, each with its reason and its row of the rulebook. */
export function GateFindings({ at, changes }: GateFindingsProps) {
  const { hits } = at.result
  return (
    <Section title="What was found">
      {hits.length === 0 ? (
        <p className={classes.quiet}>Nothing so far. Findings stand here while you ask.</p>
      ) : (
        <ul className={classes.findings}>
          {hits.map((hit) => (
            <Finding key={hit.rule.id} hit={hit} changes={changes} />
          ))}
        </ul>
      )}
    </Section>
  )
}

const meaningOf = ({ rule, overridden }: GateHit) => {
  if (overridden) return 'attention' as const
  if (rule.effect === 'stop') return 'stop' as const
  return rule.effect === 'modify' ? ('attention' as const) : ('waiting' as const)
}

function Finding({ hit, changes }: { readonly hit: GateHit; readonly changes: GateChanges }) {
  const { rule, overridden } = hit
  const [open, setOpen] = useState(false)
  const may = rule.evidence === 'default' && rule.effect !== 'note' && !overridden
  return (
    <li className={classes.finding} data-urgency={rule.urgency}>
      <div className={classes.findingHead}>
        <Status meaning={meaningOf(hit)}>{gateUrgencyWords[rule.urgency]}</Status>
        <span className={classes.source}>
          {rule.source}
          {rule.evidence === 'LOCKED' ? ' · locked' : ''}
        </span>
      </div>
      <p>{rule.reason}</p>
      {overridden && <p className={classes.help}>Gone on all the same: {overridden.reason}</p>}
      {may && !open && (
        <Button variant="subtle" size="compact-md" onClick={() => setOpen(true)}>
          Override with a reason
        </Button>
      )}
      {may && open && (
        <ReasonForm
          label="Why it may go on all the same"
          submit="Override"
          onSave={(reason) => changes.change({ kind: 'override', ruleId: rule.id, reason })}
          onClose={() => setOpen(false)}
        />
      )}
    </li>
  )
}

interface ReasonFormProps {
  readonly label: string
  readonly submit: string
  readonly onSave: (reason: string) => Promise<string | null>
  readonly onClose: () => void
}

/** A reason in a few words, kept with who gave it and when. */
export function ReasonForm({ label, submit, onSave, onClose }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    const words = await onSave(reason)
    setProblem(words)
    if (words === null) onClose()
  }
  return (
    <form
      className={classes.reason}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput
        label={label}
        value={reason}
        error={problem}
        maxLength={300}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {submit}
      </Button>
      <Button variant="subtle" onClick={onClose}>
        Back
      </Button>
    </form>
  )
}
