import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { type CoverBegun, coverVisits } from '#renderer/data/commands/cover-visits'
import { fullName } from '#renderer/data/queries/client-directory'
import { coversHere } from '#renderer/data/queries/covers'
import { dayBook } from '#renderer/data/queries/day-book'
import { people } from '#renderer/data/queries/people'
import { useSession } from '#renderer/data/session'
import { heldSpaces } from '#renderer/data/spaces'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { DayInput } from '#renderer/ui/fields/day-input'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { useGoBack } from '#renderer/ui/page/use-go-back'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { may } from '#shared/domain/practice/roles'
import { dayWords, timeRangeWords } from '#shared/domain/schedule/time-words'
import { closedDuring, therapistTime } from '#shared/domain/schedule/working-time'
import { isCoverLong, lastCoverDay } from '#shared/domain/spaces/cover'
import { suggestCover } from '#shared/domain/spaces/suggest-cover'
import { placesForClient } from '#shared/domain/spaces/whose-space'
import { addDays, dayOf, startOfDay } from '#shared/domain/time/calendar-day'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import classes from './cover.module.css'
import { CoverList } from './cover-list'
import { coverRefusalWords } from './cover-words'

/** Somebody is away: colleagues make their visits for some days, and the families stay theirs. */
export function CoverPage() {
  const { opened, staffId } = useSession()
  const clock = usePracticeClock()
  const goBack = useGoBack(paths.schedule)
  const known = useLive(people)
  const covers = useLive(coversHere)
  const frame = {
    title: 'Cover',
    lead: 'Somebody is away: colleagues make their visits. The families stay with their therapist.',
    width: 'wide',
    back: {
      label: 'Back',
      onBack: goBack,
    },
  } as const
  if (!clock || known.status !== 'ready' || covers.status !== 'ready') {
    return (
      <PageFrame {...frame}>
        <Reading of={[clock, known, covers]} what="Who is away" />
      </PageFrame>
    )
  }
  const { rows, hasLog } = known.value
  const staff = rows.flatMap(({ person, member }) =>
    hasLog && member?.leftAt !== null ? [] : [person],
  )
  const whole = heldSpaces(opened).filter(({ isWhole }) => isWhole)
  const ids = new Set(placesForClient(whole, staff, staffId).map((place) => place.staffId))
  const therapists = staff.filter(({ id }) => ids.has(id))
  const role = staff.find(({ id }) => id === staffId)?.role
  const spaces = new Set(therapists.map(({ clientSpace }) => clientSpace))
  if (may(role, 'planForAll') && therapists.length > 1 && spaces.size < 2) {
    return (
      <PageFrame {...frame}>
        <EmptyState title="Nothing has to be lent here">
          All clients of this practice lie in one place, as in the sample. Cover is for therapists
          who joined with laptops and clients of their own.
        </EmptyState>
      </PageFrame>
    )
  }
  if (!may(role, 'planForAll') || spaces.size < 2) {
    return (
      <PageFrame {...frame}>
        <EmptyState title="Cover is arranged by an owner or a lead">
          It takes a laptop that holds the clients of both therapists, and a practice of at least
          two.
        </EmptyState>
      </PageFrame>
    )
  }
  return (
    <PageFrame {...frame}>
      <Arrange clock={clock} therapists={therapists} />
      <CoverList
        covers={covers.value.all}
        clock={clock}
        nameOf={(id) => rows.find(({ person }) => person.id === id)?.person.name ?? 'A colleague'}
      />
    </PageFrame>
  )
}

interface ArrangeProps {
  readonly clock: PracticeClock
  readonly therapists: readonly Staff[]
}

function Arrange({ clock, therapists }: ArrangeProps) {
  const { today } = clock
  const [awayId, setAwayId] = useState<string | null>(null)
  const [fromDay, setFromDay] = useState<string | null>(today)
  const [untilDay, setUntilDay] = useState<string | null>(today)
  const away = therapists.find(({ id }) => id === awayId)
  const isDay = (day: string | null): day is string => /^\d{4}-\d\d-\d\d$/.test(day ?? '')
  const areDays = isDay(fromDay) && isDay(untilDay) && fromDay >= today
  const isTooLong = areDays && isCoverLong(fromDay, untilDay)
  return (
    <Section title="Arrange cover">
      <div className={classes.who}>
        <Select
          label="Who is away"
          placeholder="Choose"
          data={therapists.map(({ id, name }) => ({ value: id, label: name }))}
          value={awayId}
          onChange={setAwayId}
          allowDeselect={false}
        />
        <DayInput
          label="First day"
          value={fromDay}
          onChange={(day) => {
            setFromDay(day)
            if (isDay(day) && (!isDay(untilDay) || isCoverLong(day, untilDay))) setUntilDay(day)
          }}
          today={today}
          min={today}
        />
        <DayInput
          label="Last day"
          value={untilDay}
          onChange={setUntilDay}
          today={today}
          min={isDay(fromDay) ? fromDay : today}
          max={isDay(fromDay) ? lastCoverDay(fromDay) : undefined}
        />
      </div>
      {isTooLong && <p role="alert">Cover is for 14 days at most, and the last day comes last.</p>}
      {away && areDays && !isTooLong && (
        <Visits
          key={`${away.id} ${fromDay} ${untilDay}`}
          {...{ away, therapists, clock, fromDay, untilDay }}
        />
      )}
    </Section>
  )
}

