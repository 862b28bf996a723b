import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { saveBreastTraining } from '#renderer/data/commands/save-consent-settings'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import type { Staff } from '#shared/schema/staff'
import classes from './settings.module.css'
import { useSavedMark } from './use-saved-mark'

const formSchema = z.strictObject({
  hours: z.number('Enter the hours, 0 for none.').min(0).max(500),
  completedOn: z.iso.date({ error: 'Enter a date such as 3/14/2026.' }).nullable(),
  issuer: z.string().max(120),
})
type Values = z.infer<typeof formSchema>

/** Evidence of the therapist at this laptop, for the states that ask for it. */
export function BreastTraining() {
  const { staffId } = useSession()
  const staff = useLive(staffMember, staffId)
  const clock = usePracticeClock()
  if (!staff.value || !clock) return null
  return <TrainingForm key={staff.value.id} staff={staff.value} today={clock.today} />
}

function TrainingForm({ staff, today }: { readonly staff: Staff; readonly today: string }) {
  const { run, running } = useCommand(saveBreastTraining)
  const form = useForm<Values>({
    resolver: zodResolver(formSchema),
    defaultValues: staff.breastTraining ?? { hours: 0, completedOn: null, issuer: '' },
    shouldFocusError: false,
    mode: 'onTouched',
  })
  const [saved, setSaved] = useSavedMark(form)
  const { control } = form
  const save = async (values: Values) => {
    const done = await run(values)
    setSaved(done.ok ? 'saved' : 'notSaved')
  }
  return (
    <div className={classes.training}>
      <Form form={form} label="Your training" onSubmit={save}>
        <FormSection
          title="Your training in breast massage"
          help="In person. Keep the certificate: some states ask to see it."
        >
          <FieldRow>
            <NumberField control={control} name="hours" label="Hours" />
            <DateField
              control={control}
              name="completedOn"
              label="Completed on"
              today={today}
              max={today}
              optional
            />
            <TextField control={control} name="issuer" label="Given by" maxLength={120} optional />
          </FieldRow>
        </FormSection>
        <div className={classes.inline}>
          <Button type="submit" variant="default" loading={running}>
            Save your training
          </Button>
          <SavedMark state={saved} />
        </div>
      </Form>
    </div>
  )
}
