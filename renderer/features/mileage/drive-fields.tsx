import type { UseFormReturn } from 'react-hook-form'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { TimeField } from '#renderer/ui/fields/time-field'
import { FieldRow } from '#renderer/ui/forms/form-section'
import type { DriveForm } from '#shared/domain/mileage/drive-form'
import {
  driveEndWords,
  knownWords,
  purposeWords,
  unitNames,
} from '#shared/domain/mileage/drive-words'
import type { DriveAnswer } from '#shared/domain/mileage/log-drive'
import classes from './mileage.module.css'

interface DriveFieldsProps {
  readonly form: UseFormReturn<DriveForm>
  readonly before: DriveAnswer | null
  readonly inBook: boolean
  readonly clock: PracticeClock
}

const optionsOf = (words: Readonly<Record<string, string>>, without: readonly string[] = []) =>
  Object.entries(words)
    .filter(([value]) => !without.includes(value))
    .map(([value, label]) => ({ value, label }))

/** When, from where to where, how far and what for. */
export function DriveFields({ form, before, inBook, clock }: DriveFieldsProps) {
  const { control } = form
  const known = form.watch('known')
  const fromKind = form.watch('fromKind')
  const toKind = form.watch('toKind')
  // An end at a client's home is one of a visit: by hand it cannot be chosen, only left as it is.
  const ends = (end: 'from' | 'to') =>
    optionsOf(driveEndWords, before?.[end].kind === 'visit' ? [] : ['visit'])
  // Only the map can estimate.
  const hows = optionsOf(knownWords, before?.known === 'estimated' ? [] : ['estimated'])
  return (
    <div className={classes.fields}>
      <DateField control={control} name="day" label="Day" today={clock.today} max={clock.today} />
      <FieldRow>
        <TimeField control={control} name="startTime" label="Began" width="s" />
        <TimeField control={control} name="endTime" label="Ended" optional width="s" />
      </FieldRow>
      <SelectField control={control} name="fromKind" label="From" options={ends('from')} />
      {fromKind === 'other' && (
        <TextField control={control} name="fromName" label="From where" maxLength={300} optional />
      )}
      <SelectField control={control} name="toKind" label="To" options={ends('to')} />
      {toKind === 'other' && (
        <TextField control={control} name="toName" label="To where" maxLength={300} optional />
      )}
      <SelectField
        control={control}
        name="known"
        label="How the distance is known"
        options={hows}
      />
      {known === 'odometer' ? (
        <FieldRow>
          <NumberField
            control={control}
            name="odometerStart"
            label="Odometer before"
            decimals={1}
            width="s"
          />
          <NumberField
            control={control}
            name="odometerEnd"
            label="Odometer after"
            decimals={1}
            width="s"
          />
        </FieldRow>
      ) : (
        <FieldRow>
          <NumberField control={control} name="distance" label="Distance" decimals={1} width="s" />
          <SelectField
            control={control}
            name="unit"
            label="Counted in"
            width="s"
            options={optionsOf(unitNames)}
          />
        </FieldRow>
      )}
      <SelectField
        control={control}
        name="purpose"
        label="What for"
        options={optionsOf(purposeWords)}
      />
      <TextField control={control} name="note" label="Remark" optional maxLength={300} />
      {inBook && (
        <TextField
          control={control}
          name="reason"
          label="Why it is changed"
          help="Stands with the old and the new figure in the drive’s history."
          maxLength={300}
        />
      )}
    </div>
  )
}
