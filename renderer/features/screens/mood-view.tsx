import { Button, TextInput } from '@mantine/core'
import { IconMoodCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { confirmOwnCopy } from '#renderer/data/commands/mood-rules'
import { putScreeningBack, takeOutScreening } from '#renderer/data/commands/screenings'
import type { HouseholdFile } from '#renderer/data/queries/follow-up'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { useUndo } from '#renderer/ui/tell/undo'
import { weekdayDateWords } from '#shared/domain/clients/words'
import { cutOffsFor, readScreen } from '#shared/domain/clinical/mood/score'
import {
  bandWords,
  instrumentWords,
  lockedMoodStatement,
  totalWords,
} from '#shared/domain/clinical/mood/words'
import { mayEnterEpds, refusalWords } from '#shared/domain/clinical/screening-record'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { MoodInstrument } from '#shared/schema/mood-screen'
import type { Screening } from '#shared/schema/screening'
import { MoodEntry } from './mood-entry'
import { MoodResult } from './mood-result'
import { moodValuesOf, newMood } from './mood-values'
import classes from './screens.module.css'

interface MoodViewProps {
  readonly clientId: string
  readonly visitId: string
  readonly language: string
  readonly file: HouseholdFile
  readonly clock: PracticeClock
  /** Opened for a new sheet at once. */
  readonly begin: MoodInstrument | null
}

type Open =
  | { readonly kind: 'new'; readonly id: string; readonly instrument: MoodInstrument }
  | { readonly kind: 'correct' | 'read'; readonly id: string }

/** All sheets of a person, latest first; a new one is a key away. */
export function MoodView(props: MoodViewProps) {
  const { clientId, visitId, language, file, clock, begin } = props
  const { newId } = useSession()
  const allowed = mayEnterEpds(file.moodRules)
  const [open, setOpen] = useState<Open | null>(() =>
    begin ? { kind: 'new', id: newId(), instrument: begin } : null,
  )
  const screens = file.screenings.filter(({ mood }) => mood !== null)
  const record = open ? (screens.find(({ id }) => id === open.id) ?? null) : null
  const start = (instrument: MoodInstrument) => setOpen({ kind: 'new', id: newId(), instrument })
  if (open?.kind === 'new' && open.instrument === 'epds' && !allowed) {
    return <OwnCopy onBack={() => setOpen(null)} />
  }
  if (open && open.kind !== 'read') {
    const values =
      open.kind === 'new'
        ? newMood(open.instrument, screens[0]?.mood ?? null, clock, {
            language,
            form: file.moodRules?.form ?? '',
          })
        : record && moodValuesOf(record, clock)
    if (values) {
      return (
        <MoodEntry
          key={open.id}
          screeningId={open.id}
          {...{ clientId, clock }}
          visitId={record?.visitId ?? visitId}
          start={values}
          actions={record?.mood?.actions ?? []}
          onDone={() => setOpen({ kind: 'read', id: open.id })}
        />
      )
    }
  }
  return (
    <>
      {record && (
        <MoodResult
          key={record.id}
          {...{ record, screens, clock }}
          moodRules={file.moodRules}
          onCorrect={() => setOpen({ kind: 'correct', id: record.id })}
          onClose={() => setOpen(null)}
        />
      )}
      <Series {...{ screens, file, clock, start }} onOpen={(id) => setOpen({ kind: 'read', id })} />
    </>
  )
}

interface SeriesProps {
  readonly screens: readonly Screening[]
  readonly file: HouseholdFile
  readonly clock: PracticeClock
  readonly start: (instrument: MoodInstrument) => void
  readonly onOpen: (id: string) => void
}

function Series({ screens, file, clock, start, onOpen }: SeriesProps) {
  const buttons = (
    <>
      <Button variant="default" onClick={() => start('epds')}>
        Enter an EPDS
      </Button>
      <Button variant="default" onClick={() => start('phq2')}>
        Enter a PHQ-2
      </Button>
    </>
  )
  return (
    <Section title="Mood screens" help={lockedMoodStatement} actions={buttons}>
      {screens.length === 0 ? (
        <EmptyState title="No screen yet" icon={IconMoodCheck}>
          The first is offered at intake. She fills in the practice’s own sheet, and you key in the
          scores.
        </EmptyState>
      ) : (
        <Rows label="Mood screens">
          {screens.map((record) => (
            <SeriesRow key={record.id} {...{ record, file, clock, onOpen }} />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function SeriesRow({
  record,
  file,
  clock,
  onOpen,
}: Omit<SeriesProps, 'screens' | 'start'> & { readonly record: Screening }) {
  const { run: takeOut } = useCommand(takeOutScreening)
  const { run: putBack } = useCommand(putScreeningBack)
  const offerUndo = useUndo()
  const [problem, setProblem] = useState('')
  const { mood } = record
  if (!mood) return null
  const reading = readScreen(mood, cutOffsFor(file.moodRules, mood.language))
  const day = weekdayDateWords(dayOf(record.startAt, clock.timeZone), clock.today)
  const remove = async () => {
    const done = await takeOut(record.id)
    if (!done.ok) return setProblem(refusalWords[done.refusal])
    offerUndo({
      message: 'Screen taken out',
      undo: async () => void (await putBack(done.value)),
    })
  }
  return (
    <Row
      title={`${day}: ${instrumentWords[mood.instrument]}`}
      detail={problem || totalWords(mood.instrument, reading)}
      trailing={
        <span className={classes.rowEnd}>
          {reading.safety ? (
            <Status meaning="stop" plain>
              Safety answer
            </Status>
          ) : (
            <Status meaning={reading.band === 'low' ? 'done' : 'attention'} plain>
              {reading.band ? bandWords[reading.band] : 'Answers missing'}
            </Status>
          )}
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Open the ${instrumentWords[mood.instrument]} of ${day}`}
            onClick={() => onOpen(record.id)}
          >
            Open
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Take out the ${instrumentWords[mood.instrument]} of ${day}`}
            onClick={() => void remove()}
          >
            Take out
          </Button>
        </span>
      }
    />
  )
}

/** Before the first EPDS: the practice's word that it uses its own licensed copy (rulebook 6, C3). */
function OwnCopy({ onBack }: { readonly onBack: () => void }) {
  const { run, running } = useCommand(confirmOwnCopy)
  const [form, setForm] = useState('')
  return (
    <Section title="Before the first EPDS">
      <Notice meaning="attention" title="Doorstep brings no questionnaire along">
        The EPDS belongs to its publisher. The client fills in a sheet that your practice holds the
        right to use; here you only key in the scores.
      </Notice>
      <form
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void run(form.trim())
        }}
      >
        <TextInput
          label="Which form you use"
          description="Edition or translation. You can leave it empty."
          value={form}
          maxLength={300}
          onChange={(event) => setForm(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={running} autoFocus>
            My practice uses its own copy
          </Button>
          <Button variant="subtle" onClick={onBack}>
            Back
          </Button>
        </div>
      </form>
    </Section>
  )
}
