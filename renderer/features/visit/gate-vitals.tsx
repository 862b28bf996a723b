import { Button, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import {
  readVitals,
  type TypedVitals,
  typedVitals,
  type VitalField,
  vitalsProblemWords,
} from '#shared/domain/clinical/gate/read-vitals'
import type { GateVitals } from '#shared/schema/door-gate'
import classes from './gate.module.css'
import type { PersonAtDoor } from './gate-of-visit'
import type { GateChanges } from './use-door-gate'

interface GateVitalsFormProps {
  readonly at: PersonAtDoor
  readonly changes: GateChanges
  readonly visitId: string
  readonly now: () => string
}

interface Shown {
  readonly field: VitalField
  readonly label: string
  /** '' where it is chosen beside the field. */
  readonly unit: string
}
const parentFields: readonly Shown[] = [
  { field: 'systolic', label: 'Pressure, upper', unit: 'mmHg' },
  { field: 'diastolic', label: 'Pressure, lower', unit: 'mmHg' },
  { field: 'temperature', label: 'Temperature', unit: '' },
  { field: 'pulse', label: 'Pulse', unit: '/min' },
  { field: 'breaths', label: 'Breaths', unit: '/min' },
  { field: 'spo2', label: 'Oxygen', unit: '%' },
]
const againFields: readonly Shown[] = [
  { field: 'systolicAgain', label: 'After 15 min, upper', unit: 'mmHg' },
  { field: 'diastolicAgain', label: 'After 15 min, lower', unit: 'mmHg' },
]
const infantFields: readonly Shown[] = [
  { field: 'temperature', label: 'Temperature', unit: '' },
  { field: 'breaths', label: 'Breaths', unit: '/min' },
  { field: 'weightG', label: 'Weight', unit: 'g' },
]

const isTyped = (values: unknown): values is TypedVitals =>
  typeof values === 'object' &&
  values !== null &&
  Object.keys(typedVitals(emptyVitals)).every(
    (field) => typeof (values as Record<string, unknown>)[field] === 'string',
  )

const emptyVitals: GateVitals = {
  ...{ systolic: null, diastolic: null, systolicAgain: null, diastolicAgain: null },
  ...{ temperatureC: null, pulse: null, breaths: null, spo2: null, weightG: null },
  measuredAt: null,
}

const sameVitals = (a: GateVitals, b: GateVitals): boolean =>
  JSON.stringify({ ...a, measuredAt: null }) === JSON.stringify({ ...b, measuredAt: null })

/**
 * What was measured, saved as it is typed once it can be so. A number of the other scale is refused in its
 * field; what is typed stays there.
 */
export function GateVitalsForm({ at, changes, visitId, now }: GateVitalsFormProps) {
  const { gate, person } = at
  const form = useForm<TypedVitals>({ defaultValues: typedVitals(gate.vitals) })
  const draft = useFormDraft(`door-vitals:${visitId}:${person.id}`, form, isTyped)
  const typed = form.watch()
  const read = readVitals(typed, now())
  const problems = read.ok ? {} : read.refusal
  const keep = async () => {
    const latest = readVitals(form.getValues(), now())
    if (!latest.ok) return
    if (!sameVitals(latest.value, gate.vitals)) {
      const words = await changes.change({ kind: 'vitals', vitals: latest.value })
      if (words !== null) return
    }
    await draft.clear()
  }
  // A number that was typed before a crash or a wrong turn counts as soon as it is back.
  const { restored } = draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the draft was put back
  useEffect(() => {
    if (restored) void keep()
  }, [restored])
  const field = ({ field: name, label, unit: fixed }: Shown) => {
    const problem = problems[name]
    const unit = name === 'temperature' ? `°${typed.scale}` : fixed
    return (
      <TextInput
        key={name}
        className={classes.vital ?? ''}
        label={label}
        inputMode="decimal"
        maxLength={6}
        rightSection={<span className={classes.unit}>{unit}</span>}
        rightSectionWidth={58}
        error={problem && problem.kind !== 'pairMissing' ? vitalsProblemWords(problem) : undefined}
        {...form.register(name, { onBlur: () => void keep() })}
      />
    )
  }
  const high = (gate.vitals.systolic ?? 0) >= 130 || (gate.vitals.diastolic ?? 0) >= 80
  const missing = Object.values(problems).some(({ kind }) => kind === 'pairMissing')
  return (
    <form
      className={classes.vitals}
      aria-label="Measured"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <div className={classes.vitalFields}>
        {(person.kind === 'infant' ? infantFields : parentFields).map(field)}
        {person.kind === 'parent' && (high || typed.systolicAgain !== '') && againFields.map(field)}
        <div className={classes.scale}>
          <SegmentedTabs
            label="Scale of the thermometer"
            value={typed.scale}
            onChange={(scale) => {
              form.setValue('scale', scale === 'F' ? 'F' : 'C')
              void keep()
            }}
            options={[
              { value: 'F', label: '°F' },
              { value: 'C', label: '°C' },
            ]}
          />
        </div>
      </div>
      {missing && (
        <p className={classes.help}>
          Blood pressure is two numbers: it counts once both are there.
        </p>
      )}
      <Button type="submit" variant="default">
        Check what was measured
      </Button>
    </form>
  )
}
