import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import type { ClientHistory } from '#renderer/data/queries/client-history'
import { useHeld } from '#renderer/data/use-held'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { weekdayDateWords } from '#shared/domain/clients/words'
import { addendaOf } from '#shared/domain/notes/cosign'
import { timeWords } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { dayOf, startOfDay } from '#shared/domain/time/calendar-day'
import type { Client } from '#shared/schema/client'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import classes from './clients.module.css'

/** A long history opens on request; these many say enough at a glance. */
const shownFirst = 6

const upcoming = (visits: readonly Visit[], clock: PracticeClock): readonly Visit[] =>
  visits
    .filter(
      ({ startAt, state }) =>
        startAt >= startOfDay(clock.today, clock.timeZone) &&
        (state === 'planned' ||
          state === 'travelling' ||
          state === 'arrived' ||
          state === 'inSession'),
    )
    .toReversed()

interface NextVisitProps {
  readonly visits: ClientHistory
  readonly clock: PracticeClock
}

/** The next time at this door, near the top: most often it is what the page was opened for. */
export function NextVisit({ visits, clock }: NextVisitProps) {
  const [next] = upcoming(visits.visits, clock)
  return (
    <div className={classes.glance}>
      {next ? (
        <Rows label="Next visit">
          <VisitRow visit={next} history={visits} clock={clock} next />
        </Rows>
      ) : (
        <p className={classes.faint}>No visit is booked.</p>
      )}
    </div>
  )
}

interface HistorySectionsProps {
  readonly history: ClientHistory
  readonly people: readonly Client[]
  readonly clock: PracticeClock
}

export function HistorySections({ history, people, clock }: HistorySectionsProps) {
  const ahead = upcoming(history.visits, clock)
  const past = history.visits.filter((visit) => !ahead.includes(visit))
  const notes = history.notes.filter((note) => note.addendumTo === '')
  const holds = useHeld()
  const knowsNotes = people.every(({ space }) => holds('notes', space))
  return (
    <>
      {ahead.length > 1 && (
        <Section title="Upcoming visits">
          <Long
            label="Upcoming visits"
            items={ahead}
            row={(visit) => (
              <VisitRow key={visit.id} visit={visit} history={history} clock={clock} />
            )}
          />
        </Section>
      )}
      <Section title="Past visits">
        {past.length === 0 && <p className={classes.faint}>None yet.</p>}
        <Long
          label="Past visits"
          items={past}
          row={(visit) => <VisitRow key={visit.id} visit={visit} history={history} clock={clock} />}
        />
      </Section>
      {knowsNotes && (
        <Section title="Notes">
          {notes.length === 0 && (
            <p className={classes.faint}>None yet. A visit’s note is written there.</p>
          )}
          <Long
            label="Notes"
            items={notes}
            row={(note) => (
              <NoteRow key={note.id} note={note} history={history} people={people} clock={clock} />
            )}
          />
        </Section>
      )}
    </>
  )
}

function Long<Item>(props: {
  readonly label: string
  readonly items: readonly Item[]
  readonly row: (item: Item) => React.ReactNode
}) {
  const [all, setAll] = useState(false)
  const { items } = props
  if (items.length === 0) return null
  return (
    <>
      <Rows label={props.label}>{(all ? items : items.slice(0, shownFirst)).map(props.row)}</Rows>
      {!all && items.length > shownFirst && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          Show all {items.length}
        </Button>
      )}
    </>
  )
}

interface VisitRowProps {
  readonly visit: Visit
  readonly history: ClientHistory
  readonly clock: PracticeClock
  readonly next?: boolean
}

function VisitRow({ visit, history, clock, next }: VisitRowProps) {
  const navigate = useNavigate()
  const day = dayOf(visit.startAt, clock.timeZone)
  const { word, meaning } = visitStateWords[visit.state]
  const when = `${day === clock.today ? 'Today' : weekdayDateWords(day, clock.today)}, ${timeWords(visit.startAt, clock.timeZone)}`
  return (
    <Row
      title={next ? `Next visit: ${when}` : when}
      detail={history.serviceNames.get(visit.serviceId) ?? 'Service no longer offered'}
      trailing={
        <Status meaning={meaning} plain>
          {word}
        </Status>
      }
      onOpen={() => void navigate({ to: paths.visit, params: { visitId: visit.id } })}
    />
  )
}

interface NoteRowProps {
  readonly note: Note
  readonly history: ClientHistory
  readonly people: readonly Client[]
  readonly clock: PracticeClock
}

function NoteRow({ note, history, people, clock }: NoteRowProps) {
  const navigate = useNavigate()
  const day = dayOf(note.sessionAt, clock.timeZone)
  const person = people.find((one) => one.id === note.clientId)
  const addenda = addendaOf(history.notes, note).length
  const more = addenda > 0 ? ` · ${addenda} ${addenda === 1 ? 'addendum' : 'addenda'}` : ''
  return (
    <Row
      title={weekdayDateWords(day, clock.today)}
      detail={
        <>
          <PersonName name={person ? fullName(person.name) : ''} wrap fallback="Baby" />
          {more}
        </>
      }
      trailing={
        <Status meaning={note.state === 'signed' ? 'done' : 'attention'} plain>
          {note.state === 'signed' ? 'Signed' : 'Not signed yet'}
        </Status>
      }
      onOpen={() => void navigate({ to: paths.visit, params: { visitId: note.visitId } })}
    />
  )
}
