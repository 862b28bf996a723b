import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { paths } from '#renderer/app/paths'
import { saveProvider } from '#renderer/data/commands/save-provider'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { PhoneField } from '#renderer/ui/fields/phone-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { useGoOn } from '#renderer/ui/page/use-go-on'
import { Notice } from '#renderer/ui/show/notice'
import { Reading, typedBefore } from '#renderer/ui/tell/reading'
import { careRoleWords } from '#shared/domain/clients/words'
import {
  blankProvider,
  type ProviderForm,
  providerFormSchema,
} from '#shared/domain/providers/provider-form'
import { idSchema } from '#shared/schema/primitives'
import type { Provider } from '#shared/schema/provider'

/** The id is part of the draft: saving the same draft twice makes one provider. */
const editorSchema = providerFormSchema.extend({ id: idSchema })
type EditorValues = z.infer<typeof editorSchema>

const isDraft = (values: unknown): values is EditorValues =>
  typeof values === 'object' &&
  values !== null &&
  Object.keys(editorSchema.shape).every((field) => field in values)

const roles = Object.entries(careRoleWords).map(([value, label]) => ({ value, label }))

interface ProviderEditorProps {
  /** Null adds a new one. */
  readonly provider: Provider | null
  readonly onLeave: () => void
}

export function ProviderEditor({ provider, onLeave }: ProviderEditorProps) {
  const session = useSession()
  const navigate = useNavigate()
  const goOn = useGoOn()
  const [initial] = useState(() => valuesOf(provider, session.newId))
  const form = useForm<EditorValues>({
    resolver: zodResolver(editorSchema),
    defaultValues: initial,
    shouldFocusError: false,
  })
  const draft = useFormDraft(
    `provider:${provider?.id ?? 'new'}`,
    form as unknown as UseFormReturn<EditorValues>,
    isDraft,
  )
  const { run, running } = useCommand(saveProvider)
  const [gone, setGone] = useState(false)
  const title = provider ? 'Edit provider' : 'New provider'
  if (!draft.ready) return <Reading of={[draft]} {...typedBefore} />

  const save = async ({ id, ...details }: EditorValues) => {
    const saved = await run({ id, details: tidy(details), isNew: provider === null || gone })
    if (!saved.ok) return setGone(true)
    await draft.discard()
    onLeave()
    await goOn({ to: paths.provider, params: { providerId: saved.value }, replace: true })
  }
  const leave = async () => {
    await draft.discard()
    onLeave()
    if (!provider) await navigate({ to: paths.providers })
  }
  return (
    <PageFrame title={title} level={2}>
      <Form form={form} onSubmit={save} label={title}>
        {gone && (
          <Notice meaning="attention" title="This provider was removed meanwhile">
            What you typed is still here. Save once more to add it as a new entry.
          </Notice>
        )}
        <Fields form={form} />
        <FormActions
          submitLabel={provider ? 'Save changes' : 'Save provider'}
          busy={running}
          onCancel={() => void leave()}
        />
      </Form>
    </PageFrame>
  )
}

function Fields({ form: { control } }: { readonly form: UseFormReturn<EditorValues> }) {
  return (
    <>
      <FormSection title="Who">
        <FieldRow>
          <TextField control={control} name="name" label="Name" autoFocus maxLength={120} />
          <TextField
            control={control}
            name="credentials"
            label="Credentials"
            optional
            width="s"
            maxLength={40}
          />
        </FieldRow>
        <FieldRow>
          <SelectField control={control} name="role" label="Role" options={roles} width="s" />
          <TextField control={control} name="organisation" label="Practice or clinic" optional />
        </FieldRow>
        <TextField
          control={control}
          name="npi"
          label="NPI"
          help="Ten digits. A mistyped one is noticed."
          optional
          inputMode="numeric"
          width="m"
          maxLength={10}
        />
      </FormSection>
      <FormSection title="How to reach them">
        <FieldRow>
          <PhoneField control={control} name="phone" label="Phone" optional width="s" />
          <PhoneField control={control} name="fax" label="Fax" optional width="s" />
        </FieldRow>
        <TextField
          control={control}
          name="email"
          label="Secure email"
          help="Only an address you know to be protected. Ordinary email can be read on its way."
          optional
          type="email"
        />
        <FieldRow>
          <TextField control={control} name="address.street" label="Street" optional />
          <TextField control={control} name="address.unit" label="Suite" optional width="xs" />
        </FieldRow>
        <FieldRow>
          <TextField control={control} name="address.city" label="City" optional width="s" />
          <TextField control={control} name="address.region" label="State" optional width="xs" />
          <TextField
            control={control}
            name="address.postalCode"
            label="ZIP"
            optional
            width="xs"
            maxLength={20}
          />
        </FieldRow>
        <TextField control={control} name="note" label="Note" optional width="l" maxLength={300} />
      </FormSection>
    </>
  )
}

function valuesOf(provider: Provider | null, newId: () => string): EditorValues {
  if (!provider) return { ...blankProvider, id: newId() }
  const { id, name, credentials, role, organisation, npi, phone, fax, email, address, note } =
    provider
  return { id, name, credentials, role, organisation, npi, phone, fax, email, address, note }
}

const tidy = (details: ProviderForm): ProviderForm => ({
  ...details,
  name: details.name.trim(),
  npi: details.npi.trim(),
  email: details.email.trim(),
})
