import { Button } from '@mantine/core'
import { useState } from 'react'
import { endCover } from '#renderer/data/commands/cover-visits'
import { type CoverOf, coverFamily } from '#renderer/data/queries/covers'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { dayWords } from '#shared/domain/schedule/time-words'
import { coverStanding } from '#shared/domain/spaces/cover'
import { coverRefusalWords, standingWords } from './cover-words'

interface CoverListProps {
  readonly covers: readonly CoverOf[]
  readonly clock: PracticeClock
  readonly nameOf: (staffId: string) => string
}

/** How many that are over stay in sight. */
const mostOver = 10

/** What is covered, by whom, and how it stands; those that are over last. */
export function CoverList({ covers, clock, nameOf }: CoverListProps) {
  const open = covers.filter(({ cover }) => cover.state !== 'ended')
  const over = covers.filter(({ cover }) => cover.state === 'ended').slice(0, mostOver)
  if (covers.length === 0) return null
  return (
    <Section title="Covers">
      <Rows label="Covers">
        {[...open, ...over].map((one) => (
          <CoverRow key={one.cover.id} one={one} clock={clock} nameOf={nameOf} />
        ))}
      </Rows>
      {over.length > 0 && (
        <p>
          When a cover is over, who covered keeps the notes they signed with the name over them. A
          laptop that was off keeps the rest until it syncs, and so does a backup from those days.
        </p>
      )}
    </Section>
  )
}

interface CoverRowProps extends Omit<CoverListProps, 'covers'> {
  readonly one: CoverOf
}

function CoverRow({ one, clock, nameOf }: CoverRowProps) {
  const { parentId, name, therapistId, cover } = one
  const { run, running } = useCommand(endCover)
  const [problem, setProblem] = useState('')
  const there = useLive(coverFamily, cover.clientId)
  const standing =
    cover.state === 'begun'
      ? 'begun'
      : coverStanding(cover, there.value ?? null, clock.today, new Set())
  const end = async () => {
    const done = await run({ parentId, coverId: cover.id }).catch(() => null)
    if (done?.ok) announce('The cover has ended.')
    setProblem(
      done?.ok ? '' : done ? coverRefusalWords(done.refusal) : 'Nothing was lost: try again.',
    )
  }
  const days =
    cover.fromDay === cover.untilDay
      ? dayWords(cover.fromDay, clock.today)
      : `${dayWords(cover.fromDay, clock.today)} to ${dayWords(cover.untilDay, clock.today)}`
  const count = cover.visitIds.length === 1 ? '1 visit' : `${cover.visitIds.length} visits`
  return (
    <Row
      title={<PersonName name={name} strong />}
      detail={
        <>
          <bdi>{nameOf(cover.staffId)}</bdi> for <bdi>{nameOf(therapistId)}</bdi> · {days} · {count}
          {problem && <span role="alert"> {problem}</span>}
        </>
      }
      trailing={
        <>
          <Status meaning={standing === 'over' ? 'done' : 'waiting'}>
            {standingWords[standing]}
          </Status>
          {cover.state !== 'ended' && (
            <Button
              variant="default"
              size="sm"
              loading={running}
              onClick={() => void end()}
              aria-label={`${standing === 'coming' ? 'Undo' : 'End now'}: ${name}`}
            >
              {standing === 'coming' ? 'Undo' : 'End now'}
            </Button>
          )}
        </>
      }
    />
  )
}
