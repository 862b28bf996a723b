import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { saveCosignRule } from '#renderer/data/commands/save-cosign-rule'
import { allStaff } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { Reading } from '#renderer/ui/tell/reading'
import { useUndo } from '#renderer/ui/tell/undo'
import { mayCosign } from '#shared/domain/notes/cosign'
import { cosignReasonWords } from '#shared/domain/notes/cosign-words'
import type { CosignRuleRefusal } from '#shared/domain/practice/cosign-rule'
import { notYoursWords } from '#shared/domain/practice/may-do'
import type { CosignRule, Staff } from '#shared/schema/staff'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

/** Whose notes a second person signs too. */
export function CosignSection() {
  const live = useLive(allStaff)
  const writers = (live.value ?? []).filter(({ role }) => role !== 'office')
  return (
    <SettingsSection
      title="Co-signing"
      lead="Notes of a student, an assistant or a new colleague are signed by a second person too. The note itself never changes: the second signature stands beside the first."
    >
      <Reading of={[live]} what="The practice’s people" />
      {live.value && writers.length < 2 && (
        <p>
          You are the only therapist here. Once a second one has joined, you set it for them here.
        </p>
      )}
      {writers.length > 1 && <People staff={live.value ?? []} writers={writers} />}
    </SettingsSection>
  )
}

interface PeopleProps {
  readonly staff: readonly Staff[]
  readonly writers: readonly Staff[]
}

function People({ staff, writers }: PeopleProps) {
  const { staffId } = useSession()
  const [open, setOpen] = useState<string | null>(null)
  const role = staff.find(({ id }) => id === staffId)?.role
  const decides = role === 'owner' || role === 'lead'
  return (
    <Section
      title="Whose notes"
      help={decides ? undefined : 'An owner or a lead of the practice sets this.'}
    >
      <Rows label="Therapists">
        {writers.map((person) => (
          <div key={person.id}>
            <Row
              title={<PersonName name={person.name} />}
              detail={standing(person, staff)}
              trailing={
                decides && open !== person.id ? (
                  <Button
                    variant="subtle"
                    size="compact-md"
                    aria-label={`Change: ${person.name}`}
                    onClick={() => setOpen(person.id)}
                  >
                    Change
                  </Button>
                ) : undefined
              }
            />
            {open === person.id && (
              <RuleForm person={person} staff={staff} onClose={() => setOpen(null)} />
            )}
          </div>
        ))}
      </Rows>
    </Section>
  )
}

function standing({ cosign }: Staff, staff: readonly Staff[]): string {
  if (!cosign) return 'Signs alone'
  const by = staff.find(({ id }) => id === cosign.by)?.name ?? 'whoever may'
  return `${cosignReasonWords[cosign.reason]}: co-signed by ${by}`
}

const refusalWords: Record<CosignRuleRefusal | 'gone' | 'notYours', string> = {
  notYours: notYoursWords('cosignRules'),
  notAllowed: 'Only an owner or a lead of the practice sets this.',
  notTherapist: 'The office writes no notes.',
  bySelf: 'Nobody signs beside themselves.',
  byLearner: 'Whose own notes are co-signed cannot co-sign. Choose somebody else.',
  unknown: 'That person is not in the practice any more. Choose somebody else.',
  gone: 'This person is not in the practice any more.',
}

const alone = 'alone'
const reasons = [
  { value: alone, label: 'Signs alone' },
  ...Object.entries(cosignReasonWords).map(([value, label]) => ({ value, label })),
]

interface RuleFormProps {
  readonly person: Staff
  readonly staff: readonly Staff[]
  readonly onClose: () => void
}

function RuleForm({ person, staff, onClose }: RuleFormProps) {
  const { run, running } = useCommand(saveCosignRule)
  const offerUndo = useUndo()
  const before = person.cosign ?? null
  const [reason, setReason] = useState<string>(before?.reason ?? alone)
  const [by, setBy] = useState(before?.by ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    const rule = reason === alone ? null : { reason: reason as CosignRule['reason'], by }
    const done = await run({ personId: person.id, rule })
    setProblem(done.ok ? null : refusalWords[done.refusal])
    if (!done.ok) return
    announce('Kept')
    offerUndo({
      message: 'Co-signing changed',
      undo: async () =>
        void (await run({
          personId: person.id,
          rule: before ? { reason: before.reason, by: before.by } : null,
        })),
    })
    onClose()
  }
  return (
    <form
      aria-label={`Co-signing of ${person.name}`}
      className={classes.ruleForm}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Select
        label="Why"
        data={reasons}
        value={reason}
        allowDeselect={false}
        onChange={(value) => setReason(value ?? alone)}
      />
      {reason !== alone && (
        <Select
          label="Who co-signs"
          data={[
            { value: '', label: 'Whoever may' },
            ...mayCosign(person.id, staff).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={by}
          allowDeselect={false}
          onChange={(value) => setBy(value ?? '')}
        />
      )}
      {problem && <p role="alert">{problem}</p>}
      <div className={classes.inline}>
        <Button type="submit" variant="default" loading={running}>
          Keep
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Back
        </Button>
      </div>
    </form>
  )
}
