import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { recordAct } from '#renderer/data/audit/record-act'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { PassphraseField } from '#renderer/ui/fields/passphrase-field'
import { Form } from '#renderer/ui/forms/form'
import { Section } from '#renderer/ui/page/section'
import { ConfirmRecoveryCode } from '#renderer/ui/recovery-code/confirm-recovery-code'
import { RecoveryCodeCard } from '#renderer/ui/recovery-code/recovery-code-card'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { recoverySheet } from '#shared/domain/print/recovery-sheet'
import { noteVaultChange, vaultNow } from './changed-since-unlock'
import { proofWords } from './proof-words'
import classes from './settings.module.css'

type Shown =
  | { readonly at: 'closed' }
  | { readonly at: 'asking' }
  | { readonly at: 'code'; readonly recoveryCode: string }

/** A new code, and with it the old one stops working. */
export function NewRecoveryCode() {
  const { opened, now } = useSession()
  const live = useLive(practiceEntry)
  const [confirmed, setConfirmed] = useState(vaultNow(opened).recoveryCodeConfirmed)
  const [shown, setShown] = useState<Shown>({ at: 'closed' })
  const note = (recoveryCodeConfirmed: boolean) => {
    noteVaultChange({ recoveryCodeConfirmed })
    setConfirmed(recoveryCodeConfirmed)
  }
  const close = () => setShown({ at: 'closed' })
  const madeOn = new Date(now()).toLocaleDateString('en-US', { dateStyle: 'long' })
  return (
    <Section
      title="Recovery code"
      help="Opens your records and your backups when the passphrase is lost. A new code takes the place of the one from before."
      actions={
        shown.at === 'closed' && (
          <Button variant="default" onClick={() => setShown({ at: 'asking' })}>
            Make a new code
          </Button>
        )
      }
    >
      {shown.at === 'closed' && !confirmed && (
        <Notice meaning="attention" title="Nobody has confirmed that a recovery code is put away">
          If the passphrase is lost and no code is at hand, the records stay closed for ever. Make a
          new code and keep it away from this laptop.
        </Notice>
      )}
      {shown.at === 'closed' && confirmed && (
        <Status meaning="done" plain>
          Put away and confirmed
        </Status>
      )}
      {shown.at === 'asking' && (
        <AskPassphrase
          onMade={(recoveryCode) => {
            note(false)
            setShown({ at: 'code', recoveryCode })
          }}
          onCancel={close}
        />
      )}
      {shown.at === 'code' && (
        <div>
          <RecoveryCodeCard
            recoveryCode={shown.recoveryCode}
            sheetHtml={recoverySheet({
              practiceName: live.value?.name ?? '',
              recoveryCode: shown.recoveryCode,
              madeOn,
            })}
            paper={live.value?.practice?.paper ?? 'Letter'}
          />
          <ConfirmRecoveryCode
            recoveryCode={shown.recoveryCode}
            confirmLabel="It is put away"
            onConfirmed={() => {
              note(true)
              close()
            }}
            onLater={close}
          />
        </div>
      )}
    </Section>
  )
}

interface AskPassphraseProps {
  readonly onMade: (recoveryCode: string) => void
  readonly onCancel: () => void
}

function AskPassphrase({ onMade, onCancel }: AskPassphraseProps) {
  const session = useSession()
  const form = useForm({ defaultValues: { passphrase: '' }, shouldFocusError: false })
  const make = async ({ passphrase }: { passphrase: string }) => {
    const say = (message: string) => form.setError('passphrase', { message })
    if (passphrase === '') return say('Type your passphrase.')
    const answer = await window.doorstep.call('vault.newRecoveryCode', { passphrase })
    if (answer.ok) {
      await recordAct(session, { what: 'changedAccess', how: 'recoveryCode' })
      return onMade(answer.value.recoveryCode)
    }
    say(proofWords(answer.refusal.code, answer.refusal.waitMs))
  }
  return (
    <Form form={form} label="New recovery code" onSubmit={make}>
      <div className={classes.stack}>
        <PassphraseField
          control={form.control}
          name="passphrase"
          label="Your passphrase"
          autoComplete="current"
          autoFocus
        />
        <div className={classes.actions}>
          <Button type="submit" loading={form.formState.isSubmitting}>
            Make the code
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </div>
    </Form>
  )
}
