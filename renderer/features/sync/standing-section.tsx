import type { SyncStatus } from '#renderer/data/sync/status'
import { Figure } from '#renderer/ui/show/figure'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { Status } from '#renderer/ui/show/status'
import {
  isSafeToClose,
  type Moment,
  standingSentence,
  whenWords,
} from '#shared/domain/sync/badge-words'
import { outOfPracticeWords } from '#shared/domain/sync/out-of-practice-words'
import { troubleWords } from '#shared/domain/sync/trouble-words'
import classes from './sync.module.css'

interface StandingSectionProps {
  readonly status: SyncStatus
  readonly moment: Moment
  /** This laptop is out of the practice: whatever else is in the way follows from it. */
  readonly isOut: boolean
}

const phaseWords = {
  off: 'On this laptop only',
  connecting: 'Looking for the server',
  receiving: 'Receiving',
  sending: 'Sending',
  upToDate: 'Up to date',
  waiting: 'Waiting for the server',
  stopped: 'Waiting for you',
} as const

function phaseStatus({ phase, quarantine }: SyncStatus, safe: boolean, isOut: boolean) {
  if (isOut) return { meaning: 'attention', word: 'Out of the practice' } as const
  if (safe) return { meaning: 'done', word: 'Everything is on the server' } as const
  if (phase === 'stopped') return { meaning: 'attention', word: phaseWords.stopped } as const
  const halted = phase === 'upToDate' && quarantine.length > 0
  return {
    meaning: 'waiting',
    word: halted ? 'All but what is set aside' : phaseWords[phase],
  } as const
}

/** Where everything is, first in one sentence, then in figures. */
export function StandingSection({ status, moment, isOut }: StandingSectionProps) {
  const { phase, trouble, progress, lastSuccessAt, pendingRecords, pendingFiles } = status
  const told = trouble === null ? null : troubleWords[trouble]
  const safe = isSafeToClose(status)
  const { meaning, word } = phaseStatus(status, safe, isOut)
  return (
    <section aria-label="How it stands" className={classes.standing}>
      <div className={classes.phase} aria-live="polite">
        <Status meaning={meaning}>{word}</Status>
        {safe && !isOut && <span>Safe to close the laptop.</span>}
      </div>
      {isOut ? (
        <OutOfPractice isClosed={trouble === 'passwordRefused'} />
      ) : status.closedSpaces.length > 0 ? (
        <Notice meaning="attention" title="The server closes a part of the practice to this laptop">
          <p>Everything else is exchanged as always. What is here of that part stays here.</p>
          <p>An owner sets the server up again in Settings, Server.</p>
        </Notice>
      ) : (
        told && (
          <Notice meaning={told.needsYou ? 'attention' : 'waiting'} title={told.what}>
            <p>{told.safe}</p>
            {told.todo && <p>{told.todo}</p>}
          </Notice>
        )
      )}
      {progress && !isOut && (
        <ProgressLine
          label={progress.direction === 'receiving' ? 'Receiving' : 'Sending'}
          value={progress.done}
          max={progress.total}
          note={`${progress.done.toLocaleString('en-US')} of ${progress.total.toLocaleString('en-US')} ${progress.what}`}
        />
      )}
      {phase === 'off' ? (
        <p className={classes.soft}>{standingSentence(status, moment)}</p>
      ) : (
        <div className={classes.figures}>
          <Figure value={pendingRecords.toLocaleString('en-US')} label="Changes only here" />
          <Figure value={pendingFiles.toLocaleString('en-US')} label="Files only here" />
          <Figure
            value={lastSuccessAt === null ? 'Never yet' : whenWords(lastSuccessAt, moment)}
            label="Last time all was exchanged"
          />
          {phase === 'waiting' && !isOut && status.nextTryAt && (
            <Figure value={whenWords(status.nextTryAt, moment)} label="Next try, by itself" />
          )}
        </div>
      )}
    </section>
  )
}

function OutOfPractice({ isClosed }: { readonly isClosed: boolean }) {
  const { what, safe, todo } = outOfPracticeWords(isClosed)
  return (
    <Notice meaning="attention" title={what}>
      <p>{safe}</p>
      <p>{todo}</p>
    </Notice>
  )
}
