import { useWatch } from 'react-hook-form'
import { DateField } from '#renderer/ui/fields/date-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { isDay } from '#shared/domain/clients/plausible-dates'
import { birthModeWords, feedingWords, stageWords } from '#shared/domain/clients/words'
import { perinatalClock, perinatalLabel } from '#shared/domain/time/perinatal-clock'
import classes from './client-form.module.css'
import type { HouseholdFormApi } from './household-form-api'
import { optionsOf } from './options'
import { WarnedDate } from './warned-date'

interface BirthFieldsProps {
  readonly form: HouseholdFormApi
  readonly today: string
}

/** The facts that every rule of timing hangs on. Only what the stage asks for is shown. */
export function BirthFields({ form, today }: BirthFieldsProps) {
  const { control } = form
  const [stage, dueOn, birthOn] = useWatch({
    control,
    name: ['birth.stage', 'birth.dueOn', 'birth.birthOn'],
  })
  const pregnant = stage === 'pregnant'
  const stand = perinatalClock(
    {
      stage,
      dueOn: isDay(dueOn) ? dueOn : null,
      birthOn: !pregnant && isDay(birthOn) ? birthOn : null,
    },
    today,
  )
  return (
    <FormSection title="Pregnancy and birth">
      <RadioCards
        control={control}
        name="birth.stage"
        label="Where are they now?"
        columns={3}
        options={optionsOf(stageWords)}
        width="full"
      />
      <FieldRow>
        {!pregnant && (
          <WarnedDate form={form} at="birthOn" label="Birth date" today={today} max={today} />
        )}
        <WarnedDate form={form} at="dueOn" label="Due date" today={today} />
      </FieldRow>
      {stand && <p className={classes.stand}>{perinatalLabel(stand)}</p>}
      {!pregnant && (
        <FieldRow>
          <SelectField
            control={control}
            name="birth.birthMode"
            label="Kind of birth"
            optional
            options={optionsOf(birthModeWords)}
          />
          <DateField
            control={control}
            name="birth.contactOn"
            label="First word with her provider"
            help="After birth; a call counts."
            optional
            today={today}
          />
          <WarnedDate form={form} at="checkupOn" label="Check-up after birth" today={today} />
        </FieldRow>
      )}
      <FieldRow>
        <NumberField
          control={control}
          name="birth.gravida"
          label="Pregnancies"
          optional
          min={0}
          width="xs"
        />
        <NumberField
          control={control}
          name="birth.para"
          label="Births"
          optional
          min={0}
          width="xs"
        />
        {!pregnant && (
          <SelectField
            control={control}
            name="birth.feeding"
            label="Feeding"
            options={optionsOf(feedingWords)}
            searchable={false}
          />
        )}
      </FieldRow>
      <TextArea
        control={control}
        name="birth.birthNote"
        label="About the birth"
        optional
        minRows={2}
      />
      <TextArea
        control={control}
        name="birth.goals"
        label="What they wish for"
        optional
        minRows={2}
      />
    </FormSection>
  )
}
