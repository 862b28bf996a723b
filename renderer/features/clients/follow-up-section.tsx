import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { answerTask, takeAnswerBack } from '#renderer/data/commands/screenings'
import { fullName } from '#renderer/data/queries/client-directory'
import type { Household } from '#renderer/data/queries/clients'
import { householdFile } from '#renderer/data/queries/follow-up'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { TaskRow } from '#renderer/ui/page/task-row'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { PersonName } from '#renderer/ui/show/person-name'
import { weekdayDateWords } from '#shared/domain/clients/words'
import { cutOffsFor, readScreen } from '#shared/domain/clinical/mood/score'
import { bandWords, instrumentWords, totalWords } from '#shared/domain/clinical/mood/words'
import { openNow } from '#shared/domain/tasks/open-now'
import { taskAnswerId, taskWords } from '#shared/domain/tasks/task'
import { dueWords } from '#shared/domain/tasks/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { MoodRules } from '#shared/schema/mood-rules'
import type { Screening } from '#shared/schema/screening'

interface FollowUpSectionProps {
  readonly household: Household
  readonly clock: PracticeClock
}

/** What is to be done for this household, and how she was when she was last asked. */
export function FollowUpSection({ household, clock }: FollowUpSectionProps) {
  const { parent, infants } = household
  const people = [parent, ...infants]
  const file = useLive(householdFile, people.map(({ id }) => id).join())
  const navigate = useNavigate()
  const { run: answer } = useCommand(answerTask)
  const { run: takeBack } = useCommand(takeAnswerBack)
  if (!file.value) return null
  const { screenings, moodRules } = file.value
  const answered = new Set(screenings.filter(({ task }) => task).map(({ id }) => id))
  const tasks = parent.status === 'active' ? openNow(file.value, answered, clock) : []
  return (
    <>
      {tasks.length > 0 && (
        <Section title="To do">
          <Rows label="To do">
            {tasks.map(({ task, standing, today }) => {
              const person = people.find(({ id }) => id === task.clientId)
              const { visitId, summaryId } = task
              const open = () => {
                if (summaryId) return navigate({ to: paths.summary, params: { summaryId } })
                const params = { clientId: parent.id }
                if (task.kind === 'callAfterSession') {
                  return navigate({ to: paths.visit, params: { visitId } })
                }
                if (task.kind === 'letterEnds') {
                  const search = { view: 'letters', clientId: parent.id } as const
                  return navigate({ to: paths.money, search })
                }
                const view = task.kind === 'referralUnanswered' ? 'referral' : 'mood'
                return navigate({ to: paths.screens, params, search: { view } })
              }
              return (
                <TaskRow
                  key={taskAnswerId(task)}
                  title={taskWords[task.kind]}
                  detail={
                    <>
                      {person && person.id !== parent.id && (
                        <>
                          <PersonName name={fullName(person.name)} fallback="Baby" />
                          {' · '}
                        </>
                      )}
                      {dueWords(task, today)} {task.words}
                    </>
                  }
                  what={{ overdue: 'Overdue', today: 'Today', soon: 'Soon' }[standing]}
                  standing={standing}
                  openLabel="Open"
                  {...(task.kind === 'clearanceEnds' ? {} : { onOpen: () => void open() })}
                  onAnswer={async (said, words) => (await answer({ task, answer: said, words })).ok}
                  onTakeBack={async () => void (await takeBack(task))}
                />
              )
            })}
          </Rows>
        </Section>
      )}
      <Section
        title="Screens and wellbeing"
        actions={
          <LinkButton to={paths.screens} params={{ clientId: parent.id }} variant="default">
            Open
          </LinkButton>
        }
      >
        <KeyValues>
          {latestFacts(screenings, moodRules, clock).map(([label, words]) => (
            <KeyValue key={label} label={label}>
              {words}
            </KeyValue>
          ))}
        </KeyValues>
      </Section>
    </>
  )
}

/** The latest of each, with its day; '' for what was never asked. */
function latestFacts(
  screenings: readonly Screening[],
  rules: MoodRules | null,
  clock: PracticeClock,
): readonly (readonly [string, string])[] {
  const day = ({ startAt }: Screening) =>
    weekdayDateWords(dayOf(startAt, clock.timeZone), clock.today)
  const screen = screenings.find(({ mood }) => mood)
  const felt = screenings.find(({ wellbeing }) => wellbeing)
  const { mood } = screen ?? {}
  const { wellbeing } = felt ?? {}
  const reading = mood ? readScreen(mood, cutOffsFor(rules, mood.language)) : null
  const words =
    screen && mood && reading
      ? [
          `${instrumentWords[mood.instrument]} ${totalWords(mood.instrument, reading)}`,
          reading.safety ? 'safety answer' : reading.band ? bandWords[reading.band] : '',
          day(screen),
        ]
      : []
  const numbers =
    felt && wellbeing
      ? [
          wellbeing.sleepHours === null ? '' : `sleep ${wellbeing.sleepHours} h`,
          wellbeing.stress === null ? '' : `stress ${wellbeing.stress} of 10`,
          wellbeing.pain === null ? '' : `pain ${wellbeing.pain} of 10`,
          day(felt),
        ]
      : []
  return [
    ['Mood', words.filter(Boolean).join(' · ')],
    ['Wellbeing', numbers.filter(Boolean).join(' · ')],
  ]
}
