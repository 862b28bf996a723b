import type { NoteContent } from '#shared/schema/note'
import { BreastText } from './breast-text'

interface PartsTextProps {
  readonly content: NoteContent
  readonly timeZone: string
}

/** The structured parts of a note, to be read. A new kind of session adds its line here. */
export function PartsText({ content, timeZone }: PartsTextProps) {
  return content.breast ? <BreastText session={content.breast} timeZone={timeZone} /> : null
}
