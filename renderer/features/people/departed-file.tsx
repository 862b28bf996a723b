import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { type ChosenBackup, readChosen } from '#renderer/data/backup/restore-backup'
import {
  type DepartedFile as File,
  lookIntoDeparted,
  takeInDeparted,
} from '#renderer/data/commands/take-departed'
import { useSession } from '#renderer/data/session'
import { PassphraseField } from '#renderer/ui/fields/passphrase-field'
import { Form } from '#renderer/ui/forms/form'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { announce } from '#renderer/ui/tell/announce'
import type { BackupHead } from '#shared/crypto/backup-file'
import type { TakingIn } from '#shared/domain/departed/findings'
import type { Result } from '#shared/result'
import { DepartedFindings } from './departed-findings'
import { type DepartedTrouble, troubleWords } from './departed-words'
import classes from './people.module.css'

type At =
  | { readonly at: 'rest' }
  | { readonly at: 'chosen'; readonly chosen: ChosenBackup; readonly head: BackupHead }
  | { readonly at: 'found'; readonly file: File; readonly taken: ReadonlySet<string> }

interface DepartedFileProps {
  readonly personId: string
  readonly name: string
}

const stepWords = {
  checking: 'Reading the backup to its end',
  comparing: 'Comparing it with the practice',
  takingIn: 'Taking it in',
} as const

/** What was only on the laptop of somebody who left: looked into, and taken in as the owner decides. */
export function DepartedFile({ personId, name }: DepartedFileProps) {
  const session = useSession()
  const [at, setAt] = useState<At>({ at: 'rest' })
  const [trouble, setTrouble] = useState<DepartedTrouble | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const { progress, work, stop } = useWork()
  useReleased(at)
  const choose = async () => {
    setTrouble(null)
    setTold(null)
    const answer = await window.doorstep.call('file.choose', { kind: 'backup' })
    if (!answer.ok) {
      if (answer.refusal.code !== 'cancelled') setTrouble('unreadable')
      return
    }
    const head = await readChosen(answer.value)
    if (head.ok) setAt({ at: 'chosen', chosen: answer.value, head: head.value })
    else {
      setTrouble(head.refusal.code)
      void window.doorstep.call('file.release', { handle: answer.value.handle })
    }
  }
  const look = async (secret: string) => {
    if (at.at !== 'chosen') return
    const { chosen, head } = at
    setTrouble(null)
    const found = await work((one) =>
      lookIntoDeparted(session, { personId, chosen, head, secret, work: one }),
    )
    if (!found) return setTrouble('brokenOff')
    if (found.ok) setAt({ at: 'found', file: found.value, taken: new Set() })
    else setTrouble(found.refusal.code)
  }
  const take = async (taking: TakingIn) => {
    if (at.at !== 'found') return
    const { file, taken } = at
    setTrouble(null)
    setTold(null)
    const done = await work((one) => takeInDeparted(session, { file, taking, work: one }))
    if (!done) return setTrouble('brokenOff')
    if (!done.ok) return setTrouble(done.refusal.code)
    setAt({ at: 'found', file, taken: new Set([...taken, ...taking.parentIds]) })
    const { records, files } = done.value
    const withFiles = files === 0 ? '' : ` and ${files} ${files === 1 ? 'file' : 'files'}`
    const words = `${records.toLocaleString('en-US')} ${records === 1 ? 'record' : 'records'}${withFiles} taken in`
    setTold(words)
    announce(words)
  }
  const isBusy = progress !== null
  return (
    <section className={classes.panel} aria-label={`Only on the laptop of ${name}`}>
      <h3 className={classes.departedTitle}>What was only on their laptop</h3>
      {at.at === 'rest' && (
        <p className={classes.soft}>
          Visits and notes that had not reached the server are still on it. <bdi>{name}</bdi> opens
          Doorstep there and saves a backup in Settings, Backup. Open that file here: you see what
          in it the practice lacks, and decide what is taken in.
        </p>
      )}
      {trouble && (
        <div role="alert">
          <Notice meaning="attention" title={troubleWords[trouble].title}>
            {troubleWords[trouble].words}
          </Notice>
        </div>
      )}
      {at.at === 'chosen' && !isBusy && (
        <SecretForm
          fileName={at.chosen.fileName}
          onLook={look}
          onCancel={() => setAt({ at: 'rest' })}
        />
      )}
      {told && (
        <Notice meaning="done" title={told}>
          Where both had changed the same thing, it stands under “To decide”, behind the badge of
          the server.
        </Notice>
      )}
      {progress && (
        <>
          <ProgressLine label={stepWords[progress.step]} value={progress.part * 100} />
          <div>
            <Button variant="default" onClick={stop}>
              Stop
            </Button>
          </div>
        </>
      )}
      {at.at === 'found' && (
        <DepartedFindings
          file={at.file}
          name={name}
          taken={at.taken}
          isBusy={isBusy}
          onTake={(taking) => void take(taking)}
        />
      )}
      {!isBusy && at.at !== 'chosen' && (
        <div>
          <Button variant="default" onClick={() => void choose()}>
            {at.at === 'found' ? 'Open another backup…' : 'Open their backup…'}
          </Button>
        </div>
      )}
    </section>
  )
}

interface Progress {
  readonly step: keyof typeof stepWords
  readonly part: number
}
type Work = Parameters<typeof takeInDeparted>[1]['work']

/** One work at a time, with its progress; null when it broke. Leaving the panel stops it. */
function useWork() {
  const [progress, setProgress] = useState<Progress | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const work = async <Value, Refusal>(
    act: (work: Work) => Promise<Result<Value, Refusal>>,
  ): Promise<Result<Value, Refusal> | null> => {
    const control = new AbortController()
    stop.current = control
    setProgress({ step: 'checking', part: 0 })
    try {
      const onProgress: Work['onProgress'] = (step, part) => setProgress({ step, part })
      return await act({ signal: control.signal, onProgress })
    } catch {
      return null
    } finally {
      setProgress(null)
    }
  }
  return { progress, work, stop: () => stop.current?.abort() }
}

/** The handle on a file is given back once another is chosen, or the panel is left. */
function useReleased(at: At): void {
  const handle =
    at.at === 'chosen'
      ? at.chosen.handle
      : at.at === 'found'
        ? at.file.backup.chosen.handle
        : undefined
  useEffect(() => {
    if (handle === undefined) return
    return () => void window.doorstep.call('file.release', { handle })
  }, [handle])
}

interface SecretFormProps {
  readonly fileName: string
  readonly onLook: (secret: string) => Promise<void>
  readonly onCancel: () => void
}

function SecretForm({ fileName, onLook, onCancel }: SecretFormProps) {
  const form = useForm<{ secret: string }>({
    defaultValues: { secret: '' },
    shouldFocusError: false,
  })
  const submit = async ({ secret }: { secret: string }) => {
    if (secret === '') return form.setError('secret', { message: 'Type it.' })
    form.reset()
    await onLook(secret)
  }
  return (
    <Form form={form} label="Open their backup" onSubmit={submit}>
      <div className={classes.stack}>
        <p>
          <bdi>{fileName}</bdi>
        </p>
        <PassphraseField
          control={form.control}
          name="secret"
          label="Their passphrase or recovery code"
          help="The one that was right when the backup was made. They can type it themselves; it is used once and not kept."
          autoComplete="current"
          autoFocus
        />
        <div className={classes.actions}>
          <Button type="submit">Look into it</Button>
          <Button variant="default" onClick={onCancel}>
            Not now
          </Button>
        </div>
      </div>
    </Form>
  )
}
