import { Button } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { PersonName } from '#renderer/ui/show/person-name'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { addendaOf } from '#shared/domain/notes/cosign'
import type { StageId } from '#shared/domain/visit/stages'
import type { Note } from '#shared/schema/note'
import { AddendumEditor } from './addendum-editor'
import { NoteText } from './note-text'
import { SignedNote } from './signed-note'
import { SigningCheck } from './signing-check'
import classes from './visit.module.css'
import type { VisitPerson } from './visit-people'

interface SignStageProps {
  readonly sheet: VisitSheet
  readonly people: readonly VisitPerson[]
  readonly onToStage: (stage: StageId) => void
}

/** What will stand for good, read once more; then the signed notes with what was added later. */
export function SignStage({ sheet, people, onToStage }: SignStageProps) {
  const { notes } = sheet
  const known = new Map(people.map((person) => [person.id, person]))
  const order = (note: Note) => people.findIndex(({ id }) => id === note.clientId)
  const sessions = notes
    .filter((note) => note.addendumTo === '')
    .toSorted((a, b) => order(a) - order(b))
  const firstDraft = sessions.find((note) => note.state === 'draft')
  if (sessions.length === 0) {
    return (
      <EmptyState
        title="Nothing to sign yet"
        icon={IconSignature}
        action={
          <Button variant="default" onClick={() => onToStage('note')}>
            Open the note
          </Button>
        }
      >
        Once the note is written, you read it here and sign it. After that it stays as it is.
      </EmptyState>
    )
  }
  return (
    <>
      {sessions.map((note) => {
        const person = known.get(note.clientId)
        const addenda = addendaOf(notes, note)
        return (
          <article key={note.id} className={classes.signing} tabIndex={-1}>
            <h2 className={classes.editorTitle}>
              Note for <PersonName name={person?.calledName ?? ''} wrap />
            </h2>
            {note.state === 'signed' ? (
              <SignedNote note={note} addenda={addenda} sheet={sheet} isParent={isParent(person)}>
                {(addendum) => (
                  <AddendumEditor
                    key={addendum.id}
                    addendum={addendum}
                    sheet={sheet}
                    primary={!firstDraft}
                  />
                )}
              </SignedNote>
            ) : (
              <>
                <NoteText note={note} isParent={isParent(person)} timeZone={sheet.visit.timeZone} />
                <SigningCheck
                  note={note}
                  sheet={sheet}
                  primary={note === firstDraft}
                  onToStage={onToStage}
                />
              </>
            )}
          </article>
        )
      })}
    </>
  )
}

const isParent = (person: VisitPerson | undefined): boolean => person?.kind !== 'infant'
