import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { addLaptop, type LaptopFile } from '#renderer/data/commands/add-laptop'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { AdministratorFields } from '#renderer/ui/fields/administrator-fields'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { Notice } from '#renderer/ui/show/notice'
import { longestLaptopName } from '#shared/domain/practice/laptops'
import { type AddLaptopTrouble, addLaptopWords } from '#shared/domain/sync/add-laptop-words'
import classes from './sync.module.css'

interface AddLaptopFormProps {
  readonly onWritten: (file: LaptopFile) => void
  readonly onCancel: () => void
}

interface Typed {
  readonly name: string
  readonly adminName: string
}
/** Kept apart from the rest, so that a draft never holds it. */
interface Secret {
  readonly adminPassword: string
}

const blank: Typed = { name: '', adminName: '' }
const isTyped = (values: unknown): values is Typed =>
  typeof values === 'object' &&
  values !== null &&
  typeof Reflect.get(values, 'name') === 'string' &&
  typeof Reflect.get(values, 'adminName') === 'string'
const passwordField = 'adminPassword' as keyof Typed

/** What it is called, and the server's administrator, who makes its account. */
export function AddLaptopForm({ onWritten, onCancel }: AddLaptopFormProps) {
  const typed = useForm<Typed>({ defaultValues: blank, shouldFocusError: false })
  const secret = useForm<Secret>({ defaultValues: { adminPassword: '' }, shouldFocusError: false })
  const draft = useFormDraft('sync-add-laptop', typed, isTyped)
  const { run, running } = useCommand(addLaptop)
  const [trouble, setTrouble] = useState<AddLaptopTrouble | null>(null)

  const submit = async () => {
    const { adminPassword } = secret.getValues()
    const { name, adminName } = typed.getValues()
    setTrouble(null)
    secret.clearErrors()
    if (adminName.trim() === '') typed.setError('adminName', { message: 'Type the user name.' })
    if (adminPassword === '') {
      const missing = { message: 'Type the password.' }
      secret.setError('adminPassword', missing)
      // The list of what to put right belongs to the form of the other fields.
      typed.setError(passwordField, missing)
    }
    if (adminName.trim() === '' || adminPassword === '') return
    const added = await run({ name, adminName: adminName.trim(), adminPassword })
    if (added.ok) {
      secret.reset()
      await draft.discard()
      onWritten(added.value)
      // No place chosen: they thought better of it, and what they typed stays.
    } else if (added.refusal !== 'cancelled') setTrouble(added.refusal)
  }
  const cancel = async () => {
    await draft.discard()
    onCancel()
  }
  return (
    <Form form={typed} label="Add a laptop" onSubmit={submit}>
      <div className={classes.stack}>
        <div className={classes.stack} onInput={() => typed.clearErrors(passwordField)}>
          <TextField
            control={typed.control}
            name="name"
            label="What to call it"
            help="So that you know which is which, such as Van laptop. May stay empty."
            width="m"
            maxLength={longestLaptopName}
            autoFocus
          />
          <AdministratorFields
            control={typed.control}
            secretControl={secret.control}
            help="Makes an account for the other laptop. Name and password are used once and not kept."
          />
        </div>
        {trouble && <Refused trouble={trouble} />}
        <div className={classes.actions}>
          <Button type="submit" loading={running}>
            Save the laptop file
          </Button>
          <Button variant="default" disabled={running} onClick={() => void cancel()}>
            Cancel
          </Button>
        </div>
      </div>
    </Form>
  )
}

function Refused({ trouble }: { readonly trouble: AddLaptopTrouble }) {
  const { what, safe, todo } = addLaptopWords(trouble)
  return (
    <div role="alert">
      <Notice meaning="attention" title={what}>
        <p>{safe}</p>
        <p>{todo}</p>
      </Notice>
    </div>
  )
}
