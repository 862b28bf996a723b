import { useCallback, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type NoteRefusal, type NoteWriting, saveNote } from '#renderer/data/commands/save-note'
import { useCommand } from '#renderer/data/use-command'
import { type FormSaving, useFormSaving } from '#renderer/data/use-form-saving'
import type { NoteContent } from '#shared/schema/note'

export interface NoteSaving extends Omit<FormSaving<NoteRefusal>, 'save'> {
  /** Writes what is unsaved; answers with the instant of the draft's state, null when it was not saved. */
  save(): Promise<string | null>
}

export function useNoteSaving(
  target: Omit<NoteWriting, 'content'>,
  form: UseFormReturn<NoteContent>,
  updatedAt: string | null,
): NoteSaving {
  const { noteId, visitId, clientId } = target
  const { run } = useCommand(saveNote)
  const savedAt = useRef(updatedAt)
  const write = useCallback(
    async (content: NoteContent) => {
      const done = await run({ noteId, visitId, clientId, content })
      if (done.ok) savedAt.current = done.value
      return done
    },
    [run, noteId, visitId, clientId],
  )
  const saving = useFormSaving(form, write)
  return { ...saving, save: async () => ((await saving.save()) ? savedAt.current : null) }
}
