import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import { paths } from '#renderer/app/paths'
import { type SaveHouseholdRefusal, saveHousehold } from '#renderer/data/commands/save-household'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useHeld } from '#renderer/data/use-held'
import { useOwnRole } from '#renderer/data/use-own-role'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { useGoOn } from '#renderer/ui/page/use-go-on'
import { Notice } from '#renderer/ui/show/notice'
import { Reading, typedBefore } from '#renderer/ui/tell/reading'
import { useUndo } from '#renderer/ui/tell/undo'
import {
  type HouseholdForm,
  householdFormSchema,
  isHouseholdDraft,
} from '#shared/domain/clients/household-form'
import type { ClientPlace } from '#shared/domain/spaces/whose-space'
import { BabyFields } from './baby-fields'
import { BirthFields } from './birth-fields'
import { CareTeamFields } from './care-team-fields'
import classes from './client-form.module.css'
import { FormWithParts } from './form-with-parts'
import { HealthFields } from './health-fields'
import { AccessFields, ContactFields } from './home-fields'
import type { HouseholdFormApi } from './household-form-api'
import { ParentFields } from './parent-fields'
import { PossibleDuplicates } from './possible-duplicates'
import { only, TherapistField, useClientPlaces } from './therapist-field'
import { WindowFields } from './window-fields'

interface HouseholdEditorProps {
  readonly draftKey: string
  /** The form as it is shown first: blank, or as the household is stored. */
  readonly initial: HouseholdForm
  readonly isNew: boolean
  /** Where a household lies already. */
  readonly space?: string
  readonly clock: PracticeClock
  /** Throws the draft away and shows what is stored. */
  readonly onStartAgain?: () => Promise<void>
}

export function HouseholdEditor(props: HouseholdEditorProps) {
  const { initial, isNew, clock, draftKey } = props
  const { today } = clock
  const schema = useMemo(() => householdFormSchema(today), [today])
  const form = useForm<HouseholdForm>({
    resolver: zodResolver(schema) as unknown as Resolver<HouseholdForm>,
    defaultValues: initial,
    shouldFocusError: false,
    // Not on leaving a field: a message that appears then moves the button that is being pressed.
    mode: 'onSubmit',
  })
  const draft = useFormDraft(draftKey, form, isHouseholdDraft)
  const { places, staff } = useClientPlaces()
  const [chosen, choosePlace] = useState<string | null>(null)
  const place = places.find(({ staffId }) => staffId === chosen) ?? only(places)
  const editor = useEditor(props, form, draft.discard, place)
  const { save, running, refusal, saveAnew, leave } = editor
  const holds = useHeld()
  const own = useSession().clientSpace
  // The office keeps who and where; health is asked by whoever works with it.
  const ofOffice = useOwnRole() === 'office' || !holds('charts', props.space ?? own)
  if (!draft.ready) return <Reading of={[draft]} {...typedBefore} />
  const stale = draft.restored && form.getValues('asOf') !== initial.asOf
  return (
    <FormWithParts contactsOnly={ofOffice}>
      <Form form={form} onSubmit={save} label={isNew ? 'New client' : 'Client'}>
        {stale && (
          <Notice
            meaning="attention"
            title="This client was changed after you began typing here"
            action={
              <Button onClick={() => void props.onStartAgain?.()}>Start from the saved one</Button>
            }
          >
            You see what you had typed. Saving keeps it and replaces the later change.
          </Notice>
        )}
        {draft.restored && !stale && (
          <p className={classes.restored}>What you had typed before is here again.</p>
        )}
        {ofOffice && isNew && (
          <TherapistField
            {...{ places, staff }}
            value={place?.staffId ?? null}
            missing={refusal === 'noTherapist' && !place}
            onChange={choosePlace}
          />
        )}
        <ParentFields form={form} today={today} isNew={isNew} />
        <PossibleDuplicates form={form} />
        {!ofOffice && (
          <>
            <BirthFields form={form} today={today} />
            <BabyFields form={form} today={today} />
            <HealthFields form={form} at="health" today={today} title="The parent’s health" />
          </>
        )}
        <ContactFields form={form} />
        <AccessFields form={form} />
        <WindowFields form={form} />
        {!ofOffice && <CareTeamFields form={form} today={today} />}
        {refusal === 'gone' && (
          <Notice
            meaning="attention"
            title="This client was removed meanwhile"
            action={<Button onClick={() => void saveAnew()}>Save as a new client</Button>}
          >
            What you typed is still here and safe.
          </Notice>
        )}
        <FormActions
          submitLabel={isNew ? 'Save client' : 'Save changes'}
          busy={running}
          onCancel={() => void leave()}
        />
      </Form>
    </FormWithParts>
  )
}

function useEditor(
  { initial, isNew, draftKey }: HouseholdEditorProps,
  form: HouseholdFormApi,
  discard: () => Promise<void>,
  place: ClientPlace | undefined,
) {
  const session = useSession()
  const navigate = useNavigate()
  const goOn = useGoOn()
  const offerUndo = useUndo()
  const { run, running } = useCommand(saveHousehold)
  const [refusal, setRefusal] = useState<SaveHouseholdRefusal | null>(null)
  const params = { clientId: initial.parentId }

  const write = async (values: HouseholdForm, shown: HouseholdForm | null) => {
    const saved = await run({ form: values, shown, place: shown ? undefined : place })
    if (!saved.ok) return setRefusal(saved.refusal)
    await discard()
    await goOn({ to: paths.client, params: { clientId: saved.value }, replace: true })
  }
  return {
    running,
    refusal,
    save: (values: HouseholdForm) => write(values, isNew ? null : initial),
    saveAnew: () => form.handleSubmit((values) => write(values, null))(),
    async leave() {
      const typed = form.formState.isDirty ? form.getValues() : null
      await discard()
      await navigate(isNew ? { to: paths.clients } : { to: paths.client, params })
      if (!typed) return
      offerUndo({
        message: 'What you typed was put away.',
        undo: async () => {
          await session.store.saveDraft(draftKey, typed)
          await navigate(isNew ? { to: paths.newClient } : { to: paths.editClient, params })
        },
      })
    },
  }
}
