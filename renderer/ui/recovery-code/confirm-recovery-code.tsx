import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import fieldClasses from '../fields/fields.module.css'
import classes from './recovery-code-card.module.css'

interface ConfirmRecoveryCodeProps {
  readonly recoveryCode: string
  readonly confirmLabel: string
  /** Called once main has noted that the code was put away. */
  readonly onConfirmed: () => void
  readonly onLater: () => void
}

const plainGroup = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** A tick and the last group, read off the sheet: enough to know that it was really put away. */
export function ConfirmRecoveryCode(props: ConfirmRecoveryCodeProps) {
  const [away, setAway] = useState(false)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<'tick' | 'group' | 'disk' | null>(null)
  const [busy, setBusy] = useState(false)

  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    if (!away) return setProblem('tick')
    if (plainGroup(typed) !== props.recoveryCode.split('-').at(-1)) return setProblem('group')
    setBusy(true)
    const { recoveryCode } = props
    const answer = await window.doorstep.call('vault.confirmRecoveryCode', { recoveryCode })
    setBusy(false)
    if (answer.ok) props.onConfirmed()
    else setProblem('disk')
  }
  const words = (text: string) => (
    <>
      <IconAlertTriangle size={18} aria-hidden className={fieldClasses.errorIcon ?? ''} />
      <span role="alert">{text}</span>
    </>
  )

  return (
    <form className={classes.confirm} noValidate autoComplete="off" onSubmit={confirm}>
      <div>
        <label className={fieldClasses.tick}>
          <input
            type="checkbox"
            checked={away}
            onChange={(event) => {
              setAway(event.currentTarget.checked)
              setProblem(null)
            }}
          />
          <span>I keep it away from this laptop</span>
        </label>
        {problem === 'tick' && (
          <div className={fieldClasses.error}>
            {words('Put the code away first, then tick this.')}
          </div>
        )}
      </div>
      <TextInput
        label="Group 9, read off your copy"
        w="16rem"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setProblem(null)
        }}
        error={
          problem === 'group' ? words('That is not group 9. Look at your copy again.') : undefined
        }
      />
      {problem === 'disk' && (
        <div className={fieldClasses.error}>
          {words('The disk did not take this. The code works all the same; try again.')}
        </div>
      )}
      <div className={classes.foot}>
        <Button type="submit" size="lg" loading={busy}>
          {props.confirmLabel}
        </Button>
        <Button variant="subtle" onClick={props.onLater}>
          Later
        </Button>
      </div>
    </form>
  )
}
