import { Button } from '@mantine/core'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { decideOnAnswer, noteEntry } from '#renderer/data/commands/take-answer'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { clearanceState } from '#shared/domain/clients/clearance-state'
import { dateWords } from '#shared/domain/clients/words'
import { clearanceScopeWords } from '#shared/domain/consents/words'
import { decisionsOn, type EntryRecord, undecided } from '#shared/domain/share/standing'
import { clearanceFrom } from '#shared/domain/share/take-clearance'
import { decisionWords, entryHowWords, entryKindWords } from '#shared/domain/share/words'
import type { Summary } from '#shared/schema/summary'
import { NoteAnswerForm } from './note-answer-form'
import { momentWords } from './sent-facts'
import classes from './summaries.module.css'

interface AnswersSectionProps {
  readonly summary: Summary
  readonly entries: readonly EntryRecord[]
  readonly clock: PracticeClock
}

/** What was done here, not what came back. */
const ours: ReadonlySet<EntryRecord['entry']['kind']> = new Set(['disclosed', 'decided', 'link'])

const decideProblems = {
  gone: 'This record is not here any more.',
  noChart: 'There is no chart for this person on this laptop.',
  full: 'The chart holds fifty clearances. Take out one that has ended, then say yes again.',
  decided: 'Somebody decided on this answer meanwhile, and that stands. Nothing was changed.',
} as const

/** What came back, and what a person decided about it. */
export function AnswersSection({ summary, entries, clock }: AnswersSectionProps) {
  const [writing, setWriting] = useState(false)
  const { run: note, running } = useCommand(noteEntry)
  const open = new Set(undecided(entries).map(({ id }) => id))
  const shown = entries.filter(({ entry }) => !ours.has(entry.kind))
  const has = (kind: EntryRecord['entry']['kind']) => shown.some(({ entry }) => entry.kind === kind)
  const theyHaveIt = async () => {
    const said = { kind: 'acknowledged', how: 'phone' } as const
    const done = await note({ summaryId: summary.id, said })
    if (done.ok) announce('Written down: they have it')
  }
  return (
    <Section
      title="What came back"
      actions={
        <LinkButton to={paths.takeAnswer} search={{ summaryId: summary.id }} variant="default">
          Read in an answer
        </LinkButton>
      }
    >
      {shown.length === 0 && <p className={classes.faint}>Nothing yet.</p>}
      {shown.map((record) => (
        <Answer
          key={record.id}
          {...{ record, clock }}
          waits={open.has(record.id)}
          entries={entries}
        />
      ))}
      {writing ? (
        <NoteAnswerForm {...{ summary, clock }} onClose={() => setWriting(false)} />
      ) : (
        <div className={classes.buttons}>
          {!has('acknowledged') && (
            <Button variant="default" loading={running} onClick={() => void theyHaveIt()}>
              They called: they have it
            </Button>
          )}
          <Button variant="default" onClick={() => setWriting(true)}>
            Write down what they said
          </Button>
        </div>
      )}
    </Section>
  )
}

interface AnswerProps {
  readonly record: EntryRecord
  readonly waits: boolean
  readonly entries: readonly EntryRecord[]
  readonly clock: PracticeClock
}

function Answer({ record, waits, entries, clock }: AnswerProps) {
  const { entry } = record
  const from = [entry.from, entry.on ? dateWords(entry.on) : ''].filter(Boolean).join(', ')
  const cleared = entry.scopes.map((scope) => clearanceScopeWords[scope]).join(', ')
  return (
    <article className={classes.answer} aria-label={entryKindWords[entry.kind]}>
      <div className={classes.answerHead}>
        <strong>{entryKindWords[entry.kind]}</strong>
        <span className={classes.faint}>
          {entryHowWords[entry.how]}, {momentWords(entry.at, clock.timeZone)}
        </span>
      </div>
      {from && <bdi>{from}</bdi>}
      {cleared && <p>{cleared}</p>}
      {entry.kind === 'clearance' && <p>{untilWords(record, clock)}</p>}
      {entry.words && (
        <p dir="auto" className={classes.said}>
          {entry.words}
        </p>
      )}
      <Decisions {...{ record, entries, clock }} />
      {waits && <Decide record={record} />}
    </article>
  )
}

/** What was decided. Where two laptops apart decided differently, both, and which one to go by. */
function Decisions({ record, entries, clock }: Omit<AnswerProps, 'waits'>) {
  const { all, apart } = decisionsOn(entries, record)
  return (
    <>
      {all.map(
        ({ id, entry: { decision, at } }) =>
          decision && (
            <Status key={id} meaning={apart ? 'attention' : 'done'} plain>
              {record.entry.kind === 'clearance' ? decisionWords[decision] : 'Read'},{' '}
              {momentWords(at, clock.timeZone)}
            </Status>
          ),
      )}
      {apart && (
        <Notice meaning="attention" title="Two laptops decided differently: go by “Not taken”">
          One of them put this clearance in the chart, where it counts until it is taken out. Both
          decisions are kept here. Take it out of the chart, or call the provider.
        </Notice>
      )}
    </>
  )
}

function untilWords(record: EntryRecord, { timeZone, today }: PracticeClock): string {
  const clearance = clearanceFrom(record, timeZone)
  const { until } = clearanceState(clearance, today)
  return clearance.expiresOn
    ? `Until ${dateWords(until)}`
    : `No end was given: it counts 90 days, until ${dateWords(until)}`
}

function Decide({ record }: { readonly record: EntryRecord }) {
  const { run, running } = useCommand(decideOnAnswer)
  const [problem, setProblem] = useState<keyof typeof decideProblems | null>(null)
  const decide = async (decision: 'taken' | 'notTaken') => {
    const done = await run({ entryId: record.id, decision, words: '' })
    if (!done.ok) return setProblem(done.refusal)
    announce(decision === 'taken' ? 'Done' : 'Not taken')
  }
  const isClearance = record.entry.kind === 'clearance'
  return (
    <>
      {problem && (
        <div role="alert">
          <Notice
            meaning="attention"
            title={
              problem === 'decided' ? 'This is decided already' : 'It could not be put in the chart'
            }
          >
            {decideProblems[problem]} The answer is kept here.
          </Notice>
        </div>
      )}
      {isClearance && record.entry.how === 'page' && (
        <p className={classes.faint}>
          It was made in the page you sent, by somebody who has its words. If you are not sure who
          that was, call first.
        </p>
      )}
      <div className={classes.buttons}>
        <Button
          variant={isClearance ? 'filled' : 'default'}
          loading={running}
          onClick={() => void decide('taken')}
        >
          {isClearance ? 'Yes, put it in the chart' : 'I have read it'}
        </Button>
        {isClearance && (
          <Button variant="default" disabled={running} onClick={() => void decide('notTaken')}>
            Do not take it
          </Button>
        )}
      </div>
    </>
  )
}
