import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { addAddendum } from '#renderer/data/commands/add-addendum'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useRecordPlace } from '#renderer/data/sync/use-record-place'
import { useCommand } from '#renderer/data/use-command'
import { Notice } from '#renderer/ui/show/notice'
import { PlaceMark } from '#renderer/ui/show/place-mark'
import { Status } from '#renderer/ui/show/status'
import { checkSignature } from '#shared/domain/notes/signed-content'
import { dayWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Note } from '#shared/schema/note'
import { Cosignatures } from './cosignatures'
import { NoteReviews } from './note-reviews'
import { NoteText } from './note-text'
import { findingWords } from './note-words'
import signClasses from './sign.module.css'
import classes from './visit.module.css'

interface SignedNoteProps {
  readonly note: Note
  readonly addenda: readonly Note[]
  readonly sheet: VisitSheet
  readonly isParent: boolean
  /** The editor of an addendum that is not signed yet. */
  readonly children: (addendum: Note) => ReactNode
}

/** A note that stays as it is, checked each time it is shown, with its addenda in order. */
export function SignedNote({ note, addenda, sheet, isParent, children }: SignedNoteProps) {
  const { staffId } = useSession()
  const { run: add, running } = useCommand(addAddendum)
  const inOrder = addenda.toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)))
  const more = useRef<HTMLButtonElement>(null)
  const signed = addenda.filter((one) => one.state === 'signed').length
  const signedBefore = useRef(signed)
  useEffect(() => {
    const one = signed > signedBefore.current
    signedBefore.current = signed
    // The editor went away with the button that signed it: the keys stay where they were.
    if (one && document.activeElement === document.body) more.current?.focus()
  }, [signed])
  const ownDraft = addenda.some((one) => one.state === 'draft' && one.authorId === staffId)
  return (
    <div className={classes.signed}>
      <NoteText note={note} isParent={isParent} timeZone={sheet.visit.timeZone} />
      <SignatureLine note={note} sheet={sheet} />
      <Cosignatures note={note} sheet={sheet} />
      {inOrder.map((addendum) => (
        <section key={addendum.id} className={classes.addendum} aria-label="Addendum">
          <h3 className={classes.addendumTitle}>Addendum</h3>
          {addendum.state === 'signed' ? (
            <>
              <NoteText note={addendum} isParent={isParent} timeZone={sheet.visit.timeZone} />
              <SignatureLine note={addendum} sheet={sheet} />
              <Cosignatures note={addendum} sheet={sheet} />
            </>
          ) : (
            children(addendum)
          )}
        </section>
      ))}
      <NoteReviews note={note} sheet={sheet} />
      {!ownDraft && (
        <div>
          <Button ref={more} variant="default" loading={running} onClick={() => void add(note.id)}>
            Add an addendum
          </Button>
        </div>
      )}
    </div>
  )
}

/** Signed ones by when they were signed; drafts after them. */
const placeOf = (note: Note): string => note.signature?.signedAt ?? `~${note.createdAt}`

function SignatureLine({ note, sheet }: { readonly note: Note; readonly sheet: VisitSheet }) {
  const author = sheet.staff.get(note.authorId) ?? null
  const finding = useMemo(() => checkSignature(note, author), [note, author])
  const place = useRecordPlace([['notes', note.id]])
  const { signature } = note
  const { meaning, word, more } = findingWords[finding]
  const { timeZone } = sheet.visit
  const when = signature
    ? `${dayWords(dayOf(signature.signedAt, timeZone), '')}, ${timeWords(signature.signedAt, timeZone)}`
    : ''
  const words = signature
    ? `Signed by ${signature.signedAs}, ${when}: ${word}`
    : 'Signature missing'
  return (
    <div className={signClasses.signature}>
      {finding === 'unchanged' ? (
        <Status meaning={meaning}>{words}</Status>
      ) : (
        <div role="alert">
          <Notice meaning={meaning} title={words}>
            {more}
          </Notice>
        </div>
      )}
      <PlaceMark place={place} />
    </div>
  )
}
