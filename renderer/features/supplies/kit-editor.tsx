import { zodResolver } from '@hookform/resolvers/zod'
import { useFieldArray, useForm } from 'react-hook-form'
import { TextField } from '#renderer/ui/fields/text-field'
import { FormSection } from '#renderer/ui/forms/form-section'
import { Reading, typedBefore } from '#renderer/ui/tell/reading'
import { blankKit, type KitForm, kitFormSchema } from '#shared/domain/supplies/entry-forms'
import { EditorFrame } from './editor-frame'
import type { EditorProps } from './editor-props'
import { KitLines } from './kit-lines'
import { KitSteps } from './kit-steps'
import { useEntryForm } from './use-entry-form'

/** One kit: what is in it, in packing order, and what to do at the door and before leaving. */
export function KitEditor(props: EditorProps) {
  const { entry, entries } = props
  const form = useForm<KitForm>({
    resolver: zodResolver(kitFormSchema),
    defaultValues: entry?.kit ? { name: entry.name, note: entry.note, kit: entry.kit } : blankKit,
    shouldFocusError: false,
  })
  const { control } = form
  const steps = useFieldArray({ control, name: 'kit.steps', keyName: 'key' })
  const editing = useEntryForm('kit', form, props)
  if (!editing.ready) return <Reading of={[editing]} {...typedBefore} />
  return (
    <EditorFrame
      {...props}
      form={form}
      editing={editing}
      newTitle="New kit"
      onSubmit={(values) => editing.save({ kind: 'kit', ...values })}
    >
      <FormSection title="What it is">
        <TextField control={control} name="name" label="Name" maxLength={120} autoFocus={!entry} />
        <TextField control={control} name="note" label="Note" optional maxLength={300} />
      </FormSection>
      <FormSection
        title="To pack"
        help="Per visit, in packing order. Alt with the up or down arrow moves a line."
      >
        <KitLines control={control} entries={entries} />
      </FormSection>
      <FormSection title="At the door">
        <KitSteps control={control} steps={steps} phase="door" />
      </FormSection>
      <FormSection title="Before you leave">
        <KitSteps control={control} steps={steps} phase="leave" />
      </FormSection>
    </EditorFrame>
  )
}
