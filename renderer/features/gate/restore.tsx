import '#renderer/ui/theme/all.css'
import { Button } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import {
  type ChosenBackup,
  type RestoreProgress,
  type RestoreRefusal,
  readChosen,
  restoreVerified,
  type VerifiedBackup,
  verifyChosen,
} from '#renderer/data/backup/restore-backup'
import type { Session } from '#renderer/data/session'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import type { BackupHead } from '#shared/crypto/backup-file'
import { parseRecoveryCode } from '#shared/crypto/recovery-code'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'
import { restoreWords } from './restore-words'
import { SecretInput } from './secret-input'
import { useCountdown, waitWords } from './use-countdown'

/** `records`: a practice is here and would be replaced. `remains`: what is here cannot be used as it is. */
export type ReplacedByRestore = 'nothing' | 'remains' | 'records'

interface RestoreProps {
  readonly replaces: ReplacedByRestore
  /** `recoveryCode` when that was what opened the backup: a new passphrase is due. */
  readonly onRestored: (session: Session, recoveryCode: string | null) => void
  readonly onBack: () => void
}

const megabytes = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`

/** File, secret, check from first to last byte; only then anything on this laptop is touched. */
export default function Restore({ replaces, onRestored, onBack }: RestoreProps) {
  const [chosen, setChosen] = useState<{ file: ChosenBackup; head: BackupHead } | null>(null)
  const [secret, setSecret] = useState('')
  const [verified, setVerified] = useState<VerifiedBackup | null>(null)
  const [refusal, setRefusal] = useState<RestoreRefusal | null>(null)
  const [progress, setProgress] = useState<RestoreProgress | null>(null)
  const [secondsLeft, wait] = useCountdown(0)

  const refuse = (next: RestoreRefusal) => {
    setProgress(null)
    setRefusal(next)
    if (next.code === 'wait') wait(next.waitMs)
    if (restoreWords[next.code].at === 'file') {
      setChosen(null)
      setVerified(null)
    }
  }
  const choose = async () => {
    const answer = await window.doorstep.call('file.choose', { kind: 'backup' })
    if (!answer.ok) {
      if (answer.refusal.code !== 'cancelled') refuse({ code: 'unreadable' })
      return
    }
    setRefusal(null)
    setVerified(null)
    const head = await readChosen(answer.value)
    if (head.ok) setChosen({ file: answer.value, head: head.value })
    else refuse(head.refusal)
  }
  const check = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || secondsLeft > 0 || secret === '') return
    setRefusal(null)
    setProgress({ step: 'checking', done: 0, total: chosen.file.size })
    const whole = await verifyChosen(chosen.file, chosen.head, secret, setProgress)
    setProgress(null)
    if (!whole.ok) return refuse(whole.refusal)
    setVerified(whole.value)
    if (replaces === 'nothing') await write(whole.value)
  }
  const write = async (backup: VerifiedBackup) => {
    setProgress({ step: 'writing', done: 0, total: backup.entries })
    const session = await restoreVerified(backup, secret, replaces !== 'nothing', setProgress)
    if (!session.ok) return refuse(session.refusal)
    void window.doorstep.call('file.release', { handle: backup.chosen.handle })
    const byCode = (await parseRecoveryCode(secret)).ok
    onRestored(session.value, byCode ? secret : null)
  }

  const words = refusal && restoreWords[refusal.code]
  return (
    <GateFrame
      long
      title={replaces === 'nothing' ? 'Open an existing practice' : 'Restore a backup'}
      lead={
        replaces === 'records'
          ? 'The backup takes the place of the practice on this laptop. It is read and checked to its end first.'
          : 'The backup is read and checked to its end before anything is put on this laptop.'
      }
      {...(progress ? {} : { onBack })}
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
            <span className={classes.chosenName}>{chosen.file.fileName}</span>
            <span className={classes.chosenSize}>{megabytes(chosen.file.size)}</span>
            {!progress && (
              <Button variant="subtle" size="compact-md" onClick={() => void choose()}>
                Another file
              </Button>
            )}
          </div>
        ) : (
          <div className={classes.actions}>
            <Button size="lg" onClick={() => void choose()}>
              Choose the backup file
            </Button>
          </div>
        )}
        {chosen && !verified && (
          <form className={classes.stack} noValidate autoComplete="off" onSubmit={check}>
            <SecretInput
              id="restore-secret"
              label="Passphrase or recovery code"
              help="The ones that were right when the backup was made."
              value={secret}
              onChange={setSecret}
              disabled={progress !== null}
              autoFocus
            />
            {progress ? (
              <Going progress={progress} />
            ) : (
              <div className={classes.actions}>
                <Button type="submit" size="lg" disabled={secret === '' || secondsLeft > 0}>
                  {replaces === 'nothing' ? 'Check and open' : 'Check the backup'}
                </Button>
                {secondsLeft > 0 && <span role="timer">Go on in {waitWords(secondsLeft)}.</span>}
              </div>
            )}
          </form>
        )}
        {verified && progress && <Going progress={progress} />}
        {verified && !progress && (
          <Agree verified={verified} replaces={replaces} onAgree={write} onBack={onBack} />
        )}
      </div>
    </GateFrame>
  )
}

function Going({ progress: { step, done, total } }: { readonly progress: RestoreProgress }) {
  return (
    <ProgressLine
      label={step === 'checking' ? 'Reading and checking all of it' : 'Putting it on this laptop'}
      value={done}
      max={total}
    />
  )
}

interface AgreeProps {
  readonly verified: VerifiedBackup
  readonly replaces: ReplacedByRestore
  readonly onAgree: (verified: VerifiedBackup) => Promise<void>
  readonly onBack: () => void
}

/** The backup is whole: what is in it, and one last word before it takes the place of what is here. */
function Agree({ verified, replaces, onAgree, onBack }: AgreeProps) {
  const { madeAt, clients, visits, notes, files } = verified.summary
  const day = new Date(madeAt).toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short' })
  return (
    <div className={classes.stack}>
      <Notice meaning="done" title="This backup is whole">
        <dl className={classes.facts}>
          <dt>Made</dt>
          <dd>{day}</dd>
          <dt>Holds</dt>
          <dd>
            {counted(clients, 'client')}, {counted(visits, 'visit')}, {counted(notes, 'note')},{' '}
            {counted(files, 'file')}
          </dd>
        </dl>
      </Notice>
      {replaces === 'records' ? (
        <ConfirmPanel
          title="Replace the practice on this laptop?"
          typeToConfirm="replace"
          confirmLabel="Replace it by the backup"
          onConfirm={() => void onAgree(verified)}
          onCancel={onBack}
        >
          Everything entered on this laptop since this backup was made is deleted and cannot be
          brought back.
        </ConfirmPanel>
      ) : (
        <div className={classes.actions}>
          <Button size="lg" onClick={() => void onAgree(verified)}>
            Put it on this laptop
          </Button>
        </div>
      )}
    </div>
  )
}

const counted = (count: number, word: string) =>
  `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`
