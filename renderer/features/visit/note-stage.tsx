import { Button } from '@mantine/core'
import { useState } from 'react'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import type { Note } from '#shared/schema/note'
import { NoteEditor } from './note-editor'
import { NoteText } from './note-text'
import { type NoteIds, noteOf } from './use-note-ids'
import classes from './visit.module.css'
import type { VisitPerson } from './visit-people'

interface NoteStageProps {
  readonly sheet: VisitSheet
  readonly people: readonly VisitPerson[]
  readonly noteIds: NoteIds
  /** Grows each time somebody asks to write: the first field then takes the focus. */
  readonly wantsFocus: number
  readonly onToSign: () => void
}

/** One note for the parent, one for each baby who takes part: each is a record of its own. */
export function NoteStage({ sheet, people, noteIds, wantsFocus, onToSign }: NoteStageProps) {
  const session = useSession()
  const [choice, setChoice] = useState({ personId: people[0]?.id ?? '', noteId: '' })
  const chosen = people.find(({ id }) => id === choice.personId) ?? people[0]
  const kind = sheet.service?.service?.serviceKind
  if (!chosen) return null
  const newest = noteOf(sheet.notes, chosen.id)
  const note = sheet.notes.find(({ id }) => id === choice.noteId) ?? newest
  const noteId = noteIds.of(note, chosen.id)
  const entries = people.flatMap((person) => entriesOf(person, sheet.notes))
  return (
    <>
      {entries.length > 1 && (
        <nav className={classes.people} aria-label="Whose note">
          {entries.map(({ person, one, nth }) => (
            <button
              key={`${person.id} ${nth}`}
              type="button"
              className={classes.person}
              aria-current={person.id === chosen.id && one === note ? 'true' : undefined}
              onClick={() =>
                setChoice({ personId: person.id, noteId: nth > 0 ? (one?.id ?? '') : '' })
              }
            >
              <span>
                <PersonName name={person.calledName} />
                {nth > 0 && `, note ${nth}`}
              </span>
              <NoteStanding note={one} />
            </button>
          ))}
        </nav>
      )}
      {note?.state === 'signed' ? (
        <EmptyState
          title="This note is signed"
          action={
            <Button variant="default" onClick={onToSign}>
              Read it, or add an addendum
            </Button>
          }
        >
          It stays as it is. What comes to mind later goes into an addendum.
        </EmptyState>
      ) : note && note.authorId !== session.staffId ? (
        <>
          <Notice meaning="waiting" title="A draft of somebody else">
            <PersonName name={sheet.staff.get(note.authorId)?.name ?? ''} fallback="Its author" />{' '}
            goes on writing and signs it. You can read it here.
          </Notice>
          <NoteText
            note={note}
            isParent={chosen.kind === 'parent'}
            timeZone={sheet.visit.timeZone}
          />
        </>
      ) : (
        noteId && (
          <NoteEditor
            key={noteId}
            sheet={sheet}
            person={chosen}
            note={note ?? null}
            noteId={noteId}
            serviceKind={kind ?? note?.content.serviceKind ?? 'postnatal'}
            wantsFocus={wantsFocus}
            onDiscard={() => noteIds.renew(chosen.id)}
          />
        )
      )}
    </>
  )
}

/** The one note of a person, or each of several: two laptops without a network each began one. */
function entriesOf(person: VisitPerson, notes: readonly Note[]) {
  const own = notes.filter(
    ({ clientId, addendumTo }) => clientId === person.id && addendumTo === '',
  )
  if (own.length < 2) return [{ person, one: own[0], nth: 0 }]
  return own.map((one, index) => ({ person, one, nth: index + 1 }))
}

function NoteStanding({ note }: { readonly note: Note | undefined }) {
  if (!note) return <span className={classes.standing}>Not begun</span>
  return note.state === 'signed' ? (
    <Status meaning="done" plain>
      Signed
    </Status>
  ) : (
    <Status meaning="waiting" plain>
      Draft
    </Status>
  )
}
