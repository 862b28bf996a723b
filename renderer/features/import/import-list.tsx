import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { paths } from '#renderer/app/paths'
import { clientDirectory } from '#renderer/data/queries/client-directory'
import { useLive } from '#renderer/data/use-live'
import { writeDay } from '#renderer/ui/fields/read-day'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import type { ImportEntry } from '#shared/domain/import/journal'
import { familiesPerBatch } from '#shared/domain/import/plan-import'
import { importWords, keptWords, undoneWords } from '#shared/domain/import/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import classes from './import.module.css'
import type { ImportRun } from './use-import-run'

interface ImportListProps {
  readonly entries: readonly ImportEntry[]
  readonly run: ImportRun
  readonly timeZone: string
}

/** What came in from files on this laptop, newest first; each can be taken back as a whole. */
export function ImportList({ entries, run, timeZone }: ImportListProps) {
  const { forget } = run
  const unready = entries.find(({ state }) => state === 'preparing')?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: one that was broken off before it wrote anything goes without a word
  useEffect(() => {
    if (unready !== undefined) void forget(unready)
  }, [unready])
  const shown = entries.filter(({ state }) => state !== 'preparing')
  return (
    <Section
      title="Imports on this laptop"
      help="An import can be taken back on the laptop where it was made. Families that somebody has changed or visited since stay."
    >
      <ol className={classes.imports}>
        {shown.map((entry) => (
          <OneImport key={entry.id} entry={entry} run={run} timeZone={timeZone} />
        ))}
      </ol>
    </Section>
  )
}

interface OneImportProps {
  readonly entry: ImportEntry
  readonly run: ImportRun
  readonly timeZone: string
}

function OneImport({ entry, run, timeZone }: OneImportProps) {
  const { at, fileName, state, undo } = entry
  const when = `${writeDay(dayOf(at, timeZone))}, ${timeWords(at, timeZone)}`
  return (
    <li className={classes.import}>
      <div className={classes.importHead}>
        <div>
          <h3 className={classes.importName}>
            <bdi>{fileName}</bdi>
          </h3>
          <p className={classes.quiet}>{[when, ...didWords(entry)].join(' · ')}</p>
        </div>
        <Actions entry={entry} run={run} />
      </div>
      {(state === 'running' || state === 'stopped') && <BrokenOff entry={entry} />}
      {state === 'undoing' && <TakingBack entry={entry} />}
      {state === 'undone' && undo && <Kept undo={undo} />}
    </li>
  )
}

/** What it did as a whole; one that is in the middle says how far it is below. */
function didWords(entry: ImportEntry): readonly string[] {
  if (entry.state === 'done') return [importWords(entry)]
  return entry.state === 'undone' && entry.undo ? [undoneWords(entry.undo)] : []
}

function BrokenOff({ entry }: { readonly entry: ImportEntry }) {
  const all = entry.added + entry.filled
  const written = Math.min(entry.batchesWritten * familiesPerBatch, all)
  return (
    <Notice
      meaning="attention"
      title={entry.state === 'stopped' ? 'This import was stopped' : 'This import was broken off'}
    >
      {written.toLocaleString('en-US')} of {all.toLocaleString('en-US')} are in. Go on, and nobody
      comes in twice, or take back what is in.
    </Notice>
  )
}

/** Stopped, or broken off: families are whole, those that are gone and those that are there. */
function TakingBack({ entry: { added, filled, undo } }: { readonly entry: ImportEntry }) {
  const all = added + filled
  const done = Math.min((undo?.batchesDone ?? 0) * familiesPerBatch, all)
  return (
    <Notice meaning="attention" title="Taking it back is not finished">
      {done.toLocaleString('en-US')} of {all.toLocaleString('en-US')} families were gone through,
      the rest is as it was imported. Take it back once more to go on from there, or leave it so.
    </Notice>
  )
}

function Actions({ entry: { id, state }, run }: Pick<OneImportProps, 'entry' | 'run'>) {
  if (state === 'undone') return <Status meaning="done">Taken back</Status>
  const unfinished = state === 'running' || state === 'stopped'
  return (
    <div className={classes.importActions}>
      {unfinished && (
        <Button variant="default" onClick={() => void run.goOn(id)}>
          Go on
        </Button>
      )}
      {state === 'done' && (
        <LinkButton to={paths.clients} variant="subtle">
          See the clients
        </LinkButton>
      )}
      <Button variant="default" onClick={() => void run.takeBack(id)}>
        {state === 'undoing' ? 'Go on taking back' : 'Take back'}
      </Button>
    </div>
  )
}

const namedMost = 20

function Kept({ undo }: { readonly undo: NonNullable<ImportEntry['undo']> }) {
  const directory = useLive(clientDirectory)
  const { kept, keptFields } = undo
  if (kept.length === 0 && keptFields === 0) return null
  return (
    <Notice meaning="attention" title="Not everything was taken back">
      {kept.length > 0 && (
        <ul className={classes.kept}>
          {kept.slice(0, namedMost).map(({ clientId, because }) => (
            <li key={clientId}>
              <Link to={paths.client} params={{ clientId }}>
                <PersonName name={directory.value?.byId.get(clientId)?.name ?? ''} wrap />
              </Link>
              : {keptWords[because]}
            </li>
          ))}
          {kept.length > namedMost && <li>and {kept.length - namedMost} more</li>}
        </ul>
      )}
      {keptFields > 0 && (
        <p>
          {keptFields === 1
            ? '1 part that was filled in was changed since and stays.'
            : `${keptFields} parts that were filled in were changed since and stay.`}
        </p>
      )}
    </Notice>
  )
}
