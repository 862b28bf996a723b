import type { NoteContent } from '../../schema/note'
import { bodyLines } from '../clinical/body/body-lines'
import { isBlankBody } from '../clinical/body/body-standing'
import { type LineGroup, sessionLines } from '../clinical/breast/session-lines'
import { isBlankSession } from '../clinical/breast/session-standing'
import { isBlankGroup } from '../clinical/group/change-group'
import { groupLines } from '../clinical/group/group-lines'
import { infantLines } from '../clinical/infant/infant-lines'
import { isBlankInfant } from '../clinical/infant/infant-standing'
import { scarLines } from '../clinical/scar/scar-lines'
import { isBlankScar } from '../clinical/scar/scar-standing'

/*
 * The structured parts of a note: one optional field of its content a kind of session. A new kind:
 *  1. shared/schema/<kind>.ts, and `<kind>: <kind>Schema.optional()` in noteContentSchema. Optional: notes
 *     signed before it must parse and verify as they are.
 *  2. its pure change (session, change, facts) => Result beside domain/clinical/breast/change-session, and
 *     a command like data/commands/record-breast. Parts are only ever written by their own command, which
 *     holds the locked limits; `saveNote` writes words and leaves parts as they are.
 *  3. its lines here: the signed note and the addendum of late words show them. Lists of it get their rule
 *     in sync/merge/note, its fields their words in domain/sync/field-words.
 *  4. its remarks before signing in notes/ready-to-sign.
 */

/** Every field of a note's content that is such a part. */
export const partNames = [
  'breast',
  'body',
  'scar',
  'infant',
  'group',
] as const satisfies readonly (keyof NoteContent)[]

export type NoteParts = Pick<NoteContent, (typeof partNames)[number]>

/** The parts alone; a part that is not there is no field either. */
export const partsOf = (content: NoteContent): NoteParts =>
  Object.fromEntries(
    partNames.flatMap((name) => (content[name] === undefined ? [] : [[name, content[name]]])),
  )

/** The words and figures alone. */
export function withoutParts(content: NoteContent): NoteContent {
  const words = { ...content }
  for (const name of partNames) delete words[name]
  return words
}

export const hasParts = ({ breast, body, scar, infant, group }: NoteContent): boolean =>
  (breast !== undefined && !isBlankSession(breast)) ||
  (body !== undefined && !isBlankBody(body)) ||
  (scar !== undefined && !isBlankScar(scar)) ||
  (infant !== undefined && !isBlankInfant(infant)) ||
  (group !== undefined && !isBlankGroup(group))

/** The parts as lines to read. */
export const partLines = (
  content: NoteContent,
  timeOf: (instant: string) => string,
): readonly LineGroup[] => [
  ...(content.breast ? sessionLines(content.breast, timeOf) : []),
  ...(content.body ? bodyLines(content.body, timeOf) : []),
  ...(content.scar ? scarLines(content.scar, timeOf) : []),
  ...(content.infant ? infantLines(content.infant, timeOf) : []),
  ...(content.group ? groupLines(content.group) : []),
]