interface VisitsProps extends ArrangeProps {
  readonly away: Staff
  readonly fromDay: string
  readonly untilDay: string
}

const notChosen = ''

function Visits({ away, therapists, clock, fromDay, untilDay }: VisitsProps) {
  const { timeZone, today, now } = clock
  const book = useLive(
    dayBook,
    startOfDay(fromDay, timeZone),
    startOfDay(addDays(untilDay, 1), timeZone),
  )
  const { run, running } = useCommand(coverVisits)
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const [problems, setProblems] = useState<CoverBegun['refused']>([])
  if (book.status !== 'ready') return <Reading of={[book]} what="Their visits" />
  const isTheirs = (visit: Visit) =>
    visit.state === 'planned' &&
    visit.endAt > now &&
    book.value.people.get(visit.clientId)?.space === away.clientSpace &&
    book.value.people.get(visit.clientId)?.covering === undefined
  const visits = book.value.visits.filter(isTheirs)
  const colleagues = therapists.filter(
    ({ id, clientSpace }) => id !== away.id && clientSpace !== away.clientSpace,
  )
  const picked = visits.flatMap(({ id }) => {
    const staffId = chosen.get(id)
    return staffId ? [{ visitId: id, staffId }] : []
  })
  const familyName = (clientId: string) => {
    const client = book.value.people.get(clientId)
    return client ? fullName(client.name) : 'A family'
  }
  const start = async () => {
    const done = await run({ visits: picked, fromDay, untilDay }).catch(() => null)
    if (!done?.ok) return announce('This could not be written. Nothing was lost: try again.')
    setProblems(done.value.refused)
    if (done.value.visits > 0)
      announce(
        done.value.visits === 1
          ? '1 visit is covered.'
          : `${done.value.visits} visits are covered.`,
      )
    setChosen(new Map())
  }
  const set = (visitId: string, staffId: string | null) =>
    setChosen(new Map([...chosen, [visitId, staffId ?? notChosen]]))
  if (visits.length === 0) {
    return (
      <EmptyState title="No visits to cover">
        Nothing is planned for <bdi>{away.name}</bdi> on these days that is not covered yet.
      </EmptyState>
    )
  }
  const suggest = () =>
    setChosen(
      suggestCover(
        visits,
        colleagues.map(({ id }) => id),
        book.value.visits,
        (staffId, visit) => {
          const staff = colleagues.find(({ id }) => id === staffId)
          return closedDuring(visit, therapistTime(staff), timeZone).length > 0
        },
      ),
    )
  return (
    <>
      <Rows label="Visits to cover">
        {visits.map((visit) => (
          <Row
            key={visit.id}
            title={<PersonName name={familyName(visit.clientId)} strong />}
            detail={`${dayWords(dayOf(visit.startAt, timeZone), today)} · ${timeRangeWords(visit.startAt, visit.endAt, timeZone)}`}
            trailing={
              <Select
                aria-label={`Who covers ${timeRangeWords(visit.startAt, visit.endAt, timeZone)}`}
                data={[
                  { value: notChosen, label: 'Nobody' },
                  ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={chosen.get(visit.id) ?? notChosen}
                onChange={(staffId) => set(visit.id, staffId)}
                allowDeselect={false}
                w={220}
              />
            }
          />
        ))}
      </Rows>
      {problems.map(({ parentId, refusal }) => (
        <p key={`${parentId} ${refusal.kind}`} role="alert">
          <PersonName name={familyName(parentId)} strong />: {coverRefusalWords(refusal)}
        </p>
      ))}
      <p className={classes.plain}>
        Who covers is given the names, the way in, the health record, the consents and these visits,
        and nothing else of the family. What they write goes back by itself when the days are over
        and everything is signed.
      </p>
      <div className={classes.foot}>
        <Button loading={running} disabled={picked.length === 0} onClick={() => void start()}>
          {picked.length > 1 ? `Cover ${picked.length} visits` : 'Cover the visit'}
        </Button>
        <Button variant="default" onClick={suggest}>
          Suggest who is free
        </Button>
      </div>
    </>
  )
}
