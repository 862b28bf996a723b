import { useEffect, useRef } from 'react'
import { useFieldArray, useWatch } from 'react-hook-form'
import { useSession } from '#renderer/data/session'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { gestationAt } from '#shared/domain/clients/ages'
import { nextBaby } from '#shared/domain/clients/blank-form'
import type { BabyForm } from '#shared/domain/clients/household-form'
import { isDay } from '#shared/domain/clients/plausible-dates'
import { feedingWords, yesNoWords } from '#shared/domain/clients/words'
import { HealthFields } from './health-fields'
import type { HouseholdFormApi } from './household-form-api'
import { optionsOf } from './options'
import { RowList } from './row-list'
import { WarnedDate } from './warned-date'

interface BabyFieldsProps {
  readonly form: HouseholdFormApi
  readonly today: string
}

export function BabyFields({ form, today }: BabyFieldsProps) {
  const session = useSession()
  const { control } = form
  const rows = useFieldArray({ control, name: 'babies', keyName: 'key' })
  const takenOut = useRef<BabyForm | undefined>(undefined)
  const stage = useWatch({ control, name: 'birth.stage' })
  useFollowBirth(form)
  return (
    <FormSection
      title="Babies"
      help={
        stage === 'pregnant'
          ? 'Babies are added after the birth. An older child who takes part can be added now.'
          : 'Each baby has a record of its own. The birth date above is filled in for each.'
      }
    >
      <RowList
        one="baby"
        large
        items={rows.fields}
        keyOf={(row) => row.key}
        titleOf={(_, index) => `Baby ${index + 1}`}
        render={(index) => <OneBaby form={form} index={index} today={today} />}
        addLabel={rows.fields.length === 0 ? 'Add a baby' : 'Add another baby'}
        onAdd={() =>
          rows.append(nextBaby(form.getValues(), session.newId), {
            focusName: `babies.${rows.fields.length}.name.given`,
          })
        }
        onRemove={(index) => {
          takenOut.current = form.getValues(`babies.${index}`)
          rows.remove(index)
        }}
        onPutBack={(index) => takenOut.current && rows.insert(index, takenOut.current)}
      />
    </FormSection>
  )
}

interface OneBabyProps {
  readonly form: HouseholdFormApi
  readonly index: number
  readonly today: string
}

function OneBaby({ form, index, today }: OneBabyProps) {
  const { control } = form
  const at = `babies.${index}` as const
  return (
    <>
      <FieldRow>
        <TextField
          control={control}
          name={`${at}.name.given`}
          label="First name"
          optional
          maxLength={120}
        />
        <TextField
          control={control}
          name={`${at}.name.family`}
          label="Last name"
          optional
          maxLength={120}
        />
      </FieldRow>
      <FieldRow>
        <WarnedDate form={form} at={index} label="Date of birth" today={today} max={today} />
        <NumberField
          control={control}
          name={`${at}.facts.gestationWeeks`}
          label="Born at"
          optional
          unit="weeks"
          width="s"
        />
        <NumberField
          control={control}
          name={`${at}.facts.gestationDays`}
          label="and"
          optional
          unit="days"
          width="s"
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          control={control}
          name={`${at}.facts.birthWeightG`}
          label="Birth weight"
          optional
          unit="g"
          width="s"
        />
        <SelectField
          control={control}
          name={`${at}.facts.feeding`}
          label="Feeding"
          options={optionsOf(feedingWords)}
          searchable={false}
          width="s"
        />
      </FieldRow>
      <FieldRow>
        <SelectField
          control={control}
          name={`${at}.facts.nicu`}
          label="Was in the NICU"
          options={optionsOf(yesNoWords)}
          width="s"
        />
        <SelectField
          control={control}
          name={`${at}.facts.cordHealed`}
          label="Cord healed"
          options={optionsOf(yesNoWords)}
          width="s"
        />
        <TextField control={control} name={`${at}.pronouns`} label="Pronouns" optional width="s" />
        <TextField
          control={control}
          name={`${at}.gender`}
          label="Gender"
          optional
          width="s"
          maxLength={40}
        />
      </FieldRow>
      <HealthFields form={form} at={`${at}.health`} today={today} />
    </>
  )
}

/** Nobody types a date twice: babies follow the birth date and gestation until one is typed for them. */
function useFollowBirth(form: HouseholdFormApi) {
  const [birthOn, dueOn] = useWatch({
    control: form.control,
    name: ['birth.birthOn', 'birth.dueOn'],
  })
  const before = useRef({ birthOn, dueOn })
  useEffect(() => {
    const old = before.current
    before.current = { birthOn, dueOn }
    if (old.birthOn === birthOn && old.dueOn === dueOn) return
    const oldDays = gestation(old.birthOn, old.dueOn)
    const newDays = gestation(birthOn, dueOn)
    form.getValues('babies').forEach((baby, index) => {
      const { dateOfBirth, facts } = baby
      if (isDay(birthOn) && (dateOfBirth === null || dateOfBirth === old.birthOn)) {
        form.setValue(`babies.${index}.dateOfBirth`, birthOn, { shouldDirty: true })
      }
      const days =
        facts.gestationWeeks === null ? null : facts.gestationWeeks * 7 + (facts.gestationDays ?? 0)
      if (newDays !== null && (days === null || days === oldDays)) {
        form.setValue(`babies.${index}.facts.gestationWeeks`, Math.floor(newDays / 7))
        form.setValue(`babies.${index}.facts.gestationDays`, newDays % 7)
      }
    })
  }, [birthOn, dueOn, form])
}

const gestation = (birthOn: string | null, dueOn: string | null): number | null =>
  isDay(birthOn) && isDay(dueOn) ? gestationAt(birthOn, dueOn) : null
