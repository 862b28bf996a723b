import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { OpenedVault } from '#shared/ipc/contract'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'
import type { Trouble } from './trouble-words'
import { useCountdown, waitWords } from './use-countdown'

interface RecoverProps {
  /** The code as typed proves, a screen later, who sets the new passphrase. */
  readonly onOpened: (opened: OpenedVault, recoveryCode: string) => void
  readonly onTrouble: (trouble: Trouble) => void
  readonly onBack: () => void
}

const notWhole =
  'Part of the code is missing or mistyped. It has nine groups of four letters and digits.'
const otherPractice = 'This code is whole, but it belongs to another practice or to an older code.'

/** In, when the passphrase is lost. */
export function Recover({ onOpened, onTrouble, onBack }: RecoverProps) {
  const [code, setCode] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [secondsLeft, wait] = useCountdown(0)

  const unlock = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || secondsLeft > 0) return
    setBusy(true)
    const recoveryCode = code.slice(0, 100)
    const answer = await window.doorstep.call('vault.unlockWithRecoveryCode', { recoveryCode })
    if (answer.ok) return onOpened(answer.value, recoveryCode)
    setBusy(false)
    const { code: refusal, waitMs = 0 } = answer.refusal
    if (refusal === 'malformed') setError(notWhole)
    else if (refusal === 'wrong') setError(otherPractice)
    else if (refusal !== 'wait') return onTrouble(refusal)
    wait(waitMs)
  }

  return (
    <GateFrame
      title="Use the recovery code"
      lead="It stands on the sheet you saved or printed when the practice was started."
      onBack={onBack}
    >
      <form className={classes.stack} noValidate autoComplete="off" onSubmit={unlock}>
        <TextInput
          id="recovery-code"
          label="Recovery code"
          description="Capitals, dashes and spaces do not matter."
          size="lg"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={code}
          onChange={(event) => {
            setCode(event.currentTarget.value)
            setError(null)
          }}
          error={
            error ? (
              <>
                <IconAlertTriangle size={18} aria-hidden style={{ flex: 'none' }} />
                <span role="alert">{error}</span>
              </>
            ) : undefined
          }
        />
        <div className={classes.actions}>
          <Button type="submit" size="lg" loading={busy} disabled={secondsLeft > 0}>
            Unlock
          </Button>
          {secondsLeft > 0 && (
            <span role="timer">
              Several wrong tries. You can go on in {waitWords(secondsLeft)}.
            </span>
          )}
        </div>
      </form>
    </GateFrame>
  )
}
