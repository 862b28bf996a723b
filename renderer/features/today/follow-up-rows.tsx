import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { answerTask, takeAnswerBack } from '#renderer/data/commands/screenings'
import { fullName } from '#renderer/data/queries/client-directory'
import { type FollowUps, followUps } from '#renderer/data/queries/follow-up'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { type Live, useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { TaskRow } from '#renderer/ui/page/task-row'
import { PersonName } from '#renderer/ui/show/person-name'
import { inOrder, type OpenTask, openNow } from '#shared/domain/tasks/open-now'
import { taskAnswerId, taskWords } from '#shared/domain/tasks/task'
import { dueWords } from '#shared/domain/tasks/words'
import { addDays, startOfDay } from '#shared/domain/time/calendar-day'
import type { Client } from '#shared/schema/client'

/** Visits and referrals of so many weeks can still wait for something. */
const lookBackDays = 42
const lookAheadDays = 15
/** The rest opens on request: Today stays the day. */
const shownFirst = 6
/** Older answers are about nothing that could still stand. */
const answersDays = 400

/** Open tasks of this therapist's clients; none while they are being read. */
export function useFollowUps(clock: PracticeClock): {
  readonly live: Live<FollowUps>
  readonly tasks: readonly OpenTask[]
  readonly people: ReadonlyMap<string, Client>
} {
  const { staffId } = useSession()
  const { today, timeZone, now } = clock
  const at = (days: number) => startOfDay(addDays(today, days), timeZone)
  const live = useLive(followUps, at(-lookBackDays), at(lookAheadDays), at(-answersDays), staffId)
  if (live.status !== 'ready') return { live, tasks: [], people: new Map() }
  return { live, tasks: tasksOf(live.value, staffId, { now, timeZone }), people: live.value.people }
}

function tasksOf(
  { files, people, answered }: FollowUps,
  therapistId: string,
  clock: Pick<PracticeClock, 'now' | 'timeZone'>,
): readonly OpenTask[] {
  const own = files.filter(({ parentId }) => {
    const parent = people.get(parentId)
    return parent?.therapistId === therapistId && parent.status === 'active'
  })
  return inOrder(own.flatMap((file) => openNow(file, answered, clock)))
}

/** What is to be done for clients, each with its day. */
export function FollowUpRows(props: {
  readonly tasks: readonly OpenTask[]
  readonly people: ReadonlyMap<string, Client>
}) {
  const navigate = useNavigate()
  const { run: answer } = useCommand(answerTask)
  const { run: takeBack } = useCommand(takeAnswerBack)
  const [all, setAll] = useState(false)
  const { tasks } = props
  const rows = (all ? tasks : tasks.slice(0, shownFirst)).map(({ task, standing, today }) => {
    const person = props.people.get(task.clientId)
    const clientId = person?.kind === 'infant' ? person.parentId : task.clientId
    const open = () => {
      if (task.summaryId) {
        return navigate({ to: paths.summary, params: { summaryId: task.summaryId } })
      }
      if (task.kind === 'clearanceEnds' || task.kind === 'callAfterSession') {
        return navigate({ to: paths.client, params: { clientId } })
      }
      if (task.kind === 'letterEnds') {
        return navigate({ to: paths.money, search: { view: 'letters', clientId } })
      }
      const view = task.kind === 'referralUnanswered' ? 'referral' : 'mood'
      return navigate({ to: paths.screens, params: { clientId }, search: { view } })
    }
    return (
      <TaskRow
        key={taskAnswerId(task)}
        title={<PersonName name={person ? fullName(person.name) : ''} fallback="Baby" />}
        detail={`${dueWords(task, today)} ${task.words}`}
        what={taskWords[task.kind]}
        standing={standing}
        onOpen={() => void open()}
        onAnswer={async (said, words) => (await answer({ task, answer: said, words })).ok}
        onTakeBack={async () => void (await takeBack(task))}
      />
    )
  })
  return (
    <>
      {rows}
      {!all && tasks.length > shownFirst && (
        <li>
          <Button variant="subtle" onClick={() => setAll(true)}>
            Show all {tasks.length} to do
          </Button>
        </li>
      )}
    </>
  )
}
