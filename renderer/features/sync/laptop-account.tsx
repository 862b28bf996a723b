import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { closeAccount } from '#renderer/data/commands/revoke-laptop'
import { useCommand } from '#renderer/data/use-command'
import { AdministratorFields } from '#renderer/ui/fields/administrator-fields'
import { Form } from '#renderer/ui/forms/form'
import { type CloseAccountTrouble, closeAccountWords } from '#shared/domain/sync/take-out-words'
import { LaptopTrouble } from './laptop-trouble'
import classes from './sync.module.css'

interface LaptopAccountProps {
  readonly deviceId: string
  /** As the person calls it. */
  readonly name: string
  readonly onClosed: () => void
  readonly onLater: () => void
}

interface Words {
  readonly adminName: string
  readonly adminPassword: string
}

/** The rest of taking a laptop out: its account on the server, which only an administrator closes. */
export function LaptopAccount({ deviceId, name, onClosed, onLater }: LaptopAccountProps) {
  const form = useForm<Words>({
    defaultValues: { adminName: '', adminPassword: '' },
    shouldFocusError: false,
  })
  const { run, running } = useCommand(closeAccount)
  const [trouble, setTrouble] = useState<CloseAccountTrouble | null>(null)
  const submit = async () => {
    const { adminName, adminPassword } = form.getValues()
    setTrouble(null)
    if (adminName.trim() === '') form.setError('adminName', { message: 'Type the user name.' })
    if (adminPassword === '') form.setError('adminPassword', { message: 'Type the password.' })
    if (adminName.trim() === '' || adminPassword === '') return
    const closed = await run({ deviceId, adminName: adminName.trim(), adminPassword })
    form.setValue('adminPassword', '')
    if (closed.ok) onClosed()
    else setTrouble(closed.refusal)
  }
  return (
    <Form form={form} label={`Close the account of ${name}`} onSubmit={submit}>
      <div className={classes.stack}>
        <p>
          <bdi>{name}</bdi> is out of the practice and gets no new keys. One thing is left: close
          its account, so that it does not reach the server any more.
        </p>
        <AdministratorFields
          control={form.control}
          secretControl={form.control}
          help="Closes the account. Name and password are used once and not kept."
          autoFocus
        />
        {trouble && <LaptopTrouble told={closeAccountWords(trouble)} />}
        <div className={classes.actions}>
          <Button type="submit" loading={running}>
            Close its account
          </Button>
          <Button variant="default" disabled={running} onClick={onLater}>
            Later
          </Button>
        </div>
      </div>
    </Form>
  )
}
