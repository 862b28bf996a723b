import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { type ProviderDetails, saveProvider } from '#renderer/data/commands/save-provider'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { PhoneField } from '#renderer/ui/fields/phone-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { careRoleWords } from '#shared/domain/clients/words'
import { blankProvider } from '#shared/domain/providers/provider-form'
import type { CareRole } from '#shared/schema/client'
import { providerSchema } from '#shared/schema/provider'
import classes from './client-form.module.css'
import { optionsOf } from './options'

/** Enough to name a provider; fax, NPI and address can follow in the directory. */
const briefSchema = providerSchema.pick({
  name: true,
  role: true,
  organisation: true,
  phone: true,
})
type Brief = Pick<ProviderDetails, 'name' | 'role' | 'organisation' | 'phone'>

interface InlineProviderProps {
  readonly onSaved: (providerId: string, role: CareRole) => void
  readonly onCancel: () => void
}

export function InlineProvider({ onSaved, onCancel }: InlineProviderProps) {
  const session = useSession()
  const [id] = useState(session.newId)
  const { run, running } = useCommand(saveProvider)
  const part = useRef<HTMLFieldSetElement>(null)
  const household = useRef<HTMLFormElement>(null)
  const { control, handleSubmit, getValues } = useForm<Brief>({
    resolver: zodResolver(briefSchema),
    defaultValues: { name: '', role: 'pediatric', organisation: '', phone: '' },
  })
  const save = handleSubmit(async (brief) => {
    await run({ id, details: { ...blankProvider, ...brief }, isNew: true })
    onSaved(id, brief.role)
    const waiting = household.current
    if (waiting) setTimeout(() => waiting.requestSubmit())
  })
  const saveNow = useRef(save)
  saveNow.current = save
  // Saving the household with a provider half added would drop what was typed here: it comes first.
  useEffect(() => {
    const form = part.current?.closest('form')
    const first = (event: SubmitEvent) => {
      const { name, organisation, phone } = getValues()
      if (!form || `${name}${organisation}${phone}`.trim() === '') return
      event.preventDefault()
      event.stopPropagation()
      household.current = form
      void saveNow.current()
    }
    form?.addEventListener('submit', first, { capture: true })
    return () => form?.removeEventListener('submit', first, { capture: true })
  }, [getValues])
  return (
    <fieldset
      ref={part}
      className={classes.row}
      onKeyDown={(event) => {
        // Enter belongs to this part: the household is not saved by it.
        const inField = event.target instanceof HTMLInputElement
        if (event.key !== 'Enter' || !inField || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        void save()
      }}
    >
      <legend className={classes.rowTitle}>New provider</legend>
      <FieldRow>
        <TextField control={control} name="name" label="Provider’s name" autoFocus />
        <SelectField
          control={control}
          name="role"
          label="Role"
          options={optionsOf(careRoleWords)}
          width="s"
        />
      </FieldRow>
      <FieldRow>
        <TextField control={control} name="organisation" label="Practice or clinic" optional />
        <PhoneField control={control} name="phone" label="Provider’s phone" optional width="s" />
      </FieldRow>
      <div className={classes.inlineActions}>
        <Button variant="light" loading={running} onClick={() => void save()}>
          Add to the care team
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </fieldset>
  )
}
