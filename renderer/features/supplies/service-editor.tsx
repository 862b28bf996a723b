import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { CheckboxGroup } from '#renderer/ui/fields/checkbox-group'
import { MoneyField } from '#renderer/ui/fields/money-field'
import { NumberField } from '#renderer/ui/fields/number-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { Reading, typedBefore } from '#renderer/ui/tell/reading'
import {
  blankService,
  type ServiceForm,
  serviceFormSchema,
} from '#shared/domain/supplies/entry-forms'
import { serviceKindWords } from '#shared/domain/supplies/words'
import { EditorFrame } from './editor-frame'
import type { EditorProps } from './editor-props'
import { useEntryForm } from './use-entry-form'

const kinds = Object.entries(serviceKindWords).map(([value, label]) => ({ value, label }))

/** One service: how long, how much, and which kits go along. */
export function ServiceEditor(props: EditorProps) {
  const { entry, entries } = props
  const form = useForm<ServiceForm>({
    resolver: zodResolver(serviceFormSchema),
    defaultValues: entry?.service
      ? { name: entry.name, note: entry.note, service: entry.service }
      : blankService,
    shouldFocusError: false,
  })
  const { control } = form
  const editing = useEntryForm('service', form, props)
  if (!editing.ready) return <Reading of={[editing]} {...typedBefore} />
  const chosen = entry?.service?.kitIds ?? []
  const kits = entries
    .filter(({ id, kind, active }) => kind === 'kit' && (active || chosen.includes(id)))
    .map(({ id, name, active }) => ({ value: id, label: active ? name : `${name} (set aside)` }))
  return (
    <EditorFrame
      {...props}
      form={form}
      editing={editing}
      newTitle="New service"
      onSubmit={(values) => editing.save({ kind: 'service', ...values })}
    >
      <FormSection title="What it is">
        <TextField control={control} name="name" label="Name" maxLength={120} autoFocus={!entry} />
        <FieldRow>
          <SelectField control={control} name="service.serviceKind" label="Kind" options={kinds} />
          <MoneyField control={control} name="service.priceCents" label="Price" />
        </FieldRow>
        <TextField control={control} name="note" label="Note" optional maxLength={300} />
      </FormSection>
      <FormSection title="Time in the home">
        <FieldRow>
          <NumberField control={control} name="service.setupMin" label="Setting up" unit="min" />
          <NumberField control={control} name="service.durationMin" label="Session" unit="min" />
          <NumberField control={control} name="service.packupMin" label="Packing up" unit="min" />
        </FieldRow>
      </FormSection>
      <FormSection title="Kits" help="What two kits both hold is packed once, the numbers added.">
        {kits.length > 0 ? (
          <CheckboxGroup
            control={control}
            name="service.kitIds"
            label="Kits that go along"
            optional
            options={kits}
          />
        ) : (
          <p>No kits yet. Make one under Kits, then choose it here.</p>
        )}
      </FormSection>
    </EditorFrame>
  )
}
