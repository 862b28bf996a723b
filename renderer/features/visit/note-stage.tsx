import { Button } from '@mantine/core'
import { useState } from 'react'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
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
  const [chosenId, setChosenId] = useState(people[0]?.id ?? '')
  const chosen = people.find(({ id }) => id === chosenId) ?? people[0]
  const kind = sheet.service?.service?.serviceKind
  if (!chosen) return null
  const note = noteOf(sheet.notes, chosen.id)
  const noteId = noteIds.of(note, chosen.id)
  return (
    <>
      {people.length > 1 && (
        <nav className={classes.people} aria-label="Whose note">
          {people.map((person) => (
            <button
              key={person.id}
              type="button"
              className={classes.person}
              aria-current={person.id === chosen.id ? 'true' : undefined}
              onClick={() => setChosenId(person.id)}
            >
              <PersonName name={person.calledName} />
              <NoteStanding note={noteOf(sheet.notes, person.id)} />
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
        <NoteText note={note} isParent={chosen.kind === 'parent'} timeZone={sheet.visit.timeZone} />
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
