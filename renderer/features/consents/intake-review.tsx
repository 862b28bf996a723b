import { Button } from '@mantine/core'
import { useState } from 'react'
import { reviewIntake } from '#renderer/data/commands/review-intake'
import type { Household } from '#renderer/data/queries/clients'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { formOf } from '#shared/domain/clients/household-records'
import { dateWords } from '#shared/domain/clients/words'
import {
  type AnswerChange,
  answerChanges,
  answerKey,
  noneAnswer,
} from '#shared/domain/consents/intake-answers'
import { choicesOfQuestion, dayQuestions, signWords } from '#shared/domain/consents/sign-words'
import type { Consent } from '#shared/schema/consent'
import classes from './consents.module.css'

/** What the client's answers would change, side by side; only what is ticked goes into the record. */
export function IntakeReview({
  consent,
  household,
}: {
  readonly consent: Consent
  readonly household: Household
}) {
  const { newId } = useSession()
  const { run, running } = useCommand(reviewIntake)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string | null>(null)
  const { parent, infants, charts } = household
  const active = infants.filter(({ status }) => status === 'active')
  const form = formOf(parent, active, charts, newId)
  const changes = answerChanges(form, consent.answers)
  if (consent.review) {
    return <p className={classes.quiet}>Looked through. What was ticked stands in the record.</p>
  }
  const save = async () => {
    const taken = changes.map(answerKey).filter((key) => !left.has(key))
    const done = await run({ consentId: consent.id, taken })
    if (done.ok) return announce('Taken into the record')
    const { refusal } = done
    setProblem(
      typeof refusal === 'object'
        ? `${refusal.words} Leave that answer out, or correct it with the client.`
        : 'This was changed meanwhile. Open it again.',
    )
  }
  return (
    <>
      {changes.length === 0 ? (
        <p>The answers say nothing else than the record.</p>
      ) : (
        <table className={classes.changes} aria-label="What changes">
          <thead>
            <tr>
              <th scope="col">Take</th>
              <th scope="col">Question</th>
              <th scope="col">In the record</th>
              <th scope="col">The client’s answer</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <ChangeRow
                key={answerKey(change)}
                change={change}
                taken={!left.has(answerKey(change))}
                onToggle={() => setLeft(toggled(left, answerKey(change)))}
              />
            ))}
          </tbody>
        </table>
      )}
      {problem && (
        <div role="alert">
          <Notice meaning="attention" title="Nothing was changed">
            {problem}
          </Notice>
        </div>
      )}
      <div>
        <Button loading={running} onClick={() => void save()}>
          {changes.length === 0 ? 'Looked through' : 'Take what is ticked into the record'}
        </Button>
      </div>
    </>
  )
}

const toggled = (keys: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  keys.has(key) ? new Set([...keys].filter((one) => one !== key)) : new Set([...keys, key])

function ChangeRow(props: {
  readonly change: AnswerChange
  readonly taken: boolean
  readonly onToggle: () => void
}) {
  const { change } = props
  const question = signWords.en.question[change.question]
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={`Take: ${question}`}
          checked={props.taken}
          onChange={props.onToggle}
        />
      </td>
      <th scope="row">{question}</th>
      <td dir="auto">{said(change, change.before) || 'Nothing'}</td>
      <td dir="auto">{said(change, change.answer)}</td>
    </tr>
  )
}

function said({ question }: AnswerChange, answer: string): string {
  if (choicesOfQuestion[question]) return signWords.en.choices[answer] ?? answer
  if (answer === noneAnswer) return signWords.en.none
  return dayQuestions.has(question) && answer ? dateWords(answer) : answer
}
