import type { NoteContent } from '#shared/schema/note'
import { BodyText, ScarText } from '../body/body-text'
import { GroupText, InfantText } from '../infant/infant-text'
import { BreastText } from './breast-text'

interface PartsTextProps {
  readonly content: NoteContent
  readonly timeZone: string
}

/** The structured parts of a note, to be read. A new kind of session adds its line here. */
export function PartsText({ content, timeZone }: PartsTextProps) {
  return (
    <>
      {content.breast && <BreastText session={content.breast} timeZone={timeZone} />}
      {content.body && <BodyText session={content.body} timeZone={timeZone} />}
      {content.scar && <ScarText session={content.scar} timeZone={timeZone} />}
      {content.infant && <InfantText session={content.infant} timeZone={timeZone} />}
      {content.group && <GroupText group={content.group} />}
    </>
  )
}
