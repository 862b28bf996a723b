import { Checkbox, Textarea } from '@mantine/core'
import { useController, useWatch } from 'react-hook-form'
import { DateField } from '#renderer/ui/fields/date-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { noneAnswer } from '#shared/domain/consents/intake-answers'
import {
  choicesOfQuestion,
  dayQuestions,
  lineQuestions,
  type SignWords,
} from '#shared/domain/consents/sign-words'
import type { FormLanguage, IntakeQuestion } from '#shared/schema/consent'
import classes from './consents.module.css'
import type { SignFormApi } from './sign-values'

interface IntakeQuestionsProps {
  readonly form: SignFormApi
  readonly said: SignWords
  readonly language: FormLanguage
  readonly today: string
  readonly babies: readonly { readonly id: string; readonly name: string }[]
}

/** What has no meaning at a stage is not asked there. */
const onlyAfterBirth: ReadonlySet<IntakeQuestion> = new Set(['birthOn', 'birthMode', 'feeding'])

/** The questions of the intake, filled with what is known; every one may stay open. */
export function IntakeQuestions({ form, said, language, today, babies }: IntakeQuestionsProps) {
  const answers = useWatch({ control: form.control, name: 'answers' })
  const stage = answers.find(({ question }) => question === 'stage')?.answer
  return (
    <>
      {answers.map(({ question, infantId }, index) => {
        if (stage === 'pregnant' && onlyAfterBirth.has(question)) return null
        const baby = babies.findIndex(({ id }) => id === infantId)
        return (
          <div key={`${question} ${infantId}`} className={classes.question}>
            {question === 'babyName' && (
              <h3 className={classes.babyHeading}>
                {said.baby} {babies.length > 1 ? baby + 1 : ''}
              </h3>
            )}
            <Question {...{ form, said, language, today, question, index }} />
          </div>
        )
      })}
    </>
  )
}

interface QuestionProps extends Omit<IntakeQuestionsProps, 'babies'> {
  readonly question: IntakeQuestion
  readonly index: number
}

function Question({ form, said, language, today, question, index }: QuestionProps) {
  const name = `answers.${index}.answer` as const
  const label = said.question[question]
  const choices = choicesOfQuestion[question]
  if (choices) {
    return (
      <RadioCards
        control={form.control}
        name={name}
        label={label}
        width="full"
        columns={choices.length > 2 ? 3 : 2}
        options={choices.map((value) => ({ value, label: said.choices[value] ?? value }))}
      />
    )
  }
  if (dayQuestions.has(question)) {
    return <DateField control={form.control} {...{ name, label, today, language }} />
  }
  if (lineQuestions.has(question)) return <LinesQuestion {...{ form, said, question, index }} />
  if (question === 'place' || question === 'wishes') {
    return (
      <TextArea control={form.control} name={name} label={label} minRows={2} maxLength={4000} />
    )
  }
  return <TextField control={form.control} name={name} label={label} maxLength={300} width="l" />
}

/** "None" is another answer than an empty field. */
function LinesQuestion({ form, said, question, index }: Omit<QuestionProps, 'today' | 'language'>) {
  const { field } = useController({ control: form.control, name: `answers.${index}.answer` })
  const none = field.value === noneAnswer
  const label = said.question[question]
  return (
    <>
      <Textarea
        label={label}
        description={said.questionHelp[question]}
        value={none ? '' : (field.value ?? '')}
        disabled={none}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={4000}
        dir="auto"
        onChange={(event) => field.onChange(event.currentTarget.value)}
        onBlur={field.onBlur}
      />
      {question !== 'medications' && question !== 'conditions' && (
        <Checkbox
          label={said.none}
          aria-label={`${label}: ${said.none}`}
          checked={none}
          onChange={(event) => field.onChange(event.currentTarget.checked ? noneAnswer : '')}
        />
      )}
    </>
  )
}
