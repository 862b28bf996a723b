import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { confirmStateRule } from '#renderer/data/commands/save-consent-settings'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { announce } from '#renderer/ui/tell/announce'
import { type RuleSeed, ruleSeeds, sameRegion, seedFor } from '#shared/domain/consents/state-rules'
import { therapistSigns } from '#shared/domain/consents/therapist-signature'
import { breastMassageWords, consentModeWords } from '#shared/domain/consents/words'
import { type StateRule, stateRuleSchema } from '#shared/schema/catalog-entry'
import classes from './settings.module.css'

const formSchema = stateRuleSchema
  .omit({ confirmedAt: true, confirmedBy: true, keepYears: true })
  .extend({
    trainingHours: z.int('Enter whole hours, 0 for none.').min(0).max(500),
    parentUnderAge: z.int('Enter an age, 0 for no such rule.').min(0).max(21),
    text: z.string().trim().min(1, 'Enter the words of the rule you go by.').max(4000),
    therapistSigns: z.boolean(),
    checked: z.boolean().refine((yes) => yes, 'Tick that you have read the law yourself.'),
  })
type Values = z.infer<typeof formSchema>

const valuesOf = (rule: RuleSeed): Values => {
  const { region, breastMassage, consentMode, offersWitness, nippleApart } = rule
  const { trainingHours, parentUnderAge, text, source } = rule
  return {
    ...{ region, breastMassage, consentMode, offersWitness, nippleApart },
    ...{ trainingHours, parentUnderAge, text, source },
    therapistSigns: therapistSigns(rule),
    checked: false,
  }
}
const isDraft = (values: unknown): values is Values =>
  formSchema
    .extend({ checked: z.boolean(), text: z.string(), therapistSigns: z.boolean().optional() })
    .safeParse(values).success

interface StateRuleFormProps {
  readonly entryId: string
  readonly region: string
  readonly known: StateRule | null
  readonly onClose: () => void
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** Read, corrected and confirmed by a person of the practice: who and when is kept. */
export function StateRuleForm({ entryId, region, known, onClose }: StateRuleFormProps) {
  const { run, running } = useCommand(confirmStateRule)
  const form = useForm<Values>({
    resolver: zodResolver(formSchema),
    defaultValues: valuesOf(known ?? seedFor(region)),
    shouldFocusError: false,
    mode: 'onTouched',
  })
  const draft = useFormDraft(`state-rule:${entryId}:${region}`, form, isDraft)
  const { control } = form
  const seeded = ruleSeeds.some((seed) => sameRegion(seed.region, region))
  const confirm = async ({ checked: _, ...rule }: Values) => {
    const done = await run({ entryId, rule: { ...rule, keepYears: known?.keepYears ?? null } })
    if (!done.ok) return announce('The practice’s entry is not here. Open Settings again.')
    await draft.discard()
    announce(`${region} is confirmed`)
    onClose()
  }
  return (
    <Form form={form} label={`Rules of ${region}`} onSubmit={confirm}>
      <FormSection
        title={`Rules of ${region}`}
        help={
          seeded
            ? 'Filled with what we have read of this state’s rule, which may have changed since. Compare it with the law before you confirm it.'
            : 'Nothing is known of this state here. Enter what its law says.'
        }
      >
        <RadioCards
          control={control}
          name="breastMassage"
          label="Breast massage by a massage therapist"
          columns={3}
          width="full"
          options={optionsOf(breastMassageWords)}
        />
        <RadioCards
          control={control}
          name="consentMode"
          label="Consent"
          width="full"
          options={optionsOf(consentModeWords)}
        />
        <CheckboxField
          control={control}
          name="therapistSigns"
          label="The therapist signs too, before each session"
        />
        <CheckboxField
          control={control}
          name="offersWitness"
          label="The client is offered a witness of her choice"
        />
        <CheckboxField
          control={control}
          name="nippleApart"
          label="Nipple and areola are named apart in the consent"
          help="Doorstep always asks for them apart."
        />
        <FieldRow>
          <NumberField control={control} name="trainingHours" label="Hours of in-person training" />
          <NumberField
            control={control}
            name="parentUnderAge"
            label="A parent signs under the age of"
          />
        </FieldRow>
        <TextArea
          control={control}
          name="text"
          label="The words of the rule you go by"
          maxLength={4000}
        />
        <TextField
          control={control}
          name="source"
          label="Where it stands"
          maxLength={300}
          width="l"
          optional
        />
        <CheckboxField
          control={control}
          name="checked"
          label={`I have read the law of ${region} and confirm this for our practice`}
        />
      </FormSection>
      <div className={classes.inline}>
        <Button type="submit" loading={running}>
          Confirm {region}
        </Button>
        <Button variant="subtle" onClick={() => void draft.discard().then(onClose)}>
          Not now
        </Button>
      </div>
    </Form>
  )
}
