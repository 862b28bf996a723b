import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { recordAct } from '#renderer/data/audit/record-act'
import { useSession } from '#renderer/data/session'
import { PassphraseField } from '#renderer/ui/fields/passphrase-field'
import { Form } from '#renderer/ui/forms/form'
import { Section } from '#renderer/ui/page/section'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { proofWords } from './proof-words'
import classes from './settings.module.css'

interface Values {
  readonly current: string
  readonly next: string
  readonly repeated: string
}

const empty: Values = { current: '', next: '', repeated: '' }
const measure = (passphrase: string) =>
  window.doorstep.call('vault.measureStrength', { passphrase })

export function ChangePassphrase() {
  const [shown, setShown] = useState<'closed' | 'open' | 'changed'>('closed')
  return (
    <Section
      title="Passphrase"
      actions={
        shown !== 'open' && (
          <Button variant="default" onClick={() => setShown('open')}>
            Change the passphrase
          </Button>
        )
      }
    >
      {shown === 'open' && (
        <ChangeForm
          onChanged={() => {
            setShown('changed')
            announce('The passphrase was changed.')
          }}
          onCancel={() => setShown('closed')}
        />
      )}
      {shown === 'changed' && (
        <Status meaning="done" plain>
          Changed. Backups made before open with the passphrase from then.
        </Status>
      )}
    </Section>
  )
}

interface ChangeFormProps {
  readonly onChanged: () => void
  readonly onCancel: () => void
}

function ChangeForm({ onChanged, onCancel }: ChangeFormProps) {
  const session = useSession()
  const form = useForm<Values>({ defaultValues: empty, shouldFocusError: false })
  const change = async ({ current, next, repeated }: Values) => {
    const say = (name: keyof Values, message: string) => form.setError(name, { message })
    if (current === '') return say('current', 'Type the passphrase you use now.')
    if (next === '') return say('next', 'Choose a new passphrase.')
    if (next !== repeated) return say('repeated', 'The two are not the same. Type it once more.')
    const answer = await window.doorstep.call('vault.changePassphrase', { current, next })
    if (answer.ok) {
      await recordAct(session, { what: 'changedAccess', how: 'passphrase' })
      return onChanged()
    }
    const { code, waitMs } = answer.refusal
    if (code === 'weak') return say('next', 'This would be guessed too soon. Add a word or two.')
    say('current', proofWords(code, waitMs))
  }
  return (
    <Form form={form} label="Change the passphrase" onSubmit={change}>
      <div className={classes.stack}>
        <PassphraseField
          control={form.control}
          name="current"
          label="Passphrase now"
          help="Or the recovery code."
          autoComplete="current"
          autoFocus
        />
        <PassphraseField
          control={form.control}
          name="next"
          label="New passphrase"
          measure={measure}
          autoComplete="new"
        />
        <PassphraseField
          control={form.control}
          name="repeated"
          label="The new one again"
          autoComplete="new"
        />
        <div className={classes.actions}>
          <Button type="submit" loading={form.formState.isSubmitting}>
            Change it
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </div>
    </Form>
  )
}
