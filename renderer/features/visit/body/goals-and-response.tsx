import { Button } from '@mantine/core'
import type { BeforeThisVisit } from '#renderer/data/queries/hands-on-sessions'
import { shortDateWords } from '#shared/domain/clients/words'
import { responseWords } from '#shared/domain/clinical/body/words'
import { type GoalProgress, goalProgress, goalWords } from '#shared/domain/clinical/wellbeing/goals'
import type { Day } from '#shared/domain/time/calendar-day'
import type { SessionGoal, SessionResponse } from '#shared/schema/hands-on'
import { type Goal, goalSchema } from '#shared/schema/wellbeing'
import { Choices, ManyChoices, optionsOf, Rating, Words } from '../session/inputs'
import classes from '../session/session.module.css'

interface GoalsProps {
  readonly goals: readonly SessionGoal[]
  readonly before: BeforeThisVisit | null
  readonly today: Day
  readonly onSet: (goal: Goal, set: Partial<Omit<SessionGoal, 'goal'>> | null) => boolean
}

const goalOptions = goalSchema.options.map((value) => ({ value, label: goalWords[value] }))

/** The goals of the episode: what she comes for, how much it troubles today, and against the start. */
export function Goals({ goals, before, today, onSet }: GoalsProps) {
  const course = before ? goalProgress(before.goals, before.episodeFrom) : []
  const known = course.filter(({ goal }) => !goals.some((one) => one.goal === goal))
  const choose = (values: readonly Goal[]) => {
    for (const goal of values) if (!goals.some((one) => one.goal === goal)) onSet(goal, {})
    for (const { goal } of goals) if (!values.includes(goal)) onSet(goal, null)
  }
  return (
    <div className={classes.part}>
      <ManyChoices
        label="What she comes for"
        values={goals.map(({ goal }) => goal)}
        options={goalOptions}
        onChange={choose}
      />
      {known.length > 0 && (
        <div className={classes.line}>
          <Button
            variant="default"
            onClick={() => {
              for (const { goal } of known) onSet(goal, {})
            }}
          >
            Goals from before: {known.map(({ goal }) => goalWords[goal]).join(', ')}
          </Button>
        </div>
      )}
      {goals.map((one) => (
        <section key={one.goal} className={classes.part} aria-label={goalWords[one.goal]}>
          <h3 className={classes.partTitle}>{goalWords[one.goal]}</h3>
          <Rating
            label="Troubles her today"
            value={one.trouble}
            onChange={(trouble) => onSet(one.goal, { trouble })}
          />
          <p className={classes.quiet}>
            {courseWords(
              course.find(({ goal }) => goal === one.goal),
              one.trouble,
              today,
            )}
          </p>
          <Words
            label="As measured"
            help="Grade of swelling, range of motion, scar scale: in numbers."
            value={one.measure}
            maxLength={300}
            onChange={(measure) => onSet(one.goal, { measure })}
          />
        </section>
      ))}
    </div>
  )
}

function courseWords(course: GoalProgress | undefined, trouble: number | null, today: Day): string {
  if (!course) return 'The first number of this goal: later ones are compared with it.'
  const start = `Began at ${course.baseline} on ${shortDateWords(course.baselineOn, today)}`
  if (trouble === null) return `${start}.`
  const change = trouble - course.baseline
  if (change === 0) return `${start}; the same today.`
  return `${start}; today ${Math.abs(change)} ${change < 0 ? 'less' : 'more'}.`
}

interface ResponseProps {
  readonly response: SessionResponse | null
  readonly words: string
  readonly onSet: (set: { response?: SessionResponse | null; responseWords?: string }) => boolean
}

const responses = optionsOf(responseWords)

/** How she was afterwards, in her words. */
export function Response({ response, words, onSet }: ResponseProps) {
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>Afterwards</h3>
      <Choices
        label="How it is now"
        value={response}
        options={responses}
        onChange={(next) => onSet({ response: next })}
      />
      <Words
        label="In her words"
        value={words}
        maxLength={2000}
        onChange={(responseWords) => onSet({ responseWords })}
      />
    </div>
  )
}
