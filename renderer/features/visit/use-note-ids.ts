import { useMemo, useRef } from 'react'
import { useSession } from '#renderer/data/session'
import type { Note } from '#shared/schema/note'

export interface NoteIds {
  /** The id a person's note is written under, on whichever stage its first word falls. */
  of(note: Note | undefined, clientId: string): string
  /** The draft was thrown away: what is written next is another note. */
  renew(clientId: string): void
}

/** The note of a person for this visit; the newest when two laptops each began one. */
export const noteOf = (notes: readonly Note[], clientId: string): Note | undefined =>
  notes.findLast((note) => note.clientId === clientId && note.addendumTo === '')

/**
 * The ids of notes that are not begun yet: fixed for as long as the visit is open, so that the session and
 * the note write one and the same.
 */
export function useNoteIds(): NoteIds {
  const { newId } = useSession()
  const fresh = useRef(new Map<string, string>())
  return useMemo(
    () => ({
      of(note, clientId) {
        if (note) return note.id
        const known = fresh.current.get(clientId) ?? newId()
        fresh.current.set(clientId, known)
        return known
      },
      renew: (clientId) => fresh.current.set(clientId, newId()),
    }),
    [newId],
  )
}
