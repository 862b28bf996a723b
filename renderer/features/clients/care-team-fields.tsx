import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useFieldArray, useWatch } from 'react-hook-form'
import { allProviders } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { SelectField } from '#renderer/ui/fields/select-field'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { NotRead } from '#renderer/ui/tell/not-read'
import { careRoleWords, shortDateWords } from '#shared/domain/clients/words'
import type { CareTeamMember } from '#shared/schema/client'
import type { Provider } from '#shared/schema/provider'
import classes from './client-form.module.css'
import type { HouseholdFormApi } from './household-form-api'
import { InlineProvider } from './inline-provider'
import { optionsOf } from './options'
import { RowList } from './row-list'

const sharing = [
  { value: 'notAsked', label: 'Not asked yet' },
  { value: 'agreed', label: 'Agreed' },
  { value: 'declined', label: 'Declined' },
]

interface CareTeamFieldsProps {
  readonly form: HouseholdFormApi
  readonly today: string
}

export function CareTeamFields({ form, today }: CareTeamFieldsProps) {
  const session = useSession()
  const read = useLive(allProviders)
  const providers = read.value ?? []
  const { control } = form
  const rows = useFieldArray({ control, name: 'careTeam', keyName: 'key' })
  const takenOut = useRef<CareTeamMember | undefined>(undefined)
  const [adding, setAdding] = useState(false)
  const onTeam = new Set(rows.fields.map((member) => member.providerId))
  const offered = providers.filter((one) => !one.setAsideAt && !onTeam.has(one.id))
  const add = (providerId: string, role: CareTeamMember['role']) =>
    rows.append(
      { id: session.newId(), providerId, role, sharing: 'notAsked', sharingOn: null },
      { focusName: `careTeam.${rows.fields.length}.sharing` },
    )
  return (
    <FormSection
      title="Care team"
      help="Who else cares for the family, and whether the parent agrees that a summary goes to them."
    >
      <NotRead of={[read]} what="Your providers" />
      <RowList
        one="provider"
        items={rows.fields}
        keyOf={(row) => row.key}
        titleOf={(row) => providers.find((one) => one.id === row.providerId)?.name ?? 'Provider'}
        render={(index) => <MemberRow form={form} index={index} today={today} />}
        addLabel="Add a provider"
        onAdd={() => setAdding(true)}
        onRemove={(index) => {
          takenOut.current = form.getValues(`careTeam.${index}`)
          rows.remove(index)
        }}
        onPutBack={(index) => takenOut.current && rows.insert(index, takenOut.current)}
      />
      {adding && (
        <AddProvider
          offered={read.status === 'ready' ? offered : null}
          onAdd={(providerId, role) => {
            add(providerId, role)
            setAdding(false)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </FormSection>
  )
}

interface AddProviderProps {
  /** Null as long as the directory is not read. */
  readonly offered: readonly Provider[] | null
  readonly onAdd: (providerId: string, role: CareTeamMember['role']) => void
  readonly onClose: () => void
}

/** From the directory, or written into it on the spot: the household's form stays as it is. */
function AddProvider({ offered, onAdd, onClose }: AddProviderProps) {
  const [writing, setWriting] = useState(offered?.length === 0)
  if (writing) return <InlineProvider onSaved={onAdd} onCancel={onClose} />
  return (
    <div className={classes.choose}>
      <ProviderPicker offered={offered} onAdd={onAdd} />
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => setWriting(true)}
      >
        Somebody not listed
      </Button>
      <Button variant="subtle" onClick={onClose}>
        Cancel
      </Button>
    </div>
  )
}

function ProviderPicker({ offered, onAdd }: Pick<AddProviderProps, 'offered' | 'onAdd'>) {
  const [typed, setTyped] = useState('')
  const wanted = typed.toLocaleLowerCase()
  const found = (offered ?? [])
    .filter((one) => `${one.name} ${one.organisation}`.toLocaleLowerCase().includes(wanted))
    .slice(0, 6)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <div className={classes.picker}>
      <label htmlFor="provider-search" className={classes.groupLabel}>
        Choose from your providers
      </label>
      <input
        id="provider-search"
        ref={input}
        className={classes.pickerInput}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        placeholder="Name or practice"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          if (first) onAdd(first.id, first.role)
        }}
      />
      <ul className={classes.pickerList}>
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onAdd(one.id, one.role)}>
              <bdi>{one.name}</bdi>
              <span className={classes.optional}>
                {[careRoleWords[one.role], one.organisation].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
        {offered && found.length === 0 && (
          <li className={classes.optional}>Nobody by that name.</li>
        )}
      </ul>
    </div>
  )
}

interface MemberRowProps {
  readonly form: HouseholdFormApi
  readonly index: number
  readonly today: string
}

function MemberRow({ form, index, today }: MemberRowProps) {
  const { control } = form
  const [answer, on] = useWatch({
    control,
    name: [`careTeam.${index}.sharing`, `careTeam.${index}.sharingOn`],
  })
  const before = useRef(answer)
  // The day an answer was given is the day it is ticked: nobody types it.
  useEffect(() => {
    if (before.current === answer) return
    before.current = answer
    const day = answer === 'notAsked' ? null : today
    form.setValue(`careTeam.${index}.sharingOn`, day, { shouldDirty: true })
  }, [answer, form, index, today])
  return (
    <FieldRow>
      <SelectField
        control={control}
        name={`careTeam.${index}.role`}
        label="Role here"
        options={optionsOf(careRoleWords)}
        width="s"
      />
      <SelectField
        control={control}
        name={`careTeam.${index}.sharing`}
        label="May receive summaries"
        options={sharing}
        width="s"
        {...(on ? { help: `Answered ${shortDateWords(on, today)}` } : {})}
      />
    </FieldRow>
  )
}
