import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { cancelVisit, reinstateCancelledVisit } from '#renderer/data/commands/cancel-visit'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useCommand } from '#renderer/data/use-command'
import { Section } from '#renderer/ui/page/section'
import { GateCode } from '#renderer/ui/show/gate-code'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Notice } from '#renderer/ui/show/notice'
import { useUndo } from '#renderer/ui/tell/undo'
import { canBeCalledOff } from '#shared/domain/schedule/call-off-visit'
import type { Visit } from '#shared/schema/visit'
import type { Remarks } from './checklist'
import { ConsentPanel } from './consent-panel'
import { DoorGateSection } from './door-gate'
import { FamiliesOfGroup } from './infant/group-families'
import { PhaseSection } from './prepare-stage'
import classes from './visit.module.css'

interface DoorStageProps {
  readonly sheet: VisitSheet
  readonly remarks: Remarks
  /** Whose check is looked at first; '' for the parent's. */
  readonly atDoor: string
}

/** Read in the driveway: how to get in, what to do first, and what if nobody opens. */
export function DoorStage({ sheet, remarks, atDoor }: DoorStageProps) {
  const { state } = sheet.visit
  const closed = state === 'cancelled' || state === 'noShow'
  return (
    <>
      <AccessCard sheet={sheet} />
      <ConsentPanel sheet={sheet} />
      <PhaseSection {...{ sheet, remarks }} phase="door" title="At the door" />
      <FamiliesOfGroup sheet={sheet} />
      {!closed && <DoorGateSection sheet={sheet} atDoor={atDoor} />}
      {canBeCalledOff(sheet.visit) && <NobodyHome visit={sheet.visit} />}
    </>
  )
}

function AccessCard({ sheet }: { readonly sheet: VisitSheet }) {
  const parent = sheet.household?.parent
  const access = parent?.home?.access
  const contact = parent?.contact
  const facts = [
    ['Parking', access?.parking],
    ['Entrance', access?.entrance],
    ['Stairs', access?.stairs],
    ['Pets', access?.pets],
    ['Others at home', access?.othersAtHome],
    ['Good to know', access?.note],
    ['Phone', contact?.phone],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <Section title="Getting in">
      {access?.quietEntry && (
        <Notice meaning="attention" title="Quiet entry: do not ring">
          The baby may be asleep.
        </Notice>
      )}
      {access?.gateCode && (
        <p className={classes.gate}>
          <span>Gate code</span>
          <strong className={classes.gateCode}>
            <GateCode code={access.gateCode} />
          </strong>
        </p>
      )}
      {facts.length > 0 ? (
        <KeyValues>
          {facts.map(([label, words]) => (
            <KeyValue key={label} label={label}>
              {words}
            </KeyValue>
          ))}
        </KeyValues>
      ) : (
        !access?.gateCode && <p className={classes.quiet}>Nothing is recorded for this door yet.</p>
      )}
    </Section>
  )
}

function NobodyHome({ visit }: { readonly visit: Visit }) {
  const { run: callOff, running } = useCommand(cancelVisit)
  const { run: reinstate } = useCommand(reinstateCancelledVisit)
  const offerUndo = useUndo()
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  if (visit.state !== 'arrived' && visit.state !== 'travelling') return null
  const save = async () => {
    const done = await callOff({ visitId: visit.id, to: 'noShow', reason })
    if (!done.ok) {
      return setProblem(
        done.refusal === 'noReason'
          ? 'Say what you did in a few words.'
          : 'This visit has moved on.',
      )
    }
    offerUndo({
      message: 'Kept as nobody home',
      undo: async () => void (await reinstate({ visitId: visit.id, to: done.value })),
    })
  }
  if (!asked) {
    return (
      <Button variant="subtle" onClick={() => setAsked(true)}>
        Nobody opens
      </Button>
    )
  }
  return (
    <Section title="Nobody opens">
      <form
        className={classes.inlineForm}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          label="What you did"
          placeholder="Waited 15 min, called twice"
          value={reason}
          error={problem}
          maxLength={300}
          autoFocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={running}>
          Keep as nobody home
        </Button>
        <Button variant="subtle" onClick={() => setAsked(false)}>
          Back
        </Button>
      </form>
    </Section>
  )
}
