import { type Control, useWatch } from 'react-hook-form'
import { Notice } from '#renderer/ui/show/notice'
import { fieldsWithBothTexts } from '#shared/domain/notes/join-words'
import type { NoteContent } from '#shared/schema/note'
import { wordFields } from '#shared/sync/merge/note'

/**
 * Said where somebody types: words that they did not write have come into a field. It stands as long as they do, so that
 * nobody who opens the note later signs both unread.
 */
export function BothTexts({ control }: { readonly control: Control<NoteContent> }) {
  const fields = fieldsWithBothTexts(useWatch({ control }) as NoteContent)
  if (fields.length === 0) return null
  return (
    <div role="status">
      <Notice meaning="attention" title="Also written on another laptop">
        Both texts stand one under the other: {fields.map((field) => wordFields[field]).join(', ')}.
        Read them and take out what is said twice, and the line between them.
      </Notice>
    </div>
  )
}
