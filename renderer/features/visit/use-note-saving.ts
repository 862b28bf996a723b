import { useCallback, useEffect, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type NoteRefusal, type NoteWriting, saveNote } from '#renderer/data/commands/save-note'
import { useCommand } from '#renderer/data/use-command'
import { type FormSaving, useFormSaving } from '#renderer/data/use-form-saving'
import {
  cursorAfter,
  isSameTyped,
  joinWords,
  type Typed,
  typedFields,
} from '#shared/domain/notes/join-words'
import { ok } from '#shared/result'
import type { Note, NoteContent } from '#shared/schema/note'

export interface NoteSaving extends Omit<FormSaving<NoteRefusal>, 'save'> {
  /** Writes what is unsaved; answers with the instant of the draft's state, null when it was not saved. */
  save(): Promise<string | null>
}

/**
 * A draft saves by itself. What another laptop writes into it meanwhile comes into the open form, beside what is
 * typed here: a form that held the older words would write them over the newer ones.
 */
export function useNoteSaving(
  target: Omit<NoteWriting, 'content' | 'base'>,
  form: UseFormReturn<NoteContent>,
  note: Note | null,
): NoteSaving {
  const { noteId, visitId, clientId } = target
  const { run } = useCommand(saveNote)
  const known = useRef(knownOf(note))
  const inFlight = useRef(0)

  /** Brings what is stored into the form, held against what the form was based on. */
  const adopt = useCallback(
    (stored: Typed, base: Typed) => {
      const mine = form.getValues()
      const after = joinWords(base, mine, stored)
      for (const field of typedFields) {
        if (after.content[field] === mine[field]) continue
        const back = cursorIn(field, String(after.content[field] ?? ''))
        form.setValue(field, after.content[field])
        back()
      }
      return after
    },
    [form],
  )

  const write = useCallback(
    async (content: NoteContent) => {
      const { at, stored, base } = known.current
      if (stored && isSameTyped(stored, content)) return ok({ updatedAt: at, content })
      inFlight.current += 1
      const done = await run({ noteId, visitId, clientId, content, base }).finally(() => {
        inFlight.current -= 1
      })
      if (!done.ok) return done
      known.current = {
        ...{ at: done.value.updatedAt, stored: done.value.content, base: done.value.content },
      }
      adopt(done.value.content, content)
      return done
    },
    [run, noteId, visitId, clientId, adopt],
  )
  const saving = useFormSaving(form, write)

  useEffect(() => {
    if (note?.state !== 'draft' || inFlight.current > 0 || saving.state === 'saving') return
    const { at, base } = known.current
    // Older than what was written here: what came with it is in there already.
    if (at !== null && note.updatedAt <= at) return
    const { clashes } = adopt(note.content, base ?? note.content)
    // A figure that stands against mine is still to be told when mine is written.
    const open = Object.fromEntries(clashes.map((field) => [field, base?.[field] ?? null]))
    known.current = {
      ...{ at: note.updatedAt, stored: note.content, base: { ...note.content, ...open } },
    }
  }, [note, saving.state, adopt])

  return {
    ...saving,
    save: async () => ((await saving.save()) ? known.current.at : null),
  }
}

/** The cursor is put back between the words where it was, or the next ones would fall under the other text. */
function cursorIn(field: string, text: string): () => void {
  const found = document.activeElement
  if (!(found instanceof HTMLTextAreaElement) || found.name !== field) return () => {}
  const { selectionStart, selectionEnd, value } = found
  const [start, end] = [selectionStart, selectionEnd].map((at) => cursorAfter(value, at, text))
  return () => requestAnimationFrame(() => found.setSelectionRange(start ?? null, end ?? null))
}

interface Known {
  /** The instant of the state that the form rests on; null: no draft is stored yet. */
  readonly at: string | null
  readonly stored: Typed | null
  readonly base: Typed | null
}

const knownOf = (note: Note | null): Known => ({
  at: note?.updatedAt ?? null,
  stored: note?.content ?? null,
  base: note?.content ?? null,
})
