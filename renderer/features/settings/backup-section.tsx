import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { countEverything } from '#renderer/data/backup/everything'
import { exportHash } from '#renderer/data/backup/export-hash'
import { lastBackupAt } from '#renderer/data/backup/last-backup'
import {
  type BackupRefusal,
  type BackupWritten,
  type Progress,
  writeBackup,
} from '#renderer/data/backup/write-backup'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { backupAge } from '#shared/domain/backup/backup-due'
import { dayOf } from '#shared/domain/time/calendar-day'
import { lockToRestore } from './lock-to-restore'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

interface BackupSectionProps {
  readonly isSample: boolean
}

export function BackupSection({ isSample }: BackupSectionProps) {
  return (
    <SettingsSection
      title="Backup and restore"
      lead="One encrypted file with everything in it. Keep it on a stick or a drive away from this laptop: if the laptop is lost, it is all that is left."
    >
      {isSample ? (
        <Notice
          meaning="waiting"
          title="The sample is not backed up"
          action={
            <Button
              variant="default"
              onClick={() => void window.doorstep.call('app.openProfile', { profile: 'practice' })}
            >
              Go to my practice
            </Button>
          }
        >
          It is made up and can be made again at any time. In your own practice you back up and
          restore here.
        </Notice>
      ) : (
        <>
          <BackUpNow />
          <RestoreHere />
        </>
      )}
      <Contents />
    </SettingsSection>
  )
}

type Going =
  | { readonly at: 'rest' }
  | { readonly at: 'writing'; readonly progress: Progress | null }
  | { readonly at: 'written'; readonly written: BackupWritten }
  | { readonly at: 'refused'; readonly refusal: BackupRefusal }

const refusalWords: Readonly<
  Record<Exclude<BackupRefusal, 'cancelled'>, readonly [string, string]>
> = {
  disk: [
    'The backup could not be written there',
    'The place is full, was taken out, or may not be written. Your records are as they were, and no half a backup was left behind. Choose another place.',
  ],
  locked: [
    'Doorstep was locked while it wrote',
    'The backup was given up and nothing is left of it. Your records are as they were. Start it again.',
  ],
  fileDamaged: [
    'One of the kept files does not open any more',
    'No backup was made, because it would only look whole. Your records are as they were. Restore an older backup on another laptop to get that file back.',
  ],
}

function BackUpNow() {
  const session = useSession()
  const [going, setGoing] = useState<Going>({ at: 'rest' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const begin = async () => {
    stop.current = new AbortController()
    setGoing({ at: 'writing', progress: null })
    const answer = await writeBackup(
      session,
      (progress) => setGoing({ at: 'writing', progress }),
      stop.current.signal,
    )
    if (answer.ok) {
      announce('The backup is written.')
      setGoing({ at: 'written', written: answer.value })
    } else if (answer.refusal === 'cancelled') setGoing({ at: 'rest' })
    else setGoing({ at: 'refused', refusal: answer.refusal })
  }
  return (
    <Section title="Back up">
      <div className={classes.stack}>
        {going.at === 'refused' && going.refusal !== 'cancelled' && (
          <div role="alert">
            <Notice meaning="attention" title={refusalWords[going.refusal][0]}>
              {refusalWords[going.refusal][1]}
            </Notice>
          </div>
        )}
        {going.at === 'written' ? (
          <Status meaning="done" plain>
            {going.written.fileName} is written and whole
          </Status>
        ) : (
          <LastBackup />
        )}
        {going.at === 'writing' ? (
          <div className={classes.wide}>
            <ProgressLine
              label="Writing the backup"
              {...(going.progress ? { value: going.progress.done, max: going.progress.total } : {})}
            />
            <div className={classes.actions}>
              <Button variant="default" onClick={() => stop.current?.abort()}>
                Stop
              </Button>
            </div>
          </div>
        ) : (
          <div className={classes.actions}>
            <Button onClick={() => void begin()}>Back up now</Button>
          </div>
        )}
      </div>
    </Section>
  )
}

function LastBackup() {
  const session = useSession()
  const live = useLive(lastBackupAt)
  if (live.status !== 'ready') return null
  const zone = session.timeZone()
  const lastOn = live.value === null ? null : dayOf(live.value, zone)
  const age = backupAge(lastOn, dayOf(session.now(), zone))
  if (age.kind === 'never') {
    return (
      <Notice meaning="attention" title="There is no backup from this laptop yet">
        It takes a moment, and it opens with the passphrase or recovery code you use now.
      </Notice>
    )
  }
  const ago = age.days === 0 ? 'today' : age.days === 1 ? 'yesterday' : `${age.days} days ago`
  return age.kind === 'due' ? (
    <Notice meaning="attention" title={`The last backup was ${ago}`}>
      What you entered since then is on this laptop alone.
    </Notice>
  ) : (
    <Status meaning="done" plain>
      Last backup {ago}
    </Status>
  )
}

function RestoreHere() {
  return (
    <Section
      title="Restore"
      help="Puts a backup in the place of everything on this laptop. Doorstep locks first; the backup is checked to its end before anything changes, and you are asked once more."
    >
      <Button variant="default" onClick={() => void lockToRestore()}>
        Lock and restore a backup
      </Button>
    </Section>
  )
}

interface Counted {
  readonly words: string
  readonly number: string
}

/** What is here, and a number to compare it by: the same on two laptops that hold the same. */
function Contents() {
  const { store, opened } = useSession()
  const [counted, setCounted] = useState<Counted | 'unreadable' | null>(null)
  const [reading, setReading] = useState<Progress | 'beginning' | null>(null)
  const workOut = async (): Promise<Counted> => {
    const { records, files } = await countEverything(store, opened)
    const total = Object.values(records).reduce((sum, each) => sum + each, files)
    const number = await exportHash(store, opened, (done) => setReading({ done, total }))
    const line = [
      [records.clients, 'clients'],
      [records.visits, 'visits'],
      [records.notes, 'notes'],
      [records.summaries, 'summaries'],
      [files, 'files'],
    ]
    return { words: line.map(([many, what]) => `${many} ${what}`).join(', '), number }
  }
  const count = async () => {
    setCounted(null)
    setReading('beginning')
    try {
      setCounted(await workOut())
    } catch {
      setCounted('unreadable')
    } finally {
      setReading(null)
    }
  }
  return (
    <Section
      title="Check number"
      help="Counts and reads everything on this laptop. After a restore, the number is the same as it was when the backup was made."
    >
      <div className={classes.stack}>
        {counted === 'unreadable' && (
          <Notice meaning="attention" title="The check number could not be worked out">
            A record or a file on this laptop did not open. Nothing was changed; try once more, and
            keep your last backup until it works.
          </Notice>
        )}
        {reading !== null && (
          <ProgressLine
            label="Reading everything"
            {...(reading === 'beginning' ? {} : { value: reading.done, max: reading.total })}
          />
        )}
        {typeof counted === 'object' && counted !== null && (
          <>
            <p>{counted.words}</p>
            <output className={classes.check} aria-label="Check number">
              {counted.number.match(/.{8}/g)?.join(' ')}
            </output>
          </>
        )}
        <Button variant="default" loading={reading !== null} onClick={() => void count()}>
          Work it out
        </Button>
      </div>
    </Section>
  )
}
