import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { type Invitation, invitePerson } from '#renderer/data/commands/invite-person'
import { useCommand } from '#renderer/data/use-command'
import { AdministratorFields } from '#renderer/ui/fields/administrator-fields'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { type Role, roleMeaning, roleWords } from '#shared/domain/practice/roles'
import classes from './people.module.css'
import type { PeopleTrouble } from './people-words'
import { Trouble } from './trouble'

export interface Invited {
  readonly name: string
  readonly role: Role
}

interface InviteFormProps {
  /** Whom an invitation that came to nothing was for. */
  readonly before: Invited | null
  readonly onInvited: (invited: Invited, invitation: Invitation) => void
  readonly onCancel: () => void
}

interface Values {
  readonly name: string
  readonly role: Role
  readonly adminName: string
  readonly adminPassword: string
}

const offered: readonly Role[] = ['therapist', 'office', 'lead', 'owner']
const options = offered.map((role) => ({
  value: role,
  label: roleWords[role],
  help: roleMeaning[role],
}))

/** Who is invited, as what, and the words of the server's administrator. */
export function InviteForm({ before, onInvited, onCancel }: InviteFormProps) {
  const form = useForm<Values>({
    defaultValues: {
      ...(before ?? { name: '', role: 'therapist' }),
      ...{ adminName: '', adminPassword: '' },
    },
    shouldFocusError: false,
  })
  const { run, running } = useCommand(invitePerson)
  const [trouble, setTrouble] = useState<PeopleTrouble | null>(null)
  const submit = async (values: Values) => {
    setTrouble(null)
    const { name, role } = values
    if (name.trim() === '') form.setError('name', { message: 'Enter their name.' })
    if (values.adminName.trim() === '')
      form.setError('adminName', { message: 'Type the user name.' })
    if (values.adminPassword === '')
      form.setError('adminPassword', { message: 'Type the password.' })
    if (name.trim() === '' || values.adminName.trim() === '' || values.adminPassword === '') return
    const invited = await run({ ...values, adminName: values.adminName.trim() })
    if (invited.ok) onInvited({ name: name.trim(), role }, invited.value)
    else setTrouble(invited.refusal)
  }
  return (
    <Form form={form} label="Invite somebody" onSubmit={submit}>
      <div className={classes.stack}>
        <TextField
          control={form.control}
          name="name"
          label="Their name"
          help="As it stands on their license. They can change it later."
          width="m"
          maxLength={120}
          autoFocus
        />
        <RadioCards
          control={form.control}
          name="role"
          label="Role"
          help="An owner or a lead gets the clients of every therapist, also of those who join later."
          options={options}
        />
        <AdministratorFields
          control={form.control}
          secretControl={form.control}
          help="Makes their account. Name and password stay in memory until the invitation ends, and are never kept."
        />
        {trouble && <Trouble trouble={trouble} />}
        <div className={classes.actions}>
          <Button type="submit" loading={running}>
            Make the invitation
          </Button>
          <Button variant="default" disabled={running} onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </div>
    </Form>
  )
}
