import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { callableTeam } from '#renderer/data/queries/door-gates'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { NotRead } from '#renderer/ui/tell/not-read'
import { cannotBeSkipped } from '#shared/domain/clinical/gate/evaluate'
import { outcomeWords } from '#shared/domain/clinical/gate/words'
import classes from './gate.module.css'
import { GateBanner } from './gate-banner'
import { GateEscalation } from './gate-escalation'
import { GateFindings, ReasonForm } from './gate-findings'
import { GateGroups } from './gate-groups'
import { type PersonAtDoor, peopleAtDoor } from './gate-of-visit'
import { GateVitalsForm } from './gate-vitals'
import { type GateChanges, useDoorGate } from './use-door-gate'
import visitClasses from './visit.module.css'

interface DoorGateSectionProps {
  readonly sheet: VisitSheet
  /** Whose check is looked at first; '' for the parent's. */
  readonly atDoor: string
}

/** Before the hands: what is asked and measured, what it means, and what to do about it. */
export function DoorGateSection({ sheet, atDoor }: DoorGateSectionProps) {
  const people = useMemo(() => peopleAtDoor(sheet), [sheet])
  const [chosenId, setChosenId] = useState(atDoor)
  const at = people.find(({ person }) => person.id === chosenId) ?? people[0]
  if (!at) return null
  return (
    <Section title="Door check" help="Asked of each person for themselves. Not asked is not no.">
      {people.length > 1 && (
        <nav className={visitClasses.people} aria-label="Whose door check">
          {people.map(({ person, result }) => (
            <button
              key={person.id}
              type="button"
              className={visitClasses.person}
              aria-current={person.id === at.person.id ? 'true' : undefined}
              onClick={() => setChosenId(person.id)}
            >
              <PersonName name={person.calledName} fallback="Not named" />
              <span className={classes.tabWord}>{outcomeWords[result.outcome]}</span>
            </button>
          ))}
        </nav>
      )}
      <PersonGate key={at.person.id} sheet={sheet} at={at} />
    </Section>
  )
}

function PersonGate({ sheet, at }: { readonly sheet: VisitSheet; readonly at: PersonAtDoor }) {
  const session = useSession()
  const { visit, clinical } = sheet
  const changes = useDoorGate({ visitId: visit.id, clientId: at.person.id })
  const team = useLive(callableTeam, at.household)
  const shared = { at, changes, visitId: visit.id, now: session.now }
  return (
    <>
      <div className={classes.sticky} role="status">
        <GateBanner at={at} named={false} />
      </div>
      {changes.problem && (
        <div role="alert">
          <Notice meaning="attention" title={changes.problem}>
            What was written down before stands.
          </Notice>
        </div>
      )}
      <NotRead of={[team]} what="Numbers of the care team" />
      <GateEscalation
        {...shared}
        team={team.value ?? []}
        lines={clinical.lines}
        timeZone={visit.timeZone}
      />
      <div className={classes.columns}>
        <GateGroups at={at} changes={changes} />
        <div className={classes.side}>
          <GateVitalsForm {...shared} />
          <GateFindings at={at} changes={changes} />
        </div>
      </div>
      <Skip at={at} changes={changes} />
    </>
  )
}

/** Left out with a reason, which stays in sight. A stop cannot be left out. */
function Skip({ at, changes }: { readonly at: PersonAtDoor; readonly changes: GateChanges }) {
  const [open, setOpen] = useState(false)
  const stopped = cannotBeSkipped(at.result, at.gate.subject)
  if (at.result.open.length === 0 || stopped || at.gate.skipped) return null
  if (!open) {
    return (
      <Button variant="subtle" onClick={() => setOpen(true)}>
        Begin without asking everything
      </Button>
    )
  }
  return (
    <ReasonForm
      label="Why not everything was asked"
      submit="Keep this reason"
      onSave={(reason) => changes.change({ kind: 'skip', reason })}
      onClose={() => setOpen(false)}
    />
  )
}

/** Brings the keyboard to what is next at the door: whom to call, or the first question not answered. */
export function focusDoorGate(stage: HTMLElement | null): void {
  const next =
    stage?.querySelector<HTMLElement>('[data-call] button') ??
    stage?.querySelector<HTMLElement>('[data-question]:not([data-answer]) button') ??
    stage?.querySelector<HTMLElement>('[data-question][data-answer="unknown"] button')
  next?.focus()
  next?.scrollIntoView({ block: 'center' })
}
