import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { Notice } from '#renderer/ui/show/notice'
import { readInvitationText } from '#shared/crypto/invitation'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'
import { type FoundInvitation, type JoinTrouble, joinWords } from './join-words'

interface Values {
  readonly code: string
  readonly address: string
}

interface JoinCodeStepProps {
  /** Why a joining that was under way ended here. */
  readonly trouble: JoinTrouble | null
  /** From before, when the step is come back to. */
  readonly typed: Values
  readonly onKeep: (typed: Values) => void
  readonly onFound: (found: FoundInvitation) => void
  readonly onBack: () => void
}

/** The code, typed or pasted; what was sent as text holds the server's address too. */
export function JoinCodeStep(props: JoinCodeStepProps) {
  const { trouble: before, typed, onKeep, onFound, onBack } = props
  const form = useForm<Values>({
    defaultValues: typed,
    shouldFocusError: false,
  })
  const [trouble, setTrouble] = useState(before)
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => onKeep(values) }),
    [form, onKeep],
  )
  // A new code, pasted, takes the place of the one that was used up.
  useEffect(() => form.setFocus('code', { shouldSelect: true }), [form])
  const look = async (values: Values) => {
    setTrouble(null)
    const read = readInvitationText(values.code)
    const address = read.address ?? values.address.trim()
    if (read.code.trim() === '') return form.setError('code', { message: 'Type the code.' })
    if (address === '') return form.setError('address', { message: joinWords('noAddress').words })
    const answer = await window.doorstep.call('join.look', {
      code: read.code.slice(0, 200),
      address: address.slice(0, 500),
    })
    if (answer.ok) onFound(answer.value)
    else setTrouble(answer.refusal.code)
  }
  const told = trouble && joinWords(trouble)
  return (
    <GateFrame
      long
      step="Step 1 of 4"
      title="Join a practice"
      lead="The owner invites you in Settings, People, and gives you a code that is good for 15 minutes. Sit together or be on the phone: you will compare a number."
      promise="This laptop makes keys of its own. The practice’s server can read nothing."
      onBack={onBack}
    >
      <Form form={form} label="Invitation" onSubmit={look}>
        <div className={classes.stack}>
          {told && (
            <div role="alert">
              <Notice meaning="attention" title={told.title}>
                {told.words}
              </Notice>
            </div>
          )}
          <TextField
            control={form.control}
            name="code"
            label="Code"
            help="28 letters and digits, or the whole invitation pasted."
            width="full"
            maxLength={700}
            autoFocus
          />
          <TextField
            control={form.control}
            name="address"
            label="Server"
            help="As it stands beside the code. Not needed with a pasted invitation."
            width="full"
            maxLength={500}
          />
          <div className={classes.actions}>
            <Button type="submit" size="lg" loading={form.formState.isSubmitting}>
              Look at the invitation
            </Button>
          </div>
        </div>
      </Form>
    </GateFrame>
  )
}
