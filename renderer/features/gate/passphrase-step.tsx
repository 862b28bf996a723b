import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { PassphraseField } from '#renderer/ui/fields/passphrase-field'
import { Form } from '#renderer/ui/forms/form'
import { Notice } from '#renderer/ui/show/notice'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'

export type PassphraseProblem = 'weak' | 'disk' | 'notReached'

interface PassphraseStepProps {
  readonly title: string
  readonly lead: ReactNode
  readonly step?: string
  /** Other than that nothing is sent. */
  readonly promise?: string
  readonly passphrase: string
  readonly nextLabel: string
  readonly onKeep?: (passphrase: string) => void
  /** Null when all went well; the screen is then left. */
  readonly onNext: (passphrase: string) => Promise<PassphraseProblem | null>
  readonly onBack?: () => void
  readonly onLater?: () => void
}

interface Values {
  readonly passphrase: string
  readonly repeated: string
}

const problemWords: Readonly<Record<Exclude<PassphraseProblem, 'notReached'>, string>> = {
  weak: 'This passphrase would be guessed too soon. Add a word or two.',
  disk: 'The disk did not take it: it may be full. Free some space and try again.',
}

export const measure = (passphrase: string) =>
  window.doorstep.call('vault.measureStrength', { passphrase })

/** A new passphrase, measured while it is typed, twice. */
export function PassphraseStep(props: PassphraseStepProps) {
  const form = useForm<Values>({
    defaultValues: { passphrase: props.passphrase, repeated: '' },
    shouldFocusError: false,
  })
  const [isAway, setAway] = useState(false)
  const { onKeep } = props
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => onKeep?.(values.passphrase),
      }),
    [form, onKeep],
  )
  const next = async ({ passphrase, repeated }: Values) => {
    if (passphrase === '') {
      return form.setError('passphrase', { message: 'Choose a passphrase.' })
    }
    if (!(await measure(passphrase)).enough) {
      return form.setError('passphrase', { message: problemWords.weak })
    }
    if (passphrase !== repeated) {
      return form.setError('repeated', { message: 'The two are not the same. Type it once more.' })
    }
    const problem = await props.onNext(passphrase)
    setAway(problem === 'notReached')
    if (problem && problem !== 'notReached')
      form.setError('passphrase', { message: problemWords[problem] })
  }
  return (
    <GateFrame
      long
      title={props.title}
      lead={props.lead}
      {...(props.step ? { step: props.step } : {})}
      {...(props.promise ? { promise: props.promise } : {})}
      {...(props.onBack ? { onBack: props.onBack } : {})}
    >
      <Form form={form} label="New passphrase" onSubmit={next}>
        <div className={classes.stack}>
          {isAway && (
            <div role="alert">
              <Notice meaning="attention" title="The server was not reached">
                Nothing was changed, and the invitation still stands. Check that this laptop is
                online, then press {props.nextLabel} again.
              </Notice>
            </div>
          )}
          <PassphraseField
            control={form.control}
            name="passphrase"
            label="Passphrase"
            help="Four or more words that do not belong together are strong and easy to type."
            width="full"
            measure={measure}
            autoComplete="new"
            autoFocus
          />
          <PassphraseField
            control={form.control}
            name="repeated"
            label="The same again"
            width="full"
            autoComplete="new"
          />
          <div className={classes.actions}>
            <Button type="submit" size="lg" loading={form.formState.isSubmitting}>
              {props.nextLabel}
            </Button>
            {props.onLater && (
              <Button variant="subtle" onClick={props.onLater}>
                Later
              </Button>
            )}
          </div>
        </div>
      </Form>
    </GateFrame>
  )
}
