import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { paths } from '#renderer/app/paths'
import {
  type ExportProgress,
  type SavedEverything,
  saveEverything,
} from '#renderer/data/commands/save-everything'
import { useCommand } from '#renderer/data/use-command'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { Form } from '#renderer/ui/forms/form'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { Status } from '#renderer/ui/show/status'
import { WordsCard } from '#renderer/ui/show/words-card'
import { announce } from '#renderer/ui/tell/announce'
import { exportTroubleWords, lockOptions } from '#shared/domain/export/lock-words'
import { notYoursWords } from '#shared/domain/practice/may-do'
import { refused } from '#shared/result'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

/** The whole practice as files that other programs read: nobody has to stay with Doorstep. */
export function ExportSection() {
  return (
    <SettingsSection
      title="Export"
      lead="Everything on this laptop as one zip file: each person’s record as PDF, tables, FHIR and JSON, and every record of the practice word for word. To come back to, keep a backup instead; this is for leaving or for looking."
    >
      <ExportEverything />
      <Section
        title="One person"
        help="Open the client and choose “Copy of everything”: a copy to hand over, of the parent or of a baby."
      >
        <LinkButton to={paths.clients} variant="default">
          Go to the clients
        </LinkButton>
      </Section>
    </SettingsSection>
  )
}

const choiceSchema = z.strictObject({ form: z.enum(['locked', 'plain']), withPdf: z.boolean() })
type Choice = z.infer<typeof choiceSchema>

type Going =
  | { readonly at: 'rest' }
  | { readonly at: 'writing'; readonly progress: ExportProgress | null }
  | { readonly at: 'stopped' }
  | { readonly at: 'saved'; readonly saved: SavedEverything }
  | { readonly at: 'refused'; readonly refusal: keyof typeof troubleWords }

const troubleWords = {
  ...exportTroubleWords,
  notYours: { title: 'Nothing was exported', safe: notYoursWords('exportAll') },
}

const stageWords: Readonly<Record<ExportProgress['at'], string>> = {
  people: 'Writing the people',
  records: 'Writing the lists of all records',
  files: 'Writing the kept files',
}

function ExportEverything() {
  const clock = usePracticeClock()
  const { run, running } = useCommand(saveEverything)
  const [going, setGoing] = useState<Going>({ at: 'rest' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const form = useForm<Choice>({
    resolver: zodResolver(choiceSchema),
    defaultValues: { form: 'locked', withPdf: true },
    shouldFocusError: false,
  })
  if (!clock) return null
  const save = async (choice: Choice) => {
    stop.current = new AbortController()
    const { signal } = stop.current
    setGoing({ at: 'writing', progress: null })
    const saved = await run({
      ...{ ...choice, today: clock.today, signal },
      onProgress: (progress) => setGoing({ at: 'writing', progress }),
      // A bug, or a record that does not open: the page says that nothing was kept, and can be used again.
    }).catch(() => refused('failed' as const))
    if (saved.ok) {
      announce('The export is saved.')
      setGoing({ at: 'saved', saved: saved.value })
    } else if (saved.refusal !== 'cancelled') setGoing({ at: 'refused', refusal: saved.refusal })
    else setGoing(signal.aborted ? { at: 'stopped' } : { at: 'rest' })
  }
  if (going.at === 'saved') {
    return <Saved saved={going.saved} onAgain={() => setGoing({ at: 'rest' })} />
  }
  return (
    <Section title="The whole practice">
      <div className={classes.stack}>
        {going.at === 'writing' ? (
          // Alone: how far it is and the way to stop it are seen on the smallest window too.
          <Writing progress={going.progress} onStop={() => stop.current?.abort()} />
        ) : (
          <Form form={form} label="Export everything" onSubmit={save}>
            <div className={classes.stack}>
              {going.at === 'refused' && (
                <div role="alert">
                  <Notice meaning="attention" title={troubleWords[going.refusal].title}>
                    {troubleWords[going.refusal].safe}
                  </Notice>
                </div>
              )}
              <RadioCards
                control={form.control}
                name="form"
                label="Who can open it"
                options={[...lockOptions]}
              />
              <CheckboxField
                control={form.control}
                name="withPdf"
                label="Each person’s record as PDF"
                help="About a second a person. Without it, their records are pages for a browser."
              />
              <Button type="submit" loading={running}>
                Export everything
              </Button>
            </div>
          </Form>
        )}
        <span role="status">
          {going.at === 'stopped' && <Status meaning="waiting">Stopped. No file was kept.</Status>}
        </span>
      </div>
    </Section>
  )
}

interface WritingProps {
  readonly progress: ExportProgress | null
  readonly onStop: () => void
}

function Writing({ progress, onStop }: WritingProps) {
  // What was pressed is gone: the keyboard goes on here.
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const figures = progress && {
    ...{ value: progress.done, max: progress.of, note: `${progress.done} of ${progress.of}` },
  }
  return (
    <>
      <div className={classes.wide}>
        <ProgressLine label={progress ? stageWords[progress.at] : 'Beginning'} {...figures} />
      </div>
      <p className={classes.soft}>Leaving this page, or locking, stops it: no file is kept then.</p>
      <Button ref={button} variant="default" onClick={onStop}>
        Stop
      </Button>
    </>
  )
}

function Saved({
  saved: { fileName, people, words, leftOut },
  onAgain,
}: {
  readonly saved: SavedEverything
  readonly onAgain: () => void
}) {
  return (
    <Section title="The whole practice">
      <div className={classes.stack}>
        <Status meaning="done" plain>
          {fileName} is written and whole: {people === 1 ? '1 person' : `${people} people`}
        </Status>
        {words === null ? (
          <Notice meaning="attention" title="This file is not locked">
            Whoever gets it can read about every client. Keep it as you keep the laptop itself, and
            delete it when you need it no more.
          </Notice>
        ) : (
          <>
            <p>
              The words that open it. They are shown once and kept nowhere: write them down, apart
              from the file.
            </p>
            <WordsCard
              words={words}
              onCopy={(text) => window.doorstep.call('app.copyText', { text, sensitive: true })}
            />
          </>
        )}
        {leftOut.length > 0 && (
          <p className={classes.soft}>
            {leftOut.length === 1 ? '1 thing' : `${leftOut.length} things`} left out; the read-me
            file inside says what and why.
          </p>
        )}
        <Button variant="default" onClick={onAgain}>
          Export again
        </Button>
      </div>
    </Section>
  )
}
