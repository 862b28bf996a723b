import { PasswordInput } from '@mantine/core'
import { IconCheck, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import { type FieldProps, useField } from './field'
import classes from './fields.module.css'

export interface Strength {
  /** 0 (guessed at once) to 4. */
  readonly score: number
  readonly enough: boolean
  readonly hint: string
}

interface PassphraseFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  /** Measures off the page; with it the strength is shown. */
  readonly measure?: (passphrase: string) => Promise<Strength>
  readonly autoComplete?: 'current' | 'new'
}

const waitMs = 150

const useStrength = (passphrase: string, measure: PassphraseFieldProps<FieldValues>['measure']) => {
  const [strength, setStrength] = useState<Strength | null>(null)
  const ask = useEffectEvent(async (text: string, stillWanted: () => boolean) => {
    const answer = await measure?.(text)
    if (answer && stillWanted()) setStrength(answer)
  })
  useEffect(() => {
    let wanted = passphrase !== ''
    if (!wanted) setStrength(null)
    const timer = setTimeout(() => {
      if (wanted) void ask(passphrase, () => wanted)
    }, waitMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [passphrase])
  return strength
}

/** A passphrase that can be looked at, with how strong it is where a new one is made. */
export function PassphraseField<Values extends FieldValues>(props: PassphraseFieldProps<Values>) {
  const { field, input } = useField(props, 'm')
  const meterId = useId()
  const passphrase = String(field.value ?? '')
  const strength = useStrength(passphrase, props.measure)
  return (
    <div className={input.className}>
      <PasswordInput
        {...input}
        {...field}
        className=""
        value={passphrase}
        autoCapitalize="off"
        autoCorrect="off"
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed', tabIndex: 0 }}
        visibilityToggleIcon={({ reveal }) =>
          reveal ? <IconEyeOff size={20} stroke={1.75} /> : <IconEye size={20} stroke={1.75} />
        }
      />
      {props.measure && (
        <div id={meterId} className={classes.meter}>
          <div className={classes.bars} aria-hidden>
            {[1, 2, 3, 4].map((step) => (
              <span key={step} className={classes.bar} data-on={barState(step, strength)} />
            ))}
          </div>
          <div
            className={classes.meterWord}
            aria-live="polite"
            data-enough={strength?.enough || undefined}
          >
            {strength?.enough && (
              <IconCheck size={18} aria-hidden className={classes.errorIcon ?? ''} />
            )}
            {strengthWords(strength)}
          </div>
        </div>
      )}
    </div>
  )
}

const barState = (step: number, strength: Strength | null) => {
  if (!strength || Math.max(1, strength.score) < step) return undefined
  return strength.enough ? 'enough' : 'low'
}

const strengthWords = (strength: Strength | null): string => {
  if (!strength) return 'Four or more unrelated words work well.'
  if (strength.enough) return 'Strong enough'
  return strength.hint ? `Not strong enough yet. ${strength.hint}` : 'Not strong enough yet.'
}
