import '#renderer/ui/theme/all.css'
import { Button } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { type FoundTransfer, readTransfer } from '#renderer/data/transfer/read-transfer'
import { Notice } from '#renderer/ui/show/notice'
import { parseRecoveryCode } from '#shared/crypto/recovery-code'
import type { OpenedVault } from '#shared/ipc/contract'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'
import { SecretInput } from './secret-input'
import { type TransferTrouble, transferWords } from './transfer-words'
import { useCountdown, waitWords } from './use-countdown'

interface TransferProps {
  /** `recoveryCode` when that was what opened the file: a new passphrase is due. */
  readonly onMade: (opened: OpenedVault, recoveryCode: string | null) => void
  readonly onBack: () => void
}

interface Chosen {
  readonly fileName: string
  readonly found: FoundTransfer
}

/** The practice comes from another laptop: its file, the passphrase, and this laptop has its keys. */
export default function Transfer({ onMade, onBack }: TransferProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [secret, setSecret] = useState('')
  const [trouble, setTrouble] = useState<TransferTrouble | null>(null)
  const [busy, setBusy] = useState(false)
  const [secondsLeft, wait] = useCountdown(0)

  const refuse = (next: TransferTrouble) => {
    setTrouble(next)
    if (transferWords[next].at === 'file') setChosen(null)
  }
  const choose = async () => {
    const answer = await window.doorstep.call('file.choose', { kind: 'transfer' })
    if (!answer.ok) {
      if (answer.refusal.code !== 'cancelled') refuse('unreadable')
      return
    }
    setTrouble(null)
    const { handle, fileName } = answer.value
    const found = await readTransfer(answer.value, new Date())
    void window.doorstep.call('file.release', { handle })
    if (found.ok) setChosen({ fileName, found: found.value })
    else refuse(found.refusal)
  }
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || busy || secondsLeft > 0 || secret === '') return
    setTrouble(null)
    setBusy(true)
    const { bytes } = chosen.found
    const answer = await window.doorstep.call('vault.createFromTransfer', { file: bytes, secret })
    if (answer.ok) {
      const byCode = (await parseRecoveryCode(secret)).ok
      onMade(answer.value, byCode ? secret : null)
      return
    }
    setBusy(false)
    refuse(answer.refusal.code)
    wait(answer.refusal.waitMs ?? 0)
  }

  const words = trouble && transferWords[trouble]
  return (
    <GateFrame
      long
      title="This practice is on another laptop"
      lead="On that laptop, open “Laptop and server” in the corner below the rooms, and choose “Add a laptop” there. It writes a small file: bring it here on a stick. It holds the keys of your practice, and no records; those come from your server."
      promise="What you enter is encrypted before it leaves this laptop. Your server can read nothing of it."
      {...(busy ? {} : { onBack })}
    >
      <div className={classes.stack}>
        {words && (
          <div role="alert">
            <Notice meaning="attention" title={words.title}>
              {words.words}
            </Notice>
          </div>
        )}
        {chosen ? (
          <div className={classes.chosen}>
            <IconFile size={24} stroke={1.75} aria-hidden />
            <span className={classes.chosenName}>{chosen.fileName}</span>
            <span className={classes.chosenSize}>good until {day(chosen.found.validUntil)}</span>
            {!busy && (
              <Button variant="subtle" size="compact-md" onClick={() => void choose()}>
                Another file
              </Button>
            )}
          </div>
        ) : (
          <div className={classes.actions}>
            <Button size="lg" onClick={() => void choose()}>
              Choose the laptop file
            </Button>
          </div>
        )}
        {chosen && (
          <form className={classes.stack} noValidate autoComplete="off" onSubmit={open}>
            <SecretInput
              id="transfer-secret"
              label="Passphrase or recovery code"
              help="Those of the laptop that the file was made on. They open this laptop, too."
              value={secret}
              onChange={setSecret}
              disabled={busy}
              autoFocus
            />
            <div className={classes.actions}>
              <Button
                type="submit"
                size="lg"
                loading={busy}
                disabled={secret === '' || secondsLeft > 0}
              >
                Open on this laptop
              </Button>
              {secondsLeft > 0 && <span role="timer">Go on in {waitWords(secondsLeft)}.</span>}
            </div>
          </form>
        )}
      </div>
    </GateFrame>
  )
}

const day = (at: string) => new Date(at).toLocaleDateString('en-US', { dateStyle: 'long' })
