import { carePlanItems } from '../care-plan/items'
import { useWords } from '../care-plan/resources'
import { taskAnswerWords, taskWords } from '../tasks/task'
import { filledByWords, instrumentWords, readAsWords, riskWords, stepWords } from './mood/words'
import { offerWords, symptomWords, targetWords } from './triage/words'
import { goalWords } from './wellbeing/goals'

type Words = Readonly<Record<string, string>>

/** Fixed answers of screens, referral checks, wellbeing, plans and tasks, by the last name of their field. */
export const screeningChoices: Readonly<Record<string, Words>> = {
  instrument: instrumentWords,
  readAs: readAsWords,
  filledBy: filledByWords,
  step: stepWords,
  risks: riskWords,
  symptom: symptomWords,
  to: targetWords,
  needed: { notAsked: 'Not asked', no: 'No', yes: 'Yes' },
  goal: goalWords,
  items: Object.fromEntries(Object.entries(carePlanItems).map(([id, { en }]) => [id, en])),
  use: useWords,
  task: taskWords,
}

/** To a question, a referral or a task. */
export const screeningAnswers: Words = { yes: 'Yes', no: 'No', ...offerWords, ...taskAnswerWords }

export const screeningWords = {
  doorGate: 'Door check',
  mood: 'Mood screen',
  triage: 'Referral check',
  wellbeing: 'Wellbeing',
  carePlan: 'Self-care plan',
  task: 'Answer to a task',
  review: 'Comment on a note',
} as const
