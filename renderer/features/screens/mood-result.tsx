import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { addMoodAction } from '#renderer/data/commands/screenings'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Section } from '#renderer/ui/page/section'
import { Figure } from '#renderer/ui/show/figure'
import { Status } from '#renderer/ui/show/status'
import { Timeline } from '#renderer/ui/show/timeline'
import { announce } from '#renderer/ui/tell/announce'
import { weekdayDateWords } from '#shared/domain/clients/words'
import { changeSince, cutOffsFor, readScreen } from '#shared/domain/clinical/mood/score'
import {
  bandWords,
  instrumentWords,
  missingWords,
  nextWords,
  stepWords,
  totalWords,
} from '#shared/domain/clinical/mood/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { MoodRules } from '#shared/schema/mood-rules'
import type { MoodAction, MoodStep } from '#shared/schema/mood-screen'
import type { Screening } from '#shared/schema/screening'
import { SafetyPanel } from './safety-panel'
import classes from './screens.module.css'

interface MoodResultProps {
  readonly record: Screening
  /** Latest first. */
  readonly screens: readonly Screening[]
  readonly moodRules: MoodRules | null
  readonly clock: PracticeClock
  readonly onCorrect: () => void
  readonly onClose: () => void
}

/** One sheet: the number, the band, what follows, and what was done. */
export function MoodResult({ record, screens, moodRules, clock, ...on }: MoodResultProps) {
  const { mood } = record
  if (!mood) return null
  const reading = readScreen(mood, cutOffsFor(moodRules, mood.language))
  const before = screens.find(
    ({ id, startAt, mood: other }) =>
      id !== record.id && startAt <= record.startAt && other?.instrument === mood.instrument,
  )
  const change = changeSince(before?.mood ?? null, mood)
  const next = nextWords(reading)
  const day = dayOf(record.startAt, clock.timeZone)
  return (
    <Section
      title={`${instrumentWords[mood.instrument]}, ${weekdayDateWords(day, clock.today)}`}
      actions={
        <>
          <Button variant="subtle" onClick={on.onCorrect}>
            Correct the answers
          </Button>
          <Button variant="subtle" onClick={on.onClose}>
            Close
          </Button>
        </>
      }
    >
      {reading.safety && (
        <SafetyPanel screeningId={record.id} actions={mood.actions} timeZone={clock.timeZone} />
      )}
      <div className={classes.result}>
        <Figure
          label="Total"
          value={totalWords(mood.instrument, reading)}
          note={change ? changeWords(change) : undefined}
        />
        {reading.band && (
          <Status meaning={reading.band === 'low' ? 'done' : 'attention'}>
            {bandWords[reading.band]}
          </Status>
        )}
      </div>
      {missingWords(reading) && <p>{missingWords(reading)}</p>}
      {next && <p className={classes.next}>{next}</p>}
      <Actions screeningId={record.id} actions={mood.actions} clock={clock} />
    </Section>
  )
}

const changeWords = ({ points, counts }: { points: number; counts: boolean }): string => {
  if (points === 0) return 'As the last time'
  const words = `${Math.abs(points)} ${points > 0 ? 'more' : 'less'} than the last time`
  return counts ? `${words}: a change that counts` : words
}

const steps = Object.entries(stepWords).map(([value, label]) => ({ value, label }))

function Actions(props: {
  readonly screeningId: string
  readonly actions: readonly MoodAction[]
  readonly clock: PracticeClock
}) {
  const { screeningId, actions, clock } = props
  const { run, running } = useCommand(addMoodAction)
  const [step, setStep] = useState<MoodStep>('toldProvider')
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState(false)
  const add = async () => {
    const done = await run({ screeningId, step, words: words.trim() })
    setProblem(!done.ok)
    if (!done.ok) return
    setWords('')
    announce('Written down')
  }
  return (
    <div className={classes.stack}>
      <h3 className={classes.small}>What was done</h3>
      {actions.length === 0 ? (
        <p className={classes.quiet}>Nothing is written down yet.</p>
      ) : (
        <Timeline
          label="What was done"
          items={actions.map((action) => {
            const day = dayOf(action.at, clock.timeZone)
            const time = timeWords(action.at, clock.timeZone)
            return {
              id: action.id,
              time: day === clock.today ? time : weekdayDateWords(day, clock.today),
              title: stepWords[action.step],
              detail: [day === clock.today ? '' : time, action.words].filter(Boolean).join(' · '),
            }
          })}
        />
      )}
      {problem && (
        <p role="alert">
          <Status meaning="attention">That was not written down. Try once more.</Status>
        </p>
      )}
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <Select
          label="What you did"
          data={steps}
          value={step}
          allowDeselect={false}
          onChange={(value) => value && setStep(value as MoodStep)}
        />
        <TextInput
          label="Whom, and what was said"
          value={words}
          maxLength={300}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={running}>
          Write down
        </Button>
      </form>
    </div>
  )
}
