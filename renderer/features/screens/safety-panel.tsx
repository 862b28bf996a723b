import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { addMoodAction } from '#renderer/data/commands/screenings'
import { resources } from '#renderer/data/queries/screenings'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { NotRead } from '#renderer/ui/tell/not-read'
import { crisisLines } from '#shared/domain/care-plan/resources'
import { isHandedOver, safetySteps } from '#shared/domain/clinical/mood/safety'
import { stepWords } from '#shared/domain/clinical/mood/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { MoodAction, MoodStep } from '#shared/schema/mood-screen'
import classes from './screens.module.css'

interface SafetyPanelProps {
  readonly screeningId: string
  readonly actions: readonly MoodAction[]
  readonly timeZone: string
  /** Comes while answers are being entered: reading goes on here. */
  readonly interrupts?: boolean
}

/** The practice's script, a step at a time, each with the minute it was done. */
export function SafetyPanel(props: SafetyPanelProps) {
  const { screeningId, actions, timeZone, interrupts = false } = props
  const { run, running } = useCommand(addMoodAction)
  const known = useLive(resources)
  const heading = useRef<HTMLDivElement>(null)
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState(false)
  useEffect(() => {
    if (!interrupts) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [interrupts])
  const write = async (step: MoodStep) => {
    const done = await run({ screeningId, step, words: words.trim() })
    setProblem(!done.ok)
    if (!done.ok) return
    setWords('')
    announce(`${stepWords[step]}: written down`)
  }
  const lines = crisisLines(known.value ?? [])
  return (
    <section className={classes.safety} aria-label="Safety steps">
      <div ref={heading} tabIndex={-1} role="alert">
        <Notice meaning="stop" title="Stay with her. This comes before everything else.">
          The safety answer is not 0. Put the sheet aside and go through these steps; nobody scores
          a risk. The answers so far are saved.
        </Notice>
      </div>
      <NotRead of={[known]} what="Other lines to call" />
      <ul className={classes.lines} aria-label="Lines to call">
        <li>
          <strong>911</strong> Emergency
        </li>
        {lines.map((line) => (
          <li key={line.id}>
            <strong>{line.phone}</strong> {line.name}
          </li>
        ))}
      </ul>
      <TextInput
        label="Whom, and what was said"
        description="Goes along with the next step that you write down."
        value={words}
        maxLength={300}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {problem && (
        <p role="alert">
          <Status meaning="attention">That was not written down. Try once more.</Status>
        </p>
      )}
      <ol className={classes.steps}>
        {safetySteps.map(({ step, title, words: about }) => {
          const done = actions.findLast((action) => action.step === step)
          return (
            <li key={step} className={classes.step}>
              <div>
                <strong>{title}</strong>
                <p>{about}</p>
                {done && (
                  <Status meaning="done" plain>
                    {`${timeWords(done.at, timeZone)}${done.words ? `: ${done.words}` : ''}`}
                  </Status>
                )}
              </div>
              <Button
                variant="default"
                loading={running}
                aria-label={`${done ? 'Write down again' : 'Done'}: ${stepWords[step]}`}
                onClick={() => void write(step)}
              >
                {done ? 'Again' : 'Done'}
              </Button>
            </li>
          )
        })}
      </ol>
      {isHandedOver(actions) ? (
        <Status meaning="done">Handed over</Status>
      ) : (
        <Status meaning="attention">Open until somebody else has taken over</Status>
      )}
    </section>
  )
}
