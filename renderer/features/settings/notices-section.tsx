import { zodResolver } from '@hookform/resolvers/zod'
import { type Resolver, useForm } from 'react-hook-form'
import { saveNotices } from '#renderer/data/commands/save-notices'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { PhoneField } from '#renderer/ui/fields/phone-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { Reading } from '#renderer/ui/tell/reading'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { type NoticesForm, noticesFormSchema } from '#shared/domain/notices/notices-form'
import { usualNotices } from '#shared/domain/notices/plan-notices'
import type { StaffNotices } from '#shared/schema/staff-notices'
import { looksLike } from './looks-like'
import { SettingsSection } from './settings-section'
import { useSavedMark } from './use-saved-mark'

/** When it is time to leave, and what happens when a visit does not end. */
export function NoticesSection() {
  const { staffId } = useSession()
  const live = useLive(staffMember, staffId)
  return (
    <SettingsSection
      title="Notices"
      lead="Told by this laptop, also while Doorstep is locked; without names or addresses."
    >
      <Reading of={[live]} what="Your notices" />
      {live.value && <NoticesEditor notices={live.value.notices ?? usualNotices} />}
    </SettingsSection>
  )
}

function NoticesEditor({ notices }: { readonly notices: StaffNotices }) {
  const { staffId } = useSession()
  const { run, running } = useCommand(saveNotices)
  const form = useForm<NoticesForm>({
    resolver: zodResolver(noticesFormSchema) as unknown as Resolver<NoticesForm>,
    defaultValues: notices,
    shouldFocusError: false,
  })
  const draft = useFormDraft(`settings-notices:${staffId}`, form, looksLike<NoticesForm>(notices))
  const [saved, setSaved] = useSavedMark(form)
  const { control } = form
  const save = async (values: NoticesForm) => {
    const done = await run(values as StaffNotices)
    setSaved(done.ok ? 'saved' : 'notSaved')
    if (done.ok) await draft.clear()
  }
  return (
    <Form form={form} label="Notices" onSubmit={save}>
      <FormSection
        title="Time to leave"
        help="For visits whose road is known: both homes stand on the map, or your home base and the first one."
      >
        <CheckboxField control={control} name="leaveBy" label="Tell me when it is time to leave" />
        <NumberField
          control={control}
          name="leaveBeforeMin"
          label="That long before"
          unit="min"
          width="xs"
        />
      </FormSection>
      <FormSection
        title="Overdue alarm"
        help="When a visit is under way past its planned end, Doorstep asks whether you are all right: calmly first, then insistently. It calls nobody by itself."
      >
        <CheckboxField control={control} name="overdue" label="Ask when a visit does not end" />
        <NumberField
          control={control}
          name="overdueAfterMin"
          label="That long after its planned end"
          unit="min"
          width="xs"
        />
        <FieldRow>
          <TextField
            control={control}
            name="callName"
            label="Who to call"
            help="Somebody who knows where you are today. Stands on the day sheet, too."
            width="m"
            maxLength={120}
            optional
          />
          <PhoneField control={control} name="callPhone" label="Their phone" width="s" optional />
        </FieldRow>
      </FormSection>
      <FormActions submitLabel="Save" busy={running} saved={<SavedMark state={saved} />} />
    </Form>
  )
}
