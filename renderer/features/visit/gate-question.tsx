import type { KeyboardEvent } from 'react'
import type { GateQuestion } from '#shared/domain/clinical/gate/questions'
import type { GateAnswerValue } from '#shared/schema/door-gate'
import classes from './gate.module.css'

const choices: readonly { value: GateAnswerValue; label: string }[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not sure' },
]
const keyAnswers: Readonly<Record<string, GateAnswerValue>> = { y: 'yes', n: 'no', s: 'unknown' }

interface GateQuestionRowProps {
  readonly question: GateQuestion
  readonly answer: GateAnswerValue | undefined
  readonly urgent: boolean
  readonly onAnswer: (answer: GateAnswerValue | null) => void
}

/** To the row before or after, within all groups of this person. */
function step(from: HTMLElement, by: 1 | -1) {
  const rows = [
    ...(from.closest('[data-gate]')?.querySelectorAll<HTMLElement>('[data-question]') ?? []),
  ]
  const next = rows[rows.indexOf(from) + by]
  next?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/**
 * One question with three big answers. Y, N and S answer and go on; up and down only go; the same answer
 * again takes it back: nothing is ever answered by moving.
 */
export function GateQuestionRow({ question, answer, urgent, onAnswer }: GateQuestionRowProps) {
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = event.currentTarget
    const given = keyAnswers[event.key.toLowerCase()]
    if (given) onAnswer(given)
    else if (event.key === 'Backspace' || event.key === 'Delete') onAnswer(null)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const buttons = [...row.querySelectorAll<HTMLElement>('button')]
      const at = buttons.indexOf(document.activeElement as HTMLElement)
      buttons[at + (event.key === 'ArrowRight' ? 1 : -1)]?.focus()
    } else if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    if (given || event.key === 'ArrowDown') step(row, 1)
    if (event.key === 'ArrowUp') step(row, -1)
  }
  const stop = choices.findIndex(({ value }) => value === answer)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere
    <div
      className={classes.question}
      data-question={question.id}
      data-answer={answer}
      role="group"
      aria-labelledby={`gate-${question.id}`}
      onKeyDown={keys}
    >
      <div className={classes.asked} id={`gate-${question.id}`}>
        <span>{question.words}</span>
        {question.help && <span className={classes.help}>{question.help}</span>}
        {urgent && answer === 'unknown' && (
          <span className={classes.help}>Needs a yes or a no before the session.</span>
        )}
      </div>
      <div className={classes.answers}>
        {choices.map(({ value, label }, index) => (
          <button
            key={value}
            type="button"
            className={classes.answer}
            data-value={value}
            aria-pressed={answer === value}
            tabIndex={index === Math.max(0, stop) ? 0 : -1}
            onClick={() => onAnswer(answer === value ? null : value)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  )
}
