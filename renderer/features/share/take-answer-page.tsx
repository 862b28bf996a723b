import { Button, Textarea } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useController, useForm } from 'react-hook-form'
import { paths, type TakeAnswerSearch } from '#renderer/app/paths'
import {
  chooseAnswerFile,
  type TakeAnswerRefusal,
  takeAnswer,
} from '#renderer/data/commands/take-answer'
import { fullName } from '#renderer/data/queries/client-directory'
import { summarySheet } from '#renderer/data/queries/summary-sheet'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { dateWords } from '#shared/domain/clients/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { answerRefusalWords } from '#shared/domain/share/answer-words'
import { answerPart } from '#shared/domain/share/mail-text'
import { spokenSoFar } from '#shared/domain/share/spoken-text'
import { dayOf } from '#shared/domain/time/calendar-day'
import classes from './share.module.css'

type Refusal = TakeAnswerRefusal | { readonly code: 'disk' | 'tooLarge' }

interface Typed {
  text: string
}
const isTyped = (values: unknown): values is Typed =>
  typeof (values as Typed | null)?.text === 'string'

/** Where an answer comes in: pasted from a mail, typed as it is read out, or from a file. */
export function TakeAnswerPage() {
  const { summaryId = '' } = useSearch({ strict: false }) as TakeAnswerSearch
  const clock = usePracticeClock()
  const navigate = useNavigate()
  const { run, running } = useCommand(takeAnswer)
  // A hundred groups heard by telephone are not asked for twice.
  const form = useForm<Typed>({ defaultValues: { text: '' } })
  const draft = useFormDraft(`take-answer:${summaryId}`, form, isTyped)
  const { field } = useController({ control: form.control, name: 'text' })
  const { value: text, onChange: setText } = field
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const open = (id: string) => navigate({ to: paths.summary, params: { summaryId: id } })
  const take = async (words: string, expected: string) => {
    setRefusal(null)
    const taken = await run({ text: words, expected })
    if (!taken.ok) {
      if (taken.refusal.code === 'taken') await draft.clear()
      return setRefusal(taken.refusal)
    }
    await draft.discard()
    announce('The answer is filed with its summary')
    await open(taken.value.summaryId)
  }
  const fromFile = async () => {
    const file = await chooseAnswerFile()
    if (!file.ok) {
      if (file.refusal !== 'cancelled') setRefusal({ code: file.refusal })
      return
    }
    setText(answerPart(file.value))
    await take(file.value, summaryId)
  }
  if (!clock) return <LoadingState label="Opening" />
  return (
    <PageFrame
      title="Read in an answer"
      lead="An answer of an encrypted page is a short locked text. It finds its summary by itself."
      back={{
        label: summaryId ? 'Summary' : 'Summaries',
        onBack: () => void (summaryId ? open(summaryId) : navigate({ to: paths.summaries })),
      }}
      actions={
        <Button variant="default" disabled={running} onClick={() => void fromFile()}>
          From a file
        </Button>
      }
    >
      <form
        className={classes.form}
        aria-label="The answer"
        onSubmit={(event) => {
          event.preventDefault()
          void take(text, summaryId)
        }}
      >
        {refusal && (
          <div role="alert">
            <Refused
              refusal={refusal}
              clock={clock}
              onOpen={(id) => void open(id)}
              onFile={(id) => void take(text, id)}
            />
          </div>
        )}
        <Textarea
          label="The answer"
          description="Paste the mail, or type the groups as they are read out. Capitals and spaces do not matter. What is typed here is kept until it is read in."
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setRefusal(null)
          }}
          autosize
          minRows={5}
          maxRows={14}
          maxLength={20_000}
          autoFocus
          spellCheck={false}
          classNames={{ input: classes.code ?? '' }}
        />
        <SoFar text={text} />
        <div>
          <Button type="submit" loading={running} disabled={text.trim() === ''}>
            Read it in
          </Button>
        </div>
      </form>
    </PageFrame>
  )
}

/** While it is typed: how far it is, and which group to ask for again. */
function SoFar({ text }: { readonly text: string }) {
  const [words, setWords] = useState('')
  useEffect(() => {
    const { right, wrong, of } = spokenSoFar(answerPart(text))
    if (wrong !== null && right > 0) setWords(`Group ${wrong} is not right: ask for it again.`)
    else if (right === 0) setWords('')
    else
      setWords(of === null ? `${right} groups are right.` : `${right} of ${of} groups are right.`)
  }, [text])
  return (
    <p className={classes.faint} aria-live="polite">
      {words}
    </p>
  )
}

interface RefusedProps {
  readonly refusal: Refusal
  readonly clock: PracticeClock
  readonly onOpen: (summaryId: string) => void
  readonly onFile: (summaryId: string) => void
}

function Refused({ refusal, clock, onOpen, onFile }: RefusedProps) {
  switch (refusal.code) {
    case 'disk':
      return (
        <Notice meaning="attention" title="That file could not be read">
          Nothing was changed. Choose it again, or paste what is in it.
        </Notice>
      )
    case 'tooLarge':
      return (
        <Notice meaning="attention" title="That file is too large for an answer">
          Nothing was changed. Open it, and copy the answer out of it.
        </Notice>
      )
    case 'taken':
      return (
        <Notice
          meaning="waiting"
          title="This answer was read in before"
          action={<Button onClick={() => onOpen(refusal.summaryId)}>Open its summary</Button>}
        >
          On {dateWords(dayOf(refusal.at, clock.timeZone))}, {timeWords(refusal.at, clock.timeZone)}
          . Nothing was changed.
        </Notice>
      )
    case 'otherSummary':
      return <OtherSummary summaryId={refusal.summaryId} onFile={onFile} />
    default: {
      const { title, safe } = answerRefusalWords(refusal)
      return (
        <Notice meaning="attention" title={title}>
          {safe}
        </Notice>
      )
    }
  }
}

/** Right in itself, and not for the page that is open: said by name before it is filed. */
function OtherSummary({
  summaryId,
  onFile,
}: {
  readonly summaryId: string
  readonly onFile: (summaryId: string) => void
}) {
  const sheet = useLive(summarySheet, summaryId).value
  const people = sheet ? [sheet.household.parent, ...sheet.household.infants] : []
  const person = people.find(({ id }) => id === sheet?.summary.clientId)
  const provider = sheet?.providers.find(({ id }) => id === sheet.summary.providerId)
  return (
    <Notice
      meaning="attention"
      title="This answer is for another summary"
      action={<Button onClick={() => onFile(summaryId)}>File it there</Button>}
    >
      It answers the one about{' '}
      <PersonName name={person ? fullName(person.name) : ''} fallback="another client" /> to{' '}
      <PersonName name={provider?.name ?? ''} fallback="a provider no longer listed" />. Nothing was
      changed.
    </Notice>
  )
}
