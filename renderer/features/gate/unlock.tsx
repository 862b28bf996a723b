import { Button } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { OpenedVault } from '#shared/ipc/contract'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'
import { SecretInput } from './secret-input'
import type { Trouble } from './trouble-words'
import { useCountdown, waitWords } from './use-countdown'

interface UnlockProps {
  readonly keychain: OpenedVault['keychain']
  readonly waitMs: number
  readonly onOpened: (opened: OpenedVault) => void
  readonly onTrouble: (trouble: Trouble) => void
  readonly onRecover: () => void
  readonly onRestore: () => void
}

const notThePassphrase = 'That is not the passphrase. Check Caps Lock and type it again.'

/** The daily door: one field. */
export function Unlock(props: UnlockProps) {
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [secondsLeft, wait] = useCountdown(props.waitMs)
  const input = useRef<HTMLInputElement>(null)

  const unlock = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || secondsLeft > 0) return
    if (passphrase === '') return setError('Type your passphrase.')
    setBusy(true)
    const answer = await window.doorstep.call('vault.unlock', { passphrase })
    if (answer.ok) return props.onOpened(answer.value)
    setBusy(false)
    const { code, waitMs = 0 } = answer.refusal
    if (code !== 'wrong' && code !== 'wait') return props.onTrouble(code)
    if (code === 'wrong') setPassphrase('')
    setError(code === 'wrong' ? notThePassphrase : null)
    wait(waitMs)
  }
  useEffect(() => {
    if (!busy && secondsLeft === 0) input.current?.focus()
  }, [busy, secondsLeft])

  return (
    <GateFrame title="Unlock your practice">
      <form className={classes.stack} noValidate autoComplete="off" onSubmit={unlock}>
        <SecretInput
          id="unlock-passphrase"
          label="Passphrase"
          value={passphrase}
          onChange={(value) => {
            setPassphrase(value)
            setError(null)
          }}
          error={error}
          disabled={busy}
          autoFocus
          inputRef={input}
        />
        <div className={classes.actions}>
          <Button type="submit" size="lg" loading={busy} disabled={secondsLeft > 0}>
            Unlock
          </Button>
          {secondsLeft > 0 && (
            <span role="timer">
              Several wrong tries. You can go on in {waitWords(secondsLeft)}; your records are safe.
            </span>
          )}
        </div>
      </form>
      <div className={classes.quiet}>
        {props.keychain === 'on' && (
          <KeychainButton onOpened={props.onOpened} onRefused={setError} />
        )}
        <Button variant="subtle" onClick={props.onRecover}>
          Use the recovery code
        </Button>
        <Button variant="subtle" onClick={props.onRestore}>
          Restore a backup
        </Button>
      </div>
    </GateFrame>
  )
}

interface KeychainButtonProps {
  readonly onOpened: (opened: OpenedVault) => void
  readonly onRefused: (words: string) => void
}

function KeychainButton({ onOpened, onRefused }: KeychainButtonProps) {
  const [busy, setBusy] = useState(false)
  const unlock = async () => {
    setBusy(true)
    const answer = await window.doorstep.call('vault.unlockWithKeychain')
    if (answer.ok) return onOpened(answer.value)
    setBusy(false)
    onRefused('This laptop’s keychain has no key for Doorstep any more. Type your passphrase.')
  }
  return (
    <Button variant="subtle" loading={busy} onClick={unlock}>
      Unlock with this laptop’s keychain
    </Button>
  )
}
