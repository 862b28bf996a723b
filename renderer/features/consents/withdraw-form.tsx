import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { withdrawConsent } from '#renderer/data/commands/give-consent'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { announce } from '#renderer/ui/tell/announce'
import { dateWords } from '#shared/domain/clients/words'
import { withdrawnHowWords } from '#shared/domain/consents/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Consent, Withdrawal } from '#shared/schema/consent'
import classes from './consents.module.css'

interface WithdrawFormProps {
  readonly consent: Consent
  /** Signed before it to the same end: these end with it. */
  readonly ending: readonly Consent[]
  readonly clock: PracticeClock
  readonly onClose: () => void
}

const words = {
  alreadyWithdrawn: 'It was taken back already.',
  future: 'That time has not come yet.',
  beforeGiven: 'That is before it was given.',
  noName: 'Enter who said so.',
  gone: 'This record is not here any more.',
} as const

const listWords = (items: readonly string[]): string => items.join('; ')

/** From this moment it counts no more; what was agreed to before stays to be read. */
export function WithdrawForm({ consent, ending, clock, onClose }: WithdrawFormProps) {
  const session = useSession()
  const { run, running } = useCommand(withdrawConsent)
  const [byName, setByName] = useState(consent.givenBy.name)
  const [how, setHow] = useState<Withdrawal['how']>('verbal')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    const at = session.now()
    const done = await run({ consentId: consent.id, at, byName, how, reason })
    if (!done.ok) return setProblem(words[done.refusal])
    announce('Taken back. It counts no more.')
    onClose()
  }
  return (
    <form
      className={classes.inlineForm}
      aria-label="Taken back"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {ending.length > 0 && (
        <p>
          {`Signed before it and still counting: ${listWords(ending.map(({ startAt }) => dateWords(dayOf(startAt, clock.timeZone))))}. ${ending.length === 1 ? 'It ends' : 'They end'} with this one; what is signed later stays.`}
        </p>
      )}
      <TextInput
        name="signerName"
        label="Who took it back"
        value={byName}
        maxLength={120}
        error={problem}
        autoFocus
        onChange={(event) => setByName(event.currentTarget.value)}
      />
      <Radio.Group label="How" value={how} onChange={(value) => setHow(value as Withdrawal['how'])}>
        {(Object.keys(withdrawnHowWords) as Withdrawal['how'][]).map((value) => (
          <Radio key={value} value={value} label={withdrawnHowWords[value]} my="xs" />
        ))}
      </Radio.Group>
      <TextInput
        label="Reason (optional)"
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" variant="default" loading={running}>
          Taken back now
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </form>
  )
}
