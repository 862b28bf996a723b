import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { PassphraseField } from '#renderer/ui/fields/passphrase-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { announce } from '#renderer/ui/tell/announce'
import { wholeAddress } from '#shared/domain/sync/server-address'
import {
  type Findings,
  findingsWords,
  isSetUp,
  type ServerRefusal,
  serverRefusalWords,
} from '#shared/domain/sync/server-words'
import type { ServerAccount, SetUpStep } from '#shared/ipc/server-contract'
import { looksLike } from './looks-like'
import classes from './settings.module.css'

interface ServerFormProps {
  /** The address of the server that is set; '' for none. */
  readonly address: string
  /** Syncing can begin. */
  readonly onDone: (steps: readonly SetUpStep[] | null) => Promise<void>
  /** Setting up ended with something that did not work. */
  readonly onSteps: (steps: readonly SetUpStep[] | null) => void
  readonly onCancel?: () => void
}

interface Place {
  readonly address: string
  readonly userName: string
}
interface Secret {
  readonly password: string
}
type Wish = 'test' | 'setUp' | 'use'

/**
 * Address, account, and one button that always says the next step: test, then set up or start. What is
 * typed is kept over a lock; the password is kept nowhere.
 */
export function ServerForm({ address, onDone, onSteps, onCancel }: ServerFormProps) {
  const blank: Place = { address, userName: '' }
  const place = useForm<Place>({ defaultValues: blank, shouldFocusError: false })
  const secret = useForm<Secret>({ defaultValues: { password: '' }, shouldFocusError: false })
  const draft = useFormDraft(
    address ? 'settings-server-again' : 'settings-server',
    place,
    looksLike(blank),
  )
  const { asking, found, refusal, ask, again } = useServerQuestions(onDone, onSteps, async () => {
    secret.reset()
    await draft.discard()
  })
  const submit = async () => {
    const account = read(place, secret)
    if (account === null) return
    await ask(found?.of === keyOf(account) ? (found.next ?? 'test') : 'test', account)
  }
  const told = found ? findingsWords(found.findings) : null
  // Another account is another question: what was found before says nothing about it.
  const onInput = () => {
    place.clearErrors(otherField)
    again()
  }
  return (
    <Form form={place} label="Server" onSubmit={submit}>
      <div className={classes.stack}>
        <div className={classes.answers} onInput={onInput}>
          <TextField
            control={place.control}
            name="address"
            label="Address of the server"
            help="As it was given to you, such as https://records.example.org"
            width="l"
            maxLength={500}
            inputMode="url"
          />
          <TextField
            control={place.control}
            name="userName"
            label="User name"
            width="m"
            maxLength={200}
            autoFocus={address !== ''}
          />
          <PassphraseField
            control={secret.control}
            name="password"
            label="Password"
            help="Used as typed: spaces and capitals count."
            autoComplete="current"
          />
        </div>
        {refusal && <Refused refusal={refusal} />}
        {told && (
          <div role="status" className={classes.wide}>
            <Notice meaning={told.next ? 'done' : 'attention'} title={told.what}>
              {told.safe} {told.todo}
            </Notice>
          </div>
        )}
        {asking && (
          <div className={classes.wide}>
            <ProgressLine label={askingWords[asking]} />
          </div>
        )}
        <div className={classes.actions}>
          <Button type="submit" loading={asking !== null}>
            {buttonWords[told?.next ?? 'test']}
          </Button>
          {onCancel && (
            <Button variant="default" disabled={asking !== null} onClick={onCancel}>
              Cancel
            </Button>
          )}
        </div>
      </div>
    </Form>
  )
}

/** The field that stands beside the form, so that a draft never holds it. */
const otherField = 'password' as keyof Place

const buttonWords: Record<Wish, string> = {
  test: 'Test',
  setUp: 'Set up and start syncing',
  use: 'Start syncing',
}
const askingWords: Record<Wish, string> = {
  test: 'Looking at the server',
  setUp: 'Setting the server up',
  use: 'Signing in',
}

const keyOf = ({ address, userName, password }: ServerAccount): string =>
  JSON.stringify([address, userName, password])

/** What was typed, made whole; null when something is missing, which is then said. */
function read(place: UseFormReturn<Place>, secret: UseFormReturn<Secret>): ServerAccount | null {
  const { userName, ...typed } = place.getValues()
  const { password } = secret.getValues()
  const address = wholeAddress(typed.address)
  secret.clearErrors()
  if (address === '') place.setError('address', { message: 'Type the address of the server.' })
  if (userName.trim() === '') place.setError('userName', { message: 'Type the user name.' })
  if (password === '') {
    const missing = { message: 'Type the password.' }
    secret.setError('password', missing)
    // The list of what to put right belongs to the form of the other two fields.
    place.setError(otherField, missing)
  }
  if (address === '' || userName.trim() === '' || password === '') return null
  place.setValue('address', address)
  return { address, userName: userName.trim(), password }
}

interface Found {
  readonly findings: Findings
  readonly next: 'setUp' | 'use' | null
  /** Which account it was found for. */
  readonly of: string
}

function useServerQuestions(
  onDone: ServerFormProps['onDone'],
  onSteps: ServerFormProps['onSteps'],
  clear: () => Promise<void>,
) {
  const [asking, setAsking] = useState<Wish | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const [refusal, setRefusal] = useState<ServerRefusal | null>(null)
  // What is typed while the server is asked makes the answer one to another question.
  const turn = useRef(0)
  const again = () => {
    turn.current += 1
    setFound(null)
    setRefusal(null)
  }
  const wishes: Record<Wish, (account: ServerAccount) => Promise<ServerRefusal | null>> = {
    async test(account) {
      const mine = turn.current
      const answer = await window.doorstep.call('server.inspect', account)
      if (mine !== turn.current) return null
      if (!answer.ok) return answer.refusal.code
      const told = findingsWords(answer.value)
      setFound({ findings: answer.value, next: told.next, of: keyOf(account) })
      announce(`${told.what} ${told.todo}`)
      return null
    },
    async setUp(account) {
      const answer = await window.doorstep.call('server.setUp', account)
      if (!answer.ok) return answer.refusal.code
      const { steps } = answer.value
      if (!isSetUp(steps)) {
        onSteps(steps)
        return null
      }
      await clear()
      await onDone(steps)
      return null
    },
    async use(account) {
      const answer = await window.doorstep.call('server.use', account)
      if (!answer.ok) return answer.refusal.code
      await clear()
      await onDone(null)
      return null
    },
  }
  const ask = async (wish: Wish, account: ServerAccount) => {
    setRefusal(null)
    onSteps(null)
    setAsking(wish)
    try {
      setRefusal(await wishes[wish](account))
    } finally {
      setAsking(null)
    }
  }
  return { asking, found, refusal, ask, again }
}

function Refused({ refusal }: { readonly refusal: ServerRefusal }) {
  const { what, safe, todo } = serverRefusalWords[refusal]
  return (
    <div role="alert" className={classes.wide}>
      <Notice meaning="attention" title={what}>
        <p>{safe}</p>
        <p>{todo}</p>
      </Notice>
    </div>
  )
}
